/* cpt-sandbox-request.c — what a route is told.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-request-private.h"

#include "cpt-sandbox-json-private.h"

/**
 * cpt_sandbox_request_dup_capture:
 * @name: a group of the route's pattern
 *
 * Returns: (transfer full): the text, in lower case: identifiers are compared without regard to it
 */
char *
cpt_sandbox_request_dup_capture (CptSandboxRequest *self, const char *name)
{
  g_autofree char *text = g_match_info_fetch_named (self->match, name);

  return g_ascii_strdown (text, -1);
}

/**
 * cpt_sandbox_request_get_query:
 *
 * Returns: (nullable): a parameter of the address; %NULL if it is missing, empty or not UTF-8
 */
const char *
cpt_sandbox_request_get_query (CptSandboxRequest *self, const char *name)
{
  const char *value = self->query != NULL ? g_hash_table_lookup (self->query, name) : NULL;

  return value != NULL && *value != '\0' && g_utf8_validate (value, -1, NULL) ? value : NULL;
}

/**
 * cpt_sandbox_request_read_body:
 * @object: (out) (transfer none): the object that was sent
 *
 * Returns: (transfer full) (nullable): the refusal, if it is not an object
 */
CptSandboxAnswer *
cpt_sandbox_request_read_body (CptSandboxRequest *self, JsonObject **object)
{
  g_autoptr (GError) error = NULL;

  if (self->body == NULL)
    self->body = cpt_sandbox_json_parse (self->text, self->length, &error);

  if (self->body == NULL)
    return cpt_sandbox_answer_new_error (400, "The request body could not be read: %s", error->message);

  if (!JSON_NODE_HOLDS_OBJECT (self->body))
    return cpt_sandbox_answer_new_error (400, "The request body must be an object.");

  *object = json_node_get_object (self->body);

  return NULL;
}

/**
 * cpt_sandbox_request_read_string:
 * @value: (out) (nullable): the text; %NULL if the member is absent or null
 *
 * Returns: (transfer full) (nullable): the refusal, if the member is something else
 */
CptSandboxAnswer *
cpt_sandbox_request_read_string (JsonObject *object, const char *name, const char **value)
{
  JsonNode *node = json_object_get_member (object, name);

  *value = NULL;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return NULL;

  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return cpt_sandbox_answer_new_error (400, "%s: expected a string.", name);

  *value = json_node_get_string (node);

  return NULL;
}
