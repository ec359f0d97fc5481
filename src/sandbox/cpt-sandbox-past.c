/* cpt-sandbox-past.c — what happened over a connection before it was added.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-past-private.h"

#include <string.h>

#include "cpt-sandbox-push-table-private.h"
#include "cpt-sandbox-time-private.h"

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
