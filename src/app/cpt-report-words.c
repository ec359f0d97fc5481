/* cpt-report-words.c — financial reports in words.
 *
 * The parts of a report are named here: what accounting packages call them varies (section 2.12 of the platform
 * reference). What is not known is a dash; a line that a period does not have is blank; neither is 0.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-report-words.h"

#include "cpt-amount-text.h"
#include "cpt-report-check.h"

#include <glib/gi18n.h>
#include <langinfo.h>

#define UNKNOWN "—"
#define MINUS "\u2212"
#define INCOMPLETE "*"
#define MAX_REMARKS 6

/* By CptReportItem. */
static const char *const items[] = {
  N_ ("Revenue"),      N_ ("Cost of sales"),  N_ ("Gross profit"),     N_ ("Expenses"),      N_ ("Operating profit"),
  N_ ("Other income"), N_ ("Other expenses"), N_ ("Net other income"), N_ ("Net profit"),    N_ ("Assets"),
  N_ ("Liabilities"),  N_ ("Net assets"),     N_ ("Equity"),           N_ ("Cash receipts"), N_ ("Cash payments"),
};
G_STATIC_ASSERT (G_N_ELEMENTS (items) == CPT_N_REPORT_ITEMS);

/**
 * cpt_report_words_item:
 *
 * Returns: (transfer none): the name of a part of a report
 */
const char *
cpt_report_words_item (CptReportItem item)
{
  return _ (items[item]);
}

/**
 * cpt_report_words_line:
 *
 * Returns: (transfer none): the name of a line
 */
const char *
cpt_report_words_line (const CptReportTreeLine *line)
{
  if (line->depth == 0)
    return cpt_report_words_item (line->item);
  if (line->name != NULL && *line->name != '\0')
    return line->name;
  if (line->account_id != NULL && *line->account_id != '\0')
    return line->account_id;

  /* Translators: a line of a financial report */
  return _ ("Without a name");
}

static char *
format_month (CptMonth month, const char *format)
{
  GDate day;
  g_autoptr (GDateTime) date = NULL;

  cpt_month_get_last_day (month, &day);
  date = g_date_time_new_utc (g_date_get_year (&day), (int) g_date_get_month (&day), g_date_get_day (&day), 0, 0, 0);

  return g_date_time_format (date, format);
}

/**
 * cpt_report_words_month:
 *
 * Returns: (transfer full): "March 2026"
 */
char *
cpt_report_words_month (CptMonth month)
{
  /* Translators: a month, for g_date_time_format(): "March 2026" */
  return format_month (month, _ ("%B %Y"));
}

static char *
dup_period (CptReportTable *table, const CptReportColumn *column)
{
  if (cpt_report_table_get_kind (table) == CPT_REPORT_BALANCE_SHEET)
    /* Translators: the day of a balance sheet, short, for g_date_time_format(): "31 Mar 2026" */
    return format_month (column->last, _ ("%-d %b %Y"));

  switch (cpt_report_table_get_view (table)->interval)
    {
    case CPT_REPORT_BY_QUARTER:
      /* Translators: a quarter of a year: its number, and the year: "Q3 2026" */
      return g_strdup_printf (_ ("Q%u %u"), (cpt_month_get_month (column->last) + 2) / 3,
                              cpt_month_get_year (column->last));

    case CPT_REPORT_BY_YEAR:
      return g_strdup_printf ("%u", cpt_month_get_year (column->last));

    case CPT_REPORT_BY_MONTH:
    default:
      /* Translators: a month, short, for g_date_time_format(): "Mar 2026" */
      return format_month (column->last, _ ("%b %Y"));
    }
}

static const char *
get_share_title (CptReportKind kind)
{
  switch (kind)
    {
    case CPT_REPORT_BALANCE_SHEET:
      /* Translators: the title of a column of per cents */
      /* xgettext:no-c-format */
      /* Translators: the title of a column of per cents */
      /* xgettext:no-c-format */
      return _ ("% of assets");

    case CPT_REPORT_CASH_FLOW:
      /* Translators: the title of a column of per cents */
      /* xgettext:no-c-format */
      /* Translators: the title of a column of per cents */
      /* xgettext:no-c-format */
      return _ ("% of receipts");

    case CPT_REPORT_PROFIT_AND_LOSS:
    default:
      /* Translators: the title of a column of per cents */
      /* xgettext:no-c-format */
      /* Translators: the title of a column of per cents */
      /* xgettext:no-c-format */
      return _ ("% of revenue");
    }
}

