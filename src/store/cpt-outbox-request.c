/* cpt-outbox-request.c — one call of the outbox on its way to the writer thread and back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-outbox-request-private.h"

#include "cpt-overlay-private.h"
#include "cpt-transaction-private.h"

static void
request_free (CptOutboxRequest *request)
{
  g_clear_object (&request->store);
  g_clear_pointer (&request->changes, g_ptr_array_unref);
  g_clear_pointer (&request->ids, g_array_unref);
  g_clear_error (&request->release.why);
  cpt_outbox_answer_clear (&request->answer);
  g_clear_object (&request->taken);
  g_free (request->name);
  g_array_unref (request->tellings);
  g_free (request);
}

static void
telling_clear (gpointer data)
{
  CptOutboxTelling *telling = data;

  g_free (telling->company_id);
}

/**
 * cpt_outbox_request_new_task:
 * @request: (out) (transfer none): the data of the task, to be filled
 *
 * Returns: (transfer full): a task of @repository
 */
GTask *
cpt_outbox_request_new_task (CptOutboxRepository *repository,
                             gpointer tag,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data,
                             CptOutboxRequest **request)
{
  GTask *task = g_task_new (repository, cancellable, callback, user_data);

  *request = g_new0 (CptOutboxRequest, 1);
  (*request)->tellings = g_array_new (FALSE, FALSE, sizeof (CptOutboxTelling));
  g_array_set_clear_func ((*request)->tellings, telling_clear);
  (*request)->store = g_object_ref (cpt_outbox_repository_get_store (repository));
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, *request, (GDestroyNotify) request_free);

  return task;
}

/**
 * cpt_outbox_request_tell:
 * @company_id: (nullable): GUID text
 * @changes: what is told when the request is committed, of that company when there is one
 */
void
cpt_outbox_request_tell (CptOutboxRequest *request, const char *company_id, CptStoreChange changes)
{
  const CptOutboxTelling telling = { g_strdup (company_id), changes };

  g_array_append_val (request->tellings, telling);
}

/**
 * cpt_outbox_request_tell_change:
 * @change: whose row is written
 */
void
cpt_outbox_request_tell_change (CptOutboxRequest *request, CptChange *change)
{
  cpt_outbox_request_tell (request, cpt_change_get_company_id (change),
                           cpt_overlay_concerns (cpt_change_get_kind (change)) ? CPT_STORE_CHANGE_OUTBOX
                                                                               : CPT_STORE_CHANGE_REQUESTS);
}

static void
tell (CptOutboxRequest *request)
{
  for (guint i = 0; i < request->tellings->len; i++)
    {
      const CptOutboxTelling *telling = &g_array_index (request->tellings, CptOutboxTelling, i);

      if (telling->company_id != NULL)
        cpt_store_company_changed (request->store, telling->company_id, telling->changes);
      else
        cpt_store_changed (request->store, telling->changes);
    }
}

/**
 * cpt_outbox_request_write:
 * @func: does it, within a transaction, and says what is to be told
 *
 * Answers @task with whether @func was done, whole. On the writer thread.
 */
void
cpt_outbox_request_write (GTask *task, sqlite3 *handle, CptOutboxRequestFunc func)
{
  CptOutboxRequest *request = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (CptTransaction) transaction = cpt_transaction_begin (handle, &error);

  if (transaction == NULL ||
      !cpt_outbox_table_shift_held (handle, cpt_store_take_clock_shift (request->store), &error) ||
      !func (request, handle, &error) || !cpt_transaction_commit (transaction, &error))
    {
      cpt_company_writer_forget (cpt_store_get_company_writer (request->store));
      g_task_return_error (task, error);
      return;
    }

  tell (request);
  g_task_return_boolean (task, TRUE);
}

/**
 * cpt_outbox_request_get_now:
 *
 * Returns: microseconds UTC, by the account's clock
 */
gint64
cpt_outbox_request_get_now (CptOutboxRequest *request)
{
  return cpt_clock_now (cpt_store_get_clock (request->store));
}
