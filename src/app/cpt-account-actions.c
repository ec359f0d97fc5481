/* cpt-account-actions.c — what a person may do with accounts, as actions of the application.
 *
 * An account is removed once its store is closed: the sandbox is opened first, and what was asked for is done when it
 * is shown.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-account-actions.h"

#include <glib/gi18n.h>

#include "cpt-account-dialog.h"
#include "cpt-account-farewell.h"
#include "cpt-account-menu.h"
#include "cpt-account-words.h"
#include "cpt-error-presenter.h"
#include "cpt-message-dialog.h"
#include "cpt-sync-quota.h"
#include "cpt-toast.h"

struct _CptAccountActions
{
  GObject parent_instance;

  GtkApplication *application; /* weak: owns this */
  CptWindow *window;           /* (nullable): weak */
  CptAccountList *list;
  CptAccountKeys *keys;
  CptAccountSwitcher *switcher;
  CptAccount *condemned; /* (nullable): to be removed once it is closed, unless another is asked for before */
  CptAccount *removed;   /* (nullable): being removed */
  GtkWindow *key_dialog; /* (nullable): weak: a key is asked for once */
  char *wanted_account;  /* (nullable): id of the one that a company is to be shown of, once it is open */
  gint64 wanted_rid;
};

G_DEFINE_FINAL_TYPE (CptAccountActions, cpt_account_actions, G_TYPE_OBJECT)

static void
open_account (CptAccountActions *self, CptAccount *account)
{
  CptAccount *current = cpt_account_switcher_get_account (self->switcher);

  if (self->window == NULL || account == NULL ||
      (current != NULL && g_str_equal (cpt_account_get_id (current), cpt_account_get_id (account))))
    return;

  if (!cpt_window_leave_unsaved (self->window))
    return;

  if (self->key_dialog != NULL) /* of the account that is left */
    gtk_window_destroy (self->key_dialog);
  g_settings_set_string (cpt_window_get_settings (self->window), "account", cpt_account_get_id (account));
  cpt_account_switcher_open (self->switcher, account);
}

/* The account that is shown, and what may be done with it. */
static void
show_account (CptAccountActions *self)
{
  static const char *const deeds[] = { "rename-account", "change-key", "remove-account" };
  CptAccount *current = cpt_account_switcher_get_account (self->switcher);
  GActionMap *map = G_ACTION_MAP (self->application);

  if (current == NULL || self->window == NULL)
    return;

  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (map, "account")),
                             g_variant_new_string (cpt_account_get_id (current)));
  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (map, deeds[i])),
                                 !cpt_account_is_sandbox (current));
  cpt_window_set_account (self->window, current);
  cpt_account_menu_fill (cpt_window_get_account_menu (self->window), G_LIST_MODEL (self->list), current, NULL);
}

static void
quota_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptAccountActions) self = user_data;
  CptAccount *current = cpt_account_switcher_get_account (self->switcher);
  CptDailyQuota quota = { 0 };
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  if (!cpt_sync_get_quota_finish (CPT_SYNC (source), result, &quota, &error) || self->window == NULL ||
      CPT_SYNC (source) != cpt_account_switcher_get_sync (self->switcher))
    return;

  words = cpt_account_words_dup_quota (&quota);
  cpt_account_menu_fill (cpt_window_get_account_menu (self->window), G_LIST_MODEL (self->list), current, words);
}

/* What is left may have changed since it was opened last. */
static void
menu_opened_cb (CptAccountActions *self)
{
  CptSync *sync = cpt_account_switcher_get_sync (self->switcher);

  if (sync != NULL && !cpt_account_is_sandbox (cpt_account_switcher_get_account (self->switcher)))
    cpt_sync_get_quota_async (sync, NULL, quota_cb, g_object_ref (self));
}

