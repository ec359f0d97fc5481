/* cpt-sandbox-connection-table.c — the connections that are stored.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-connection-table-private.h"

#define COLUMNS "id, company, platform, status, created, linked, last_sync, data_set"

enum
{
  COLUMN_ID,
  COLUMN_COMPANY,
  COLUMN_PLATFORM,
  COLUMN_STATUS,
  COLUMN_CREATED,
  COLUMN_LINKED,
  COLUMN_LAST_SYNC,
  COLUMN_DATA_SET,
}; /* of COLUMNS, in its order */

static const char LOAD_ALL_SQL[] = "SELECT " COLUMNS " FROM connection WHERE company = :company ORDER BY created, id";

static const char LOAD_SQL[] = "SELECT " COLUMNS " FROM connection WHERE id = :id";

static const char LOAD_ERRORS_SQL[] = "SELECT status_code, status_text, message, errored, status, resolved"
                                      " FROM connection_error WHERE connection = :connection ORDER BY errored";

static const char SAVE_SQL[] = "INSERT INTO connection (" COLUMNS ")"
                               " VALUES (:id, :company, :platform, :status, :created, :linked, :last_sync, :data_set)"
                               " ON CONFLICT (id) DO UPDATE SET status = excluded.status, linked = excluded.linked,"
                               " last_sync = excluded.last_sync, data_set = excluded.data_set";

static const char SAVE_ERROR_SQL[] =
    "INSERT INTO connection_error (connection, status_code, status_text, message, errored, status, resolved)"
    " VALUES (:connection, :status_code, :status_text, :message, :errored, :status, :resolved)";

static const char *const TOUCH_SQL[] = {
  "UPDATE connection SET last_sync = :now WHERE id = :id",
  "UPDATE company SET last_sync = :now WHERE id = (SELECT company FROM connection WHERE id = :id)",
  "UPDATE connection_error SET status = 'Resolved', resolved = :now WHERE connection = :id AND status = 'Active'",
};

static void
load_errors (CptSandboxWorld *world, CptSandboxConnection *connection)
{
  g_autoptr (CptSandboxStatement) statement = cpt_sandbox_database_prepare (world->database, LOAD_ERRORS_SQL);

  cpt_sandbox_statement_bind_text (statement, ":connection", connection->id.text);

  while (cpt_sandbox_statement_step (statement))
    {
      CptSandboxConnectionError *error;

      cpt_sandbox_connection_add_error (
          connection, cpt_sandbox_statement_text (statement, 0), cpt_sandbox_statement_text (statement, 1),
          cpt_sandbox_statement_text (statement, 2), cpt_sandbox_statement_integer (statement, 3));
      error = g_ptr_array_index (connection->errors, connection->errors->len - 1);
      g_free (error->status);
      error->status = g_strdup (cpt_sandbox_statement_text (statement, 4));
      error->resolved = cpt_sandbox_statement_integer (statement, 5);
    }
}

static CptSandboxConnection *
connection_from_row (CptSandboxWorld *world, CptSandboxStatement *statement)
{
  const char *key = cpt_sandbox_statement_text (statement, COLUMN_PLATFORM);
  CptSandboxConnection *connection = NULL;

  connection = cpt_sandbox_connection_new (cpt_sandbox_statement_text (statement, COLUMN_ID),
                                           cpt_sandbox_statement_text (statement, COLUMN_COMPANY),
                                           cpt_sandbox_catalogue_find (key));
  cpt_sandbox_connection_status_from_name (cpt_sandbox_statement_text (statement, COLUMN_STATUS), &connection->status);
  connection->created = cpt_sandbox_statement_integer (statement, COLUMN_CREATED);
  connection->linked = cpt_sandbox_statement_integer (statement, COLUMN_LINKED);
  connection->last_sync = cpt_sandbox_statement_integer (statement, COLUMN_LAST_SYNC);
  connection->data_set = g_strdup (cpt_sandbox_statement_text (statement, COLUMN_DATA_SET));
  load_errors (world, connection);

  return connection;
}

/**
 * cpt_sandbox_connection_table_load_all:
 *
 * Adds the stored connections of @company to it, oldest first.
 */
void
cpt_sandbox_connection_table_load_all (CptSandboxWorld *world, CptSandboxCompany *company)
{
  g_autoptr (CptSandboxStatement) statement = cpt_sandbox_database_prepare (world->database, LOAD_ALL_SQL);

  cpt_sandbox_statement_bind_text (statement, ":company", company->id.text);

  while (cpt_sandbox_statement_step (statement))
    g_ptr_array_add (company->connections, connection_from_row (world, statement));
}

