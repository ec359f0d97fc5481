/* cpt-record-table.c — the tables of records, in SQL; and how much is kept of them and of reports together.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-record-table-private.h"

#include "cpt-sqlite-private.h"
#include "cpt-statement-private.h"
#include "cpt-time.h"

#define N_GO_AT_ONCE 500

enum
{
  LIST_ID,
  LIST_TOTAL,
  LIST_ASKED_AT,
}; /* of FIND_LIST_SQL, in its order */

static const char FIND_LIST_SQL[] =
    "SELECT id, total, asked_at FROM record_list WHERE company_id = :company_id AND data_type = :data_type"
    " AND connection_id = :connection_id AND account_id = :account_id";

enum
{
  PUT_LIST_ID,
  PUT_LIST_WALK,
}; /* of PUT_LIST_SQL, in its order */

/* Of a filtered page, the platform does not say how many there are in all: what it said before stays. With the first
 * page of the whole list, a walk through it begins. */
static const char PUT_LIST_SQL[] =
    "INSERT INTO record_list (company_id, data_type, connection_id, account_id, total, asked_at, n_bytes, walk, "
    "n_walked)"
    " VALUES (:company_id, :data_type, :connection_id, :account_id, :total, :asked_at, 0, :begins, iif (:begins, 0, "
    "NULL))"
    " ON CONFLICT (company_id, data_type, connection_id, account_id) DO UPDATE SET"
    " total = ifnull (excluded.total, total), asked_at = excluded.asked_at, walk = walk + excluded.walk,"
    " n_walked = iif (excluded.walk, 0, n_walked) RETURNING id, walk";

enum
{
  BEFORE_LENGTH,
  BEFORE_WALK,
}; /* of BEFORE_SQL, in its order */

static const char BEFORE_SQL[] = "SELECT length (json), walk FROM record WHERE list = :list AND key = :key";

static const char PUT_SQL[] =
    "INSERT INTO record (list, key, modified, read_at, json, walk)"
    " VALUES (:list, :key, :modified, :read_at, :json, :walk)"
    " ON CONFLICT (list, key) DO UPDATE SET modified = excluded.modified, walk = excluded.walk,"
    " read_at = excluded.read_at, json = excluded.json RETURNING rid";

static const char WALK_SQL[] = "UPDATE record_list SET n_walked = n_walked + :n WHERE id = :list"
                               " RETURNING n_walked >= total";
static const char SUM_LEFT_SQL[] =
    "SELECT ifnull (sum (length (json)), 0) FROM record WHERE list = :list AND walk <> :walk";
static const char REMOVE_LEFT_SQL[] = "DELETE FROM record WHERE list = :list AND walk <> :walk";
static const char END_WALK_SQL[] =
    "UPDATE record_list SET n_walked = NULL, n_bytes = n_bytes - :n_bytes WHERE id = :list";

static const char GROW_SQL[] = "UPDATE record_list SET n_bytes = n_bytes + :n_bytes WHERE id = :list";

static const char CLEAR_SQL[] = "DELETE FROM record;"
                                "UPDATE record_list SET n_bytes = 0, n_walked = NULL;"
                                "DELETE FROM report WHERE json IS NOT NULL;";
static const char SUM_SQL[] = "SELECT (SELECT ifnull (sum (n_bytes), 0) FROM record_list)"
                              " + (SELECT ifnull (sum (n_bytes), 0) FROM report)";

enum
{
  OLD_ROW,
  OLD_LIST,
  OLD_N_BYTES,
}; /* of OLDEST_SQL, in its order */

/* Either table has an index in that order, so that no more of them is read than is listed. A report is in no list. */
static const char OLDEST_SQL[] =
    "SELECT rid, list, length (json), read_at FROM record"
    " UNION ALL SELECT rowid, NULL, n_bytes, read_at FROM report WHERE read_at IS NOT NULL ORDER BY 4, 1 LIMIT :n";
static const char REMOVE_SQL[] = "DELETE FROM record WHERE rid = :row";
static const char REMOVE_REPORT_SQL[] = "DELETE FROM report WHERE rowid = :row";

