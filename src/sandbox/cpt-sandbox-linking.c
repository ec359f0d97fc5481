/* cpt-sandbox-linking.c — how a connection comes to be, is authorised, or is not, and ends.
 *
 *   create → PendingAuth → Linked            authorised: errors resolved, reads queued
 *            PendingAuth → PendingAuth       cancelled, failed, not supported: with an error
 *   Linked → Unlinked                        given up by us
 *   Linked → Deauthorized                    withdrawn by the platform: with an error
 *   Deauthorized or Unlinked → Linked        authorised anew, by a Link URL
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-linking-private.h"

#include "cpt-sandbox-connection-table-private.h"
#include "cpt-sandbox-reads-private.h"
#include "cpt-sandbox-schedule-private.h"

/**
 * cpt_sandbox_linking_create:
 * @company: a stored company
 *
 * Returns: (transfer full): a new connection that waits to be authorised, stored
 */
CptSandboxConnection *
cpt_sandbox_linking_create (CptSandboxWorld *world, CptSandboxCompany *company, const CptSandboxPlatform *platform)
{
  CptSandboxGuid id = cpt_sandbox_world_next_guid (world, "connection");
  CptSandboxConnection *connection = cpt_sandbox_connection_new (id.text, company->id.text, platform);

  connection->created = cpt_sandbox_world_stamp (world);
  cpt_sandbox_connection_table_save (world, connection);

  return connection;
}

/**
 * cpt_sandbox_linking_find_rival:
 * @connection: (nullable): one of @company's, that is about to be linked
 *
 * Returns: (nullable) (transfer none): the other accounting connection that is linked already; there may be only one.
 *   A place for files is none
 */
CptSandboxConnection *
cpt_sandbox_linking_find_rival (CptSandboxCompany *company, CptSandboxConnection *connection)
{
  for (guint i = 0; i < company->connections->len; i++)
    {
      CptSandboxConnection *other = g_ptr_array_index (company->connections, i);

      if (other != connection && other->status == CPT_SANDBOX_LINKED &&
          cpt_sandbox_platform_keeps_books (other->platform))
        return other;
    }

  return NULL;
}

static void
resolve_errors (CptSandboxConnection *connection, gint64 now)
{
  for (guint i = 0; connection->errors != NULL && i < connection->errors->len; i++)
    {
      CptSandboxConnectionError *error = g_ptr_array_index (connection->errors, i);

      if (g_strcmp0 (error->status, "Active") != 0)
        continue;

      g_free (error->status);
      error->status = g_strdup ("Resolved");
      error->resolved = now;
    }
}

/**
 * cpt_sandbox_linking_mark_linked:
 *
 * Makes @connection linked from now on, without reading anything.
 */
void
cpt_sandbox_linking_mark_linked (CptSandboxWorld *world, CptSandboxConnection *connection)
{
  connection->status = CPT_SANDBOX_LINKED;
  connection->linked = world->now;
  resolve_errors (connection, world->now);
  cpt_sandbox_connection_table_save (world, connection);
  cpt_sandbox_schedule_plan (world, connection);
}

/**
 * cpt_sandbox_linking_authorize:
 * @data_set: the sample data that was chosen
 *
 * Makes @connection linked from now on, and queues the reads that follow.
 */
void
cpt_sandbox_linking_authorize (CptSandboxWorld *world, CptSandboxConnection *connection, const char *data_set)
{
  g_free (connection->data_set);
  connection->data_set = g_strdup (data_set);
  cpt_sandbox_linking_mark_linked (world, connection);
  cpt_sandbox_reads_queue_all (world, connection);
}

/**
 * cpt_sandbox_linking_unlink:
 * @connection: a linked one
 *
 * Gives the access up: what is being read is cancelled, what was read stays.
 */
void
cpt_sandbox_linking_unlink (CptSandboxWorld *world, CptSandboxConnection *connection)
{
  connection->status = CPT_SANDBOX_UNLINKED;
  cpt_sandbox_connection_table_save (world, connection);
  cpt_sandbox_schedule_plan (world, connection);
  cpt_sandbox_reads_end (world, connection->id.text, "Cancelled");
}

/**
 * cpt_sandbox_linking_withdraw:
 * @connection: a linked one
 *
 * Lets the platform withdraw the access: what is being read fails.
 */
void
cpt_sandbox_linking_withdraw (CptSandboxWorld *world, CptSandboxConnection *connection)
{
  connection->status = CPT_SANDBOX_DEAUTHORIZED;
  cpt_sandbox_connection_add_error (connection, "401", "token expired", "Access was withdrawn by the platform.",
                                    world->now);
  cpt_sandbox_connection_table_save (world, connection);
  cpt_sandbox_schedule_plan (world, connection);
  cpt_sandbox_reads_end (world, connection->id.text, "AuthError");
}

/**
 * cpt_sandbox_linking_fail:
 * @status: 403 the client cancelled, 501 the platform is not supported, 500 anything else
 *
 * Notes on @connection why it was not authorised.
 */
void
cpt_sandbox_linking_fail (CptSandboxWorld *world, CptSandboxConnection *connection, guint status)
{
  if (status == 403)
    cpt_sandbox_connection_add_error (connection, "403", "User cancelled",
                                      "The user cancelled the authorization of the platform.", world->now);
  else if (status == 501)
    cpt_sandbox_connection_add_error (connection, "501", "Platform not supported",
                                      "The version of the platform that the user has is not supported.", world->now);
  else
    cpt_sandbox_connection_add_error (connection, "500", "Unknown error",
                                      "The platform failed while the user authorized it.", world->now);

  cpt_sandbox_connection_table_save (world, connection);
}
