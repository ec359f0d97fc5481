/* cpt-read-repository.c — the read history: what the platform said last of every read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-read-repository.h"

#include "cpt-event-log-private.h"
#include "cpt-history-writer-private.h"
#include "cpt-objects.h"
#include "cpt-store-private.h"
#include "cpt-time.h"
#include "cpt-transaction-private.h"
#include "cpt-usual-duration.h"

/* Of a company, the latest first. */
#define OF_COMPANY "company_id = :company_id ORDER BY at DESC, id DESC"
/* The index on what runs is asked with this literal; it is CPT_READ_OUTCOME_RUNNING. */
#define RUNNING "outcome = 1"

/* Reads that are looked at for how long reads usually take: enough for twenty of each type. */
#define N_RECENT "2000"

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
  GPtrArray *reads; /* (element-type CptRead) */
  gint64 sequence;
} Put;

static void
put_free (Put *put)
{
  g_ptr_array_unref (put->reads);
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
      };

      if (change->has_ended && !change->is_new && !cpt_event_log_add (handle, &fields, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
put (CptHistoryWriter *writer, sqlite3 *handle, const Put *wanted, gint64 now, GArray *changes, GError **error)
{
  g_autoptr (CptTransaction) transaction = cpt_transaction_begin (handle, error);

  return transaction != NULL &&
         cpt_history_writer_put_all (writer, wanted->reads, wanted->sequence, now, changes, error) &&
         record_ends (handle, changes, now, error) && cpt_transaction_commit (transaction, error);
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
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Put *wanted = g_new0 (Put, 1);

  wanted->reads = cpt_objects_copy (reads);
  wanted->sequence = sequence;
  g_task_set_source_tag (task, cpt_read_repository_put_async);
  g_task_set_task_data (task, wanted, (GDestroyNotify) put_free);
  cpt_store_submit_write (self->store, CPT_STORE_LANE_SYNC, task, put_on_writer_thread);
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

static void
get_on_query_thread (GTask *task, sqlite3 *handle)
{
  GError *error = NULL;
  CptRead *read = cpt_history_table_get (&cpt_read_table, handle, g_task_get_task_data (task), &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, read, g_object_unref);
}

/**
 * cpt_read_repository_get_async:
 * @read_id: GUID text
 *
 * Reads one read.
 */
void
cpt_read_repository_get_async (CptReadRepository *self,
                               const char *read_id,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, cpt_read_repository_get_async);
  g_task_set_task_data (task, g_strdup (read_id), g_free);
  cpt_store_submit_read (self->store, task, get_on_query_thread);
}

/**
 * cpt_read_repository_get_finish:
 *
 * Returns: (transfer full) (nullable): the read; %NULL without @error when it is not stored, %NULL with @error set
 */
CptRead *
cpt_read_repository_get_finish (CptReadRepository *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* The reads of @condition, of the company that the task names when it names one. */
static GPtrArray *
list (GTask *task, sqlite3 *handle, const char *condition, GError **error)
{
  const char *company_id = g_task_get_task_data (task);
  g_autoptr (CptStatement) statement = cpt_history_table_prepare (&cpt_read_table, handle, condition, error);

  if (statement == NULL)
    return NULL;

  if (company_id != NULL)
    cpt_statement_bind_guid (statement, ":company_id", company_id);

  return cpt_history_table_list (&cpt_read_table, statement, error);
}

static void
list_running_on_query_thread (GTask *task, sqlite3 *handle)
{
  const char *condition =
      g_task_get_task_data (task) != NULL ? RUNNING " AND " OF_COMPANY : RUNNING " ORDER BY at DESC, id DESC";
  GError *error = NULL;
  GPtrArray *reads = list (task, handle, condition, &error);

  if (reads != NULL)
    g_task_return_pointer (task, reads, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * cpt_read_repository_list_running_async:
 * @company_id: (nullable): GUID text; %NULL for those of all companies
 *
 * Reads what was running when the platform was last asked.
 */
void
cpt_read_repository_list_running_async (CptReadRepository *self,
                                        const char *company_id,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, cpt_read_repository_list_running_async);
  g_task_set_task_data (task, g_strdup (company_id), g_free);
  cpt_store_submit_read (self->store, task, list_running_on_query_thread);
}

/**
 * cpt_read_repository_list_running_finish:
 *
 * Returns: (transfer full) (nullable) (element-type CptRead): the latest first; %NULL with @error set
 */
GPtrArray *
cpt_read_repository_list_running_finish (CptReadRepository *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* (element-type utf8 GArray): how long the reads of each type took that ended well, in the order of @reads. */
static GHashTable *
collect_durations (GPtrArray *reads)
{
  GHashTable *durations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < reads->len; i++)
    {
      CptRead *read = g_ptr_array_index (reads, i);
      gint64 duration = cpt_read_get_duration (read);
      GArray *of_type = g_hash_table_lookup (durations, cpt_read_get_data_type (read));

      if (cpt_read_get_outcome (read) != CPT_READ_OUTCOME_SUCCESS)
        continue;

      if (of_type == NULL)
        {
          of_type = g_array_new (FALSE, FALSE, sizeof (gint64));
          g_hash_table_insert (durations, g_strdup (cpt_read_get_data_type (read)), of_type);
        }
      g_array_append_val (of_type, duration);
    }

  return durations;
}

static GHashTable *
usual_durations_of (GPtrArray *reads)
{
  GHashTable *usual = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) durations = collect_durations (reads);
  GHashTableIter iter;
  gpointer data_type = NULL;
  gpointer value = NULL;

  g_hash_table_iter_init (&iter, durations);
  while (g_hash_table_iter_next (&iter, &data_type, &value))
    {
      const GArray *of_type = value;
      gint64 duration = cpt_usual_duration ((const gint64 *) (const void *) of_type->data, of_type->len);

      if (duration != CPT_TIME_UNKNOWN)
        g_hash_table_insert (usual, g_strdup (data_type), g_memdup2 (&duration, sizeof duration));
    }

  return usual;
}

static void
list_usual_durations_on_query_thread (GTask *task, sqlite3 *handle)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) reads = list (task, handle, OF_COMPANY " LIMIT " N_RECENT, &error);

  if (reads != NULL)
    g_task_return_pointer (task, usual_durations_of (reads), (GDestroyNotify) g_hash_table_unref);
  else
    g_task_return_error (task, error);
}

/**
 * cpt_read_repository_list_usual_durations_async:
 * @company_id: GUID text
 *
 * Finds out how long the company's reads usually take, by their latest successes.
 */
void
cpt_read_repository_list_usual_durations_async (CptReadRepository *self,
                                                const char *company_id,
                                                GCancellable *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, cpt_read_repository_list_usual_durations_async);
  g_task_set_task_data (task, g_strdup (company_id), g_free);
  cpt_store_submit_read (self->store, task, list_usual_durations_on_query_thread);
}

/**
 * cpt_read_repository_list_usual_durations_finish:
 *
 * Returns: (transfer full) (nullable) (element-type utf8 gint64): microseconds by data type, of the types that were
 * read often enough; %NULL with @error set
 */
GHashTable *
cpt_read_repository_list_usual_durations_finish (CptReadRepository *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
