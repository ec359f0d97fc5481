/* cpt-sandbox-read-table.c — the reads that are stored.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-read-table-private.h"

#define COLUMNS                                                                                                        \
  "id, company, connection, data_type, requested, fetch_start, fetch_end, finish, outcome, held, hold, description"
#define READS_AT_ONCE 4

enum
{
  COLUMN_ID,
  COLUMN_COMPANY,
  COLUMN_CONNECTION,
  COLUMN_DATA_TYPE,
  COLUMN_REQUESTED,
  COLUMN_FETCH_START,
  COLUMN_FETCH_END,
  COLUMN_FINISH,
  COLUMN_OUTCOME,
  COLUMN_HELD,
  COLUMN_HOLD,
  COLUMN_DESCRIPTION,
}; /* of COLUMNS, in its order */

static const char INSERT_SQL[] =
    "INSERT INTO read (" COLUMNS ", settled)"
    " VALUES (:id, :company, :connection, :data_type, :requested, :fetch_start, :fetch_end, :finish, :outcome,"
    " :held, :hold, :description, 0)";

static const char LOAD_ALL_SQL[] = "SELECT " COLUMNS " FROM read WHERE company = :company ORDER BY requested";

static const char LOAD_SQL[] = "SELECT " COLUMNS " FROM read WHERE company = :company AND id = :id";

static const char RUNNING_SQL[] =
    "SELECT id FROM read WHERE connection = :connection AND data_type = :data_type AND finish > :now";

static const char LATEST_SQL[] =
    "SELECT " COLUMNS " FROM read WHERE connection = :connection AND data_type = :data_type"
    " ORDER BY finish DESC LIMIT 1";

static const char ENDED_SQL[] = "SELECT " COLUMNS " FROM read WHERE NOT settled AND finish <= :until"
                                " ORDER BY finish LIMIT 1";

static const char SLOT_SQL[] = "SELECT finish FROM read WHERE connection = :connection AND finish > :ready"
                               " ORDER BY finish DESC LIMIT 1 OFFSET :taken";

/**
 * cpt_sandbox_read_table_insert:
 * @read: with its plan
 */
void
cpt_sandbox_read_table_insert (CptSandboxWorld *world, CptSandboxRead *read)
{
  g_autoptr (CptSandboxStatement) statement = cpt_sandbox_database_prepare (world->database, INSERT_SQL);

  cpt_sandbox_statement_bind_text (statement, ":id", read->id.text);
  cpt_sandbox_statement_bind_text (statement, ":company", read->company.text);
  cpt_sandbox_statement_bind_text (statement, ":connection", read->connection.text);
  cpt_sandbox_statement_bind_text (statement, ":data_type", read->data_type);
  cpt_sandbox_statement_bind_integer (statement, ":requested", read->requested);
  cpt_sandbox_statement_bind_integer (statement, ":fetch_start", read->fetch_start);
  cpt_sandbox_statement_bind_integer (statement, ":fetch_end", read->fetch_end);
  cpt_sandbox_statement_bind_integer (statement, ":finish", read->finish);
  cpt_sandbox_statement_bind_text (statement, ":outcome", read->outcome);
  cpt_sandbox_statement_bind_text (statement, ":held", read->held);
  cpt_sandbox_statement_bind_integer (statement, ":hold", read->hold);
  cpt_sandbox_statement_bind_text (statement, ":description", read->description);
  cpt_sandbox_statement_run (statement);
}

static CptSandboxRead *
read_from_row (CptSandboxStatement *statement)
{
  CptSandboxRead *read = g_new0 (CptSandboxRead, 1);

  g_strlcpy (read->id.text, cpt_sandbox_statement_text (statement, COLUMN_ID), sizeof read->id.text);
  g_strlcpy (read->company.text, cpt_sandbox_statement_text (statement, COLUMN_COMPANY), sizeof read->company.text);
  g_strlcpy (read->connection.text, cpt_sandbox_statement_text (statement, COLUMN_CONNECTION),
             sizeof read->connection.text);
  read->data_type = g_strdup (cpt_sandbox_statement_text (statement, COLUMN_DATA_TYPE));
  read->requested = cpt_sandbox_statement_integer (statement, COLUMN_REQUESTED);
  read->fetch_start = cpt_sandbox_statement_integer (statement, COLUMN_FETCH_START);
  read->fetch_end = cpt_sandbox_statement_integer (statement, COLUMN_FETCH_END);
  read->finish = cpt_sandbox_statement_integer (statement, COLUMN_FINISH);
  read->outcome = g_strdup (cpt_sandbox_statement_text (statement, COLUMN_OUTCOME));
  read->held = g_strdup (cpt_sandbox_statement_text (statement, COLUMN_HELD));
  read->hold = cpt_sandbox_statement_integer (statement, COLUMN_HOLD);
  read->description = g_strdup (cpt_sandbox_statement_text (statement, COLUMN_DESCRIPTION));

  return read;
}

