/* cpt-account-dialog.c — an account that is added, renamed, or given another key.
 *
 * A key is tried before it is kept: the button first says "Test", and the platform is asked what the key may do; once
 * that is known it says "Add" or "Save". Whatever is typed afterwards is to be tried again.
 *
 * States, and what leaves them:
 *
 *   TYPING   go → TESTING, or SAVING where there is nothing to try
 *   TESTING  checked_cb() → TESTED, or TYPING with the reason
 *   TESTED   go → SAVING; a change of the text → TYPING
 *   SAVING   key_saved_cb(), account_saved_cb() → closed; NOT_KEPT when the keyring fails; TYPING when the disk does;
 *            closed before that, no key of an account that is not added stays in the keyring, and it is said elsewhere
 *            that it was not
 *   NOT_KEPT go → SAVING once more; "Use the key until Comptoir closes" → closed; a change of the text → TYPING
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-account-dialog.h"

#include <glib/gi18n.h>

#include "cpt-account-check.h"
#include "cpt-account-farewell.h"
#include "cpt-account-words.h"
#include "cpt-details-expander.h"
#include "cpt-error-presenter.h"
#include "cpt-guid.h"
#include "cpt-shrink.h"
#include "cpt-status-icon.h"

#define DIALOG_WIDTH 480

typedef enum
{
  STATE_TYPING,
  STATE_TESTING,
  STATE_TESTED,
  STATE_SAVING,
  STATE_NOT_KEPT,
} State;

struct _CptAccountDialog
{
  AdwWindow parent_instance;

  CptAccountList *list;
  CptAccountKeys *keys;      /* (nullable): to rename, none is needed */
  CptAccount *account;       /* (nullable): unless it is to be added */
  CptAccount *saved;         /* (nullable): what is being saved */
  GCancellable *cancellable; /* of the test, or of the keyring */
  State state;
  gboolean is_open; /* filled, and not closed yet */

  CptAccountDialogFailed failed; /* (nullable): called with failed_data */
  gpointer failed_data;
  GDestroyNotify free_failed_data;

  /* of the template */
  AdwHeaderBar *header;
  GtkScrolledWindow *scroller;
  GtkWidget *content;
  GtkLabel *reason_label;
  GtkEditable *name_row;
  GtkEditable *key_row;
  GtkWidget *key_hint;
  GtkExpander *advanced;
  GtkEditable *url_row;
  GtkWidget *message;
  GtkSpinner *spinner;
  CptStatusIcon *message_icon;
  GtkLabel *message_label;
  CptDetailsExpander *details;
  GtkButton *go_button;
  GtkWidget *hold_button;
};

G_DEFINE_FINAL_TYPE (CptAccountDialog, cpt_account_dialog, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_DONE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static char *
dup_text (GtkEditable *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (row)));
}

static gboolean
has_text (GtkEditable *row)
{
  g_autofree char *text = dup_text (row);

  return *text != '\0';
}

static gboolean
is_key_asked (CptAccountDialog *self)
{
  return self->keys != NULL;
}

static void
set_state (CptAccountDialog *self, State state)
{
  gboolean is_busy = state == STATE_TESTING || state == STATE_SAVING;
  gboolean is_complete =
      has_text (self->name_row) && has_text (self->url_row) && (!is_key_asked (self) || has_text (self->key_row));
  const char *label = self->account != NULL ? _ ("Save") : _ ("Add");

  self->state = state;
  if (is_key_asked (self) && (state == STATE_TYPING || state == STATE_TESTING))
    /* Translators: a verb: the button that tries an API key before it is kept. */
    label = _ ("Test");
  gtk_button_set_label (self->go_button, label);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.go", is_complete && !is_busy);
  gtk_widget_set_visible (self->key_hint, is_key_asked (self) && state != STATE_NOT_KEPT);
  gtk_widget_set_visible (self->hold_button, state == STATE_NOT_KEPT); /* in its room: and that is measured */
  /* The focus stays where it is. */
  gtk_editable_set_editable (self->name_row, !is_busy);
  gtk_editable_set_editable (self->key_row, !is_busy);
  gtk_editable_set_editable (self->url_row, !is_busy);
}

/* @mark: CPT_STATUS_MARK_NONE while something is under way */
static void
show_message (CptAccountDialog *self, const char *text, CptStatusMark mark)
{
  gboolean is_under_way = text != NULL && mark == CPT_STATUS_MARK_NONE;

  gtk_widget_set_visible (self->message, text != NULL);
  gtk_label_set_text (self->message_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message_icon), text != NULL && !is_under_way);
  cpt_status_icon_set_mark (self->message_icon, mark);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), is_under_way);
  gtk_spinner_set_spinning (self->spinner, is_under_way);
  gtk_widget_set_visible (GTK_WIDGET (self->details), FALSE);
}

