/* cpt-json-text.c — JSON text taken apart and put together without being understood.
 *
 * What the platform wrote and this version does not know is sent back as it came: members that are not meant stay, to
 * the byte.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-json-text.h"

#include "cpt-json-tokenizer.h"

#include <string.h>

/* One value as it is written, quotes and brackets and all. */
typedef struct
{
  const char *text;
  gsize length;
} Span;

static gboolean
is_opening (CptJsonToken token)
{
  return token == CPT_JSON_BEGIN_OBJECT || token == CPT_JSON_BEGIN_ARRAY;
}

static gboolean
is_closing (CptJsonToken token)
{
  return token == CPT_JSON_END_OBJECT || token == CPT_JSON_END_ARRAY;
}

static Span
span_of_token (CptJsonTokenizer *tokenizer, CptJsonToken token)
{
  Span span;

  span.text = cpt_json_tokenizer_get_lexeme (tokenizer, &span.length);
  if (token == CPT_JSON_STRING || token == CPT_JSON_MEMBER)
    span = (Span){ span.text - 1, span.length + 2 };

  return span;
}

/* The whole value that begins with @token, which was just read. */
static gboolean
read_value (CptJsonTokenizer *tokenizer, CptJsonToken token, Span *value)
{
  guint depth = is_opening (token) ? 1 : 0;
  Span last = *value = span_of_token (tokenizer, token);

  while (depth > 0)
    {
      if (!cpt_json_tokenizer_next (tokenizer, &token, NULL))
        return FALSE;

      depth += is_opening (token) ? 1 : 0;
      depth -= is_closing (token) ? 1 : 0;
      last = span_of_token (tokenizer, token);
    }

  value->length = last.text + last.length - value->text;

  return TRUE;
}

/* The next member of the object that is open; FALSE behind the last one, and where the text is no JSON. */
static gboolean
read_member (CptJsonTokenizer *tokenizer, char **name, Span *quoted_name, CptJsonToken *token)
{
  if (!cpt_json_tokenizer_next (tokenizer, token, NULL) || *token != CPT_JSON_MEMBER)
    return FALSE;

  *name = cpt_json_tokenizer_dup_string (tokenizer);
  *quoted_name = span_of_token (tokenizer, *token);

  return cpt_json_tokenizer_next (tokenizer, token, NULL);
}

static gboolean
read_opening (CptJsonTokenizer *tokenizer, CptJsonToken opening)
{
  CptJsonToken token;

  return cpt_json_tokenizer_next (tokenizer, &token, NULL) && token == opening;
}

/* Adds the elements of the array that is open. */
static void
take_elements (CptJsonTokenizer *tokenizer, GPtrArray *elements)
{
  CptJsonToken token;
  Span element;

  while (cpt_json_tokenizer_next (tokenizer, &token, NULL) && !is_closing (token) &&
         read_value (tokenizer, token, &element))
    g_ptr_array_add (elements, g_strndup (element.text, element.length));
}

/**
 * cpt_json_text_split_array:
 * @object: (array length=length): JSON text of an object; need not end with a NUL
 * @length: bytes of @object
 * @member: name of an array in it; of several the last counts
 *
 * Returns: (transfer full) (element-type utf8): the elements as they are written; empty when there is no such array
 */
GPtrArray *
cpt_json_text_split_array (const char *object, gsize length, const char *member)
{
  g_autoptr (CptJsonTokenizer) tokenizer = cpt_json_tokenizer_new (object, length);
  GPtrArray *elements = g_ptr_array_new_with_free_func (g_free);
  gboolean is_in_object = read_opening (tokenizer, CPT_JSON_BEGIN_OBJECT);

  while (is_in_object)
    {
      g_autofree char *name = NULL;
      gboolean is_meant;
      CptJsonToken token;
      Span span;

      is_in_object = read_member (tokenizer, &name, &span, &token);
      is_meant = is_in_object && g_str_equal (name, member);
      if (is_meant)
        g_ptr_array_set_size (elements, 0);

      if (is_meant && token == CPT_JSON_BEGIN_ARRAY)
        take_elements (tokenizer, elements);
      else
        is_in_object = is_in_object && read_value (tokenizer, token, &span);
    }

  return elements;
}

static void
append_member (GString *json, Span name, const char *value, gsize length)
{
  if (json->len > 1)
    g_string_append_c (json, ',');
  g_string_append_len (json, name.text, name.length);
  g_string_append_c (json, ':');
  g_string_append_len (json, value, length);
}

/**
 * cpt_json_text_with_member:
 * @object: JSON text of an object
 * @member: name of a member
 * @value: JSON text of its value
 *
 * Returns: (transfer full): the same object with @value for @member, which is added when it is not there; every other
 * member is written as it was
 */
char *
cpt_json_text_with_member (const char *object, const char *member, const char *value)
{
  g_autoptr (CptJsonTokenizer) tokenizer = cpt_json_tokenizer_new (object, strlen (object));
  g_autoptr (GString) quoted = g_string_new (NULL);
  GString *json = g_string_new ("{");
  gboolean is_in_object = read_opening (tokenizer, CPT_JSON_BEGIN_OBJECT);
  gboolean is_there = FALSE;

  while (is_in_object)
    {
      g_autofree char *name = NULL;
      CptJsonToken token;
      Span old, quoted_name;

      is_in_object = read_member (tokenizer, &name, &quoted_name, &token) && read_value (tokenizer, token, &old);
      if (is_in_object && g_str_equal (name, member))
        {
          append_member (json, quoted_name, value, strlen (value));
          is_there = TRUE;
        }
      else if (is_in_object)
        {
          append_member (json, quoted_name, old.text, old.length);
        }
    }

  if (!is_there)
    {
      cpt_json_text_append_string (quoted, member);
      append_member (json, (Span){ quoted->str, quoted->len }, value, strlen (value));
    }
  g_string_append_c (json, '}');

  return g_string_free (json, FALSE);
}

/**
 * cpt_json_text_of_string:
 * @text: (nullable): valid UTF-8
 *
 * Returns: (transfer full): JSON text of @text, "null" for none
 */
char *
cpt_json_text_of_string (const char *text)
{
  GString *json = g_string_new (text != NULL ? NULL : "null");

  if (text != NULL)
    cpt_json_text_append_string (json, text);

  return g_string_free (json, FALSE);
}

/**
 * cpt_json_text_append_string:
 * @json: JSON text that is being written
 * @text: valid UTF-8
 *
 * Appends @text to @json, between quotes.
 */
void
cpt_json_text_append_string (GString *json, const char *text)
{
  g_string_append_c (json, '"');
  for (const char *at = text; *at != '\0'; at++)
    {
      if (*at == '"' || *at == '\\')
        g_string_append_printf (json, "\\%c", *at);
      else if ((guchar) *at < 0x20)
        g_string_append_printf (json, "\\u%04x", (guint) (guchar) *at);
      else
        g_string_append_c (json, *at);
    }
  g_string_append_c (json, '"');
}
