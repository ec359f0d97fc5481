/* cpt-bulk-table.c — how the refreshes of many companies stand, in SQL.
 *
 * The refreshes themselves are rows of the outbox; what is here besides is which the platform took, for those have no
 * row there any more, and whether the lane is paused. There is one lane: what is added to it while it is under way
 * joins it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-bulk-table-private.h"

#include "cpt-outbox-writer-private.h"
#include "cpt-sqlite-private.h"
#include "cpt-time.h"

enum
{
  COLUMN_IS_PAUSED,
  COLUMN_BEGAN,
  COLUMN_N_COMPANIES,
  COLUMN_N_FAILED,
  COLUMN_N_SENDING,
  COLUMN_N_WAITING,
  COLUMN_N_READY,
  COLUMN_RESUMES_AT
};
static const char GET_SQL[] =
    "SELECT coalesce ((SELECT is_paused FROM bulk), 0), (SELECT began FROM bulk), "
    "(SELECT count (*) FROM (SELECT rid FROM outbox WHERE is_bulk UNION SELECT company FROM bulk_taken)), "
    "count (*) FILTER (WHERE state = :failed), count (*) FILTER (WHERE state = :sending), "
    "count (*) FILTER (WHERE state NOT IN (:failed, :sending)), "
    "count (*) FILTER (WHERE state NOT IN (:failed, :sending) AND coalesce (not_before, :now) <= :now), "
    "min (not_before) FROM outbox WHERE is_bulk";

enum
{
  COLUMN_N_TAKEN,
  COLUMN_N_READ,
  COLUMN_LAST_TAKEN
};
static const char TAKEN_SQL[] = "SELECT count (*), coalesce (sum (" CPT_BULK_TABLE_IS_READ "), 0), max (taken) "
                                "FROM bulk_taken t LEFT JOIN company c ON c.rid = t.company";

/* What an earlier bulk left. */
static const char LEAVE_SQL[] = "UPDATE outbox SET is_bulk = 0 WHERE is_bulk AND state = :failed";
static const char FORGET_SQL[] = "DELETE FROM bulk";
static const char FORGET_TAKEN_SQL[] = "DELETE FROM bulk_taken";
static const char BEGIN_SQL[] = "INSERT OR IGNORE INTO bulk (id, is_paused, began) VALUES (1, 0, :now)";

static const char TAKE_SQL[] = "INSERT OR REPLACE INTO bulk_taken (id, company, data_type, taken, last_sync_before) "
                               "VALUES (:id, :rid, :data_type, :now, (SELECT last_sync FROM company WHERE rid = :rid))";
static const char HOLD_SQL[] = "UPDATE outbox SET not_before = max (coalesce (not_before, 0), :until) "
                               "WHERE is_bulk AND state = :waiting";
static const char PAUSE_SQL[] = "UPDATE bulk SET is_paused = :is_paused";
static const char CANCEL_SQL[] = "DELETE FROM outbox WHERE is_bulk AND state = :waiting";
/* Runs @sql, whose one parameter is a state. */
static gboolean
run (sqlite3 *handle, const char *sql, CptChangeState state, const char *parameter, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, sql, error);

  if (statement == NULL)
    return FALSE;

  cpt_statement_bind_int64 (statement, parameter, state);

  return cpt_statement_run (statement, error);
}

static void
read_status (CptStatement *row, CptBulkStatus *status)
{
  gint64 n_ready = cpt_statement_get_int64 (row, COLUMN_N_READY);

  *status = (CptBulkStatus){
    .n_companies = (guint) cpt_statement_get_int64 (row, COLUMN_N_COMPANIES),
    .n_failed = (guint) cpt_statement_get_int64 (row, COLUMN_N_FAILED),
    .n_sending = (guint) cpt_statement_get_int64 (row, COLUMN_N_SENDING),
    .n_waiting = (guint) cpt_statement_get_int64 (row, COLUMN_N_WAITING),
    .is_paused = cpt_statement_get_int64 (row, COLUMN_IS_PAUSED) != 0,
    .resumes_at = CPT_TIME_UNKNOWN,
    .began = cpt_statement_get_time (row, COLUMN_BEGAN),
    .last_taken = CPT_TIME_UNKNOWN,
  };

  if (n_ready == 0 && status->n_waiting > 0)
    status->resumes_at = cpt_statement_get_time (row, COLUMN_RESUMES_AT);
}

static gboolean
get_taken (sqlite3 *handle, CptBulkStatus *status, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, TAKEN_SQL, error);
  gboolean has_row = FALSE;

  if (statement == NULL || !cpt_statement_step (statement, &has_row, error))
    return FALSE;

  status->n_done = (guint) cpt_statement_get_int64 (statement, COLUMN_N_TAKEN);
  status->n_read = (guint) cpt_statement_get_int64 (statement, COLUMN_N_READ);
  status->last_taken = cpt_statement_get_time (statement, COLUMN_LAST_TAKEN);

  return TRUE;
}

/**
 * cpt_bulk_table_get:
 * @now: microseconds UTC, of the account's clock
 * @status: (out): how the lane stands
 *
 * Returns: %FALSE with @error set
 */
