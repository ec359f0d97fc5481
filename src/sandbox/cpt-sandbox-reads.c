/* cpt-sandbox-reads.c — queues reads, and gives them up.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-reads-private.h"

#include <string.h>

#include "cpt-sandbox-faults-private.h"
#include "cpt-sandbox-read-table-private.h"
#include "cpt-sandbox-settings-private.h"
#include "cpt-sandbox-time-private.h"

#define QUEUE_TIME (CPT_SANDBOX_TICKS_PER_SECOND * 7 / 10)
#define OFFLINE_TIME (10 * CPT_SANDBOX_TICKS_PER_MINUTE)

static const char END_SQL[] = "UPDATE read SET finish = :now, outcome = :outcome, message = :message"
                              " WHERE connection = :connection AND finish > :now";

/* One integration of the catalogue says that it has journals, and then has not. */
static const char *
choose_outcome (CptSandboxWorld *world, CptSandboxConnection *connection, const CptSandboxDataType *data_type)
{
  const char *fault = cpt_sandbox_faults_find_outcome (world->faults, connection, data_type->key);

  if (fault != NULL)
    return fault;

  if (strcmp (connection->platform->key, "vxvy") == 0 && strcmp (data_type->key, "journals") == 0)
    return "NotSupported";

  if (g_strcmp0 (connection->data_set, "importer") == 0 && strcmp (data_type->key, "balanceSheet") == 0)
    return "ValidationError";

  return "Complete";
}

static const char *
message_for (const char *outcome)
{
  if (strcmp (outcome, "ValidationError") == 0)
    return "The data set did not pass validation.";

  return g_str_has_suffix (outcome, "Error") || strcmp (outcome, "PrerequisiteNotMet") == 0
             ? "The platform did not give the data."
             : NULL;
}

/* A pause, as the platform makes one when the source is unwell. */
static void
pause_read (CptSandboxRead *read, gint64 duration)
{
  g_autoptr (GString) description = g_string_new ("Paused until ");

  read->fetch_end += duration;
  read->finish += duration;
  cpt_sandbox_time_append_seconds (description, read->fetch_end);
  read->description = g_string_free (g_steal_pointer (&description), FALSE);
}

/**
 * cpt_sandbox_reads_queue:
 * @connection: a linked one
 *
 * Returns: (transfer full): the new read, stored
 */
CptSandboxRead *
cpt_sandbox_reads_queue (CptSandboxWorld *world, CptSandboxConnection *connection, const CptSandboxDataType *data_type)
{
  CptSandboxRead *read = g_new0 (CptSandboxRead, 1);
  gint64 pause = cpt_sandbox_faults_find_pause (world->faults, connection, data_type->key);
  gint64 ready;

  read->id = cpt_sandbox_world_next_guid (world, "read");
  read->company = connection->company;
  read->connection = connection->id;
  read->data_type = g_strdup (data_type->key);
  read->requested = cpt_sandbox_world_stamp (world);
  read->outcome = g_strdup (choose_outcome (world, connection, data_type));
  read->message = g_strdup (message_for (read->outcome));

  ready = read->requested + QUEUE_TIME + (connection->platform->offline ? OFFLINE_TIME : 0);
  cpt_sandbox_read_plan (read, cpt_sandbox_read_table_find_slot (world, connection->id.text, ready), world->seed,
                         data_type->is_slow);

  if (pause > 0)
    pause_read (read, pause);

  cpt_sandbox_read_table_insert (world, read);

  return read;
}

/**
 * cpt_sandbox_reads_queue_all:
 * @connection: a linked one
 *
 * Queues every type that is flagged *fetch on first link*, that the platform has, and that is not being read.
 */
void
cpt_sandbox_reads_queue_all (CptSandboxWorld *world, CptSandboxConnection *connection)
{
  g_autoptr (GPtrArray) settings = cpt_sandbox_settings_load (world, connection->company.text);

  for (guint i = 0; i < settings->len; i++)
    {
      CptSandboxSetting *setting = g_ptr_array_index (settings, i);
      g_autofree char *running = NULL;

      if (!setting->fetch_on_first_link ||
          !cpt_sandbox_data_type_is_supported (setting->data_type, connection->platform))
        continue;

      running = cpt_sandbox_read_table_find_running (world, connection->id.text, setting->data_type->key);
      if (running == NULL)
        cpt_sandbox_read_free (cpt_sandbox_reads_queue (world, connection, setting->data_type));
    }
}

/**
 * cpt_sandbox_reads_end:
 * @outcome: the status that they end in
 *
 * Ends now what is still being read over a connection that can no longer be used.
 */
void
cpt_sandbox_reads_end (CptSandboxWorld *world, const char *connection, const char *outcome)
{
  g_autoptr (CptSandboxStatement) statement = cpt_sandbox_database_prepare (world->database, END_SQL);

  cpt_sandbox_statement_bind_text (statement, ":connection", connection);
  cpt_sandbox_statement_bind_integer (statement, ":now", world->now);
  cpt_sandbox_statement_bind_text (statement, ":outcome", outcome);
  cpt_sandbox_statement_bind_text (statement, ":message", message_for (outcome));
  cpt_sandbox_statement_run (statement);
}