static void
key_forgotten_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptAccountActions) self = user_data;
  g_autoptr (GError) error = NULL;
  const char *not_done = NULL;

  if (cpt_account_farewell_finish (result, &error) || self->window == NULL)
    return;

  not_done = g_error_matches (error, CPT_ERROR, CPT_ERROR_NO_KEYRING)
                 ? _ ("No keyring answered. If one has the key, it keeps it.")
                 : _ ("The key is still in the keyring.");
  cpt_error_presenter_toast (cpt_window_get_toasts (self->window), not_done, error);
}

/* The last run was killed between the keyring and the disk. Nobody is asked for a password for that. */
static void
forget_left_keys (CptAccountActions *self)
{
  g_autoptr (GPtrArray) left = cpt_account_list_list_left (self->list);

  for (guint i = 0; i < left->len; i++)
    {
      g_autoptr (CptAccount) account = cpt_account_new (g_ptr_array_index (left, i), "", CPT_ACCOUNT_PRODUCTION_URL, 1);

      cpt_account_farewell_async (self->list, self->keys, account, FALSE, NULL, NULL);
    }
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptAccountActions) self = user_data;
  g_autoptr (CptAccount) account = g_steal_pointer (&self->removed);
  g_autoptr (GError) error = NULL;
  gboolean is_removed = cpt_account_list_remove_finish (CPT_ACCOUNT_LIST (source), result, &error);

  /* Its key goes with it, whether anybody still looks or not. */
  if (is_removed)
    cpt_account_farewell_async (self->list, self->keys, account, TRUE, key_forgotten_cb, g_object_ref (self));

  if (self->window == NULL)
    return;

  if (is_removed)
    /* Translators: %s is the name of an account. */
    cpt_toast_show (cpt_window_get_toasts (self->window), _ ("“%s” was removed from this computer"),
                    cpt_account_get_name (account));
  else
    cpt_error_presenter_toast (cpt_window_get_toasts (self->window), _ ("The account was not removed."), error);
}

static void
show_wanted_company (CptAccountActions *self)
{
  CptAccount *current = cpt_account_switcher_get_account (self->switcher);

  if (self->window != NULL && self->wanted_account != NULL &&
      g_str_equal (cpt_account_get_id (current), self->wanted_account) &&
      cpt_window_show_company (self->window, self->wanted_rid))
    g_clear_pointer (&self->wanted_account, g_free);
}

static void
remove_condemned (CptAccountActions *self)
{
  g_autoptr (CptAccount) condemned = g_steal_pointer (&self->condemned);

  if (condemned == NULL || !cpt_account_is_sandbox (cpt_account_switcher_get_account (self->switcher)))
    return;

  g_set_object (&self->removed, condemned);
  cpt_account_list_remove_async (self->list, condemned, NULL, removed_cb, g_object_ref (self));
}

static void
settled_cb (CptAccountActions *self)
{
  remove_condemned (self);
  show_wanted_company (self);
}

/* A removal or a company that still waits, for what is unsaved was kept, is off once the user asks for another account.
 */
static void
switch_to (CptAccountActions *self, CptAccount *account)
{
  g_clear_object (&self->condemned);
  g_clear_pointer (&self->wanted_account, g_free);
  open_account (self, account);
}

static void
change_account (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  CptAccountActions *self = user_data;

  switch_to (self, cpt_account_list_find (self->list, g_variant_get_string (value, NULL)));
}

static void
number_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CptAccountActions *self = user_data;
  g_autoptr (CptAccount) account =
      g_list_model_get_item (G_LIST_MODEL (self->list), (guint) g_variant_get_int32 (parameter) - 1);

  switch_to (self, account);
}

/* What a notification leads to; its account may have been left meanwhile, or removed. */
static void
show_company_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CptAccountActions *self = user_data;
  CptAccount *account = NULL;
  const char *id = NULL;
  gint64 rid = 0;

  if (self->window == NULL)
    return;

  g_variant_get (parameter, "(&sx)", &id, &rid);
  account = cpt_account_list_find (self->list, id);
  gtk_window_present (GTK_WINDOW (self->window));
  if (account == NULL)
    return;

  switch_to (self, account);
  self->wanted_account = g_strdup (id);
  self->wanted_rid = rid;
  show_wanted_company (self);
}

