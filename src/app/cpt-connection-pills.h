/* cpt-connection-pills.h — the connections of a row, drawn: one widget, however many there are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company-row.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CPT_TYPE_CONNECTION_PILLS (cpt_connection_pills_get_type ())
G_DECLARE_FINAL_TYPE (CptConnectionPills, cpt_connection_pills, CPT, CONNECTION_PILLS, GtkWidget)

GtkWidget *cpt_connection_pills_new (gboolean compact);
void cpt_connection_pills_set_row (CptConnectionPills *self, CptCompanyRow *row, gint64 now);
int cpt_connection_pills_get_width (CptConnectionPills *self, int most);
const char *cpt_connection_pills_pick (CptConnectionPills *self, double x, double y, GdkRectangle *at);

G_END_DECLS
