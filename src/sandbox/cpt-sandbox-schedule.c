/* cpt-sandbox-schedule.c — which type of which connection is read next by itself.
 *
 * 1. The table has one row for each type with a frequency of each linked connection, and the moment it is due; so a
 *    request costs one look into an index, however many connections there are. It is made anew for a connection that
 *    is linked or ends, and for those whose settings were changed.
 * 2. Due is the end of the last successful read + the hours of the settings, or the link + the hours when there was
 * none. After a failed read it is one hour, if the hours are not less. Whatever read of the type ends moves it, whoever
 *    asked for it. What should have been long ago is due now.
 * 3. While a type is being read it is due a moment after the end of that read, which will move it once more.
 * 4. A clock that jumps far is not made good read by read: after the first attempt since the last request, those that
 *    come before the last eight of the jump are left out. They count as if they had gone as that one did: a success
 *    keeps the access alive. So a jump makes nine reads of a type at most, and the history has a gap after the first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-schedule-private.h"

#include <string.h>

#include "cpt-sandbox-connection-table-private.h"
#include "cpt-sandbox-read-table-private.h"
#include "cpt-sandbox-reads-private.h"
#include "cpt-sandbox-settings-private.h"
#include "cpt-sandbox-time-private.h"

#define RETRY_HOURS 1
#define MAX_HOURS (100 * 365 * 24) /* so that a moment stays one */
#define READS_OF_A_JUMP 8
#define STRIDE (30 * CPT_SANDBOX_TICKS_PER_DAY) /* less than access lasts without a read */

static const char CLEAR_SQL[] = "DELETE FROM schedule WHERE connection = :connection";

static const char INSERT_SQL[] = "INSERT INTO schedule (connection, data_type, hours, due)"
                                 " VALUES (:connection, :data_type, :hours, :due)";

static const char LINKED_SQL[] = "SELECT id FROM connection WHERE status = 'Linked' AND :owner IN ('', company)";

static const char FIND_SQL[] =
    "SELECT connection, data_type, due, hours FROM schedule WHERE due <= :until ORDER BY due LIMIT 1";

static const char HOURS_SQL[] = "SELECT hours FROM schedule WHERE connection = :connection AND data_type = :data_type";

static const char MOVE_SQL[] =
    "UPDATE schedule SET due = :due WHERE connection = :connection AND data_type = :data_type";

static gboolean
is_success (const CptSandboxRead *read)
{
  return strcmp (read->outcome, "Complete") == 0;
}

/* From the end of @read to the next one. */
static gint64
get_period (const CptSandboxRead *read, gint64 hours)
{
  gboolean is_failure = !is_success (read) && strcmp (read->outcome, "NotSupported") != 0;

  return CPT_SANDBOX_TICKS_PER_HOUR * (is_failure ? MIN (hours, RETRY_HOURS) : hours);
}

static gint64
find_hours (CptSandboxWorld *world, const char *connection, const char *data_type)
{
  g_autoptr (CptSandboxStatement) statement = cpt_sandbox_database_prepare (world->database, HOURS_SQL);

  cpt_sandbox_statement_bind_text (statement, ":connection", connection);
  cpt_sandbox_statement_bind_text (statement, ":data_type", data_type);

  return cpt_sandbox_statement_step (statement) ? cpt_sandbox_statement_integer (statement, 0) : 0;
}

static void
set_due (CptSandboxWorld *world, const char *connection, const char *data_type, gint64 due)
{
  g_autoptr (CptSandboxStatement) statement = cpt_sandbox_database_prepare (world->database, MOVE_SQL);

  cpt_sandbox_statement_bind_text (statement, ":connection", connection);
  cpt_sandbox_statement_bind_text (statement, ":data_type", data_type);
  cpt_sandbox_statement_bind_integer (statement, ":due", due);
  cpt_sandbox_statement_run (statement);
}

static gint64
find_first_due (CptSandboxWorld *world, CptSandboxConnection *connection, const char *data_type, gint64 hours)
{
  g_autoptr (CptSandboxRead) latest = cpt_sandbox_read_table_find_latest (world, connection->id.text, data_type);

  if (latest == NULL)
    return connection->linked + hours * CPT_SANDBOX_TICKS_PER_HOUR;

  return latest->finish > world->now ? latest->finish + 1 : latest->finish + get_period (latest, hours);
}

static void
clear (CptSandboxWorld *world, const char *connection)
{
  g_autoptr (CptSandboxStatement) statement = cpt_sandbox_database_prepare (world->database, CLEAR_SQL);

  cpt_sandbox_statement_bind_text (statement, ":connection", connection);
  cpt_sandbox_statement_run (statement);
}

static void
plan_type (CptSandboxWorld *world, CptSandboxConnection *connection, const char *data_type, gint64 hours)
{
  g_autoptr (CptSandboxStatement) statement = cpt_sandbox_database_prepare (world->database, INSERT_SQL);
  gint64 due = find_first_due (world, connection, data_type, hours);

  cpt_sandbox_statement_bind_text (statement, ":connection", connection->id.text);
  cpt_sandbox_statement_bind_text (statement, ":data_type", data_type);
  cpt_sandbox_statement_bind_integer (statement, ":hours", hours);
  cpt_sandbox_statement_bind_integer (statement, ":due", MAX (due, world->now));
  cpt_sandbox_statement_run (statement);
}

