/* cpt-companies-view.h — the companies as a table, or as a list of two-line rows where there is no room for one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-cell-context.h"
#include "cpt-company-columns.h"
#include "cpt-company-selection.h"

G_BEGIN_DECLS

/* Signals: "company-activated" (gint64 rid): double click or Enter; "connection-clicked" (gint64 rid, const char
 * *connection_id, GdkRectangle *at); "menu-requested" (guint position, GdkRectangle *at). Places are in the view's own
 * coordinates. */
#define CPT_TYPE_COMPANIES_VIEW (cpt_companies_view_get_type ())
G_DECLARE_FINAL_TYPE (CptCompaniesView, cpt_companies_view, CPT, COMPANIES_VIEW, GtkWidget)

void cpt_companies_view_set_list (CptCompaniesView *self,
                                  CptCompanyList *list,
                                  CptCompanySelection *selection,
                                  CptCellContext *context);
void cpt_companies_view_set_narrow (CptCompaniesView *self, gboolean narrow);
CptCompanyColumns *cpt_companies_view_get_columns (CptCompaniesView *self);
void cpt_companies_view_refill (CptCompaniesView *self, gboolean names_only);
gboolean cpt_companies_view_find_place (CptCompaniesView *self, gint64 rid, GdkRectangle *at);
guint cpt_companies_view_get_focused_position (CptCompaniesView *self);
void cpt_companies_view_scroll_to (CptCompaniesView *self, guint position);
void cpt_companies_view_grab_focus (CptCompaniesView *self, guint position);

G_END_DECLS
