/* cpt-financials.h — the financial reports of one company, kept fresh while they are shown.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-report-repository.h"
#include "cpt-sync.h"

G_BEGIN_DECLS

#define CPT_TYPE_FINANCIALS (cpt_financials_get_type ())
G_DECLARE_FINAL_TYPE (CptFinancials, cpt_financials, CPT, FINANCIALS, GObject)

CptFinancials *
cpt_financials_new (CptStore *store, CptSync *sync, const char *company_id, const CptReportKind *kinds, guint n_kinds);
void cpt_financials_refresh (CptFinancials *self, gint64 last_sync);
const CptKeptReport *cpt_financials_get_report (CptFinancials *self, CptReportKind kind);
gboolean cpt_financials_is_reading (CptFinancials *self);
const GError *cpt_financials_get_error (CptFinancials *self);

G_END_DECLS
