/* cpt-account-switcher.c — which account the window shows.
 *
 * One account is open at a time. States, and what leaves them:
 *
 *   CLOSED   open_next() → OPENING
 *   OPENING  store_opened_cb() → OPEN, or CLOSING when another account was asked for meanwhile
 *   OPEN     cpt_account_switcher_open() → CLOSING
 *   CLOSING  store_closed_cb() → CLOSED, and on to the account that was asked for last
 *
 * The services go one after the other, none waited for on this thread while the window is shown: sync, then the store,
 * which commits what the user did. What waits in the outbox is sent when the account is open again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-account-switcher.h"

#include <glib/gi18n.h>

#include "cpt-message-dialog.h"

typedef enum
{
  STATE_CLOSED,
  STATE_OPENING,
  STATE_OPEN,
  STATE_CLOSING,
} State;

#define PATIENCE_MS 500 /* until it is said that the keyring is waited for */

struct _CptAccountSwitcher
{
  GObject parent_instance;

  CptWindow *window; /* (nullable): weak */
  CptAccountList *list;
  CptAccountKeys *keys;

  State state;
  CptAccount *account; /* (nullable): that is open, being opened or being closed */
  CptAccount *next;    /* (nullable): to be opened as soon as the other is closed */
  CptStore *store;     /* (nullable): unless closed */
  CptSync *sync;       /* (nullable): while open */
  GCancellable *cancellable;
  gboolean is_looking; /* for the key, which may take as long as the keyring asks; */
  guint patience;      /* while it does: a source, 0 once it is over */
};

G_DEFINE_FINAL_TYPE (CptAccountSwitcher, cpt_account_switcher, G_TYPE_OBJECT)

enum
{
  SIGNAL_OPENING,
  SIGNAL_SETTLED,
  SIGNAL_SANDBOX_OPENED,
  SIGNAL_CLOSING,
  SIGNAL_KEY_WANTED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
cpt_account_switcher_finalize (GObject *object)
{
  CptAccountSwitcher *self = CPT_ACCOUNT_SWITCHER (object);

  g_assert (self->state == STATE_CLOSED);

  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->list);
  g_clear_object (&self->keys);
  g_clear_object (&self->account);
  g_clear_object (&self->next);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (cpt_account_switcher_parent_class)->finalize (object);
}

static void
cpt_account_switcher_class_init (CptAccountSwitcherClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cpt_account_switcher_finalize;

  signals[SIGNAL_OPENING] = g_signal_new ("opening", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SETTLED] = g_signal_new ("settled", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SANDBOX_OPENED] =
      g_signal_new ("sandbox-opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CLOSING] = g_signal_new ("closing", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_KEY_WANTED] = g_signal_new ("key-wanted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                             CPT_TYPE_ACCOUNT, G_TYPE_ERROR);
}

static void
cpt_account_switcher_init (CptAccountSwitcher *self)
{
}

/**
 * cpt_account_switcher_new:
 * @window: not kept alive
 * @list: where the folders of the accounts are known
 * @keys: where their keys are
 *
 * Returns: (transfer full): a switcher; to be closed before its last unref
 */
CptAccountSwitcher *
cpt_account_switcher_new (CptWindow *window, CptAccountList *list, CptAccountKeys *keys)
{
  CptAccountSwitcher *self = g_object_new (CPT_TYPE_ACCOUNT_SWITCHER, NULL);

  g_set_weak_pointer (&self->window, window);
  self->list = g_object_ref (list);
  self->keys = g_object_ref (keys);

  return self;
}

/* What was wrong with the local copy, and what was done about it. */
static void
tell_outcome (CptAccountSwitcher *self, CptStoreOutcome outcome)
{
  const char *set_aside = cpt_store_get_set_aside (self->store);
  GtkWidget *dialog = NULL;

  if (outcome != CPT_STORE_DAMAGED && outcome != CPT_STORE_NEWER)
    return;

  dialog = adw_message_dialog_new (GTK_WINDOW (self->window),
                                   outcome == CPT_STORE_DAMAGED ? _ ("The local copy was damaged")
                                                                : _ ("The local copy was written by a newer Comptoir"),
                                   NULL);
  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                  /* Translators: %s is the path of a file */
                                  _ ("It was set aside as %s. What only this computer knew was taken over; the rest is "
                                     "being read again from the platform."),
                                  set_aside != NULL ? set_aside : "");
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("Close"));
  cpt_message_dialog_present (ADW_MESSAGE_DIALOG (dialog));
}

static void
want_key (CptAccountSwitcher *self, const GError *error)
{
  g_signal_emit (self, signals[SIGNAL_KEY_WANTED], 0, self->account, error);
}

