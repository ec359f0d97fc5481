/* cpt-company-scan.c — where one term is found, for every company at once.
 *
 * Names are one blob: the term is searched in it from one end to the other, and each hit is looked up. Names, creators
 * and platforms that are shared are searched once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _GNU_SOURCE /* memmem */

#include "cpt-company-scan-private.h"

#include <string.h>

#include "cpt-fold.h"

#define ID_MIN_DIGITS 4 /* fewer hexadecimal digits match everything */
#define ID_DIGITS 32

/**
 * cpt_company_scan_split:
 * @text: (nullable): as typed
 *
 * Returns: (transfer full): the terms, folded; all must be found
 */
char **
cpt_company_scan_split (const char *text)
{
  g_autofree char *fold = cpt_fold (text != NULL ? text : "");
  g_auto (GStrv) words = g_strsplit_set (fold, " \t\n", -1);
  GStrvBuilder *terms = g_strv_builder_new ();
  char **split = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] != '\0')
        g_strv_builder_add (terms, words[i]);
    }
  split = g_strv_builder_end (terms);
  g_strv_builder_unref (terms);

  return split;
}

static void
improve (guint8 *ranks, guint index, CptMatchRank rank)
{
  if (rank < ranks[index])
    ranks[index] = (guint8) rank;
}

/* Folded letters beyond ASCII are letters too; what is neither letter nor digit parts words. */
static gboolean
parts_words (char character)
{
  return (guchar) character < 0x80 && !g_ascii_isalnum (character);
}

static CptMatchRank
rank_in_name (const char *name, const char *hit)
{
  if (hit == name)
    return CPT_MATCH_NAME_BEGINS;

  return parts_words (hit[-1]) ? CPT_MATCH_WORD_BEGINS : CPT_MATCH_NAME_INSIDE;
}

static void
scan_names (CptSnapshot *snapshot, const char *term, gsize length, guint8 *ranks)
{
  CptTexts *names = snapshot->names;
  const char *blob = (const char *) names->blob->data;
  const char *end = blob + names->blob->len;
  const char *at = blob;
  guint index = 0;

  while ((at = memmem (at, (gsize) (end - at), term, length)) != NULL)
    {
      CptMatchRank rank;

      index = cpt_texts_find_at (names, index, (guint32) (at - blob));
      rank = rank_in_name (cpt_texts_get (names, index), at);
      improve (ranks, index, rank);

      /* No better place in the same name: go on with the next. */
      at = rank <= CPT_MATCH_WORD_BEGINS ? blob + cpt_texts_get_start (names, index + 1) : at + 1;
    }
}

static void
scan_others (CptSnapshot *snapshot, const char *term, guint8 *ranks)
{
  guint n = cpt_texts_get_n (snapshot->others);

  for (guint i = 0; i < n; i++)
    {
      if (strstr (cpt_texts_get (snapshot->others, i), term) != NULL)
        improve (ranks, snapshot->other_owners[i], CPT_MATCH_OTHER);
    }
}

/* A parent is found through the name of its child. */
static void
scan_families (CptSnapshot *snapshot, guint8 *ranks)
{
  for (guint i = 0; i < snapshot->families->len; i++)
    {
      const CptFamily *family = &g_array_index (snapshot->families, CptFamily, i);

      if (ranks[family->child] <= CPT_MATCH_NAME_INSIDE)
        improve (ranks, family->parent, CPT_MATCH_CHILD);
    }
}

/* @owners holds for each company the number + 1 of a text of @texts, 0 for none. */
static void
scan_shared (CptSnapshot *snapshot,
             CptTexts *texts,
             const guint32 *owners,
             const char *term,
             CptMatchRank rank,
             guint8 *ranks)
{
  guint n = cpt_texts_get_n (texts);
  g_autofree gboolean *is_hit = g_new0 (gboolean, n + 1);
  gboolean has_hit = FALSE;

  for (guint i = 0; i < n; i++)
    {
      is_hit[i + 1] = strstr (cpt_texts_get (texts, i), term) != NULL;
      has_hit |= is_hit[i + 1];
    }

  for (guint i = 0; has_hit && i < snapshot->n; i++)
    {
      if (is_hit[owners[i]])
        improve (ranks, i, rank);
    }
}

/**
 * cpt_company_scan_parse_id:
 * @term: folded
 *
 * Returns: (transfer full) (nullable): the hexadecimal digits of @term, when it could be a part of an identifier
 */
char *
cpt_company_scan_parse_id (const char *term)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  for (; *term != '\0'; term++)
    {
      if (g_ascii_isxdigit (*term))
        g_string_append_c (digits, *term);
      else if (*term != '-')
        return NULL;
    }

  if (digits->len < ID_MIN_DIGITS || digits->len > ID_DIGITS)
    return NULL;

  return g_string_free (g_steal_pointer (&digits), FALSE);
}

static gboolean
id_contains (const guint8 *id, const char *digits)
{
  static const char hexadecimal[] = "0123456789abcdef";
  char text[ID_DIGITS + 1];

  for (guint i = 0; i < ID_DIGITS / 2; i++)
    {
      text[2 * i] = hexadecimal[id[i] >> 4];
      text[2 * i + 1] = hexadecimal[id[i] & 0xf];
    }
  text[ID_DIGITS] = '\0';

  return strstr (text, digits) != NULL;
}

static void
scan_ids (CptSnapshot *snapshot, const char *digits, guint8 *ranks)
{
  for (guint i = 0; i < snapshot->n; i++)
    {
      if (snapshot->rids[i] > 0 && id_contains (snapshot->ids + 16 * (gsize) i, digits))
        improve (ranks, i, CPT_MATCH_ID);
    }

  for (guint i = 0; i < snapshot->connections->len; i++)
    {
      const CptIdEntry *entry = &g_array_index (snapshot->connections, CptIdEntry, i);

      if (id_contains (entry->id, digits))
        improve (ranks, entry->index, CPT_MATCH_CONNECTION_ID);
    }
}

/**
 * cpt_company_scan:
 * @handle: of this thread, for identifiers
 * @term: folded, not empty
 * @ranks: (out caller-allocates): for each index of @snapshot, the CptMatchRank of @term
 */
void
cpt_company_scan (CptSnapshot *snapshot, sqlite3 *handle, const char *term, guint8 *ranks)
{
  g_autofree char *digits = cpt_company_scan_parse_id (term);

  memset (ranks, CPT_MATCH_NONE, snapshot->n);
  scan_names (snapshot, term, strlen (term), ranks);
  scan_families (snapshot, ranks);
  scan_others (snapshot, term, ranks);
  scan_shared (snapshot, snapshot->creator_names, snapshot->creators, term, CPT_MATCH_CREATOR, ranks);
  scan_shared (snapshot, snapshot->platform_names, snapshot->platforms, term, CPT_MATCH_PLATFORM, ranks);
  if (digits != NULL && cpt_snapshot_ensure_ids (snapshot, handle))
    scan_ids (snapshot, digits, ranks);
}
