/* cpt-report-text.c — a part of a report's table as text that a spreadsheet takes.
 *
 * Cells are apart by tabs. Amounts are in the decimal mark of the locale and without spaces between thousands, or they
 * would be taken for words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-report-text.h"

#include "cpt-amount-text.h"
#include "cpt-report-words.h"

#include <langinfo.h>
#include <string.h>

/* What is not known is empty: a dash would be a word. */
static void
add_cell (GString *text, CptReportTable *table, guint line, guint column)
{
  g_autofree char *number = NULL;
  CptReportCell cell;

  cpt_report_table_get_cell (table, line, column, &cell);
  if (cell.kind == CPT_REPORT_CELL_AMOUNT)
    number = cpt_amount_text_new_for_spreadsheet (cell.value);
  else if (cell.kind == CPT_REPORT_CELL_SHARE)
    /* Thousandths, as ten-thousandths of 1. */
    number = cpt_amount_text_new_for_spreadsheet (cell.value * (CPT_AMOUNT_ONE / 1000));
  else if (cell.kind == CPT_REPORT_CELL_TEXT)
    number = g_strdelimit (g_strdup (cell.text), ".", *nl_langinfo (RADIXCHAR));

  g_string_append (text, number != NULL ? number : "");
}

/* A name must not be two cells, nor begin a formula. */
static void
add_name (GString *text, const char *name)
{
  g_autofree char *flat = g_strdelimit (g_strdup (name), "\t\r\n", ' ');

  if (*flat != '\0' && strchr ("=+-@", *flat) != NULL)
    g_string_append_c (text, '\'');
  g_string_append (text, flat);
}

static void
add_titles (GString *text, CptReportTable *table)
{
  for (guint i = 0; i < cpt_report_table_get_n_columns (table); i++)
    {
      g_autofree char *title = cpt_report_words_column (table, i);

      g_string_append_c (text, '\t');
      g_string_append (text, title);
    }
  g_string_append_c (text, '\n');
}

/**
 * cpt_report_text_new:
 * @lines: (element-type guint): of the tree
 * @first: the first column; below 0: all of them, with the names and the titles
 * @last: the last column
 *
 * Returns: (transfer full): a line of text for each, its cells apart by tabs
 */
char *
cpt_report_text_new (CptReportTable *table, GArray *lines, int first, int last)
{
  CptReportTree *tree = cpt_report_table_get_tree (table);
  gboolean is_whole = first < 0;
  g_autoptr (GString) text = g_string_new (NULL);
  guint start = is_whole ? 0 : (guint) first;
  guint end = is_whole ? cpt_report_table_get_n_columns (table) : (guint) last + 1;

  if (is_whole)
    add_titles (text, table);
  for (guint i = 0; i < lines->len; i++)
    {
      guint line = g_array_index (lines, guint, i);

      if (is_whole)
        add_name (text, cpt_report_words_line (cpt_report_tree_get_line (tree, line)));
      for (guint column = start; column < end; column++)
        {
          if (is_whole || column > start)
            g_string_append_c (text, '\t');
          add_cell (text, table, line, column);
        }
      g_string_append_c (text, '\n');
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
