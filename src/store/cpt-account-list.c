/* cpt-account-list.c — the accounts of this computer, as a list.
 *
 * Each account is a folder, named for its id: account.ini says its name and its address, and the store lies beside it.
 * So an account and what is known of it come and go together. One that is removed is first renamed, which is done
 * wholly or not at all; what a removal that was cut short left behind is deleted at the next start.
 *
 * Its key is in the keyring, which other programs and other folders use too. So that none of ours stays there without
 * an account, whatever happens, a folder "removed-ID" is there, empty, while there may be such a key: before the key of
 * a new account is kept until the account is, and after an account was removed until its key is.
 *
 * Lives on the main thread; files are written and deleted on another.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-account-list.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "cpt-error.h"
#include "cpt-guid.h"

#define FILE_NAME "account.ini"
#define GROUP "account"
#define REMOVED_PREFIX "removed-"
#define NAME_BYTES 8 /* of the id, for an account whose file does not tell its name */

struct _CptAccountList
{
  GObject parent_instance;

  char *folder;
  GPtrArray *accounts; /* (element-type CptAccount) */
  GPtrArray *left;     /* (element-type utf8): ids that the keyring may have a key of, without an account */
};

static void cpt_account_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CptAccountList,
                               cpt_account_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, cpt_account_list_model_init))

/* A change of the files, on a thread of its own. */
typedef struct
{
  CptAccount *account;
  char *folder; /* of the account */
  char *grave;  /* where the folder goes first, of a removal; that there may be a key, of an addition */
} Change;

static void
change_free (Change *self)
{
  g_object_unref (self->account);
  g_free (self->folder);
  g_free (self->grave);
  g_free (self);
}

static GType
cpt_account_list_get_item_type (GListModel *model)
{
  return CPT_TYPE_ACCOUNT;
}

static guint
cpt_account_list_get_n_items (GListModel *model)
{
  return CPT_ACCOUNT_LIST (model)->accounts->len;
}

static gpointer
cpt_account_list_get_item (GListModel *model, guint position)
{
  CptAccountList *self = CPT_ACCOUNT_LIST (model);

  return position < self->accounts->len ? g_object_ref (g_ptr_array_index (self->accounts, position)) : NULL;
}

static void
cpt_account_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = cpt_account_list_get_item_type;
  iface->get_n_items = cpt_account_list_get_n_items;
  iface->get_item = cpt_account_list_get_item;
}

static void
cpt_account_list_finalize (GObject *object)
{
  CptAccountList *self = CPT_ACCOUNT_LIST (object);

  g_free (self->folder);
  g_ptr_array_unref (self->accounts);
  g_ptr_array_unref (self->left);

  G_OBJECT_CLASS (cpt_account_list_parent_class)->finalize (object);
}

static void
cpt_account_list_class_init (CptAccountListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_account_list_finalize;
}

static void
cpt_account_list_init (CptAccountList *self)
{
  self->accounts = g_ptr_array_new_with_free_func (g_object_unref);
  self->left = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->accounts, cpt_account_new_sandbox ());
}

static gboolean delete_folder (const char *path);

static gboolean
empty_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  gboolean is_deleted = TRUE;
  const char *name = NULL;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      gboolean is_folder = g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK);

      is_deleted = (is_folder ? delete_folder (child) : g_unlink (child) == 0) && is_deleted;
    }

  return is_deleted;
}

static gboolean
delete_folder (const char *path)
{
  gboolean is_empty = empty_folder (path);

  return g_rmdir (path) == 0 && is_empty;
}

/* A file that cannot be read leaves the account what it needs to be opened or removed. Its key goes to no wrong
 * address: the keyring gives it for the address it was given for alone. */
static CptAccount *
read_account (const char *folder, const char *id)
{
  g_autofree char *path = g_build_filename (folder, id, FILE_NAME, NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *name = NULL;
  g_autofree char *base_url = NULL;

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL) && !g_file_test (path, G_FILE_TEST_EXISTS))
    return NULL;

  name = g_key_file_get_string (file, GROUP, "name", NULL);
  base_url = g_key_file_get_string (file, GROUP, "base-url", NULL);
  if (name == NULL)
    name = g_strndup (id, NAME_BYTES);

  return cpt_account_new (id, name, base_url != NULL ? base_url : CPT_ACCOUNT_PRODUCTION_URL,
                          MAX (1, g_key_file_get_int64 (file, GROUP, "position", NULL)));
}

static int
compare (gconstpointer a, gconstpointer b)
{
  CptAccount *first = *(CptAccount *const *) a;
  CptAccount *second = *(CptAccount *const *) b;
  gint64 difference = cpt_account_get_position (first) - cpt_account_get_position (second);

  if (difference == 0)
    return g_strcmp0 (cpt_account_get_id (first), cpt_account_get_id (second));

  return difference < 0 ? -1 : 1;
}

static gboolean
find_position (CptAccountList *self, const char *id, guint *position)
{
  for (*position = 0; *position < self->accounts->len; (*position)++)
    if (g_str_equal (cpt_account_get_id (g_ptr_array_index (self->accounts, *position)), id))
      return TRUE;

  return FALSE;
}

