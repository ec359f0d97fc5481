/* cpt-company-views.h — the views of a company's page: summary, connections, data, history, details.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-company-actions.h"
#include "cpt-company-row.h"
#include "cpt-refresh-watch.h"
#include "cpt-report-item.h"
#include "cpt-store.h"
#include "cpt-sync.h"

G_BEGIN_DECLS

/* Property "narrow" (boolean). */
#define CPT_TYPE_COMPANY_VIEWS (cpt_company_views_get_type ())
G_DECLARE_FINAL_TYPE (CptCompanyViews, cpt_company_views, CPT, COMPANY_VIEWS, AdwBin)

AdwViewStack *cpt_company_views_get_stack (CptCompanyViews *self);
void cpt_company_views_set_account (CptCompanyViews *self, CptStore *store, CptSync *sync, CptCompanyActions *actions);
void cpt_company_views_watch (CptCompanyViews *self, const char *company_id, CptRefreshWatch *refresh);
void cpt_company_views_show (CptCompanyViews *self, CptCompanyRow *row, GPtrArray *subsidiaries);
void cpt_company_views_open (CptCompanyViews *self, const char *name);
void cpt_company_views_open_report (CptCompanyViews *self, CptReportKind kind);
void cpt_company_views_open_connection (CptCompanyViews *self, const char *connection_id);
gboolean cpt_company_views_find (CptCompanyViews *self);
gboolean cpt_company_views_go_back (CptCompanyViews *self);

G_END_DECLS
