/* cpt-tag-set.c — the tags of a company as one text, in which those that hold a tag are found at once.
 *
 * Each tag is its key, BETWEEN, its value; ENDS stand before, between and behind them. A key or value that holds one of
 * these control characters itself would be taken for another tag: nobody can type one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _GNU_SOURCE /* memmem */

#include "cpt-tag-set-private.h"

#include <string.h>

#define END '\001'
#define BETWEEN '\002'

/**
 * cpt_tag_set_new:
 * @tags: a{ss}
 *
 * Returns: (transfer full): the tags as one text
 */
char *
cpt_tag_set_new (GVariant *tags)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GVariantIter iter;
  const char *key = NULL;
  const char *value = NULL;

  g_string_append_c (text, END);
  g_variant_iter_init (&iter, tags);
  while (g_variant_iter_next (&iter, "{&s&s}", &key, &value))
    g_string_append_printf (text, "%s%c%s%c", key, BETWEEN, value, END);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * cpt_tag_set_next:
 * @iter: all zeros at first
 *
 * Returns: whether @set has another tag, which @iter now says
 */
gboolean
cpt_tag_set_next (const char *set, CptTagSetIter *iter)
{
  const char *key = iter->key == NULL ? set + 1 : iter->value + iter->value_length + 1;
  const char *between = strchr (key, BETWEEN);
  const char *end = between != NULL ? strchr (between, END) : NULL;

  if (end == NULL)
    return FALSE;

  iter->key = key;
  iter->key_length = (gsize) (between - key);
  iter->value = between + 1;
  iter->value_length = (gsize) (end - iter->value);

  return TRUE;
}

/* What stands in each set that holds @tag. */
static char *
dup_pattern (GVariant *tag)
{
  const char *key = NULL;
  const char *value = NULL;

  g_variant_get (tag, "(&sm&s)", &key, &value);

  return value != NULL ? g_strdup_printf ("%c%s%c%s%c", END, key, BETWEEN, value, END)
                       : g_strdup_printf ("%c%s%c", END, key, BETWEEN);
}

/**
 * cpt_tag_set_mark:
 * @sets: by cpt_tag_set_new()
 * @tag: (sms): key and value; any value without one
 *
 * Returns: (transfer full): for the number + 1 of each of @sets, whether it holds @tag; first, for no tags, that it
 *   does not
 */
guint8 *
cpt_tag_set_mark (CptTexts *sets, GVariant *tag)
{
  g_autofree char *pattern = dup_pattern (tag);
  guint8 *marks = g_malloc0 (cpt_texts_get_n (sets) + 1);
  const char *blob = (const char *) sets->blob->data;
  const char *end = blob + sets->blob->len;
  const char *at = blob;
  guint number = 0;

  while (at != NULL && (at = memmem (at, (gsize) (end - at), pattern, strlen (pattern))) != NULL)
    {
      number = cpt_texts_find_at (sets, number, (guint32) (at - blob));
      marks[number + 1] = TRUE;
      at = blob + cpt_texts_get_start (sets, number + 1);
    }

  return marks;
}