static void
show_error (CptAccountDialog *self, const GError *error)
{
  g_autofree char *text = cpt_account_words_dup_failure (error);
  g_autofree char *details = cpt_error_presenter_dup_details (error);

  show_message (self, text, CPT_STATUS_MARK_ERROR);
  cpt_details_expander_set_text (self->details, details);
  gtk_widget_set_visible (GTK_WIDGET (self->details), TRUE);
}

static void
finish (CptAccountDialog *self)
{
  g_autoptr (CptAccount) account = g_object_ref (self->saved);

  g_signal_emit (self, signals[SIGNAL_DONE], 0, account);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* No key stays behind of an account that was not added: neither one that was kept, nor one that may have been kept
 * before the keyring heard that nobody wants it any more. */
static void
withdraw_key (CptAccountDialog *self, gboolean may_ask)
{
  if (self->account == NULL && is_key_asked (self))
    cpt_account_farewell_async (self->list, self->keys, self->saved, may_ask, NULL, NULL);
}

/* What the keyring did not take, or did not say that it took, is not tried again. */
static void
give_up_key (CptAccountDialog *self)
{
  if (self->state == STATE_NOT_KEPT)
    withdraw_key (self, FALSE);
}

/* Here, or, once the dialog is closed, wherever its opener does. */
static void
say_failure (CptAccountDialog *self, const GError *error)
{
  if (self->is_open)
    {
      show_error (self, error);
      set_state (self, STATE_TYPING);
    }
  else if (self->failed != NULL)
    {
      self->failed (self->saved, error, self->failed_data);
    }
}

static void
account_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptAccountDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_saved = cpt_account_list_save_finish (CPT_ACCOUNT_LIST (source), result, &error);

  if (!is_saved)
    {
      withdraw_key (self, TRUE);
      say_failure (self, error);
    }
  else if (self->is_open)
    {
      finish (self);
    }
}

/* An account of which only the key is another is on the disk already. */
static void
save_account (CptAccountDialog *self)
{
  if (self->account != NULL && is_key_asked (self))
    finish (self);
  else
    cpt_account_list_save_async (self->list, self->saved, NULL, account_saved_cb, g_object_ref (self));
}

static void
key_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptAccountDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  gboolean is_kept = cpt_account_keys_save_finish (CPT_ACCOUNT_KEYS (source), result, &error);

  if (!self->is_open)
    {
      withdraw_key (self, TRUE);
      return;
    }

  if (is_kept)
    {
      save_account (self);
      return;
    }

  show_error (self, error);
  set_state (self, STATE_NOT_KEPT);
}

static void
keep_key (CptAccountDialog *self)
{
  g_autofree char *key = dup_text (self->key_row);

  cpt_account_keys_save_async (self->keys, self->saved, key, self->cancellable, key_saved_cb, g_object_ref (self));
  explicit_bzero (key, strlen (key));
}

static void
announced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptAccountDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_announced = cpt_account_list_announce_finish (CPT_ACCOUNT_LIST (source), result, &error);

  if (!is_announced)
    say_failure (self, error);
  else if (self->is_open)
    keep_key (self);
  else
    cpt_account_list_bury (self->list, cpt_account_get_id (self->saved));
}

static CptAccount *
create_account (CptAccountDialog *self)
{
  g_autofree char *name = dup_text (self->name_row);
  g_autofree char *base_url = dup_text (self->url_row);
  g_autofree char *id = NULL;

  if (self->account != NULL)
    return cpt_account_rename (self->account, name);

  id = cpt_guid_new ();

  return cpt_account_new (id, name, base_url, cpt_account_list_next_position (self->list));
}

