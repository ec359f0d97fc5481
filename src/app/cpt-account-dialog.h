/* cpt-account-dialog.h — an account that is added, renamed, or given another key.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-account-keys.h"
#include "cpt-account-list.h"

G_BEGIN_DECLS

/* Signals: "done" (CptAccount *account): it was added or renamed, or has another key; the dialog closes. */
#define CPT_TYPE_ACCOUNT_DIALOG (cpt_account_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CptAccountDialog, cpt_account_dialog, CPT, ACCOUNT_DIALOG, AdwWindow)

/**
 * CptAccountDialogFailed:
 * @draft: what was not added, without its key
 * @error: why: CPT_ERROR_STORE
 */
typedef void (*CptAccountDialogFailed) (CptAccount *draft, const GError *error, gpointer data);

CptAccountDialog *cpt_account_dialog_new_to_add (GtkWindow *parent, CptAccountList *list, CptAccountKeys *keys);
CptAccountDialog *cpt_account_dialog_new_to_rename (GtkWindow *parent, CptAccountList *list, CptAccount *account);
CptAccountDialog *cpt_account_dialog_new_for_key (GtkWindow *parent,
                                                  CptAccountList *list,
                                                  CptAccountKeys *keys,
                                                  CptAccount *account,
                                                  const GError *reason);
void cpt_account_dialog_begin_with (CptAccountDialog *self, CptAccount *draft);
void cpt_account_dialog_tell_failure (CptAccountDialog *self,
                                      CptAccountDialogFailed failed,
                                      gpointer data,
                                      GDestroyNotify free_data);

G_END_DECLS
