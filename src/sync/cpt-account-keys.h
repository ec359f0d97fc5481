/* cpt-account-keys.h — the API keys of the accounts: in the keyring, or in memory until Comptoir closes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "cpt-account.h"

G_BEGIN_DECLS

#define CPT_TYPE_ACCOUNT_KEYS (cpt_account_keys_get_type ())
G_DECLARE_FINAL_TYPE (CptAccountKeys, cpt_account_keys, CPT, ACCOUNT_KEYS, GObject)

CptAccountKeys *cpt_account_keys_new (void);

void cpt_account_keys_lookup_async (CptAccountKeys *self,
                                    CptAccount *account,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
char *
cpt_account_keys_lookup_finish (CptAccountKeys *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_account_keys_save_async (CptAccountKeys *self,
                                  CptAccount *account,
                                  const char *api_key,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean
cpt_account_keys_save_finish (CptAccountKeys *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_account_keys_forget_async (CptAccountKeys *self,
                                    CptAccount *account,
                                    gboolean may_ask,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean
cpt_account_keys_forget_finish (CptAccountKeys *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

void cpt_account_keys_rename (CptAccountKeys *self, CptAccount *account);
void cpt_account_keys_hold (CptAccountKeys *self, CptAccount *account, const char *api_key);
void cpt_account_keys_free_key (char *api_key);

G_END_DECLS