/* The keyring answers at once, or asks the user first. */
static void
patience_cb (gpointer user_data)
{
  CptAccountSwitcher *self = user_data;
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_PENDING, "The keyring has not answered yet");

  self->patience = 0;
  cpt_sync_hold_back (self->sync, error);
}

static void
stop_looking (CptAccountSwitcher *self)
{
  self->is_looking = FALSE;
  g_clear_handle_id (&self->patience, g_source_remove);
}

static void
key_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptAccountSwitcher) self = user_data;
  g_autoptr (GError) error = NULL;
  char *key = cpt_account_keys_lookup_finish (CPT_ACCOUNT_KEYS (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  stop_looking (self);
  if (key != NULL)
    {
      cpt_sync_start (self->sync, cpt_account_get_base_url (self->account), key);
    }
  else
    {
      if (error == NULL)
        g_set_error_literal (&error, CPT_ERROR, CPT_ERROR_NO_KEY, "The keyring has no key of the account");
      cpt_sync_hold_back (self->sync, error);
      want_key (self, error);
    }
  cpt_account_keys_free_key (key);
}

static void
find_key (CptAccountSwitcher *self)
{
  if (self->is_looking)
    return;

  self->is_looking = TRUE;
  self->patience = g_timeout_add_once (PATIENCE_MS, patience_cb, self);
  cpt_account_keys_lookup_async (self->keys, self->account, self->cancellable, key_found_cb, g_object_ref (self));
}

/* The platform refused the key: it is asked for once for each attempt that a person made. */
static void
state_cb (CptAccountSwitcher *self)
{
  const GError *error = cpt_sync_get_error (self->sync);

  if (cpt_sync_get_state (self->sync) == CPT_SYNC_STOPPED && g_error_matches (error, CPT_ERROR, CPT_ERROR_UNAUTHORIZED))
    want_key (self, error);
}

/* What the store knows is shown before the platform is there. */
static void
show_account (CptAccountSwitcher *self, CptStoreOutcome outcome)
{
  self->sync = cpt_sync_new (self->store);
  cpt_window_open_account (self->window, self->store, self->sync);
  tell_outcome (self, outcome);
  if (cpt_account_is_sandbox (self->account))
    {
      g_signal_emit (self, signals[SIGNAL_SANDBOX_OPENED], 0);
      return;
    }

  g_signal_connect_object (self->sync, "notify::state", G_CALLBACK (state_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sync, "key-wanted", G_CALLBACK (find_key), self, G_CONNECT_SWAPPED);
  find_key (self);
}

static void begin_closing (CptAccountSwitcher *self);

static void
store_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptAccountSwitcher) self = user_data;
  g_autoptr (GError) error = NULL;
  CptStoreOutcome outcome = CPT_STORE_OPENED;
  gboolean is_open = cpt_store_open_finish (CPT_STORE (source), result, &outcome, &error);

  if (self->state != STATE_OPENING || self->window == NULL)
    return;

  self->state = STATE_OPEN;
  if (self->next != NULL)
    {
      begin_closing (self);
      return;
    }

  if (is_open)
    show_account (self, outcome);
  else
    cpt_window_show_failure (self->window, error);
  g_signal_emit (self, signals[SIGNAL_SETTLED], 0);
}

static void
open_next (CptAccountSwitcher *self)
{
  g_autofree char *folder = NULL;
  g_autoptr (CptClock) clock = cpt_clock_new ();

  g_clear_object (&self->account);
  self->account = g_steal_pointer (&self->next);
  self->state = STATE_OPENING;
  self->cancellable = g_cancellable_new ();
  folder = cpt_account_list_dup_folder (self->list, self->account);
  self->store = cpt_store_new (folder, clock);
  g_signal_emit (self, signals[SIGNAL_OPENING], 0);
  cpt_store_open_async (self->store, self->cancellable, store_opened_cb, g_object_ref (self));
}

static void
store_closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptAccountSwitcher) self = user_data;

  cpt_store_close_finish (CPT_STORE (source), result);
  g_clear_object (&self->store);
  self->state = STATE_CLOSED;
  if (self->next != NULL && self->window != NULL)
    open_next (self);
}

static void
sync_stopped_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptAccountSwitcher) self = user_data;

  cpt_sync_stop_finish (CPT_SYNC (source), result);
  g_clear_object (&self->sync);
  cpt_store_close_async (self->store, store_closed_cb, g_object_ref (self));
}

