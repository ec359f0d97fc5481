/* cpt-decoder-containers.c — the arrays and objects inside a JSON object.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-decoder.h"

#include <glib-object.h>

/* The value of @member when it is a container of @kind; NULL when there is none, or after a failure. */
static const CptJsonNode *
find_container (CptDecoder *self, const char *member, CptJsonToken kind)
{
  const CptJsonNode *node = cpt_decoder_find (self, member);

  if (node == NULL || node->kind == kind)
    return node;

  cpt_decoder_fail (self, member, kind == CPT_JSON_BEGIN_ARRAY ? "expected an array" : "expected an object");

  return NULL;
}

/**
 * cpt_decoder_optional_strings:
 *
 * Returns: (transfer full) (nullable): the texts of an array; %NULL when there is none, or after a failure
 */
GStrv
cpt_decoder_optional_strings (CptDecoder *self, const char *member)
{
  const CptJsonNode *array = find_container (self, member, CPT_JSON_BEGIN_ARRAY);
  g_autoptr (GStrvBuilder) builder = NULL;

  if (array == NULL)
    return NULL;

  builder = g_strv_builder_new ();
  for (const CptJsonNode *node = cpt_json_node_first (array); node != NULL; node = cpt_json_node_next (array, node))
    if (node->kind == CPT_JSON_STRING)
      g_strv_builder_add (builder, node->text);
    else
      cpt_decoder_fail (self, member, "expected strings");

  return g_strv_builder_end (builder);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const CptJsonNode *const *first = a;
  const CptJsonNode *const *second = b;

  return g_strcmp0 ((*first)->name, (*second)->name);
}

/**
 * cpt_decoder_optional_map:
 *
 * Reads an object whose members are all texts; those that are null are absent.
 *
 * Returns: (transfer full) (nullable): a{ss}, not floating, sorted by key; %NULL when there is none, or after a failure
 */
GVariant *
cpt_decoder_optional_map (CptDecoder *self, const char *member)
{
  const CptJsonNode *object = find_container (self, member, CPT_JSON_BEGIN_OBJECT);
  g_autoptr (GPtrArray) nodes = NULL;
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));

  if (object == NULL || object->n_nodes == 1)
    return NULL;

  nodes = g_ptr_array_new ();
  for (const CptJsonNode *node = cpt_json_node_first (object); node != NULL; node = cpt_json_node_next (object, node))
    if (node->kind == CPT_JSON_STRING)
      g_ptr_array_add (nodes, (gpointer) node);
    else if (node->kind != CPT_JSON_NULL)
      cpt_decoder_fail (self, member, "expected strings");

  g_ptr_array_sort (nodes, compare_names);
  for (guint i = 0; i < nodes->len; i++)
    {
      const CptJsonNode *node = g_ptr_array_index (nodes, i);

      g_variant_builder_add (&builder, "{ss}", node->name, node->text);
    }

  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

/**
 * cpt_decoder_init_object:
 * @self: on the stack
 * @parent: the object around it
 * @member: where it is to be
 *
 * Returns: whether there is one; then @self must be ended by cpt_decoder_finish()
 */
gboolean
cpt_decoder_init_object (CptDecoder *self, CptDecoder *parent, const char *member)
{
  const CptJsonNode *node = find_container (parent, member, CPT_JSON_BEGIN_OBJECT);

  if (node == NULL)
    return FALSE;

  cpt_decoder_init_item (self, parent, member, -1, node);

  return TRUE;
}

/**
 * cpt_decoder_visit_objects:
 * @func: reads one element
 *
 * Reads the objects of an array, up to the first that fails.
 *
 * Returns: whether there is an array and nothing in it failed
 */
gboolean
cpt_decoder_visit_objects (CptDecoder *self, const char *member, CptDecoderVisitFunc func, gpointer user_data)
{
  const CptJsonNode *array = find_container (self, member, CPT_JSON_BEGIN_ARRAY);
  int index = 0;

  if (array == NULL)
    return FALSE;

  for (const CptJsonNode *node = cpt_json_node_first (array); node != NULL; node = cpt_json_node_next (array, node))
    {
      CptDecoder item;

      cpt_decoder_init_item (&item, self, member, index++, node);
      func (&item, user_data);
      if (!cpt_decoder_finish (&item, NULL))
        return FALSE;
    }

  return TRUE;
}

/**
 * cpt_decoder_visit_members:
 * @func: reads one member, whose name is its decoder's
 *
 * Reads the members of an object whose names are not known, all of them objects, up to the first that fails. Those that
 * are null are absent.
 */
void
cpt_decoder_visit_members (CptDecoder *self, CptDecoderVisitFunc func, gpointer user_data)
{
  if (self->node->kind != CPT_JSON_BEGIN_OBJECT)
    return;

  for (const CptJsonNode *node = cpt_json_node_first (self->node); node != NULL && !cpt_decoder_has_failed (self);
       node = cpt_json_node_next (self->node, node))
    {
      CptDecoder item;

      if (node->kind == CPT_JSON_NULL)
        continue;

      cpt_decoder_init_item (&item, self, node->name, -1, node);
      func (&item, user_data);
      cpt_decoder_finish (&item, NULL);
    }
}

/**
 * cpt_decoder_objects:
 * @func: makes a GObject of each element, or %NULL after a failure
 *
 * Returns: (transfer full) (nullable): the objects of an array; %NULL after a failure, absence being one
 */
GPtrArray *
cpt_decoder_objects (CptDecoder *self, const char *member, CptDecoderItemFunc func, gpointer user_data)
{
  GPtrArray *objects = cpt_decoder_optional_objects (self, member, func, user_data);

  if (objects == NULL)
    cpt_decoder_fail (self, member, "expected an array");

  return objects;
}

typedef struct
{
  CptDecoderItemFunc func;
  gpointer user_data;
  GPtrArray *objects;
} Collection;

static void
collect (CptDecoder *item, gpointer user_data)
{
  Collection *self = user_data;
  gpointer object = self->func (item, self->user_data);

  if (object != NULL)
    g_ptr_array_add (self->objects, object);
}

/**
 * cpt_decoder_optional_objects:
 * @func: makes a GObject of each element, or %NULL after a failure
 *
 * Stops at the first element that fails.
 *
 * Returns: (transfer full) (nullable): the objects of an array; %NULL when there is none, or after a failure
 */
GPtrArray *
cpt_decoder_optional_objects (CptDecoder *self, const char *member, CptDecoderItemFunc func, gpointer user_data)
{
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_object_unref);
  Collection collection = { .func = func, .user_data = user_data, .objects = objects };

  return cpt_decoder_visit_objects (self, member, collect, &collection) ? g_steal_pointer (&objects) : NULL;
}
