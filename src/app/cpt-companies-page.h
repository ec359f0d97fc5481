/* cpt-companies-page.h — the companies: found, filtered, ordered, chosen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company-actions.h"
#include "cpt-company-list.h"
#include "cpt-store.h"
#include "cpt-sync.h"

G_BEGIN_DECLS

/* Properties: "narrow" and "cramped" (boolean), "subtitle" (string, read only: counts and freshness), "search-mode"
 * (boolean), "sandbox" (boolean: whether it is the sandbox's, as it is unless it is said). Signal "open-company" (int64
 * rid): its page is asked for. */
#define CPT_TYPE_COMPANIES_PAGE (cpt_companies_page_get_type ())
G_DECLARE_FINAL_TYPE (CptCompaniesPage, cpt_companies_page, CPT, COMPANIES_PAGE, GtkWidget)

GtkWidget *cpt_companies_page_new (CptStore *store, CptSync *sync, CptCompanyActions *actions);
CptCompanyList *cpt_companies_page_get_list (CptCompaniesPage *self);
void cpt_companies_page_return_from (CptCompaniesPage *self, gint64 rid);

G_END_DECLS
