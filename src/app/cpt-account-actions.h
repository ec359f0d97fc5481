/* cpt-account-actions.h — what a person may do with accounts, as actions of the application.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-account-switcher.h"

G_BEGIN_DECLS

/* Actions: app.account (state: the id of the account that is shown), app.account-number (1 to 9), app.add-account,
 * app.rename-account, app.change-key, app.remove-account, app.show-company-of-account (id of the account, row). */
#define CPT_TYPE_ACCOUNT_ACTIONS (cpt_account_actions_get_type ())
G_DECLARE_FINAL_TYPE (CptAccountActions, cpt_account_actions, CPT, ACCOUNT_ACTIONS, GObject)

CptAccountActions *cpt_account_actions_new (GtkApplication *application,
                                            CptWindow *window,
                                            CptAccountList *list,
                                            CptAccountKeys *keys,
                                            CptAccountSwitcher *switcher);

G_END_DECLS
