/* cpt-link-exporter.c — Link URLs of several companies into a file for a mail program.
 *
 * One export is one Export, which goes through these steps: ask where to, read when links were last sent, ask for the
 * URLs (by the rule of one-time passwords), write the table and the file on a thread, record what is in it as sent, and
 * watch the links. The file is for its user alone: its links may hold passwords.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-link-exporter.h"

#include <glib/gi18n.h>

#include "cpt-company-repository.h"
#include "cpt-error-presenter.h"
#include "cpt-mail-merge.h"
#include "cpt-progress-toast.h"
#include "cpt-toast.h"
#include "cpt-whole-file.h"

struct _CptLinkExporter
{
  GObject parent_instance;

  CptStore *store;
  CptSync *sync;
  CptLinkSentRepository *sent;
  AdwToastOverlay *toasts; /* weak: it belongs to the page */
};

G_DEFINE_FINAL_TYPE (CptLinkExporter, cpt_link_exporter, G_TYPE_OBJECT)

typedef struct
{
  CptLinkExporter *self;
  GArray *rids; /* gint64 */
  GFile *file;
  GHashTable *sendings; /* (nullable): until they are read */
  GPtrArray *targets;   /* (nullable): until they are known */
  guint n_rows;
  GCancellable *cancellable;
  CptProgressToast *progress; /* (nullable): once it is over */
} Export;

static Export *
export_new (CptLinkExporter *self, GArray *rids, GFile *file)
{
  Export *export = g_new0 (Export, 1);

  export->self = g_object_ref (self);
  export->rids = g_array_ref (rids);
  export->file = g_object_ref (file);
  export->cancellable = g_cancellable_new ();

  return export;
}

static void
export_free (Export *export)
{
  g_clear_pointer (&export->progress, cpt_progress_toast_free);
  g_object_unref (export->self);
  g_array_unref (export->rids);
  g_object_unref (export->file);
  g_clear_pointer (&export->sendings, g_hash_table_unref);
  g_clear_pointer (&export->targets, g_ptr_array_unref);
  g_object_unref (export->cancellable);
  g_free (export);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static void
say_not_done (Export *export, const GError *error)
{
  AdwToastOverlay *toasts = export->self->toasts;

  g_clear_pointer (&export->progress, cpt_progress_toast_free);
  if (toasts != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    cpt_error_presenter_show (cpt_toast_get_window (toasts), _ ("The Link URLs were not exported."), error);
}

static void
record_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;

  if (!cpt_link_sent_repository_record_finish (CPT_LINK_SENT_REPOSITORY (source), result, &error) &&
      export->self->toasts != NULL)
    cpt_error_presenter_toast (export->self->toasts, _ ("The links are exported, but that was not noted."), error);
}

/* What is in the file will leave: remember it, and look out for the clients' authorizations. */
static void
record (Export *export)
{
  CptLinkExporter *self = export->self;
  g_autoptr (GArray) rids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < export->targets->len; i++)
    {
      const CptLinkTarget *target = g_ptr_array_index (export->targets, i);

      if (target->url != NULL)
        g_array_append_val (rids, target->rid);
    }

  cpt_link_sent_repository_record_async (self->sent, rids, NULL, CPT_LINK_CHANNEL_EXPORTED, NULL, record_cb, export);
  cpt_sync_watch_links (self->sync);
}

static void
say_done (Export *export)
{
  AdwToastOverlay *toasts = export->self->toasts;
  g_autofree char *name = g_file_get_basename (export->file);
  guint n_without = export->targets->len - export->n_rows;

  if (toasts == NULL)
    return;

  if (n_without > 0)
    cpt_toast_show (
        toasts,
        /* Translators: the first number is of Link URLs in a file, the second of companies that wait to be created */
        ngettext ("%u Link URL exported; %u without one yet", "%u Link URLs exported; %u without one yet",
                  export->n_rows),
        export->n_rows, n_without);
  else
    /* Translators: the number of Link URLs, and the name of the file that they are in */
    cpt_toast_show (toasts, ngettext ("%u Link URL exported to “%s”", "%u Link URLs exported to “%s”", export->n_rows),
                    export->n_rows, name);
}

static void
write_on_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Export *export = task_data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = cpt_mail_merge_write (export->targets, export->sendings,
                                                   cpt_clock_now (cpt_store_get_clock (export->self->store)),
                                                   cancellable, &export->n_rows, &error);

  if (bytes != NULL && (export->n_rows == 0 || cpt_whole_file_write (export->file, bytes, cancellable, &error)))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
write_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      say_not_done (export, error);
      return;
    }

  g_clear_pointer (&export->progress, cpt_progress_toast_free);
  if (export->n_rows == 0)
    {
      if (export->self->toasts != NULL)
        cpt_toast_show (export->self->toasts, _ ("None of these companies has a Link URL yet"));
      return;
    }

  say_done (export);
  record (g_steal_pointer (&export));
}

