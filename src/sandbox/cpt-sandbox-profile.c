/* cpt-sandbox-profile.c — the routes of the profile.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-profile-private.h"

#include <string.h>

#include "cpt-sandbox-json-private.h"

#define DEFAULT_NAME "Comptoir"
#define DEFAULT_REDIRECT "/link/done?statusCode={statusCode}&platform={platform}"

static const char *const members[] = { "name", "redirectUrl", "logoUrl", "iconUrl" };

/* Returns: (nullable) */
static char *
dup_member (CptSandboxWorld *world, const char *name)
{
  g_autoptr (CptSandboxStatement) statement = NULL;

  statement = cpt_sandbox_database_prepare (world->database, "SELECT value FROM profile WHERE name = :name");
  cpt_sandbox_statement_bind_text (statement, ":name", name);

  return cpt_sandbox_statement_step (statement) ? g_strdup (cpt_sandbox_statement_text (statement, 0)) : NULL;
}

static void
set_member (CptSandboxWorld *world, const char *name, const char *value)
{
  g_autoptr (CptSandboxStatement) statement = NULL;

  statement =
      cpt_sandbox_database_prepare (world->database, "REPLACE INTO profile (name, value) VALUES (:name, :value)");
  cpt_sandbox_statement_bind_text (statement, ":name", name);
  cpt_sandbox_statement_bind_text (statement, ":value", value);
  cpt_sandbox_statement_run (statement);
}

/**
 * cpt_sandbox_profile_dup_name:
 *
 * Returns: (transfer full): who asks the client for data
 */
char *
cpt_sandbox_profile_dup_name (CptSandboxWorld *world)
{
  char *name = dup_member (world, "name");

  return name != NULL ? name : g_strdup (DEFAULT_NAME);
}

/**
 * cpt_sandbox_profile_dup_redirect_url:
 *
 * Returns: (transfer full): where the client's browser goes after the flow, with placeholders in braces; a page of the
 *   sandbox itself until another one is set
 */
char *
cpt_sandbox_profile_dup_redirect_url (CptSandboxWorld *world)
{
  char *redirect_url = dup_member (world, "redirectUrl");

  return redirect_url != NULL ? redirect_url : g_strconcat (world->base_url, DEFAULT_REDIRECT, NULL);
}

static void
write_white_list (CptSandboxWorld *world, GString *body)
{
  g_autofree char *stored = dup_member (world, "whiteListUrls");
  g_auto (GStrv) urls = g_strsplit (stored != NULL ? stored : "", "\n", -1);

  cpt_sandbox_json_begin_array (body, "whiteListUrls");

  for (guint i = 0; urls[i] != NULL; i++)
    cpt_sandbox_json_string (body, NULL, urls[i]);

  cpt_sandbox_json_end_array (body);
}

/* GET /profile */
CptSandboxAnswer *
cpt_sandbox_profile_show (CptSandboxRequest *request)
{
  CptSandboxWorld *world = request->world;
  g_autofree char *name = cpt_sandbox_profile_dup_name (world);
  g_autofree char *redirect_url = cpt_sandbox_profile_dup_redirect_url (world);
  g_autofree char *logo_url = dup_member (world, "logoUrl");
  g_autofree char *icon_url = dup_member (world, "iconUrl");
  GString *body = g_string_new (NULL);

  cpt_sandbox_json_begin_object (body, NULL);
  cpt_sandbox_json_string (body, "name", name);
  cpt_sandbox_json_string (body, "logoUrl", logo_url != NULL ? logo_url : "");
  cpt_sandbox_json_string (body, "iconUrl", icon_url != NULL ? icon_url : "");
  cpt_sandbox_json_string (body, "redirectUrl", redirect_url);
  write_white_list (world, body);
  cpt_sandbox_json_end_object (body);

  return cpt_sandbox_answer_new_json (200, body);
}

/* A browser is only ever sent to the web: anything else could run as a script. The address goes into headers, and its
 * host into a policy, so nothing is in it that could end either. */
static gboolean
is_web_address (const char *url)
{
  const char *host = strstr (url, "://");
  gsize length;

  if (!g_str_has_prefix (url, "https://") && !g_str_has_prefix (url, "http://"))
    return FALSE;

  host += strlen ("://");
  length = strspn (host, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-.:[]");
  if (length == 0 || (host[length] != '\0' && strchr ("/?#", host[length]) == NULL))
    return FALSE;

  for (const char *at = host; *at != '\0'; at++)
    if (!g_ascii_isgraph (*at))
      return FALSE;

  return TRUE;
}

static CptSandboxAnswer *
check_profile (JsonObject *object, const char *values[])
{
  CptSandboxAnswer *refusal = NULL;

  for (gsize i = 0; refusal == NULL && i < G_N_ELEMENTS (members); i++)
    refusal = cpt_sandbox_request_read_string (object, members[i], &values[i]);

  if (refusal == NULL && (values[0] == NULL || *values[0] == '\0'))
    refusal = cpt_sandbox_answer_new_error (400, "name: is required");

  if (refusal == NULL && (values[1] == NULL || !is_web_address (values[1])))
    refusal = cpt_sandbox_answer_new_error (400, "redirectUrl: a web address is required");

  return refusal;
}

static CptSandboxAnswer *
replace_white_list (CptSandboxWorld *world, JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "whiteListUrls");
  g_autoptr (GString) joined = g_string_new (NULL);
  JsonArray *urls = NULL;

  if (node != NULL && !JSON_NODE_HOLDS_NULL (node) && !JSON_NODE_HOLDS_ARRAY (node))
    return cpt_sandbox_answer_new_error (400, "whiteListUrls: expected an array");

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    urls = json_node_get_array (node);

  for (guint i = 0; urls != NULL && i < json_array_get_length (urls); i++)
    {
      JsonNode *url = json_array_get_element (urls, i);

      if (!JSON_NODE_HOLDS_VALUE (url) || json_node_get_value_type (url) != G_TYPE_STRING)
        return cpt_sandbox_answer_new_error (400, "whiteListUrls: expected strings");

      g_string_append_printf (joined, "%s%s", i > 0 ? "\n" : "", json_node_get_string (url));
    }

  set_member (world, "whiteListUrls", joined->str);

  return NULL;
}

/* PUT /profile */
CptSandboxAnswer *
cpt_sandbox_profile_replace (CptSandboxRequest *request)
{
  const char *values[G_N_ELEMENTS (members)] = { NULL };
  JsonObject *object = NULL;
  CptSandboxAnswer *refusal = cpt_sandbox_request_read_body (request, &object);

  if (refusal == NULL)
    refusal = check_profile (object, values);

  if (refusal == NULL)
    refusal = replace_white_list (request->world, object);

  if (refusal != NULL)
    return refusal;

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    set_member (request->world, members[i], values[i] != NULL ? values[i] : "");

  return cpt_sandbox_profile_show (request);
}
