/* cpt-sandbox-push-table.c — the writes that are stored.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-push-table-private.h"

#define COLUMNS "key, company, connection, data_type, requested, completed, status, change, timeout"

enum
{
  COLUMN_KEY,
  COLUMN_COMPANY,
  COLUMN_CONNECTION,
  COLUMN_DATA_TYPE,
  COLUMN_REQUESTED,
  COLUMN_COMPLETED,
  COLUMN_STATUS,
  COLUMN_CHANGE,
  COLUMN_TIMEOUT,
}; /* of COLUMNS, in its order */

static const char INSERT_SQL[] =
    "INSERT INTO push (" COLUMNS ")"
    " VALUES (:key, :company, :connection, :data_type, :requested, :completed, :status, :change, :timeout)";

static const char LOAD_ALL_SQL[] = "SELECT " COLUMNS " FROM push WHERE company = :company";

static const char LOAD_SQL[] = "SELECT " COLUMNS " FROM push WHERE company = :company AND key = :key";

void
cpt_sandbox_push_table_insert (CptSandboxWorld *world, const CptSandboxPush *push)
{
  g_autoptr (CptSandboxStatement) statement = cpt_sandbox_database_prepare (world->database, INSERT_SQL);

  cpt_sandbox_statement_bind_text (statement, ":key", push->key.text);
  cpt_sandbox_statement_bind_text (statement, ":company", push->company.text);
  cpt_sandbox_statement_bind_text (statement, ":connection", push->connection.text);
  cpt_sandbox_statement_bind_text (statement, ":data_type", push->data_type);
  cpt_sandbox_statement_bind_integer (statement, ":requested", push->requested);
  cpt_sandbox_statement_bind_integer (statement, ":completed", push->completed);
  cpt_sandbox_statement_bind_text (statement, ":status", push->status);
  cpt_sandbox_statement_bind_text (statement, ":change", push->change);
  cpt_sandbox_statement_bind_integer (statement, ":timeout", push->timeout);
  cpt_sandbox_statement_run (statement);
}

static CptSandboxPush *
push_from_row (CptSandboxStatement *statement)
{
  CptSandboxPush *push = g_new0 (CptSandboxPush, 1);

  g_strlcpy (push->key.text, cpt_sandbox_statement_text (statement, COLUMN_KEY), sizeof push->key.text);
  g_strlcpy (push->company.text, cpt_sandbox_statement_text (statement, COLUMN_COMPANY), sizeof push->company.text);
  g_strlcpy (push->connection.text, cpt_sandbox_statement_text (statement, COLUMN_CONNECTION),
             sizeof push->connection.text);
  push->data_type = g_strdup (cpt_sandbox_statement_text (statement, COLUMN_DATA_TYPE));
  push->requested = cpt_sandbox_statement_integer (statement, COLUMN_REQUESTED);
  push->completed = cpt_sandbox_statement_integer (statement, COLUMN_COMPLETED);
  push->status = g_strdup (cpt_sandbox_statement_text (statement, COLUMN_STATUS));
  push->change = g_strdup (cpt_sandbox_statement_text (statement, COLUMN_CHANGE));
  push->timeout = cpt_sandbox_statement_integer (statement, COLUMN_TIMEOUT);

  return push;
}

static void
free_push (gpointer data)
{
  cpt_sandbox_push_free (data);
}

/**
 * cpt_sandbox_push_table_load_all:
 *
 * Returns: (transfer full) (element-type CptSandboxPush): what was written to the platforms of a company
 */
GPtrArray *
cpt_sandbox_push_table_load_all (CptSandboxWorld *world, const char *company)
{
  GPtrArray *pushes = g_ptr_array_new_with_free_func (free_push);
  g_autoptr (CptSandboxStatement) statement = cpt_sandbox_database_prepare (world->database, LOAD_ALL_SQL);

  cpt_sandbox_statement_bind_text (statement, ":company", company);

  while (cpt_sandbox_statement_step (statement))
    g_ptr_array_add (pushes, push_from_row (statement));

  return pushes;
}

/**
 * cpt_sandbox_push_table_load:
 *
 * Returns: (transfer full) (nullable): the write of that key
 */
CptSandboxPush *
cpt_sandbox_push_table_load (CptSandboxWorld *world, const char *company, const char *key)
{
  g_autoptr (CptSandboxStatement) statement = cpt_sandbox_database_prepare (world->database, LOAD_SQL);

  cpt_sandbox_statement_bind_text (statement, ":company", company);
  cpt_sandbox_statement_bind_text (statement, ":key", key);

  return cpt_sandbox_statement_step (statement) ? push_from_row (statement) : NULL;
}