/**
 * cpt_sandbox_connection_table_load:
 *
 * Returns: (transfer full) (nullable): the stored connection of that id
 */
CptSandboxConnection *
cpt_sandbox_connection_table_load (CptSandboxWorld *world, const char *id)
{
  g_autoptr (CptSandboxStatement) statement = cpt_sandbox_database_prepare (world->database, LOAD_SQL);

  cpt_sandbox_statement_bind_text (statement, ":id", id);

  return cpt_sandbox_statement_step (statement) ? connection_from_row (world, statement) : NULL;
}

/**
 * cpt_sandbox_connection_table_touch:
 *
 * Notes that a connection, and so its company, was read now: what stood in the way no longer does.
 */
void
cpt_sandbox_connection_table_touch (CptSandboxWorld *world, const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (TOUCH_SQL); i++)
    {
      g_autoptr (CptSandboxStatement) statement = cpt_sandbox_database_prepare (world->database, TOUCH_SQL[i]);

      cpt_sandbox_statement_bind_text (statement, ":id", id);
      cpt_sandbox_statement_bind_integer (statement, ":now", world->now);
      cpt_sandbox_statement_run (statement);
    }
}

static void
remove_errors (CptSandboxWorld *world, const char *id)
{
  g_autoptr (CptSandboxStatement) statement = NULL;

  statement = cpt_sandbox_database_prepare (world->database, "DELETE FROM connection_error WHERE connection = :id");
  cpt_sandbox_statement_bind_text (statement, ":id", id);
  cpt_sandbox_statement_run (statement);
}

static void
save_error (CptSandboxWorld *world, CptSandboxConnection *connection, CptSandboxConnectionError *error)
{
  g_autoptr (CptSandboxStatement) statement = cpt_sandbox_database_prepare (world->database, SAVE_ERROR_SQL);

  cpt_sandbox_statement_bind_text (statement, ":connection", connection->id.text);
  cpt_sandbox_statement_bind_text (statement, ":status_code", error->status_code);
  cpt_sandbox_statement_bind_text (statement, ":status_text", error->status_text);
  cpt_sandbox_statement_bind_text (statement, ":message", error->message);
  cpt_sandbox_statement_bind_integer (statement, ":errored", error->errored);
  cpt_sandbox_statement_bind_text (statement, ":status", error->status);
  cpt_sandbox_statement_bind_integer (statement, ":resolved", error->resolved);
  cpt_sandbox_statement_run (statement);
}

/**
 * cpt_sandbox_connection_table_save:
 *
 * Stores @connection with its errors, new or not.
 */
void
cpt_sandbox_connection_table_save (CptSandboxWorld *world, CptSandboxConnection *connection)
{
  g_autoptr (CptSandboxStatement) statement = cpt_sandbox_database_prepare (world->database, SAVE_SQL);

  cpt_sandbox_statement_bind_text (statement, ":id", connection->id.text);
  cpt_sandbox_statement_bind_text (statement, ":company", connection->company.text);
  cpt_sandbox_statement_bind_text (statement, ":platform", connection->platform->key);
  cpt_sandbox_statement_bind_text (statement, ":status", cpt_sandbox_connection_status_get_name (connection->status));
  cpt_sandbox_statement_bind_integer (statement, ":created", connection->created);
  cpt_sandbox_statement_bind_integer (statement, ":linked", connection->linked);
  cpt_sandbox_statement_bind_integer (statement, ":last_sync", connection->last_sync);
  cpt_sandbox_statement_bind_text (statement, ":data_set", connection->data_set);
  cpt_sandbox_statement_run (statement);

  remove_errors (world, connection->id.text);

  for (guint i = 0; connection->errors != NULL && i < connection->errors->len; i++)
    save_error (world, connection, g_ptr_array_index (connection->errors, i));
}

/**
 * cpt_sandbox_connection_table_remove:
 *
 * Removes a connection with its errors and its reads.
 */
void
cpt_sandbox_connection_table_remove (CptSandboxWorld *world, const char *id)
{
  g_autoptr (CptSandboxStatement) statement = NULL;

  statement = cpt_sandbox_database_prepare (world->database, "DELETE FROM connection WHERE id = :id");
  cpt_sandbox_statement_bind_text (statement, ":id", id);
  cpt_sandbox_statement_run (statement);
}
