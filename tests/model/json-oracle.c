/* json-oracle.c — json-glib, as the judge of what the tokenizer reads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "json-oracle.h"

#include "cpt-json-tokenizer.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define SAFE_DIGITS 18 /* beyond, json-glib reads another number */

typedef struct
{
  CptJsonTokenizer *tokenizer;
  gboolean has_huge_number;
} Reader;

static CptJsonToken
next (Reader *reader)
{
  CptJsonToken token;

  g_assert_true (cpt_json_tokenizer_next (reader->tokenizer, &token, NULL));

  return token;
}

static JsonNode *
number_node (Reader *reader)
{
  gsize length;
  const char *lexeme = cpt_json_tokenizer_get_lexeme (reader->tokenizer, &length);
  g_autofree char *number = g_strndup (lexeme, length);

  if (strpbrk (number, ".eE") != NULL)
    return json_node_init_double (json_node_alloc (), g_ascii_strtod (number, NULL));

  reader->has_huge_number |= length > SAFE_DIGITS;

  return json_node_init_int (json_node_alloc (), g_ascii_strtoll (number, NULL, 10));
}

static JsonNode *node_of_token (Reader *reader, CptJsonToken token);

static JsonNode *
array_node (Reader *reader)
{
  g_autoptr (JsonArray) array = json_array_new ();

  for (CptJsonToken token = next (reader); token != CPT_JSON_END_ARRAY; token = next (reader))
    json_array_add_element (array, node_of_token (reader, token));

  return json_node_init_array (json_node_alloc (), array);
}

static JsonNode *
object_node (Reader *reader)
{
  g_autoptr (JsonObject) object = json_object_new ();

  for (CptJsonToken token = next (reader); token != CPT_JSON_END_OBJECT; token = next (reader))
    {
      g_autofree char *member = NULL;

      g_assert_cmpint (token, ==, CPT_JSON_MEMBER);
      member = cpt_json_tokenizer_dup_string (reader->tokenizer);
      json_object_set_member (object, member, node_of_token (reader, next (reader)));
    }

  return json_node_init_object (json_node_alloc (), object);
}

static JsonNode *
string_node (Reader *reader)
{
  g_autofree char *string = cpt_json_tokenizer_dup_string (reader->tokenizer);

  return json_node_init_string (json_node_alloc (), string);
}

static JsonNode *
node_of_token (Reader *reader, CptJsonToken token)
{
  switch (token)
    {
    case CPT_JSON_BEGIN_OBJECT:
      return object_node (reader);
    case CPT_JSON_BEGIN_ARRAY:
      return array_node (reader);
    case CPT_JSON_STRING:
      return string_node (reader);
    case CPT_JSON_NUMBER:
      return number_node (reader);
    case CPT_JSON_TRUE:
    case CPT_JSON_FALSE:
      return json_node_init_boolean (json_node_alloc (), token == CPT_JSON_TRUE);
    case CPT_JSON_NULL:
      return json_node_init_null (json_node_alloc ());
    case CPT_JSON_END:
    case CPT_JSON_END_OBJECT:
    case CPT_JSON_END_ARRAY:
    case CPT_JSON_MEMBER:
    default:
      g_assert_not_reached ();
    }
}

/**
 * json_oracle_assert_same:
 * @text: (array length=length): a document that the tokenizer accepts
 *
 * Fails unless json-glib accepts @text too, and reads the same in it. json-glib accepts more than JSON, so nothing can
 * be said of what the tokenizer refuses.
 */
void
json_oracle_assert_same (const char *text, gsize length)
{
  g_autoptr (CptJsonTokenizer) tokenizer = cpt_json_tokenizer_new (text, length);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) error = NULL;
  Reader reader = { tokenizer, FALSE };

  node = node_of_token (&reader, next (&reader));
  g_assert_cmpint (next (&reader), ==, CPT_JSON_END);

  json_parser_load_from_data (parser, text, length, &error);
  g_assert_no_error (error);
  if (!reader.has_huge_number)
    g_assert_true (json_node_equal (node, json_parser_get_root (parser)));
}
