/* cpt-outbox-sending.c — what sync does with the outbox: takes a change, and gives it back or answers it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-error.h"
#include "cpt-outbox-answer-private.h"
#include "cpt-outbox-request-private.h"
#include "cpt-overlay-private.h"
#include "cpt-time.h"

static const char CLAIMED_SQL[] = "SELECT company_id FROM answered "
                                  "WHERE name = :name AND coalesce (created, :created_since) >= :created_since";

static const char CLAIMED_CONNECTIONS_SQL[] =
    "SELECT connection_id FROM answered WHERE company_id = :company_id AND connection_id IS NOT NULL";

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
take (CptOutboxRequest *request, sqlite3 *handle, GError **error)
{
  g_autoptr (GError) failure = NULL;

  request->taken = cpt_outbox_writer_take (handle, cpt_outbox_request_get_now (request), &request->time, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  if (request->taken != NULL)
    cpt_outbox_request_tell_change (request, request->taken);

  return TRUE;
}

static void
take_on_writer_thread (GTask *task, sqlite3 *handle)
{
  cpt_outbox_request_write (task, handle, take);
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
  CptOutboxRequest *request = NULL;
  g_autoptr (GTask) task =
      cpt_outbox_request_new_task (self, cpt_outbox_repository_take_async, cancellable, callback, user_data, &request);

  cpt_store_submit_write (cpt_outbox_repository_get_store (self), CPT_STORE_LANE_USER, task, take_on_writer_thread);
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
  CptOutboxRequest *request = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  if (next_due != NULL)
    *next_due = request->time;

  return g_steal_pointer (&request->taken);
}

/* What was asked for before the change was answered says nothing new of what it changed. */
static void
raise_guards (CptOutboxRequest *request, CptChange *change)
{
  const CptOutboxAnswer *answer = &request->answer;
  guint8 owner[CPT_GUID_BYTES];

  if (cpt_overlay_concerns (cpt_change_get_kind (change)))
    raise_guard (request->store, cpt_change_get_company_id (change), request->sequence);
  if (answer->company != NULL)
    raise_guard (request->store, cpt_company_get_id (answer->company), request->sequence);
  if (answer->settings != NULL && cpt_guid_parse (cpt_sync_settings_get_owner_id (answer->settings), owner))
    cpt_guards_raise (cpt_store_get_guards (request->store, CPT_STORE_ANSWERS_SETTINGS), owner,
                      MAX (request->sequence, cpt_store_get_sequence (request->store)));
}

static void
tell_answer (CptOutboxRequest *request, CptChange *change)
{
  const char *company_id = cpt_change_get_company_id (change);

  if (company_id == NULL && request->answer.company != NULL)
    company_id = cpt_company_get_id (request->answer.company);

  cpt_outbox_request_tell_change (request, change);
  cpt_outbox_request_tell (request, company_id, CPT_STORE_CHANGE_ACTIVITY);
  if (cpt_overlay_concerns (cpt_change_get_kind (change)))
    cpt_outbox_request_tell (request, company_id, CPT_STORE_CHANGE_COMPANIES);
  if (request->answer.read != NULL)
    cpt_outbox_request_tell (request, company_id, CPT_STORE_CHANGE_READS);
  if (request->answer.settings != NULL)
    cpt_outbox_request_tell (request, company_id, CPT_STORE_CHANGE_SETTINGS);
}

static gboolean
answer (CptOutboxRequest *request, sqlite3 *handle, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (CptChange) change = cpt_outbox_table_get (handle, request->release.id, &failure);
  CptOutboxAnswering answering = {
    .store = request->store,
    .handle = handle,
    .change = change,
    .answer = &request->answer,
    .sequence = request->sequence,
    .now = cpt_outbox_request_get_now (request),
  };

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  if (change == NULL)
    return TRUE;

  raise_guards (request, change);
  tell_answer (request, change);
  if (!cpt_outbox_answer (&answering, error))
    return FALSE;

  request->rid = answering.rid;

  return TRUE;
}

static void
answer_on_writer_thread (GTask *task, sqlite3 *handle)
{
  cpt_outbox_request_write (task, handle, answer);
}

/**
 * cpt_outbox_repository_answer_async:
 * @answer: what the platform said; copied
 * @sequence: taken before the change was sent
 *
 * The platform did it: its answer and the removal of the row are one transaction. Pages that were asked for before this
 * neither overwrite the company nor bring it back.
 */
void
cpt_outbox_repository_answer_async (CptOutboxRepository *self,
                                    gint64 change_id,
                                    const CptOutboxAnswer *answer,
                                    gint64 sequence,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  CptOutboxRequest *request = NULL;
  g_autoptr (GTask) task = cpt_outbox_request_new_task (self, cpt_outbox_repository_answer_async, cancellable, callback,
                                                        user_data, &request);

  request->release.id = change_id;
  g_set_object (&request->answer.company, answer->company);
  g_set_object (&request->answer.connection, answer->connection);
  g_set_object (&request->answer.read, answer->read);
  g_set_object (&request->answer.settings, answer->settings);
  request->sequence = sequence;
  cpt_store_submit_write (cpt_outbox_repository_get_store (self), CPT_STORE_LANE_USER, task, answer_on_writer_thread);
}

