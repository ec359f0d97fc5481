/* cpt-upload-repository.c — what is uploaded from here: in doubt while it is, then activity.
 *
 * An upload is in doubt from before it is sent until it is known what became of it, also if that is after a restart.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-upload-repository.h"

#include "cpt-event-log-private.h"
#include "cpt-statement-private.h"
#include "cpt-store-private.h"
#include "cpt-time.h"
#include "cpt-transaction-private.h"

#define IS_IT                                                                                                          \
  " WHERE company_id = :company_id AND connection_id = :connection_id AND name = :name AND "                           \
  "checksum = :checksum"
static const char DOUBT_SQL[] = "SELECT since FROM upload_doubt" IS_IT;
static const char ADD_DOUBT_SQL[] = "INSERT INTO upload_doubt VALUES (:company_id, :connection_id, :name, :checksum, "
                                    ":since)";
static const char END_DOUBT_SQL[] = "DELETE FROM upload_doubt" IS_IT;

struct _CptUploadRepository
{
  GObject parent_instance;

  CptStore *store;
};

G_DEFINE_FINAL_TYPE (CptUploadRepository, cpt_upload_repository, G_TYPE_OBJECT)

/**
 * cpt_upload_new:
 * @company_id: GUID text
 * @connection_id: GUID text
 * @name: of the file
 * @content: of the file
 * @since: microseconds UTC by the platform's clock: when it is going to be sent
 *
 * Returns: (transfer full): an upload that has not begun
 */
CptUpload *
cpt_upload_new (const char *company_id, const char *connection_id, const char *name, GBytes *content, gint64 since)
{
  CptUpload *self = g_new0 (CptUpload, 1);

  self->company_id = g_strdup (company_id);
  self->connection_id = g_strdup (connection_id);
  self->name = g_strdup (name);
  self->checksum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  self->since = since;

  return self;
}

/**
 * cpt_upload_copy:
 *
 * Returns: (transfer full): the same upload
 */
CptUpload *
cpt_upload_copy (const CptUpload *self)
{
  CptUpload *copy = g_new0 (CptUpload, 1);

  copy->company_id = g_strdup (self->company_id);
  copy->connection_id = g_strdup (self->connection_id);
  copy->name = g_strdup (self->name);
  copy->checksum = g_strdup (self->checksum);
  copy->since = self->since;

  return copy;
}

/**
 * cpt_upload_free:
 * @self: (transfer full): an upload
 */
void
cpt_upload_free (CptUpload *self)
{
  g_free (self->company_id);
  g_free (self->connection_id);
  g_free (self->name);
  g_free (self->checksum);
  g_free (self);
}

static void
cpt_upload_repository_finalize (GObject *object)
{
  CptUploadRepository *self = CPT_UPLOAD_REPOSITORY (object);

  g_clear_object (&self->store);

  G_OBJECT_CLASS (cpt_upload_repository_parent_class)->finalize (object);
}

static void
cpt_upload_repository_class_init (CptUploadRepositoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_upload_repository_finalize;
}

static void
cpt_upload_repository_init (CptUploadRepository *self)
{
}

/**
 * cpt_upload_repository_new:
 *
 * Returns: (transfer full): the uploads of @store
 */
CptUploadRepository *
cpt_upload_repository_new (CptStore *store)
{
  CptUploadRepository *self = g_object_new (CPT_TYPE_UPLOAD_REPOSITORY, NULL);

  self->store = g_object_ref (store);

  return self;
}

static void
submit (CptUploadRepository *self, const CptUpload *upload, CptStoreFunc func, GTask *task)
{
  g_task_set_task_data (task, cpt_upload_copy (upload), (GDestroyNotify) cpt_upload_free);
  cpt_store_submit_write (self->store, CPT_STORE_LANE_USER, task, func);
}

/* Returns: (transfer full) (nullable): @sql about @upload; %NULL with @error set */
static CptStatement *
prepare (sqlite3 *handle, const char *sql, const CptUpload *upload, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, sql, error);

  if (statement == NULL)
    return NULL;

  cpt_statement_bind_guid (statement, ":company_id", upload->company_id);
  cpt_statement_bind_guid (statement, ":connection_id", upload->connection_id);
  cpt_statement_bind_text (statement, ":name", upload->name);
  cpt_statement_bind_text (statement, ":checksum", upload->checksum);

  return g_steal_pointer (&statement);
}

static gboolean
find_doubt (sqlite3 *handle, const CptUpload *upload, gint64 *since, GError **error)
{
  g_autoptr (CptStatement) statement = prepare (handle, DOUBT_SQL, upload, error);
  gboolean has_row = FALSE;

  *since = CPT_TIME_UNKNOWN;
  if (statement == NULL || !cpt_statement_step (statement, &has_row, error))
    return FALSE;
  if (has_row)
    *since = cpt_statement_get_int64 (statement, 0);

  return TRUE;
}

