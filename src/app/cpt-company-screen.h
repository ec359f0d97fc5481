/* cpt-company-screen.h — the page of one company. ("Company page" is, elsewhere, a page of the platform's list.)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-account.h"
#include "cpt-company-actions.h"
#include "cpt-company-list.h"
#include "cpt-store.h"
#include "cpt-sync.h"

G_BEGIN_DECLS

/* Properties: "company-name" (string, nullable, read only), "narrow", "cramped" (boolean).
 * Signal "gone": the company is no longer there. */
#define CPT_TYPE_COMPANY_SCREEN (cpt_company_screen_get_type ())
G_DECLARE_FINAL_TYPE (CptCompanyScreen, cpt_company_screen, CPT, COMPANY_SCREEN, GtkWidget)

GtkWidget *cpt_company_screen_new (CptStore *store,
                                   CptSync *sync,
                                   CptCompanyList *list,
                                   CptCompanyActions *actions,
                                   GMenuModel *primary_menu,
                                   gint64 rid);
gint64 cpt_company_screen_get_rid (CptCompanyScreen *self);
CptCompany *cpt_company_screen_get_company (CptCompanyScreen *self);
gboolean cpt_company_screen_find (CptCompanyScreen *self);
gboolean cpt_company_screen_go_back (CptCompanyScreen *self);
void cpt_company_screen_set_decoration_layout (CptCompanyScreen *self, const char *layout);

void cpt_company_screen_set_account (CptCompanyScreen *self, CptAccount *account);

G_END_DECLS
