/* cpt-account-farewell.h — the key of an account that is not there is forgotten.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-account-keys.h"
#include "cpt-account-list.h"

G_BEGIN_DECLS

void cpt_account_farewell_async (CptAccountList *list,
                                 CptAccountKeys *keys,
                                 CptAccount *account,
                                 gboolean may_ask,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean cpt_account_farewell_finish (GAsyncResult *result, GError **error);

G_END_DECLS
