/* cpt-files-page.c — the files that were uploaded for a company: by day, to download and to upload.
 *
 * Shown is what the store has, with its age; it is listed anew when the page is looked at. The platform gives all files
 * of one day as one archive.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-files-page.h"

#include "cpt-data-type-words.h"
#include "cpt-error-presenter.h"
#include "cpt-failure-page.h"
#include "cpt-file-repository.h"
#include "cpt-file-uploader.h"
#include "cpt-shown-text.h"
#include "cpt-shrink.h"
#include "cpt-spoken-name.h"
#include "cpt-sync-files.h"
#include "cpt-time-text.h"

#include <glib/gi18n.h>

struct _CptFilesPage
{
  AdwBin parent_instance;

  CptStore *store;
  CptSync *sync;
  CptCompanyActions *actions;
  CptFileRepository *repository;
  CptCompany *company;       /* (nullable): until one was shown */
  CptFileUploader *uploader; /* (nullable): likewise */
  GCancellable *cancellable; /* of what is read */
  GCancellable *downloading; /* (nullable): of the download under way */
  CptFileList *list;         /* (nullable): as it was read last */
  GError *error;             /* (nullable): why it could not be listed anew */
  gboolean is_listed;        /* or that failed */

  /* of the template */
  GtkDropDown *connections;
  GtkWidget *upload_button;
  GtkWidget *transfer;
  GtkLabel *transfer_text;
  GtkProgressBar *progress;
  GtkLabel *age;
  GtkStack *states;
  GtkBox *days;
  CptFailurePage *failure;
};

G_DEFINE_FINAL_TYPE (CptFilesPage, cpt_files_page, ADW_TYPE_BIN)

static const char *
choose_state (CptFilesPage *self)
{
  if (self->list != NULL && self->list->files->len > 0)
    return "list";
  if (self->list != NULL && self->list->read_at != CPT_TIME_UNKNOWN)
    return "empty";

  return self->error != NULL ? "failed" : "loading";
}

static GtkWidget *
new_row (CptFile *file)
{
  const CptFileFields *fields = cpt_file_get_fields (file);
  g_autofree char *name =
      cpt_shown_text_new (fields->display_name != NULL ? fields->display_name : fields->name, CPT_SHOWN_NAME);
  g_autofree char *file_name = cpt_shown_text_new (fields->name, CPT_SHOWN_NAME);
  g_autofree char *when = cpt_time_text_exact (fields->uploaded);
  g_autofree char *subtitle = g_strjoin (" · ", file_name != NULL ? file_name : "—", when, NULL);

  return g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", name != NULL ? name : "—", "subtitle",
                       subtitle, "title-lines", 2, "subtitle-lines", 2, NULL);
}

static GtkWidget *
new_download_button (const char *date, const char *day)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Download"));
  /* Translators: name of a button for a screen reader; %s is a day */
  g_autofree char *label = g_strdup_printf (_ ("Download the files of %s"), day);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "files.download");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", date);
  cpt_spoken_name_set (button, label);

  return button;
}

/* A day as the platform counts them, which is what it gives archives by. */
static GtkWidget *
new_day (const char *date)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = date != NULL ? g_date_time_new_from_iso8601 (date, NULL) : NULL;
  g_autofree char *whole = date != NULL ? g_strconcat (date, "T00:00:00Z", NULL) : NULL;
  g_autoptr (GDateTime) midnight = whole != NULL ? g_date_time_new_from_iso8601 (whole, utc) : NULL;
  /* Translators: a day, for g_date_time_format(): "Tuesday 18 August 2026" */
  g_autofree char *day = midnight != NULL ? g_date_time_format (midnight, _ ("%A %-d %B %Y")) : g_strdup ("—");
  g_autofree char *heading = cpt_time_text_heading (day);
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), heading);
  if (date != NULL)
    adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), new_download_button (date, day));

  return group;
}

static void
show_days (CptFilesPage *self)
{
  g_autofree char *last = NULL;
  GtkWidget *group = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->days))) != NULL)
    gtk_box_remove (self->days, child);

  for (guint i = 0; self->list != NULL && i < self->list->files->len; i++)
    {
      CptFile *file = g_ptr_array_index (self->list->files, i);
      g_autofree char *date = cpt_file_dup_date (file);

      if (group == NULL || g_strcmp0 (date, last) != 0)
        {
          group = new_day (date);
          gtk_box_append (self->days, group);
        }
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), new_row (file));
      g_free (last);
      last = g_steal_pointer (&date);
    }
}

