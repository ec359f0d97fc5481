/* test-figure.c — revenue, operating profit and equity: of which months, and against what.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-figure.h"

#include <string.h>

#define NOVEMBER cpt_month_new (2026, 11)

/* A profit and loss whose month @i before @last has the income of @amounts[i]; NULL for a month that is missing. */
static CptReport *
make_report (CptMonth last, const char *const *amounts, gsize n_amounts)
{
  g_autoptr (GString) text = g_string_new ("{\"reports\":[");
  g_autoptr (GBytes) json = NULL;
  g_autoptr (GError) error = NULL;
  CptReport *report;

  for (gsize i = 0; i < n_amounts; i++)
    {
      CptMonth month = last - (CptMonth) i;

      if (amounts[i] != NULL)
        g_string_append_printf (text, "%s{\"toDate\":\"%04u-%02u-28\",\"income\":{\"value\":%s}}",
                                text->str[text->len - 1] == '[' ? "" : ",", cpt_month_get_year (month),
                                cpt_month_get_month (month), amounts[i]);
    }
  g_string_append (text, "]}");
  json = g_bytes_new (text->str, text->len);
  report = cpt_report_new_from_json (CPT_REPORT_PROFIT_AND_LOSS, json, &error);
  g_assert_no_error (error);

  return report;
}

static void
sum_twelve (CptReport *report, CptFigure *figure)
{
  CptMonth newest = cpt_figure_find_newest_month (report, NOVEMBER);

  cpt_figure_sum (figure, report, CPT_REPORT_INCOME, cpt_figure_get_first_month (CPT_FIGURE_TWELVE_MONTHS, newest, 1),
                  newest);
}

static void
test_twelve_months_against_the_twelve_before (void)
{
  const char *amounts[25] = { "999999" };
  g_autoptr (CptReport) report = NULL;
  CptFigure figure;
  gint64 change = 0;
  gint per_mille = 0;

  for (guint i = 1; i < G_N_ELEMENTS (amounts); i++)
    amounts[i] = i <= 12 ? "100.10" : "80.00";
  report = make_report (NOVEMBER, amounts, G_N_ELEMENTS (amounts));
  sum_twelve (report, &figure);

  g_assert_cmpuint (figure.n_months, ==, 12);
  g_assert_cmpuint (figure.n_wanted, ==, 12);
  g_assert_cmpint (figure.amount, ==, 12012000);
  g_assert_cmpuint (g_date_get_month (&figure.to), ==, 10);
  g_assert_cmpuint (g_date_get_day (&figure.to), ==, 31);
  g_assert_true (cpt_figure_get_change (&figure, &change, &per_mille));
  g_assert_cmpint (change, ==, 2412000);
  g_assert_cmpint (per_mille, ==, 251);
}

static void
test_only_the_same_months_are_compared (void)
{
  const char *amounts[24] = { "10", "10", NULL, "10", [12] = "7", [13] = NULL, [14] = "7", [15] = "7" };
  g_autoptr (CptReport) report = make_report (NOVEMBER - 1, amounts, G_N_ELEMENTS (amounts));
  CptFigure figure;
  gint64 change = 0;
  gint per_mille = 0;

  sum_twelve (report, &figure);
  g_assert_cmpuint (figure.n_months, ==, 3);
  g_assert_cmpint (figure.amount, ==, 300000);
  g_assert_cmpuint (figure.n_compared, ==, 2);
  g_assert_cmpint (figure.compared, ==, 200000);
  g_assert_cmpint (figure.before, ==, 140000);
  g_assert_true (cpt_figure_get_change (&figure, &change, &per_mille));
  g_assert_cmpint (change, ==, 60000);
}

static void
test_what_cannot_be_added_is_left_out_and_counted (void)
{
  const char *amounts[] = { "10", "0.00001", "900000000000000", "900000000000000" };
  g_autoptr (CptReport) report = make_report (NOVEMBER - 1, amounts, G_N_ELEMENTS (amounts));
  CptFigure figure;

  sum_twelve (report, &figure);
  g_assert_cmpuint (figure.n_months, ==, 2);
  g_assert_cmpuint (figure.n_inexact, ==, 2);
}

