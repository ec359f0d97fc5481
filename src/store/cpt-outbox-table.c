/* cpt-outbox-table.c — the rows of the outbox, as values.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-outbox-table-private.h"

#include "cpt-store-private.h"
#include "cpt-transaction-private.h"

enum
{
  COLUMN_ID,
  COLUMN_KIND,
  COLUMN_STATE,
  COLUMN_IS_BULK,
  COLUMN_RID,
  COLUMN_COMPANY_ID,
  COLUMN_CONNECTION_ID,
  COLUMN_NAME,
  COLUMN_OLD_NAME,
  COLUMN_DATA_TYPE,
  COLUMN_PLATFORM_KEY,
  COLUMN_BODY,
  COLUMN_BASE,
  COLUMN_IDEMPOTENCY_KEY,
  COLUMN_CREATED,
  COLUMN_NOT_BEFORE,
  COLUMN_ATTEMPTS,
  COLUMN_SENDINGS,
  COLUMN_FIRST_SENT,
  COLUMN_HTTP_STATUS,
  COLUMN_ERROR_CODE,
  COLUMN_ERROR_TEXT,
  COLUMN_CORRELATION_ID
};
#define LIST_SQL                                                                                                       \
  "SELECT id, kind, state, is_bulk, rid, company_id, connection_id, name, old_name, data_type, platform_key, body, "   \
  "base, idempotency_key, created, not_before, attempts, sendings, first_sent, http_status, error_code, error_text, "  \
  "correlation_id FROM outbox WHERE %s ORDER BY id"

/* What was on its way when the last run ended may have arrived; what was held begins its time again;
 * what waited for its turn has it. */
static const char UNSURE_SQL[] = "UPDATE outbox SET state = :unsure WHERE state = :sending";
static const char HOLD_AGAIN_SQL[] = "UPDATE outbox SET not_before = iif (state = :held, :not_before, NULL)";

static const char SHIFT_HELD_SQL[] = "UPDATE outbox SET not_before = not_before + :shift WHERE state = :held";

static gboolean
make_unsure (sqlite3 *handle, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, UNSURE_SQL, error);

  if (statement == NULL)
    return FALSE;

  cpt_statement_bind_int64 (statement, ":unsure", CPT_CHANGE_UNSURE);
  cpt_statement_bind_int64 (statement, ":sending", CPT_CHANGE_SENDING);

  return cpt_statement_run (statement, error);
}

static gboolean
hold_again (sqlite3 *handle, gint64 now, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, HOLD_AGAIN_SQL, error);

  if (statement == NULL)
    return FALSE;

  cpt_statement_bind_int64 (statement, ":not_before", now + CPT_STORE_HOLD);
  cpt_statement_bind_int64 (statement, ":held", CPT_CHANGE_HELD);

  return cpt_statement_run (statement, error);
}

/**
 * cpt_outbox_table_begin_run:
 * @now: microseconds UTC, of the account's clock
 *
 * What a new run of the program does with what the last one left.
 *
 * Returns: %FALSE with @error set
 */
gboolean
cpt_outbox_table_begin_run (sqlite3 *handle, gint64 now, GError **error)
{
  g_autoptr (CptTransaction) transaction = cpt_transaction_begin (handle, error);

  return transaction != NULL && make_unsure (handle, error) && hold_again (handle, now, error) &&
         cpt_transaction_commit (transaction, error);
}

/**
 * cpt_outbox_table_prepare_list:
 * @condition: of the rows wanted, in SQL
 *
 * Returns: (transfer full) (nullable): a statement for cpt_outbox_table_list(); %NULL with @error set
 */
CptStatement *
cpt_outbox_table_prepare_list (sqlite3 *handle, const char *condition, GError **error)
{
  g_autofree char *sql = g_strdup_printf (LIST_SQL, condition);

  return cpt_statement_prepare (handle, sql, error);
}

