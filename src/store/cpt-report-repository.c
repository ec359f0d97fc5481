/* cpt-report-repository.c — financial reports, as the platform sent them last.
 *
 * The JSON is kept as it came. While the platform says "not yet", a report from before stays readable. It counts with
 * that of records among what is kept; one that had to go is asked for again when it is wanted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-report-repository.h"

#include "cpt-record-table-private.h"
#include "cpt-statement-private.h"
#include "cpt-store-private.h"
#include "cpt-time.h"
#include "cpt-transaction-private.h"

static const char PUT_SQL[] =
    "INSERT INTO report (company_id, data_type, period_months, outcome, asked_at, read_at, json, n_bytes)"
    " VALUES (:company_id, :data_type, :period_months, :outcome, :asked_at, :read_at, :json,"
    " ifnull (length (:json), 0))"
    " ON CONFLICT (company_id, data_type, period_months) DO UPDATE SET"
    " outcome = excluded.outcome, asked_at = excluded.asked_at,"
    " read_at = iif (:keeps_json, read_at, excluded.read_at), json = iif (:keeps_json, json, excluded.json),"
    " n_bytes = iif (:keeps_json, n_bytes, excluded.n_bytes)";

enum
{
  COLUMN_OUTCOME,
  COLUMN_ASKED_AT,
  COLUMN_READ_AT,
  COLUMN_JSON,
}; /* of GET_SQL, in its order */

static const char GET_SQL[] = "SELECT outcome, asked_at, read_at, json FROM report"
                              " WHERE company_id = :company_id AND data_type = :data_type"
                              " AND period_months = :period_months";

struct _CptReportRepository
{
  GObject parent_instance;

  CptStore *store;
  gint64 most_bytes;
};

G_DEFINE_FINAL_TYPE (CptReportRepository, cpt_report_repository, G_TYPE_OBJECT)

/* Which report is meant; what is put of it, too. */
typedef struct
{
  char *company_id;
  CptReportKind kind;
  guint period_months;
  CptReportOutcome outcome;
  GBytes *json; /* (nullable) */
} Wanted;

static void
wanted_free (Wanted *self)
{
  g_clear_pointer (&self->json, g_bytes_unref);
  g_free (self->company_id);
  g_free (self);
}

/**
 * cpt_kept_report_free:
 * @self: (transfer full): no longer needed
 */
void
cpt_kept_report_free (CptKeptReport *self)
{
  g_clear_object (&self->report);
  g_free (self);
}

static void
cpt_report_repository_finalize (GObject *object)
{
  CptReportRepository *self = CPT_REPORT_REPOSITORY (object);

  g_clear_object (&self->store);

  G_OBJECT_CLASS (cpt_report_repository_parent_class)->finalize (object);
}

static void
cpt_report_repository_class_init (CptReportRepositoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_report_repository_finalize;
}

static void
cpt_report_repository_init (CptReportRepository *self)
{
  self->most_bytes = CPT_MOST_KEPT_BYTES;
}

/**
 * cpt_report_repository_new:
 *
 * Returns: (transfer full): the financial reports of @store
 */
CptReportRepository *
cpt_report_repository_new (CptStore *store)
{
  CptReportRepository *self = g_object_new (CPT_TYPE_REPORT_REPOSITORY, NULL);

  self->store = g_object_ref (store);

  return self;
}

/**
 * cpt_report_repository_set_most_bytes:
 * @most_bytes: of the JSON of all records and reports
 *
 * To be called before anything is put.
 */
void
cpt_report_repository_set_most_bytes (CptReportRepository *self, gint64 most_bytes)
{
  g_return_if_fail (CPT_IS_REPORT_REPOSITORY (self));

  self->most_bytes = most_bytes;
}

static void
bind_key (CptStatement *statement, const Wanted *wanted)
{
  cpt_statement_bind_guid (statement, ":company_id", wanted->company_id);
  cpt_statement_bind_text (statement, ":data_type", cpt_report_kind_get_data_type (wanted->kind));
  cpt_statement_bind_int64 (statement, ":period_months", wanted->period_months);
}

static void
bind_json (CptStatement *statement, GBytes *json, gint64 now)
{
  gsize length = 0;
  gconstpointer bytes = NULL;

  if (json == NULL)
    return;

  bytes = g_bytes_get_data (json, &length);
  cpt_statement_bind_int64 (statement, ":read_at", now);
  cpt_statement_bind_blob (statement, ":json", bytes, length);
}