static void
test_nothing_is_no_zero (void)
{
  const char *amounts[] = { "5" }; /* of the current month alone */
  g_autoptr (CptReport) report = make_report (NOVEMBER, amounts, G_N_ELEMENTS (amounts));
  CptFigure figure;
  gint64 change;
  gint per_mille;

  g_assert_cmpint (cpt_figure_find_newest_month (report, NOVEMBER), ==, CPT_MONTH_UNKNOWN);
  cpt_figure_sum (&figure, report, CPT_REPORT_INCOME, NOVEMBER - 12, NOVEMBER - 1);
  g_assert_cmpuint (figure.n_months, ==, 0);
  g_assert_false (g_date_valid (&figure.to));
  g_assert_false (cpt_figure_get_change (&figure, &change, &per_mille));
}

static void
test_spans_begin_where_years_do (void)
{
  CptMonth october = cpt_month_new (2026, 10);
  CptMonth march = cpt_month_new (2026, 3);

  g_assert_cmpint (cpt_figure_get_first_month (CPT_FIGURE_TWELVE_MONTHS, october, 4), ==, cpt_month_new (2025, 11));
  g_assert_cmpint (cpt_figure_get_first_month (CPT_FIGURE_CALENDAR_YEAR, october, 4), ==, cpt_month_new (2026, 1));
  g_assert_cmpint (cpt_figure_get_first_month (CPT_FIGURE_FINANCIAL_YEAR, october, 4), ==, cpt_month_new (2026, 4));
  g_assert_cmpint (cpt_figure_get_first_month (CPT_FIGURE_FINANCIAL_YEAR, march, 4), ==, cpt_month_new (2025, 4));
  g_assert_cmpint (cpt_figure_get_first_month (CPT_FIGURE_FINANCIAL_YEAR, october, 10), ==, october);
}

static void
take_equity (const char *text, CptFigure *figure)
{
  g_autoptr (GBytes) json = g_bytes_new (text, strlen (text));
  g_autoptr (CptReport) report = cpt_report_new_from_json (CPT_REPORT_BALANCE_SHEET, json, NULL);

  cpt_figure_take_equity (figure, report, NOVEMBER);
}

static void
test_equity_is_that_of_the_newest_balance_sheet (void)
{
  CptFigure figure;

  take_equity ("{\"reports\":[{\"date\":\"2026-11-25\",\"equity\":{\"value\":1}},"
               "{\"date\":\"2026-09-15\",\"equity\":{\"value\":20}},{\"date\":\"2025-09-30\",\"netAssets\":15}]}",
               &figure);
  g_assert_cmpuint (figure.n_months, ==, 1);
  g_assert_cmpint (figure.amount, ==, 200000);
  g_assert_cmpuint (g_date_get_day (&figure.to), ==, 15);
  g_assert_cmpint (figure.before, ==, 150000);
  g_assert_cmpuint (figure.n_compared, ==, 1);

  take_equity ("{\"reports\":[]}", &figure);
  g_assert_cmpuint (figure.n_months, ==, 0);
  take_equity ("{\"reports\":[{\"date\":\"2026-09-15\"}]}", &figure);
  g_assert_cmpuint (figure.n_months, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/figure/twelve-months-against-the-twelve-before", test_twelve_months_against_the_twelve_before);
  g_test_add_func ("/figure/only-the-same-months-are-compared", test_only_the_same_months_are_compared);
  g_test_add_func ("/figure/what-cannot-be-added-is-left-out-and-counted",
                   test_what_cannot_be_added_is_left_out_and_counted);
  g_test_add_func ("/figure/nothing-is-no-zero", test_nothing_is_no_zero);
  g_test_add_func ("/figure/spans-begin-where-years-do", test_spans_begin_where_years_do);
  g_test_add_func ("/figure/equity-is-that-of-the-newest-balance-sheet",
                   test_equity_is_that_of_the_newest_balance_sheet);

  return g_test_run ();
}
