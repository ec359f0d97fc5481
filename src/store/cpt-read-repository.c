/* cpt-read-repository.c — the read history: what the platform said last of every read.
 *
 * Here is what sync brings; what pages ask is in cpt-read-queries.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-read-repository-private.h"

#include "cpt-event-log-private.h"
#include "cpt-history-cursor-private.h"
#include "cpt-history-writer-private.h"
#include "cpt-objects.h"
#include "cpt-transaction-private.h"

struct _CptReadRepository
{
  GObject parent_instance;

  CptStore *store;
};

G_DEFINE_FINAL_TYPE (CptReadRepository, cpt_read_repository, G_TYPE_OBJECT)

static void
cpt_read_repository_finalize (GObject *object)
{
  CptReadRepository *self = CPT_READ_REPOSITORY (object);

  g_clear_object (&self->store);

  G_OBJECT_CLASS (cpt_read_repository_parent_class)->finalize (object);
}

static void
cpt_read_repository_class_init (CptReadRepositoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_read_repository_finalize;
}

static void
cpt_read_repository_init (CptReadRepository *self)
{
}

/**
 * cpt_read_repository_new:
 *
 * Returns: (transfer full): the read history of @store
 */
CptReadRepository *
cpt_read_repository_new (CptStore *store)
{
  CptReadRepository *self = g_object_new (CPT_TYPE_READ_REPOSITORY, NULL);

  self->store = g_object_ref (store);

  return self;
}

/**
 * cpt_read_repository_get_store:
 *
 * Returns: (transfer none): where the history is
 */
CptStore *
cpt_read_repository_get_store (CptReadRepository *self)
{
  return self->store;
}

/**
 * cpt_read_news_free:
 * @self: (transfer full): news
 */
void
cpt_read_news_free (CptReadNews *self)
{
  g_clear_object (&self->read);
  g_free (self);
}

typedef struct
{
  GPtrArray *reads; /* (owned) (element-type CptRead) */
  gint64 sequence;

  /* Only when they are a page of a history. */
  CptPage *page;    /* (owned) (nullable) */
  char *company_id; /* (owned) (nullable) */
  gint64 offset;
  gint64 rest; /* what is left to be read, once they are stored */
} Put;

static void
put_free (Put *put)
{
  g_ptr_array_unref (put->reads);
  g_clear_object (&put->page);
  g_free (put->company_id);
  g_free (put);
}

