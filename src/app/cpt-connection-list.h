/* cpt-connection-list.h — the connections of a company as rows to open, and the company's own Link URL.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-company.h"

G_BEGIN_DECLS

#define CPT_TYPE_CONNECTION_LIST (cpt_connection_list_get_type ())
G_DECLARE_FINAL_TYPE (CptConnectionList, cpt_connection_list, CPT, CONNECTION_LIST, AdwBin)

void cpt_connection_list_show (CptConnectionList *self, CptCompany *company, gboolean is_waiting, gint64 now);
void cpt_connection_list_fit (CptConnectionList *self, GtkWidget *around);

G_END_DECLS
