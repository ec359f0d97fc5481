/* cpt-record-export-bar.c — an export of records: where to, how far it is, how it ended.
 *
 * It is there while something is exported, and a moment longer to say so. Its button cancels, then closes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-record-export-bar.h"

#include "cpt-spoken-name.h"

#include <glib/gi18n.h>

#define GAP 12
#define SHOWN_SECONDS 8

struct _CptRecordExportBar
{
  GtkBox parent_instance;

  CptRecordExporter *exporter; /* (nullable): unless something is exported */
  GCancellable *cancellable;   /* (nullable): likewise */
  char *file_name;             /* (nullable) */
  guint hide_source;

  GtkLabel *text;
  GtkProgressBar *progress;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (CptRecordExportBar, cpt_record_export_bar, GTK_TYPE_BOX)

enum
{
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
show_button (CptRecordExportBar *self, const char *icon_name, const char *label)
{
  gtk_button_set_icon_name (GTK_BUTTON (self->button), icon_name);
  gtk_widget_set_tooltip_text (self->button, label);
  cpt_spoken_name_set (self->button, label);
}

static void
hide (CptRecordExportBar *self)
{
  g_clear_handle_id (&self->hide_source, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static gboolean
hide_cb (gpointer user_data)
{
  CptRecordExportBar *self = user_data;

  self->hide_source = 0;
  hide (self);

  return G_SOURCE_REMOVE;
}

static void
button_cb (CptRecordExportBar *self)
{
  if (self->cancellable != NULL)
    cpt_record_export_bar_cancel (self);
  else
    hide (self);
}

static void
progress_cb (CptRecordExportBar *self)
{
  guint n = cpt_record_exporter_get_n_written (self->exporter);
  guint total = cpt_record_exporter_get_total (self->exporter);
  g_autofree char *text = NULL;

  /* Translators: how far an export is: "Exporting: 1,200 of 1,950 records" */
  text = g_strdup_printf (ngettext ("Exporting: %'u of %'u record", "Exporting: %'u of %'u records", total), n, total);
  gtk_label_set_text (self->text, text);
  gtk_progress_bar_set_fraction (self->progress, total > 0 ? MIN ((double) n / total, 1) : 0);
}

static void
say_done (CptRecordExportBar *self)
{
  guint n = cpt_record_exporter_get_n_written (self->exporter);
  g_autofree char *text = NULL;

  text = g_strdup_printf (
      /* Translators: a number of records, and the name of the file that they are in */
      ngettext ("%'u record exported to “%s”", "%'u records exported to “%s”", n), n, self->file_name);
  gtk_label_set_text (self->text, text);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
  show_button (self, "window-close-symbolic", _ ("Close"));
  self->hide_source = g_timeout_add_seconds (SHOWN_SECONDS, hide_cb, self);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptRecordExportBar) self = user_data; /* started with g_object_ref (self) */
  g_autoptr (GError) error = NULL;
  gboolean is_written = cpt_record_exporter_write_finish (CPT_RECORD_EXPORTER (source), result, &error);

  g_clear_object (&self->cancellable);
  if (is_written)
    say_done (self);
  else
    hide (self);
  g_clear_object (&self->exporter);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, error);
}

static void
cpt_record_export_bar_dispose (GObject *object)
{
  CptRecordExportBar *self = CPT_RECORD_EXPORT_BAR (object);

  g_clear_handle_id (&self->hide_source, g_source_remove);
  cpt_record_export_bar_cancel (self);

  G_OBJECT_CLASS (cpt_record_export_bar_parent_class)->dispose (object);
}

static void
cpt_record_export_bar_finalize (GObject *object)
{
  CptRecordExportBar *self = CPT_RECORD_EXPORT_BAR (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->exporter);
  g_free (self->file_name);

  G_OBJECT_CLASS (cpt_record_export_bar_parent_class)->finalize (object);
}

static void
cpt_record_export_bar_class_init (CptRecordExportBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cpt_record_export_bar_dispose;
  object_class->finalize = cpt_record_export_bar_finalize;

  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
cpt_record_export_bar_init (CptRecordExportBar *self)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->text = GTK_LABEL (gtk_label_new (NULL));
  self->progress = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  self->button = gtk_button_new ();
  gtk_label_set_xalign (self->text, 0);
  gtk_label_set_wrap (self->text, TRUE);
  gtk_label_set_wrap_mode (self->text, PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (GTK_WIDGET (self->text), "remark");
  gtk_widget_add_css_class (GTK_WIDGET (self->text), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (self->progress), "thin-bar");
  cpt_spoken_name_set (self->progress, _ ("Export"));
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (lines), GTK_WIDGET (self->text));
  gtk_box_append (GTK_BOX (lines), GTK_WIDGET (self->progress));
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "circular");
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (button_cb), self, G_CONNECT_SWAPPED);

  gtk_box_set_spacing (GTK_BOX (self), GAP);
  gtk_widget_add_css_class (GTK_WIDGET (self), "information-box");
  gtk_box_append (GTK_BOX (self), lines);
  gtk_box_append (GTK_BOX (self), self->button);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * cpt_record_export_bar_export:
 * @exporter: not begun
 * @file: written whole or not at all
 *
 * Exports to @file, and says how far it is. Not while it is busy.
 */
