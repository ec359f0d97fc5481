/* cpt-sandbox-past.c — what happened over a connection before it was added.
 *
 * Reads are queued as they are today, with the clock of the world set back; faults do not reach them. What is over by
 * now has no more consequences: the caller gives the connection the state that it is to be in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-past-private.h"

#include <string.h>

#include "cpt-sandbox-push-table-private.h"
#include "cpt-sandbox-reads-private.h"
#include "cpt-sandbox-settings-private.h"
#include "cpt-sandbox-time-private.h"

#define WEEK (7 * CPT_SANDBOX_TICKS_PER_DAY)
#define WEEKS 3
#define CUT_TIME (12 * CPT_SANDBOX_TICKS_PER_SECOND)
#define COMPUTER_TIME (10 * CPT_SANDBOX_TICKS_PER_MINUTE)
#define SPOILED_ONE_IN 40
#define MIN_WRITES 8
#define MAX_MORE_WRITES 8
#define MILLISECOND (CPT_SANDBOX_TICKS_PER_SECOND / 1000)

/* What is written to an accounting platform, and how it goes; timeouts are in minutes. */
static const struct
{
  const char *data_type;
  const char *status;
  const char *change;
  gint64 timeout;
} writes[] = {
  { "suppliers", "Success", "Created", 0 },         { "bills", "Success", "Created", 0 },
  { "bills", "Success", "AttachmentUploaded", 60 }, { "suppliers", "Failed", NULL, 0 },
  { "suppliers", "Success", "Modified", 0 },        { "invoices", "Success", "Created", 0 },
  { "journalEntries", "TimedOut", NULL, 15 },       { "journalEntries", "Success", "Deleted", 0 },
  { "billPayments", "Success", "Created", 0 },      { "invoices", "Failed", NULL, 0 },
};

static const char SETTLE_SQL[] = "UPDATE read SET settled = 1 WHERE connection = :connection AND finish <= :now";

static const char LAST_SYNC_SQL[] = "SELECT coalesce (max (finish), 0) FROM read WHERE connection = :connection"
                                    " AND outcome = 'Complete' AND finish <= :now";

typedef struct
{
  gint64 now;
  gint64 stamp;
} Present;

static Present
go_back (CptSandboxWorld *world, gint64 moment)
{
  Present present = { world->now, world->stamp };

  world->now = moment;
  world->stamp = 0;

  return present;
}

static void
come_back (CptSandboxWorld *world, const Present *present)
{
  world->now = present->now;
  world->stamp = MAX (world->stamp, present->stamp);
}

/* Now and then one goes wrong. */
static const char *
choose_mishap (CptSandboxWorld *world, const CptSandboxConnection *connection, const char *data_type)
{
  static const char *const mishaps[] = { "FetchError", "RateLimitError", "InternalError" };
  guint64 random = cpt_sandbox_mix_text (cpt_sandbox_mix_text (world->seed, connection->id.text), data_type);

  random = cpt_sandbox_mix (random ^ (guint64) (world->now / CPT_SANDBOX_TICKS_PER_HOUR));

  return random % SPOILED_ONE_IN == 0 ? mishaps[(random >> 32) % G_N_ELEMENTS (mishaps)] : NULL;
}

/* @present: the computer of an offline platform has answered at once, if it had the time since. */
static void
add_read (CptSandboxWorld *world,
          const CptSandboxConnection *connection,
          const CptSandboxDataType *data_type,
          const char *outcome,
          const Present *present)
{
  CptSandboxCourse course = cpt_sandbox_course_new (connection, data_type, world->now);

  if (outcome != NULL)
    course.outcome = outcome;

  if (connection->platform->offline && present->now - world->now > COMPUTER_TIME)
    course.held = NULL;

  cpt_sandbox_read_free (cpt_sandbox_reads_add (world, connection, data_type, &course));
}

/* Nothing follows any more from what is over. */
static void
close_reads (CptSandboxWorld *world, CptSandboxConnection *connection)
{
  g_autoptr (CptSandboxStatement) settle = cpt_sandbox_database_prepare (world->database, SETTLE_SQL);
  g_autoptr (CptSandboxStatement) last_sync = cpt_sandbox_database_prepare (world->database, LAST_SYNC_SQL);

  cpt_sandbox_statement_bind_text (settle, ":connection", connection->id.text);
  cpt_sandbox_statement_bind_integer (settle, ":now", world->now);
  cpt_sandbox_statement_run (settle);

  cpt_sandbox_statement_bind_text (last_sync, ":connection", connection->id.text);
  cpt_sandbox_statement_bind_integer (last_sync, ":now", world->now);

  if (cpt_sandbox_statement_step (last_sync))
    connection->last_sync = cpt_sandbox_statement_integer (last_sync, 0);
}

/**
 * cpt_sandbox_past_refresh:
 * @connection: one that was linked by then, stored
 *
 * Stores the reads of one refresh of all types, and moves the last read in @connection, which is to be saved.
 */
