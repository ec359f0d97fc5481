/* test-chart-data.c — axes fit what is known; what is missing is no zero.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-chart-data.h"

static char *
format (gint64 value)
{
  return g_strdup_printf ("<%" G_GINT64_FORMAT ">", value);
}

static void
add (CptChartData *data, gint64 first, gint64 second, gint64 line, CptChartState state)
{
  const CptChartPoint points[] = { { first, state }, { second, state }, { line, state } };

  cpt_chart_data_add_month (data, "Jan", NULL, points);
}

static void
test_bars_stand_on_zero_and_the_line_need_not (void)
{
  g_autoptr (CptChartData) data = cpt_chart_data_new (format, "Equity");
  CptChartScale bars;
  CptChartScale line;

  add (data, 70, 10, 1040, CPT_CHART_WHOLE);
  add (data, 50, -5, 1010, CPT_CHART_PARTIAL);

  g_assert_true (cpt_chart_data_fit_bars (data, &bars, 4));
  g_assert_true (cpt_chart_data_fit_line (data, &line, 2));
  g_assert_cmpint (bars.low, ==, -20);
  g_assert_cmpint (bars.high, ==, 80);
  g_assert_cmpint (line.low, ==, 1000);
  g_assert_cmpint (line.high, ==, 1040);
}

static void
test_what_is_missing_does_not_count (void)
{
  g_autoptr (CptChartData) data = cpt_chart_data_new (format, "Equity");
  CptChartScale bars;
  CptChartScale line;

  add (data, 5000, 5000, 5000, CPT_CHART_MISSING);
  g_assert_false (cpt_chart_data_fit_bars (data, &bars, 4));
  g_assert_false (cpt_chart_data_fit_line (data, &line, 2));

  add (data, 3, 1, 7, CPT_CHART_WHOLE);
  g_assert_true (cpt_chart_data_fit_bars (data, &bars, 4));
  g_assert_cmpint (bars.high, <, 10);
}

static void
test_what_was_given_is_kept (void)
{
  g_autoptr (CptChartData) data = cpt_chart_data_new (format, "Equity");
  g_autofree char *number = cpt_chart_data_format (data, 42);

  add (data, 1, 2, 3, CPT_CHART_PARTIAL);
  g_assert_cmpstr (number, ==, "<42>");
  g_assert_cmpstr (cpt_chart_data_get_label (data, 0), ==, "Jan");
  g_assert_null (cpt_chart_data_get_year (data, 0));
  g_assert_cmpint (cpt_chart_data_get_point (data, 0, CPT_CHART_LINE)->value, ==, 3);
  g_assert_cmpint (cpt_chart_data_get_point (data, 0, CPT_CHART_LINE)->state, ==, CPT_CHART_PARTIAL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-data/bars-stand-on-zero-and-the-line-need-not",
                   test_bars_stand_on_zero_and_the_line_need_not);
  g_test_add_func ("/chart-data/what-is-missing-does-not-count", test_what_is_missing_does_not_count);
  g_test_add_func ("/chart-data/what-was-given-is-kept", test_what_was_given_is_kept);

  return g_test_run ();
}
