/* cpt-account-menu.h — the menu of accounts: which one is shown, what is done with it, one more.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "cpt-account.h"

G_BEGIN_DECLS

void cpt_account_menu_fill (GMenu *menu, GListModel *accounts, CptAccount *current, const char *quota);

G_END_DECLS
