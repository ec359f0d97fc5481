/* cpt-account-farewell.c — the key of an account that is not there is forgotten.
 *
 * The list of accounts bears a mark while the keyring may have such a key; once it has none, the mark goes too.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-account-farewell.h"

static void
forgotten_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  CptAccount *account = g_task_get_task_data (task);
  GError *error = NULL;

  if (!cpt_account_keys_forget_finish (CPT_ACCOUNT_KEYS (source), result, &error))
    {
      g_debug ("A key without an account stays in the keyring: %s", error->message);
      g_task_return_error (task, error);
      return;
    }

  cpt_account_list_bury (g_task_get_source_object (task), cpt_account_get_id (account));
  g_task_return_boolean (task, TRUE);
}

/**
 * cpt_account_farewell_async:
 * @list: that @account was removed from, or not added to
 * @keys: which may have a key of @account
 * @may_ask: whether the keyring may ask the user to unlock it first
 * @callback: (nullable): gets a result of which the source is @list
 *
 * Has the keyring forget the key, and the list that there was one. It is not cancelled; what fails is tried again at
 * the next start.
 */
void
cpt_account_farewell_async (CptAccountList *list,
                            CptAccountKeys *keys,
                            CptAccount *account,
                            gboolean may_ask,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task = NULL;

  g_return_if_fail (CPT_IS_ACCOUNT_LIST (list));

  task = g_task_new (list, NULL, callback, user_data);
  g_task_set_source_tag (task, cpt_account_farewell_async);
  g_task_set_task_data (task, g_object_ref (account), g_object_unref);
  cpt_account_keys_forget_async (keys, account, may_ask, NULL, forgotten_cb, task);
}

/**
 * cpt_account_farewell_finish:
 *
 * Returns: whether the keyring has no key of it; %FALSE with the errors of cpt_account_keys_forget_finish()
 */
gboolean
cpt_account_farewell_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, cpt_account_farewell_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
