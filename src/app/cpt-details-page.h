/* cpt-details-page.h — what is known of a company, and what a person may change of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-company-actions.h"
#include "cpt-company-row.h"

G_BEGIN_DECLS

#define CPT_TYPE_DETAILS_PAGE (cpt_details_page_get_type ())
G_DECLARE_FINAL_TYPE (CptDetailsPage, cpt_details_page, CPT, DETAILS_PAGE, AdwBin)

void cpt_details_page_set_account (CptDetailsPage *self, CptStore *store, CptCompanyActions *actions);
void cpt_details_page_show (CptDetailsPage *self, CptCompanyRow *row, GPtrArray *subsidiaries, gint64 now);

G_END_DECLS