/* What the window and the application have of the services. */
static void
let_go (CptAccountSwitcher *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  stop_looking (self);
  if (self->window != NULL)
    cpt_window_close_account (self->window);
  g_signal_emit (self, signals[SIGNAL_CLOSING], 0);
}

static void
begin_closing (CptAccountSwitcher *self)
{
  let_go (self);
  self->state = STATE_CLOSING;
  if (self->sync == NULL)
    {
      cpt_store_close_async (self->store, store_closed_cb, g_object_ref (self));
      return;
    }

  g_signal_handlers_disconnect_by_data (self->sync, self);
  cpt_sync_stop_async (self->sync, sync_stopped_cb, g_object_ref (self));
}

/**
 * cpt_account_switcher_open:
 * @account: to be shown; if it is open, it is closed and opened anew, with its key of now
 *
 * The window shows that account as soon as the one before is closed; the last call wins.
 */
void
cpt_account_switcher_open (CptAccountSwitcher *self, CptAccount *account)
{
  g_return_if_fail (CPT_IS_ACCOUNT_SWITCHER (self));

  g_set_object (&self->next, account);
  if (self->state == STATE_CLOSED)
    open_next (self);
  else if (self->state == STATE_OPEN)
    begin_closing (self);
}

/**
 * cpt_account_switcher_start_sandbox:
 * @base_url: of the sandbox
 * @api_key: of the sandbox
 *
 * The sandbox answers. Does nothing unless it is its account that is open, and not started yet.
 */
void
cpt_account_switcher_start_sandbox (CptAccountSwitcher *self, const char *base_url, const char *api_key)
{
  g_return_if_fail (CPT_IS_ACCOUNT_SWITCHER (self));

  if (self->sync != NULL && self->state == STATE_OPEN && cpt_account_is_sandbox (self->account))
    cpt_sync_start (self->sync, base_url, api_key);
}

/**
 * cpt_account_switcher_fail:
 * @error: why there is nothing to show
 *
 * In place of the sandbox's companies.
 */
void
cpt_account_switcher_fail (CptAccountSwitcher *self, const GError *error)
{
  g_return_if_fail (CPT_IS_ACCOUNT_SWITCHER (self));

  if (self->state != STATE_OPEN || self->window == NULL || !cpt_account_is_sandbox (self->account))
    return;

  cpt_window_close_account (self->window);
  cpt_window_show_failure (self->window, error);
}

/**
 * cpt_account_switcher_close:
 *
 * Closes what is open, and waits for it: what the user did is committed. Never while a window is shown.
 */
void
cpt_account_switcher_close (CptAccountSwitcher *self)
{
  g_return_if_fail (CPT_IS_ACCOUNT_SWITCHER (self));

  g_clear_object (&self->next);
  while (self->state == STATE_CLOSING)
    g_main_context_iteration (NULL, TRUE);
  if (self->state == STATE_CLOSED)
    return;

  let_go (self);
  if (self->sync != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->sync, self);
      cpt_sync_stop (self->sync);
    }
  g_clear_object (&self->sync);
  cpt_store_close (self->store);
  g_clear_object (&self->store);
  self->state = STATE_CLOSED;
}

/**
 * cpt_account_switcher_rename:
 * @account: the one that is open, by its new name
 *
 * Goes on with the same account.
 */
void
cpt_account_switcher_rename (CptAccountSwitcher *self, CptAccount *account)
{
  g_return_if_fail (CPT_IS_ACCOUNT_SWITCHER (self));

  if (self->account != NULL && g_str_equal (cpt_account_get_id (self->account), cpt_account_get_id (account)))
    g_set_object (&self->account, account);
}

/**
 * cpt_account_switcher_get_account:
 *
 * Returns: (transfer none) (nullable): the account that the window shows, or is about to
 */
CptAccount *
cpt_account_switcher_get_account (CptAccountSwitcher *self)
{
  g_return_val_if_fail (CPT_IS_ACCOUNT_SWITCHER (self), NULL);

  return self->next != NULL ? self->next : self->account;
}

/**
 * cpt_account_switcher_get_store:
 *
 * Returns: (transfer none) (nullable): of the account that is open
 */
CptStore *
cpt_account_switcher_get_store (CptAccountSwitcher *self)
{
  g_return_val_if_fail (CPT_IS_ACCOUNT_SWITCHER (self), NULL);

  return self->store;
}

/**
 * cpt_account_switcher_get_sync:
 *
 * Returns: (transfer none) (nullable): of the account that is open
 */
CptSync *
cpt_account_switcher_get_sync (CptAccountSwitcher *self)
{
  g_return_val_if_fail (CPT_IS_ACCOUNT_SWITCHER (self), NULL);

  return self->sync;
}