static void
list_urls_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask) task = NULL;

  export->targets = cpt_sync_list_link_urls_finish (CPT_SYNC (source), result, &error);
  if (error != NULL)
    {
      say_not_done (export, error);
      return;
    }

  /* Its data is the export, which the callback lets go. */
  task = g_task_new (export->self, export->cancellable, write_cb, export);
  g_task_set_check_cancellable (task, FALSE); /* too late once the file is there */
  g_task_set_task_data (task, export, NULL);
  g_task_run_in_thread (task, write_on_thread);
  g_steal_pointer (&export);
}

static void
list_sendings_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;

  export->sendings = cpt_link_sent_repository_list_last_finish (CPT_LINK_SENT_REPOSITORY (source), result, &error);
  if (error != NULL)
    {
      say_not_done (export, error);
      return;
    }

  cpt_sync_list_link_urls_async (export->self->sync, export->rids, export->cancellable, list_urls_cb, export);
  g_steal_pointer (&export);
}

static void
cpt_link_exporter_dispose (GObject *object)
{
  CptLinkExporter *self = CPT_LINK_EXPORTER (object);

  g_clear_weak_pointer (&self->toasts);
  g_clear_object (&self->store);
  g_clear_object (&self->sync);
  g_clear_object (&self->sent);

  G_OBJECT_CLASS (cpt_link_exporter_parent_class)->dispose (object);
}

static void
cpt_link_exporter_class_init (CptLinkExporterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cpt_link_exporter_dispose;
}

static void
cpt_link_exporter_init (CptLinkExporter *self)
{
}

/**
 * cpt_link_exporter_new:
 * @store: the account's
 * @sync: the account's
 * @toasts: where to say it; its window owns the dialogs; not kept alive
 *
 * Returns: (transfer full): a new exporter
 */
CptLinkExporter *
cpt_link_exporter_new (CptStore *store, CptSync *sync, AdwToastOverlay *toasts)
{
  CptLinkExporter *self = g_object_new (CPT_TYPE_LINK_EXPORTER, NULL);

  self->store = g_object_ref (store);
  self->sync = g_object_ref (sync);
  self->sent = cpt_link_sent_repository_new (store);
  g_set_weak_pointer (&self->toasts, toasts);

  return self;
}

/* What the file chooser is about, until it is answered. */
typedef struct
{
  CptLinkExporter *self;
  GArray *rids;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->self);
  g_array_unref (question->rids);
  g_free (question);
}

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  Question *question = user_data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    cpt_link_exporter_export (question->self, question->rids, file);
  g_object_unref (dialog);
}

static char *
suggest_name (CptLinkExporter *self)
{
  gint64 now = cpt_clock_now (cpt_store_get_clock (self->store));
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (now / G_TIME_SPAN_SECOND);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);
  g_autofree char *date = g_date_time_format (local, "%Y-%m-%d");

  /* Translators: the name that is suggested for a file of Link URLs; %s is a date, 2026-08-19 */
  return g_strdup_printf (_ ("link-urls-%s.csv"), date);
}

/**
 * cpt_link_exporter_ask:
 * @rids: (element-type gint64): rows of companies
 *
 * Asks which file their Link URLs are to go to, and exports them.
 */
void
cpt_link_exporter_ask (CptLinkExporter *self, GArray *rids)
{
  GtkFileChooserNative *dialog = NULL;
  Question *question = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (CPT_IS_LINK_EXPORTER (self));

  dialog = gtk_file_chooser_native_new (_ ("Export for mail merge"), cpt_toast_get_window (self->toasts),
                                        GTK_FILE_CHOOSER_ACTION_SAVE,
                                        /* Translators: a button: writes a file */
                                        _ ("Export"), NULL);
  name = suggest_name (self);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);

  question = g_new0 (Question, 1);
  question->self = g_object_ref (self);
  question->rids = g_array_ref (rids);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, question_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * cpt_link_exporter_export:
 * @rids: (element-type gint64): rows of companies
 * @file: written whole or not at all
 *
 * Writes their Link URLs to @file, with a message for each client. Says how it ended.
 */
void
cpt_link_exporter_export (CptLinkExporter *self, GArray *rids, GFile *file)
{
  Export *export = NULL;

  g_return_if_fail (CPT_IS_LINK_EXPORTER (self));

  export = export_new (self, rids, file);
  export->progress = cpt_progress_toast_new (self->toasts, _ ("Exporting the Link URLs…"), export->cancellable);
  cpt_link_sent_repository_list_last_async (self->sent, export->cancellable, list_sendings_cb, export);
}
