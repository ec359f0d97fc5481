/* cpt-financial-year.h — when the financial year of a company begins, as far as the platform says.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sync.h"

G_BEGIN_DECLS

#define CPT_TYPE_FINANCIAL_YEAR (cpt_financial_year_get_type ())
G_DECLARE_FINAL_TYPE (CptFinancialYear, cpt_financial_year, CPT, FINANCIAL_YEAR, GObject)

CptFinancialYear *cpt_financial_year_new (CptStore *store, CptSync *sync, const char *company_id);
void cpt_financial_year_refresh (CptFinancialYear *self, gint64 last_sync);
guint cpt_financial_year_get_start (CptFinancialYear *self);

G_END_DECLS
