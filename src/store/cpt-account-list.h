/* cpt-account-list.h — the accounts of this computer, as a list: the sandbox, then the others as they were added.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "cpt-account.h"

G_BEGIN_DECLS

/* A GListModel of CptAccount. */
#define CPT_TYPE_ACCOUNT_LIST (cpt_account_list_get_type ())
G_DECLARE_FINAL_TYPE (CptAccountList, cpt_account_list, CPT, ACCOUNT_LIST, GObject)

CptAccountList *cpt_account_list_new (const char *folder);
CptAccount *cpt_account_list_find (CptAccountList *self, const char *id);
char *cpt_account_list_dup_folder (CptAccountList *self, CptAccount *account);
gint64 cpt_account_list_next_position (CptAccountList *self);

/* Before the key of a new account is kept: it is known at the next start, should the account not be. */
void cpt_account_list_announce_async (CptAccountList *self,
                                      CptAccount *account,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean
cpt_account_list_announce_finish (CptAccountList *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Adds @account, or puts it in the place of the one with its id. */
void cpt_account_list_save_async (CptAccountList *self,
                                  CptAccount *account,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean
cpt_account_list_save_finish (CptAccountList *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* With all that is known of it on this computer. Its store must be closed. */
void cpt_account_list_remove_async (CptAccountList *self,
                                    CptAccount *account,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean
cpt_account_list_remove_finish (CptAccountList *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Keys without an account: what is to be forgotten, and that it is. */
GPtrArray *cpt_account_list_list_left (CptAccountList *self);
void cpt_account_list_bury (CptAccountList *self, const char *id);

G_END_DECLS
