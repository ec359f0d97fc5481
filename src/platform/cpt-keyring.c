/* cpt-keyring.c — API keys in the desktop's keyring (Secret Service).
 *
 * A key is kept for an account and for the address that it is sent to: should the account's file say another one some
 * day, by damage or by malice, the keyring has no key for it.
 *
 * Keys are in memory that is not paged out, and wiped when they are freed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-keyring.h"

#include <libsecret/secret.h>

#include "cpt-error.h"

#define LOCKED_NAME "org.freedesktop.Secret.Error.IsLocked"
#define LABEL "Comptoir" /* what the desktop's own tool for keys lists it as */

static const SecretSchema schema = {
  .name = "io.github.comptoir.Comptoir.ApiKey",
  .flags = SECRET_SCHEMA_NONE,
  .attributes = { { "account", SECRET_SCHEMA_ATTRIBUTE_STRING }, { "base-url", SECRET_SCHEMA_ATTRIBUTE_STRING } },
};

/* Takes @error. A prompt that the user closed leaves the keyring locked. */
static void
return_keyring_error (GTask *task, GError *error)
{
  g_autofree char *remote = g_dbus_error_get_remote_error (error);
  gboolean is_locked = g_error_matches (error, SECRET_ERROR, SECRET_ERROR_IS_LOCKED) ||
                       g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
                       g_strcmp0 (remote, LOCKED_NAME) == 0;

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_new_error (task, CPT_ERROR, is_locked ? CPT_ERROR_KEYRING_LOCKED : CPT_ERROR_NO_KEYRING, "%s",
                             error->message);
  g_error_free (error);
}

static GError *
locked_error_new (void)
{
  return g_error_new_literal (SECRET_ERROR, SECRET_ERROR_IS_LOCKED, "The keyring is locked");
}

static GTask *
task_new (gpointer tag, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);

  return task;
}

static char *
dup_label (CptAccount *account)
{
  return g_strdup_printf (LABEL ": %s", cpt_account_get_name (account));
}

static void
labelled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!secret_item_set_label_finish (SECRET_ITEM (source), result, &error))
    g_debug ("The keyring lists a key by a former name: %s", error->message);
}

/* @items: what the keyring has of @account */
static void
put_labels_right (GList *items, CptAccount *account)
{
  g_autofree char *label = dup_label (account);

  for (GList *item = items; item != NULL; item = item->next)
    {
      g_autofree char *found = NULL;

      if (!SECRET_IS_ITEM (item->data) || secret_item_get_locked (item->data))
        continue;

      found = secret_item_get_label (item->data);
      if (g_strcmp0 (found, label) != 0)
        secret_item_set_label (item->data, label, NULL, labelled_cb, NULL);
    }
}

static void
retrieved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  SecretValue *value = secret_retrievable_retrieve_secret_finish (SECRET_RETRIEVABLE (source), result, &error);

  if (value != NULL)
    g_task_return_pointer (task, secret_value_unref_to_password (value, NULL), (GDestroyNotify) cpt_keyring_free_key);
  else if (error != NULL)
    return_keyring_error (task, error);
  else
    return_keyring_error (task, g_error_new_literal (SECRET_ERROR, SECRET_ERROR_IS_LOCKED, "The item gave no secret"));
}

static void
searched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GList *items = secret_password_search_finish (result, &error);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (error != NULL)
    return_keyring_error (task, error);
  else if (items == NULL)
    g_task_return_pointer (task, NULL, NULL);
  else if (SECRET_IS_ITEM (items->data) && secret_item_get_locked (items->data))
    return_keyring_error (task, locked_error_new ());
  else
    {
      put_labels_right (items, g_task_get_task_data (task));
      secret_retrievable_retrieve_secret (items->data, cancellable, retrieved_cb, g_steal_pointer (&task));
    }

  g_list_free_full (items, g_object_unref);
}

/* Takes @task, which returns the key. */
static void
look_up (CptAccount *account, SecretSearchFlags flags, GTask *task)
{
  g_task_set_task_data (task, g_object_ref (account), g_object_unref);
  secret_password_search (&schema, flags, g_task_get_cancellable (task), searched_cb, task, "account",
                          cpt_account_get_id (account), "base-url", cpt_account_get_base_url (account), NULL);
}

/**
 * cpt_keyring_lookup_async:
 * @account: whose key is wanted
 *
 * Looks for the key; the keyring may ask the user to unlock it first.
 */
void
cpt_keyring_lookup_async (CptAccount *account,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  look_up (account, SECRET_SEARCH_UNLOCK, task_new (cpt_keyring_lookup_async, cancellable, callback, user_data));
}

/**
 * cpt_keyring_lookup_finish:
 *
 * Returns: (transfer full) (nullable): the key; %NULL without @error when the keyring has none; %NULL with
 * CPT_ERROR_NO_KEYRING, CPT_ERROR_KEYRING_LOCKED or G_IO_ERROR_CANCELLED
 */
char *
cpt_keyring_lookup_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, cpt_keyring_lookup_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* What is to be kept. */
typedef struct
{
  CptAccount *account;
  char *api_key;
} Deposit;

static void
deposit_free (Deposit *self)
{
  g_object_unref (self->account);
  cpt_keyring_free_key (self->api_key);
  g_free (self);
}

