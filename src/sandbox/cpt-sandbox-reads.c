/* cpt-sandbox-reads.c — queues reads, and gives them up.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-reads-private.h"

#include "cpt-sandbox-faults-private.h"
#include "cpt-sandbox-read-table-private.h"
#include "cpt-sandbox-settings-private.h"
#include "cpt-sandbox-time-private.h"

#define QUEUE_TIME (CPT_SANDBOX_TICKS_PER_SECOND * 7 / 10)

static const char END_SQL[] = "UPDATE read SET finish = :now, outcome = :outcome"
                              " WHERE connection = :connection AND finish > :now";

/**
 * cpt_sandbox_reads_add:
 * @connection: a linked one
 * @course: how it will go
 *
 * Returns: (transfer full): the new read, stored
 */
CptSandboxRead *
cpt_sandbox_reads_add (CptSandboxWorld *world,
                       const CptSandboxConnection *connection,
                       const CptSandboxDataType *data_type,
                       const CptSandboxCourse *course)
{
  CptSandboxRead *read = g_new0 (CptSandboxRead, 1);
  gint64 ready;

  read->id = cpt_sandbox_world_next_guid (world, "read");
  read->company = connection->company;
  read->connection = connection->id;
  read->data_type = g_strdup (data_type->key);
  read->requested = cpt_sandbox_world_stamp (world);
  read->outcome = g_strdup (course->outcome);
  read->held = g_strdup (course->held);
  read->hold = course->hold;
  read->description = g_strdup (course->description);

  ready = read->requested + QUEUE_TIME + (cpt_sandbox_read_is_before_fetching (read->held) ? read->hold : 0);
  cpt_sandbox_read_plan (read, cpt_sandbox_read_table_find_slot (world, connection->id.text, ready), world->seed,
                         data_type->is_slow);
  cpt_sandbox_read_table_insert (world, read);

  return read;
}

/**
 * cpt_sandbox_reads_queue:
 * @connection: a linked one
 *
 * Returns: (transfer full): the new read, stored; it goes as the faults say
 */
CptSandboxRead *
cpt_sandbox_reads_queue (CptSandboxWorld *world,
                         const CptSandboxConnection *connection,
                         const CptSandboxDataType *data_type)
{
  CptSandboxCourse course = cpt_sandbox_course_new (connection, data_type, world->now);

  cpt_sandbox_faults_change_course (world->faults, connection, data_type->key, &course);

  return cpt_sandbox_reads_add (world, connection, data_type, &course);
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
  cpt_sandbox_statement_run (statement);
}