static char *
dup_grave (CptAccountList *self, const char *id)
{
  g_autofree char *name = g_strconcat (REMOVED_PREFIX, id, NULL);

  return g_build_filename (self->folder, name, NULL);
}

/* @name: of what is neither an account nor anything else that is to stay */
static void
clear_away (CptAccountList *self, const char *name)
{
  const char *id = name + strlen (REMOVED_PREFIX);
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  guint8 bytes[CPT_GUID_BYTES];
  gboolean has_key = cpt_guid_parse (id, bytes);

  if (!(has_key ? empty_folder (path) : delete_folder (path)))
    g_info ("What is left of a removed account cannot be deleted now");
  if (has_key)
    g_ptr_array_add (self->left, g_strdup (id));
}

/* The key of an account that is there is no one's but its own. */
static void
keep_keys_of_accounts (CptAccountList *self)
{
  for (guint i = self->left->len; i-- > 0;)
    {
      guint position = 0;

      if (find_position (self, g_ptr_array_index (self->left, i), &position))
        cpt_account_list_bury (self, g_ptr_array_index (self->left, i));
    }
}

static void
read_folder (CptAccountList *self)
{
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  const char *name = NULL;
  guint8 bytes[CPT_GUID_BYTES];

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      CptAccount *account = cpt_guid_parse (name, bytes) ? read_account (self->folder, name) : NULL;

      if (account != NULL)
        g_ptr_array_add (self->accounts, account);
      else if (g_str_has_prefix (name, REMOVED_PREFIX))
        clear_away (self, name);
    }

  g_ptr_array_sort (self->accounts, compare);
  keep_keys_of_accounts (self);
}

/**
 * cpt_account_list_new:
 * @folder: where the accounts' folders are; made when the first is added
 *
 * Reads a few small files.
 *
 * Returns: (transfer full): the accounts; the first is the sandbox
 */
CptAccountList *
cpt_account_list_new (const char *folder)
{
  CptAccountList *self = g_object_new (CPT_TYPE_ACCOUNT_LIST, NULL);

  self->folder = g_strdup (folder);
  read_folder (self);

  return self;
}

/**
 * cpt_account_list_find:
 * @id: of an account
 *
 * Returns: (transfer none) (nullable): the account, as long as the list does not change
 */
CptAccount *
cpt_account_list_find (CptAccountList *self, const char *id)
{
  guint position = 0;

  g_return_val_if_fail (CPT_IS_ACCOUNT_LIST (self), NULL);

  return find_position (self, id, &position) ? g_ptr_array_index (self->accounts, position) : NULL;
}

/**
 * cpt_account_list_dup_folder:
 * @account: of this list, or to be added
 *
 * Returns: (transfer full): where its store is
 */
char *
cpt_account_list_dup_folder (CptAccountList *self, CptAccount *account)
{
  g_return_val_if_fail (CPT_IS_ACCOUNT_LIST (self), NULL);

  return g_build_filename (self->folder, cpt_account_get_id (account), NULL);
}

/**
 * cpt_account_list_next_position:
 *
 * Returns: the position of an account that is added now
 */
gint64
cpt_account_list_next_position (CptAccountList *self)
{
  g_return_val_if_fail (CPT_IS_ACCOUNT_LIST (self), 0);

  return cpt_account_get_position (g_ptr_array_index (self->accounts, self->accounts->len - 1)) + 1;
}

static void
return_errno_error (GTask *task, const char *path, int code)
{
  /* Translators: the first %s is a folder or a file, the second is why, in the words of the system. */
  g_task_return_new_error (task, CPT_ERROR, CPT_ERROR_STORE, _ ("The local copy cannot be written in “%s”: %s"), path,
                           g_strerror (code));
}

static void
save_on_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Change *change = data;
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = g_build_filename (change->folder, FILE_NAME, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_key_file_set_string (file, GROUP, "name", cpt_account_get_name (change->account));
  g_key_file_set_string (file, GROUP, "base-url", cpt_account_get_base_url (change->account));
  g_key_file_set_int64 (file, GROUP, "position", cpt_account_get_position (change->account));
  text = g_key_file_to_data (file, NULL, NULL);

  if (g_mkdir_with_parents (change->folder, 0700) != 0)
    return_errno_error (task, change->folder, errno);
  else if (!g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    g_task_return_new_error (task, CPT_ERROR, CPT_ERROR_STORE, "%s", error->message);
  else
    {
      g_rmdir (change->grave); /* if it is there */
      g_task_return_boolean (task, TRUE);
    }
}

static void
announce_on_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Change *change = data;

  if (g_mkdir_with_parents (change->grave, 0700) != 0)
    return_errno_error (task, change->grave, errno);
  else
    g_task_return_boolean (task, TRUE);
}

static void
remove_on_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Change *change = data;

  if (g_rename (change->folder, change->grave) != 0 && errno != ENOENT)
    {
      return_errno_error (task, change->folder, errno);
      return;
    }

  if (!empty_folder (change->grave))
    g_info ("What is left of a removed account is deleted at the next start");
  g_task_return_boolean (task, TRUE);
}

