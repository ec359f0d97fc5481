/* cpt-tag-text.c — tags as people read them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-tag-text.h"

#include <glib/gi18n.h>

#include "cpt-shown-text.h"
#include "cpt-tags.h"

/**
 * cpt_tag_text:
 * @value: may be empty
 *
 * Returns: (transfer full): what is shown of a tag of a company
 */
char *
cpt_tag_text (const char *key, const char *value)
{
  g_autofree char *shown_key = cpt_shown_text_new (key, CPT_SHOWN_NAME);
  g_autofree char *shown_value = cpt_shown_text_new (value, CPT_SHOWN_NAME);

  /* Translators: a tag of a company: its key, then its value */
  return *value != '\0' ? g_strdup_printf (_ ("%s: %s"), shown_key, shown_value) : g_steal_pointer (&shown_key);
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
  g_autofree char *shown_key = NULL;

  g_variant_get (tag, "(&sm&s)", &key, &value);
  if (value != NULL)
    return cpt_tag_text (key, value);

  shown_key = cpt_shown_text_new (key, CPT_SHOWN_NAME);

  /* Translators: a filter: companies that have a tag of this key, whatever its value; %s is the key, such as region */
  return g_strdup_printf (_ ("%s: any value"), shown_key);
}

/* What became of a tag that is there; NULL when nothing did. */
static char *
dup_given (const char *key, const char *value, const char *before)
{
  g_autofree char *tag = cpt_tag_text (key, value);
  g_autofree char *shown_before = cpt_shown_text_new (before, CPT_SHOWN_NAME);

  if (g_strcmp0 (before, value) == 0)
    return NULL;

  if (before == NULL)
    /* Translators: a tag was added to a company: "region: Québec added" */
    return g_strdup_printf (_ ("%s added"), tag);

  /* Translators: the value of a tag was changed: "region: Québec instead of “Ontario”" */
  return g_strdup_printf (_ ("%1$s instead of “%2$s”"), tag, shown_before);
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
