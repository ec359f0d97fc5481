/* cpt-outbox-repository.c — what the user did that the platform has not confirmed yet.
 *
 * Here is what the user does with it; what sync does is in cpt-outbox-sending.c, the rules in cpt-outbox-writer.c.
 * Every write is one transaction of the user's lane, on the disk before it is answered.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-bulk-table-private.h"
#include "cpt-error.h"
#include "cpt-outbox-adder-private.h"
#include "cpt-outbox-request-private.h"

struct _CptOutboxRepository
{
  GObject parent_instance;

  CptStore *store;
};

G_DEFINE_FINAL_TYPE (CptOutboxRepository, cpt_outbox_repository, G_TYPE_OBJECT)

static void
cpt_outbox_repository_finalize (GObject *object)
{
  CptOutboxRepository *self = CPT_OUTBOX_REPOSITORY (object);

  g_clear_object (&self->store);

  G_OBJECT_CLASS (cpt_outbox_repository_parent_class)->finalize (object);
}

static void
cpt_outbox_repository_class_init (CptOutboxRepositoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_outbox_repository_finalize;
}

static void
cpt_outbox_repository_init (CptOutboxRepository *self)
{
}

/**
 * cpt_outbox_repository_new:
 *
 * Returns: (transfer full): the outbox of @store
 */
CptOutboxRepository *
cpt_outbox_repository_new (CptStore *store)
{
  CptOutboxRepository *self = g_object_new (CPT_TYPE_OUTBOX_REPOSITORY, NULL);

  self->store = g_object_ref (store);

  return self;
}

/**
 * cpt_outbox_repository_get_store:
 *
 * Returns: (transfer none): where the outbox is
 */
CptStore *
cpt_outbox_repository_get_store (CptOutboxRepository *self)
{
  return self->store;
}

/**
 * cpt_outbox_answer_clear:
 * @self: an answer that owns its members
 *
 * Lets go of all that was answered.
 */
void
cpt_outbox_answer_clear (CptOutboxAnswer *self)
{
  g_clear_object (&self->company);
  g_clear_object (&self->connection);
  g_clear_object (&self->read);
  g_clear_object (&self->settings);
}

/* One company that went while many were chosen is no reason to refresh none. */
static gboolean
add_one (CptOutboxRequest *request, sqlite3 *handle, CptChange *change, GError **error)
{
  CptCompanyLoader *loader = cpt_company_writer_get_loader (cpt_store_get_company_writer (request->store));
  g_autoptr (GError) failure = NULL;

  if (cpt_outbox_adder_add (handle, loader, change, cpt_outbox_request_get_now (request), request->changes, &failure) ||
      (cpt_change_is_bulk (change) && g_error_matches (failure, CPT_ERROR, CPT_ERROR_NOT_FOUND)))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));

  return FALSE;
}

static gboolean
add (CptOutboxRequest *request, sqlite3 *handle, GError **error)
{
  g_autoptr (GPtrArray) wanted = g_steal_pointer (&request->changes);

  request->changes = g_ptr_array_new_with_free_func (g_object_unref);
  if (wanted->len > 0 && cpt_change_is_bulk (g_ptr_array_index (wanted, 0)) &&
      !cpt_bulk_table_begin (handle, cpt_outbox_request_get_now (request), error))
    return FALSE;

  for (guint i = 0; i < wanted->len; i++)
    {
      if (!add_one (request, handle, g_ptr_array_index (wanted, i), error))
        return FALSE;
      cpt_outbox_request_tell_change (request, g_ptr_array_index (wanted, i));
    }

  for (guint i = 0; i < request->changes->len; i++)
    cpt_outbox_request_tell_change (request, g_ptr_array_index (request->changes, i));

  return TRUE;
}

static void
add_on_writer_thread (GTask *task, sqlite3 *handle)
{
  cpt_outbox_request_write (task, handle, add);
}

/**
 * cpt_outbox_repository_add_async:
 * @changes: (element-type CptChange): what the user did, not stored yet; their id, key, times and company ID are given
 *   here. A deletion, and what is %CPT_CHANGE_HELD, is held eight seconds.
 *
 * Commits all of @changes together. A company that waits to be created and was not sent yet is renamed or deleted here
 * alone; so is a renaming that was not sent yet. Settings that are saved again take the place of those that were not
 * sent yet; a refresh that waits already is not asked for twice. The settings of all have the row 0. When the first of
 * @changes is in bulk, all are refreshes in bulk, and those of companies that are gone are left out.
 */
void
cpt_outbox_repository_add_async (CptOutboxRepository *self,
                                 GPtrArray *changes,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  CptOutboxRequest *request = NULL;
  g_autoptr (GTask) task =
      cpt_outbox_request_new_task (self, cpt_outbox_repository_add_async, cancellable, callback, user_data, &request);

  request->changes = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < changes->len; i++)
    g_ptr_array_add (request->changes, g_object_ref (g_ptr_array_index (changes, i)));
  cpt_store_submit_write (self->store, CPT_STORE_LANE_USER, task, add_on_writer_thread);
}

