/* cpt-summary-page.h — the figures of a company.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-company-row.h"
#include "cpt-sync.h"

G_BEGIN_DECLS

#define CPT_TYPE_SUMMARY_PAGE (cpt_summary_page_get_type ())
G_DECLARE_FINAL_TYPE (CptSummaryPage, cpt_summary_page, CPT, SUMMARY_PAGE, AdwBin)

void cpt_summary_page_watch (CptSummaryPage *self, CptStore *store, CptSync *sync, const char *company_id);
void cpt_summary_page_show (CptSummaryPage *self, CptCompanyRow *row);

G_END_DECLS
