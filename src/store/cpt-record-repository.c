/* cpt-record-repository.c — records of companies, as the platform sent them last.
 *
 * The JSON is kept as it came, so that what was read stays readable, and can be filtered and ordered, offline. All of
 * it, and of reports, together has a limit; what was read longest ago goes first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-record-repository.h"

#include "cpt-record-search-private.h"
#include "cpt-record-table-private.h"
#include "cpt-statement-private.h"
#include "cpt-store-private.h"
#include "cpt-transaction-private.h"

static const char GET_SQL[] = "SELECT json FROM record WHERE rid = :rid";

enum
{
  COUNT_DATA_TYPE,
  COUNT_TOTAL,
}; /* of COUNT_SQL, in its order */

static const char COUNT_SQL[] = "SELECT data_type, sum (total) FROM record_list WHERE company_id = :company_id"
                                " GROUP BY data_type HAVING count (total) > 0";

struct _CptRecordRepository
{
  GObject parent_instance;

  CptStore *store;
  gint64 most_bytes;
};

G_DEFINE_FINAL_TYPE (CptRecordRepository, cpt_record_repository, G_TYPE_OBJECT)

/* What was asked for, or is to be put. */
typedef struct
{
  CptRecordPlace *place;
  CptRecordQuery *query; /* (nullable) */
  GPtrArray *records;    /* (nullable) (element-type CptRecord) */
  guint total;
  guint page; /* 0 for one of a filtered list */
} Wanted;

static void
wanted_free (Wanted *self)
{
  cpt_record_place_free (self->place);
  g_clear_pointer (&self->query, cpt_record_query_free);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_free (self);
}

/**
 * cpt_record_page_new:
 * @rids: (element-type gint64): kept
 *
 * Returns: (transfer full): a page
 */
CptRecordPage *
cpt_record_page_new (GArray *rids, guint total)
{
  CptRecordPage *self = g_new (CptRecordPage, 1);

  *self = (CptRecordPage){ g_array_ref (rids), total };

  return self;
}

/**
 * cpt_record_page_free:
 * @self: (transfer full): no longer needed
 */
void
cpt_record_page_free (CptRecordPage *self)
{
  g_array_unref (self->rids);
  g_free (self);
}

static void
cpt_record_repository_finalize (GObject *object)
{
  g_clear_object (&CPT_RECORD_REPOSITORY (object)->store);

  G_OBJECT_CLASS (cpt_record_repository_parent_class)->finalize (object);
}

static void
cpt_record_repository_class_init (CptRecordRepositoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_record_repository_finalize;
}

static void
cpt_record_repository_init (CptRecordRepository *self)
{
  self->most_bytes = CPT_MOST_KEPT_BYTES;
}

/**
 * cpt_record_repository_new:
 *
 * Returns: (transfer full): the records of @store
 */
CptRecordRepository *
cpt_record_repository_new (CptStore *store)
{
  CptRecordRepository *self = g_object_new (CPT_TYPE_RECORD_REPOSITORY, NULL);

  self->store = g_object_ref (store);

  return self;
}

/**
 * cpt_record_repository_get_most_bytes:
 *
 * Returns: how many bytes of JSON are kept at the most, of all records and reports together
 */
gint64
cpt_record_repository_get_most_bytes (CptRecordRepository *self)
{
  g_return_val_if_fail (CPT_IS_RECORD_REPOSITORY (self), 0);

  return self->most_bytes;
}

/**
 * cpt_record_repository_set_most_bytes:
 * @most_bytes: of the JSON of all records and reports
 *
 * To be called before anything is put.
 */
void
cpt_record_repository_set_most_bytes (CptRecordRepository *self, gint64 most_bytes)
{
  g_return_if_fail (CPT_IS_RECORD_REPOSITORY (self));

  self->most_bytes = most_bytes;
}

static gboolean
put (CptRecordRepository *self, sqlite3 *handle, const Wanted *wanted, GArray *rids, GError **error)
{
  g_autoptr (CptTransaction) transaction = cpt_transaction_begin (handle, error);
  gint64 now = cpt_clock_now (cpt_store_get_clock (self->store));

  return transaction != NULL &&
         cpt_record_table_put (handle, wanted->place, wanted->records, wanted->page, wanted->total, now, rids, error) &&
         cpt_record_table_make_room (handle, self->most_bytes, error) && cpt_transaction_commit (transaction, error);
}