/* What ended before our eyes is activity; what had ended when it was first seen is in the history alone. */
static gboolean
record_ends (sqlite3 *handle, GArray *changes, gint64 now, GError **error)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const CptHistoryChange *change = &g_array_index (changes, CptHistoryChange, i);
      CptRead *read = change->item;
      const CptActivityFields fields = {
        .company_id = cpt_read_get_company_id (read),
        .connection_id = cpt_read_get_connection_id (read),
        .kind = CPT_ACTIVITY_READ_ENDED,
        .at = now,
        .origin = CPT_ORIGIN_ELSEWHERE,
        .before = cpt_read_get_data_type (read),
        .after = cpt_read_get_status_text (read),
        .detail = cpt_read_get_error_message (read),
      };

      if (change->has_ended && !change->is_new && !cpt_event_log_add (handle, &fields, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
move_cursor (sqlite3 *handle, Put *wanted, GError **error)
{
  return wanted->page == NULL || cpt_history_cursor_put (&cpt_read_table, handle, wanted->company_id, wanted->page,
                                                         wanted->offset, &wanted->rest, error);
}

static gboolean
put (CptHistoryWriter *writer, sqlite3 *handle, Put *wanted, gint64 now, GArray *changes, GError **error)
{
  g_autoptr (CptTransaction) transaction = cpt_transaction_begin (handle, error);

  return transaction != NULL &&
         cpt_history_writer_put_all (writer, wanted->reads, wanted->sequence, now, changes, error) &&
         record_ends (handle, changes, now, error) && move_cursor (handle, wanted, error) &&
         cpt_transaction_commit (transaction, error);
}

static GPtrArray *
news_of (GArray *changes)
{
  GPtrArray *news = g_ptr_array_new_with_free_func ((GDestroyNotify) cpt_read_news_free);

  for (guint i = 0; i < changes->len; i++)
    {
      const CptHistoryChange *change = &g_array_index (changes, CptHistoryChange, i);
      CptReadNews *one = g_new0 (CptReadNews, 1);

      one->read = g_object_ref (change->item);
      one->is_new = change->is_new;
      one->has_ended = change->has_ended;
      g_ptr_array_add (news, one);
    }

  return news;
}

static void
put_on_writer_thread (GTask *task, sqlite3 *handle)
{
  CptReadRepository *self = g_task_get_source_object (task);
  gint64 now = cpt_clock_now (cpt_store_get_clock (self->store));
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (CptHistoryChange));
  GError *error = NULL;
  g_autoptr (CptHistoryWriter) writer = cpt_history_writer_new (
      &cpt_read_table, handle, cpt_store_get_guards (self->store, CPT_STORE_ANSWERS_HISTORY), &error);

  if (writer == NULL || !put (writer, handle, g_task_get_task_data (task), now, changes, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  cpt_history_writer_tell (writer, self->store, changes);
  g_task_return_pointer (task, news_of (changes), (GDestroyNotify) g_ptr_array_unref);
}

/* Takes @task and @wanted. */
static void
submit (CptReadRepository *self, GTask *task, Put *wanted)
{
  g_autoptr (GTask) owned = task;

  g_task_set_task_data (task, wanted, (GDestroyNotify) put_free);
  cpt_store_submit_write (self->store, CPT_STORE_LANE_SYNC, task, put_on_writer_thread);
}

/**
 * cpt_read_repository_put_async:
 * @reads: (element-type CptRead): as the platform said them, of one company or of several
 * @sequence: taken before they were asked for
 *
 * Stores @reads in one transaction. What is stored like this already is not written. A read that ended runs no more,
 * and an older answer moves none back. What ended since it was last stored is recorded as activity.
 */
void
cpt_read_repository_put_async (CptReadRepository *self,
                               GPtrArray *reads,
                               gint64 sequence,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Put *wanted = g_new0 (Put, 1);

  wanted->reads = cpt_objects_copy (reads);
  wanted->sequence = sequence;
  g_task_set_source_tag (task, cpt_read_repository_put_async);
  submit (self, task, wanted);
}

/**
 * cpt_read_repository_put_finish:
 *
 * Returns: (transfer full) (nullable) (element-type CptReadNews): what was not known, in the order given; %NULL with
 *   @error set when nothing was stored
 */
GPtrArray *
cpt_read_repository_put_finish (CptReadRepository *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * cpt_read_repository_put_page_async:
 * @company_id: GUID text
 * @page: of the company's reads, the newest first
 * @offset: how many reads are newer than the first of @page
 * @sequence: taken before it was asked for
 *
 * Stores the reads of @page likewise, and in the same transaction how far the history is read.
 */
void
cpt_read_repository_put_page_async (CptReadRepository *self,
                                    const char *company_id,
                                    CptPage *page,
                                    gint64 offset,
                                    gint64 sequence,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Put *wanted = g_new0 (Put, 1);

  wanted->reads = cpt_objects_copy (cpt_page_get_items (page));
  wanted->sequence = sequence;
  wanted->page = g_object_ref (page);
  wanted->company_id = g_strdup (company_id);
  wanted->offset = offset;
  g_task_set_source_tag (task, cpt_read_repository_put_page_async);
  submit (self, task, wanted);
}

/**
 * cpt_read_repository_put_page_finish:
 * @rest: (out): when the history is not read to its end, how many of its newest reads are stored without a gap: those
 *   after them come next. 0 when all of it is stored
 *
 * Returns: as cpt_read_repository_put_finish()
 */
GPtrArray *
cpt_read_repository_put_page_finish (CptReadRepository *self, GAsyncResult *result, gint64 *rest, GError **error)
{
  const Put *wanted = g_task_get_task_data (G_TASK (result));

  *rest = wanted->rest;

  return g_task_propagate_pointer (G_TASK (result), error);
}
