/* cpt-read-queries.c — what pages ask of the read history.
 *
 * All on the query thread; never the network.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-history-table-private.h"
#include "cpt-read-repository-private.h"
#include "cpt-time.h"
#include "cpt-usual-duration.h"

/* Of a company, the latest first. */
#define OF_COMPANY "company_id = :company_id ORDER BY at DESC, id DESC"
/* The index on what runs is asked with this literal; it is CPT_READ_OUTCOME_RUNNING. */
#define RUNNING "outcome = 1"

/* Reads that are looked at for how long reads usually take: enough for twenty of each type. */
#define N_RECENT "2000"

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
  cpt_store_submit_read (cpt_read_repository_get_store (self), task, get_on_query_thread);
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
  cpt_store_submit_read (cpt_read_repository_get_store (self), task, list_running_on_query_thread);
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

/**
 * cpt_reading_company_free:
 * @self: (transfer full): a company
 */
void
cpt_reading_company_free (CptReadingCompany *self)
{
  g_free (self->id);
  g_free (self);
}

enum
{
  COMPANY_COLUMN_RID,
  COMPANY_COLUMN_ID
};
static const char LIST_COMPANIES_SQL[] =
    "SELECT company.rid, company.id FROM dataset JOIN company ON company.id = dataset.company_id "
    "WHERE " RUNNING " AND company.tombstone IS NULL GROUP BY company.rid "
    "ORDER BY max (dataset.at) DESC, company.rid LIMIT :n_most";

static GPtrArray *
list_reading_companies (sqlite3 *handle, guint n_most, GError **error)
{
  g_autoptr (GPtrArray) companies = g_ptr_array_new_with_free_func ((GDestroyNotify) cpt_reading_company_free);
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, LIST_COMPANIES_SQL, error);
  gboolean has_row = FALSE;

  if (statement == NULL)
    return NULL;

  cpt_statement_bind_int64 (statement, ":n_most", n_most);
  do
    {
      CptReadingCompany *company = NULL;

      if (!cpt_statement_step (statement, &has_row, error))
        return NULL;
      if (!has_row)
        break;

      company = g_new (CptReadingCompany, 1);
      company->rid = cpt_statement_get_int64 (statement, COMPANY_COLUMN_RID);
      company->id = cpt_statement_dup_guid (statement, COMPANY_COLUMN_ID);
      g_ptr_array_add (companies, company);
    }
  while (has_row);

  return g_steal_pointer (&companies);
}

static void
list_reading_companies_on_query_thread (GTask *task, sqlite3 *handle)
{
  GError *error = NULL;
  GPtrArray *companies = list_reading_companies (handle, GPOINTER_TO_UINT (g_task_get_task_data (task)), &error);

  if (companies != NULL)
    g_task_return_pointer (task, companies, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * cpt_read_repository_list_reading_companies_async:
 * @n_most: not more than so many
 *
 * Finds the companies of which something was read when the platform was last asked.
 */
void
cpt_read_repository_list_reading_companies_async (CptReadRepository *self,
                                                  guint n_most,
                                                  GCancellable *cancellable,
                                                  GAsyncReadyCallback callback,
                                                  gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, cpt_read_repository_list_reading_companies_async);
  g_task_set_task_data (task, GUINT_TO_POINTER (n_most), NULL);
  cpt_store_submit_read (cpt_read_repository_get_store (self), task, list_reading_companies_on_query_thread);
}

/**
 * cpt_read_repository_list_reading_companies_finish:
 *
 * Returns: (transfer full) (nullable) (element-type CptReadingCompany): the one whose read was requested last goes
 *   first; %NULL with @error set
 */
GPtrArray *
cpt_read_repository_list_reading_companies_finish (CptReadRepository *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  char *company_id;
  gint64 since;
} Since;

static void
since_free (Since *since)
{
  g_free (since->company_id);
  g_free (since);
}

static void
list_since_on_query_thread (GTask *task, sqlite3 *handle)
{
  const Since *wanted = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (CptStatement) statement =
      cpt_history_table_prepare (&cpt_read_table, handle, "at >= :since AND " OF_COMPANY, &error);
  GPtrArray *reads = NULL;

  if (statement != NULL)
    {
      cpt_statement_bind_guid (statement, ":company_id", wanted->company_id);
      cpt_statement_bind_int64 (statement, ":since", wanted->since);
      reads = cpt_history_table_list (&cpt_read_table, statement, &error);
    }

  if (reads != NULL)
    g_task_return_pointer (task, reads, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * cpt_read_repository_list_since_async:
 * @company_id: GUID text
 * @since: microseconds UTC, of the account's clock
 *
 * Reads what was requested of a company at @since or later: all that a refresh then began, over or not.
 */
void
cpt_read_repository_list_since_async (CptReadRepository *self,
                                      const char *company_id,
                                      gint64 since,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Since *wanted = g_new0 (Since, 1);

  wanted->company_id = g_strdup (company_id);
  wanted->since = since;
  g_task_set_source_tag (task, cpt_read_repository_list_since_async);
  g_task_set_task_data (task, wanted, (GDestroyNotify) since_free);
  cpt_store_submit_read (cpt_read_repository_get_store (self), task, list_since_on_query_thread);
}

/**
 * cpt_read_repository_list_since_finish:
 *
 * Returns: (transfer full) (nullable) (element-type CptRead): the latest first; %NULL with @error set
 */
GPtrArray *
cpt_read_repository_list_since_finish (CptReadRepository *self, GAsyncResult *result, GError **error)
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
  cpt_store_submit_read (cpt_read_repository_get_store (self), task, list_usual_durations_on_query_thread);
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