static void
bind_place (CptStatement *statement, const CptRecordPlace *place)
{
  cpt_statement_bind_guid (statement, ":company_id", place->company_id);
  cpt_statement_bind_text (statement, ":data_type", place->data_type);
  if (place->connection_id != NULL)
    cpt_statement_bind_guid (statement, ":connection_id", place->connection_id);
  else
    cpt_statement_bind_blob (statement, ":connection_id", "", 0);
  cpt_statement_bind_text (statement, ":account_id", place->account_id != NULL ? place->account_id : "");
}

/**
 * cpt_record_table_find_list:
 * @row: (out caller-allocates): what is known
 *
 * Returns: %FALSE with @error set
 */
gboolean
cpt_record_table_find_list (sqlite3 *handle, const CptRecordPlace *place, CptRecordListRow *row, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, FIND_LIST_SQL, error);
  gboolean has_row = FALSE;

  *row = (CptRecordListRow){ .total = -1, .asked_at = CPT_TIME_UNKNOWN };
  if (statement == NULL)
    return FALSE;

  bind_place (statement, place);
  if (!cpt_statement_step (statement, &has_row, error))
    return FALSE;

  if (has_row)
    {
      row->id = cpt_statement_get_int64 (statement, LIST_ID);
      row->asked_at = cpt_statement_get_time (statement, LIST_ASKED_AT);
      if (!cpt_statement_is_null (statement, LIST_TOTAL))
        row->total = cpt_statement_get_int64 (statement, LIST_TOTAL);
    }

  return TRUE;
}

/* Runs a statement that returns one number. */
static gboolean
run_for_number (CptStatement *statement, gint64 *number, GError **error)
{
  gboolean has_row = FALSE;

  *number = 0;
  if (!cpt_statement_step (statement, &has_row, error))
    return FALSE;
  if (has_row)
    *number = cpt_statement_get_int64 (statement, 0);
  cpt_statement_reset (statement);

  return TRUE;
}

static gboolean
grow (sqlite3 *handle, gint64 list, gint64 n_bytes, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, GROW_SQL, error);

  if (statement == NULL)
    return FALSE;

  cpt_statement_bind_int64 (statement, ":list", list);
  cpt_statement_bind_int64 (statement, ":n_bytes", n_bytes);

  return cpt_statement_run (statement, error);
}

/* What the records of one page are put with. */
typedef struct
{
  CptStatement *before;
  CptStatement *put;
  gint64 list;
  gint64 walk; /* 0 before the first */
  gint64 now;
  gint64 n_more_bytes;
  gint64 n_walked; /* that were not met on this walk before */
} Putter;

static gboolean
put_list (Putter *putter, sqlite3 *handle, const CptRecordPlace *place, guint page, guint total, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, PUT_LIST_SQL, error);
  gboolean has_row = FALSE;

  if (statement == NULL)
    return FALSE;

  bind_place (statement, place);
  if (page > 0)
    cpt_statement_bind_int64 (statement, ":total", total);
  cpt_statement_bind_int64 (statement, ":begins", page == 1);
  cpt_statement_bind_int64 (statement, ":asked_at", putter->now);
  if (!cpt_statement_step (statement, &has_row, error))
    return FALSE;

  putter->list = cpt_statement_get_int64 (statement, PUT_LIST_ID);
  putter->walk = cpt_statement_get_int64 (statement, PUT_LIST_WALK);

  return TRUE;
}

/* What is stored of a record: @length is 0 and @walk −1 when nothing is. */
static gboolean
find_before (Putter *putter, const char *key, gint64 *length, gint64 *walk, GError **error)
{
  gboolean has_row = FALSE;

  *length = 0;
  *walk = -1;
  cpt_statement_bind_int64 (putter->before, ":list", putter->list);
  cpt_statement_bind_text (putter->before, ":key", key);
  if (!cpt_statement_step (putter->before, &has_row, error))
    return FALSE;

  if (has_row)
    {
      *length = cpt_statement_get_int64 (putter->before, BEFORE_LENGTH);
      *walk = cpt_statement_get_int64 (putter->before, BEFORE_WALK);
    }
  cpt_statement_reset (putter->before);

  return TRUE;
}

