/* cpt-decoder.c — reads the members of a JSON object, keeps the first failure, names the culprit.
 *
 * A decoder reads every field and checks once, at the end. The rules of the platform hold for every reader: a member
 * that is null is a member that is absent; members nobody asks for are ignored; a date that cannot be read is an
 * unknown date.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-decoder.h"

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

/**
 * cpt_decoder_fail:
 * @member: (nullable): the culprit; %NULL for the object itself
 * @expected: what it should have been
 *
 * Keeps the first failure: "path.member: expected".
 */
void
cpt_decoder_fail (CptDecoder *self, const char *member, const char *expected)
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
    cpt_decoder_fail (self, NULL, "expected an object");
}

/**
 * cpt_decoder_init_item:
 * @self: on the stack
 * @parent: the object around it
 * @member: where @parent has it
 * @index: in that member's array, -1 when it is no array
 * @node: what is to be an object
 */
void
cpt_decoder_init_item (CptDecoder *self, CptDecoder *parent, const char *member, int index, const CptJsonNode *node)
{
  *self = (CptDecoder){ .parent = parent, .member = member, .index = index, .node = node };

  if (node->kind != CPT_JSON_BEGIN_OBJECT)
    cpt_decoder_fail (self, NULL, "expected an object");
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

/**
 * cpt_decoder_find:
 *
 * Returns: (transfer none) (nullable): the value of @member; %NULL when it is absent, null, or nothing can be read any
 * more
 */
const CptJsonNode *
cpt_decoder_find (CptDecoder *self, const char *member)
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

  cpt_decoder_fail (self, member, "expected a string");

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
    cpt_decoder_fail (self, member, "expected a string");

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
  const CptJsonNode *node = cpt_decoder_find (self, member);

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
  const CptJsonNode *node = cpt_decoder_find (self, member);

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
      cpt_decoder_fail (self, member, "expected a GUID");
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
  const CptJsonNode *node = cpt_decoder_find (self, member);

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
  const CptJsonNode *node = cpt_decoder_find (self, member);
  guint64 count = 0;

  if (node == NULL || node->kind != CPT_JSON_NUMBER ||
      !g_ascii_string_to_unsigned (node->text, 10, 0, G_MAXINT64, &count, NULL))
    cpt_decoder_fail (self, member, "expected a whole number");

  return count;
}

/**
 * cpt_decoder_optional_integer:
 * @absent: what it is when there is none
 *
 * Returns: a whole number; @absent when there is none, or after a failure
 */
gint64
cpt_decoder_optional_integer (CptDecoder *self, const char *member, gint64 absent)
{
  const CptJsonNode *node = cpt_decoder_find (self, member);
  gint64 number = absent;

  if (node != NULL && (node->kind != CPT_JSON_NUMBER ||
                       !g_ascii_string_to_signed (node->text, 10, G_MININT64, G_MAXINT64, &number, NULL)))
    {
      cpt_decoder_fail (self, member, "expected a whole number");
      return absent;
    }

  return number;
}

/**
 * cpt_decoder_optional_boolean:
 * @absent: what it is when there is none
 *
 * Returns: whether it is true; @absent when there is none, or after a failure
 */
gboolean
cpt_decoder_optional_boolean (CptDecoder *self, const char *member, gboolean absent)
{
  const CptJsonNode *node = cpt_decoder_find (self, member);

  if (node == NULL || node->kind == CPT_JSON_TRUE || node->kind == CPT_JSON_FALSE)
    return node == NULL ? absent : node->kind == CPT_JSON_TRUE;

  cpt_decoder_fail (self, member, "expected true or false");

  return absent;
}

/**
 * cpt_decoder_decode:
 * @body: an answer that is one object
 * @func: makes a GObject of it, or %NULL after a failure
 *
 * Returns: (transfer full) (nullable): the object, or %NULL with CPT_ERROR_MALFORMED
 */
gpointer
cpt_decoder_decode (GBytes *body, CptDecoderItemFunc func, gpointer user_data, GError **error)
{
  g_autoptr (CptJsonDocument) document = cpt_json_document_new (body, error);
  CptDecoder in;
  gpointer object;

  if (document == NULL)
    return NULL;

  cpt_decoder_init (&in, cpt_json_document_get_root (document));
  object = func (&in, user_data);

  return cpt_decoder_finish (&in, error) ? object : NULL;
}
