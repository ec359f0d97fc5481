/* cpt-data-page.h — how fresh the data of a company are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-company.h"

G_BEGIN_DECLS

#define CPT_TYPE_DATA_PAGE (cpt_data_page_get_type ())
G_DECLARE_FINAL_TYPE (CptDataPage, cpt_data_page, CPT, DATA_PAGE, AdwBin)

void cpt_data_page_show (CptDataPage *self, CptCompany *company, gint64 now);

G_END_DECLS