static gboolean
put_record (Putter *putter, CptRecord *record, gint64 *rid, GError **error)
{
  g_autofree char *key = cpt_record_dup_key (record);
  gsize n_bytes = 0;
  gconstpointer json = g_bytes_get_data (cpt_record_get_json (record), &n_bytes);
  gint64 n_bytes_before = 0;
  gint64 walk_before = -1;

  if (!find_before (putter, key, &n_bytes_before, &walk_before, error))
    return FALSE;

  cpt_statement_bind_int64 (putter->put, ":list", putter->list);
  cpt_statement_bind_text (putter->put, ":key", key);
  cpt_statement_bind_int64 (putter->put, ":walk", putter->walk);
  cpt_statement_bind_time (putter->put, ":modified", cpt_record_get_modified (record));
  cpt_statement_bind_int64 (putter->put, ":read_at", putter->now);
  cpt_statement_bind_blob (putter->put, ":json", json, n_bytes);
  putter->n_more_bytes += (gint64) n_bytes - n_bytes_before;
  if (walk_before != putter->walk)
    putter->n_walked++;

  return run_for_number (putter->put, rid, error);
}

static gboolean
put_records (Putter *putter, GPtrArray *records, GArray *rids, GError **error)
{
  for (guint i = 0; i < records->len; i++)
    {
      gint64 rid = 0;

      if (!put_record (putter, g_ptr_array_index (records, i), &rid, error))
        return FALSE;

      g_array_append_val (rids, rid);
    }

  return TRUE;
}

/* Runs a statement about what was not met on the walk. */
static gboolean
run_on_left (Putter *putter, CptStatement *statement, gint64 *number, GError **error)
{
  cpt_statement_bind_int64 (statement, ":list", putter->list);
  cpt_statement_bind_int64 (statement, ":walk", putter->walk);

  return run_for_number (statement, number, error);
}

/* The whole list was walked through: what was not met is there no more. */
static gboolean
end_walk (Putter *putter, sqlite3 *handle, GError **error)
{
  g_autoptr (CptStatement) sum = cpt_statement_prepare (handle, SUM_LEFT_SQL, error);
  g_autoptr (CptStatement) remove = sum != NULL ? cpt_statement_prepare (handle, REMOVE_LEFT_SQL, error) : NULL;
  g_autoptr (CptStatement) end = remove != NULL ? cpt_statement_prepare (handle, END_WALK_SQL, error) : NULL;
  gint64 n_bytes = 0;
  gint64 none = 0;

  if (end == NULL || !run_on_left (putter, sum, &n_bytes, error) || !run_on_left (putter, remove, &none, error))
    return FALSE;

  cpt_statement_bind_int64 (end, ":list", putter->list);
  cpt_statement_bind_int64 (end, ":n_bytes", n_bytes);

  return cpt_statement_run (end, error);
}

static gboolean
walk (Putter *putter, sqlite3 *handle, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, WALK_SQL, error);
  gint64 is_through = 0;

  if (statement == NULL)
    return FALSE;

  cpt_statement_bind_int64 (statement, ":list", putter->list);
  cpt_statement_bind_int64 (statement, ":n", putter->n_walked);

  return run_for_number (statement, &is_through, error) && (is_through == 0 || end_walk (putter, handle, error));
}

/**
 * cpt_record_table_put:
 * @records: (element-type CptRecord): that came
 * @page: of the whole list, from 1 on; 0 for one of a filtered list
 * @total: how many there are on all those pages
 * @now: of the account's clock
 * @rids: (element-type gint64): gets their rows, in their order
 *
 * Puts records that the platform sent. In a transaction of the caller's.
 *
 * Returns: %FALSE with @error set
 */