static void
show_age (CptFilesPage *self)
{
  gint64 read_at = self->list != NULL ? self->list->read_at : CPT_TIME_UNKNOWN;
  g_autofree char *when = cpt_time_text_relative (read_at, cpt_clock_now (cpt_store_get_clock (self->store)));
  g_autofree char *advice = self->error != NULL ? cpt_error_presenter_dup_advice (self->error) : NULL;
  /* Translators: when the platform told which files there are: "2 h ago" */
  g_autofree char *listed = g_strdup_printf (_ ("Listed: %s"), when);
  g_autofree char *text = g_strjoin (" · ", listed, advice, NULL);

  gtk_label_set_text (self->age, read_at != CPT_TIME_UNKNOWN ? text : "");
}

static void
show (CptFilesPage *self)
{
  const char *state = choose_state (self);

  if (g_str_equal (state, "failed"))
    cpt_failure_page_describe (self->failure, self->error, NULL);
  gtk_stack_set_visible_child_name (self->states, state);
  show_age (self);
}

static void
show_transfer (CptFilesPage *self)
{
  gboolean is_uploading = self->uploader != NULL && cpt_file_uploader_is_busy (self->uploader);
  g_autofree char *text = is_uploading ? cpt_file_uploader_dup_text (self->uploader) : NULL;

  gtk_widget_set_visible (self->transfer, is_uploading || self->downloading != NULL);
  gtk_label_set_text (self->transfer_text, text != NULL ? text : _ ("Downloading…"));
  gtk_progress_bar_set_fraction (self->progress, is_uploading ? cpt_file_uploader_get_fraction (self->uploader) : 0);
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptFilesPage) self = user_data; /* started with g_object_ref (self) */
  g_autoptr (GError) error = NULL;
  CptFileList *list = cpt_file_repository_list_finish (CPT_FILE_REPOSITORY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (list != NULL)
    {
      g_clear_pointer (&self->list, cpt_file_list_free);
      self->list = list;
      show_days (self);
    }
  else
    {
      g_set_error_literal (&self->error, error->domain, error->code, error->message);
    }
  show (self);
}

static void
read_store (CptFilesPage *self)
{
  cpt_file_repository_list_async (self->repository, cpt_company_get_id (self->company), self->cancellable, stored_cb,
                                  g_object_ref (self));
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptFilesPage) self = user_data; /* started with g_object_ref (self) */
  GError *error = NULL;

  if (!cpt_sync_list_files_finish (CPT_SYNC (source), result, &error) &&
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_error_free (error);
      return;
    }

  g_clear_error (&self->error);
  self->error = error;
  show (self);
}

static void
list (CptFilesPage *self)
{
  if (self->company == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  read_store (self);
  cpt_sync_list_files_async (self->sync, cpt_company_get_id (self->company), self->cancellable, listed_cb,
                             g_object_ref (self));
}

static void
company_changed_cb (CptStore *store, const char *company_id, guint changes, gpointer user_data)
{
  CptFilesPage *self = user_data;

  if ((changes & CPT_STORE_CHANGE_FILES) != 0 && self->company != NULL &&
      g_ascii_strcasecmp (company_id, cpt_company_get_id (self->company)) == 0)
    read_store (self);
}

static void
refused_cb (CptFilesPage *self, const char *not_done, const GError *error)
{
  if (error != NULL)
    cpt_company_actions_say_failure (self->actions, not_done, error);
  else
    cpt_company_actions_say (self->actions, not_done);
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CptFilesPage *self = CPT_FILES_PAGE (widget);

  if (self->uploader != NULL)
    cpt_file_uploader_cancel (self->uploader);
  g_cancellable_cancel (self->downloading);
}

static void
reload_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  list (CPT_FILES_PAGE (widget));
}

