/* cpt-tags.c — the tags of a company, and changes of some of them.
 *
 * Tags are a{ss}, sorted by key, NULL for none. What a person does to them is kept as a patch of single keys, never as
 * the whole: laid over whatever the platform has by then, it undoes nothing that somebody else did to another key.
 * Written down, a patch is a JSON object, in which null removes (RFC 7396).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-tags.h"

#include <string.h>

#include "cpt-json-document.h"
#include "cpt-json-text.h"

/**
 * cpt_tags_get_n:
 * @tags: (nullable): a{ss}
 *
 * Returns: how many there are
 */
guint
cpt_tags_get_n (GVariant *tags)
{
  return tags != NULL ? (guint) g_variant_n_children (tags) : 0;
}

/**
 * cpt_tags_find:
 * @tags: (nullable): a{ss}
 *
 * Returns: (transfer none) (nullable): the value of @key, which may be empty; %NULL when there is no such tag
 */
const char *
cpt_tags_find (GVariant *tags, const char *key)
{
  const char *value = NULL;

  return tags != NULL && g_variant_lookup (tags, key, "&s", &value) ? value : NULL;
}

/**
 * cpt_tags_equal:
 * @tags: (nullable): a{ss}
 * @other: (nullable): a{ss}
 *
 * Returns: whether both hold the same
 */
gboolean
cpt_tags_equal (GVariant *tags, GVariant *other)
{
  return cpt_tags_get_n (tags) == cpt_tags_get_n (other) &&
         (cpt_tags_get_n (tags) == 0 || g_variant_equal (tags, other));
}

/**
 * cpt_tags_check:
 * @tags: (nullable): a{ss}, those that the company has
 * @key: of a tag that it is to have
 * @value: of the same
 *
 * Returns: what the platform would say of it
 */
CptTagsProblem
cpt_tags_check (GVariant *tags, const char *key, const char *value)
{
  if (*key == '\0')
    return CPT_TAGS_NO_KEY;
  if (g_utf8_strlen (key, -1) > CPT_TAGS_KEY_MAX)
    return CPT_TAGS_KEY_TOO_LONG;
  if (g_utf8_strlen (value, -1) > CPT_TAGS_VALUE_MAX)
    return CPT_TAGS_VALUE_TOO_LONG;

  return cpt_tags_get_n (tags) >= CPT_TAGS_MAX && cpt_tags_find (tags, key) == NULL ? CPT_TAGS_TOO_MANY : CPT_TAGS_FINE;
}

