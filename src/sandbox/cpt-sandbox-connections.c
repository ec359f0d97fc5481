/* cpt-sandbox-connections.c — the routes of connections.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-connections-private.h"

#include "cpt-sandbox-companies-private.h"
#include "cpt-sandbox-company-type-private.h"
#include "cpt-sandbox-connection-table-private.h"
#include "cpt-sandbox-linking-private.h"
#include "cpt-sandbox-list-private.h"
#include "cpt-sandbox-passwords-private.h"

/**
 * cpt_sandbox_connections_find:
 * @company: (out) (transfer full): the company that the path names
 * @connection: (out) (transfer none): that one's connection that the path names
 *
 * Returns: (transfer full) (nullable): the refusal, if there is none
 */
CptSandboxAnswer *
cpt_sandbox_connections_find (CptSandboxRequest *request,
                              CptSandboxCompany **company,
                              CptSandboxConnection **connection)
{
  CptSandboxAnswer *refusal = cpt_sandbox_companies_find (request, company);
  g_autofree char *id = NULL;

  if (refusal != NULL)
    return refusal;

  id = cpt_sandbox_request_dup_capture (request, "connection");
  *connection = cpt_sandbox_company_find_connection (*company, id);

  return *connection != NULL ? NULL : cpt_sandbox_answer_new_error (404, "Data connection %s not found", id);
}

static void
write_connection (gpointer item, GString *out, CptSandboxWorld *world)
{
  cpt_sandbox_connection_write (item, out, world->base_url);
}

static CptSandboxAnswer *
answer_connection (CptSandboxRequest *request, CptSandboxConnection *connection)
{
  GString *body = g_string_new (NULL);

  write_connection (connection, body, request->world);

  return cpt_sandbox_answer_new_json (200, body);
}

/* GET /companies/{companyId}/connections */
CptSandboxAnswer *
cpt_sandbox_connections_list (CptSandboxRequest *request)
{
  g_auto (CptSandboxListing) listing = { 0 };
  g_autoptr (CptSandboxCompany) company = NULL;
  CptSandboxAnswer *refusal = cpt_sandbox_companies_find (request, &company);

  if (refusal == NULL)
    refusal = cpt_sandbox_listing_read (&listing, request, &cpt_sandbox_connection_type, "created");

  return refusal != NULL ? refusal
                         : cpt_sandbox_listing_answer (&listing, request, company->connections, write_connection);
}

static CptSandboxAnswer *
read_platform (CptSandboxRequest *request, const CptSandboxPlatform **platform)
{
  JsonObject *object = NULL;
  const char *key = NULL;
  CptSandboxAnswer *refusal = cpt_sandbox_request_read_body (request, &object);

  if (refusal == NULL)
    refusal = cpt_sandbox_request_read_string (object, "platformKey", &key);

  if (refusal != NULL)
    return refusal;

  *platform = cpt_sandbox_catalogue_find (key);
  if (*platform == NULL)
    return cpt_sandbox_answer_new_error (400, "No integration was found with platform key %s", key != NULL ? key : "");

  if (!(*platform)->enabled)
    return cpt_sandbox_answer_new_error (400, "The integration %s is not enabled", key);

  return NULL;
}

/* POST /companies/{companyId}/connections */
CptSandboxAnswer *
cpt_sandbox_connections_create (CptSandboxRequest *request)
{
  g_autoptr (CptSandboxCompany) company = NULL;
  g_autoptr (CptSandboxConnection) connection = NULL;
  const CptSandboxPlatform *platform = NULL;
  CptSandboxAnswer *refusal = cpt_sandbox_companies_find (request, &company);

  if (refusal == NULL)
    refusal = read_platform (request, &platform);

  if (refusal != NULL)
    return refusal;

  connection = cpt_sandbox_linking_create (request->world, company, platform);
  cpt_sandbox_passwords_add_to_connection (request->world, connection);

  return answer_connection (request, connection);
}

/* GET /companies/{companyId}/connections/{connectionId} */
CptSandboxAnswer *
cpt_sandbox_connections_show (CptSandboxRequest *request)
{
  g_autoptr (CptSandboxCompany) company = NULL;
  CptSandboxConnection *connection;
  CptSandboxAnswer *refusal = cpt_sandbox_connections_find (request, &company, &connection);

  return refusal != NULL ? refusal : answer_connection (request, connection);
}

static CptSandboxAnswer *
check_unlink (CptSandboxRequest *request, CptSandboxConnection *connection)
{
  JsonObject *object = NULL;
  const char *status = NULL;
  CptSandboxAnswer *refusal = cpt_sandbox_request_read_body (request, &object);

  if (refusal == NULL)
    refusal = cpt_sandbox_request_read_string (object, "status", &status);

  if (refusal != NULL)
    return refusal;

  if (g_strcmp0 (status, "Unlinked") != 0)
    return cpt_sandbox_answer_new_error (400, "status: only Unlinked may be set");

  if (connection->status != CPT_SANDBOX_LINKED)
    return cpt_sandbox_answer_new_error (400, "Only a Linked connection may be unlinked, this one is %s",
                                         cpt_sandbox_connection_status_get_name (connection->status));

  return NULL;
}

/* PATCH /companies/{companyId}/connections/{connectionId} */
CptSandboxAnswer *
cpt_sandbox_connections_unlink (CptSandboxRequest *request)
{
  g_autoptr (CptSandboxCompany) company = NULL;
  CptSandboxConnection *connection;
  CptSandboxAnswer *refusal = cpt_sandbox_connections_find (request, &company, &connection);

  if (refusal == NULL)
    refusal = check_unlink (request, connection);

  if (refusal != NULL)
    return refusal;

  cpt_sandbox_linking_unlink (request->world, connection);

  return answer_connection (request, connection);
}

/* DELETE /companies/{companyId}/connections/{connectionId}: 200 and nothing else, unlike the deletion of a company. */
CptSandboxAnswer *
cpt_sandbox_connections_delete (CptSandboxRequest *request)
{
  g_autoptr (CptSandboxCompany) company = NULL;
  CptSandboxConnection *connection;
  CptSandboxAnswer *refusal = cpt_sandbox_connections_find (request, &company, &connection);

  if (refusal != NULL)
    return refusal;

  cpt_sandbox_connection_table_remove (request->world, connection->id.text);

  return cpt_sandbox_answer_new (200);
}

static gboolean
is_map_of_texts (JsonObject *object)
{
  JsonObjectIter iter;
  JsonNode *value;

  json_object_iter_init (&iter, object);

  while (json_object_iter_next (&iter, NULL, &value))
    if (!JSON_NODE_HOLDS_VALUE (value) || json_node_get_value_type (value) != G_TYPE_STRING)
      return FALSE;

  return TRUE;
}

/* PUT /companies/{companyId}/connections/{connectionId}/authorization: tokens of another system; queues no read. */
CptSandboxAnswer *
cpt_sandbox_connections_authorize (CptSandboxRequest *request)
{
  g_autoptr (CptSandboxCompany) company = NULL;
  CptSandboxConnection *connection;
  JsonObject *object = NULL;
  CptSandboxAnswer *refusal = cpt_sandbox_connections_find (request, &company, &connection);

  if (refusal == NULL)
    refusal = cpt_sandbox_request_read_body (request, &object);

  if (refusal != NULL)
    return refusal;

  if (!is_map_of_texts (object))
    return cpt_sandbox_answer_new_error (400, "The request body must be a flat map of strings.");

  cpt_sandbox_linking_mark_linked (request->world, connection);

  return answer_connection (request, connection);
}
