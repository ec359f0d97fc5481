/* cpt-outbox-repository.c — what the user did that the platform has not confirmed yet.
 *
 * Every write is one transaction of the user's lane, on the disk before it is answered. The rules are in
 * cpt-outbox-writer.c, what the platform's answer does in cpt-outbox-answer.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-outbox-repository.h"

#include "cpt-outbox-answer-private.h"
#include "cpt-outbox-writer-private.h"
#include "cpt-store-private.h"
#include "cpt-time.h"
#include "cpt-transaction-private.h"

static const char CLAIMED_SQL[] = "SELECT company_id FROM answered "
                                  "WHERE name = :name AND coalesce (created, :created_since) >= :created_since";

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

/* What one call wants, and what comes of it. */
typedef struct
{
  GPtrArray *changes; /* (nullable) (element-type CptChange): to add; then those stored */
  GArray *ids;        /* (nullable) (element-type gint64): to cancel */
  guint n_cancelled;
  CptOutboxRelease release;  /* its id is that of every call about one change */
  CptCompany *company;       /* (nullable): the answer */
  CptConnection *connection; /* (nullable): the answer */
  gint64 sequence;
  CptChange *taken; /* (nullable) */
  gint64 time;      /* next due; created since */
  gint64 rid;
  char *name;
  gboolean is_idle; /* nothing had to be written: nobody is told */
} Request;

static void
request_free (Request *request)
{
  g_clear_pointer (&request->changes, g_ptr_array_unref);
  g_clear_pointer (&request->ids, g_array_unref);
  g_clear_error (&request->release.why);
  g_clear_object (&request->company);
  g_clear_object (&request->connection);
  g_clear_object (&request->taken);
  g_free (request->name);
  g_free (request);
}

static GTask *
new_task (CptOutboxRepository *self,
          gpointer tag,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer user_data,
          Request **request)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  *request = g_new0 (Request, 1);
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, *request, (GDestroyNotify) request_free);

  return task;
}

static CptStore *
get_store (GTask *task)
{
  CptOutboxRepository *self = g_task_get_source_object (task);

  return self->store;
}

static gint64
get_now (CptStore *store)
{
  return cpt_clock_now (cpt_store_get_clock (store));
}

/* One write, within a transaction, which is undone when it fails. */
typedef gboolean (*WriteFunc) (CptStore *store, Request *request, sqlite3 *handle, GError **error);

static void
write_and_return (GTask *task, sqlite3 *handle, WriteFunc func, CptStoreChange changes)
{
  CptStore *store = get_store (task);
  Request *request = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (CptTransaction) transaction = cpt_transaction_begin (handle, &error);

  if (transaction == NULL || !func (store, request, handle, &error) || !cpt_transaction_commit (transaction, &error))
    {
      cpt_company_writer_forget (cpt_store_get_company_writer (store));
      g_task_return_error (task, error);
      return;
    }

  if (!request->is_idle)
    cpt_store_changed (store, changes);
  g_task_return_boolean (task, TRUE);
}

/* What was asked for up to now says nothing new of the company. */
static void
raise_guard (CptStore *store, const char *company_id, gint64 sequence)
{
  guint8 id[CPT_GUID_BYTES];

  if (cpt_guid_parse (company_id, id))
    cpt_guards_raise (cpt_company_writer_get_guards (cpt_store_get_company_writer (store)), id,
                      MAX (sequence, cpt_store_get_sequence (store)));
}

static gboolean
add (CptStore *store, Request *request, sqlite3 *handle, GError **error)
{
  CptCompanyLoader *loader = cpt_company_writer_get_loader (cpt_store_get_company_writer (store));
  g_autoptr (GPtrArray) wanted = g_steal_pointer (&request->changes);

  request->changes = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < wanted->len; i++)
    {
      if (!cpt_outbox_writer_add (handle, loader, g_ptr_array_index (wanted, i), get_now (store), request->changes,
                                  error))
        return FALSE;
    }

  return TRUE;
}

static void
add_on_writer_thread (GTask *task, sqlite3 *handle)
{
  write_and_return (task, handle, add, CPT_STORE_CHANGE_OUTBOX);
}

/**
 * cpt_outbox_repository_add_async:
 * @changes: (element-type CptChange): what the user did, not stored yet; their id, key, times and company ID are given
 *   here. A deletion, and what is %CPT_CHANGE_HELD, is held eight seconds.
 *
 * Commits all of @changes together. A company that waits to be created and was not sent yet is renamed or deleted here
 * alone; so is a renaming that was not sent yet.
 */
void
cpt_outbox_repository_add_async (CptOutboxRepository *self,
                                 GPtrArray *changes,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  Request *request = NULL;
  g_autoptr (GTask) task = new_task (self, cpt_outbox_repository_add_async, cancellable, callback, user_data, &request);

  request->changes = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < changes->len; i++)
    g_ptr_array_add (request->changes, g_object_ref (g_ptr_array_index (changes, i)));
  cpt_store_submit_write (self->store, CPT_STORE_LANE_USER, task, add_on_writer_thread);
}

