/* cpt-data-page.h — the data types of a company, and how fresh each is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company-actions.h"

G_BEGIN_DECLS

/* Properties: "narrow". */
#define CPT_TYPE_DATA_PAGE (cpt_data_page_get_type ())
G_DECLARE_FINAL_TYPE (CptDataPage, cpt_data_page, CPT, DATA_PAGE, AdwBin)

void cpt_data_page_set_account (CptDataPage *self, CptStore *store, CptSync *sync, CptCompanyActions *actions);
void cpt_data_page_show (CptDataPage *self, CptCompanyRow *row);
void cpt_data_page_return (CptDataPage *self);
void cpt_data_page_find (CptDataPage *self);

G_END_DECLS
