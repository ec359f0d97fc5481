/* cpt-record-table.c — the tables of records, in SQL.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-record-table-private.h"

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

/* Of a filtered page, the platform does not say how many there are in all: what it said before stays. */
static const char PUT_LIST_SQL[] =
    "INSERT INTO record_list (company_id, data_type, connection_id, account_id, total, asked_at, n_bytes)"
    " VALUES (:company_id, :data_type, :connection_id, :account_id, :total, :asked_at, 0)"
    " ON CONFLICT (company_id, data_type, connection_id, account_id) DO UPDATE SET"
    " total = ifnull (excluded.total, total), asked_at = excluded.asked_at RETURNING id";

static const char LENGTH_SQL[] = "SELECT length (json) FROM record WHERE list = :list AND key = :key";

static const char PUT_SQL[] = "INSERT INTO record (list, key, modified, read_at, json)"
                              " VALUES (:list, :key, :modified, :read_at, :json)"
                              " ON CONFLICT (list, key) DO UPDATE SET modified = excluded.modified,"
                              " read_at = excluded.read_at, json = excluded.json RETURNING rid";

static const char GROW_SQL[] = "UPDATE record_list SET n_bytes = n_bytes + :n_bytes WHERE id = :list";

static const char CLEAR_SQL[] = "DELETE FROM record WHERE list = :list";
static const char EMPTY_SQL[] = "UPDATE record_list SET n_bytes = 0 WHERE id = :list";

static const char SUM_SQL[] = "SELECT ifnull (sum (n_bytes), 0) FROM record_list";

enum
{
  OLD_RID,
  OLD_LIST,
  OLD_N_BYTES,
}; /* of OLDEST_SQL, in its order */

static const char OLDEST_SQL[] = "SELECT rid, list, length (json) FROM record ORDER BY read_at, rid LIMIT :n";
static const char REMOVE_SQL[] = "DELETE FROM record WHERE rid = :rid";

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
put_list (sqlite3 *handle, const CptRecordPlace *place, gint64 total, gint64 now, gint64 *list, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, PUT_LIST_SQL, error);

  if (statement == NULL)
    return FALSE;

  bind_place (statement, place);
  if (total >= 0)
    cpt_statement_bind_int64 (statement, ":total", total);
  cpt_statement_bind_int64 (statement, ":asked_at", now);

  return run_for_number (statement, list, error);
}

static gboolean
run_on_list (sqlite3 *handle, const char *sql, gint64 list, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, sql, error);

  if (statement == NULL)
    return FALSE;

  cpt_statement_bind_int64 (statement, ":list", list);

  return cpt_statement_run (statement, error);
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
  CptStatement *length;
  CptStatement *put;
  gint64 list;
  gint64 now;
  gint64 n_more_bytes;
} Putter;

static gboolean
put_record (Putter *putter, CptRecord *record, gint64 *rid, GError **error)
{
  g_autofree char *key = cpt_record_dup_key (record);
  gsize n_bytes = 0;
  gconstpointer json = g_bytes_get_data (cpt_record_get_json (record), &n_bytes);
  gint64 n_bytes_before = 0;

  cpt_statement_bind_int64 (putter->length, ":list", putter->list);
  cpt_statement_bind_text (putter->length, ":key", key);
  if (!run_for_number (putter->length, &n_bytes_before, error))
    return FALSE;

  cpt_statement_bind_int64 (putter->put, ":list", putter->list);
  cpt_statement_bind_text (putter->put, ":key", key);
  cpt_statement_bind_time (putter->put, ":modified", cpt_record_get_modified (record));
  cpt_statement_bind_int64 (putter->put, ":read_at", putter->now);
  cpt_statement_bind_blob (putter->put, ":json", json, n_bytes);
  putter->n_more_bytes += (gint64) n_bytes - n_bytes_before;

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

/**
 * cpt_record_table_put:
 * @records: (element-type CptRecord): that came
 * @total: how many there are in all; −1 when the platform did not say: @records are of a filtered list
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
                      gint64 total,
                      gint64 now,
                      GArray *rids,
                      GError **error)
{
  g_autoptr (CptStatement) length = cpt_statement_prepare (handle, LENGTH_SQL, error);
  g_autoptr (CptStatement) put = length != NULL ? cpt_statement_prepare (handle, PUT_SQL, error) : NULL;
  Putter putter = { .length = length, .put = put, .now = now };

  if (put == NULL || !put_list (handle, place, total, now, &putter.list, error))
    return FALSE;

  if (total == 0)
    return run_on_list (handle, CLEAR_SQL, putter.list, error) && run_on_list (handle, EMPTY_SQL, putter.list, error);

  return put_records (&putter, records, rids, error) && grow (handle, putter.list, putter.n_more_bytes, error);
}

/* A record that may go. */
typedef struct
{
  gint64 rid;
  gint64 list;
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

      old = (Old){ cpt_statement_get_int64 (statement, OLD_RID), cpt_statement_get_int64 (statement, OLD_LIST),
                   cpt_statement_get_int64 (statement, OLD_N_BYTES) };
      g_array_append_val (oldest, old);
    }

  return g_steal_pointer (&oldest);
}

/* Removes the first of @oldest until @n_bytes went, or all of them did. */
static gboolean
remove_oldest (sqlite3 *handle, GArray *oldest, gint64 *n_bytes, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, REMOVE_SQL, error);

  if (statement == NULL)
    return FALSE;

  for (guint i = 0; i<oldest->len && * n_bytes> 0; i++)
    {
      const Old *old = &g_array_index (oldest, Old, i);

      cpt_statement_bind_int64 (statement, ":rid", old->rid);
      if (!cpt_statement_run (statement, error) || !grow (handle, old->list, -old->n_bytes, error))
        return FALSE;

      *n_bytes -= old->n_bytes;
    }

  return TRUE;
}

/**
 * cpt_record_table_make_room:
 * @most_bytes: of the JSON of all records
 *
 * Removes the records that were read longest ago, as far as there are too many. In a transaction of the caller's.
 *
 * Returns: %FALSE with @error set
 */
gboolean
cpt_record_table_make_room (sqlite3 *handle, gint64 most_bytes, GError **error)
{
  g_autoptr (CptStatement) sum = cpt_statement_prepare (handle, SUM_SQL, error);
  gint64 n_bytes = 0;

  if (sum == NULL || !run_for_number (sum, &n_bytes, error))
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
