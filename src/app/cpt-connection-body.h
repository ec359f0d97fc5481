/* cpt-connection-body.h — what is said of a connection: state, what happened, what to do, facts, its Link URL.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-connection.h"

G_BEGIN_DECLS

/* Properties: "suffix" (GtkWidget): at the end of the first line; "explains" (boolean): what the state does not allow
 * is shown too, with the reason as its tooltip; the widget that holds the actions makes it insensitive; "one-time"
 * (boolean): Link URLs work once. They count from the next cpt_connection_body_show() on. */
#define CPT_TYPE_CONNECTION_BODY (cpt_connection_body_get_type ())
G_DECLARE_FINAL_TYPE (CptConnectionBody, cpt_connection_body, CPT, CONNECTION_BODY, AdwBin)

void cpt_connection_body_show (CptConnectionBody *self, CptConnection *connection, gint64 since, gint64 now);
void cpt_connection_body_show_link_sent (CptConnectionBody *self, gint64 at, gint64 now);
gboolean cpt_connection_body_focus (CptConnectionBody *self);

G_END_DECLS