static void
free_read (gpointer data)
{
  cpt_sandbox_read_free (data);
}

/**
 * cpt_sandbox_read_table_load_all:
 *
 * Returns: (transfer full) (element-type CptSandboxRead): the reads of a company, oldest first
 */
GPtrArray *
cpt_sandbox_read_table_load_all (CptSandboxWorld *world, const char *company)
{
  GPtrArray *reads = g_ptr_array_new_with_free_func (free_read);
  g_autoptr (CptSandboxStatement) statement = cpt_sandbox_database_prepare (world->database, LOAD_ALL_SQL);

  cpt_sandbox_statement_bind_text (statement, ":company", company);

  while (cpt_sandbox_statement_step (statement))
    g_ptr_array_add (reads, read_from_row (statement));

  return reads;
}

/**
 * cpt_sandbox_read_table_load:
 *
 * Returns: (transfer full) (nullable): the read of that id
 */
CptSandboxRead *
cpt_sandbox_read_table_load (CptSandboxWorld *world, const char *company, const char *id)
{
  g_autoptr (CptSandboxStatement) statement = cpt_sandbox_database_prepare (world->database, LOAD_SQL);

  cpt_sandbox_statement_bind_text (statement, ":company", company);
  cpt_sandbox_statement_bind_text (statement, ":id", id);

  return cpt_sandbox_statement_step (statement) ? read_from_row (statement) : NULL;
}

/**
 * cpt_sandbox_read_table_find_running:
 *
 * Returns: (transfer full) (nullable): the id of the read of that type that is not over yet
 */
char *
cpt_sandbox_read_table_find_running (CptSandboxWorld *world, const char *connection, const char *data_type)
{
  g_autoptr (CptSandboxStatement) statement = cpt_sandbox_database_prepare (world->database, RUNNING_SQL);

  cpt_sandbox_statement_bind_text (statement, ":connection", connection);
  cpt_sandbox_statement_bind_text (statement, ":data_type", data_type);
  cpt_sandbox_statement_bind_integer (statement, ":now", world->now);

  return cpt_sandbox_statement_step (statement) ? g_strdup (cpt_sandbox_statement_text (statement, 0)) : NULL;
}

/**
 * cpt_sandbox_read_table_find_latest:
 *
 * Returns: (transfer full) (nullable): the read of that type that ends last, if it has ended or not
 */
CptSandboxRead *
cpt_sandbox_read_table_find_latest (CptSandboxWorld *world, const char *connection, const char *data_type)
{
  g_autoptr (CptSandboxStatement) statement = cpt_sandbox_database_prepare (world->database, LATEST_SQL);

  cpt_sandbox_statement_bind_text (statement, ":connection", connection);
  cpt_sandbox_statement_bind_text (statement, ":data_type", data_type);

  return cpt_sandbox_statement_step (statement) ? read_from_row (statement) : NULL;
}

/**
 * cpt_sandbox_read_table_find_ended:
 *
 * Returns: (transfer full) (nullable): of the reads that ended up to @until and are not settled, the one that ended
 * first
 */
CptSandboxRead *
cpt_sandbox_read_table_find_ended (CptSandboxWorld *world, gint64 until)
{
  g_autoptr (CptSandboxStatement) statement = cpt_sandbox_database_prepare (world->database, ENDED_SQL);

  cpt_sandbox_statement_bind_integer (statement, ":until", until);

  return cpt_sandbox_statement_step (statement) ? read_from_row (statement) : NULL;
}

/**
 * cpt_sandbox_read_table_settle:
 *
 * Notes that what follows from the end of a read has happened.
 */
void
cpt_sandbox_read_table_settle (CptSandboxWorld *world, const char *id)
{
  g_autoptr (CptSandboxStatement) statement = NULL;

  statement = cpt_sandbox_database_prepare (world->database, "UPDATE read SET settled = 1 WHERE id = :id");
  cpt_sandbox_statement_bind_text (statement, ":id", id);
  cpt_sandbox_statement_run (statement);
}

/**
 * cpt_sandbox_read_table_find_slot:
 * @ready: when a read could begin, were it alone
 *
 * At most four reads of a connection run at once: the next one begins when only three of those before are left.
 *
 * Returns: when it begins
 */
gint64
cpt_sandbox_read_table_find_slot (CptSandboxWorld *world, const char *connection, gint64 ready)
{
  g_autoptr (CptSandboxStatement) statement = cpt_sandbox_database_prepare (world->database, SLOT_SQL);

  cpt_sandbox_statement_bind_text (statement, ":connection", connection);
  cpt_sandbox_statement_bind_integer (statement, ":ready", ready);
  cpt_sandbox_statement_bind_integer (statement, ":taken", READS_AT_ONCE - 1);

  return cpt_sandbox_statement_step (statement) ? cpt_sandbox_statement_integer (statement, 0) : ready;
}