/* Values may be NULL. */
static GHashTable *
new_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static void
put (GHashTable *table, const char *key, const char *value)
{
  g_hash_table_replace (table, g_strdup (key), g_strdup (value));
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
sort_keys (GHashTable *table)
{
  GPtrArray *keys = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer key = NULL;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (keys, key);
  g_ptr_array_sort (keys, compare_keys);

  return keys;
}

static GVariant *
patch_of (GHashTable *table)
{
  g_autoptr (GPtrArray) keys = sort_keys (table);
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{sms}"));

  for (guint i = 0; i < keys->len; i++)
    g_variant_builder_add (&builder, "{sms}", g_ptr_array_index (keys, i),
                           g_hash_table_lookup (table, g_ptr_array_index (keys, i)));

  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

static void
put_patch (GHashTable *table, GVariant *patch)
{
  GVariantIter iter;
  const char *key = NULL;
  const char *value = NULL;

  g_variant_iter_init (&iter, patch);
  while (g_variant_iter_next (&iter, "{&sm&s}", &key, &value))
    put (table, key, value);
}

/**
 * cpt_tags_new_patch:
 * @key: of a tag
 * @value: (nullable): what it is to hold; %NULL to remove it
 *
 * Returns: (transfer full): a patch of one key
 */
GVariant *
cpt_tags_new_patch (const char *key, const char *value)
{
  g_autoptr (GHashTable) table = new_table ();

  put (table, key, value);

  return patch_of (table);
}

/**
 * cpt_tags_parse_patch:
 * @json: (nullable): by cpt_tags_patch_to_json()
 *
 * Returns: (transfer full): the patch; one that changes nothing when @json is none
 */
GVariant *
cpt_tags_parse_patch (const char *json)
{
  g_autoptr (GHashTable) table = new_table ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (json != NULL ? json : "", json != NULL ? strlen (json) : 0);
  g_autoptr (CptJsonDocument) document = cpt_json_document_new (bytes, NULL);
  const CptJsonNode *root = document != NULL ? cpt_json_document_get_root (document) : NULL;

  if (root == NULL || root->kind != CPT_JSON_BEGIN_OBJECT)
    return patch_of (table);

  for (const CptJsonNode *node = cpt_json_node_first (root); node != NULL; node = cpt_json_node_next (root, node))
    if (node->kind == CPT_JSON_STRING || node->kind == CPT_JSON_NULL)
      put (table, node->name, node->kind == CPT_JSON_STRING ? node->text : NULL);

  return patch_of (table);
}

static void
append_member (GString *json, const char *key, const char *value)
{
  if (json->len > 1)
    g_string_append_c (json, ',');
  cpt_json_text_append_string (json, key);
  g_string_append_c (json, ':');
  if (value != NULL)
    cpt_json_text_append_string (json, value);
  else
    g_string_append (json, "null");
}

/**
 * cpt_tags_patch_to_json:
 *
 * Returns: (transfer full): an object, in which null removes
 */
char *
cpt_tags_patch_to_json (GVariant *patch)
{
  g_autoptr (GString) json = g_string_new ("{");
  GVariantIter iter;
  const char *key = NULL;
  const char *value = NULL;

  g_variant_iter_init (&iter, patch);
  while (g_variant_iter_next (&iter, "{&sm&s}", &key, &value))
    append_member (json, key, value);
  g_string_append_c (json, '}');

  return g_string_free (g_steal_pointer (&json), FALSE);
}

/**
 * cpt_tags_to_json:
 * @tags: (nullable): a{ss}
 *
 * Returns: (transfer full): an object; an empty one for none, which removes all on the platform
 */
char *
cpt_tags_to_json (GVariant *tags)
{
  g_autoptr (GString) json = g_string_new ("{");
  GVariantIter iter;
  const char *key = NULL;
  const char *value = NULL;

  if (tags != NULL)
    {
      g_variant_iter_init (&iter, tags);
      while (g_variant_iter_next (&iter, "{&s&s}", &key, &value))
        append_member (json, key, value);
    }
  g_string_append_c (json, '}');

  return g_string_free (g_steal_pointer (&json), FALSE);
}

static GHashTable *
table_of (GVariant *tags)
{
  GHashTable *table = new_table ();
  GVariantIter iter;
  const char *key = NULL;
  const char *value = NULL;

  if (tags != NULL)
    {
      g_variant_iter_init (&iter, tags);
      while (g_variant_iter_next (&iter, "{&s&s}", &key, &value))
        put (table, key, value);
    }

  return table;
}

/**
 * cpt_tags_apply:
 * @tags: (nullable): a{ss}
 *
 * Returns: (transfer full) (nullable): @tags with what @patch says: a{ss}, sorted by key; %NULL when none is left
 */
GVariant *
cpt_tags_apply (GVariant *tags, GVariant *patch)
{
  g_autoptr (GHashTable) table = table_of (tags);
  g_autoptr (GPtrArray) keys = NULL;
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));
  guint n = 0;

  put_patch (table, patch);
  keys = sort_keys (table);
  for (guint i = 0; i < keys->len; i++)
    {
      const char *value = g_hash_table_lookup (table, g_ptr_array_index (keys, i));

      if (value == NULL)
        continue;

      g_variant_builder_add (&builder, "{ss}", g_ptr_array_index (keys, i), value);
      n++;
    }

  return n > 0 ? g_variant_ref_sink (g_variant_builder_end (&builder)) : NULL;
}

/**
 * cpt_tags_compose:
 *
 * Returns: (transfer full): the patch that does what @earlier and then @later do
 */
GVariant *
cpt_tags_compose (GVariant *earlier, GVariant *later)
{
  g_autoptr (GHashTable) table = new_table ();

  put_patch (table, earlier);
  put_patch (table, later);

  return patch_of (table);
}

/**
 * cpt_tags_reverse:
 * @tags: (nullable): a{ss}, before @patch
 *
 * Returns: (transfer full): the patch that gives the keys of @patch back what they hold in @tags
 */
GVariant *
cpt_tags_reverse (GVariant *patch, GVariant *tags)
{
  g_autoptr (GHashTable) table = new_table ();
  GVariantIter iter;
  const char *key = NULL;

  g_variant_iter_init (&iter, patch);
  while (g_variant_iter_next (&iter, "{&sm&s}", &key, NULL))
    put (table, key, cpt_tags_find (tags, key));

  return patch_of (table);
}
