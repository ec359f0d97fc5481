/* test-report-table.c — periods, totals, per cents and differences, to the cent; what is not known stays so.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-report-check.h"
#include "cpt-report-table.h"

#include <string.h>

/* A month's income and, below it, sales. */
#define MONTH(to, income, sales)                                                                                       \
  "{\"toDate\":\"" to "\",\"income\":{\"name\":\"Income\",\"value\":" income                                           \
  ",\"items\":[{\"name\":\"Sales\",\"value\":" sales "}]}}"
#define SALES 1

static CptReport *
read_report (CptReportKind kind, const char *periods)
{
  g_autofree char *text = g_strdup_printf ("{\"reports\":[%s]}", periods);
  g_autoptr (GBytes) json = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  CptReport *report = cpt_report_new_from_json (kind, json, &error);

  g_assert_no_error (error);

  return report;
}

static CptReportTable *
new_table (CptReportKind kind, const char *periods, const CptReportView *view)
{
  g_autoptr (CptReport) report = read_report (kind, periods);
  g_autoptr (CptReportTree) tree = cpt_report_tree_new (report);

  return cpt_report_table_new (tree, view);
}

static CptReportTable *
new_profit (const char *periods, CptReportInterval interval, guint n_periods)
{
  const CptReportView view = { .interval = interval,
                               .n_periods = n_periods,
                               .current = cpt_month_new (2026, 8),
                               .has_share = TRUE,
                               .compared = 0,
                               .against = 1 };

  return new_table (CPT_REPORT_PROFIT_AND_LOSS, periods, &view);
}

/* "12.5", "-" where nothing is known, "" where the line is not there, "=…" for a text, "1.5%". */
static void
assert_cells (CptReportTable *table, guint line, const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < cpt_report_table_get_n_columns (table); i++)
    {
      CptReportCell cell;

      cpt_report_table_get_cell (table, line, i, &cell);
      g_string_append (found, i > 0 ? "|" : "");
      if (cell.kind == CPT_REPORT_CELL_AMOUNT)
        g_string_append_printf (found, "%.2f", (double) cell.value / CPT_AMOUNT_ONE);
      else if (cell.kind == CPT_REPORT_CELL_SHARE)
        g_string_append_printf (found, "%.1f%%", (double) cell.value / 10);
      else if (cell.kind == CPT_REPORT_CELL_TEXT)
        g_string_append_printf (found, "=%s", cell.text);
      else if (cell.kind == CPT_REPORT_CELL_UNKNOWN)
        g_string_append (found, "-");
      if (cell.n_left_out > 0)
        g_string_append_printf (found, "*%u", cell.n_left_out);
    }

  g_assert_cmpstr (found->str, ==, expected);
}

static void
assert_found (CptReportTable *table, guint column, guint n_found, guint n_months)
{
  g_assert_cmpuint (cpt_report_table_get_column (table, column)->n_found, ==, n_found);
  g_assert_cmpuint (cpt_report_table_get_column (table, column)->n_months, ==, n_months);
}

static void
test_months_have_a_total_per_cents_and_a_difference (void)
{
  g_autoptr (CptReportTable) table = new_profit (
      MONTH ("2026-07-31", "200.10", "50.05") "," MONTH ("2026-06-30", "100.20", "25.05"), CPT_REPORT_BY_MONTH, 6);

  g_assert_cmpuint (cpt_report_table_get_n_periods (table), ==, 2);
  assert_cells (table, 0, "200.10|100.20|300.30|100.0%|99.90|99.7%");
  assert_cells (table, SALES, "50.05|25.05|75.10|25.0%|25.00|99.8%");
}

static void
test_the_month_that_is_not_over_is_left_out (void)
{
  g_autoptr (CptReportTable) table =
      new_profit (MONTH ("2026-08-31", "1", "1") "," MONTH ("2026-07-31", "2", "2"), CPT_REPORT_BY_MONTH, 6);

  g_assert_cmpuint (cpt_report_table_get_n_periods (table), ==, 1);
  assert_cells (table, 0, "2.00|100.0%");
}

static void
test_a_missing_month_is_seen_and_in_no_total (void)
{
  g_autoptr (CptReportTable) table =
      new_profit (MONTH ("2026-07-31", "200", "50") "," MONTH ("2026-05-31", "100", "25"), CPT_REPORT_BY_MONTH, 6);
  g_autoptr (GArray) missing = cpt_report_table_list_missing (table);

  assert_cells (table, 0, "200.00|-|100.00|300.00|100.0%||");
  assert_found (table, 3, 2, 3);
  g_assert_cmpuint (missing->len, ==, 1);
  g_assert_cmpint (g_array_index (missing, CptMonth, 0), ==, cpt_month_new (2026, 6));
}

