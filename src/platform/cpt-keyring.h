/* cpt-keyring.h — API keys in the desktop's keyring (Secret Service).
 *
 * Nothing here waits: a keyring may ask the user for its password first. Callbacks come in the caller's main context.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "cpt-account.h"

G_BEGIN_DECLS

void cpt_keyring_lookup_async (CptAccount *account,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
/* The key is wiped by cpt_keyring_free_key(). */
char *cpt_keyring_lookup_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_keyring_save_async (CptAccount *account,
                             const char *api_key,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean cpt_keyring_save_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_keyring_forget_async (CptAccount *account,
                               gboolean may_ask,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean cpt_keyring_forget_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The keyring lists the key by the name that the account has now, when it is or is next unlocked. */
void cpt_keyring_relabel (CptAccount *account);

char *cpt_keyring_copy_key (const char *api_key);
void cpt_keyring_free_key (char *api_key);

G_END_DECLS
