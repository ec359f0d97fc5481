/* cpt-kept-row.c — how much of the records and statements is kept here, and the button that clears them.
 *
 * Of a portfolio they are what takes room: they have a limit, beyond which what was read longest ago goes. What was
 * cleared gives its room on the disk back, which takes as long as what stays is large.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-kept-row.h"

#include "cpt-error-presenter.h"
#include "cpt-message-dialog.h"
#include "cpt-record-repository.h"
#include "cpt-store-compaction.h"
#include "cpt-spoken-name.h"

#include <glib/gi18n.h>

struct _CptKeptRow
{
  AdwActionRow parent_instance;

  GtkWidget *button;
  CptStore *store;              /* (nullable): until the row is given it, and once its window is closed */
  CptRecordRepository *records; /* (nullable): likewise */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (CptKeptRow, cpt_kept_row, ADW_TYPE_ACTION_ROW)

#define CLEAR "kept.clear"

static void
measured_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptKeptRow) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 n_bytes = cpt_record_repository_measure_finish (CPT_RECORD_REPOSITORY (source), result, &error);
  g_autofree char *used = NULL;
  g_autofree char *most = NULL;
  g_autofree char *text = NULL;

  if (error != NULL) /* cancelled, or the store is closed: nobody looks any more */
    return;

  used = g_format_size ((guint64) MAX (n_bytes, 0));
  most = g_format_size ((guint64) cpt_record_repository_get_most_bytes (self->records));
  /* Translators: how much is kept on this computer, and at the most: "12.3 MB of at most 256.0 MB" */
  text = g_strdup_printf (_ ("%s of at most %s; what was read longest ago goes first"), used, most);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), CLEAR, n_bytes > 0);
}

static void
measure (CptKeptRow *self)
{
  cpt_record_repository_measure_async (self->records, self->cancellable, measured_cb, g_object_ref (self));
}

static void
show_error (CptKeptRow *self, const char *not_done, const GError *error)
{
  if (self->records == NULL) /* closed */
    return;

  measure (self);
  cpt_error_presenter_show (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), not_done, error);
}

static void
compacted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptKeptRow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!cpt_store_compact_finish (CPT_STORE (source), result, &error))
    show_error (self, _ ("What was cleared still takes its room on the disk."), error);
  else if (self->records != NULL)
    measure (self);
}

static void
cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptKeptRow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!cpt_record_repository_clear_finish (CPT_RECORD_REPOSITORY (source), result, &error))
    show_error (self, _ ("The records and statements were not cleared."), error);
  else if (self->store != NULL)
    cpt_store_compact_async (self->store, NULL, compacted_cb, g_object_ref (self));
}

static void
response_cb (CptKeptRow *self, const char *response)
{
  if (!g_str_equal (response, "clear"))
    return;

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), _ ("Clearing…"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), CLEAR, FALSE);
  cpt_record_repository_clear_async (self->records, self->cancellable, cleared_cb, g_object_ref (self));
}

static void
clear_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Clear the records and statements that were read?"),
      _ ("Invoices, accounts and all other records of all companies, and their financial statements, are removed from "
         "this computer. They can be read from the platform again; without a network they cannot be read until then."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("Cancel"), "clear", _ ("Clear"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "clear", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), widget, G_CONNECT_SWAPPED);
  cpt_message_dialog_present (ADW_MESSAGE_DIALOG (dialog));
}

/* Its window is closed. GTK may keep what stood in it for a while; the store is to be let go at once. */
static void
cpt_kept_row_unroot (GtkWidget *widget)
{
  CptKeptRow *self = CPT_KEPT_ROW (widget);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->records);
  g_clear_object (&self->store);

  GTK_WIDGET_CLASS (cpt_kept_row_parent_class)->unroot (widget);
}

static void
cpt_kept_row_finalize (GObject *object)
{
  g_object_unref (CPT_KEPT_ROW (object)->cancellable);

  G_OBJECT_CLASS (cpt_kept_row_parent_class)->finalize (object);
}

static void
cpt_kept_row_class_init (CptKeptRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cpt_kept_row_finalize;
  widget_class->unroot = cpt_kept_row_unroot;

  gtk_widget_class_install_action (widget_class, CLEAR, NULL, clear_action);
}

static void
cpt_kept_row_init (CptKeptRow *self)
{
  self->cancellable = g_cancellable_new ();
  self->button = gtk_button_new_with_label (_ ("Clear…"));
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), CLEAR);
  cpt_spoken_name_set (self->button, _ ("Clear the records and statements that were read…"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->button);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), CLEAR, FALSE);
}

/**
 * cpt_kept_row_set_store:
 * @store: the account's, open
 *
 * To be called once: shows what @store keeps.
 */
void
cpt_kept_row_set_store (CptKeptRow *self, CptStore *store)
{
  g_return_if_fail (CPT_IS_KEPT_ROW (self));
  g_return_if_fail (self->records == NULL);

  self->store = g_object_ref (store);
  self->records = cpt_record_repository_new (store);
  measure (self);
}
