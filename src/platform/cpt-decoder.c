/* cpt-decoder.c — reads the members of a JSON object, keeps the first failure, names the culprit.
 *
 * A decoder reads every field and checks once, at the end. The rules of the platform hold for every reader: a member
 * that is null is a member that is absent; members nobody asks for are ignored; a date that cannot be read is an
 * unknown date.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-decoder-private.h"

#include "cpt-error.h"
#include "cpt-guid.h"
#include "cpt-time.h"

static void
append_path (GString *path, const CptDecoder *self)
{
  if (self->parent == NULL)
    return;

  append_path (path, self->parent);
  if (path->len > 0)
    g_string_append_c (path, '.');
  g_string_append (path, self->member);
  if (self->index >= 0)
    g_string_append_printf (path, "[%d]", self->index);
}

/* Keeps the first failure: "@path.@member: @expected". */
static void
fail (CptDecoder *self, const char *member, const char *expected)
{
  GString *path;

  if (self->problem != NULL)
    return;

  path = g_string_new (NULL);
  append_path (path, self);
  if (member != NULL && path->len > 0)
    g_string_append_c (path, '.');
  if (member != NULL)
    g_string_append (path, member);
  if (path->len > 0)
    g_string_append (path, ": ");
  g_string_append (path, expected);

  self->problem = g_string_free (path, FALSE);
}

/**
 * cpt_decoder_init:
 * @self: on the stack
 * @node: what is to be an object
 */
void
cpt_decoder_init (CptDecoder *self, const CptJsonNode *node)
{
  *self = (CptDecoder){ .index = -1, .node = node };

  if (node->kind != CPT_JSON_BEGIN_OBJECT)
    fail (self, NULL, "expected an object");
}

static void
init_item (CptDecoder *self, CptDecoder *parent, const char *member, int index, const CptJsonNode *node)
{
  *self = (CptDecoder){ .parent = parent, .member = member, .index = index, .node = node };

  if (node->kind != CPT_JSON_BEGIN_OBJECT)
    fail (self, NULL, "expected an object");
}

/**
 * cpt_decoder_finish:
 * @error: used by the outermost decoder; a failure inside becomes its parent's
 *
 * Ends a decoder.
 *
 * Returns: whether everything was as expected; if not, the outermost one sets CPT_ERROR_MALFORMED
 */
gboolean
cpt_decoder_finish (CptDecoder *self, GError **error)
{
  g_autofree char *problem = g_steal_pointer (&self->problem);

  if (problem == NULL)
    return TRUE;

  if (self->parent == NULL)
    g_set_error_literal (error, CPT_ERROR, CPT_ERROR_MALFORMED, problem);
  else if (self->parent->problem == NULL)
    self->parent->problem = g_steal_pointer (&problem);

  return FALSE;
}

/**
 * cpt_decoder_has_failed:
 *
 * Returns: whether something was not as expected so far
 */
gboolean
cpt_decoder_has_failed (const CptDecoder *self)
{
  return self->problem != NULL;
}

/* The value of @member; NULL when it is absent, null, or nothing can be read any more. */
static const CptJsonNode *
find (CptDecoder *self, const char *member)
{
  const CptJsonNode *node;

  if (self->node->kind != CPT_JSON_BEGIN_OBJECT)
    return NULL;

  node = cpt_json_node_find (self->node, member);

  return node == NULL || node->kind == CPT_JSON_NULL ? NULL : node;
}

static const char *
string_of_node (CptDecoder *self, const char *member, const CptJsonNode *node)
{
  if (node->kind == CPT_JSON_STRING)
    return node->text;

  fail (self, member, "expected a string");

  return NULL;
}

/**
 * cpt_decoder_string:
 *
 * Returns: (transfer none) (nullable): the text; %NULL after a failure, absence being one
 */
const char *
cpt_decoder_string (CptDecoder *self, const char *member)
{
  const char *text = cpt_decoder_optional_string (self, member);

  if (text == NULL)
    fail (self, member, "expected a string");

  return text;
}

/**
 * cpt_decoder_optional_string:
 *
 * Returns: (transfer none) (nullable): the text; %NULL when there is none, or after a failure
 */
const char *
cpt_decoder_optional_string (CptDecoder *self, const char *member)
{
  const CptJsonNode *node = find (self, member);

  return node == NULL ? NULL : string_of_node (self, member, node);
}

