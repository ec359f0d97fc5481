/* cpt-sandbox-reads.c — queues reads, and lets happen what is due.
 *
 * Nothing runs by itself. Before each request, what the clock has passed since the last one is made good, in the order
 * of time: a read that ended moves the last read of its connection and company; a connection whose platform was not
 * read for 90 days loses its authorisation. To add another kind of event, find its next moment in next_event().
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
#define TOKEN_LIFE (90 * CPT_SANDBOX_TICKS_PER_DAY)

static const char NEXT_READ_SQL[] =
    "SELECT id, finish FROM read WHERE NOT settled AND finish <= :now ORDER BY finish LIMIT 1";

/* What was linked anew counts from then. */
static const char NEXT_EXPIRY_SQL[] =
    "SELECT id, max (last_sync, linked) AS since FROM connection WHERE status = 'Linked' AND since <= :latest"
    " AND platform IN (SELECT value FROM json_each (:accounting)) ORDER BY since LIMIT 1";

static const char *const settle_statements[] = {
  "UPDATE read SET settled = 1 WHERE id = :id",
  "UPDATE connection SET last_sync = :moment WHERE id = (SELECT connection FROM read WHERE id = :id"
  " AND outcome = 'Complete')",
  "UPDATE company SET last_sync = :moment WHERE id = (SELECT company FROM read WHERE id = :id"
  " AND outcome = 'Complete')",
};

static const char *const expire_statements[] = {
  "UPDATE connection SET status = 'Deauthorized' WHERE id = :id",
  "INSERT INTO connection_error (connection, status_code, status_text, message, errored, status, resolved)"
  " VALUES (:id, '401', 'token expired', 'Access was withdrawn by the platform.', :moment, 'Active', 0)",
};

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
 * cpt_sandbox_reads_cancel:
 *
 * Ends at @now what is still being read over a connection that was given up.
 */
void
cpt_sandbox_reads_cancel (CptSandboxWorld *world, const char *connection, gint64 now)
{
  g_autoptr (CptSandboxStatement) statement = NULL;

  statement = cpt_sandbox_database_prepare (world->database,
                                            "UPDATE read SET finish = :now, outcome = 'Cancelled', message = NULL"
                                            " WHERE connection = :connection AND finish > :now");
  cpt_sandbox_statement_bind_text (statement, ":connection", connection);
  cpt_sandbox_statement_bind_integer (statement, ":now", now);
  cpt_sandbox_statement_run (statement);
}

static void
run_all (CptSandboxWorld *world, const char *const *statements, gsize n_statements, const char *id, gint64 moment)
{
  for (gsize i = 0; i < n_statements; i++)
    {
      g_autoptr (CptSandboxStatement) statement = cpt_sandbox_database_prepare (world->database, statements[i]);

      cpt_sandbox_statement_bind_text (statement, ":id", id);

      if (strstr (statements[i], ":moment") != NULL)
        cpt_sandbox_statement_bind_integer (statement, ":moment", moment);

      cpt_sandbox_statement_run (statement);
    }
}

static char *
list_accounting_keys (void)
{
  GString *keys = g_string_new ("[");
  const CptSandboxPlatform *platform;

  for (guint i = 0; (platform = cpt_sandbox_catalogue_get (i)) != NULL; i++)
    if (platform->source == CPT_SANDBOX_SOURCE_ACCOUNTING)
      g_string_append_printf (keys, "%s\"%s\"", keys->len > 1 ? "," : "", platform->key);

  g_string_append_c (keys, ']');

  return g_string_free (keys, FALSE);
}

/* The moment of the read that ends next, not after now; 0 if there is none. */
static gint64
next_finish (CptSandboxWorld *world, char **id)
{
  g_autoptr (CptSandboxStatement) statement = cpt_sandbox_database_prepare (world->database, NEXT_READ_SQL);

  cpt_sandbox_statement_bind_integer (statement, ":now", world->now);

  if (!cpt_sandbox_statement_step (statement))
    return 0;

  *id = g_strdup (cpt_sandbox_statement_text (statement, 0));

  return cpt_sandbox_statement_integer (statement, 1);
}

static gint64
next_expiry (CptSandboxWorld *world, char **id)
{
  g_autofree char *accounting = list_accounting_keys ();
  g_autoptr (CptSandboxStatement) statement = cpt_sandbox_database_prepare (world->database, NEXT_EXPIRY_SQL);

  cpt_sandbox_statement_bind_integer (statement, ":latest", world->now - TOKEN_LIFE);
  cpt_sandbox_statement_bind_text (statement, ":accounting", accounting);

  if (!cpt_sandbox_statement_step (statement))
    return 0;

  *id = g_strdup (cpt_sandbox_statement_text (statement, 0));

  return cpt_sandbox_statement_integer (statement, 1) + TOKEN_LIFE;
}

/**
 * cpt_sandbox_reads_settle:
 *
 * Makes good everything that was due up to now.
 */
void
cpt_sandbox_reads_settle (CptSandboxWorld *world)
{
  while (TRUE)
    {
      g_autofree char *read = NULL;
      g_autofree char *connection = NULL;
      gint64 finish = next_finish (world, &read);
      gint64 expiry = next_expiry (world, &connection);

      if (read == NULL && connection == NULL)
        return;

      if (read != NULL && (connection == NULL || finish <= expiry))
        run_all (world, settle_statements, G_N_ELEMENTS (settle_statements), read, finish);
      else
        {
          run_all (world, expire_statements, G_N_ELEMENTS (expire_statements), connection, expiry);
          cpt_sandbox_reads_cancel (world, connection, expiry);
        }
    }
}
