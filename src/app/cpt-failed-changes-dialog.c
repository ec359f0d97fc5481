/* cpt-failed-changes-dialog.c — what the platform refused, one line each, to be tried again alone or dismissed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-failed-changes-dialog.h"

#include <glib/gi18n.h>

#include "cpt-changes.h"
#include "cpt-error-presenter.h"
#include "cpt-shown-text.h"
#include "cpt-shrink.h"
#include "cpt-spoken-name.h"

struct _CptFailedChangesDialog
{
  AdwWindow parent_instance;

  CptOutboxRepository *outbox;
  GCancellable *cancellable;
  GArray *ids; /* gint64: of the changes shown */

  /* of the template */
  GtkStack *stack;
  GtkListBox *list;
  GtkWidget *answers;
};

G_DEFINE_FINAL_TYPE (CptFailedChangesDialog, cpt_failed_changes_dialog, ADW_TYPE_WINDOW)

static void load (CptFailedChangesDialog *self);

static void
retry_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptFailedChangesDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!cpt_outbox_repository_retry_finish (CPT_OUTBOX_REPOSITORY (source), result, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    cpt_error_presenter_show (GTK_WINDOW (self), _ ("It is not tried again."), error);
  else if (error == NULL)
    load (self);
}

static void
retry_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  CptFailedChangesDialog *self = CPT_FAILED_CHANGES_DIALOG (widget);

  cpt_outbox_repository_retry_async (self->outbox, g_variant_get_int64 (parameter), self->cancellable, retry_cb,
                                     g_object_ref (self));
}

static void
retry_all_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  CptFailedChangesDialog *self = CPT_FAILED_CHANGES_DIALOG (widget);

  for (guint i = 0; i < self->ids->len; i++)
    cpt_outbox_repository_retry_async (self->outbox, g_array_index (self->ids, gint64, i), self->cancellable, retry_cb,
                                       g_object_ref (self));
}

static void
dismiss_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptFailedChangesDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  guint n_cancelled;

  if (!cpt_outbox_repository_cancel_finish (CPT_OUTBOX_REPOSITORY (source), result, &n_cancelled, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    cpt_error_presenter_show (GTK_WINDOW (self), _ ("The list was not cleared."), error);
  else if (error == NULL)
    load (self);
}

static void
dismiss_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  CptFailedChangesDialog *self = CPT_FAILED_CHANGES_DIALOG (widget);

  cpt_outbox_repository_cancel_async (self->outbox, self->ids, self->cancellable, dismiss_cb, g_object_ref (self));
}

static GtkWidget *
create_retry_button (CptChange *change, const char *not_done)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Retry"));
  /* Translators: what a screen reader says of a Retry button; %s is a sentence such as “X” was not deleted. */
  g_autofree char *label = g_strdup_printf (_ ("Retry: %s"), not_done);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", cpt_change_get_id (change));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "failed.retry");
  cpt_spoken_name_set (button, label);

  return button;
}

static void
add_row (CptFailedChangesDialog *self, CptChange *change)
{
  g_autoptr (GError) error = cpt_change_dup_error (change);
  g_autofree char *not_done = cpt_changes_dup_not_done (change);
  g_autofree char *title = g_markup_escape_text (not_done, -1);
  GtkWidget *row = adw_action_row_new ();
  gint64 id = cpt_change_get_id (change);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (error != NULL)
    {
      g_autofree char *whole = cpt_error_presenter_dup_details (error);
      g_autofree char *details = cpt_shown_text_new (whole, CPT_SHOWN_WORDS);
      g_autofree char *text = g_strdup_printf ("%s\n%s", cpt_error_presenter_get_heading (error), details);
      g_autofree char *subtitle = g_markup_escape_text (text, -1);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_retry_button (change, not_done));
  gtk_list_box_append (self->list, row);
  g_array_append_val (self->ids, id);
}

static void
clear (CptFailedChangesDialog *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_array_set_size (self->ids, 0);
}

static void
list_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptFailedChangesDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = cpt_outbox_repository_list_finish (CPT_OUTBOX_REPOSITORY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  clear (self);
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    if (cpt_change_get_state (g_ptr_array_index (changes, i)) == CPT_CHANGE_FAILED)
      add_row (self, g_ptr_array_index (changes, i));

  gtk_stack_set_visible_child_name (self->stack, self->ids->len > 0 ? "list" : "empty");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "failed.retry-all", self->ids->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "failed.dismiss", self->ids->len > 0);
  if (error != NULL)
    cpt_error_presenter_show (GTK_WINDOW (self), _ ("The changes could not be listed."), error);
}

static void
load (CptFailedChangesDialog *self)
{
  cpt_outbox_repository_list_async (self->outbox, self->cancellable, list_cb, g_object_ref (self));
}

static void
cpt_failed_changes_dialog_dispose (GObject *object)
{
  CptFailedChangesDialog *self = CPT_FAILED_CHANGES_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->outbox);

  G_OBJECT_CLASS (cpt_failed_changes_dialog_parent_class)->dispose (object);
}

static void
cpt_failed_changes_dialog_finalize (GObject *object)
{
  CptFailedChangesDialog *self = CPT_FAILED_CHANGES_DIALOG (object);

  g_object_unref (self->cancellable);
  g_array_unref (self->ids);

  G_OBJECT_CLASS (cpt_failed_changes_dialog_parent_class)->finalize (object);
}

static void
cpt_failed_changes_dialog_class_init (CptFailedChangesDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cpt_failed_changes_dialog_dispose;
  object_class->finalize = cpt_failed_changes_dialog_finalize;

  gtk_widget_class_install_action (widget_class, "failed.retry", "x", retry_action);
  gtk_widget_class_install_action (widget_class, "failed.retry-all", NULL, retry_all_action);
  gtk_widget_class_install_action (widget_class, "failed.dismiss", NULL, dismiss_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/failed-changes-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CptFailedChangesDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, CptFailedChangesDialog, list);
  gtk_widget_class_bind_template_child (widget_class, CptFailedChangesDialog, answers);
}

static void
cpt_failed_changes_dialog_init (CptFailedChangesDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  cpt_shrink_labels (self->answers);
}

/**
 * cpt_failed_changes_dialog_new:
 * @parent: (nullable): the window that it belongs to
 * @outbox: where the failed changes are
 *
 * Returns: (transfer floating): a dialog that is not shown yet
 */
CptFailedChangesDialog *
cpt_failed_changes_dialog_new (GtkWindow *parent, CptOutboxRepository *outbox)
{
  CptFailedChangesDialog *self = g_object_new (CPT_TYPE_FAILED_CHANGES_DIALOG, "transient-for", parent, NULL);

  cpt_shrink_window (GTK_WINDOW (self));
  self->outbox = g_object_ref (outbox);
  load (self);

  return self;
}
