/* cpt-sandbox-refresh.c — the routes of reads: queue them, look at them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-refresh-private.h"

#include <string.h>

#include "cpt-sandbox-companies-private.h"
#include "cpt-sandbox-history-private.h"
#include "cpt-sandbox-json-private.h"
#include "cpt-sandbox-read-table-private.h"
#include "cpt-sandbox-read-type-private.h"
#include "cpt-sandbox-reads-private.h"
#include "cpt-sandbox-validation-private.h"

/* POST /companies/{companyId}/data/all */
CptSandboxAnswer *
cpt_sandbox_refresh_all (CptSandboxRequest *request)
{
  g_autoptr (CptSandboxCompany) company = NULL;
  CptSandboxAnswer *refusal = cpt_sandbox_companies_find (request, &company);
  guint n_linked = 0;

  if (refusal != NULL)
    return refusal;

  for (guint i = 0; i < company->connections->len; i++)
    {
      CptSandboxConnection *connection = g_ptr_array_index (company->connections, i);

      if (connection->status != CPT_SANDBOX_LINKED)
        continue;

      cpt_sandbox_reads_queue_all (request->world, connection);
      n_linked++;
    }

  if (n_linked == 0)
    return cpt_sandbox_answer_new_error (400, "Company %s has no linked data connection", company->id.text);

  return cpt_sandbox_answer_new (204);
}

/* Answers for one connection: a read was queued, or why not. */
static CptSandboxAnswer *
queue_read (CptSandboxRequest *request, CptSandboxConnection *connection, const CptSandboxDataType *data_type)
{
  g_autoptr (CptSandboxRead) read = NULL;
  g_autofree char *running = NULL;
  gboolean is_conflict = cpt_sandbox_faults_has_switch (request->world->faults, CPT_SANDBOX_FAULT_CONFLICT);
  GString *body;

  running = cpt_sandbox_read_table_find_running (request->world, connection->id.text, data_type->key);
  if (running != NULL)
    return cpt_sandbox_answer_new_error (
        is_conflict ? 409 : 400,
        "DatasetAlreadyInProgressException: %s of company %s is being read already, by data set %s", data_type->key,
        connection->company.text, running);

  read = cpt_sandbox_reads_queue (request->world, connection, data_type);
  body = g_string_new (NULL);
  cpt_sandbox_read_write (read, body, read->requested);

  return cpt_sandbox_answer_new_json (200, body);
}

/* The connections that a request for one type is about: all, or the one that it names. */
static CptSandboxAnswer *
queue_on_connections (CptSandboxRequest *request, CptSandboxCompany *company, const CptSandboxDataType *data_type)
{
  const char *id = cpt_sandbox_request_get_query (request, "connectionId");
  g_autoptr (CptSandboxAnswer) answer = NULL;
  gboolean is_linked = FALSE;

  if (id != NULL && cpt_sandbox_company_find_connection (company, id) == NULL)
    return cpt_sandbox_answer_new_error (404, "Data connection %s not found", id);

  for (guint i = 0; i < company->connections->len; i++)
    {
      CptSandboxConnection *connection = g_ptr_array_index (company->connections, i);

      if (connection->status != CPT_SANDBOX_LINKED || (id != NULL && g_ascii_strcasecmp (id, connection->id.text) != 0))
        continue;

      is_linked = TRUE;
      if (answer == NULL && cpt_sandbox_data_type_is_supported (data_type, connection->platform))
        answer = queue_read (request, connection, data_type);
    }

  if (!is_linked)
    return cpt_sandbox_answer_new_error (400, "Company %s has no linked data connection", company->id.text);

  if (answer == NULL)
    return cpt_sandbox_answer_new_error (404, "%s is not supported by platform(s)", data_type->key);

  return g_steal_pointer (&answer);
}

/* POST /companies/{companyId}/data/queue/{dataType} */
CptSandboxAnswer *
cpt_sandbox_refresh_one (CptSandboxRequest *request)
{
  g_autoptr (CptSandboxCompany) company = NULL;
  g_autofree char *key = g_match_info_fetch_named (request->match, "type");
  const CptSandboxDataType *data_type = cpt_sandbox_data_type_find (key);
  CptSandboxAnswer *refusal = cpt_sandbox_companies_find (request, &company);

  if (refusal != NULL)
    return refusal;

  if (data_type == NULL)
    return cpt_sandbox_answer_new_error (404, "%s is not supported by platform(s)", key);

  return queue_on_connections (request, company, data_type);
}

