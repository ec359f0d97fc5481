/* cpt-report-file.c — a statement as a file: a table for other programs, pages for people.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-report-file.h"

#include "cpt-amount-text.h"
#include "cpt-csv.h"
#include "cpt-data-type-words.h"

#include <glib/gi18n.h>

/**
 * cpt_report_file_new:
 * @lines: (element-type guint): of its tree, those that are on view
 *
 * Returns: (transfer full): with what it still needs to be set
 */
CptReportFile *
cpt_report_file_new (CptReportTable *table, GArray *lines, CptReportNegatives negatives)
{
  CptReportFile *self = g_new0 (CptReportFile, 1);

  self->table = g_object_ref (table);
  self->lines = g_array_ref (lines);
  self->negatives = negatives;

  return self;
}

/**
 * cpt_report_file_free:
 * @self: (transfer full): no longer needed
 */
void
cpt_report_file_free (CptReportFile *self)
{
  g_object_unref (self->table);
  g_array_unref (self->lines);
  g_free (self->company);
  g_free (self->source);
  g_free (self->read);
  g_free (self);
}

static const CptReportTreeLine *
get_line (CptReportFile *self, guint i)
{
  return cpt_report_tree_get_line (cpt_report_table_get_tree (self->table), g_array_index (self->lines, guint, i));
}

static void
add_titles (CptReportFile *self, CptCsv *csv)
{
  cpt_csv_add_text (csv, _ ("Line"));
  cpt_csv_add_text (csv, _ ("Account"));
  /* Translators: the title of a column: how deep a line stands in a tree */
  cpt_csv_add_text (csv, _ ("Level"));
  for (guint column = 0; column < cpt_report_table_get_n_columns (self->table); column++)
    {
      g_autofree char *title = cpt_report_words_column (self->table, column);

      cpt_csv_add_text (csv, title);
    }
  cpt_csv_end_row (csv);
}

/* What is not known is empty. Shares are parts of 1. */
static void
add_cell (CptReportFile *self, CptCsv *csv, guint line, guint column)
{
  g_autofree char *number = NULL;
  CptReportCell cell;

  cpt_report_table_get_cell (self->table, line, column, &cell);
  if (cell.kind == CPT_REPORT_CELL_AMOUNT)
    number = cpt_amount_text_new_plain (cell.value);
  else if (cell.kind == CPT_REPORT_CELL_SHARE)
    number = cpt_amount_text_new_plain (cell.value * (CPT_AMOUNT_ONE / 1000));
  else if (cell.kind == CPT_REPORT_CELL_TEXT)
    number = g_strdup (cell.text);

  cpt_csv_add_decimal (csv, number != NULL ? number : "");
}

/**
 * cpt_report_file_write_csv:
 * @is_marked: whether the file says that it is UTF-8
 *
 * Returns: (transfer full): comma-separated text, its numbers in no locale
 */
GBytes *
cpt_report_file_write_csv (CptReportFile *self, gboolean is_marked)
{
  CptCsv *csv = is_marked ? cpt_csv_new () : cpt_csv_new_plain ();

  add_titles (self, csv);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const CptReportTreeLine *line = get_line (self, i);

      cpt_csv_add_text (csv, cpt_report_words_line (line));
      cpt_csv_add_text (csv, line->account_id);
      cpt_csv_add_number (csv, line->depth + 1);
      for (guint column = 0; column < cpt_report_table_get_n_columns (self->table); column++)
        add_cell (self, csv, g_array_index (self->lines, guint, i), column);
      cpt_csv_end_row (csv);
    }

  return cpt_csv_free_to_bytes (csv);
}

static char *
dup_subtitle (CptReportFile *self)
{
  const char *kind = cpt_data_type_words_get (cpt_report_kind_get_data_type (cpt_report_table_get_kind (self->table)));
  guint n_periods = cpt_report_table_get_n_periods (self->table);
  g_autofree char *newest = cpt_report_words_column (self->table, 0);
  g_autofree char *oldest = cpt_report_words_column (self->table, n_periods - 1);

  if (n_periods == 1)
    return g_strjoin (" · ", kind, newest, NULL);

  /* Translators: on paper: a statement, and its first and last period: "Balance sheet · May 2026 – Oct 2026" */
  return g_strdup_printf (_ ("%s · %s – %s"), kind, oldest, newest);
}

static void
add_row (CptReportFile *self, CptPrintDocument *document, guint i)
{
  const CptReportTreeLine *line = get_line (self, i);
  guint n_columns = cpt_report_table_get_n_columns (self->table);
  GStrv cells = g_new0 (char *, n_columns + 1);
  CptPrintRow *row = NULL;

  for (guint column = 0; column < n_columns; column++)
    cells[column] = cpt_report_words_cell (self->table, g_array_index (self->lines, guint, i), column, self->negatives);
  row = cpt_print_document_add_row (document, cpt_report_words_line (line), cells);
  row->depth = line->depth;
  row->is_strong = line->depth == 0;
  row->has_rule = line->is_result;
}

/**
 * cpt_report_file_new_document:
 *
 * Returns: (transfer full): what stands on paper
 */
CptPrintDocument *
cpt_report_file_new_document (CptReportFile *self)
{
  CptPrintDocument *document = cpt_print_document_new ();
  guint n_columns = cpt_report_table_get_n_columns (self->table);
  g_autofree char *basis =
      cpt_report_words_basis (cpt_report_tree_get_report (cpt_report_table_get_tree (self->table)));

  document->title = g_strdup (self->company);
  document->subtitle = dup_subtitle (self);
  document->about = g_strjoin (" · ", basis, self->read, self->source, NULL);
  document->remarks = cpt_report_words_remarks (self->table, self->source);
  document->columns = g_new0 (char *, n_columns + 1);
  for (guint column = 0; column < n_columns; column++)
    document->columns[column] = cpt_report_words_column (self->table, column);
  for (guint i = 0; i < self->lines->len; i++)
    add_row (self, document, i);

  return document;
}
