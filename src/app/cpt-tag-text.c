/* cpt-tag-text.c — tags as people read them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-tag-text.h"

#include <glib/gi18n.h>

#include "cpt-tags.h"

/**
 * cpt_tag_text:
 * @value: may be empty
 *
 * Returns: (transfer full): a tag of a company
 */
char *
cpt_tag_text (const char *key, const char *value)
{
  /* Translators: a tag of a company: its key, then its value */
  return *value != '\0' ? g_strdup_printf (_ ("%s: %s"), key, value) : g_strdup (key);
}

/**
 * cpt_tag_text_of_filter:
 * @tag: (sms): what the list is narrowed to; without a value, any will do
 *
 * Returns: (transfer full): the same, for people
 */
char *
cpt_tag_text_of_filter (GVariant *tag)
{
  const char *key = NULL;
  const char *value = NULL;

  g_variant_get (tag, "(&sm&s)", &key, &value);

  /* Translators: a filter: companies that have a tag of this key, whatever its value; %s is the key, such as region */
  return value != NULL ? cpt_tag_text (key, value) : g_strdup_printf (_ ("%s: any value"), key);
}

/* What became of a tag that is there; NULL when nothing did. */
static char *
dup_given (const char *key, const char *value, const char *before)
{
  g_autofree char *tag = cpt_tag_text (key, value);

  if (g_strcmp0 (before, value) == 0)
    return NULL;

  if (before == NULL)
    /* Translators: a tag was added to a company: "region: Québec added" */
    return g_strdup_printf (_ ("%s added"), tag);

  /* Translators: the value of a tag was changed: "region: Québec instead of “Ontario”" */
  return g_strdup_printf (_ ("%1$s instead of “%2$s”"), tag, before);
}

static void
add_given (GStrvBuilder *parts, GVariant *before, GVariant *after)
{
  GVariantIter iter;
  const char *key = NULL;
  const char *value = NULL;

  g_variant_iter_init (&iter, after);
  while (g_variant_iter_next (&iter, "{&s&s}", &key, &value))
    {
      g_autofree char *part = dup_given (key, value, cpt_tags_find (before, key));

      if (part != NULL)
        g_strv_builder_add (parts, part);
    }
}

static void
add_taken (GStrvBuilder *parts, GVariant *before, GVariant *after)
{
  GVariantIter iter;
  const char *key = NULL;
  const char *value = NULL;

  g_variant_iter_init (&iter, before);
  while (g_variant_iter_next (&iter, "{&s&s}", &key, &value))
    {
      g_autofree char *tag = cpt_tag_text (key, value);
      /* Translators: a tag was removed from a company: "region: Québec removed" */
      g_autofree char *part = g_strdup_printf (_ ("%s removed"), tag);

      if (cpt_tags_find (after, key) == NULL)
        g_strv_builder_add (parts, part);
    }
}

/**
 * cpt_tag_text_of_difference:
 * @before: (nullable): a{ss}
 * @after: (nullable): a{ss}
 *
 * Returns: (transfer full): what was added, changed and removed
 */
char *
cpt_tag_text_of_difference (GVariant *before, GVariant *after)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;

  if (after != NULL)
    add_given (parts, before, after);
  if (before != NULL)
    add_taken (parts, before, after);
  texts = g_strv_builder_end (parts);

  return g_strjoinv (", ", texts);
}