/**
 * cpt_outbox_repository_answer_finish:
 *
 * Returns: the row of the company, which for a creation takes the place of the negative one; 0 without @error for the
 *   settings of all and when the change had been answered already, 0 with @error set
 */
gint64
cpt_outbox_repository_answer_finish (CptOutboxRepository *self, GAsyncResult *result, GError **error)
{
  const CptOutboxRequest *request = g_task_get_task_data (G_TASK (result));

  return g_task_propagate_boolean (G_TASK (result), error) ? request->rid : 0;
}

static gboolean
release (CptOutboxRequest *request, sqlite3 *handle, GError **error)
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

  if (cpt_overlay_concerns (cpt_change_get_kind (change)))
    raise_guard (request->store, cpt_change_get_company_id (change), 0);
  cpt_outbox_request_tell_change (request, change);
  request->release.holds_bulk = cpt_change_is_bulk (change) && request->release.not_before != CPT_TIME_UNKNOWN &&
                                g_error_matches (request->release.why, CPT_ERROR, CPT_ERROR_RATE_LIMITED);

  return cpt_outbox_writer_release (handle, &request->release, error);
}

static void
release_on_writer_thread (GTask *task, sqlite3 *handle)
{
  cpt_outbox_request_write (task, handle, release);
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
  CptOutboxRequest *request = NULL;
  g_autoptr (GTask) task = cpt_outbox_request_new_task (self, cpt_outbox_repository_release_async, cancellable,
                                                        callback, user_data, &request);

  request->release = (CptOutboxRelease){
    .id = change_id,
    .state = state,
    .has_new_key = new_key,
    .not_before = not_before,
    .why = why != NULL ? g_error_copy (why) : NULL,
  };
  cpt_store_submit_write (cpt_outbox_repository_get_store (self), CPT_STORE_LANE_USER, task, release_on_writer_thread);
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

/* Answers @task with the identifiers that @statement gives, or with @error. */
static void
return_ids (GTask *task, CptStatement *statement, GError *error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  gboolean has_row = statement != NULL;

  while (has_row && cpt_statement_step (statement, &has_row, &error) && has_row)
    g_ptr_array_add (ids, cpt_statement_dup_guid (statement, 0));

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&ids), (GDestroyNotify) g_ptr_array_unref);
}

static void
list_claimed_ids_on_query_thread (GTask *task, sqlite3 *handle)
{
  const CptOutboxRequest *request = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, CLAIMED_SQL, &error);

  if (statement != NULL)
    {
      cpt_statement_bind_text (statement, ":name", request->name);
      cpt_statement_bind_int64 (statement, ":created_since", request->time);
    }
  return_ids (task, statement, error);
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
  CptOutboxRequest *request = NULL;
  g_autoptr (GTask) task = cpt_outbox_request_new_task (self, cpt_outbox_repository_list_claimed_ids_async, cancellable,
                                                        callback, user_data, &request);

  request->time = created_since;
  request->name = g_strdup (stripped_name);
  cpt_store_submit_read (cpt_outbox_repository_get_store (self), task, list_claimed_ids_on_query_thread);
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

static void
list_claimed_connections_on_query_thread (GTask *task, sqlite3 *handle)
{
  const CptOutboxRequest *request = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, CLAIMED_CONNECTIONS_SQL, &error);

  if (statement != NULL)
    cpt_statement_bind_guid (statement, ":company_id", request->name);
  return_ids (task, statement, error);
}

/**
 * cpt_outbox_repository_list_claimed_connections_async:
 * @company_id: GUID text
 *
 * Reads which connections of a company were made by changes of ours, so that none is taken for two.
 */
void
cpt_outbox_repository_list_claimed_connections_async (CptOutboxRepository *self,
                                                      const char *company_id,
                                                      GCancellable *cancellable,
                                                      GAsyncReadyCallback callback,
                                                      gpointer user_data)
{
  CptOutboxRequest *request = NULL;
  g_autoptr (GTask) task = cpt_outbox_request_new_task (self, cpt_outbox_repository_list_claimed_connections_async,
                                                        cancellable, callback, user_data, &request);

  request->name = g_strdup (company_id);
  cpt_store_submit_read (cpt_outbox_repository_get_store (self), task, list_claimed_connections_on_query_thread);
}

/**
 * cpt_outbox_repository_list_claimed_connections_finish:
 *
 * Returns: (transfer full) (nullable) (element-type utf8): connection IDs; %NULL with @error set
 */
GPtrArray *
cpt_outbox_repository_list_claimed_connections_finish (CptOutboxRepository *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