/* GET /companies/{companyId}/data/history */
CptSandboxAnswer *
cpt_sandbox_refresh_history (CptSandboxRequest *request)
{
  g_auto (CptSandboxListing) listing = { 0 };
  g_autoptr (CptSandboxCompany) company = NULL;
  CptSandboxAnswer *refusal = cpt_sandbox_companies_find (request, &company);

  if (refusal == NULL)
    refusal = cpt_sandbox_listing_read (&listing, request, &cpt_sandbox_read_type, "requested");

  return refusal != NULL ? refusal : cpt_sandbox_history_answer (request, &listing, company);
}

static CptSandboxAnswer *
find_read (CptSandboxRequest *request, CptSandboxRead **read)
{
  g_autoptr (CptSandboxCompany) company = NULL;
  g_autofree char *id = cpt_sandbox_request_dup_capture (request, "read");
  CptSandboxAnswer *refusal = cpt_sandbox_companies_find (request, &company);

  if (refusal != NULL)
    return refusal;

  *read = cpt_sandbox_history_find (request->world, company, id);

  return *read != NULL ? NULL : cpt_sandbox_answer_new_error (404, "No data set was found with id %s", id);
}

/* GET /companies/{companyId}/data/history/{datasetId} */
CptSandboxAnswer *
cpt_sandbox_refresh_show (CptSandboxRequest *request)
{
  g_autoptr (CptSandboxRead) read = NULL;
  CptSandboxAnswer *refusal = find_read (request, &read);
  GString *body;

  if (refusal != NULL)
    return refusal;

  body = g_string_new (NULL);
  cpt_sandbox_read_write (read, body, request->world->now);

  return cpt_sandbox_answer_new_json (200, body);
}

/* GET /companies/{companyId}/sync/{datasetId}/validation */
CptSandboxAnswer *
cpt_sandbox_refresh_validation (CptSandboxRequest *request)
{
  g_autoptr (CptSandboxRead) read = NULL;
  CptSandboxAnswer *refusal = find_read (request, &read);
  GString *body;

  if (refusal != NULL)
    return refusal;

  body = g_string_new (NULL);
  cpt_sandbox_validation_write (read, body, request->world->seed, request->world->now);

  return cpt_sandbox_answer_new_json (200, body);
}

typedef struct
{
  CptSandboxRead *latest;
  CptSandboxRead *latest_success;
} Freshness;

static Freshness
find_freshness (GPtrArray *reads, const char *data_type, gint64 now)
{
  Freshness freshness = { NULL, NULL };

  for (guint i = 0; i < reads->len; i++)
    {
      CptSandboxRead *read = g_ptr_array_index (reads, i);

      if (strcmp (read->data_type, data_type) != 0)
        continue;

      freshness.latest = read;
      if (cpt_sandbox_read_get_state (read, now).is_completed)
        freshness.latest_success = read;
    }

  return freshness;
}

static void
write_freshness (GString *body, const char *data_type, Freshness freshness, gint64 now)
{
  cpt_sandbox_json_begin_object (body, data_type);
  cpt_sandbox_json_string (body, "dataType", data_type);

  if (freshness.latest_success != NULL)
    cpt_sandbox_json_time (body, "lastSuccessfulSync", freshness.latest_success->finish);

  if (freshness.latest != NULL)
    {
      cpt_sandbox_json_string (body, "currentStatus", cpt_sandbox_read_get_state (freshness.latest, now).status);
      cpt_sandbox_json_string (body, "latestSyncId", freshness.latest->id.text);
    }

  if (freshness.latest_success != NULL)
    cpt_sandbox_json_string (body, "latestSuccessfulSyncId", freshness.latest_success->id.text);

  cpt_sandbox_json_end_object (body);
}

/* GET /companies/{companyId}/dataStatus */
CptSandboxAnswer *
cpt_sandbox_refresh_status (CptSandboxRequest *request)
{
  g_autoptr (CptSandboxCompany) company = NULL;
  g_autoptr (GPtrArray) reads = NULL;
  CptSandboxAnswer *refusal = cpt_sandbox_companies_find (request, &company);
  const CptSandboxDataType *data_type;
  gint64 now = request->world->now;
  GString *body;

  if (refusal != NULL)
    return refusal;

  reads = cpt_sandbox_history_load_recent (request->world, company);
  body = g_string_new (NULL);
  cpt_sandbox_json_begin_object (body, NULL);

  for (guint i = 0; (data_type = cpt_sandbox_data_type_get (i)) != NULL; i++)
    write_freshness (body, data_type->key, find_freshness (reads, data_type->key, now), now);

  cpt_sandbox_json_end_object (body);

  return cpt_sandbox_answer_new_json (200, body);
}