/**
 * cpt_report_words_column:
 *
 * Returns: (transfer full): the title of a column
 */
char *
cpt_report_words_column (CptReportTable *table, guint column)
{
  const CptReportColumn *found = cpt_report_table_get_column (table, column);

  switch (found->kind)
    {
    case CPT_REPORT_COLUMN_TOTAL:
      return g_strdup (_ ("Total"));

    case CPT_REPORT_COLUMN_SHARE:
      return g_strdup (get_share_title (cpt_report_table_get_kind (table)));

    case CPT_REPORT_COLUMN_DIFFERENCE:
      return g_strdup (_ ("Difference"));

    case CPT_REPORT_COLUMN_CHANGE:
      /* Translators: the title of a column: a difference in per cent */
      return g_strdup (_ ("Diff. in %"));

    case CPT_REPORT_COLUMN_PERIOD:
    default:
      return dup_period (table, found);
    }
}

/**
 * cpt_report_words_column_note:
 *
 * Returns: (transfer full) (nullable): of how many of its months something is known, where that is not all
 */
char *
cpt_report_words_column_note (CptReportTable *table, guint column)
{
  const CptReportColumn *found = cpt_report_table_get_column (table, column);

  if (cpt_report_table_get_kind (table) == CPT_REPORT_BALANCE_SHEET || found->n_found == found->n_months ||
      found->n_months <= 1)
    return NULL;

  /* Translators: below the title of a column: of how many of its months there is something: "5 of 6 months" */
  return g_strdup_printf (ngettext ("%u of %u month", "%u of %u months", found->n_months), found->n_found,
                          found->n_months);
}

/* As the platform wrote it, in the marks of the locale. */
static char *
localize (const char *text)
{
  g_autoptr (GString) number = g_string_new (text);

  g_string_replace (number, ".", nl_langinfo (RADIXCHAR), 0);
  g_string_replace (number, "-", MINUS, 0);

  return g_string_free (g_steal_pointer (&number), FALSE);
}

static char *
dup_amount (gint64 value, CptReportNegatives negatives)
{
  return negatives == CPT_REPORT_NEGATIVES_PARENTHESES ? cpt_amount_text_new_in_parentheses (value)
                                                       : cpt_amount_text_new (value);
}

static char *
dup_share (gint64 per_mille)
{
  g_autofree char *share = cpt_amount_text_new_share ((gint) per_mille);

  /* Translators: a share in per cent */
  return g_strdup_printf (_ ("%s%%"), share);
}

/**
 * cpt_report_words_cell:
 *
 * Returns: (transfer full): what stands in a cell
 */
char *
cpt_report_words_cell (CptReportTable *table, guint line, guint column, CptReportNegatives negatives)
{
  CptReportColumnKind kind = cpt_report_table_get_column (table, column)->kind;
  gboolean is_change = kind == CPT_REPORT_COLUMN_DIFFERENCE || kind == CPT_REPORT_COLUMN_CHANGE;
  g_autofree char *text = NULL;
  CptReportCell cell;

  cpt_report_table_get_cell (table, line, column, &cell);
  switch (cell.kind)
    {
    case CPT_REPORT_CELL_AMOUNT:
      text = dup_amount (cell.value, negatives);
      break;

    case CPT_REPORT_CELL_SHARE:
      text = dup_share (cell.value);
      break;

    case CPT_REPORT_CELL_TEXT:
      return localize (cell.text);

    case CPT_REPORT_CELL_UNKNOWN:
      text = g_strdup (UNKNOWN);
      break;

    case CPT_REPORT_CELL_BLANK:
    default:
      return g_strdup ("");
    }

  return g_strconcat (is_change && cell.value > 0 ? "+" : "", text, cell.n_left_out > 0 ? INCOMPLETE : NULL, NULL);
}

static void
speak_cell (GString *spoken, CptReportTable *table, guint line, guint column, CptReportNegatives negatives)
{
  g_autofree char *title = cpt_report_words_column (table, column);
  g_autofree char *text = cpt_report_words_cell (table, line, column, negatives);

  /* Translators: read out, of a table: the title of a column, then what stands there */
  g_string_append_printf (spoken, _ ("%s: %s"), title, *text != '\0' ? text : _ ("nothing"));
}

/**
 * cpt_report_words_spoken:
 * @column: the one that is meant; below 0 all of them
 *
 * Returns: (transfer full): a line, read out
 */