static void
test_a_line_that_a_month_does_not_have_is_blank (void)
{
  g_autoptr (CptReportTable) table = new_profit (MONTH ("2026-07-31", "200", "50") ",{\"toDate\":\"2026-06-30\","
                                                                                   "\"income\":{\"value\":7}}",
                                                 CPT_REPORT_BY_MONTH, 6);

  assert_cells (table, SALES, "50.00||50.00|24.2%||");
}

static void
test_quarters_are_those_of_the_calendar (void)
{
  g_autoptr (CptReportTable) table =
      new_profit (MONTH ("2026-07-31", "1", "1") "," MONTH ("2026-06-30", "10", "2") "," MONTH (
                      "2026-04-30", "100", "3") "," MONTH ("2026-03-31", "1000", "4"),
                  CPT_REPORT_BY_QUARTER, 8);

  g_assert_cmpuint (cpt_report_table_get_n_periods (table), ==, 3);
  assert_cells (table, 0, "1.00|110.00|1000.00|1111.00|100.0%|-109.00|-99.1%");
  assert_found (table, 0, 1, 3);
  assert_found (table, 1, 2, 3);
  assert_found (table, 2, 1, 3);
}

static void
test_years_are_those_of_the_calendar (void)
{
  g_autoptr (CptReportTable) table = new_profit (
      MONTH ("2026-01-31", "1", "1") "," MONTH ("2025-12-31", "10", "2") "," MONTH ("2025-01-31", "100", "3"),
      CPT_REPORT_BY_YEAR, 8);

  g_assert_cmpuint (cpt_report_table_get_n_periods (table), ==, 2);
  assert_cells (table, 0, "1.00|110.00|111.00|100.0%|-109.00|-99.1%");
}

static void
test_a_balance_sheet_is_that_of_the_last_day (void)
{
  const CptReportView view = { .interval = CPT_REPORT_BY_QUARTER,
                               .n_periods = 4,
                               .current = cpt_month_new (2026, 8),
                               .compared = CPT_REPORT_NO_COLUMN };
  g_autoptr (CptReportTable) table =
      new_table (CPT_REPORT_BALANCE_SHEET,
                 "{\"date\":\"2026-07-31\",\"netAssets\":1},{\"date\":\"2026-06-30\",\"netAssets\":2},"
                 "{\"date\":\"2026-05-31\",\"netAssets\":4},{\"date\":\"2026-02-28\",\"netAssets\":8}",
                 &view);

  assert_cells (table, 0, "1.00|2.00|-");
}

static void
test_what_cannot_be_held_is_its_text_and_in_no_sum (void)
{
  g_autoptr (CptReportTable) table =
      new_profit (MONTH ("2026-07-31", "0.00001", "1") "," MONTH ("2026-06-30", "100", "99999999999999999999.5"),
                  CPT_REPORT_BY_MONTH, 6);

  assert_cells (table, 0, "=0.00001|100.00|100.00*1|100.0%*2||");
  assert_cells (table, SALES, "1.00|=99999999999999999999.5|1.00*1|1.0%*2||");
  g_assert_cmpuint (cpt_report_table_count_left_out (table), ==, 2);
}

static void
test_a_sum_that_cannot_be_held_is_no_sum (void)
{
  g_autoptr (CptReportTable) table =
      new_profit (MONTH ("2026-07-31", "900000000000000", "1") "," MONTH ("2026-06-30", "900000000000000", "1"),
                  CPT_REPORT_BY_MONTH, 6);

  assert_cells (table, 0, "900000000000000.00|900000000000000.00|-*2||0.00|0.0%");
}

/* Of amounts at the edges, where adding some of them would not fit. */
static void
test_sums_are_the_same_in_any_order (void)
{
  for (guint round = 0; round < 500; round++)
    {
      CptAmount amounts[24];
      gint64 first = 0;
      gint64 sum = 0;
      gboolean is_held = FALSE;

      for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
        {
          gint64 value = (gint64) (g_test_rand_double () * CPT_AMOUNT_MAX) * (g_test_rand_bit () ? 1 : -1);

          amounts[i] =
              (CptAmount){ "", i % 2 == 1 ? -amounts[i - 1].value + g_test_rand_int_range (-99, 99) : value, TRUE };
        }

      for (guint order = 0; order < 8; order++)
        {
          CptAmountSum total = { 0 };

          for (guint i = G_N_ELEMENTS (amounts) - 1; i > 0; i--)
            {
              guint j = (guint) g_test_rand_int_range (0, (gint32) i + 1);
              CptAmount swapped = amounts[i];

              amounts[i] = amounts[j];
              amounts[j] = swapped;
            }
          for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
            cpt_amount_sum_add (&total, &amounts[i]);
          is_held = cpt_amount_sum_get (&total, &sum);
          g_assert_true (is_held);
          if (order == 0)
            first = sum;
          g_assert_cmpint (sum, ==, first);
        }
    }
}

