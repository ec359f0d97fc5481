/* cpt-company-deletion.c — deletes companies: asks, holds them eight seconds, lets the user take it back.
 *
 * The steps, in order: read what they are called (ask), and of one company its subsidiaries → the dialog (show_dialog)
 * → into the outbox, held (hold) → the toast with Cancel (hold_cb) → out of the outbox again (cancel_cb). Each step
 * owns a reference, so that the object lives as long as a dialog or a toast needs it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-deletion.h"

#include <glib/gi18n.h>

#include "cpt-changes.h"
#include "cpt-error-presenter.h"
#include "cpt-message-dialog.h"
#include "cpt-shown-text.h"
#include "cpt-spoken-name.h"
#include "cpt-toast.h"

#define MOST_NAMED 5           /* companies that the question names */
#define MOST_WITHOUT_TYPING 20 /* companies deleted without their number being typed */

struct _CptCompanyDeletion
{
  GObject parent_instance;

  CptCompanyRepository *companies;
  CptOutboxRepository *outbox;
  CptClock *clock;
  AdwToastOverlay *toasts; /* weak: it belongs to the page */
  GPtrArray *targets;      /* (nullable) (element-type CptLinkTarget): what is deleted */
  GArray *change_ids;      /* (nullable): gint64, of the held changes */
  guint n_children;        /* of the one company; 0 when there are several */
};

G_DEFINE_FINAL_TYPE (CptCompanyDeletion, cpt_company_deletion, G_TYPE_OBJECT)

static const char *
get_name (CptCompanyDeletion *self, guint index)
{
  const CptLinkTarget *target = g_ptr_array_index (self->targets, index);

  return target->name;
}

static char *
dup_not_done (CptCompanyDeletion *self)
{
  guint n = self->targets != NULL ? self->targets->len : 0;

  if (n == 1)
    /* Translators: %s is the name of a company. */
    return g_strdup_printf (_ ("“%s” was not deleted."), get_name (self, 0));

  return g_strdup (_ ("Nothing was deleted."));
}

static void
report_error (CptCompanyDeletion *self, const GError *error)
{
  g_autofree char *not_done = dup_not_done (self);

  if (self->toasts != NULL)
    cpt_error_presenter_toast (self->toasts, not_done, error);
}

static void
cancel_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptCompanyDeletion) self = user_data;
  g_autoptr (GError) error = NULL;
  guint n_asked = self->change_ids->len;
  guint n_kept = 0;

  if (!cpt_outbox_repository_cancel_finish (CPT_OUTBOX_REPOSITORY (source), result, &n_kept, &error))
    {
      if (self->toasts != NULL)
        cpt_error_presenter_toast (self->toasts, _ ("The deletion was not cancelled."), error);
      return;
    }

  if (self->toasts == NULL)
    return;

  if (n_kept < n_asked)
    cpt_toast_show (self->toasts,
                    ngettext ("Too late for %u company: its deletion is sent",
                              "Too late for %u companies: their deletion is sent", n_asked - n_kept),
                    n_asked - n_kept);
  else if (n_kept == 1)
    /* Translators: %s is the name of a company whose deletion was cancelled. */
    cpt_toast_show (self->toasts, _ ("“%s” is kept"), get_name (self, 0));
  else
    cpt_toast_show (self->toasts, ngettext ("%u company is kept", "%u companies are kept", n_kept), n_kept);
}

static void
cancel_clicked_cb (AdwToast *toast, gpointer user_data)
{
  CptCompanyDeletion *self = user_data;

  cpt_outbox_repository_cancel_async (self->outbox, self->change_ids, NULL, cancel_cb, g_object_ref (self));
}

static void
unref_closure_data (gpointer data, GClosure *closure)
{
  g_object_unref (data);
}

static void
show_toast (CptCompanyDeletion *self)
{
  guint n = self->change_ids->len;
  AdwToast *toast;

  if (n == 1)
    /* Translators: %s is the name of a company. Said while the deletion can still be cancelled. */
    toast = cpt_toast_new (_ ("“%s” is being deleted"), get_name (self, 0));
  else
    toast = cpt_toast_new (ngettext ("%u company is being deleted", "%u companies are being deleted", n), n);

  adw_toast_set_button_label (toast, _ ("Cancel"));
  adw_toast_set_timeout (toast, CPT_CHANGES_DELETION_GRACE / G_TIME_SPAN_SECOND);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (cancel_clicked_cb), g_object_ref (self),
                         unref_closure_data, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
hold_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptCompanyDeletion) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) added = cpt_outbox_repository_add_finish (CPT_OUTBOX_REPOSITORY (source), result, &error);

  if (error != NULL)
    {
      report_error (self, error);
      return;
    }

  self->change_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < added->len; i++)
    {
      gint64 id = cpt_change_get_id (g_ptr_array_index (added, i));

      g_array_append_val (self->change_ids, id);
    }

  if (self->toasts != NULL && added->len > 0)
    show_toast (self);
}

