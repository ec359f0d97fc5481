/* cpt-company-columns.h — the columns of the companies table: what they show, their order, widths and sorting.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-cell-context.h"
#include "cpt-company-list.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Signals: "sort-chosen" (guint sort, gboolean descending): a column title was clicked; "layout-changed": widths, order
 * or choice of columns are to be remembered. */
#define CPT_TYPE_COMPANY_COLUMNS (cpt_company_columns_get_type ())
G_DECLARE_FINAL_TYPE (CptCompanyColumns, cpt_company_columns, CPT, COMPANY_COLUMNS, GObject)

CptCompanyColumns *cpt_company_columns_new (GtkColumnView *view, CptCellContext *context);
void cpt_company_columns_set_sort (CptCompanyColumns *self, CptCompanySort sort, gboolean descending);
void cpt_company_columns_fit (CptCompanyColumns *self, int width);
void cpt_company_columns_refill (CptCompanyColumns *self, gboolean names_only);
GActionGroup *cpt_company_columns_get_actions (CptCompanyColumns *self);
GMenuModel *cpt_company_columns_get_menu (CptCompanyColumns *self);
GStrv cpt_company_columns_list_chosen (CptCompanyColumns *self, GStrv *titles);
GVariant *cpt_company_columns_save (CptCompanyColumns *self);
void cpt_company_columns_restore (CptCompanyColumns *self, GVariant *saved);

G_END_DECLS
