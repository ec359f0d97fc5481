/* cpt-record-csv.c — records as rows of a table for other programs.
 *
 * What other programs calculate with is in no locale: numbers with all their digits, days as YYYY-MM-DD, moments as the
 * platform writes them. Amounts stand without their currency, which has a column of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-record-csv.h"

#define DAY_LENGTH 10 /* YYYY-MM-DD */
#define CURRENCY "currency"

/**
 * cpt_record_csv_list_columns:
 * @columns: (element-type CptRecordColumn): all there are
 * @shown: (element-type CptRecordColumn): those that are wanted, in their order
 *
 * Returns: (transfer container) (element-type CptRecordColumn): @shown, and the currency where there are amounts
 */
GPtrArray *
cpt_record_csv_list_columns (GPtrArray *columns, GPtrArray *shown)
{
  GPtrArray *listed = g_ptr_array_new ();
  const CptRecordColumn *currency = cpt_record_columns_find (columns, CURRENCY);
  gboolean has_amount = FALSE;

  for (guint i = 0; i < shown->len; i++)
    {
      CptRecordColumn *column = g_ptr_array_index (shown, i);

      has_amount |= column->kind == CPT_RECORD_KIND_AMOUNT;
      g_ptr_array_add (listed, column);
    }
  if (has_amount && currency != NULL && cpt_record_columns_find (shown, CURRENCY) == NULL)
    g_ptr_array_add (listed, (gpointer) currency);

  return listed;
}

static void
add_cell (CptCsv *csv, const CptRecordValue *value)
{
  g_autofree char *day = NULL;

  switch (value->kind)
    {
    case CPT_RECORD_KIND_NUMBER:
    case CPT_RECORD_KIND_AMOUNT:
      cpt_csv_add_decimal (csv, value->text);
      break;
    case CPT_RECORD_KIND_DATE:
      day = g_strndup (value->text, DAY_LENGTH);
      cpt_csv_add_text (csv, day);
      break;
    case CPT_RECORD_KIND_BOOLEAN:
      cpt_csv_add_text (csv, value->is_true ? "true" : "false");
      break;
    case CPT_RECORD_KIND_LIST:
    case CPT_RECORD_KIND_OBJECT:
      cpt_csv_add_number (csv, value->n_items);
      break;
    case CPT_RECORD_KIND_NOTHING:
    case CPT_RECORD_KIND_TEXT:
    case CPT_RECORD_KIND_TIME:
    case CPT_RECORD_KIND_REFERENCE:
    default:
      cpt_csv_add_text (csv, value->text);
      break;
    }
}

/**
 * cpt_record_csv_add:
 * @columns: (element-type CptRecordColumn): as cpt_record_csv_list_columns() gives them
 *
 * Adds a row.
 */
void
cpt_record_csv_add (CptCsv *csv, CptRecord *record, GPtrArray *columns)
{
  for (guint i = 0; i < columns->len; i++)
    {
      CptRecordValue value;

      cpt_record_get (record, ((CptRecordColumn *) g_ptr_array_index (columns, i))->name, &value);
      add_cell (csv, &value);
    }
  cpt_csv_end_row (csv);
}