char *
cpt_report_words_spoken (CptReportTable *table, guint line, int column, CptReportNegatives negatives)
{
  g_autoptr (GString) spoken =
      g_string_new (cpt_report_words_line (cpt_report_tree_get_line (cpt_report_table_get_tree (table), line)));

  for (guint i = 0; i < cpt_report_table_get_n_columns (table); i++)
    if (column < 0 || (int) i == column)
      {
        g_string_append (spoken, ", ");
        speak_cell (spoken, table, line, i, negatives);
      }

  return g_string_free (g_steal_pointer (&spoken), FALSE);
}

/**
 * cpt_report_words_basis:
 *
 * Returns: (transfer full): how the accounts are kept, and the currency, as far as that is known; may be empty
 */
char *
cpt_report_words_basis (CptReport *report)
{
  const char *basis = cpt_report_get_basis (report);
  const char *currency = cpt_report_get_currency (report);
  const char *words = NULL;

  if (g_strcmp0 (basis, "Accrual") == 0)
    words = _ ("Accrual accounting");
  else if (g_strcmp0 (basis, "Cash") == 0)
    words = _ ("Cash accounting");
  if (currency == NULL)
    currency = _ ("currency not known");

  return words != NULL ? g_strconcat (words, " · ", currency, NULL) : g_strdup (currency);
}

static void
add_missing (GPtrArray *remarks, CptReportTable *table, const char *source)
{
  g_autoptr (GArray) missing = cpt_report_table_list_missing (table);

  for (guint i = 0; i < missing->len; i++)
    {
      g_autofree char *month = cpt_report_words_month (g_array_index (missing, CptMonth, i));

      if (source != NULL)
        /* Translators: a month, and the accounting software that has no figures of it */
        g_ptr_array_add (remarks, g_strdup_printf (_ ("%s is missing in %s: it is in no total"), month, source));
      else
        /* Translators: a month of which there are no figures */
        g_ptr_array_add (remarks, g_strdup_printf (_ ("%s is missing: it is in no total"), month));
    }
}

static void
add_mismatches (GPtrArray *remarks, CptReportTable *table)
{
  guint n_periods = cpt_report_table_get_n_periods (table);
  g_autoptr (GArray) mismatches = cpt_report_check_list (cpt_report_tree_get_report (cpt_report_table_get_tree (table)),
                                                         cpt_report_table_get_column (table, n_periods - 1)->first,
                                                         cpt_report_table_get_column (table, 0)->last);

  for (guint i = 0; i < mismatches->len; i++)
    {
      const CptReportMismatch *mismatch = &g_array_index (mismatches, CptReportMismatch, i);
      g_autofree char *month = cpt_report_words_month (mismatch->month);
      g_autofree char *off = cpt_amount_text_new (mismatch->off);

      /* Translators: a month; a part of a report ("Gross profit"); an amount */
      g_ptr_array_add (remarks, g_strdup_printf (_ ("%s: “%s” is not what its parts make; it is off by %s"), month,
                                                 cpt_report_words_item (mismatch->item), off));
    }
}

static void
add_left_out (GPtrArray *remarks, CptReportTable *table)
{
  guint n_left_out = cpt_report_table_count_left_out (table);

  if (n_left_out > 0)
    /* Translators: amounts that are part of no total */
    g_ptr_array_add (
        remarks,
        g_strdup_printf (ngettext ("%u amount is too fine or too large to be added: left out (*)",
                                   "%u amounts are too fine or too large to be added: left out (*)", n_left_out),
                         n_left_out));
}

/**
 * cpt_report_words_remarks:
 * @source: (nullable): the accounting software
 *
 * Returns: (transfer full) (nullable): what a reader must know of the figures, a line each; %NULL when there is nothing
 */
char *
cpt_report_words_remarks (CptReportTable *table, const char *source)
{
  g_autoptr (GPtrArray) remarks = g_ptr_array_new_with_free_func (g_free);

  if (cpt_report_table_get_n_periods (table) == 0)
    return NULL;

  add_missing (remarks, table, source);
  add_mismatches (remarks, table);
  add_left_out (remarks, table);
  if (remarks->len == 0)
    return NULL;

  if (remarks->len > MAX_REMARKS)
    {
      guint n_more = remarks->len - MAX_REMARKS;

      g_ptr_array_set_size (remarks, MAX_REMARKS);
      /* Translators: remarks that are not shown */
      g_ptr_array_add (remarks,
                       g_strdup_printf (ngettext ("and %u more remark", "and %u more remarks", n_more), n_more));
    }
  g_ptr_array_add (remarks, NULL);

  return g_strjoinv ("\n", (char **) remarks->pdata);
}
