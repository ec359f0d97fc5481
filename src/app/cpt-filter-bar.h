/* cpt-filter-bar.h — the filters with their counts, and the menu of order and columns.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company-list.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CPT_TYPE_FILTER_BAR (cpt_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (CptFilterBar, cpt_filter_bar, CPT, FILTER_BAR, GtkWidget)

void cpt_filter_bar_set_narrow (CptFilterBar *self, gboolean narrow, gboolean cramped);
void cpt_filter_bar_set_columns_menu (CptFilterBar *self, GMenuModel *menu);
void cpt_filter_bar_update (CptFilterBar *self, CptCompanyList *list);

G_END_DECLS
