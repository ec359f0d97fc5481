/* cpt-company-narrow-row.h — a company on two lines, where there is no room for a table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company-cells.h"

G_BEGIN_DECLS

#define CPT_TYPE_COMPANY_NARROW_ROW (cpt_company_narrow_row_get_type ())
G_DECLARE_FINAL_TYPE (CptCompanyNarrowRow, cpt_company_narrow_row, CPT, COMPANY_NARROW_ROW, GtkWidget)

GtkWidget *cpt_company_narrow_row_get_name (CptCompanyNarrowRow *self);
GtkWidget *cpt_company_narrow_row_get_word (CptCompanyNarrowRow *self);

extern const CptCompanyCellKind cpt_narrow_cells;

G_END_DECLS