static void
hold (CptCompanyDeletion *self)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 now = cpt_clock_now (self->clock);

  for (guint i = 0; i < self->targets->len; i++)
    {
      const CptLinkTarget *target = g_ptr_array_index (self->targets, i);

      g_ptr_array_add (changes, cpt_changes_new_deletion (target->rid, target->company_id, target->name, now));
    }

  cpt_outbox_repository_add_async (self->outbox, changes, NULL, hold_cb, g_object_ref (self));
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  if (g_str_equal (response, "delete"))
    hold (user_data);
}

static char *
dup_body (CptCompanyDeletion *self)
{
  g_autoptr (GString) body = g_string_new (NULL);
  guint n = self->targets->len;

  for (guint i = 0; n > 1 && i < MIN (n, MOST_NAMED); i++)
    g_string_append_printf (body, "%s\n", get_name (self, i));

  if (n > MOST_NAMED)
    g_string_append_printf (body, ngettext ("and %u more\n", "and %u more\n", n - MOST_NAMED), n - MOST_NAMED);
  if (n > 1)
    g_string_append_c (body, '\n');

  g_string_append (body, ngettext ("Its connections and all its data will be lost. Its client would have to authorize "
                                   "again. After eight seconds this cannot be undone.",
                                   "Their connections and all their data will be lost. Their clients would have to "
                                   "authorize again. After eight seconds this cannot be undone.",
                                   n));

  if (self->n_children > 0)
    {
      g_string_append (body, "\n\n");
      g_string_append_printf (body,
                              ngettext ("Its %u subsidiary stays, without a parent company.",
                                        "Its %u subsidiaries stay, without a parent company.", self->n_children),
                              self->n_children);
    }

  return g_string_free (g_steal_pointer (&body), FALSE);
}

static void
number_changed_cb (GtkEditable *editable, AdwMessageDialog *dialog)
{
  guint n = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (editable), "number"));
  g_autofree char *expected = g_strdup_printf ("%u", n);
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (editable)));

  adw_message_dialog_set_response_enabled (dialog, "delete", g_str_equal (typed, expected));
}

/* Many at once: their number must be typed. */
static void
ask_for_number (AdwMessageDialog *dialog, guint n)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = adw_entry_row_new ();
  /* Translators: %u is the number of companies that are to be deleted. */
  g_autofree char *title = g_strdup_printf (_ ("Type %u to confirm"), n);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "number", GUINT_TO_POINTER (n));
  g_signal_connect (row, "changed", G_CALLBACK (number_changed_cb), dialog);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  cpt_spoken_name_set (list, title);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  adw_message_dialog_set_extra_child (dialog, list);
  adw_message_dialog_set_response_enabled (dialog, "delete", FALSE);
}

static void
show_dialog (CptCompanyDeletion *self)
{
  guint n = self->targets->len;
  g_autofree char *body = dup_body (self);
  AdwMessageDialog *dialog =
      ADW_MESSAGE_DIALOG (adw_message_dialog_new (cpt_toast_get_window (self->toasts), NULL, NULL));

  if (n == 1)
    /* Translators: %s is the name of a company. */
    adw_message_dialog_format_heading (dialog, _ ("Delete “%s”?"), get_name (self, 0));
  else
    adw_message_dialog_format_heading (dialog, ngettext ("Delete %u company?", "Delete %u companies?", n), n);

  adw_message_dialog_set_body (dialog, body);
  adw_message_dialog_add_responses (dialog, "cancel", _ ("Cancel"), "delete", _ ("Delete"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "delete", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, n > MOST_WITHOUT_TYPING ? "delete" : "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  if (n > MOST_WITHOUT_TYPING)
    ask_for_number (dialog, n);

  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), g_object_ref (self), unref_closure_data, 0);
  cpt_message_dialog_present (dialog);
}

static void
count_children_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptCompanyDeletion) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 n = cpt_company_repository_count_children_finish (CPT_COMPANY_REPOSITORY (source), result, &error);

  if (error != NULL)
    {
      report_error (self, error);
      return;
    }

  self->n_children = n;
  if (self->toasts != NULL)
    show_dialog (self);
}

static void
count_children (CptCompanyDeletion *self)
{
  const CptLinkTarget *target = g_ptr_array_index (self->targets, 0);

  cpt_company_repository_count_children_async (self->companies, target->rid, NULL, count_children_cb,
                                               g_object_ref (self));
}

