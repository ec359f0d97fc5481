/* cpt-bulk-repository.c — the refreshes of many companies at once.
 *
 * They are added to the outbox like any other change; here is what is done with them together.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-bulk-repository.h"

#include "cpt-bulk-table-private.h"
#include "cpt-change.h"
#include "cpt-store-private.h"
#include "cpt-transaction-private.h"

enum
{
  COLUMN_N_CONNECTIONS,
  COLUMN_N_LINKED
};
static const char SURVEY_SQL[] =
    "SELECT (SELECT count (*) FROM connection WHERE company = :rid), "
    "(SELECT count (*) FROM connection WHERE company = :rid AND status_text = 'Linked') "
    "FROM company WHERE rid = :rid AND tombstone IS NULL "
    "AND NOT EXISTS (SELECT 1 FROM outbox WHERE rid = :rid AND kind = :deletion AND state != :failed)";

struct _CptBulkRepository
{
  GObject parent_instance;

  CptStore *store;
};

G_DEFINE_FINAL_TYPE (CptBulkRepository, cpt_bulk_repository, G_TYPE_OBJECT)

static void
cpt_bulk_repository_finalize (GObject *object)
{
  g_clear_object (&CPT_BULK_REPOSITORY (object)->store);

  G_OBJECT_CLASS (cpt_bulk_repository_parent_class)->finalize (object);
}

static void
cpt_bulk_repository_class_init (CptBulkRepositoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_bulk_repository_finalize;
}

static void
cpt_bulk_repository_init (CptBulkRepository *self)
{
}

/**
 * cpt_bulk_repository_new:
 *
 * Returns: (transfer full): the bulk refreshes of @store
 */
CptBulkRepository *
cpt_bulk_repository_new (CptStore *store)
{
  CptBulkRepository *self = g_object_new (CPT_TYPE_BULK_REPOSITORY, NULL);

  self->store = g_object_ref (store);

  return self;
}

static void
get_on_query_thread (GTask *task, sqlite3 *handle)
{
  CptBulkRepository *self = g_task_get_source_object (task);
  g_autofree CptBulkStatus *status = g_new0 (CptBulkStatus, 1);
  GError *error = NULL;

  if (cpt_bulk_table_get (handle, cpt_clock_now (cpt_store_get_clock (self->store)), status, &error))
    g_task_return_pointer (task, g_steal_pointer (&status), g_free);
  else
    g_task_return_error (task, error);
}

/**
 * cpt_bulk_repository_get_async:
 *
 * Reads how the refreshes of many companies stand.
 */
void
cpt_bulk_repository_get_async (CptBulkRepository *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, cpt_bulk_repository_get_async);
  cpt_store_submit_read (self->store, task, get_on_query_thread);
}

/**
 * cpt_bulk_repository_get_finish:
 * @status: (out): how they stand
 *
 * Returns: %FALSE with @error set
 */
gboolean
cpt_bulk_repository_get_finish (CptBulkRepository *self, GAsyncResult *result, CptBulkStatus *status, GError **error)
{
  g_autofree CptBulkStatus *read = g_task_propagate_pointer (G_TASK (result), error);

  if (read == NULL)
    return FALSE;

  *status = *read;

  return TRUE;
}

static void
list_on_query_thread (GTask *task, sqlite3 *handle)
{
  GError *error = NULL;
  GPtrArray *results = cpt_bulk_table_list (handle, &error);

  if (results != NULL)
    g_task_return_pointer (task, results, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * cpt_bulk_repository_list_async:
 *
 * Reads how each of the refreshes stands.
 */
void
cpt_bulk_repository_list_async (CptBulkRepository *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, cpt_bulk_repository_list_async);
  cpt_store_submit_read (self->store, task, list_on_query_thread);
}

/**
 * cpt_bulk_repository_list_finish:
 *
 * Returns: (transfer full) (nullable) (element-type CptBulkResult): those that failed, then the others, as they were
 *   asked for; %NULL with @error set
 */
GPtrArray *
cpt_bulk_repository_list_finish (CptBulkRepository *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * cpt_bulk_survey_free:
 */
void
cpt_bulk_survey_free (CptBulkSurvey *self)
{
  g_array_unref (self->able);
  g_free (self);
}

static void
count (CptBulkSurvey *survey, gint64 rid, CptStatement *row)
{
  if (cpt_statement_get_int64 (row, COLUMN_N_LINKED) > 0)
    g_array_append_val (survey->able, rid);
  else if (cpt_statement_get_int64 (row, COLUMN_N_CONNECTIONS) == 0)
    survey->n_unconnected++;
  else
    survey->n_unlinked++;
}

static gboolean
look_at (CptStatement *statement, gint64 rid, CptBulkSurvey *survey, GError **error)
{
  gboolean has_row = FALSE;

  if (rid < 0)
    {
      survey->n_waiting++;
      return TRUE;
    }

  cpt_statement_bind_int64 (statement, ":rid", rid);
  cpt_statement_bind_int64 (statement, ":deletion", CPT_CHANGE_DELETE_COMPANY);
  cpt_statement_bind_int64 (statement, ":failed", CPT_CHANGE_FAILED);
  if (!cpt_statement_step (statement, &has_row, error))
    return FALSE;

  if (has_row)
    count (survey, rid, statement);
  cpt_statement_reset (statement);

  return TRUE;
}

static void
survey_on_query_thread (GTask *task, sqlite3 *handle)
{
  GArray *rids = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, SURVEY_SQL, &error);
  g_autoptr (CptBulkSurvey) survey = g_new0 (CptBulkSurvey, 1);
  gboolean is_read = statement != NULL;

  survey->able = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; is_read && i < rids->len && !g_cancellable_is_cancelled (g_task_get_cancellable (task)); i++)
    is_read = look_at (statement, g_array_index (rids, gint64, i), survey, &error);

  if (is_read)
    g_task_return_pointer (task, g_steal_pointer (&survey), (GDestroyNotify) cpt_bulk_survey_free);
  else
    g_task_return_error (task, error);
}

