/* cpt-company-heading.h — the heading of a company's page: name, connections, what can be done.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-company-row.h"
#include "cpt-company-status.h"

G_BEGIN_DECLS

/* Its buttons name actions of the page (company.…). Signal "connection-clicked" (string connection_id). */
#define CPT_TYPE_COMPANY_HEADING (cpt_company_heading_get_type ())
G_DECLARE_FINAL_TYPE (CptCompanyHeading, cpt_company_heading, CPT, COMPANY_HEADING, GtkWidget)

void cpt_company_heading_show (CptCompanyHeading *self, CptCompanyRow *row, CptCompanyStatus status, gint64 now);
void cpt_company_heading_set_obstacle (CptCompanyHeading *self, const char *obstacle);
void cpt_company_heading_set_menu (CptCompanyHeading *self, GMenuModel *menu);
void cpt_company_heading_set_narrow (CptCompanyHeading *self, gboolean narrow);
void cpt_company_heading_set_cramped (CptCompanyHeading *self, gboolean cramped);
void cpt_company_heading_get_name_place (CptCompanyHeading *self, GtkWidget *around, GdkRectangle *at);

G_END_DECLS
