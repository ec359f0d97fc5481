/* cpt-company-match.c — which field beside the name a search found, and what is written there: a pure rule.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-match-private.h"

#include <string.h>

#include "cpt-company-scan-private.h"
#include "cpt-fold.h"

/* Characters of a text before and after what was found: few before, so that a narrow column still shows it. */
#define BEFORE 12
#define AFTER 40

/* Where one of @terms stands in the folded @text, in bytes of @text itself; -1 for nowhere. */
static gssize
find_any (const char *text, const char *const *terms)
{
  g_autoptr (GArray) offsets = NULL;
  g_autofree char *fold = cpt_fold_with_offsets (text, &offsets);

  for (guint i = 0; terms[i] != NULL; i++)
    {
      const char *hit = strstr (fold, terms[i]);

      if (hit != NULL)
        return (gssize) g_array_index (offsets, guint, hit - fold);
    }

  return -1;
}

/* Where the text before a hit begins: at a word, if one begins that near. */
static glong
find_start (const char *text, glong hit)
{
  glong least = MAX (hit - BEFORE, 0);

  for (glong start = least; start <= hit && start > 0; start++)
    if (g_unichar_isspace (g_utf8_get_char (g_utf8_offset_to_pointer (text, start - 1))))
      return start;

  return least;
}

/* What is around a hit, with an ellipsis where the text goes on. */
static char *
cut_around (const char *text, gssize offset)
{
  glong hit = g_utf8_pointer_to_offset (text, text + offset);
  glong length = g_utf8_strlen (text, -1);
  glong first = find_start (text, hit);
  glong last = MIN (hit + AFTER, length);
  g_autofree char *part = g_utf8_substring (text, first, last);

  g_strdelimit (part, "\r\n\t", ' ');

  return g_strconcat (first > 0 ? "…" : "", part, last < length ? "…" : "", NULL);
}

/* The name of a tag says what the value is: it stays whole. */
static char *
match_tags (CptCompany *company, const char *const *terms)
{
  GVariant *tags = cpt_company_get_tags (company);
  GVariantIter iter;
  const char *key = NULL;
  const char *value = NULL;

  if (tags == NULL)
    return NULL;

  g_variant_iter_init (&iter, tags);
  while (g_variant_iter_next (&iter, "{&s&s}", &key, &value))
    {
      gssize offset = find_any (value, terms);
      g_autofree char *part = NULL;

      if (offset < 0 && find_any (key, terms) < 0)
        continue;

      part = cut_around (value, MAX (offset, 0));

      return g_strdup_printf ("%s: %s", key, part);
    }

  return NULL;
}

static char *
match_description (CptCompany *company, const char *const *terms)
{
  const char *description = cpt_company_get_description (company);
  gssize offset = description != NULL ? find_any (description, terms) : -1;

  return offset >= 0 ? cut_around (description, offset) : NULL;
}

static char *
match_platform (CptCompany *company, const char *const *terms)
{
  GPtrArray *connections = cpt_company_get_connections (company);

  for (guint i = 0; i < connections->len; i++)
    {
      const char *name = cpt_connection_get_platform_name (g_ptr_array_index (connections, i));

      if (find_any (name, terms) >= 0)
        return g_strdup (name);
    }

  return NULL;
}

static gboolean
id_matches (const char *id, const char *const *terms)
{
  g_autofree char *id_digits = cpt_company_scan_parse_id (id);

  for (guint i = 0; id_digits != NULL && terms[i] != NULL; i++)
    {
      g_autofree char *digits = cpt_company_scan_parse_id (terms[i]);

      if (digits != NULL && strstr (id_digits, digits) != NULL)
        return TRUE;
    }

  return FALSE;
}

static char *
match_connection_id (CptCompany *company, const char *const *terms)
{
  GPtrArray *connections = cpt_company_get_connections (company);

  for (guint i = 0; i < connections->len; i++)
    {
      const char *id = cpt_connection_get_id (g_ptr_array_index (connections, i));

      if (id_matches (id, terms))
        return g_strdup (id);
    }

  return NULL;
}

/**
 * cpt_company_match_find:
 * @terms: folded
 * @rank: of the worst of @terms
 * @text: (out) (nullable) (transfer full): what is written in the field; %NULL for "subsidiary", which is the name of
 *   another company
 *
 * Returns: (transfer none) (nullable): the field, as CptCompanyRowFields names it; %NULL when the name alone was
 * found
 */
const char *
cpt_company_match_find (CptCompany *company, const char *const *terms, CptMatchRank rank, char **text)
{
  *text = NULL;

  switch (rank)
    {
    case CPT_MATCH_OTHER:
      *text = match_tags (company, terms);
      if (*text != NULL)
        return "tags";
      *text = match_description (company, terms);
      return "description";
    case CPT_MATCH_CHILD:
      return "subsidiary";
    case CPT_MATCH_CREATOR:
      *text = g_strdup (cpt_company_get_created_by (company));
      return "created-by";
    case CPT_MATCH_PLATFORM:
      *text = match_platform (company, terms);
      return "platform";
    case CPT_MATCH_ID:
      *text = g_strdup (cpt_company_get_id (company));
      return "id";
    case CPT_MATCH_CONNECTION_ID:
      *text = match_connection_id (company, terms);
      return "connection-id";
    case CPT_MATCH_NAME_BEGINS:
    case CPT_MATCH_WORD_BEGINS:
    case CPT_MATCH_NAME_INSIDE:
    case CPT_MATCH_NONE:
    default:
      return NULL;
    }
}
