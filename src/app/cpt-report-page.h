/* cpt-report-page.h — a company's statements: profit and loss, balance sheet, cash flow.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-company-row.h"
#include "cpt-report-item.h"
#include "cpt-sync.h"

G_BEGIN_DECLS

#define CPT_TYPE_REPORT_PAGE (cpt_report_page_get_type ())
G_DECLARE_FINAL_TYPE (CptReportPage, cpt_report_page, CPT, REPORT_PAGE, AdwBin)

void cpt_report_page_set_account (CptReportPage *self, CptStore *store, CptSync *sync);
void cpt_report_page_show (CptReportPage *self, CptCompanyRow *row);
void cpt_report_page_open (CptReportPage *self, CptReportKind kind);

G_END_DECLS
