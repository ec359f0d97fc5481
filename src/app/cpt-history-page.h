/* cpt-history-page.h — what was read from a company's software, and written into it, as it goes on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company-actions.h"
#include "cpt-company-row.h"
#include "cpt-refresh-watch.h"

G_BEGIN_DECLS

/* Properties: "narrow". */
#define CPT_TYPE_HISTORY_PAGE (cpt_history_page_get_type ())
G_DECLARE_FINAL_TYPE (CptHistoryPage, cpt_history_page, CPT, HISTORY_PAGE, AdwBin)

void cpt_history_page_set_account (CptHistoryPage *self, CptStore *store, CptSync *sync, CptCompanyActions *actions);
void cpt_history_page_set_refresh (CptHistoryPage *self, CptRefreshWatch *refresh);
void cpt_history_page_show (CptHistoryPage *self, CptCompanyRow *row);

G_END_DECLS
