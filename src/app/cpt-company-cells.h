/* cpt-company-cells.h — the cells of one column, or of the two-line list: made, filled and refilled in place.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-cell-context.h"
#include "cpt-company-list.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CptCompanyCellKind:
 * @create: makes an empty cell
 * @fill: shows a row (nullable: it is not read yet); returns (transfer full) (nullable): what the cell says, as text
 * @tip: (nullable): returns (transfer full) (nullable): what the tooltip says; setting it beforehand would ask the
 * display where the pointer is, for every cell
 * @is_leading: the one that stands for its row: gives it its accessible label
 *
 * What is particular to a kind of cells.
 */
typedef struct
{
  GtkWidget *(*create) (void);
  char *(*fill) (GtkWidget *cell, CptCompanyRow *row, CptCellContext *context);
  char *(*tip) (CptCompanyRow *row);
  gboolean is_leading;
} CptCompanyCellKind;

#define CPT_TYPE_COMPANY_CELLS (cpt_company_cells_get_type ())
G_DECLARE_FINAL_TYPE (CptCompanyCells, cpt_company_cells, CPT, COMPANY_CELLS, GObject)

CptCompanyCells *cpt_company_cells_new (const CptCompanyCellKind *kind, CptCellContext *context);
GtkListItemFactory *cpt_company_cells_get_factory (CptCompanyCells *self);
void cpt_company_cells_refill (CptCompanyCells *self, gboolean stale_only);
CptCompanySlot *cpt_company_cells_find_slot (GtkWidget *widget, GtkWidget **row_widget);
GtkWidget *cpt_company_cells_find_leading (GtkWidget *row_widget);

G_END_DECLS