static void
save (CptAccountDialog *self)
{
  if (self->saved == NULL || self->state != STATE_NOT_KEPT)
    {
      g_clear_object (&self->saved);
      self->saved = create_account (self);
    }
  set_state (self, STATE_SAVING);
  if (!is_key_asked (self))
    {
      save_account (self);
      return;
    }

  show_message (self, _ ("Waiting for the keyring of the desktop…"), CPT_STATUS_MARK_NONE);
  if (self->account == NULL)
    cpt_account_list_announce_async (self->list, self->saved, NULL, announced_cb, g_object_ref (self));
  else
    keep_key (self);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptAccountDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  CptAccountCheck check;
  gboolean is_good = cpt_account_check_finish (result, &check, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (!is_good)
    {
      show_error (self, error);
      set_state (self, STATE_TYPING);
      return;
    }

  text = cpt_account_words_dup_check (&check);
  show_message (self, text, CPT_STATUS_MARK_LINKED);
  set_state (self, STATE_TESTED);
  gtk_widget_grab_focus (GTK_WIDGET (self->go_button));
}

static void
test (CptAccountDialog *self)
{
  g_autofree char *base_url = dup_text (self->url_row);
  g_autofree char *key = dup_text (self->key_row);

  show_message (self, _ ("Asking the platform what the key may do…"), CPT_STATUS_MARK_NONE);
  set_state (self, STATE_TESTING);
  cpt_account_check_async (base_url, key, self->cancellable, checked_cb, g_object_ref (self));
  explicit_bzero (key, strlen (key));
}

static void
go_action (GtkWidget *widget, const char *name, GVariant *target)
{
  CptAccountDialog *self = CPT_ACCOUNT_DIALOG (widget);

  if (self->state == STATE_TYPING && is_key_asked (self))
    test (self);
  else
    save (self);
}

static void
hold_action (GtkWidget *widget, const char *name, GVariant *target)
{
  CptAccountDialog *self = CPT_ACCOUNT_DIALOG (widget);
  g_autofree char *key = dup_text (self->key_row);

  cpt_account_keys_hold (self->keys, self->saved, key);
  explicit_bzero (key, strlen (key));
  set_state (self, STATE_SAVING);
  save_account (self);
}

static void
changed_cb (CptAccountDialog *self)
{
  if (!self->is_open)
    return;

  give_up_key (self);
  show_message (self, NULL, CPT_STATUS_MARK_NONE);
  set_state (self, STATE_TYPING);
}

static void
fit_cb (CptAccountDialog *self)
{
  cpt_shrink_fit_height (GTK_WINDOW (self), self->scroller, self->content);
}

static void
leave (CptAccountDialog *self)
{
  if (!self->is_open)
    return;

  self->is_open = FALSE;
  g_cancellable_cancel (self->cancellable);
  give_up_key (self);
}

/* It is closed. What is under way holds it, so that it would only be disposed of after that. */
static void
cpt_account_dialog_unrealize (GtkWidget *widget)
{
  leave (CPT_ACCOUNT_DIALOG (widget));

  GTK_WIDGET_CLASS (cpt_account_dialog_parent_class)->unrealize (widget);
}

static void
cpt_account_dialog_dispose (GObject *object)
{
  leave (CPT_ACCOUNT_DIALOG (object));

  G_OBJECT_CLASS (cpt_account_dialog_parent_class)->dispose (object);
}

static void
cpt_account_dialog_finalize (GObject *object)
{
  CptAccountDialog *self = CPT_ACCOUNT_DIALOG (object);

  /* What is under way when it is closed needs them. */
  g_clear_object (&self->list);
  g_clear_object (&self->keys);
  g_clear_object (&self->account);
  g_clear_object (&self->saved);
  g_object_unref (self->cancellable);
  if (self->free_failed_data != NULL)
    self->free_failed_data (self->failed_data);

  G_OBJECT_CLASS (cpt_account_dialog_parent_class)->finalize (object);
}

static void
cpt_account_dialog_class_init (CptAccountDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cpt_account_dialog_dispose;
  object_class->finalize = cpt_account_dialog_finalize;
  widget_class->unrealize = cpt_account_dialog_unrealize;

  signals[SIGNAL_DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, CPT_TYPE_ACCOUNT);

  g_type_ensure (CPT_TYPE_STATUS_ICON);
  g_type_ensure (CPT_TYPE_DETAILS_EXPANDER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/account-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CptAccountDialog, header);
  gtk_widget_class_bind_template_child (widget_class, CptAccountDialog, scroller);
  gtk_widget_class_bind_template_child (widget_class, CptAccountDialog, content);
  gtk_widget_class_bind_template_child (widget_class, CptAccountDialog, reason_label);
  gtk_widget_class_bind_template_child (widget_class, CptAccountDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, CptAccountDialog, key_row);
  gtk_widget_class_bind_template_child (widget_class, CptAccountDialog, key_hint);
  gtk_widget_class_bind_template_child (widget_class, CptAccountDialog, advanced);
  gtk_widget_class_bind_template_child (widget_class, CptAccountDialog, url_row);
  gtk_widget_class_bind_template_child (widget_class, CptAccountDialog, message);
  gtk_widget_class_bind_template_child (widget_class, CptAccountDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, CptAccountDialog, message_icon);
  gtk_widget_class_bind_template_child (widget_class, CptAccountDialog, message_label);
  gtk_widget_class_bind_template_child (widget_class, CptAccountDialog, details);
  gtk_widget_class_bind_template_child (widget_class, CptAccountDialog, go_button);
  gtk_widget_class_bind_template_child (widget_class, CptAccountDialog, hold_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, fit_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_install_action (widget_class, "dialog.go", NULL, go_action);
  gtk_widget_class_install_action (widget_class, "dialog.hold", NULL, hold_action);
}

static void
cpt_account_dialog_init (CptAccountDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->hold_button))), TRUE);
  gtk_label_set_justify (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->hold_button))), GTK_JUSTIFY_CENTER);
}

