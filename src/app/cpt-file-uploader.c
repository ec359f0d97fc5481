/* cpt-file-uploader.c — files on their way to the platform, one after the other.
 *
 * Each: look how large it is → check against the platform's limits → read it whole (they are bounded) → send it. What
 * does not pass is said, and the next one goes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-file-uploader.h"

#include "cpt-error.h"
#include "cpt-file.h"
#include "cpt-sync-files.h"

#include <glib/gi18n.h>

struct _CptFileUploader
{
  GObject parent_instance;

  CptSync *sync;
  char *company_id;
  GCancellable *cancellable;
  GQueue waiting; /* (element-type Upload) */
  gpointer sent;  /* (nullable): the Upload under way */
  guint n_done;   /* of those that were added since nothing was under way */
  guint n_added;
};

G_DEFINE_FINAL_TYPE (CptFileUploader, cpt_file_uploader, G_TYPE_OBJECT)

enum
{
  CHANGED,
  REFUSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct
{
  CptFileUploader *self; /* (owned) (nullable): while it is under way */
  GFile *file;
  char *name;
  char *connection_id;
} Upload;

static void
upload_free (Upload *upload)
{
  g_clear_object (&upload->self);
  g_object_unref (upload->file);
  g_free (upload->name);
  g_free (upload->connection_id);
  g_free (upload);
}

static void send_next (CptFileUploader *self);

/* It is over with @upload, which is taken; @error (nullable) says why it failed. */
static void
end (Upload *upload, const char *not_done, const GError *error)
{
  g_autoptr (CptFileUploader) self = g_steal_pointer (&upload->self);

  self->sent = NULL;
  self->n_done++;
  if (not_done != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[REFUSED], 0, not_done, error);
  upload_free (upload);
  send_next (self);
}

static void
fail (Upload *upload, const GError *error)
{
  /* Translators: %s is the name of a file */
  g_autofree char *not_done = g_strdup_printf (_ ("“%s” was not uploaded."), upload->name);

  end (upload, not_done, error);
}

static void
upload_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (cpt_sync_upload_file_finish (CPT_SYNC (source), result, &error))
    end (user_data, NULL, NULL);
  else
    fail (user_data, error);
}

static void
load_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Upload *upload = user_data;
  CptFileUploader *self = upload->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);

  if (content == NULL)
    {
      fail (upload, error);
      return;
    }

  cpt_sync_upload_file_async (self->sync, self->company_id, upload->connection_id, upload->name, content,
                              self->cancellable, upload_cb, upload);
}

/* (nullable): why the platform would refuse it, in words. */
static char *
dup_obstacle (const char *name, guint64 n_bytes)
{
  switch (cpt_file_find_obstacle (name, n_bytes))
    {
    case CPT_FILE_OBSTACLE_KIND:
      return g_strdup_printf (
          /* Translators: %s is the name of a file */
          _ ("“%s” was not uploaded: the platform takes PDF, Excel, CSV, Word, PowerPoint, JPEG and "
             "PNG files."),
          name);

    case CPT_FILE_OBSTACLE_SIZE:
      /* Translators: %s is the name of a file */
      return g_strdup_printf (_ ("“%s” was not uploaded: the platform takes files of at most 10 MB."), name);

    case CPT_FILE_OBSTACLE_NONE:
    default:
      return NULL;
    }
}

static void
query_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Upload *upload = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, &error);
  g_autofree char *obstacle = NULL;

  if (info == NULL)
    {
      fail (upload, error);
      return;
    }

  obstacle = dup_obstacle (upload->name, (guint64) g_file_info_get_size (info));
  if (obstacle != NULL)
    end (upload, obstacle, NULL);
  else
    g_file_load_bytes_async (upload->file, upload->self->cancellable, load_cb, upload);
}

