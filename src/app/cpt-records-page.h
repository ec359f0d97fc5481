/* cpt-records-page.h — the records of one data type of a company.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-company-actions.h"

G_BEGIN_DECLS

/* Property: "narrow" (boolean). Signal: "left": the person goes back to the data types. */
#define CPT_TYPE_RECORDS_PAGE (cpt_records_page_get_type ())
G_DECLARE_FINAL_TYPE (CptRecordsPage, cpt_records_page, CPT, RECORDS_PAGE, AdwBin)

void cpt_records_page_set_account (CptRecordsPage *self, CptStore *store, CptSync *sync, CptCompanyActions *actions);
void cpt_records_page_find (CptRecordsPage *self);
void cpt_records_page_open (CptRecordsPage *self, CptCompanyRow *row, const char *data_type);

G_END_DECLS
