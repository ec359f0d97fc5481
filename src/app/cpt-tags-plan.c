/* cpt-tags-plan.c — what a tag would change of several companies: pure rules.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-tags-plan.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cpt-tags.h"

static gboolean
is_full (const CptTagTarget *target, const char *key)
{
  return cpt_tags_get_n (target->tags) >= CPT_TAGS_MAX && cpt_tags_find (target->tags, key) == NULL;
}

/**
 * cpt_tags_plan_list_given:
 * @targets: (element-type CptTagTarget)
 * @key: of a tag
 * @value: of the same
 *
 * Returns: (transfer container) (element-type CptTagTarget): those that would get the tag; not those that have it
 *   already, nor those that can have no other
 */
GPtrArray *
cpt_tags_plan_list_given (GPtrArray *targets, const char *key, const char *value)
{
  GPtrArray *given = g_ptr_array_new ();

  for (guint i = 0; i < targets->len; i++)
    {
      CptTagTarget *target = g_ptr_array_index (targets, i);

      if (!is_full (target, key) && g_strcmp0 (cpt_tags_find (target->tags, key), value) != 0)
        g_ptr_array_add (given, target);
    }

  return given;
}

/**
 * cpt_tags_plan_list_taken:
 * @targets: (element-type CptTagTarget)
 * @key: of a tag
 *
 * Returns: (transfer container) (element-type CptTagTarget): those that would lose the tag
 */
GPtrArray *
cpt_tags_plan_list_taken (GPtrArray *targets, const char *key)
{
  GPtrArray *taken = g_ptr_array_new ();

  for (guint i = 0; i < targets->len; i++)
    {
      CptTagTarget *target = g_ptr_array_index (targets, i);

      if (cpt_tags_find (target->tags, key) != NULL)
        g_ptr_array_add (taken, target);
    }

  return taken;
}

static void
count_keys (GHashTable *counts, GVariant *tags)
{
  GVariantIter iter;
  const char *key = NULL;

  if (tags == NULL)
    return;

  g_variant_iter_init (&iter, tags);
  while (g_variant_iter_next (&iter, "{&s&s}", &key, NULL))
    {
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));

      g_hash_table_replace (counts, g_strdup (key), GUINT_TO_POINTER (n + 1));
    }
}

static int
compare_keys (gconstpointer a, gconstpointer b, gpointer counts)
{
  const char *one = *(const char *const *) a;
  const char *other = *(const char *const *) b;
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, one));
  guint n_other = GPOINTER_TO_UINT (g_hash_table_lookup (counts, other));

  return n != n_other ? (n < n_other) - (n > n_other) : strcmp (one, other);
}

/**
 * cpt_tags_plan_list_keys:
 * @targets: (element-type CptTagTarget)
 *
 * Returns: (transfer full) (element-type utf8): the keys of the tags that they have, the most frequent first
 */
GPtrArray *
cpt_tags_plan_list_keys (GPtrArray *targets)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer key = NULL;

  for (guint i = 0; i < targets->len; i++)
    count_keys (counts, ((const CptTagTarget *) g_ptr_array_index (targets, i))->tags);

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (keys, g_strdup (key));
  g_ptr_array_sort_with_data (keys, compare_keys, counts);

  return keys;
}

/**
 * cpt_tags_plan_dup_remark:
 * @targets: (element-type CptTagTarget)
 * @key: of a tag
 * @value: of the same
 *
 * Returns: (transfer full) (nullable): what is to be known before the tag is given, translated
 */
char *
cpt_tags_plan_dup_remark (GPtrArray *targets, const char *key, const char *value)
{
  g_autoptr (GPtrArray) given = cpt_tags_plan_list_given (targets, key, value);
  g_autoptr (GPtrArray) replaced = cpt_tags_plan_list_taken (given, key);
  guint n_full = 0;
  g_autofree char *replacing = NULL;
  g_autofree char *full = NULL;

  for (guint i = 0; i < targets->len; i++)
    n_full += is_full (g_ptr_array_index (targets, i), key) ? 1 : 0;

  if (replaced->len > 0)
    /* Translators: of several companies: the number of those that have a tag of a key, and the key, such as region */
    replacing = g_strdup_printf (ngettext ("%'u has another value for “%s”, which is replaced.",
                                           "%'u have another value for “%s”, which is replaced.", replaced->len),
                                 replaced->len, key);
  if (n_full > 0)
    /* Translators: of several companies: how many have as many tags as there can be, and how many that is */
    full = g_strdup_printf (ngettext ("%'u has %d tags already and cannot have another.",
                                      "%'u have %d tags already and cannot have another.", n_full),
                            n_full, CPT_TAGS_MAX);

  if (replacing != NULL && full != NULL)
    return g_strdup_printf ("%s\n%s", replacing, full);

  return replacing != NULL ? g_steal_pointer (&replacing) : g_steal_pointer (&full);
}
