/* test-report.c — the platform's financial reports, as its examples and as accounting packages write them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-error.h"
#include "cpt-report.h"

#include <string.h>

#define PROFIT                                                                                                         \
  "{\"reports\":[{\"fromDate\":\"2026-07-01T00:00:00\",\"toDate\":\"2026-07-31T00:00:00\","                            \
  "\"income\":{\"name\":\"Income\",\"value\":48210.40,\"items\":["                                                     \
  "{\"accountId\":\"4000\",\"name\":\"Ventes\",\"value\":45100.00,\"items\":[]},"                                      \
  "{\"accountId\":4100,\"name\":\"\",\"value\":3110.40,\"items\":null}]},"                                             \
  "\"grossProfit\":30865.15,\"netOperatingProfit\":8885.15,\"netOtherIncome\":-190.55,\"netProfit\":8694.60}],"        \
  "\"reportBasis\":\"Accrual\",\"currency\":\"cad\",\"mostRecentAvailableMonth\":\"2026-07-01T00:00:00\"}"

static CptReport *
read_text (CptReportKind kind, const char *text, GError **error)
{
  g_autoptr (GBytes) json = g_bytes_new (text, strlen (text));

  return cpt_report_new_from_json (kind, json, error);
}

static CptReport *
read_report (CptReportKind kind, const char *text)
{
  g_autoptr (GError) error = NULL;
  CptReport *report = read_text (kind, text, &error);

  g_assert_no_error (error);

  return report;
}

static void
assert_day (const GDate *date, const char *expected)
{
  char text[16];

  g_assert_true (g_date_valid (date));
  g_date_strftime (text, sizeof text, "%Y-%m-%d", date);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_a_profit_and_loss_is_read (void)
{
  g_autoptr (CptReport) report = read_report (CPT_REPORT_PROFIT_AND_LOSS, PROFIT);
  const CptReportPeriod *period = cpt_report_get_period (report, 0);
  const CptReportLine *income = period->lines[CPT_REPORT_INCOME];
  const CptReportLine *second = g_ptr_array_index (income->items, 1);

  g_assert_cmpstr (cpt_report_get_currency (report), ==, "CAD");
  g_assert_cmpstr (cpt_report_get_basis (report), ==, "Accrual");
  g_assert_cmpuint (cpt_report_get_n_periods (report), ==, 1);
  assert_day (&period->from, "2026-07-01");
  assert_day (&period->to, "2026-07-31");
  g_assert_cmpint (period->amounts[CPT_REPORT_INCOME].value, ==, 482104000);
  g_assert_cmpint (period->amounts[CPT_REPORT_NET_OTHER_INCOME].value, ==, -1905500);
  g_assert_cmpuint (income->items->len, ==, 2);
  g_assert_cmpstr (second->account_id, ==, "4100");
  g_assert_cmpstr (second->name, ==, "");
  g_assert_null (second->items);
  g_assert_cmpint (second->amount.value, ==, 31104000);
}

static void
test_what_is_absent_is_no_zero (void)
{
  g_autoptr (CptReport) report = read_report (CPT_REPORT_PROFIT_AND_LOSS, PROFIT);
  const CptReportPeriod *period = cpt_report_get_period (report, 0);

  g_assert_null (period->lines[CPT_REPORT_COST_OF_SALES]);
  g_assert_null (period->amounts[CPT_REPORT_COST_OF_SALES].text);
  g_assert_null (period->amounts[CPT_REPORT_ASSETS].text);
}

static void
test_a_balance_sheet_may_be_empty (void)
{
  g_autoptr (CptReport) report = read_report (CPT_REPORT_BALANCE_SHEET, "{\"reports\": []}");

  g_assert_cmpuint (cpt_report_get_n_periods (report), ==, 0);
  g_assert_null (cpt_report_get_currency (report));
  g_assert_null (cpt_report_find_month (report, cpt_month_new (2026, 7)));
}

static void
test_a_balance_sheet_has_a_day (void)
{
  g_autoptr (CptReport) report = read_report (
      CPT_REPORT_BALANCE_SHEET, "{\"currency\":\"XXX\",\"reports\":[{\"date\":\"2026-07-31T23:59:59\","
                                "\"netAssets\":118179.5,\"equity\":{\"name\":\"Equities\",\"value\":118179.50}}]}");
  const CptReportPeriod *period = cpt_report_find_month (report, cpt_month_new (2026, 7));

  g_assert_null (cpt_report_get_currency (report));
  assert_day (&period->to, "2026-07-31");
  g_assert_false (g_date_valid (&period->from));
  g_assert_cmpint (period->amounts[CPT_REPORT_EQUITY].value, ==, 1181795000);
  g_assert_cmpint (period->amounts[CPT_REPORT_NET_ASSETS].value, ==, 1181795000);
}

static void
test_periods_are_newest_first_whatever_came (void)
{
  g_autoptr (CptReport) report =
      read_report (CPT_REPORT_CASH_FLOW, "{\"reports\":[{\"toDate\":\"2026-05-31\"},{\"toDate\":\"2026-13-99\"},"
                                         "{\"toDate\":\"2026-07-31\"},{\"toDate\":\"2026-06-30\"}]}");

  g_assert_cmpuint (cpt_report_get_n_periods (report), ==, 4);
  assert_day (&cpt_report_get_period (report, 0)->to, "2026-07-31");
  assert_day (&cpt_report_get_period (report, 2)->to, "2026-05-31");
  g_assert_false (g_date_valid (&cpt_report_get_period (report, 3)->to));
}

static char *
nested (guint n_levels)
{
  GString *text = g_string_new ("{\"reports\":[{\"toDate\":\"2026-07-31\",\"cashReceipts\":");

  for (guint i = 0; i < n_levels; i++)
    g_string_append_printf (text, "{\"name\":\"%u\",\"value\":1%s", i,
                            i + 1 < n_levels ? ",\"items\":[" : ",\"items\":[]");
  for (guint i = 0; i < n_levels; i++)
    g_string_append (text, i + 1 < n_levels ? "}]" : "}");
  g_string_append (text, "}]}");

  return g_string_free (text, FALSE);
}

static void
test_lines_go_64_levels_deep_and_no_deeper (void)
{
  g_autofree char *deep = nested (CPT_REPORT_MAX_DEPTH);
  g_autofree char *deeper = nested (CPT_REPORT_MAX_DEPTH + 1);
  g_autoptr (CptReport) report = read_report (CPT_REPORT_CASH_FLOW, deep);
  g_autoptr (CptReport) refused = NULL;
  g_autoptr (GError) error = NULL;
  const CptReportLine *line = cpt_report_get_period (report, 0)->lines[CPT_REPORT_CASH_RECEIPTS];
  guint n_levels = 1;

  for (; line->items != NULL; line = g_ptr_array_index (line->items, 0))
    n_levels++;
  g_assert_cmpuint (n_levels, ==, CPT_REPORT_MAX_DEPTH);

  refused = read_text (CPT_REPORT_CASH_FLOW, deeper, &error);
  g_assert_error (error, CPT_ERROR, CPT_ERROR_MALFORMED);
  g_assert_null (refused);
}

static void
test_what_is_wrong_is_named (void)
{
  static const struct
  {
    const char *json, *problem;
  } cases[] = {
    { "[]", "expected an object" },
    { "{\"reports\":{}}", "reports: expected an array" },
    { "{\"reports\":[{\"income\":3}]}", "reports[0].income: expected an object" },
    { "{\"reports\":[{},{\"netProfit\":\"3\"}]}", "reports[1].netProfit: expected a number" },
    { "{\"reports\":[{\"income\":{\"value\":1,\"items\":[{\"name\":7}]}}]}",
      "reports[0].income.items[0].name: expected a string" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CptReport) report = read_text (CPT_REPORT_PROFIT_AND_LOSS, cases[i].json, &error);

      g_assert_null (report);
      g_assert_error (error, CPT_ERROR, CPT_ERROR_MALFORMED);
      g_assert_cmpstr (error->message, ==, cases[i].problem);
    }
}

static void
test_each_report_is_read_as_a_data_type (void)
{
  for (CptReportKind kind = 0; kind < CPT_N_REPORT_KINDS; kind++)
    {
      CptReportKind found = CPT_REPORT_PROFIT_AND_LOSS;

      g_assert_true (cpt_report_kind_from_data_type (cpt_report_kind_get_data_type (kind), &found));
      g_assert_cmpint (found, ==, kind);
    }
  g_assert_false (cpt_report_kind_from_data_type ("invoices", &(CptReportKind){ 0 }));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/a-profit-and-loss-is-read", test_a_profit_and_loss_is_read);
  g_test_add_func ("/report/what-is-absent-is-no-zero", test_what_is_absent_is_no_zero);
  g_test_add_func ("/report/a-balance-sheet-may-be-empty", test_a_balance_sheet_may_be_empty);
  g_test_add_func ("/report/a-balance-sheet-has-a-day", test_a_balance_sheet_has_a_day);
  g_test_add_func ("/report/periods-are-newest-first-whatever-came", test_periods_are_newest_first_whatever_came);
  g_test_add_func ("/report/lines-go-64-levels-deep-and-no-deeper", test_lines_go_64_levels_deep_and_no_deeper);
  g_test_add_func ("/report/what-is-wrong-is-named", test_what_is_wrong_is_named);
  g_test_add_func ("/report/each-report-is-read-as-a-data-type", test_each_report_is_read_as_a_data_type);

  return g_test_run ();
}