static void
downloaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptFilesPage) self = user_data; /* started with g_object_ref (self) */
  g_autoptr (GError) error = NULL;

  if (cpt_sync_download_files_finish (CPT_SYNC (source), result, &error))
    cpt_company_actions_say (self->actions, _ ("Files downloaded"));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    cpt_company_actions_say_failure (self->actions, _ ("The files were not downloaded."), error);

  g_clear_object (&self->downloading);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "files.download", TRUE);
  show_transfer (self);
}

static void
download_response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  CptFilesPage *self = user_data;
  const char *date = g_object_get_data (G_OBJECT (dialog), "cpt-date");
  g_autoptr (GFile) target = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT && target != NULL)
    cpt_files_page_download (self, date, target);
  g_object_unref (dialog);
}

static GtkFileChooserNative *
new_chooser (CptFilesPage *self, const char *title, GtkFileChooserAction action, const char *accept)
{
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (title, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), action, accept, NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);

  return chooser;
}

static void
download_action (GtkWidget *widget, const char *name, GVariant *target)
{
  CptFilesPage *self = CPT_FILES_PAGE (widget);
  const char *date = g_variant_get_string (target, NULL);
  g_autofree char *company = cpt_shown_text_new (cpt_company_get_name (self->company), CPT_SHOWN_IN_FILE_NAME);
  g_autofree char *file_name = g_strdup_printf ("%s-%s.zip", company, date);
  GtkFileChooserNative *chooser =
      new_chooser (self, _ ("Download files"), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Download"));

  g_strdelimit (file_name, "/\\", '_');
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), file_name);
  g_object_set_data_full (G_OBJECT (chooser), "cpt-date", g_strdup (date), g_free);
  g_signal_connect_object (chooser, "response", G_CALLBACK (download_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
upload_response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT)
    cpt_files_page_upload (user_data, files);
  g_object_unref (dialog);
}

static void
upload_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CptFilesPage *self = CPT_FILES_PAGE (widget);
  GtkFileChooserNative *chooser = new_chooser (self, _ ("Upload files"), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Upload"));

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (upload_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static gboolean
drop_cb (CptFilesPage *self, const GValue *value)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  for (GSList *node = g_value_get_boxed (value); node != NULL; node = node->next)
    g_list_store_append (files, node->data);
  cpt_files_page_upload (self, G_LIST_MODEL (files));

  return TRUE;
}

static void
cpt_files_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cpt_files_page_parent_class)->map (widget);

  list (CPT_FILES_PAGE (widget));
}

static void
cpt_files_page_dispose (GObject *object)
{
  CptFilesPage *self = CPT_FILES_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->downloading);
  if (self->uploader != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->uploader, self);
      cpt_file_uploader_cancel (self->uploader);
    }
  g_clear_object (&self->uploader);
  g_clear_object (&self->downloading);
  g_clear_object (&self->company);
  g_clear_object (&self->repository);
  g_clear_object (&self->actions);
  g_clear_object (&self->sync);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (cpt_files_page_parent_class)->dispose (object);
}

static void
cpt_files_page_finalize (GObject *object)
{
  CptFilesPage *self = CPT_FILES_PAGE (object);

  g_object_unref (self->cancellable);
  g_clear_pointer (&self->list, cpt_file_list_free);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (cpt_files_page_parent_class)->finalize (object);
}

