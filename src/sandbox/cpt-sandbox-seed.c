/* cpt-sandbox-seed.c — the company that is there at the first start.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-seed-private.h"

#include "cpt-sandbox-company-table-private.h"
#include "cpt-sandbox-connection-table-private.h"
#include "cpt-sandbox-past-private.h"
#include "cpt-sandbox-time-private.h"

/**
 * cpt_sandbox_seed_get_company:
 *
 * Returns: the identifier of the first company
 */
CptSandboxGuid
cpt_sandbox_seed_get_company (guint64 seed)
{
  return cpt_sandbox_guid_for (seed, "first company", 0);
}

/**
 * cpt_sandbox_seed_get_connection:
 *
 * Returns: the identifier of its connection
 */
CptSandboxGuid
cpt_sandbox_seed_get_connection (guint64 seed)
{
  return cpt_sandbox_guid_for (seed, "first connection", 0);
}

/**
 * cpt_sandbox_seed_first_company:
 *
 * Stores the one company of a new account, linked to the accounting sandbox a month ago and read two hours ago.
 */
void
cpt_sandbox_seed_first_company (CptSandboxWorld *world)
{
  CptSandboxGuid id = cpt_sandbox_seed_get_company (world->seed);
  CptSandboxGuid connection_id = cpt_sandbox_seed_get_connection (world->seed);
  g_autoptr (CptSandboxCompany) company = cpt_sandbox_company_new (id.text);
  g_autoptr (CptSandboxConnection) connection = NULL;
  CptSandboxPastRefresh last = { world->now - 2 * CPT_SANDBOX_TICKS_PER_HOUR, NULL, NULL, FALSE };

  company->name = g_strdup ("Sandbox Company");
  company->description = g_strdup ("Sample data of the sandbox");
  company->created_by = g_strdup ("Sandbox");
  company->products = g_strdup ("lending");
  company->owners = g_strdup ("");
  company->created = world->now - 30 * CPT_SANDBOX_TICKS_PER_DAY - 5080613;
  cpt_sandbox_company_table_save (world, company);

  connection =
      cpt_sandbox_connection_new (connection_id.text, id.text, cpt_sandbox_catalogue_find (CPT_SANDBOX_SEED_PLATFORM));
  connection->status = CPT_SANDBOX_LINKED;
  connection->created = company->created + 29 * CPT_SANDBOX_TICKS_PER_SECOND;
  connection->linked = connection->created + CPT_SANDBOX_TICKS_PER_MINUTE;
  connection->data_set = g_strdup ("retail");
  cpt_sandbox_connection_table_save (world, connection);

  cpt_sandbox_past_add_weeks (world, connection, last.moment);
  cpt_sandbox_past_refresh (world, connection, &last);
  cpt_sandbox_past_add_writes (world, connection);
  cpt_sandbox_connection_table_save (world, connection);
  company->last_sync = connection->last_sync;
  cpt_sandbox_company_table_save (world, company);
}