static void
put_on_writer_thread (GTask *task, sqlite3 *handle)
{
  CptRecordRepository *self = g_task_get_source_object (task);
  const Wanted *wanted = g_task_get_task_data (task);
  g_autoptr (GArray) rids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GError *error = NULL;

  if (!put (self, handle, wanted, rids, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  cpt_store_company_changed (self->store, wanted->place->company_id, CPT_STORE_CHANGE_RECORDS);
  g_task_return_pointer (task, cpt_record_page_new (rids, wanted->total), (GDestroyNotify) cpt_record_page_free);
}

static GTask *
new_task (CptRecordRepository *self,
          gpointer tag,
          gpointer data,
          GDestroyNotify free_data,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, data, free_data);

  return task;
}

/**
 * cpt_record_repository_put_async:
 * @place: where they are
 * @records: (element-type CptRecord): of one page, in the platform's order
 * @total: how many there are on all pages
 * @page: which page of the whole list it is, from 1 on; 0 when the pages hold only some of what is there
 *
 * Stores a page of records that the platform sent. Once all pages of the whole list came, the records that were in
 * none of them go: the platform has them no more.
 */
void
cpt_record_repository_put_async (CptRecordRepository *self,
                                 const CptRecordPlace *place,
                                 GPtrArray *records,
                                 guint total,
                                 guint page,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Wanted *wanted = NULL;

  g_return_if_fail (CPT_IS_RECORD_REPOSITORY (self));

  wanted = g_new (Wanted, 1);
  *wanted = (Wanted){ cpt_record_place_copy (place), NULL, g_ptr_array_ref (records), total, page };
  task = new_task (self, cpt_record_repository_put_async, wanted, (GDestroyNotify) wanted_free, cancellable, callback,
                   user_data);
  cpt_store_submit_write (self->store, CPT_STORE_LANE_SYNC, task, put_on_writer_thread);
}

/**
 * cpt_record_repository_put_finish:
 *
 * Returns: (transfer full) (nullable): the page as it is stored; %NULL with @error set
 */
CptRecordPage *
cpt_record_repository_put_finish (CptRecordRepository *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
find_on_query_thread (GTask *task, sqlite3 *handle)
{
  const Wanted *wanted = g_task_get_task_data (task);
  GError *error = NULL;
  CptRecordResult *found =
      cpt_record_search (handle, wanted->place, wanted->query, g_task_get_cancellable (task), &error);

  if (found == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, found, (GDestroyNotify) cpt_record_result_free);
}

/**
 * cpt_record_repository_find_async:
 * @place: where they are
 * @query: which, and in which order
 *
 * Finds records among those that were read.
 */
void
cpt_record_repository_find_async (CptRecordRepository *self,
                                  const CptRecordPlace *place,
                                  const CptRecordQuery *query,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Wanted *wanted = NULL;

  g_return_if_fail (CPT_IS_RECORD_REPOSITORY (self));

  wanted = g_new (Wanted, 1);
  *wanted = (Wanted){ .place = cpt_record_place_copy (place), .query = cpt_record_query_copy (query) };
  task = new_task (self, cpt_record_repository_find_async, wanted, (GDestroyNotify) wanted_free, cancellable, callback,
                   user_data);
  cpt_store_submit_read (self->store, task, find_on_query_thread);
}

/**
 * cpt_record_repository_find_finish:
 *
 * Returns: (transfer full) (nullable): what was found, maybe nothing; %NULL with @error set
 */
CptRecordResult *
cpt_record_repository_find_finish (CptRecordRepository *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
get_one (CptStatement *statement, gint64 rid, GPtrArray *records, GError **error)
{
  CptRecord *record = NULL;
  gboolean has_row = FALSE;
  gsize length = 0;

  cpt_statement_bind_int64 (statement, ":rid", rid);
  if (!cpt_statement_step (statement, &has_row, error))
    return FALSE;

  if (has_row)
    {
      const char *json = cpt_statement_get_blob (statement, 0, &length);

      record = cpt_record_new (json, length, error);
      if (record == NULL)
        return FALSE;
    }
  g_ptr_array_add (records, record);
  cpt_statement_reset (statement);

  return TRUE;
}

static void
free_record (gpointer record)
{
  g_clear_object (&record);
}

static void
get_on_query_thread (GTask *task, sqlite3 *handle)
{
  const GArray *rids = g_task_get_task_data (task);
  g_autoptr (GPtrArray) records = g_ptr_array_new_full (rids->len, free_record);
  GError *error = NULL;
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, GET_SQL, &error);

  for (guint i = 0; error == NULL && i < rids->len; i++)
    get_one (statement, g_array_index (rids, gint64, i), records, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&records), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * cpt_record_repository_get_async:
 * @rids: (element-type gint64): rows; must not change any more
 *
 * Reads records.
 */
void
cpt_record_repository_get_async (CptRecordRepository *self,
                                 GArray *rids,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (CPT_IS_RECORD_REPOSITORY (self));

  task = new_task (self, cpt_record_repository_get_async, g_array_ref (rids), (GDestroyNotify) g_array_unref,
                   cancellable, callback, user_data);
  cpt_store_submit_read (self->store, task, get_on_query_thread);
}

/**
 * cpt_record_repository_get_finish:
 *
 * Returns: (transfer full) (nullable) (element-type CptRecord): the records, in the order of the rows, %NULL for one
 *   that is there no more; %NULL with @error set
 */
GPtrArray *
cpt_record_repository_get_finish (CptRecordRepository *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
count_on_query_thread (GTask *task, sqlite3 *handle)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GError *error = NULL;
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, COUNT_SQL, &error);
  gboolean has_row = statement != NULL;

  if (statement != NULL)
    cpt_statement_bind_guid (statement, ":company_id", g_task_get_task_data (task));
  while (has_row && cpt_statement_step (statement, &has_row, &error) && has_row)
    g_hash_table_insert (counts, g_strdup (cpt_statement_get_text (statement, COUNT_DATA_TYPE)),
                         GUINT_TO_POINTER ((guint) cpt_statement_get_int64 (statement, COUNT_TOTAL)));

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&counts), (GDestroyNotify) g_hash_table_unref);
}