/* They are only shown. */
static void
shorten_names (CptCompanyDeletion *self)
{
  for (guint i = 0; i < self->targets->len; i++)
    {
      CptLinkTarget *target = g_ptr_array_index (self->targets, i);
      char *name = cpt_shown_text_new (target->name, CPT_SHOWN_NAME);

      g_free (target->name);
      target->name = name;
    }
}

static void
list_targets_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptCompanyDeletion) self = user_data;
  g_autoptr (GError) error = NULL;

  self->targets = cpt_company_repository_list_link_targets_finish (CPT_COMPANY_REPOSITORY (source), result, &error);

  if (error != NULL)
    {
      report_error (self, error);
      return;
    }

  shorten_names (self);
  if (self->targets->len == 1)
    count_children (self);
  else if (self->toasts != NULL && self->targets->len > 0)
    show_dialog (self);
}

/* Takes up @change, if it is a deletion that can still be cancelled. */
static void
take_up (CptCompanyDeletion *self, CptChange *change)
{
  CptLinkTarget *target = NULL;
  gint64 id = cpt_change_get_id (change);

  if (cpt_change_get_kind (change) != CPT_CHANGE_DELETE_COMPANY || cpt_change_get_state (change) != CPT_CHANGE_HELD)
    return;

  target = g_new0 (CptLinkTarget, 1);
  target->rid = cpt_change_get_rid (change);
  target->company_id = g_strdup (cpt_change_get_company_id (change));
  target->name = cpt_shown_text_new (cpt_change_get_old_name (change), CPT_SHOWN_NAME);
  g_ptr_array_add (self->targets, target);
  g_array_append_val (self->change_ids, id);
}

static void
list_changes_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptCompanyDeletion) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = cpt_outbox_repository_list_finish (CPT_OUTBOX_REPOSITORY (source), result, &error);

  /* A store that cannot be read is said by the list itself. */
  if (error != NULL)
    return;

  self->targets = g_ptr_array_new_with_free_func ((GDestroyNotify) cpt_link_target_free);
  self->change_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < changes->len; i++)
    take_up (self, g_ptr_array_index (changes, i));

  if (self->toasts != NULL && self->change_ids->len > 0)
    show_toast (self);
}

static void
cpt_company_deletion_finalize (GObject *object)
{
  CptCompanyDeletion *self = CPT_COMPANY_DELETION (object);

  g_clear_weak_pointer (&self->toasts);
  g_clear_object (&self->companies);
  g_clear_object (&self->outbox);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->targets, g_ptr_array_unref);
  g_clear_pointer (&self->change_ids, g_array_unref);

  G_OBJECT_CLASS (cpt_company_deletion_parent_class)->finalize (object);
}

static void
cpt_company_deletion_class_init (CptCompanyDeletionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_company_deletion_finalize;
}

static void
cpt_company_deletion_init (CptCompanyDeletion *self)
{
}

/**
 * cpt_company_deletion_new:
 * @companies: where the names are read
 * @outbox: where the deletions go
 * @clock: the account's
 * @toasts: where to say it, in the window that asks; not kept alive
 *
 * Returns: (transfer full): one deletion, for one call of cpt_company_deletion_ask() or
 *   cpt_company_deletion_resume()
 */
CptCompanyDeletion *
cpt_company_deletion_new (CptCompanyRepository *companies,
                          CptOutboxRepository *outbox,
                          CptClock *clock,
                          AdwToastOverlay *toasts)
{
  CptCompanyDeletion *self = g_object_new (CPT_TYPE_COMPANY_DELETION, NULL);

  self->companies = g_object_ref (companies);
  self->outbox = g_object_ref (outbox);
  self->clock = g_object_ref (clock);
  g_set_weak_pointer (&self->toasts, toasts);

  return self;
}

/**
 * cpt_company_deletion_ask:
 * @rids: (element-type gint64): rows of companies that the platform knows
 *
 * Asks whether they are to be deleted, and does what is answered. The caller need not keep @self.
 */
void
cpt_company_deletion_ask (CptCompanyDeletion *self, GArray *rids)
{
  g_return_if_fail (CPT_IS_COMPANY_DELETION (self));
  g_return_if_fail (self->targets == NULL);

  cpt_company_repository_list_link_targets_async (self->companies, rids, NULL, list_targets_cb, g_object_ref (self));
}

/**
 * cpt_company_deletion_resume:
 *
 * Offers once more to cancel what was held when the program ended: its eight seconds begin again at the next start.
 */
void
cpt_company_deletion_resume (CptCompanyDeletion *self)
{
  g_return_if_fail (CPT_IS_COMPANY_DELETION (self));

  cpt_outbox_repository_list_async (self->outbox, NULL, list_changes_cb, g_object_ref (self));
}