void
cpt_record_export_bar_export (CptRecordExportBar *self, CptRecordExporter *exporter, GFile *file)
{
  g_return_if_fail (CPT_IS_RECORD_EXPORT_BAR (self));
  g_return_if_fail (self->exporter == NULL);

  g_clear_handle_id (&self->hide_source, g_source_remove);
  self->exporter = g_object_ref (exporter);
  self->cancellable = g_cancellable_new ();
  g_free (self->file_name);
  self->file_name = g_file_get_basename (file);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  show_button (self, "process-stop-symbolic", _ ("Cancel the export"));
  g_signal_connect_object (exporter, "progress", G_CALLBACK (progress_cb), self, G_CONNECT_SWAPPED);
  progress_cb (self);
  cpt_record_exporter_write_async (exporter, file, self->cancellable, written_cb, g_object_ref (self));
}

/* What the file chooser is about, until it is answered. */
typedef struct
{
  CptRecordExportBar *self;
  CptRecordExporter *exporter;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->self);
  g_object_unref (question->exporter);
  g_free (question);
}

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  Question *question = user_data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL && question->self->exporter == NULL)
    cpt_record_export_bar_export (question->self, question->exporter, file);
  g_object_unref (dialog);
}

/**
 * cpt_record_export_bar_ask:
 * @exporter: not begun
 * @name: of the file, to suggest
 *
 * Asks where to, and exports.
 */
void
cpt_record_export_bar_ask (CptRecordExportBar *self, CptRecordExporter *exporter, const char *name)
{
  GtkFileChooserNative *dialog = NULL;
  Question *question = NULL;

  g_return_if_fail (CPT_IS_RECORD_EXPORT_BAR (self));

  dialog = gtk_file_chooser_native_new (_ ("Export the records"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                        GTK_FILE_CHOOSER_ACTION_SAVE,
                                        /* Translators: a button: writes a file */
                                        _ ("Export"), NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);

  question = g_new (Question, 1);
  *question = (Question){ g_object_ref (self), g_object_ref (exporter) };
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, question_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * cpt_record_export_bar_cancel:
 *
 * Ends what is exported, if anything is: no file is left of it.
 */
void
cpt_record_export_bar_cancel (CptRecordExportBar *self)
{
  g_return_if_fail (CPT_IS_RECORD_EXPORT_BAR (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

/**
 * cpt_record_export_bar_is_busy:
 *
 * Returns: whether something is exported
 */
gboolean
cpt_record_export_bar_is_busy (CptRecordExportBar *self)
{
  g_return_val_if_fail (CPT_IS_RECORD_EXPORT_BAR (self), FALSE);

  return self->exporter != NULL;
}
