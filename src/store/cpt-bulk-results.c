/* cpt-bulk-results.c — how each of the refreshes of many companies stands, in SQL.
 *
 * Those that the platform has not taken are rows of the outbox, the others of bulk_taken.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-bulk-table-private.h"

#include "cpt-outbox-table-private.h"
#include "cpt-statement-private.h"
#include "cpt-time.h"

enum
{
  COLUMN_ID,
  COLUMN_COMPANY,
  COLUMN_NAME,
  COLUMN_DATA_TYPE,
  COLUMN_TAKEN,
  COLUMN_IS_READ,
  COLUMN_LAST_SYNC
};
static const char TAKEN_SQL[] = "SELECT t.id, t.company, c.name, t.data_type, t.taken, " CPT_BULK_TABLE_IS_READ ", "
                                "c.last_sync FROM bulk_taken t LEFT JOIN company c ON c.rid = t.company";

static CptBulkStage
stage_of (CptChange *change)
{
  switch (cpt_change_get_state (change))
    {
    case CPT_CHANGE_FAILED:
      return CPT_BULK_STAGE_FAILED;

    case CPT_CHANGE_SENDING:
      return CPT_BULK_STAGE_SENDING;

    case CPT_CHANGE_HELD:
    case CPT_CHANGE_WAITING:
    case CPT_CHANGE_UNSURE:
    case CPT_CHANGE_ASKING:
    default:
      return CPT_BULK_STAGE_WAITING;
    }
}

static gboolean
list_waiting (sqlite3 *handle, GPtrArray *results, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_outbox_table_prepare_list (handle, "is_bulk", error);
  g_autoptr (GPtrArray) changes = statement != NULL ? cpt_outbox_table_list (statement, error) : NULL;

  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      CptChange *change = g_ptr_array_index (changes, i);
      CptBulkStage stage = stage_of (change);
      g_autoptr (GError) why = stage == CPT_BULK_STAGE_FAILED ? cpt_change_dup_error (change) : NULL;

      g_ptr_array_add (results, cpt_bulk_result_new (&(CptBulkResultFields){
                                    .change_id = cpt_change_get_id (change),
                                    .rid = cpt_change_get_rid (change),
                                    .name = cpt_change_get_old_name (change),
                                    .data_type = cpt_change_get_data_type (change),
                                    .stage = stage,
                                    .at = CPT_TIME_UNKNOWN,
                                    .error = why,
                                }));
    }

  return changes != NULL;
}

static CptBulkResult *
result_from_row (CptStatement *row)
{
  gboolean is_read = cpt_statement_get_int64 (row, COLUMN_IS_READ) != 0;

  return cpt_bulk_result_new (&(CptBulkResultFields){
      .change_id = cpt_statement_get_int64 (row, COLUMN_ID),
      .rid = cpt_statement_get_int64 (row, COLUMN_COMPANY),
      .name = cpt_statement_get_text (row, COLUMN_NAME),
      .data_type = cpt_statement_get_text (row, COLUMN_DATA_TYPE),
      .stage = is_read ? CPT_BULK_STAGE_READ : CPT_BULK_STAGE_TAKEN,
      .at = cpt_statement_get_time (row, is_read ? COLUMN_LAST_SYNC : COLUMN_TAKEN),
  });
}

static gboolean
list_taken (sqlite3 *handle, GPtrArray *results, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, TAKEN_SQL, error);
  gboolean has_row = statement != NULL;

  while (has_row)
    {
      if (!cpt_statement_step (statement, &has_row, error))
        return FALSE;
      if (has_row)
        g_ptr_array_add (results, result_from_row (statement));
    }

  return statement != NULL;
}

static gint
compare (gconstpointer a, gconstpointer b)
{
  const CptBulkResultFields *one = cpt_bulk_result_get_fields (*(CptBulkResult **) a);
  const CptBulkResultFields *other = cpt_bulk_result_get_fields (*(CptBulkResult **) b);
  gboolean has_failed = one->stage == CPT_BULK_STAGE_FAILED;

  if (has_failed != (other->stage == CPT_BULK_STAGE_FAILED))
    return has_failed ? -1 : 1;

  return one->change_id < other->change_id ? -1 : one->change_id > other->change_id;
}

/**
 * cpt_bulk_table_list:
 *
 * Returns: (transfer full) (nullable) (element-type CptBulkResult): those that failed, then the others, as they were
 *   asked for; %NULL with @error set
 */
GPtrArray *
cpt_bulk_table_list (sqlite3 *handle, GError **error)
{
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func (g_object_unref);

  if (!list_waiting (handle, results, error) || !list_taken (handle, results, error))
    return NULL;

  g_ptr_array_sort (results, compare);

  return g_steal_pointer (&results);
}