static void
verified_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Deposit *deposit = g_task_get_task_data (task);
  GError *error = NULL;
  char *key = g_task_propagate_pointer (G_TASK (result), &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else if (g_strcmp0 (key, deposit->api_key) != 0)
    return_keyring_error (task, locked_error_new ());
  else
    g_task_return_boolean (task, TRUE);

  cpt_keyring_free_key (key);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Deposit *deposit = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;

  secret_password_store_finish (result, &error);
  if (error != NULL)
    return_keyring_error (task, error);
  else
    look_up (deposit->account, SECRET_SEARCH_NONE,
             task_new (cpt_keyring_save_async, cancellable, verified_cb, g_steal_pointer (&task)));
}

/**
 * cpt_keyring_save_async:
 * @account: whose key it is
 * @api_key: in place of the one that the keyring has, if any
 *
 * Keeps the key; the keyring may ask the user to unlock it first. It is asked whether it has it: libsecret 0.20 takes a
 * prompt that the user closed for a success.
 */
void
cpt_keyring_save_async (CptAccount *account,
                        const char *api_key,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task = task_new (cpt_keyring_save_async, cancellable, callback, user_data);
  g_autofree char *label = dup_label (account);
  Deposit *deposit = g_new (Deposit, 1);

  *deposit = (Deposit){ g_object_ref (account), cpt_keyring_copy_key (api_key) };
  g_task_set_task_data (task, deposit, (GDestroyNotify) deposit_free);
  secret_password_store (&schema, SECRET_COLLECTION_DEFAULT, label, api_key, cancellable, saved_cb, task, "account",
                         cpt_account_get_id (account), "base-url", cpt_account_get_base_url (account), NULL);
}

/**
 * cpt_keyring_save_finish:
 *
 * Returns: whether the keyring has it; %FALSE with the errors of cpt_keyring_lookup_finish()
 */
gboolean
cpt_keyring_save_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, cpt_keyring_save_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
forgotten_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  secret_password_clear_finish (result, &error); /* FALSE too when there was none */
  if (error != NULL)
    return_keyring_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static gboolean
is_any_locked (GList *items)
{
  for (GList *item = items; item != NULL; item = item->next)
    if (SECRET_IS_ITEM (item->data) && secret_item_get_locked (item->data))
      return TRUE;

  return FALSE;
}

/* What is to be forgotten was unlocked, if the user wanted it. */
static void
unlocked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GList *items = secret_password_search_finish (result, &error);
  GCancellable *cancellable = g_task_get_cancellable (task);
  const char *account_id = g_task_get_task_data (task);

  if (error != NULL)
    return_keyring_error (task, error);
  else if (is_any_locked (items))
    return_keyring_error (task, locked_error_new ());
  else
    secret_password_clear (&schema, cancellable, forgotten_cb, g_steal_pointer (&task), "account", account_id, NULL);

  g_list_free_full (items, g_object_unref);
}

/**
 * cpt_keyring_forget_async:
 * @account: whose keys are deleted, for any address
 * @may_ask: whether the keyring may ask the user to unlock it first
 *
 * Deletes what the keyring has of the account. libsecret deletes only what is unlocked, and says nothing of the rest.
 */
void
cpt_keyring_forget_async (CptAccount *account,
                          gboolean may_ask,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task = task_new (cpt_keyring_forget_async, cancellable, callback, user_data);

  g_task_set_task_data (task, g_strdup (cpt_account_get_id (account)), g_free);
  secret_password_search (&schema, SECRET_SEARCH_ALL | (may_ask ? SECRET_SEARCH_UNLOCK : SECRET_SEARCH_NONE),
                          cancellable, unlocked_cb, task, "account", cpt_account_get_id (account), NULL);
}

/**
 * cpt_keyring_forget_finish:
 *
 * Returns: whether the keyring has none; %FALSE with the errors of cpt_keyring_lookup_finish()
 */
gboolean
cpt_keyring_forget_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, cpt_keyring_forget_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
found_to_relabel_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptAccount) account = user_data;
  g_autoptr (GError) error = NULL;
  GList *items = secret_password_search_finish (result, &error);

  if (error != NULL)
    g_debug ("The keyring cannot be told of a name: %s", error->message);
  put_labels_right (items, account);
  g_list_free_full (items, g_object_unref);
}

/**
 * cpt_keyring_relabel:
 * @account: by its new name
 *
 * Has the keyring list the account's keys by the name that it has now. The user is not asked for that: a locked keyring
 * follows when the key is wanted from it the next time.
 */
void
cpt_keyring_relabel (CptAccount *account)
{
  secret_password_search (&schema, SECRET_SEARCH_ALL, NULL, found_to_relabel_cb, g_object_ref (account), "account",
                          cpt_account_get_id (account), NULL);
}

/**
 * cpt_keyring_copy_key:
 * @api_key: (nullable): a key
 *
 * Returns: (transfer full) (nullable): a copy, in memory that is not paged out; for cpt_keyring_free_key()
 */
char *
cpt_keyring_copy_key (const char *api_key)
{
  return api_key != NULL ? secret_value_unref_to_password (secret_value_new (api_key, -1, "text/plain"), NULL) : NULL;
}

/**
 * cpt_keyring_free_key:
 * @api_key: (transfer full) (nullable): a key
 *
 * Wipes and frees it.
 */
void
cpt_keyring_free_key (char *api_key)
{
  if (api_key != NULL)
    secret_password_free (api_key);
}
