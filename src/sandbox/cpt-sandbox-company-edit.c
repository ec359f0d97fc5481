/* cpt-sandbox-company-edit.c — reads into a company what was sent about it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-company-edit-private.h"

#include <string.h>

#define MAX_NAME 200
#define MAX_TAGS 10
#define MAX_TAG_KEY 27
#define MAX_TAG_VALUE 100

/* The platform keeps these of a name, and drops the rest without a word. */
static char *
strip_name (const char *name)
{
  GString *stripped = g_string_new (NULL);

  for (; *name != '\0'; name++)
    if (g_ascii_isalnum (*name) || g_ascii_isspace (*name) || strchr ("-',&@.?!", *name) != NULL)
      g_string_append_c (stripped, *name);

  return g_strstrip (g_string_free (stripped, FALSE));
}

static CptSandboxAnswer *
edit_name (CptSandboxCompany *company, JsonObject *object, CptSandboxEdit edit)
{
  g_autofree char *stripped = NULL;
  const char *name = NULL;
  CptSandboxAnswer *refusal = cpt_sandbox_request_read_string (object, "name", &name);

  if (refusal != NULL)
    return refusal;

  if (name == NULL)
    return edit == CPT_SANDBOX_EDIT_UPDATE
               ? NULL
               : cpt_sandbox_answer_new_error (400, "CompanyValidationException: Name is required.");

  stripped = strip_name (name);
  if (*stripped == '\0')
    return cpt_sandbox_answer_new_error (400, "CompanyValidationException: Name has no character that may be kept.");

  if (strlen (stripped) > MAX_NAME)
    return cpt_sandbox_answer_new_error (400, "CompanyValidationException: Name is longer than %d characters.",
                                         MAX_NAME);

  g_free (company->name);
  company->name = g_steal_pointer (&stripped);

  return NULL;
}

static CptSandboxAnswer *
edit_description (CptSandboxCompany *company, JsonObject *object, CptSandboxEdit edit)
{
  const char *description = NULL;
  CptSandboxAnswer *refusal = cpt_sandbox_request_read_string (object, "description", &description);

  if (refusal == NULL && (description != NULL || edit == CPT_SANDBOX_EDIT_REPLACE))
    {
      g_free (company->description);
      company->description = g_strdup (description);
    }

  return refusal;
}

static gboolean
is_tag (const char *key, JsonNode *value)
{
  glong key_length = g_utf8_strlen (key, -1);

  return key_length >= 1 && key_length <= MAX_TAG_KEY && JSON_NODE_HOLDS_VALUE (value) &&
         json_node_get_value_type (value) == G_TYPE_STRING &&
         g_utf8_strlen (json_node_get_string (value), -1) <= MAX_TAG_VALUE;
}

static CptSandboxAnswer *
edit_tags (CptSandboxCompany *company, JsonObject *object, CptSandboxEdit edit)
{
  g_autoptr (GStrvBuilder) tags = g_strv_builder_new ();
  JsonNode *node = json_object_get_member (object, "tags");
  JsonObjectIter iter;
  const char *key;
  JsonNode *value;

  if ((node == NULL || JSON_NODE_HOLDS_NULL (node)) && edit == CPT_SANDBOX_EDIT_UPDATE)
    return NULL;

  if (node != NULL && !JSON_NODE_HOLDS_NULL (node))
    {
      if (!JSON_NODE_HOLDS_OBJECT (node) || json_object_get_size (json_node_get_object (node)) > MAX_TAGS)
        return cpt_sandbox_answer_new_error (400, "tags: expected an object of at most %d members.", MAX_TAGS);

      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (json_object_iter_next_ordered (&iter, &key, &value))
        {
          if (!is_tag (key, value))
            return cpt_sandbox_answer_new_error (
                400, "tags: a key has 1 to %d characters, a value is a string of at most %d.", MAX_TAG_KEY,
                MAX_TAG_VALUE);

          g_strv_builder_add (tags, key);
          g_strv_builder_add (tags, json_node_get_string (value));
        }
    }

  g_strfreev (company->tags);
  company->tags = g_strv_builder_end (tags);

  return NULL;
}

/**
 * cpt_sandbox_company_edit:
 * @company: what is there; changed
 *
 * Returns: (transfer full) (nullable): the refusal, if what was sent cannot be stored
 */
CptSandboxAnswer *
cpt_sandbox_company_edit (CptSandboxRequest *request, CptSandboxCompany *company, CptSandboxEdit edit)
{
  JsonObject *object = NULL;
  CptSandboxAnswer *refusal = cpt_sandbox_request_read_body (request, &object);

  if (refusal == NULL)
    refusal = edit_name (company, object, edit);

  if (refusal == NULL)
    refusal = edit_description (company, object, edit);

  if (refusal == NULL)
    refusal = edit_tags (company, object, edit);

  return refusal;
}