static gboolean
add_doubt (sqlite3 *handle, const CptUpload *upload, GError **error)
{
  g_autoptr (CptStatement) statement = prepare (handle, ADD_DOUBT_SQL, upload, error);

  if (statement == NULL)
    return FALSE;

  cpt_statement_bind_int64 (statement, ":since", upload->since);

  return cpt_statement_run (statement, error);
}

static gboolean
end_doubt (sqlite3 *handle, const CptUpload *upload, GError **error)
{
  g_autoptr (CptStatement) statement = prepare (handle, END_DOUBT_SQL, upload, error);

  return statement != NULL && cpt_statement_run (statement, error);
}

static void
begin_on_writer_thread (GTask *task, sqlite3 *handle)
{
  const CptUpload *upload = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (CptTransaction) transaction = cpt_transaction_begin (handle, &error);
  gint64 since = CPT_TIME_UNKNOWN;

  if (transaction != NULL && find_doubt (handle, upload, &since, &error) &&
      (since != CPT_TIME_UNKNOWN || add_doubt (handle, upload, &error)) && cpt_transaction_commit (transaction, &error))
    g_task_return_pointer (task, g_memdup2 (&since, sizeof since), g_free);
  else
    g_task_return_error (task, error);
}

/**
 * cpt_upload_repository_begin_async:
 * @upload: going to be sent
 *
 * From now on, until cpt_upload_repository_record_async() or cpt_upload_repository_forget_async(), the platform may
 * have the file.
 */
void
cpt_upload_repository_begin_async (CptUploadRepository *self,
                                   const CptUpload *upload,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, cpt_upload_repository_begin_async);
  submit (self, upload, begin_on_writer_thread, task);
}

/**
 * cpt_upload_repository_begin_finish:
 * @before: (out): microseconds UTC since when the platform may have the same file, for it was sent before;
 *   CPT_TIME_UNKNOWN when it was not
 *
 * Returns: %FALSE with @error set when nothing was kept, and nothing may be sent
 */
gboolean
cpt_upload_repository_begin_finish (CptUploadRepository *self, GAsyncResult *result, gint64 *before, GError **error)
{
  g_autofree gint64 *since = g_task_propagate_pointer (G_TASK (result), error);

  *before = since != NULL ? *since : CPT_TIME_UNKNOWN;

  return since != NULL;
}

static void
forget_on_writer_thread (GTask *task, sqlite3 *handle)
{
  GError *error = NULL;

  if (end_doubt (handle, g_task_get_task_data (task), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * cpt_upload_repository_forget_async:
 * @upload: that the platform does not have, for certain
 */
void
cpt_upload_repository_forget_async (CptUploadRepository *self,
                                    const CptUpload *upload,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, cpt_upload_repository_forget_async);
  submit (self, upload, forget_on_writer_thread, task);
}

/**
 * cpt_upload_repository_forget_finish:
 *
 * Returns: %FALSE with @error set when it is still in doubt
 */
gboolean
cpt_upload_repository_forget_finish (CptUploadRepository *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
record_on_writer_thread (GTask *task, sqlite3 *handle)
{
  CptUploadRepository *self = g_task_get_source_object (task);
  const CptUpload *upload = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (CptTransaction) transaction = cpt_transaction_begin (handle, &error);
  const CptActivityFields fields = {
    .company_id = upload->company_id,
    .connection_id = upload->connection_id,
    .kind = CPT_ACTIVITY_FILE_UPLOADED,
    .at = cpt_clock_now (cpt_store_get_clock (self->store)),
    .origin = CPT_ORIGIN_HERE,
    .after = upload->name,
  };

  if (transaction == NULL || !cpt_event_log_add (handle, &fields, &error) || !end_doubt (handle, upload, &error) ||
      !cpt_transaction_commit (transaction, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  cpt_store_company_changed (self->store, upload->company_id, CPT_STORE_CHANGE_ACTIVITY);
  g_task_return_boolean (task, TRUE);
}

/**
 * cpt_upload_repository_record_async:
 * @upload: that the platform has taken from here
 *
 * Records it as activity; it is not in doubt any more.
 */
void
cpt_upload_repository_record_async (CptUploadRepository *self,
                                    const CptUpload *upload,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, cpt_upload_repository_record_async);
  submit (self, upload, record_on_writer_thread, task);
}

/**
 * cpt_upload_repository_record_finish:
 *
 * Returns: %FALSE with @error set when it was not recorded
 */
gboolean
cpt_upload_repository_record_finish (CptUploadRepository *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
