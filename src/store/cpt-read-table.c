/* cpt-read-table.c — the read history: its columns, and reads from and into them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-history-table-private.h"
#include "cpt-read.h"

enum
{
  COLUMN_DESCRIPTION = CPT_HISTORY_N_COLUMNS,
  COLUMN_ERROR_MESSAGE,
  COLUMN_REQUESTED,
  COLUMN_COMPLETED,
  COLUMN_REQUESTED_TEXT,
  COLUMN_COMPLETED_TEXT,
  COLUMN_PROGRESS,
  COLUMN_IS_COMPLETED,
  COLUMN_IS_ERRORED
};
#define COLUMNS                                                                                                        \
  "description, error_message, requested, completed, requested_text, completed_text, progress, is_completed, is_"      \
  "errored"

static void
describe (gpointer item, CptHistoryFacts *facts)
{
  CptRead *read = item;

  *facts = (CptHistoryFacts){
    .id = cpt_read_get_id (read),
    .company_id = cpt_read_get_company_id (read),
    .connection_id = cpt_read_get_connection_id (read),
    .data_type = cpt_read_get_data_type (read),
    .status = cpt_read_get_status_text (read),
    .words = { cpt_read_get_error_message (read), cpt_read_get_description (read) },
    .requested = cpt_read_get_requested (read),
    .outcome = cpt_read_get_outcome (read),
  };
}

static void
bind (CptStatement *statement, gpointer item)
{
  CptRead *read = item;

  cpt_statement_bind_text (statement, ":description", cpt_read_get_description (read));
  cpt_statement_bind_text (statement, ":error_message", cpt_read_get_error_message (read));
  cpt_statement_bind_time (statement, ":requested", cpt_read_get_requested (read));
  cpt_statement_bind_time (statement, ":completed", cpt_read_get_completed (read));
  cpt_statement_bind_text (statement, ":requested_text", cpt_read_get_requested_text (read));
  cpt_statement_bind_text (statement, ":completed_text", cpt_read_get_completed_text (read));
  cpt_statement_bind_int64 (statement, ":progress", cpt_read_get_progress (read));
  cpt_statement_bind_int64 (statement, ":is_completed", cpt_read_is_completed (read));
  cpt_statement_bind_int64 (statement, ":is_errored", cpt_read_is_errored (read));
}

static gpointer
from_row (CptStatement *row)
{
  g_autofree char *id = cpt_statement_dup_guid (row, CPT_HISTORY_COLUMN_ID);
  g_autofree char *company_id = cpt_statement_dup_guid (row, CPT_HISTORY_COLUMN_COMPANY_ID);
  g_autofree char *connection_id = cpt_statement_dup_guid (row, CPT_HISTORY_COLUMN_CONNECTION_ID);

  return cpt_read_new (&(CptReadFields){
      .id = id,
      .company_id = company_id,
      .connection_id = connection_id,
      .data_type = cpt_statement_get_text (row, CPT_HISTORY_COLUMN_DATA_TYPE),
      .status_text = cpt_statement_get_text (row, CPT_HISTORY_COLUMN_STATUS),
      .description = cpt_statement_get_text (row, COLUMN_DESCRIPTION),
      .error_message = cpt_statement_get_text (row, COLUMN_ERROR_MESSAGE),
      .requested = cpt_statement_get_time (row, COLUMN_REQUESTED),
      .completed = cpt_statement_get_time (row, COLUMN_COMPLETED),
      .requested_text = cpt_statement_get_text (row, COLUMN_REQUESTED_TEXT),
      .completed_text = cpt_statement_get_text (row, COLUMN_COMPLETED_TEXT),
      .progress = (int) cpt_statement_get_int64 (row, COLUMN_PROGRESS),
      .is_completed = cpt_statement_get_int64 (row, COLUMN_IS_COMPLETED) != 0,
      .is_errored = cpt_statement_get_int64 (row, COLUMN_IS_ERRORED) != 0,
  });
}

const CptHistoryTable cpt_read_table = {
  .name = "dataset",
  .columns = COLUMNS,
  .all_words = "coalesce (error_message, '') || char (10) || coalesce (description, '')",
  .has_words = "coalesce (error_message, description) IS NOT NULL",
  .change = CPT_STORE_CHANGE_READS,
  .describe = describe,
  .bind = bind,
  .from_row = from_row,
};
