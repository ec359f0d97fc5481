/* cpt-write-table.c — the write history: its columns, and writes from and into them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-history-table-private.h"
#include "cpt-validation-variant-private.h"
#include "cpt-write.h"

enum
{
  COLUMN_ERROR_MESSAGE = CPT_HISTORY_N_COLUMNS,
  COLUMN_REQUESTED,
  COLUMN_COMPLETED,
  COLUMN_REQUESTED_TEXT,
  COLUMN_COMPLETED_TEXT,
  COLUMN_STATUS_CODE,
  COLUMN_TIMEOUT_MINUTES,
  COLUMN_VALIDATION,
  COLUMN_CHANGES
};
#define COLUMNS                                                                                                        \
  "error_message, requested, completed, requested_text, completed_text, status_code, timeout_minutes, validation, "    \
  "changes"

#define CHANGES_TYPE G_VARIANT_TYPE ("a(smsmsms)")

/* A write that timed out may still happen: it is neither an error nor a success. */
static CptReadOutcome
outcome_of (CptWriteStatus status)
{
  switch (status)
    {
    case CPT_WRITE_STATUS_PENDING:
      return CPT_READ_OUTCOME_RUNNING;

    case CPT_WRITE_STATUS_SUCCESS:
      return CPT_READ_OUTCOME_SUCCESS;

    case CPT_WRITE_STATUS_FAILED:
      return CPT_READ_OUTCOME_ERROR;

    case CPT_WRITE_STATUS_TIMED_OUT:
      return CPT_READ_OUTCOME_NEUTRAL;

    case CPT_WRITE_STATUS_UNKNOWN:
    default:
      return CPT_READ_OUTCOME_UNKNOWN;
    }
}

static void
describe (gpointer item, CptHistoryFacts *facts)
{
  CptWrite *write = item;

  *facts = (CptHistoryFacts){
    .id = cpt_write_get_id (write),
    .company_id = cpt_write_get_company_id (write),
    .connection_id = cpt_write_get_connection_id (write),
    .data_type = cpt_write_get_data_type (write),
    .status = cpt_write_get_status_text (write),
    .words = { cpt_write_get_error_message (write) },
    .requested = cpt_write_get_requested (write),
    .outcome = outcome_of (cpt_write_get_status (write)),
  };
}

static GVariant *
changes_to_variant (GPtrArray *changes)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, CHANGES_TYPE);
  for (guint i = 0; i < changes->len; i++)
    {
      CptWriteChange *change = g_ptr_array_index (changes, i);

      g_variant_builder_add (&builder, "(smsmsms)", cpt_write_change_get_type_text (change),
                             cpt_write_change_get_record_id (change), cpt_write_change_get_data_type (change),
                             cpt_write_change_get_attachment_id (change));
    }

  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

static void
bind (CptStatement *statement, gpointer item)
{
  CptWrite *write = item;
  CptValidation *found = cpt_write_get_validation (write);
  g_autoptr (GVariant) validation = found != NULL ? cpt_validation_variant_new (found) : NULL;
  g_autoptr (GVariant) changes = changes_to_variant (cpt_write_get_changes (write));

  cpt_statement_bind_text (statement, ":error_message", cpt_write_get_error_message (write));
  cpt_statement_bind_time (statement, ":requested", cpt_write_get_requested (write));
  cpt_statement_bind_time (statement, ":completed", cpt_write_get_completed (write));
  cpt_statement_bind_text (statement, ":requested_text", cpt_write_get_requested_text (write));
  cpt_statement_bind_text (statement, ":completed_text", cpt_write_get_completed_text (write));
  cpt_statement_bind_int64 (statement, ":status_code", cpt_write_get_status_code (write));
  cpt_statement_bind_int64 (statement, ":timeout_minutes", cpt_write_get_timeout_minutes (write));
  cpt_statement_bind_variant (statement, ":validation", validation);
  cpt_statement_bind_variant (statement, ":changes", changes);
}

static GPtrArray *
changes_from_variant (GVariant *variant)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (g_object_unref);
  CptWriteChangeFields fields = { 0 };
  GVariantIter iter;

  if (variant == NULL)
    return changes;

  g_variant_iter_init (&iter, variant);
  while (g_variant_iter_next (&iter, "(&sm&sm&sm&s)", &fields.type_text, &fields.record_id, &fields.data_type,
                              &fields.attachment_id))
    g_ptr_array_add (changes, cpt_write_change_new (&fields));

  return changes;
}

static gpointer
from_row (CptStatement *row)
{
  g_autofree char *id = cpt_statement_dup_guid (row, CPT_HISTORY_COLUMN_ID);
  g_autofree char *company_id = cpt_statement_dup_guid (row, CPT_HISTORY_COLUMN_COMPANY_ID);
  g_autofree char *connection_id = cpt_statement_dup_guid (row, CPT_HISTORY_COLUMN_CONNECTION_ID);
  g_autoptr (GVariant) found = cpt_statement_dup_variant (row, COLUMN_VALIDATION, CPT_VALIDATION_VARIANT_TYPE);
  g_autoptr (GVariant) done = cpt_statement_dup_variant (row, COLUMN_CHANGES, CHANGES_TYPE);
  g_autoptr (CptValidation) validation = found != NULL ? cpt_validation_variant_get (found) : NULL;
  g_autoptr (GPtrArray) changes = changes_from_variant (done);

  return cpt_write_new (&(CptWriteFields){
      .id = id,
      .company_id = company_id,
      .connection_id = connection_id,
      .data_type = cpt_statement_get_text (row, CPT_HISTORY_COLUMN_DATA_TYPE),
      .status_text = cpt_statement_get_text (row, CPT_HISTORY_COLUMN_STATUS),
      .status_code = (int) cpt_statement_get_int64 (row, COLUMN_STATUS_CODE),
      .requested = cpt_statement_get_time (row, COLUMN_REQUESTED),
      .completed = cpt_statement_get_time (row, COLUMN_COMPLETED),
      .requested_text = cpt_statement_get_text (row, COLUMN_REQUESTED_TEXT),
      .completed_text = cpt_statement_get_text (row, COLUMN_COMPLETED_TEXT),
      .timeout_minutes = (int) cpt_statement_get_int64 (row, COLUMN_TIMEOUT_MINUTES),
      .error_message = cpt_statement_get_text (row, COLUMN_ERROR_MESSAGE),
      .validation = validation,
      .changes = changes,
  });
}

const CptHistoryTable cpt_write_table = {
  .name = "push",
  .columns = COLUMNS,
  .all_words = "error_message",
  .has_words = "error_message IS NOT NULL",
  .change = CPT_STORE_CHANGE_WRITES,
  .describe = describe,
  .bind = bind,
  .from_row = from_row,
};