/**
 * cpt_sandbox_schedule_plan:
 *
 * Plans anew what is read over @connection by itself; nothing, unless it is linked.
 */
void
cpt_sandbox_schedule_plan (CptSandboxWorld *world, CptSandboxConnection *connection)
{
  g_autoptr (GPtrArray) settings = NULL;

  clear (world, connection->id.text);

  if (connection->status != CPT_SANDBOX_LINKED)
    return;

  settings = cpt_sandbox_settings_load (world, connection->company.text);

  for (guint i = 0; i < settings->len; i++)
    {
      CptSandboxSetting *setting = g_ptr_array_index (settings, i);

      if (setting->sync_schedule > 0 && cpt_sandbox_data_type_is_supported (setting->data_type, connection->platform))
        plan_type (world, connection, setting->data_type->key, MIN (setting->sync_schedule, MAX_HOURS));
    }
}

/**
 * cpt_sandbox_schedule_plan_owner:
 * @owner: a company's id, or %CPT_SANDBOX_SETTINGS_CLIENT for all that are stored
 *
 * Plans anew what is read by itself, after settings were changed.
 */
void
cpt_sandbox_schedule_plan_owner (CptSandboxWorld *world, const char *owner)
{
  g_autoptr (CptSandboxStatement) statement = cpt_sandbox_database_prepare (world->database, LINKED_SQL);

  cpt_sandbox_statement_bind_text (statement, ":owner", owner);

  while (cpt_sandbox_statement_step (statement))
    {
      g_autoptr (CptSandboxConnection) connection = NULL;

      connection = cpt_sandbox_connection_table_load (world, cpt_sandbox_statement_text (statement, 0));
      if (connection != NULL)
        cpt_sandbox_schedule_plan (world, connection);
    }
}

/**
 * cpt_sandbox_schedule_move:
 * @read: that has ended
 *
 * Counts from its end to the next read of its type, if it has a frequency.
 */
void
cpt_sandbox_schedule_move (CptSandboxWorld *world, const CptSandboxRead *read)
{
  gint64 hours = find_hours (world, read->connection.text, read->data_type);

  if (hours > 0)
    set_due (world, read->connection.text, read->data_type, read->finish + get_period (read, hours));
}

/**
 * cpt_sandbox_schedule_find:
 * @due: (out): what is due first
 *
 * Returns: whether anything is due up to @until
 */
gboolean
cpt_sandbox_schedule_find (CptSandboxWorld *world, gint64 until, CptSandboxDue *due)
{
  g_autoptr (CptSandboxStatement) statement = cpt_sandbox_database_prepare (world->database, FIND_SQL);

  cpt_sandbox_statement_bind_integer (statement, ":until", until);

  if (!cpt_sandbox_statement_step (statement))
    return FALSE;

  due->connection = g_strdup (cpt_sandbox_statement_text (statement, 0));
  due->data_type = cpt_sandbox_data_type_find (cpt_sandbox_statement_text (statement, 1));
  due->moment = cpt_sandbox_statement_integer (statement, 2);
  due->hours = cpt_sandbox_statement_integer (statement, 3);

  return TRUE;
}

/* How many reads of a long jump are left out at once; 0 to read now. */
static gint64
count_left_out (CptSandboxWorld *world, const CptSandboxRead *latest, gint64 period, gint64 until)
{
  gint64 missed = 1 + (until - world->now) / period;

  if (latest->finish <= world->settled || missed <= READS_OF_A_JUMP)
    return 0;

  return MIN (missed - READS_OF_A_JUMP, MAX (STRIDE / period, 1));
}

/* Returns: when the type is due again */
static gint64
read_now (CptSandboxWorld *world, const CptSandboxDue *due)
{
  g_autoptr (CptSandboxConnection) connection = cpt_sandbox_connection_table_load (world, due->connection);
  g_autoptr (CptSandboxRead) read = NULL;

  if (connection == NULL) /* the database has failed */
    return due->moment;

  read = cpt_sandbox_reads_queue (world, connection, due->data_type);

  return read->finish + 1;
}

/**
 * cpt_sandbox_schedule_run:
 * @due: what is due now
 * @until: where the clock stands; more may be due until then
 *
 * Reads it, unless it is being read or may be left out.
 */
void
cpt_sandbox_schedule_run (CptSandboxWorld *world, const CptSandboxDue *due, gint64 until)
{
  const char *data_type = due->data_type->key;
  g_autoptr (CptSandboxRead) latest = cpt_sandbox_read_table_find_latest (world, due->connection, data_type);
  gboolean is_running = latest != NULL && latest->finish > world->now;
  gint64 period = latest != NULL ? get_period (latest, due->hours) : 0;
  gint64 left_out = latest != NULL && !is_running ? count_left_out (world, latest, period, until) : 0;

  if (is_running)
    set_due (world, due->connection, data_type, latest->finish + 1);
  else if (left_out == 0)
    set_due (world, due->connection, data_type, read_now (world, due));
  else
    {
      if (is_success (latest))
        cpt_sandbox_connection_table_touch (world, due->connection);

      set_due (world, due->connection, data_type, world->now + left_out * period);
    }
}