/**
 * cpt_outbox_repository_add_finish:
 * @error: CPT_ERROR_NOT_FOUND when a company is gone, or a connection is not created yet; then none of the changes was
 *   stored
 *
 * Returns: (transfer full) (nullable) (element-type CptChange): the rows that say it now, with their ids: one for each
 *   change, but none for a deletion that took back a creation; %NULL with @error set
 */
GPtrArray *
cpt_outbox_repository_add_finish (CptOutboxRepository *self, GAsyncResult *result, GError **error)
{
  CptOutboxRequest *request = g_task_get_task_data (G_TASK (result));

  return g_task_propagate_boolean (G_TASK (result), error) ? g_steal_pointer (&request->changes) : NULL;
}

static gboolean
cancel (CptOutboxRequest *request, sqlite3 *handle, GError **error)
{
  for (guint i = 0; i < request->ids->len; i++)
    {
      g_autoptr (GError) failure = NULL;
      g_autoptr (CptChange) cancelled =
          cpt_outbox_writer_cancel (handle, g_array_index (request->ids, gint64, i), &failure);

      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }

      if (cancelled != NULL)
        {
          request->n_cancelled++;
          cpt_outbox_request_tell_change (request, cancelled);
        }
    }

  return TRUE;
}

static void
cancel_on_writer_thread (GTask *task, sqlite3 *handle)
{
  cpt_outbox_request_write (task, handle, cancel);
}

/**
 * cpt_outbox_repository_cancel_async:
 * @change_ids: (element-type gint64): outbox rows; copied
 *
 * Takes back those that the platform has certainly not heard of, and puts away those that failed or have a question.
 */
void
cpt_outbox_repository_cancel_async (CptOutboxRepository *self,
                                    GArray *change_ids,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  CptOutboxRequest *request = NULL;
  g_autoptr (GTask) task = cpt_outbox_request_new_task (self, cpt_outbox_repository_cancel_async, cancellable, callback,
                                                        user_data, &request);

  request->ids = g_array_copy (change_ids);
  cpt_store_submit_write (self->store, CPT_STORE_LANE_USER, task, cancel_on_writer_thread);
}

/**
 * cpt_outbox_repository_cancel_finish:
 * @n_cancelled: (out) (optional): how many were taken back; the others may have been sent
 *
 * Returns: %FALSE with @error set when none was
 */
gboolean
cpt_outbox_repository_cancel_finish (CptOutboxRepository *self,
                                     GAsyncResult *result,
                                     guint *n_cancelled,
                                     GError **error)
{
  const CptOutboxRequest *request = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  if (n_cancelled != NULL)
    *n_cancelled = request->n_cancelled;

  return TRUE;
}

static gboolean
retry (CptOutboxRequest *request, sqlite3 *handle, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (CptChange) retried = cpt_outbox_writer_retry (handle, request->release.id, &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  if (retried != NULL)
    cpt_outbox_request_tell_change (request, retried);

  return TRUE;
}

static void
retry_on_writer_thread (GTask *task, sqlite3 *handle)
{
  cpt_outbox_request_write (task, handle, retry);
}

/**
 * cpt_outbox_repository_retry_async:
 * @change_id: an outbox row that failed, or has a question
 *
 * Sends it once more, with a new key. Nothing happens to a change in another state.
 */
void
cpt_outbox_repository_retry_async (CptOutboxRepository *self,
                                   gint64 change_id,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  CptOutboxRequest *request = NULL;
  g_autoptr (GTask) task =
      cpt_outbox_request_new_task (self, cpt_outbox_repository_retry_async, cancellable, callback, user_data, &request);

  request->release.id = change_id;
  cpt_store_submit_write (self->store, CPT_STORE_LANE_USER, task, retry_on_writer_thread);
}

/**
 * cpt_outbox_repository_retry_finish:
 *
 * Returns: %FALSE with @error set
 */
gboolean
cpt_outbox_repository_retry_finish (CptOutboxRepository *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
list_on_query_thread (GTask *task, sqlite3 *handle)
{
  GError *error = NULL;
  g_autoptr (CptStatement) statement = cpt_outbox_table_prepare_list (handle, "TRUE", &error);
  GPtrArray *changes = statement != NULL ? cpt_outbox_table_list (statement, &error) : NULL;

  if (changes != NULL)
    g_task_return_pointer (task, changes, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * cpt_outbox_repository_list_async:
 *
 * Reads all that the platform has not confirmed, and what it refused.
 */
void
cpt_outbox_repository_list_async (CptOutboxRepository *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, cpt_outbox_repository_list_async);
  cpt_store_submit_read (self->store, task, list_on_query_thread);
}

/**
 * cpt_outbox_repository_list_finish:
 *
 * Returns: (transfer full) (nullable) (element-type CptChange): in order; %NULL with @error set
 */
GPtrArray *
cpt_outbox_repository_list_finish (CptOutboxRepository *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
