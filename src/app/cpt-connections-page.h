/* cpt-connections-page.h — the connections of a company, each with all that is known of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company-actions.h"
#include "cpt-company-row.h"

G_BEGIN_DECLS

#define CPT_TYPE_CONNECTIONS_PAGE (cpt_connections_page_get_type ())
G_DECLARE_FINAL_TYPE (CptConnectionsPage, cpt_connections_page, CPT, CONNECTIONS_PAGE, AdwBin)

void
cpt_connections_page_set_account (CptConnectionsPage *self, CptStore *store, CptSync *sync, CptCompanyActions *actions);
void cpt_connections_page_show (CptConnectionsPage *self, CptCompanyRow *row);
void cpt_connections_page_show_connection (CptConnectionsPage *self, const char *connection_id);

G_END_DECLS