static gboolean
put (CptReportRepository *self, sqlite3 *handle, const Wanted *wanted, GError **error)
{
  gint64 now = cpt_clock_now (cpt_store_get_clock (self->store));
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, PUT_SQL, error);
  g_autoptr (CptTransaction) transaction = statement != NULL ? cpt_transaction_begin (handle, error) : NULL;

  if (transaction == NULL)
    return FALSE;

  bind_key (statement, wanted);
  cpt_statement_bind_int64 (statement, ":outcome", wanted->outcome);
  cpt_statement_bind_int64 (statement, ":keeps_json", wanted->outcome == CPT_REPORT_OUTCOME_NOT_READY);
  cpt_statement_bind_int64 (statement, ":asked_at", now);
  bind_json (statement, wanted->json, now);

  return cpt_statement_run (statement, error) && cpt_record_table_make_room (handle, self->most_bytes, error) &&
         cpt_transaction_commit (transaction, error);
}

static void
put_on_writer_thread (GTask *task, sqlite3 *handle)
{
  CptReportRepository *self = g_task_get_source_object (task);
  const Wanted *wanted = g_task_get_task_data (task);
  GError *error = NULL;

  if (!put (self, handle, wanted, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  cpt_store_company_changed (self->store, wanted->company_id, CPT_STORE_CHANGE_REPORTS);
  g_task_return_boolean (task, TRUE);
}

static GTask *
new_task (CptReportRepository *self,
          const Wanted *wanted,
          gpointer tag,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, g_memdup2 (wanted, sizeof *wanted), (GDestroyNotify) wanted_free);

  return task;
}

/**
 * cpt_report_repository_put_async:
 * @company_id: GUID text
 * @period_months: months of each period
 * @outcome: what the platform said
 * @json: (nullable): the report as it came; %NULL when there is none
 *
 * Stores what came when a report was asked for.
 */
void
cpt_report_repository_put_async (CptReportRepository *self,
                                 const char *company_id,
                                 CptReportKind kind,
                                 guint period_months,
                                 CptReportOutcome outcome,
                                 GBytes *json,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Wanted wanted = { g_strdup (company_id), kind, period_months, outcome, json != NULL ? g_bytes_ref (json) : NULL };

  g_return_if_fail (CPT_IS_REPORT_REPOSITORY (self));

  task = new_task (self, &wanted, cpt_report_repository_put_async, cancellable, callback, user_data);
  cpt_store_submit_write (self->store, CPT_STORE_LANE_SYNC, task, put_on_writer_thread);
}

/**
 * cpt_report_repository_put_finish:
 *
 * Returns: %FALSE with @error set when nothing was stored
 */
gboolean
cpt_report_repository_put_finish (CptReportRepository *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static CptKeptReport *
kept_from_row (CptStatement *statement, CptReportKind kind, GError **error)
{
  g_autoptr (CptKeptReport) kept = g_new0 (CptKeptReport, 1);
  gsize length = 0;
  gconstpointer bytes = cpt_statement_get_blob (statement, COLUMN_JSON, &length);

  kept->outcome = (CptReportOutcome) cpt_statement_get_int64 (statement, COLUMN_OUTCOME);
  kept->asked_at = cpt_statement_get_time (statement, COLUMN_ASKED_AT);
  kept->read_at = cpt_statement_get_time (statement, COLUMN_READ_AT);
  if (bytes != NULL)
    {
      g_autoptr (GBytes) json = g_bytes_new_static (bytes, length);

      kept->report = cpt_report_new_from_json (kind, json, error);
      if (kept->report == NULL)
        return NULL;
    }

  return g_steal_pointer (&kept);
}

static void
get_on_query_thread (GTask *task, sqlite3 *handle)
{
  const Wanted *wanted = g_task_get_task_data (task);
  GError *error = NULL;
  CptKeptReport *kept = NULL;
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, GET_SQL, &error);
  gboolean has_row = FALSE;

  if (statement != NULL)
    {
      bind_key (statement, wanted);
      if (cpt_statement_step (statement, &has_row, &error) && has_row)
        kept = kept_from_row (statement, wanted->kind, &error);
    }

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, kept, (GDestroyNotify) cpt_kept_report_free);
}

/**
 * cpt_report_repository_get_async:
 * @company_id: GUID text
 * @period_months: months of each period
 *
 * Reads a report, and what is known of it. Its lines are read on the query thread: there may be tens of thousands.
 */
void
cpt_report_repository_get_async (CptReportRepository *self,
                                 const char *company_id,
                                 CptReportKind kind,
                                 guint period_months,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Wanted wanted = { .company_id = g_strdup (company_id), .kind = kind, .period_months = period_months };

  g_return_if_fail (CPT_IS_REPORT_REPOSITORY (self));

  task = new_task (self, &wanted, cpt_report_repository_get_async, cancellable, callback, user_data);
  cpt_store_submit_read (self->store, task, get_on_query_thread);
}

/**
 * cpt_report_repository_get_finish:
 *
 * Returns: (transfer full) (nullable): the report; %NULL without @error when it was never asked for, %NULL with @error
 *   set
 */
CptKeptReport *
cpt_report_repository_get_finish (CptReportRepository *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