void
cpt_sandbox_past_refresh (CptSandboxWorld *world,
                          CptSandboxConnection *connection,
                          const CptSandboxPastRefresh *refresh)
{
  g_autoptr (GPtrArray) settings = cpt_sandbox_settings_load (world, CPT_SANDBOX_SETTINGS_CLIENT);
  Present present = go_back (world, refresh->moment);

  for (guint i = 0; i < settings->len; i++)
    {
      CptSandboxSetting *setting = g_ptr_array_index (settings, i);
      const char *outcome = refresh->outcome;

      if (!setting->fetch_on_first_link ||
          !cpt_sandbox_data_type_is_supported (setting->data_type, connection->platform))
        continue;

      if (outcome == NULL && refresh->has_mishaps)
        outcome = choose_mishap (world, connection, setting->data_type->key);

      add_read (world, connection, setting->data_type, outcome, &present);
    }

  if (refresh->cut != NULL)
    {
      world->now += CUT_TIME;
      cpt_sandbox_reads_end (world, connection->id.text, refresh->cut);
    }

  come_back (world, &present);
  close_reads (world, connection);
}

/**
 * cpt_sandbox_past_add_weeks:
 * @connection: one that was linked, stored
 * @last: when all types were asked for the last time
 *
 * Stores the reads that followed the link, and those of the last weeks before @last, without those of @last itself.
 */
void
cpt_sandbox_past_add_weeks (CptSandboxWorld *world, CptSandboxConnection *connection, gint64 last)
{
  CptSandboxPastRefresh refresh = { connection->linked, NULL, NULL, TRUE };

  cpt_sandbox_past_refresh (world, connection, &refresh);

  for (gint64 i = WEEKS; i > 0; i--)
    {
      refresh.moment = last - i * WEEK;

      if (refresh.moment > connection->linked + CPT_SANDBOX_TICKS_PER_DAY)
        cpt_sandbox_past_refresh (world, connection, &refresh);
    }
}

/**
 * cpt_sandbox_past_ask:
 * @connection: a linked one, stored
 * @moment: a few minutes ago: it may still be read
 *
 * Stores the read of one type.
 */
void
cpt_sandbox_past_ask (CptSandboxWorld *world,
                      CptSandboxConnection *connection,
                      const CptSandboxDataType *data_type,
                      gint64 moment)
{
  Present present = go_back (world, moment);

  add_read (world, connection, data_type, NULL, &present);
  come_back (world, &present);
  close_reads (world, connection);
}

static void
add_write (CptSandboxWorld *world,
           const CptSandboxConnection *connection,
           guint which,
           const char *status,
           gint64 requested)
{
  g_autoptr (CptSandboxPush) push = g_new0 (CptSandboxPush, 1);
  guint64 random;

  push->key = cpt_sandbox_world_next_guid (world, "push");
  random = cpt_sandbox_mix_text (world->seed, push->key.text);
  push->company = connection->company;
  push->connection = connection->id;
  push->data_type = g_strdup (writes[which].data_type);
  push->status = g_strdup (status);
  push->requested = requested + (gint64) (random % CPT_SANDBOX_TICKS_PER_MINUTE);
  push->timeout = writes[which].timeout;

  if (strcmp (status, "Pending") != 0)
    {
      gboolean is_late = strcmp (status, "TimedOut") == 0;

      push->change = g_strdup (writes[which].change);
      push->completed = push->requested + (is_late ? push->timeout * CPT_SANDBOX_TICKS_PER_MINUTE
                                                   : (800 + (gint64) (random % 2500)) * MILLISECOND);
    }

  cpt_sandbox_push_table_insert (world, push);
}

/**
 * cpt_sandbox_past_add_writes:
 * @connection: one that was linked, stored
 *
 * Stores what was written from the link to the last read: of every kind and outcome, the same for a seed. A computer
 * that answers late has not taken the last two.
 */
void
cpt_sandbox_past_add_writes (CptSandboxWorld *world, const CptSandboxConnection *connection)
{
  guint64 random = cpt_sandbox_mix_text (world->seed, connection->id.text);
  guint count = MIN_WRITES + (guint) (random % MAX_MORE_WRITES);
  gint64 span = connection->last_sync - connection->linked;
  gboolean is_waiting = connection->platform->offline && connection->status == CPT_SANDBOX_LINKED;

  if (connection->platform->source != CPT_SANDBOX_SOURCE_ACCOUNTING)
    return;

  for (guint i = 0; i < count; i++)
    {
      guint which = (guint) ((random >> 8) + i) % G_N_ELEMENTS (writes);

      add_write (world, connection, which, writes[which].status, connection->linked + span / (count + 1) * (i + 1));
    }

  for (guint i = 0; is_waiting && i < 2; i++)
    add_write (world, connection, i, "Pending", connection->last_sync + (i + 1) * CPT_SANDBOX_TICKS_PER_HOUR);
}
