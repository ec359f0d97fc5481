/* cpt-connection-row.h — a connection in a list: its mark, its platform, its source, its state.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-connection.h"

G_BEGIN_DECLS

#define CPT_TYPE_CONNECTION_ROW (cpt_connection_row_get_type ())
G_DECLARE_FINAL_TYPE (CptConnectionRow, cpt_connection_row, CPT, CONNECTION_ROW, AdwActionRow)

GtkWidget *cpt_connection_row_new (CptConnection *connection, gint64 now);
void cpt_connection_row_show (CptConnectionRow *self, CptConnection *connection, gint64 now);
CptConnection *cpt_connection_row_get_connection (CptConnectionRow *self);

G_END_DECLS