static void
assert_mismatches (CptReportKind kind, const char *periods, const char *expected)
{
  g_autoptr (CptReport) report = read_report (kind, periods);
  g_autoptr (GArray) found = cpt_report_check_list (report, cpt_month_new (2026, 1), cpt_month_new (2026, 7));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      const CptReportMismatch *mismatch = &g_array_index (found, CptReportMismatch, i);

      g_string_append_printf (text, "%u %s %" G_GINT64_FORMAT ";", cpt_month_get_month (mismatch->month),
                              cpt_report_item_get_member (mismatch->item), mismatch->off);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

#define PROFIT(gross, operating, other, net)                                                                           \
  "{\"toDate\":\"2026-07-31\",\"income\":{\"value\":100},\"costOfSales\":{\"value\":40},\"expenses\":{\"value\":25.5}" \
  ","                                                                                                                  \
  "\"otherIncome\":{\"value\":5},\"grossProfit\":" gross ",\"netOperatingProfit\":" operating                          \
  ",\"netOtherIncome\":" other ",\"netProfit\":" net "}"

static void
test_results_are_what_their_parts_make (void)
{
  assert_mismatches (CPT_REPORT_PROFIT_AND_LOSS, PROFIT ("60", "34.5", "5", "39.5"), "");
  assert_mismatches (CPT_REPORT_PROFIT_AND_LOSS, PROFIT ("60.01", "34.5", "5", "39.5"), "");
  assert_mismatches (CPT_REPORT_PROFIT_AND_LOSS, PROFIT ("60.02", "34.52", "5", "39.52"), "7 grossProfit 200;");
  assert_mismatches (CPT_REPORT_PROFIT_AND_LOSS, PROFIT ("60", "34", "5.5", "40"),
                     "7 netOperatingProfit -5000;7 netOtherIncome 5000;7 netProfit 5000;");
  assert_mismatches (CPT_REPORT_PROFIT_AND_LOSS, PROFIT ("60.00001", "34.5", "5", "39.5"), "");
  assert_mismatches (CPT_REPORT_BALANCE_SHEET,
                     "{\"date\":\"2026-06-30\",\"assets\":{\"value\":10},\"liabilities\":{\"value\":4},\"netAssets\":6,"
                     "\"equity\":{\"value\":1006}}",
                     "6 equity 10000000;");
  assert_mismatches (CPT_REPORT_BALANCE_SHEET, "{\"date\":\"2026-06-30\",\"netAssets\":6}", "");
}

static void
test_only_the_months_that_are_shown_are_checked (void)
{
  assert_mismatches (CPT_REPORT_BALANCE_SHEET,
                     "{\"date\":\"2026-08-31\",\"netAssets\":1,\"equity\":{\"value\":2}},"
                     "{\"date\":\"2026-07-31\",\"netAssets\":1,\"equity\":{\"value\":3}},"
                     "{\"date\":\"2026-01-31\",\"netAssets\":1,\"equity\":{\"value\":4}},"
                     "{\"date\":\"2025-12-31\",\"netAssets\":1,\"equity\":{\"value\":5}}",
                     "7 equity 20000;1 equity 30000;");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add_func ("/report-table/" path, function)
  ADD ("months-have-a-total-per-cents-and-a-difference", test_months_have_a_total_per_cents_and_a_difference);
  ADD ("the-month-that-is-not-over-is-left-out", test_the_month_that_is_not_over_is_left_out);
  ADD ("a-missing-month-is-seen-and-in-no-total", test_a_missing_month_is_seen_and_in_no_total);
  ADD ("a-line-that-a-month-does-not-have-is-blank", test_a_line_that_a_month_does_not_have_is_blank);
  ADD ("quarters-are-those-of-the-calendar", test_quarters_are_those_of_the_calendar);
  ADD ("years-are-those-of-the-calendar", test_years_are_those_of_the_calendar);
  ADD ("a-balance-sheet-is-that-of-the-last-day", test_a_balance_sheet_is_that_of_the_last_day);
  ADD ("what-cannot-be-held-is-its-text-and-in-no-sum", test_what_cannot_be_held_is_its_text_and_in_no_sum);
  ADD ("a-sum-that-cannot-be-held-is-no-sum", test_a_sum_that_cannot_be_held_is_no_sum);
  ADD ("sums-are-the-same-in-any-order", test_sums_are_the_same_in_any_order);
  ADD ("results-are-what-their-parts-make", test_results_are_what_their_parts_make);
  ADD ("only-the-months-that-are-shown-are-checked", test_only_the_months_that_are_shown_are_checked);

  return g_test_run ();
}
