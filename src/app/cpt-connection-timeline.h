/* cpt-connection-timeline.h — every status of a connection that was seen, newest first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-connection.h"

G_BEGIN_DECLS

#define CPT_TYPE_CONNECTION_TIMELINE (cpt_connection_timeline_get_type ())
G_DECLARE_FINAL_TYPE (CptConnectionTimeline, cpt_connection_timeline, CPT, CONNECTION_TIMELINE, AdwBin)

void
cpt_connection_timeline_show (CptConnectionTimeline *self, CptConnection *connection, GPtrArray *events, gint64 now);
gint64 cpt_connection_timeline_get_since (CptConnection *connection, GPtrArray *events);

G_END_DECLS
