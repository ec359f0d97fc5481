/* cpt-file-exporter.c — what is shown into a file that a person chooses.
 *
 * The file is made and written on a thread. What takes long says so, and can be cancelled.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-file-exporter.h"

#include "cpt-error-presenter.h"
#include "cpt-progress-toast.h"
#include "cpt-toast.h"
#include "cpt-whole-file.h"

#include <glib/gi18n.h>

#define OPTION "option"

typedef struct
{
  AdwToastOverlay *toasts; /* (owned) */
  GFile *file;             /* (nullable): not chosen yet */
  gboolean has_option;
  gboolean is_chosen;
  CptFileMaker maker;
  GCancellable *cancellable;
  CptProgressToast *progress; /* (nullable): until it is being made, and once it is over */
} Export;

static Export *
export_new (AdwToastOverlay *toasts, const CptFileMaker *maker)
{
  Export *export = g_new0 (Export, 1);

  export->toasts = g_object_ref (toasts);
  export->maker = *maker;
  export->cancellable = g_cancellable_new ();

  return export;
}

static void
export_free (Export *export)
{
  g_clear_pointer (&export->progress, cpt_progress_toast_free);
  g_object_unref (export->toasts);
  g_clear_object (&export->file);
  g_object_unref (export->cancellable);
  export->maker.free_data (export->maker.data);
  g_free (export);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static void
say_not_done (Export *export, const GError *error)
{
  g_clear_pointer (&export->progress, cpt_progress_toast_free);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
      gtk_widget_get_root (GTK_WIDGET (export->toasts)) != NULL)
    cpt_error_presenter_show (cpt_toast_get_window (export->toasts), _ ("The file was not written."), error);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      say_not_done (export, error);
      return;
    }

  g_clear_pointer (&export->progress, cpt_progress_toast_free);
  name = g_file_get_basename (export->file);
  /* Translators: %s is the name of a file */
  cpt_toast_show (export->toasts, _ ("Exported to “%s”"), name);
}

static void
make_on_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Export *export = task_data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = export->maker.make (export->maker.data, export->is_chosen, cancellable, &error);

  if (bytes != NULL && cpt_whole_file_write (export->file, bytes, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Takes @export. */
static void
start (Export *export)
{
  /* Its data is the export, which the callback lets go. */
  g_autoptr (GTask) task = g_task_new (NULL, export->cancellable, made_cb, export);

  export->progress = cpt_progress_toast_new (export->toasts, _ ("Exporting…"), export->cancellable);
  if (export->maker.dup_progress != NULL)
    cpt_progress_toast_follow (export->progress, export->maker.dup_progress, export->maker.data);
  g_task_set_check_cancellable (task, FALSE); /* too late once the file is there */
  g_task_set_task_data (task, export, NULL);
  g_task_run_in_thread (task, make_on_thread);
}

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (Export) export = user_data;

  export->file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  export->is_chosen =
      export->has_option && g_strcmp0 (gtk_file_chooser_get_choice (GTK_FILE_CHOOSER (dialog), OPTION), "true") == 0;
  if (response == GTK_RESPONSE_ACCEPT && export->file != NULL)
    start (g_steal_pointer (&export));
  g_object_unref (dialog);
}

/**
 * cpt_file_exporter_ask:
 * @toasts: where to say how it ended; its window owns the dialog
 * @name: of the file that is proposed
 * @option: (nullable): something that may be chosen with the file
 * @maker: makes it
 *
 * Asks for a file, and writes it.
 */
void
cpt_file_exporter_ask (AdwToastOverlay *toasts, const char *name, const char *option, const CptFileMaker *maker)
{
  /* Translators: a button: writes a file */
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_ ("Export"), cpt_toast_get_window (toasts),
                                                              GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Export"), NULL);
  Export *export = export_new (toasts, maker);

  export->has_option = option != NULL;
  if (export->has_option)
    {
      gtk_file_chooser_add_choice (GTK_FILE_CHOOSER (dialog), OPTION, option, NULL, NULL);
      gtk_file_chooser_set_choice (GTK_FILE_CHOOSER (dialog), OPTION, "true");
    }
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), export);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * cpt_file_exporter_write:
 * @file: written whole or not at all
 * @is_chosen: whether the option is
 * @maker: makes it
 *
 * Writes a file, and says how that ended.
 */
void
cpt_file_exporter_write (AdwToastOverlay *toasts, GFile *file, gboolean is_chosen, const CptFileMaker *maker)
{
  Export *export = export_new (toasts, maker);

  export->file = g_object_ref (file);
  export->is_chosen = is_chosen;
  start (export);
}