/**
 * cpt_decoder_optional_text:
 *
 * For members that come now as a string, now as a number, such as the status code of a connection's error.
 *
 * Returns: (transfer none) (nullable): the text; %NULL when there is none, or after a failure
 */
const char *
cpt_decoder_optional_text (CptDecoder *self, const char *member)
{
  const CptJsonNode *node = find (self, member);

  if (node != NULL && node->kind == CPT_JSON_NUMBER)
    return node->text;

  return node == NULL ? NULL : string_of_node (self, member, node);
}

static const char *
guid_of_text (CptDecoder *self, const char *member, const char *text)
{
  guint8 bytes[CPT_GUID_BYTES];

  if (text == NULL)
    return NULL;

  if (!cpt_guid_parse (text, bytes))
    {
      fail (self, member, "expected a GUID");
      return NULL;
    }

  /* The text is the document's own copy: lower case from here on. */
  for (char *letter = (char *) text; *letter != '\0'; letter++)
    *letter = g_ascii_tolower (*letter);

  return text;
}

/**
 * cpt_decoder_guid:
 *
 * Returns: (transfer none) (nullable): the identifier in lower case; %NULL after a failure, absence being one
 */
const char *
cpt_decoder_guid (CptDecoder *self, const char *member)
{
  return guid_of_text (self, member, cpt_decoder_string (self, member));
}

/**
 * cpt_decoder_optional_guid:
 *
 * Returns: (transfer none) (nullable): the identifier in lower case; %NULL when there is none, or after a failure
 */
const char *
cpt_decoder_optional_guid (CptDecoder *self, const char *member)
{
  return guid_of_text (self, member, cpt_decoder_optional_string (self, member));
}

/**
 * cpt_decoder_optional_time:
 * @text: (out) (transfer none) (nullable): as the platform wrote it
 *
 * Never fails: the platform's own examples hold dates that do not exist, and one bad date must not lose a page.
 *
 * Returns: microseconds UTC, or CPT_TIME_UNKNOWN
 */
gint64
cpt_decoder_optional_time (CptDecoder *self, const char *member, const char **text)
{
  const CptJsonNode *node = find (self, member);

  *text = node == NULL ? NULL : node->text;

  return *text == NULL ? CPT_TIME_UNKNOWN : cpt_time_parse (*text);
}

/**
 * cpt_decoder_count:
 *
 * Returns: a whole number from 0 on; 0 after a failure, absence being one
 */
guint64
cpt_decoder_count (CptDecoder *self, const char *member)
{
  const CptJsonNode *node = find (self, member);
  guint64 count = 0;

  if (node == NULL || node->kind != CPT_JSON_NUMBER ||
      !g_ascii_string_to_unsigned (node->text, 10, 0, G_MAXINT64, &count, NULL))
    fail (self, member, "expected a whole number");

  return count;
}

/* The value of @member when it is a container of @kind; NULL when there is none, or after a failure. */
static const CptJsonNode *
find_container (CptDecoder *self, const char *member, CptJsonToken kind)
{
  const CptJsonNode *node = find (self, member);

  if (node == NULL || node->kind == kind)
    return node;

  fail (self, member, kind == CPT_JSON_BEGIN_ARRAY ? "expected an array" : "expected an object");

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
      fail (self, member, "expected strings");

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
      fail (self, member, "expected strings");

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

  init_item (self, parent, member, -1, node);

  return TRUE;
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
    fail (self, member, "expected an array");

  return objects;
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
  const CptJsonNode *array = find_container (self, member, CPT_JSON_BEGIN_ARRAY);
  g_autoptr (GPtrArray) objects = NULL;
  int index = 0;

  if (array == NULL)
    return NULL;

  objects = g_ptr_array_new_with_free_func (g_object_unref);
  for (const CptJsonNode *node = cpt_json_node_first (array); node != NULL; node = cpt_json_node_next (array, node))
    {
      CptDecoder item;
      gpointer object;

      init_item (&item, self, member, index++, node);
      object = func (&item, user_data);
      if (!cpt_decoder_finish (&item, NULL))
        return NULL;
      g_ptr_array_add (objects, object);
    }

  return g_steal_pointer (&objects);
}