static CptAccountDialog *
dialog_new (GtkWindow *parent, CptAccountList *list, CptAccountKeys *keys, CptAccount *account)
{
  CptAccountDialog *self = g_object_new (CPT_TYPE_ACCOUNT_DIALOG, "transient-for", parent, NULL);
  gboolean is_new = account == NULL;
  const char *name = is_new ? "" : cpt_account_get_name (account);
  const char *base_url = is_new ? CPT_ACCOUNT_PRODUCTION_URL : cpt_account_get_base_url (account);

  cpt_shrink_window (GTK_WINDOW (self));
  cpt_shrink_header (self->header, GTK_WIDGET (parent));
  self->keys = keys != NULL ? g_object_ref (keys) : NULL;
  self->account = is_new ? NULL : g_object_ref (account);
  gtk_editable_set_text (self->name_row, name);
  gtk_editable_set_text (self->url_row, base_url);
  gtk_widget_set_visible (GTK_WIDGET (self->name_row), is_new || keys == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->key_row), keys != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->advanced), is_new);
  self->list = g_object_ref (list);
  self->is_open = TRUE;
  set_state (self, STATE_TYPING);
  fit_cb (self);

  return self;
}

/**
 * cpt_account_dialog_new_to_add:
 * @parent: (nullable): the window that it belongs to
 * @list: gets the account
 * @keys: gets its key
 *
 * Returns: (transfer floating): a dialog that is not shown yet
 */
CptAccountDialog *
cpt_account_dialog_new_to_add (GtkWindow *parent, CptAccountList *list, CptAccountKeys *keys)
{
  return dialog_new (parent, list, keys, NULL);
}

/**
 * cpt_account_dialog_begin_with:
 * @draft: an account that was not added
 *
 * Fills in what was typed of it, for another attempt. Its key is to be typed again.
 */
void
cpt_account_dialog_begin_with (CptAccountDialog *self, CptAccount *draft)
{
  g_return_if_fail (CPT_IS_ACCOUNT_DIALOG (self));

  gtk_editable_set_text (self->name_row, cpt_account_get_name (draft));
  gtk_editable_set_text (self->url_row, cpt_account_get_base_url (draft));
  gtk_expander_set_expanded (self->advanced,
                             !g_str_equal (cpt_account_get_base_url (draft), CPT_ACCOUNT_PRODUCTION_URL));
  gtk_widget_grab_focus (GTK_WIDGET (self->key_row));
}

/**
 * cpt_account_dialog_tell_failure:
 * @failed: called when the disk did not take what was to be saved, and the dialog was closed before that was known
 * @data: (closure failed)
 * @free_data: (destroy data)
 *
 * To be called once. While the dialog is open, it says so itself.
 */
void
cpt_account_dialog_tell_failure (CptAccountDialog *self,
                                 CptAccountDialogFailed failed,
                                 gpointer data,
                                 GDestroyNotify free_data)
{
  g_return_if_fail (CPT_IS_ACCOUNT_DIALOG (self));
  g_return_if_fail (self->failed == NULL);

  self->failed = failed;
  self->failed_data = data;
  self->free_failed_data = free_data;
}

/**
 * cpt_account_dialog_new_to_rename:
 * @parent: (nullable): the window that it belongs to
 * @list: of @account
 *
 * Returns: (transfer floating): a dialog that is not shown yet
 */
CptAccountDialog *
cpt_account_dialog_new_to_rename (GtkWindow *parent, CptAccountList *list, CptAccount *account)
{
  CptAccountDialog *self = dialog_new (parent, list, NULL, account);

  gtk_window_set_title (GTK_WINDOW (self), _ ("Rename the account"));
  gtk_window_set_default_size (GTK_WINDOW (self), DIALOG_WIDTH, -1);

  return self;
}

/**
 * cpt_account_dialog_new_for_key:
 * @parent: (nullable): the window that it belongs to
 * @list: of @account
 * @keys: gets the key
 * @reason: (nullable): why it is asked for; none when the user wants to change it
 *
 * Returns: (transfer floating): a dialog that is not shown yet
 */
CptAccountDialog *
cpt_account_dialog_new_for_key (GtkWindow *parent,
                                CptAccountList *list,
                                CptAccountKeys *keys,
                                CptAccount *account,
                                const GError *reason)
{
  CptAccountDialog *self = dialog_new (parent, list, keys, account);
  g_autofree char *text = cpt_account_words_dup_reason (account, reason);

  /* Translators: the title of a dialog: a new API key for an account. */
  gtk_window_set_title (GTK_WINDOW (self), _ ("API key"));
  gtk_label_set_text (self->reason_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->reason_label), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->key_row));

  return self;
}