/**
 * cpt_record_repository_count_async:
 * @company_id: GUID text
 *
 * Counts the records of a company.
 */
void
cpt_record_repository_count_async (CptRecordRepository *self,
                                   const char *company_id,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (CPT_IS_RECORD_REPOSITORY (self));

  task = new_task (self, cpt_record_repository_count_async, g_strdup (company_id), g_free, cancellable, callback,
                   user_data);
  cpt_store_submit_read (self->store, task, count_on_query_thread);
}

/**
 * cpt_record_repository_count_finish:
 *
 * Returns: (transfer full) (nullable) (element-type utf8 guint): by data type, how many records there are, as the
 *   platform said last; types that it said nothing of are not in it. %NULL with @error set
 */
GHashTable *
cpt_record_repository_count_finish (CptRecordRepository *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
measure_on_query_thread (GTask *task, sqlite3 *handle)
{
  gint64 n_bytes = 0;
  GError *error = NULL;

  if (!cpt_record_table_measure (handle, &n_bytes, &error))
    g_task_return_error (task, error);
  else
    g_task_return_int (task, n_bytes);
}

/**
 * cpt_record_repository_measure_async:
 *
 * Asks how much is kept of records and reports, of all companies.
 */
void
cpt_record_repository_measure_async (CptRecordRepository *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (CPT_IS_RECORD_REPOSITORY (self));

  task = new_task (self, cpt_record_repository_measure_async, NULL, NULL, cancellable, callback, user_data);
  cpt_store_submit_read (self->store, task, measure_on_query_thread);
}

/**
 * cpt_record_repository_measure_finish:
 *
 * Returns: bytes of JSON that are kept; −1 with @error set
 */
gint64
cpt_record_repository_measure_finish (CptRecordRepository *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_int (G_TASK (result), error);
}

static void
clear_on_writer_thread (GTask *task, sqlite3 *handle)
{
  GError *error = NULL;
  g_autoptr (CptTransaction) transaction = cpt_transaction_begin (handle, &error);

  if (transaction == NULL || !cpt_record_table_clear (handle, &error) || !cpt_transaction_commit (transaction, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * cpt_record_repository_clear_async:
 *
 * Forgets all records and reports, of all companies: they can be read from the platform again. How many records there
 * are is still known. What they took of the store's file is given back by cpt_store_compact_async().
 */
void
cpt_record_repository_clear_async (CptRecordRepository *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (CPT_IS_RECORD_REPOSITORY (self));

  task = new_task (self, cpt_record_repository_clear_async, NULL, NULL, cancellable, callback, user_data);
  cpt_store_submit_write (self->store, CPT_STORE_LANE_USER, task, clear_on_writer_thread);
}

/**
 * cpt_record_repository_clear_finish:
 *
 * Returns: %FALSE with @error set
 */
gboolean
cpt_record_repository_clear_finish (CptRecordRepository *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
