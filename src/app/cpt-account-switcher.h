/* cpt-account-switcher.h — which account the window shows: opens its services, closes those of the one before.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-account-keys.h"
#include "cpt-account-list.h"
#include "cpt-window.h"

G_BEGIN_DECLS

/* Signals: "opening": another account is about to be shown; "settled": what the account has is shown, or why it is not;
 * "sandbox-opened": the sandbox is wanted, and can be used once cpt_account_switcher_start_sandbox() tells its address;
 * "closing": the services of the account are about to go; "key-wanted" (CptAccount *account, GError *error): its key is
 * missing (no @error), was refused, or could not be had. */
#define CPT_TYPE_ACCOUNT_SWITCHER (cpt_account_switcher_get_type ())
G_DECLARE_FINAL_TYPE (CptAccountSwitcher, cpt_account_switcher, CPT, ACCOUNT_SWITCHER, GObject)

CptAccountSwitcher *cpt_account_switcher_new (CptWindow *window, CptAccountList *list, CptAccountKeys *keys);
void cpt_account_switcher_open (CptAccountSwitcher *self, CptAccount *account);
void cpt_account_switcher_rename (CptAccountSwitcher *self, CptAccount *account);
void cpt_account_switcher_start_sandbox (CptAccountSwitcher *self, const char *base_url, const char *api_key);
void cpt_account_switcher_fail (CptAccountSwitcher *self, const GError *error);
void cpt_account_switcher_close (CptAccountSwitcher *self);

CptAccount *cpt_account_switcher_get_account (CptAccountSwitcher *self);
CptStore *cpt_account_switcher_get_store (CptAccountSwitcher *self);
CptSync *cpt_account_switcher_get_sync (CptAccountSwitcher *self);

G_END_DECLS