static GTask *
task_new (CptAccountList *self,
          CptAccount *account,
          gpointer tag,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Change *change = g_new0 (Change, 1);

  change->account = g_object_ref (account);
  change->folder = cpt_account_list_dup_folder (self, account);
  change->grave = dup_grave (self, cpt_account_get_id (account));
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, change, (GDestroyNotify) change_free);
  g_task_set_check_cancellable (task, FALSE); /* what was done is done */

  return task;
}

/**
 * cpt_account_list_announce_async:
 * @account: that is to be added, and not in the list yet
 *
 * Before its key goes into the keyring: so that the next start knows of the key, should the account not be added.
 */
void
cpt_account_list_announce_async (CptAccountList *self,
                                 CptAccount *account,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (CPT_IS_ACCOUNT_LIST (self));

  task = task_new (self, account, cpt_account_list_announce_async, cancellable, callback, user_data);
  g_task_run_in_thread (task, announce_on_thread);
}

/**
 * cpt_account_list_announce_finish:
 *
 * Returns: %FALSE with CPT_ERROR_STORE when it cannot be written down
 */
gboolean
cpt_account_list_announce_finish (CptAccountList *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, cpt_account_list_announce_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * cpt_account_list_save_async:
 * @account: not the sandbox
 *
 * Adds @account, or puts it in the place of the one with its id.
 */
void
cpt_account_list_save_async (CptAccountList *self,
                             CptAccount *account,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (CPT_IS_ACCOUNT_LIST (self));
  g_return_if_fail (!cpt_account_is_sandbox (account));

  task = task_new (self, account, cpt_account_list_save_async, cancellable, callback, user_data);
  g_task_run_in_thread (task, save_on_thread);
}

/**
 * cpt_account_list_save_finish:
 *
 * Returns: whether it is in the list and on the disk; %FALSE with CPT_ERROR_STORE
 */
gboolean
cpt_account_list_save_finish (CptAccountList *self, GAsyncResult *result, GError **error)
{
  Change *change = NULL;
  guint position = 0;
  gboolean is_known = FALSE;

  g_return_val_if_fail (g_async_result_is_tagged (result, cpt_account_list_save_async), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  change = g_task_get_task_data (G_TASK (result));
  is_known = find_position (self, cpt_account_get_id (change->account), &position);
  if (is_known)
    g_ptr_array_remove_index (self->accounts, position);
  g_ptr_array_insert (self->accounts, (int) position, g_object_ref (change->account));
  g_list_model_items_changed (G_LIST_MODEL (self), position, is_known ? 1 : 0, 1);

  return TRUE;
}

/**
 * cpt_account_list_remove_async:
 * @account: not the sandbox; its store is closed
 *
 * Deletes the account with all that is known of it on this computer. Its key is the keyring's to forget, and
 * cpt_account_list_bury() to be called then.
 */
void
cpt_account_list_remove_async (CptAccountList *self,
                               CptAccount *account,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (CPT_IS_ACCOUNT_LIST (self));
  g_return_if_fail (!cpt_account_is_sandbox (account));

  task = task_new (self, account, cpt_account_list_remove_async, cancellable, callback, user_data);
  g_task_run_in_thread (task, remove_on_thread);
}

/**
 * cpt_account_list_remove_finish:
 *
 * Returns: whether it is gone; %FALSE with CPT_ERROR_STORE, and nothing was deleted
 */
gboolean
cpt_account_list_remove_finish (CptAccountList *self, GAsyncResult *result, GError **error)
{
  Change *change = NULL;
  guint position = 0;

  g_return_val_if_fail (g_async_result_is_tagged (result, cpt_account_list_remove_async), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  change = g_task_get_task_data (G_TASK (result));
  if (find_position (self, cpt_account_get_id (change->account), &position))
    {
      g_ptr_array_remove_index (self->accounts, position);
      g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
    }

  return TRUE;
}

/**
 * cpt_account_list_list_left:
 *
 * Returns: (transfer full) (element-type utf8): ids of accounts that are not there, of which the keyring may have a key
 */
GPtrArray *
cpt_account_list_list_left (CptAccountList *self)
{
  GPtrArray *ids = NULL;

  g_return_val_if_fail (CPT_IS_ACCOUNT_LIST (self), NULL);

  ids = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->left->len; i++)
    g_ptr_array_add (ids, g_strdup (g_ptr_array_index (self->left, i)));

  return ids;
}

/**
 * cpt_account_list_bury:
 * @id: of an account that was removed, or not added
 *
 * The keyring has no key of it: there is nothing left to be done. Deletes one empty folder.
 */
void
cpt_account_list_bury (CptAccountList *self, const char *id)
{
  g_autofree char *grave = NULL;
  guint index = 0;

  g_return_if_fail (CPT_IS_ACCOUNT_LIST (self));

  grave = dup_grave (self, id);
  if (g_rmdir (grave) != 0 && errno != ENOENT)
    g_info ("What is left of a removed account cannot be deleted now");
  if (g_ptr_array_find_with_equal_func (self->left, id, g_str_equal, &index))
    g_ptr_array_remove_index (self->left, index);
}
