/* cpt-write-repository.c — the write history: what the platform said last of every write.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-write-repository.h"

#include "cpt-event-log-private.h"
#include "cpt-history-cursor-private.h"
#include "cpt-history-writer-private.h"
#include "cpt-store-private.h"
#include "cpt-transaction-private.h"
#include "cpt-write.h"

struct _CptWriteRepository
{
  GObject parent_instance;

  CptStore *store;
};

G_DEFINE_FINAL_TYPE (CptWriteRepository, cpt_write_repository, G_TYPE_OBJECT)

static void
cpt_write_repository_finalize (GObject *object)
{
  CptWriteRepository *self = CPT_WRITE_REPOSITORY (object);

  g_clear_object (&self->store);

  G_OBJECT_CLASS (cpt_write_repository_parent_class)->finalize (object);
}

static void
cpt_write_repository_class_init (CptWriteRepositoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_write_repository_finalize;
}

static void
cpt_write_repository_init (CptWriteRepository *self)
{
}

/**
 * cpt_write_repository_new:
 *
 * Returns: (transfer full): the write history of @store
 */
CptWriteRepository *
cpt_write_repository_new (CptStore *store)
{
  CptWriteRepository *self = g_object_new (CPT_TYPE_WRITE_REPOSITORY, NULL);

  self->store = g_object_ref (store);

  return self;
}

typedef struct
{
  char *company_id;
  CptPage *page; /* (owned) */
  gint64 offset;
  gint64 sequence;
  gint64 rest; /* what is left to be read, once it is stored */
} Put;

static void
put_free (Put *put)
{
  g_free (put->company_id);
  g_object_unref (put->page);
  g_free (put);
}

/* What ended before our eyes is activity; what had ended when it was first seen is in the history alone. */
static gboolean
record_ends (sqlite3 *handle, GArray *changes, gint64 now, GError **error)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const CptHistoryChange *change = &g_array_index (changes, CptHistoryChange, i);
      CptWrite *write = change->item;
      const CptActivityFields fields = {
        .company_id = cpt_write_get_company_id (write),
        .connection_id = cpt_write_get_connection_id (write),
        .kind = CPT_ACTIVITY_WRITE_ENDED,
        .at = now,
        .origin = CPT_ORIGIN_ELSEWHERE,
        .before = cpt_write_get_data_type (write),
        .after = cpt_write_get_status_text (write),
        .detail = cpt_write_get_error_message (write),
      };

      if (change->has_ended && !change->is_new && !cpt_event_log_add (handle, &fields, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
put (CptHistoryWriter *writer, sqlite3 *handle, Put *wanted, gint64 now, GArray *changes, GError **error)
{
  g_autoptr (CptTransaction) transaction = cpt_transaction_begin (handle, error);

  return transaction != NULL &&
         cpt_history_writer_put_all (writer, cpt_page_get_items (wanted->page), wanted->sequence, now, changes,
                                     error) &&
         record_ends (handle, changes, now, error) &&
         cpt_history_cursor_put (&cpt_write_table, handle, wanted->company_id, wanted->page, wanted->offset,
                                 &wanted->rest, error) &&
         cpt_transaction_commit (transaction, error);
}

static void
put_on_writer_thread (GTask *task, sqlite3 *handle)
{
  CptWriteRepository *self = g_task_get_source_object (task);
  gint64 now = cpt_clock_now (cpt_store_get_clock (self->store));
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (CptHistoryChange));
  GError *error = NULL;
  g_autoptr (CptHistoryWriter) writer = cpt_history_writer_new (
      &cpt_write_table, handle, cpt_store_get_guards (self->store, CPT_STORE_ANSWERS_HISTORY), &error);

  if (writer == NULL || !put (writer, handle, g_task_get_task_data (task), now, changes, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  cpt_history_writer_tell (writer, self->store, changes);
  g_task_return_boolean (task, TRUE);
}

/**
 * cpt_write_repository_put_page_async:
 * @company_id: GUID text
 * @page: of the company's writes, the newest first
 * @offset: how many writes are newer than the first of @page
 * @sequence: taken before it was asked for
 *
 * Stores the writes of @page in one transaction, and how far the history is read. What is stored like this already is
 * not written. A write that ended is not pending again, and an older answer moves none back. What ended since it was
 * last stored is recorded as activity.
 */
void
cpt_write_repository_put_page_async (CptWriteRepository *self,
                                     const char *company_id,
                                     CptPage *page,
                                     gint64 offset,
                                     gint64 sequence,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Put *wanted = g_new0 (Put, 1);

  *wanted = (Put){ g_strdup (company_id), g_object_ref (page), offset, sequence, 0 };
  g_task_set_source_tag (task, cpt_write_repository_put_page_async);
  g_task_set_task_data (task, wanted, (GDestroyNotify) put_free);
  cpt_store_submit_write (self->store, CPT_STORE_LANE_SYNC, task, put_on_writer_thread);
}

/**
 * cpt_write_repository_put_page_finish:
 * @rest: (out): when the history is not read to its end, how many of its newest writes are stored without a gap: those
 *   after them come next. 0 when all of it is stored
 *
 * Returns: %FALSE with @error set when nothing was stored
 */
gboolean
cpt_write_repository_put_page_finish (CptWriteRepository *self, GAsyncResult *result, gint64 *rest, GError **error)
{
  const Put *wanted = g_task_get_task_data (G_TASK (result));

  *rest = wanted->rest;

  return g_task_propagate_boolean (G_TASK (result), error);
}