gboolean
cpt_record_table_put (sqlite3 *handle,
                      const CptRecordPlace *place,
                      GPtrArray *records,
                      guint page,
                      guint total,
                      gint64 now,
                      GArray *rids,
                      GError **error)
{
  g_autoptr (CptStatement) before = cpt_statement_prepare (handle, BEFORE_SQL, error);
  g_autoptr (CptStatement) put = before != NULL ? cpt_statement_prepare (handle, PUT_SQL, error) : NULL;
  Putter putter = { .before = before, .put = put, .now = now };

  if (put == NULL || !put_list (&putter, handle, place, page, total, error))
    return FALSE;

  return put_records (&putter, records, rids, error) && grow (handle, putter.list, putter.n_more_bytes, error) &&
         walk (&putter, handle, error);
}

/* A record or a report that may go. */
typedef struct
{
  gint64 row;
  gint64 list; /* 0: it is a report */
  gint64 n_bytes;
} Old;

static GArray *
list_oldest (sqlite3 *handle, GError **error)
{
  g_autoptr (GArray) oldest = g_array_new (FALSE, FALSE, sizeof (Old));
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, OLDEST_SQL, error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return NULL;

  cpt_statement_bind_int64 (statement, ":n", N_GO_AT_ONCE);
  while (has_row)
    {
      Old old;

      if (!cpt_statement_step (statement, &has_row, error))
        return NULL;
      if (!has_row)
        break;

      old = (Old){ cpt_statement_get_int64 (statement, OLD_ROW), cpt_statement_get_int64 (statement, OLD_LIST),
                   cpt_statement_get_int64 (statement, OLD_N_BYTES) };
      g_array_append_val (oldest, old);
    }

  return g_steal_pointer (&oldest);
}

/* Removes the first of @oldest until @n_bytes went, or all of them did. */
static gboolean
remove_oldest (sqlite3 *handle, GArray *oldest, gint64 *n_bytes, GError **error)
{
  g_autoptr (CptStatement) record = cpt_statement_prepare (handle, REMOVE_SQL, error);
  g_autoptr (CptStatement) report = record != NULL ? cpt_statement_prepare (handle, REMOVE_REPORT_SQL, error) : NULL;

  if (report == NULL)
    return FALSE;

  for (guint i = 0; i<oldest->len && * n_bytes> 0; i++)
    {
      const Old *old = &g_array_index (oldest, Old, i);
      CptStatement *remove = old->list != 0 ? record : report;

      cpt_statement_bind_int64 (remove, ":row", old->row);
      if (!cpt_statement_run (remove, error) || (old->list != 0 && !grow (handle, old->list, -old->n_bytes, error)))
        return FALSE;

      *n_bytes -= old->n_bytes;
    }

  return TRUE;
}

/**
 * cpt_record_table_measure:
 * @n_bytes: (out): of the JSON of all records and reports
 *
 * Returns: %FALSE with @error set
 */
gboolean
cpt_record_table_measure (sqlite3 *handle, gint64 *n_bytes, GError **error)
{
  return cpt_sqlite_get_int64 (handle, SUM_SQL, n_bytes, error);
}

/**
 * cpt_record_table_clear:
 *
 * Removes all records, of which it stays known how many the platform has, and all reports. In a transaction of the
 * caller's.
 *
 * Returns: %FALSE with @error set
 */
gboolean
cpt_record_table_clear (sqlite3 *handle, GError **error)
{
  return cpt_sqlite_run (handle, CLEAR_SQL, error);
}

/**
 * cpt_record_table_make_room:
 * @most_bytes: of the JSON of all records and reports
 *
 * Removes the records and reports that were read longest ago, as far as there are too many. In a transaction of the
 * caller's.
 *
 * Returns: %FALSE with @error set
 */
gboolean
cpt_record_table_make_room (sqlite3 *handle, gint64 most_bytes, GError **error)
{
  gint64 n_bytes = 0;

  if (!cpt_record_table_measure (handle, &n_bytes, error))
    return FALSE;

  n_bytes -= most_bytes;
  while (n_bytes > 0)
    {
      g_autoptr (GArray) oldest = list_oldest (handle, error);

      if (oldest == NULL || !remove_oldest (handle, oldest, &n_bytes, error))
        return FALSE;
      if (oldest->len == 0)
        break;
    }

  return TRUE;
}