/**
 * cpt_bulk_repository_survey_async:
 * @rids: (element-type gint64): rows of companies; copied
 *
 * Reads which of them can be refreshed.
 */
void
cpt_bulk_repository_survey_async (CptBulkRepository *self,
                                  GArray *rids,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, cpt_bulk_repository_survey_async);
  g_task_set_task_data (task, g_array_copy (rids), (GDestroyNotify) g_array_unref);
  cpt_store_submit_read (self->store, task, survey_on_query_thread);
}

/**
 * cpt_bulk_repository_survey_finish:
 *
 * Returns: (transfer full) (nullable): which can and why not; %NULL with @error set
 */
CptBulkSurvey *
cpt_bulk_repository_survey_finish (CptBulkRepository *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* One write, within a transaction. */
typedef gboolean (*Write) (sqlite3 *handle, GError **error);

static gboolean
pause_all (sqlite3 *handle, GError **error)
{
  return cpt_bulk_table_set_paused (handle, TRUE, error);
}

static gboolean
go_on (sqlite3 *handle, GError **error)
{
  return cpt_bulk_table_set_paused (handle, FALSE, error);
}

static void
write_on_writer_thread (GTask *task, sqlite3 *handle)
{
  CptBulkRepository *self = g_task_get_source_object (task);
  Write write = *(Write *) g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (CptTransaction) transaction = cpt_transaction_begin (handle, &error);

  if (transaction == NULL || !write (handle, &error) || !cpt_transaction_commit (transaction, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  cpt_store_changed (self->store, CPT_STORE_CHANGE_REQUESTS);
  g_task_return_boolean (task, TRUE);
}

static void
submit (CptBulkRepository *self,
        Write write,
        GCancellable *cancellable,
        GAsyncReadyCallback callback,
        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, submit);
  g_task_set_task_data (task, g_memdup2 (&write, sizeof write), g_free);
  cpt_store_submit_write (self->store, CPT_STORE_LANE_USER, task, write_on_writer_thread);
}

/**
 * cpt_bulk_repository_set_paused_async:
 *
 * Sends no more of them, after what is on its way, until they are to go on; kept through a quit.
 */
void
cpt_bulk_repository_set_paused_async (CptBulkRepository *self,
                                      gboolean is_paused,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  submit (self, is_paused ? pause_all : go_on, cancellable, callback, user_data);
}

/**
 * cpt_bulk_repository_cancel_async:
 *
 * Takes back those that the platform has certainly not heard of.
 */
void
cpt_bulk_repository_cancel_async (CptBulkRepository *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  submit (self, cpt_bulk_table_cancel, cancellable, callback, user_data);
}

/**
 * cpt_bulk_repository_retry_async:
 *
 * Sends those that failed once more, and no other.
 */
void
cpt_bulk_repository_retry_async (CptBulkRepository *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  submit (self, cpt_bulk_table_retry, cancellable, callback, user_data);
}

/**
 * cpt_bulk_repository_close_async:
 *
 * Their end was seen: there is nothing more to say of them. What failed stays with its company. Nothing happens while
 * they are under way.
 */
void
cpt_bulk_repository_close_async (CptBulkRepository *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  submit (self, cpt_bulk_table_close, cancellable, callback, user_data);
}

/**
 * cpt_bulk_repository_write_finish:
 *
 * Returns: %FALSE with @error set
 */
gboolean
cpt_bulk_repository_write_finish (CptBulkRepository *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