gboolean
cpt_bulk_table_get (sqlite3 *handle, gint64 now, CptBulkStatus *status, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, GET_SQL, error);
  gboolean has_row = FALSE;

  if (statement == NULL)
    return FALSE;

  cpt_statement_bind_int64 (statement, ":failed", CPT_CHANGE_FAILED);
  cpt_statement_bind_int64 (statement, ":sending", CPT_CHANGE_SENDING);
  cpt_statement_bind_int64 (statement, ":now", now);
  if (!cpt_statement_step (statement, &has_row, error))
    return FALSE;

  read_status (statement, status);

  return get_taken (handle, status, error);
}

/**
 * cpt_bulk_table_close:
 *
 * The end of a bulk was seen: what failed of it is a failed change like any other. Nothing happens while it is under
 * way.
 *
 * Returns: %FALSE with @error set
 */
gboolean
cpt_bulk_table_close (sqlite3 *handle, GError **error)
{
  CptBulkStatus status = { 0 };

  if (!cpt_bulk_table_get (handle, 0, &status, error))
    return FALSE;

  return status.n_waiting + status.n_sending > 0 ||
         (run (handle, LEAVE_SQL, CPT_CHANGE_FAILED, ":failed", error) && cpt_sqlite_run (handle, FORGET_SQL, error) &&
          cpt_sqlite_run (handle, FORGET_TAKEN_SQL, error));
}

/**
 * cpt_bulk_table_begin:
 * @now: microseconds UTC, of the account's clock
 *
 * Refreshes are about to join the lane: it begins anew, unless it is under way.
 *
 * Returns: %FALSE with @error set
 */
gboolean
cpt_bulk_table_begin (sqlite3 *handle, gint64 now, GError **error)
{
  g_autoptr (CptStatement) statement = NULL;

  if (!cpt_bulk_table_close (handle, error))
    return FALSE;

  statement = cpt_statement_prepare (handle, BEGIN_SQL, error);
  if (statement == NULL)
    return FALSE;

  cpt_statement_bind_int64 (statement, ":now", now);

  return cpt_statement_run (statement, error);
}

/**
 * cpt_bulk_table_take:
 * @change: one of the lane
 * @now: microseconds UTC, of the account's clock
 *
 * The platform took @change: its reads go their way.
 *
 * Returns: %FALSE with @error set
 */
gboolean
cpt_bulk_table_take (sqlite3 *handle, CptChange *change, gint64 now, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, TAKE_SQL, error);

  if (statement == NULL)
    return FALSE;

  cpt_statement_bind_int64 (statement, ":id", cpt_change_get_id (change));
  cpt_statement_bind_int64 (statement, ":rid", cpt_change_get_rid (change));
  cpt_statement_bind_text (statement, ":data_type", cpt_change_get_data_type (change));
  cpt_statement_bind_int64 (statement, ":now", now);

  return cpt_statement_run (statement, error);
}

/**
 * cpt_bulk_table_hold:
 * @until: microseconds UTC
 *
 * The platform takes no more before @until: the whole lane waits, not each for itself.
 *
 * Returns: %FALSE with @error set
 */
gboolean
cpt_bulk_table_hold (sqlite3 *handle, gint64 until, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, HOLD_SQL, error);

  if (statement == NULL)
    return FALSE;

  cpt_statement_bind_int64 (statement, ":until", until);
  cpt_statement_bind_int64 (statement, ":waiting", CPT_CHANGE_WAITING);

  return cpt_statement_run (statement, error);
}

/**
 * cpt_bulk_table_set_paused:
 *
 * Returns: %FALSE with @error set
 */
gboolean
cpt_bulk_table_set_paused (sqlite3 *handle, gboolean is_paused, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, PAUSE_SQL, error);

  if (statement == NULL)
    return FALSE;

  cpt_statement_bind_int64 (statement, ":is_paused", is_paused);

  return cpt_statement_run (statement, error);
}

/**
 * cpt_bulk_table_cancel:
 *
 * Takes back what the platform has certainly not heard of, and ends the pause: of the rest it must be found out what
 * became of it.
 *
 * Returns: %FALSE with @error set
 */
gboolean
cpt_bulk_table_cancel (sqlite3 *handle, GError **error)
{
  return cpt_bulk_table_set_paused (handle, FALSE, error) &&
         run (handle, CANCEL_SQL, CPT_CHANGE_WAITING, ":waiting", error);
}

/**
 * cpt_bulk_table_retry:
 *
 * What failed of the bulk waits to be sent once more, each with a new key.
 *
 * Returns: %FALSE with @error set
 */
gboolean
cpt_bulk_table_retry (sqlite3 *handle, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_outbox_table_prepare_list (handle, "is_bulk AND state = :failed", error);
  g_autoptr (GPtrArray) failed = NULL;

  if (statement == NULL)
    return FALSE;

  cpt_statement_bind_int64 (statement, ":failed", CPT_CHANGE_FAILED);
  failed = cpt_outbox_table_list (statement, error);
  for (guint i = 0; failed != NULL && i < failed->len; i++)
    if (!cpt_outbox_writer_begin_again (handle, cpt_change_get_id (g_ptr_array_index (failed, i)), NULL, NULL, NULL,
                                        error))
      return FALSE;

  return failed != NULL;
}