static void
added_cb (CptAccountActions *self, CptAccount *account)
{
  switch_to (self, account);
}

static void open_to_add (CptAccountActions *self, CptAccount *draft);

/* An account that was not added, without its key. */
typedef struct
{
  CptAccountActions *self;
  CptAccount *draft;
} Attempt;

static void
attempt_free (gpointer data)
{
  Attempt *attempt = data;

  g_object_unref (attempt->self);
  g_object_unref (attempt->draft);
  g_free (attempt);
}

static void
add_again (gpointer user_data)
{
  Attempt *attempt = user_data;

  open_to_add (attempt->self, attempt->draft);
}

static void
not_added_cb (CptAccount *draft, const GError *error, gpointer user_data)
{
  CptAccountActions *self = user_data;
  Attempt *attempt = NULL;

  if (self->window == NULL)
    return;

  attempt = g_new (Attempt, 1);
  *attempt = (Attempt){ g_object_ref (self), g_object_ref (draft) };
  cpt_error_presenter_toast_with_retry (cpt_window_get_toasts (self->window), _ ("The account was not added."), error,
                                        add_again, attempt, attempt_free);
}

/* @draft: (nullable): what to begin with */
static void
open_to_add (CptAccountActions *self, CptAccount *draft)
{
  CptAccountDialog *dialog = NULL;

  if (self->window == NULL)
    return;

  dialog = cpt_account_dialog_new_to_add (GTK_WINDOW (self->window), self->list, self->keys);
  if (draft != NULL)
    cpt_account_dialog_begin_with (dialog, draft);
  cpt_account_dialog_tell_failure (dialog, not_added_cb, g_object_ref (self), g_object_unref);
  g_signal_connect_object (dialog, "done", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
add_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  open_to_add (user_data, NULL);
}

static CptAccount *
get_own_account (CptAccountActions *self)
{
  CptAccount *current = cpt_account_switcher_get_account (self->switcher);

  return self->window != NULL && current != NULL && !cpt_account_is_sandbox (current) ? current : NULL;
}

static void
renamed_cb (CptAccountActions *self, CptAccount *account)
{
  cpt_account_keys_rename (self->keys, account);
  cpt_account_switcher_rename (self->switcher, account);
  show_account (self);
}

static void
rename_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CptAccountActions *self = user_data;
  CptAccount *account = get_own_account (self);
  CptAccountDialog *dialog = NULL;

  if (account == NULL)
    return;

  dialog = cpt_account_dialog_new_to_rename (GTK_WINDOW (self->window), self->list, account);
  g_signal_connect_object (dialog, "done", G_CALLBACK (renamed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* With the new key, from the beginning. */
static void
key_changed_cb (CptAccountActions *self, CptAccount *account)
{
  CptAccount *current = cpt_account_switcher_get_account (self->switcher);

  if (g_str_equal (cpt_account_get_id (current), cpt_account_get_id (account)))
    cpt_account_switcher_open (self->switcher, account);
}

static void
ask_key (CptAccountActions *self, CptAccount *account, const GError *reason)
{
  CptAccountDialog *dialog = NULL;

  if (self->window == NULL || self->key_dialog != NULL)
    return;

  dialog = cpt_account_dialog_new_for_key (GTK_WINDOW (self->window), self->list, self->keys, account, reason);
  g_signal_connect_object (dialog, "done", G_CALLBACK (key_changed_cb), self, G_CONNECT_SWAPPED);
  g_set_weak_pointer (&self->key_dialog, GTK_WINDOW (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
change_key_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CptAccountActions *self = user_data;
  CptAccount *account = get_own_account (self);

  if (account != NULL)
    ask_key (self, account, NULL);
}

static void
key_wanted_cb (CptAccountActions *self, CptAccount *account, const GError *reason)
{
  ask_key (self, account, reason);
}

static void
removal_cb (CptAccountActions *self, const char *response)
{
  CptAccount *account = get_own_account (self);

  if (account == NULL || !g_str_equal (response, "remove"))
    return;

  g_set_object (&self->condemned, account);
  open_account (self, cpt_account_list_find (self->list, CPT_ACCOUNT_SANDBOX_ID));
}

static void
remove_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CptAccountActions *self = user_data;
  CptAccount *account = get_own_account (self);
  AdwMessageDialog *dialog = NULL;

  if (account == NULL)
    return;

  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (self->window), NULL, NULL));
  /* Translators: %s is the name of an account. */
  adw_message_dialog_format_heading (dialog, _ ("Remove “%s” from this computer?"), cpt_account_get_name (account));
  adw_message_dialog_set_body (
      dialog,
      _ ("Deleted here: its key in the keyring, all that Comptoir has read of it, what only Comptoir knows (the "
         "links that were sent, the activity, the time lines), and changes that still wait to be sent. Nothing "
         "is deleted on the platform: the companies, their connections and their data stay there."));
  adw_message_dialog_add_responses (dialog, "cancel", _ ("Cancel"), "remove", _ ("Remove"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "remove", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (removal_cb), self, G_CONNECT_SWAPPED);
  cpt_message_dialog_present (dialog);
}

static void
cpt_account_actions_dispose (GObject *object)
{
  CptAccountActions *self = CPT_ACCOUNT_ACTIONS (object);

  g_clear_weak_pointer (&self->application);
  g_clear_weak_pointer (&self->window);
  g_clear_weak_pointer (&self->key_dialog);
  g_clear_object (&self->list);
  g_clear_object (&self->keys);
  g_clear_object (&self->switcher);
  g_clear_object (&self->condemned);
  g_clear_object (&self->removed);
  g_clear_pointer (&self->wanted_account, g_free);

  G_OBJECT_CLASS (cpt_account_actions_parent_class)->dispose (object);
}

static void
cpt_account_actions_class_init (CptAccountActionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cpt_account_actions_dispose;
}

static void
cpt_account_actions_init (CptAccountActions *self)
{
}

static const GActionEntry entries[] = {
  { .name = "account", .parameter_type = "s", .state = "''", .change_state = change_account },
  { .name = "account-number", .activate = number_action, .parameter_type = "i" },
  { .name = "show-company-of-account", .activate = show_company_action, .parameter_type = "(sx)" },
  { .name = "add-account", .activate = add_action },
  { .name = "rename-account", .activate = rename_action },
  { .name = "change-key", .activate = change_key_action },
  { .name = "remove-account", .activate = remove_action },
};

/**
 * cpt_account_actions_new:
 * @application: gets the actions, and must not outlive this by using them
 * @window: not kept alive
 * @switcher: of @window, with @list and @keys
 *
 * Returns: (transfer full): what the actions do
 */
CptAccountActions *
cpt_account_actions_new (GtkApplication *application,
                         CptWindow *window,
                         CptAccountList *list,
                         CptAccountKeys *keys,
                         CptAccountSwitcher *switcher)
{
  CptAccountActions *self = g_object_new (CPT_TYPE_ACCOUNT_ACTIONS, NULL);

  g_set_weak_pointer (&self->application, application);
  g_set_weak_pointer (&self->window, window);
  self->list = g_object_ref (list);
  self->keys = g_object_ref (keys);
  self->switcher = g_object_ref (switcher);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (show_account), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "account-menu-opened", G_CALLBACK (menu_opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (switcher, "opening", G_CALLBACK (show_account), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (switcher, "settled", G_CALLBACK (settled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (switcher, "key-wanted", G_CALLBACK (key_wanted_cb), self, G_CONNECT_SWAPPED);
  forget_left_keys (self);

  return self;
}
