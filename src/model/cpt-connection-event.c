/* cpt-connection-event.c — one step in the time line of a connection: its status became another one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-connection-event.h"

struct _CptConnectionEvent
{
  GObject parent_instance;

  gint64 at;
  gboolean is_here;
  char *status_before; /* (nullable) */
  char *status_after;  /* (nullable) */
};

G_DEFINE_FINAL_TYPE (CptConnectionEvent, cpt_connection_event, G_TYPE_OBJECT)

static void
cpt_connection_event_finalize (GObject *object)
{
  CptConnectionEvent *self = CPT_CONNECTION_EVENT (object);

  g_free (self->status_before);
  g_free (self->status_after);

  G_OBJECT_CLASS (cpt_connection_event_parent_class)->finalize (object);
}

static void
cpt_connection_event_class_init (CptConnectionEventClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_connection_event_finalize;
}

static void
cpt_connection_event_init (CptConnectionEvent *self)
{
}

/**
 * cpt_connection_event_new:
 * @at: microseconds UTC, of the account's clock: when it was seen, which may be after it happened
 * @is_here: whether this Comptoir did it
 * @status_before: (nullable): as the platform wrote it; %NULL when the connection was not there
 * @status_after: (nullable): as the platform wrote it; %NULL when the connection is gone
 *
 * Returns: (transfer full): an immutable value, for any thread
 */
CptConnectionEvent *
cpt_connection_event_new (gint64 at, gboolean is_here, const char *status_before, const char *status_after)
{
  CptConnectionEvent *self = g_object_new (CPT_TYPE_CONNECTION_EVENT, NULL);

  self->at = at;
  self->is_here = is_here;
  self->status_before = g_strdup (status_before);
  self->status_after = g_strdup (status_after);

  return self;
}

/**
 * cpt_connection_event_get_at:
 *
 * Returns: microseconds UTC, when it was seen
 */
gint64
cpt_connection_event_get_at (CptConnectionEvent *self)
{
  g_return_val_if_fail (CPT_IS_CONNECTION_EVENT (self), 0);

  return self->at;
}

/**
 * cpt_connection_event_get_is_here:
 *
 * Returns: whether this Comptoir did it; otherwise the client, the platform or somebody else
 */
gboolean
cpt_connection_event_get_is_here (CptConnectionEvent *self)
{
  g_return_val_if_fail (CPT_IS_CONNECTION_EVENT (self), FALSE);

  return self->is_here;
}

/**
 * cpt_connection_event_get_status_before:
 *
 * Returns: (nullable): as the platform wrote it; %NULL when the connection was not there
 */
const char *
cpt_connection_event_get_status_before (CptConnectionEvent *self)
{
  g_return_val_if_fail (CPT_IS_CONNECTION_EVENT (self), NULL);

  return self->status_before;
}

/**
 * cpt_connection_event_get_status_after:
 *
 * Returns: (nullable): as the platform wrote it; %NULL when the connection is gone
 */
const char *
cpt_connection_event_get_status_after (CptConnectionEvent *self)
{
  g_return_val_if_fail (CPT_IS_CONNECTION_EVENT (self), NULL);

  return self->status_after;
}
