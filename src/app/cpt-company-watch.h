/* cpt-company-watch.h — one company, followed through what sync and the user do to it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company-list.h"
#include "cpt-company-status.h"
#include "cpt-sync.h"

G_BEGIN_DECLS

/* Signals: "changed": its row may be another one; "gone": it is no longer there, and nothing follows;
 * "failed" (GError *error): it could not be read this time. */
#define CPT_TYPE_COMPANY_WATCH (cpt_company_watch_get_type ())
G_DECLARE_FINAL_TYPE (CptCompanyWatch, cpt_company_watch, CPT, COMPANY_WATCH, GObject)

CptCompanyWatch *cpt_company_watch_new (CptStore *store, CptSync *sync, CptCompanyList *list, gint64 rid);
void cpt_company_watch_start (CptCompanyWatch *self);
gint64 cpt_company_watch_get_rid (CptCompanyWatch *self);
CptCompanyRow *cpt_company_watch_get_row (CptCompanyWatch *self);
CptCompanyStatus cpt_company_watch_get_status (CptCompanyWatch *self);
GPtrArray *cpt_company_watch_get_subsidiaries (CptCompanyWatch *self);

G_END_DECLS
