/* cpt-account-keys.c — the API keys of the accounts: in the keyring, or in memory until Comptoir closes.
 *
 * Memory is for who has no keyring, or does not unlock it; it goes before the keyring, for it was given later. From the
 * first key on, this process leaves no core file and shows its memory to no other of the user's: what the HTTP library
 * copies of a key cannot be wiped.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-account-keys.h"

#include <sys/prctl.h>

#include "cpt-keyring.h"

struct _CptAccountKeys
{
  GObject parent_instance;

  GHashTable *held; /* account id → key that was given for this time */
};

G_DEFINE_FINAL_TYPE (CptAccountKeys, cpt_account_keys, G_TYPE_OBJECT)

static void
cpt_account_keys_finalize (GObject *object)
{
  CptAccountKeys *self = CPT_ACCOUNT_KEYS (object);

  g_hash_table_unref (self->held);

  G_OBJECT_CLASS (cpt_account_keys_parent_class)->finalize (object);
}

static void
cpt_account_keys_class_init (CptAccountKeysClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_account_keys_finalize;
}

static void
cpt_account_keys_init (CptAccountKeys *self)
{
  self->held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) cpt_keyring_free_key);
}

/**
 * cpt_account_keys_new:
 *
 * To be used on the main thread.
 *
 * Returns: (transfer full): keys, none held yet
 */
CptAccountKeys *
cpt_account_keys_new (void)
{
  return g_object_new (CPT_TYPE_ACCOUNT_KEYS, NULL);
}

static void
hide_memory (void)
{
  prctl (PR_SET_DUMPABLE, 0);
}

static GTask *
task_new (CptAccountKeys *self,
          gpointer tag,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);

  return task;
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  char *key = cpt_keyring_lookup_finish (result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, key, (GDestroyNotify) cpt_keyring_free_key);
}

/**
 * cpt_account_keys_lookup_async:
 * @account: whose key is wanted
 *
 * Finds the key; the keyring may ask the user to unlock it first.
 */
void
cpt_account_keys_lookup_async (CptAccountKeys *self,
                               CptAccount *account,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task = NULL;
  const char *held = NULL;

  g_return_if_fail (CPT_IS_ACCOUNT_KEYS (self));

  hide_memory ();
  task = task_new (self, cpt_account_keys_lookup_async, cancellable, callback, user_data);
  held = g_hash_table_lookup (self->held, cpt_account_get_id (account));
  if (held == NULL)
    {
      cpt_keyring_lookup_async (account, cancellable, looked_up_cb, task);
      return;
    }

  g_task_return_pointer (task, cpt_keyring_copy_key (held), (GDestroyNotify) cpt_keyring_free_key);
  g_object_unref (task);
}

/**
 * cpt_account_keys_lookup_finish:
 *
 * Returns: (transfer full) (nullable): the key, for cpt_account_keys_free_key(); %NULL without @error when there is
 * none; %NULL with CPT_ERROR_NO_KEYRING, CPT_ERROR_KEYRING_LOCKED or G_IO_ERROR_CANCELLED
 */
char *
cpt_account_keys_lookup_finish (CptAccountKeys *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, cpt_account_keys_lookup_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  CptAccountKeys *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!cpt_keyring_save_finish (result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  g_hash_table_remove (self->held, g_task_get_task_data (task));
  g_task_return_boolean (task, TRUE);
}

/**
 * cpt_account_keys_save_async:
 * @account: whose key it is
 * @api_key: for ever, in place of another
 *
 * Keeps the key in the keyring, which may ask the user to unlock it first.
 */
void
cpt_account_keys_save_async (CptAccountKeys *self,
                             CptAccount *account,
                             const char *api_key,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task = NULL;

  g_return_if_fail (CPT_IS_ACCOUNT_KEYS (self));

  hide_memory ();
  task = task_new (self, cpt_account_keys_save_async, cancellable, callback, user_data);
  g_task_set_task_data (task, g_strdup (cpt_account_get_id (account)), g_free);
  cpt_keyring_save_async (account, api_key, cancellable, saved_cb, task);
}

/**
 * cpt_account_keys_save_finish:
 *
 * Returns: whether the keyring has it; %FALSE with the errors of cpt_account_keys_lookup_finish()
 */
gboolean
cpt_account_keys_save_finish (CptAccountKeys *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, cpt_account_keys_save_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
forgotten_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (cpt_keyring_forget_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * cpt_account_keys_forget_async:
 * @account: whose keys are deleted
 * @may_ask: whether the keyring may ask the user to unlock it first
 *
 * Forgets the key that is held, and deletes what the keyring has of the account.
 */
void
cpt_account_keys_forget_async (CptAccountKeys *self,
                               CptAccount *account,
                               gboolean may_ask,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (CPT_IS_ACCOUNT_KEYS (self));

  g_hash_table_remove (self->held, cpt_account_get_id (account));
  cpt_keyring_forget_async (account, may_ask, cancellable, forgotten_cb,
                            task_new (self, cpt_account_keys_forget_async, cancellable, callback, user_data));
}

/**
 * cpt_account_keys_forget_finish:
 *
 * Returns: whether the keyring has none; %FALSE with the errors of cpt_account_keys_lookup_finish()
 */
gboolean
cpt_account_keys_forget_finish (CptAccountKeys *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, cpt_account_keys_forget_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * cpt_account_keys_rename:
 * @account: by its new name
 *
 * Has the keyring list the key by the new name, as soon as that can be done without asking the user.
 */
void
cpt_account_keys_rename (CptAccountKeys *self, CptAccount *account)
{
  g_return_if_fail (CPT_IS_ACCOUNT_KEYS (self));

  cpt_keyring_relabel (account);
}

/**
 * cpt_account_keys_hold:
 * @account: whose key it is
 * @api_key: for as long as Comptoir runs; copied
 *
 * For who has no keyring, or does not unlock it.
 */
void
cpt_account_keys_hold (CptAccountKeys *self, CptAccount *account, const char *api_key)
{
  g_return_if_fail (CPT_IS_ACCOUNT_KEYS (self));

  hide_memory ();
  g_hash_table_replace (self->held, g_strdup (cpt_account_get_id (account)), cpt_keyring_copy_key (api_key));
}

/**
 * cpt_account_keys_free_key:
 * @api_key: (transfer full) (nullable): of cpt_account_keys_lookup_finish()
 *
 * Wipes and frees it.
 */
void
cpt_account_keys_free_key (char *api_key)
{
  cpt_keyring_free_key (api_key);
}
