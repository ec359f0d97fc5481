/* cpt-connection-event.h — one step in the time line of a connection: its status became another one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define CPT_TYPE_CONNECTION_EVENT (cpt_connection_event_get_type ())
G_DECLARE_FINAL_TYPE (CptConnectionEvent, cpt_connection_event, CPT, CONNECTION_EVENT, GObject)

CptConnectionEvent *
cpt_connection_event_new (gint64 at, gboolean is_here, const char *status_before, const char *status_after);
gint64 cpt_connection_event_get_at (CptConnectionEvent *self);
gboolean cpt_connection_event_get_is_here (CptConnectionEvent *self);
const char *cpt_connection_event_get_status_before (CptConnectionEvent *self);
const char *cpt_connection_event_get_status_after (CptConnectionEvent *self);

G_END_DECLS
