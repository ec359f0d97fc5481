/* cpt-tag-text.c — tags as people read them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-tag-text.h"

#include <glib/gi18n.h>

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
