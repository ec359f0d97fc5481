/* cpt-sandbox-profile.c — the client's profile: its name, and where its clients go after linking (section 2.9).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-profile-private.h"

#include "cpt-sandbox-json-private.h"

#define WHITE_LIST "whiteListUrls"
#define SEPARATOR "\n"

/* The page of the sandbox that says "all done"; the placeholders of section 3.4 are filled in when it is shown. */
#define DONE_PAGE "/link/done?company={companyId}&status={statusCode}"

/* What a profile consists of, in the order in which it is written. */
static const struct
{
  const char *name;
  gboolean is_required;
} texts[] = {
  { "name", TRUE },
  { "redirectUrl", TRUE },
  { "logoUrl", FALSE },
  { "iconUrl", FALSE },
};

/* Returns: (transfer full) (nullable): what was set, or %NULL */
static char *
load (CptSandboxWorld *world, const char *name)
{
  g_autoptr (CptSandboxStatement) statement = NULL;

  statement = cpt_sandbox_database_prepare (world->database, "SELECT value FROM profile WHERE name = :name");
  cpt_sandbox_statement_bind_text (statement, ":name", name);

  return cpt_sandbox_statement_step (statement) ? g_strdup (cpt_sandbox_statement_text (statement, 0)) : NULL;
}

static void
save (CptSandboxWorld *world, const char *name, const char *value)
{
  g_autoptr (CptSandboxStatement) statement = NULL;

  statement =
      cpt_sandbox_database_prepare (world->database, "REPLACE INTO profile (name, value) VALUES (:name, :value)");
  cpt_sandbox_statement_bind_text (statement, ":name", name);
  cpt_sandbox_statement_bind_text (statement, ":value", value);
  cpt_sandbox_statement_run (statement);
}

static char *
load_or_built_in (CptSandboxWorld *world, const char *name)
{
  char *value = load (world, name);

  if (value != NULL)
    return value;

  if (g_str_equal (name, "name"))
    return g_strdup ("Comptoir");

  return g_str_equal (name, "redirectUrl") ? g_strconcat (world->base_url, DONE_PAGE, NULL) : g_strdup ("");
}

/**
 * cpt_sandbox_profile_dup_name:
 *
 * Returns: (transfer full): the name that clients see on the Link pages
 */
char *
cpt_sandbox_profile_dup_name (CptSandboxWorld *world)
{
  return load_or_built_in (world, "name");
}

/**
 * cpt_sandbox_profile_dup_redirect_url:
 *
 * Returns: (transfer full): where the browser goes after linking, with its placeholders in braces
 */
char *
cpt_sandbox_profile_dup_redirect_url (CptSandboxWorld *world)
{
  return load_or_built_in (world, "redirectUrl");
}

/* GET /profile */
CptSandboxAnswer *
cpt_sandbox_profile_show (CptSandboxRequest *request)
{
  GString *body = g_string_new (NULL);
  g_autofree char *white_list = load (request->world, WHITE_LIST);
  g_auto (GStrv) urls = g_strsplit (white_list != NULL ? white_list : "", SEPARATOR, -1);

  cpt_sandbox_json_begin_object (body, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *value = load_or_built_in (request->world, texts[i].name);

      cpt_sandbox_json_string (body, texts[i].name, value);
    }
  cpt_sandbox_json_begin_array (body, WHITE_LIST);
  for (guint i = 0; urls[i] != NULL; i++)
    cpt_sandbox_json_string (body, NULL, urls[i]);
  cpt_sandbox_json_end_array (body);
  cpt_sandbox_json_end_object (body);

  return cpt_sandbox_answer_new_json (200, body);
}

/* Reads what may be absent and is then empty: a profile is replaced whole. */
static CptSandboxAnswer *
read_texts (JsonObject *object, const char *values[])
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      CptSandboxAnswer *refusal = cpt_sandbox_request_read_string (object, texts[i].name, &values[i]);

      if (refusal != NULL)
        return refusal;

      if (values[i] == NULL && texts[i].is_required)
        return cpt_sandbox_answer_new_error (400, "%s is required.", texts[i].name);
    }

  return NULL;
}

static CptSandboxAnswer *
read_white_list (JsonObject *object, char **white_list)
{
  JsonNode *node = json_object_get_member (object, WHITE_LIST);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) urls = NULL;
  JsonArray *array = NULL;

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    array = json_node_get_array (node);
  else if (node != NULL && !JSON_NODE_HOLDS_NULL (node))
    return cpt_sandbox_answer_new_error (400, WHITE_LIST ": expected an array.");

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *item = json_array_get_element (array, i);

      if (json_node_get_value_type (item) != G_TYPE_STRING)
        return cpt_sandbox_answer_new_error (400, WHITE_LIST "[%u]: expected a string.", i);

      g_strv_builder_add (builder, json_node_get_string (item));
    }

  urls = g_strv_builder_end (builder);
  *white_list = g_strjoinv (SEPARATOR, urls);

  return NULL;
}

/* PUT /profile */
CptSandboxAnswer *
cpt_sandbox_profile_replace (CptSandboxRequest *request)
{
  const char *values[G_N_ELEMENTS (texts)] = { NULL };
  g_autofree char *white_list = NULL;
  JsonObject *object = NULL;
  CptSandboxAnswer *refusal = cpt_sandbox_request_read_body (request, &object);

  if (refusal == NULL)
    refusal = read_texts (object, values);

  if (refusal == NULL)
    refusal = read_white_list (object, &white_list);

  if (refusal != NULL)
    return refusal;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    save (request->world, texts[i].name, values[i] != NULL ? values[i] : "");
  save (request->world, WHITE_LIST, white_list);

  return cpt_sandbox_profile_show (request);
}