/**
 * cpt_outbox_repository_add_finish:
 * @error: CPT_ERROR_NOT_FOUND when a company is gone; then none of the changes was stored
 *
 * Returns: (transfer full) (nullable) (element-type CptChange): the rows that say it now, with their ids: one for each
 *   change, but none for a deletion that took back a creation; %NULL with @error set
 */
GPtrArray *
cpt_outbox_repository_add_finish (CptOutboxRepository *self, GAsyncResult *result, GError **error)
{
  Request *request = g_task_get_task_data (G_TASK (result));

  return g_task_propagate_boolean (G_TASK (result), error) ? g_steal_pointer (&request->changes) : NULL;
}

static gboolean
cancel (CptStore *store, Request *request, sqlite3 *handle, GError **error)
{
  for (guint i = 0; i < request->ids->len; i++)
    {
      gboolean is_cancelled = FALSE;

      if (!cpt_outbox_writer_cancel (handle, g_array_index (request->ids, gint64, i), &is_cancelled, error))
        return FALSE;
      request->n_cancelled += is_cancelled ? 1 : 0;
    }

  return TRUE;
}

static void
cancel_on_writer_thread (GTask *task, sqlite3 *handle)
{
  write_and_return (task, handle, cancel, CPT_STORE_CHANGE_OUTBOX);
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
  Request *request = NULL;
  g_autoptr (GTask) task =
      new_task (self, cpt_outbox_repository_cancel_async, cancellable, callback, user_data, &request);

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
  const Request *request = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  if (n_cancelled != NULL)
    *n_cancelled = request->n_cancelled;

  return TRUE;
}

static gboolean
retry (CptStore *store, Request *request, sqlite3 *handle, GError **error)
{
  return cpt_outbox_writer_retry (handle, request->release.id, error);
}

static void
retry_on_writer_thread (GTask *task, sqlite3 *handle)
{
  write_and_return (task, handle, retry, CPT_STORE_CHANGE_OUTBOX);
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
  Request *request = NULL;
  g_autoptr (GTask) task =
      new_task (self, cpt_outbox_repository_retry_async, cancellable, callback, user_data, &request);

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

static gboolean
take (CptStore *store, Request *request, sqlite3 *handle, GError **error)
{
  g_autoptr (GError) failure = NULL;

  request->taken = cpt_outbox_writer_take (handle, get_now (store), &request->time, &failure);
  request->is_idle = request->taken == NULL;
  if (failure == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));

  return FALSE;
}

static void
take_on_writer_thread (GTask *task, sqlite3 *handle)
{
  write_and_return (task, handle, take, CPT_STORE_CHANGE_OUTBOX);
}

/**
 * cpt_outbox_repository_take_async:
 *
 * Takes the next change that can be sent and marks it as on its way. Until it is answered or given back, no other
 * change of its company is taken, and no page touches its company.
 */
void
cpt_outbox_repository_take_async (CptOutboxRepository *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  Request *request = NULL;
  g_autoptr (GTask) task =
      new_task (self, cpt_outbox_repository_take_async, cancellable, callback, user_data, &request);

  cpt_store_submit_write (self->store, CPT_STORE_LANE_USER, task, take_on_writer_thread);
}

/**
 * cpt_outbox_repository_take_finish:
 * @next_due: (out) (optional): microseconds UTC when another one can be taken; CPT_TIME_UNKNOWN when none has a time
 *
 * Returns: (transfer full) (nullable): the change, %CPT_CHANGE_SENDING; %NULL without @error when there is none
 */
CptChange *
cpt_outbox_repository_take_finish (CptOutboxRepository *self, GAsyncResult *result, gint64 *next_due, GError **error)
{
  Request *request = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  if (next_due != NULL)
    *next_due = request->time;

  return g_steal_pointer (&request->taken);
}

