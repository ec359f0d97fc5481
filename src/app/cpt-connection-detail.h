/* cpt-connection-detail.h — one connection in its popover: what is said of it, and what leads on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-connection.h"

G_BEGIN_DECLS

#define CPT_TYPE_CONNECTION_DETAIL (cpt_connection_detail_get_type ())
G_DECLARE_FINAL_TYPE (CptConnectionDetail, cpt_connection_detail, CPT, CONNECTION_DETAIL, AdwBin)

void cpt_connection_detail_show (CptConnectionDetail *self,
                                 CptConnection *connection,
                                 gint64 link_sent,
                                 gint64 now,
                                 guint position,
                                 guint n_connections);
void cpt_connection_detail_fit (CptConnectionDetail *self, GtkWidget *around);
void cpt_connection_detail_set_one_time (CptConnectionDetail *self, gboolean is_one_time);
void cpt_connection_detail_focus (CptConnectionDetail *self);

G_END_DECLS
