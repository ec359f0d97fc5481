/* cpt-sync-files.c — files of companies, when somebody asks for them. Main thread, as all of CptSync.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sync-files.h"

#include "cpt-sync-private.h"

/* Something that is asked of the sync thread. */
typedef struct
{
  GTask *task; /* (owned) (nullable): until the runner has it */
  char *company_id;
  char *connection_id; /* (nullable) */
  char *name;          /* (nullable): of a file, or a date */
  GBytes *content;     /* (owned) (nullable) */
  GFile *target;       /* (owned) (nullable) */
} Wish;

static void
wish_free (Wish *self)
{
  if (self->task != NULL)
    cpt_sync_engine_refuse (self->task);

  g_clear_object (&self->task);
  g_free (self->company_id);
  g_free (self->connection_id);
  g_free (self->name);
  g_clear_pointer (&self->content, g_bytes_unref);
  g_clear_object (&self->target);
  g_free (self);
}

/* Copies @wish, all but its task, which it takes. */
static void
ask (CptSync *self, CptSyncEngineFunc func, const Wish *wish, gpointer tag)
{
  CptSyncEngine *engine = cpt_sync_get_engine (self);
  Wish *asked = NULL;

  g_task_set_source_tag (wish->task, tag);
  if (engine == NULL)
    {
      g_task_return_error (wish->task, cpt_sync_new_rest_error (self));
      g_object_unref (wish->task);
      return;
    }

  asked = g_new0 (Wish, 1);
  asked->task = wish->task;
  asked->company_id = g_strdup (wish->company_id);
  asked->connection_id = g_strdup (wish->connection_id);
  asked->name = g_strdup (wish->name);
  asked->content = wish->content != NULL ? g_bytes_ref (wish->content) : NULL;
  g_set_object (&asked->target, wish->target);
  cpt_sync_engine_call (engine, func, asked, (GDestroyNotify) wish_free);
}

static gboolean
finish (CptSync *self, GAsyncResult *result, gpointer tag, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, tag), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
list_on_sync_thread (CptSyncEngine *engine, gpointer data)
{
  Wish *wish = data;

  cpt_file_runner_list (cpt_sync_engine_get_files (engine), wish->company_id, g_steal_pointer (&wish->task));
}

/**
 * cpt_sync_list_files_async:
 * @company_id: GUID text
 *
 * Reads which files a company has, as the platform has them now, into the store.
 */
void
cpt_sync_list_files_async (CptSync *self,
                           const char *company_id,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  Wish wish = { .company_id = (char *) company_id };

  g_return_if_fail (CPT_IS_SYNC (self));

  wish.task = g_task_new (self, cancellable, callback, user_data);
  ask (self, list_on_sync_thread, &wish, cpt_sync_list_files_async);
}

/**
 * cpt_sync_list_files_finish:
 *
 * Returns: whether the store has them
 */
gboolean
cpt_sync_list_files_finish (CptSync *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, cpt_sync_list_files_async, error);
}

static void
upload_on_sync_thread (CptSyncEngine *engine, gpointer data)
{
  Wish *wish = data;

  cpt_file_runner_upload (cpt_sync_engine_get_files (engine), wish->company_id, wish->connection_id, wish->name,
                          wish->content, g_steal_pointer (&wish->task));
}

/**
 * cpt_sync_upload_file_async:
 * @company_id: GUID text
 * @connection_id: GUID text
 * @name: of the file
 * @content: of the file: what cpt_file_find_obstacle() has nothing against
 *
 * Uploads a file, records that, and reads the list anew.
 */
void
cpt_sync_upload_file_async (CptSync *self,
                            const char *company_id,
                            const char *connection_id,
                            const char *name,
                            GBytes *content,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Wish wish = { NULL, (char *) company_id, (char *) connection_id, (char *) name, content, NULL };

  g_return_if_fail (CPT_IS_SYNC (self));

  wish.task = g_task_new (self, cancellable, callback, user_data);
  ask (self, upload_on_sync_thread, &wish, cpt_sync_upload_file_async);
}

/**
 * cpt_sync_upload_file_finish:
 *
 * Returns: whether the platform has it
 */
gboolean
cpt_sync_upload_file_finish (CptSync *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, cpt_sync_upload_file_async, error);
}

static void
download_on_sync_thread (CptSyncEngine *engine, gpointer data)
{
  Wish *wish = data;

  cpt_file_runner_download (cpt_sync_engine_get_files (engine), wish->company_id, wish->name, wish->target,
                            g_steal_pointer (&wish->task));
}

/**
 * cpt_sync_download_files_async:
 * @company_id: GUID text
 * @date: as cpt_file_dup_date() gives it
 * @target: replaced by the archive of the files of that day, once it is whole
 *
 * Downloads the files of one day.
 */
void
cpt_sync_download_files_async (CptSync *self,
                               const char *company_id,
                               const char *date,
                               GFile *target,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  Wish wish = { NULL, (char *) company_id, NULL, (char *) date, NULL, target };

  g_return_if_fail (CPT_IS_SYNC (self));

  wish.task = g_task_new (self, cancellable, callback, user_data);
  ask (self, download_on_sync_thread, &wish, cpt_sync_download_files_async);
}

/**
 * cpt_sync_download_files_finish:
 *
 * Returns: whether @target is the archive
 */
gboolean
cpt_sync_download_files_finish (CptSync *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, cpt_sync_download_files_async, error);
}