static gboolean
answer (CptStore *store, Request *request, sqlite3 *handle, GError **error)
{
  CptCompanyWriter *writer = cpt_store_get_company_writer (store);
  g_autoptr (GError) failure = NULL;
  g_autoptr (CptChange) change = cpt_outbox_table_get (handle, request->release.id, &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  if (change == NULL)
    return TRUE;

  raise_guard (store, cpt_change_get_company_id (change), request->sequence);
  if (request->company != NULL)
    raise_guard (store, cpt_company_get_id (request->company), request->sequence);

  return cpt_outbox_answer (handle, writer, change, request->company, request->connection, get_now (store),
                            &request->rid, error);
}

static void
answer_on_writer_thread (GTask *task, sqlite3 *handle)
{
  write_and_return (task, handle, answer,
                    CPT_STORE_CHANGE_OUTBOX | CPT_STORE_CHANGE_COMPANIES | CPT_STORE_CHANGE_ACTIVITY);
}

/**
 * cpt_outbox_repository_answer_async:
 * @company: (nullable): as the platform answered a creation or a renaming
 * @connection: (nullable): as it answered an unlinking
 * @sequence: taken before the change was sent
 *
 * The platform did it: its answer and the removal of the row are one transaction. Pages that were asked for before this
 * neither overwrite the company nor bring it back.
 */
void
cpt_outbox_repository_answer_async (CptOutboxRepository *self,
                                    gint64 change_id,
                                    CptCompany *company,
                                    CptConnection *connection,
                                    gint64 sequence,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  Request *request = NULL;
  g_autoptr (GTask) task =
      new_task (self, cpt_outbox_repository_answer_async, cancellable, callback, user_data, &request);

  request->release.id = change_id;
  request->company = company != NULL ? g_object_ref (company) : NULL;
  request->connection = connection != NULL ? g_object_ref (connection) : NULL;
  request->sequence = sequence;
  cpt_store_submit_write (self->store, CPT_STORE_LANE_USER, task, answer_on_writer_thread);
}

/**
 * cpt_outbox_repository_answer_finish:
 *
 * Returns: the row of the company, which for a creation takes the place of the negative one; 0 without @error when the
 *   change had been answered already, 0 with @error set
 */
gint64
cpt_outbox_repository_answer_finish (CptOutboxRepository *self, GAsyncResult *result, GError **error)
{
  const Request *request = g_task_get_task_data (G_TASK (result));

  return g_task_propagate_boolean (G_TASK (result), error) ? request->rid : 0;
}

static gboolean
release (CptStore *store, Request *request, sqlite3 *handle, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (CptChange) change = cpt_outbox_table_get (handle, request->release.id, &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  if (change == NULL)
    return TRUE;

  raise_guard (store, cpt_change_get_company_id (change), 0);

  return cpt_outbox_writer_release (handle, &request->release, error);
}

static void
release_on_writer_thread (GTask *task, sqlite3 *handle)
{
  write_and_return (task, handle, release, CPT_STORE_CHANGE_OUTBOX);
}

/**
 * cpt_outbox_repository_release_async:
 * @state: what becomes of it: to be sent again, to be found out, to be asked, or failed
 * @new_key: whether its idempotency key is spent: a new one is stored before it is sent again
 * @not_before: microseconds UTC before which it is not sent again, CPT_TIME_UNKNOWN for at once
 * @why: (nullable): how the attempt failed; %NULL with the same key leaves the reason of the attempt before
 *
 * Gives back a change that was taken.
 */
void
cpt_outbox_repository_release_async (CptOutboxRepository *self,
                                     gint64 change_id,
                                     CptChangeState state,
                                     gboolean new_key,
                                     gint64 not_before,
                                     const GError *why,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  Request *request = NULL;
  g_autoptr (GTask) task =
      new_task (self, cpt_outbox_repository_release_async, cancellable, callback, user_data, &request);

  request->release = (CptOutboxRelease){
    .id = change_id,
    .state = state,
    .has_new_key = new_key,
    .not_before = not_before,
    .why = why != NULL ? g_error_copy (why) : NULL,
  };
  cpt_store_submit_write (self->store, CPT_STORE_LANE_USER, task, release_on_writer_thread);
}

/**
 * cpt_outbox_repository_release_finish:
 *
 * Returns: %FALSE with @error set
 */
gboolean
cpt_outbox_repository_release_finish (CptOutboxRepository *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
list_claimed_ids_on_query_thread (GTask *task, sqlite3 *handle)
{
  const Request *request = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, CLAIMED_SQL, &error);
  gboolean has_row = statement != NULL;

  if (statement != NULL)
    {
      cpt_statement_bind_text (statement, ":name", request->name);
      cpt_statement_bind_int64 (statement, ":created_since", request->time);
    }
  while (has_row && cpt_statement_step (statement, &has_row, &error) && has_row)
    g_ptr_array_add (ids, cpt_statement_dup_guid (statement, 0));

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&ids), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * cpt_outbox_repository_list_claimed_ids_async:
 * @created_since: microseconds UTC, by the platform's clock
 * @stripped_name: as the platform stores it
 *
 * Reads which companies of this name were made by other creations of ours, so that none is taken for two.
 */
void
cpt_outbox_repository_list_claimed_ids_async (CptOutboxRepository *self,
                                              gint64 created_since,
                                              const char *stripped_name,
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer user_data)
{
  Request *request = NULL;
  g_autoptr (GTask) task =
      new_task (self, cpt_outbox_repository_list_claimed_ids_async, cancellable, callback, user_data, &request);

  request->time = created_since;
  request->name = g_strdup (stripped_name);
  cpt_store_submit_read (self->store, task, list_claimed_ids_on_query_thread);
}

/**
 * cpt_outbox_repository_list_claimed_ids_finish:
 *
 * Returns: (transfer full) (nullable) (element-type utf8): company IDs; %NULL with @error set
 */
GPtrArray *
cpt_outbox_repository_list_claimed_ids_finish (CptOutboxRepository *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
