/* cpt-sandbox-latest.c — which read the data of one type comes from.
 *
 * What is served is what was read last with success, as it was at that moment: to see what came since, read again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-latest-private.h"

#include <string.h>

#include "cpt-sandbox-history-private.h"

static gboolean
is_meant (const CptSandboxConnection *connection, const CptSandboxConnection *only)
{
  return only == NULL || connection == only;
}

/* Whether any of the connections that are meant could have such data. */
static gboolean
can_be_read (CptSandboxCompany *company, const CptSandboxConnection *only, const CptSandboxDataType *data_type)
{
  for (guint i = 0; i < company->connections->len; i++)
    {
      const CptSandboxConnection *connection = g_ptr_array_index (company->connections, i);

      if (is_meant (connection, only) && connection->linked != 0 &&
          cpt_sandbox_data_type_is_supported (data_type, connection->platform))
        return TRUE;
    }

  return FALSE;
}

static void
consider (CptSandboxCompany *company,
          const CptSandboxConnection *only,
          const CptSandboxRead *read,
          CptSandboxLatest *latest)
{
  const CptSandboxConnection *connection = cpt_sandbox_company_find_connection (company, read->connection.text);

  if (connection == NULL || !is_meant (connection, only) || read->finish < latest->moment)
    return;

  latest->connection = connection;
  latest->moment = read->finish;
}

/**
 * cpt_sandbox_latest_find:
 * @only: (nullable): the connection whose data is asked for; %NULL for that of any of @company
 * @latest: (out): where the data comes from
 *
 * Returns: (transfer full) (nullable): the refusal: 404 if nothing could have such data, 409 if it was never read, or
 *   is being read for the first time
 */
CptSandboxAnswer *
cpt_sandbox_latest_find (CptSandboxRequest *request,
                         CptSandboxCompany *company,
                         const CptSandboxConnection *only,
                         const char *data_type,
                         CptSandboxLatest *latest)
{
  g_autoptr (GPtrArray) reads = cpt_sandbox_history_load_recent (request->world, company);

  *latest = (CptSandboxLatest){ NULL, 0 };

  for (guint i = 0; i < reads->len; i++)
    {
      const CptSandboxRead *read = g_ptr_array_index (reads, i);

      if (strcmp (read->data_type, data_type) == 0 &&
          cpt_sandbox_read_get_state (read, request->world->now).is_completed)
        consider (company, only, read, latest);
    }

  if (latest->connection != NULL)
    return NULL;

  if (!can_be_read (company, only, cpt_sandbox_data_type_find (data_type)))
    return cpt_sandbox_answer_new_error (404, "No data available: %s of company %s", data_type, company->id.text);

  return cpt_sandbox_answer_new_error (409, "%s: the data set has not been requested or is still syncing", data_type);
}