static void
cpt_files_page_class_init (CptFilesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cpt_files_page_dispose;
  object_class->finalize = cpt_files_page_finalize;
  widget_class->map = cpt_files_page_map;

  g_type_ensure (CPT_TYPE_FAILURE_PAGE);
  gtk_widget_class_install_action (widget_class, "files.upload", NULL, upload_action);
  gtk_widget_class_install_action (widget_class, "files.download", "s", download_action);
  gtk_widget_class_install_action (widget_class, "files.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "files.reload", NULL, reload_action);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/files-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CptFilesPage, connections);
  gtk_widget_class_bind_template_child (widget_class, CptFilesPage, upload_button);
  gtk_widget_class_bind_template_child (widget_class, CptFilesPage, transfer);
  gtk_widget_class_bind_template_child (widget_class, CptFilesPage, transfer_text);
  gtk_widget_class_bind_template_child (widget_class, CptFilesPage, progress);
  gtk_widget_class_bind_template_child (widget_class, CptFilesPage, age);
  gtk_widget_class_bind_template_child (widget_class, CptFilesPage, states);
  gtk_widget_class_bind_template_child (widget_class, CptFilesPage, days);
  gtk_widget_class_bind_template_child (widget_class, CptFilesPage, failure);
}

static void
cpt_files_page_init (CptFilesPage *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  cpt_spoken_name_set (self->connections, _ ("Connection to upload over"));
  cpt_shrink_button (self->upload_button);
  g_signal_connect_object (drop, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

/**
 * cpt_files_page_set_account:
 * @store: open
 * @sync: of @store
 * @actions: what can be done with companies
 *
 * Gives the page what it works with. To be called once, before anything is shown.
 */
void
cpt_files_page_set_account (CptFilesPage *self, CptStore *store, CptSync *sync, CptCompanyActions *actions)
{
  g_return_if_fail (CPT_IS_FILES_PAGE (self));

  self->store = g_object_ref (store);
  self->sync = g_object_ref (sync);
  self->actions = g_object_ref (actions);
  self->repository = cpt_file_repository_new (store);
  g_signal_connect_object (store, "company-changed", G_CALLBACK (company_changed_cb), self, 0);
}

static void
show_connections (CptFilesPage *self)
{
  GPtrArray *connections = cpt_company_get_connections (self->company);
  guint selected = gtk_drop_down_get_selected (self->connections);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < connections->len; i++)
    gtk_string_list_append (names, cpt_connection_get_shown_platform_name (g_ptr_array_index (connections, i)));
  gtk_drop_down_set_model (self->connections, G_LIST_MODEL (names));
  if (selected < connections->len)
    gtk_drop_down_set_selected (self->connections, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->connections), connections->len > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "files.upload", connections->len > 0);
}

/**
 * cpt_files_page_show:
 * @company: that the platform has
 *
 * Shows its files, from when the page is looked at.
 */
void
cpt_files_page_show (CptFilesPage *self, CptCompany *company)
{
  gboolean is_first = FALSE;

  g_return_if_fail (CPT_IS_FILES_PAGE (self));

  is_first = self->company == NULL;
  if (!g_set_object (&self->company, company))
    return;

  show_connections (self);
  if (!is_first)
    return;

  self->uploader = cpt_file_uploader_new (self->sync, cpt_company_get_id (company));
  g_signal_connect_object (self->uploader, "changed", G_CALLBACK (show_transfer), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->uploader, "refused", G_CALLBACK (refused_cb), self, G_CONNECT_SWAPPED);
  list (self);
}

/**
 * cpt_files_page_download:
 * @date: as cpt_file_dup_date() gives it
 * @target: replaced, once the archive is whole
 *
 * Downloads the files of one day. Says how it ended.
 */
void
cpt_files_page_download (CptFilesPage *self, const char *date, GFile *target)
{
  g_return_if_fail (CPT_IS_FILES_PAGE (self));
  g_return_if_fail (self->downloading == NULL);

  self->downloading = g_cancellable_new ();
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "files.download", FALSE);
  cpt_sync_download_files_async (self->sync, cpt_company_get_id (self->company), date, target, self->downloading,
                                 downloaded_cb, g_object_ref (self));
  show_transfer (self);
}

/**
 * cpt_files_page_upload:
 * @files: of GFile
 *
 * Uploads @files over the connection that is chosen. Says what was not uploaded.
 */
void
cpt_files_page_upload (CptFilesPage *self, GListModel *files)
{
  GPtrArray *connections = NULL;
  guint selected = 0;

  g_return_if_fail (CPT_IS_FILES_PAGE (self));

  connections = self->company != NULL ? cpt_company_get_connections (self->company) : NULL;
  selected = gtk_drop_down_get_selected (self->connections);
  if (connections == NULL || selected >= connections->len)
    {
      cpt_company_actions_say (self->actions, _ ("Files are uploaded over a connection: add one first."));
      return;
    }

  if (g_list_model_get_n_items (files) > CPT_FILE_MAX_AT_ONCE)
    {
      cpt_company_actions_say (self->actions, _ ("At most 20 files are uploaded at once."));
      return;
    }

  cpt_file_uploader_add (self->uploader, files, cpt_connection_get_id (g_ptr_array_index (connections, selected)));
}
