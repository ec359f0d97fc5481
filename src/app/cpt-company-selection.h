/* cpt-company-selection.h — which companies are selected: by company, whatever its position.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company-list.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Properties: "model" (CptCompanyList); "n-selected" (uint), notified whenever the selection may have changed. */
#define CPT_TYPE_COMPANY_SELECTION (cpt_company_selection_get_type ())
G_DECLARE_FINAL_TYPE (CptCompanySelection, cpt_company_selection, CPT, COMPANY_SELECTION, GObject)

CptCompanySelection *cpt_company_selection_new (CptCompanyList *list);
guint cpt_company_selection_get_n_selected (CptCompanySelection *self);
guint cpt_company_selection_get_n_hidden (CptCompanySelection *self);
GArray *cpt_company_selection_get_rids (CptCompanySelection *self);
void cpt_company_selection_select_only (CptCompanySelection *self, gint64 rid);
void cpt_company_selection_clear (CptCompanySelection *self);

G_END_DECLS