static CptChange *
change_from_row (CptStatement *row)
{
  g_autofree char *company_id = cpt_statement_dup_guid (row, COLUMN_COMPANY_ID);
  g_autofree char *connection_id = cpt_statement_dup_guid (row, COLUMN_CONNECTION_ID);

  return cpt_change_new (&(CptChangeFields){
      .id = cpt_statement_get_int64 (row, COLUMN_ID),
      .kind = (CptChangeKind) cpt_statement_get_int64 (row, COLUMN_KIND),
      .state = (CptChangeState) cpt_statement_get_int64 (row, COLUMN_STATE),
      .is_bulk = cpt_statement_get_int64 (row, COLUMN_IS_BULK) != 0,
      .rid = cpt_statement_get_int64 (row, COLUMN_RID),
      .company_id = company_id,
      .connection_id = connection_id,
      .name = cpt_statement_get_text (row, COLUMN_NAME),
      .old_name = cpt_statement_get_text (row, COLUMN_OLD_NAME),
      .data_type = cpt_statement_get_text (row, COLUMN_DATA_TYPE),
      .platform_key = cpt_statement_get_text (row, COLUMN_PLATFORM_KEY),
      .body = cpt_statement_get_text (row, COLUMN_BODY),
      .base = cpt_statement_get_text (row, COLUMN_BASE),
      .idempotency_key = cpt_statement_get_text (row, COLUMN_IDEMPOTENCY_KEY),
      .created = cpt_statement_get_time (row, COLUMN_CREATED),
      .not_before = cpt_statement_get_time (row, COLUMN_NOT_BEFORE),
      .attempts = (guint) cpt_statement_get_int64 (row, COLUMN_ATTEMPTS),
      .sendings = (guint) cpt_statement_get_int64 (row, COLUMN_SENDINGS),
      .first_sent = cpt_statement_get_time (row, COLUMN_FIRST_SENT),
      .http_status = (guint) cpt_statement_get_int64 (row, COLUMN_HTTP_STATUS),
      .error_code = (int) cpt_statement_get_int64 (row, COLUMN_ERROR_CODE),
      .error_text = cpt_statement_get_text (row, COLUMN_ERROR_TEXT),
      .correlation_id = cpt_statement_get_text (row, COLUMN_CORRELATION_ID),
  });
}

/**
 * cpt_outbox_table_list:
 * @statement: by cpt_outbox_table_prepare_list(), bound
 *
 * Returns: (transfer full) (nullable) (element-type CptChange): in order; %NULL with @error set
 */
GPtrArray *
cpt_outbox_table_list (CptStatement *statement, GError **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean has_row = FALSE;

  do
    {
      if (!cpt_statement_step (statement, &has_row, error))
        return NULL;
      if (has_row)
        g_ptr_array_add (changes, change_from_row (statement));
    }
  while (has_row);

  return g_steal_pointer (&changes);
}

/**
 * cpt_outbox_table_get:
 * @id: an outbox row
 *
 * Returns: (transfer full) (nullable): the change; %NULL without @error when there is none
 */
CptChange *
cpt_outbox_table_get (sqlite3 *handle, gint64 id, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_outbox_table_prepare_list (handle, "id = :id", error);
  g_autoptr (GPtrArray) changes = NULL;

  if (statement == NULL)
    return NULL;

  cpt_statement_bind_int64 (statement, ":id", id);
  changes = cpt_outbox_table_list (statement, error);

  return changes != NULL && changes->len > 0 ? g_object_ref (g_ptr_array_index (changes, 0)) : NULL;
}

/**
 * cpt_outbox_table_shift_held:
 * @shift: microseconds
 *
 * The account's clock was set: what is held stays held for as long as it would have been. Within the transaction under
 * way.
 *
 * Returns: %FALSE with @error set
 */
gboolean
cpt_outbox_table_shift_held (sqlite3 *handle, gint64 shift, GError **error)
{
  g_autoptr (CptStatement) statement = NULL;

  if (shift == 0)
    return TRUE;

  statement = cpt_statement_prepare (handle, SHIFT_HELD_SQL, error);
  if (statement == NULL)
    return FALSE;

  cpt_statement_bind_int64 (statement, ":shift", shift);
  cpt_statement_bind_int64 (statement, ":held", CPT_CHANGE_HELD);

  return cpt_statement_run (statement, error);
}