static void
send_next (CptFileUploader *self)
{
  Upload *upload = self->sent == NULL ? g_queue_pop_head (&self->waiting) : NULL;

  if (upload != NULL)
    {
      upload->self = g_object_ref (self);
      self->sent = upload;
      g_file_query_info_async (upload->file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT,
                               self->cancellable, query_cb, upload);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
cpt_file_uploader_finalize (GObject *object)
{
  CptFileUploader *self = CPT_FILE_UPLOADER (object);

  g_queue_clear_full (&self->waiting, (GDestroyNotify) upload_free);
  g_object_unref (self->cancellable);
  g_clear_object (&self->sync);
  g_free (self->company_id);

  G_OBJECT_CLASS (cpt_file_uploader_parent_class)->finalize (object);
}

static void
cpt_file_uploader_class_init (CptFileUploaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_file_uploader_finalize;

  signals[CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REFUSED] = g_signal_new ("refused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_ERROR);
}

static void
cpt_file_uploader_init (CptFileUploader *self)
{
  self->cancellable = g_cancellable_new ();
  g_queue_init (&self->waiting);
}

/**
 * cpt_file_uploader_new:
 * @sync: the account's
 * @company_id: GUID text
 *
 * Returns: (transfer full): with nothing under way
 */
CptFileUploader *
cpt_file_uploader_new (CptSync *sync, const char *company_id)
{
  CptFileUploader *self = g_object_new (CPT_TYPE_FILE_UPLOADER, NULL);

  self->sync = g_object_ref (sync);
  self->company_id = g_strdup (company_id);

  return self;
}

/**
 * cpt_file_uploader_add:
 * @files: of GFile
 * @connection_id: GUID text
 *
 * Uploads @files after those that are under way.
 */
void
cpt_file_uploader_add (CptFileUploader *self, GListModel *files, const char *connection_id)
{
  g_return_if_fail (CPT_IS_FILE_UPLOADER (self));

  if (!cpt_file_uploader_is_busy (self))
    {
      self->n_done = 0;
      self->n_added = 0;
      g_object_unref (self->cancellable);
      self->cancellable = g_cancellable_new ();
    }

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      Upload *upload = g_new0 (Upload, 1);

      upload->file = g_list_model_get_item (files, i);
      upload->name = g_file_get_basename (upload->file);
      upload->connection_id = g_strdup (connection_id);
      g_queue_push_tail (&self->waiting, upload);
      self->n_added++;
    }
  send_next (self);
}

/**
 * cpt_file_uploader_cancel:
 *
 * Nothing more is sent; of what is under way the platform may have all.
 */
void
cpt_file_uploader_cancel (CptFileUploader *self)
{
  g_return_if_fail (CPT_IS_FILE_UPLOADER (self));

  g_queue_clear_full (&self->waiting, (GDestroyNotify) upload_free);
  g_cancellable_cancel (self->cancellable);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * cpt_file_uploader_is_busy:
 *
 * Returns: whether something is under way
 */
gboolean
cpt_file_uploader_is_busy (CptFileUploader *self)
{
  g_return_val_if_fail (CPT_IS_FILE_UPLOADER (self), FALSE);

  return self->sent != NULL;
}

/**
 * cpt_file_uploader_dup_text:
 *
 * Returns: (transfer full) (nullable): what is under way, in words
 */
char *
cpt_file_uploader_dup_text (CptFileUploader *self)
{
  const Upload *sent;

  g_return_val_if_fail (CPT_IS_FILE_UPLOADER (self), NULL);

  sent = self->sent;

  /* Translators: which file of how many is being uploaded, and its name */
  return sent != NULL ? g_strdup_printf (_ ("Uploading %u of %u: %s"), self->n_done + 1, self->n_added, sent->name)
                      : NULL;
}

/**
 * cpt_file_uploader_get_fraction:
 *
 * Returns: how much is done, from 0 to 1
 */
double
cpt_file_uploader_get_fraction (CptFileUploader *self)
{
  g_return_val_if_fail (CPT_IS_FILE_UPLOADER (self), 0);

  return self->n_added > 0 ? (double) self->n_done / self->n_added : 0;
}
