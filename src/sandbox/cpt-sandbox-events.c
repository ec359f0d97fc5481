/* cpt-sandbox-events.c — lets happen what is due.
 *
 * Nothing runs by itself. Before each request, what the clock has passed since the last one is made good, in the order
 * of time, each at its own moment: a read that ended moves the last read of its connection and company, or shows that
 * the access was withdrawn; a connection whose platform was not read for 90 days loses its access; a type with a
 * frequency is read. To add another kind
 * of event, add a row to the table of kinds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-events-private.h"

#include <string.h>

#include "cpt-sandbox-connection-table-private.h"
#include "cpt-sandbox-linking-private.h"
#include "cpt-sandbox-read-table-private.h"
#include "cpt-sandbox-schedule-private.h"
#include "cpt-sandbox-time-private.h"

#define TOKEN_LIFE (90 * CPT_SANDBOX_TICKS_PER_DAY)

/* What was linked anew counts from then. */
static const char NEXT_EXPIRY_SQL[] =
    "SELECT id, max (last_sync, linked) AS since FROM connection WHERE status = 'Linked' AND since <= :latest"
    " AND platform IN (SELECT value FROM json_each (:accounting)) ORDER BY since LIMIT 1";

typedef struct
{
  gint64 moment;
  CptSandboxRead *read; /* (nullable): that ended */
  char *connection;     /* (nullable): the id of the one that expires */
  CptSandboxDue due;    /* what is to be read */
} Event;

static void
event_clear (Event *event)
{
  g_clear_pointer (&event->read, cpt_sandbox_read_free);
  g_clear_pointer (&event->connection, g_free);
  g_clear_pointer (&event->due.connection, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Event, event_clear)

static gboolean
find_end (CptSandboxWorld *world, gint64 until, Event *event)
{
  event->read = cpt_sandbox_read_table_find_ended (world, until);
  event->moment = event->read != NULL ? event->read->finish : 0;

  return event->read != NULL;
}

/* A read that was refused shows that the access was withdrawn. */
static void
lose_access (CptSandboxWorld *world, const char *id)
{
  g_autoptr (CptSandboxConnection) connection = cpt_sandbox_connection_table_load (world, id);

  if (connection != NULL && connection->status == CPT_SANDBOX_LINKED)
    cpt_sandbox_linking_withdraw (world, connection);
}

static void
happen_end (CptSandboxWorld *world, Event *event, gint64 until)
{
  cpt_sandbox_read_table_settle (world, event->read->id.text);

  if (strcmp (event->read->outcome, "Complete") == 0)
    cpt_sandbox_connection_table_touch (world, event->read->connection.text);

  cpt_sandbox_schedule_move (world, event->read);

  if (strcmp (event->read->outcome, "AuthError") == 0)
    lose_access (world, event->read->connection.text);
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

static gboolean
find_expiry (CptSandboxWorld *world, gint64 until, Event *event)
{
  g_autofree char *accounting = list_accounting_keys ();
  g_autoptr (CptSandboxStatement) statement = cpt_sandbox_database_prepare (world->database, NEXT_EXPIRY_SQL);

  cpt_sandbox_statement_bind_integer (statement, ":latest", until - TOKEN_LIFE);
  cpt_sandbox_statement_bind_text (statement, ":accounting", accounting);

  if (!cpt_sandbox_statement_step (statement))
    return FALSE;

  event->connection = g_strdup (cpt_sandbox_statement_text (statement, 0));
  event->moment = cpt_sandbox_statement_integer (statement, 1) + TOKEN_LIFE;

  return TRUE;
}

static void
happen_expiry (CptSandboxWorld *world, Event *event, gint64 until)
{
  lose_access (world, event->connection);
}

static gboolean
find_due (CptSandboxWorld *world, gint64 until, Event *event)
{
  gboolean is_found = cpt_sandbox_schedule_find (world, until, &event->due);

  event->moment = event->due.moment;

  return is_found;
}

static void
happen_due (CptSandboxWorld *world, Event *event, gint64 until)
{
  cpt_sandbox_schedule_run (world, &event->due, until);
}

/* In the order in which they happen at one and the same moment. */
static const struct
{
  gboolean (*find) (CptSandboxWorld *world, gint64 until, Event *event);
  void (*happen) (CptSandboxWorld *world, Event *event, gint64 until);
} kinds[] = {
  { find_end, happen_end },
  { find_expiry, happen_expiry },
  { find_due, happen_due },
};

static gboolean
happen_next (CptSandboxWorld *world, gint64 until)
{
  g_auto (Event) next = { 0 };
  guint kind = G_N_ELEMENTS (kinds);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_auto (Event) event = { 0 };

      if (!kinds[i].find (world, until, &event) || (kind < G_N_ELEMENTS (kinds) && event.moment >= next.moment))
        continue;

      event_clear (&next);
      next = event;
      memset (&event, 0, sizeof event);
      kind = i;
    }

  if (kind == G_N_ELEMENTS (kinds))
    return FALSE;

  world->now = next.moment;
  kinds[kind].happen (world, &next, until);

  return TRUE;
}

/**
 * cpt_sandbox_events_settle:
 *
 * Makes good everything that was due up to now.
 */
void
cpt_sandbox_events_settle (CptSandboxWorld *world)
{
  gint64 now = world->now;

  while (happen_next (world, now))
    ;

  world->now = now;
  world->settled = now;
}
