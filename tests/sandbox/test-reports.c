/* test-reports.c — financial reports: to the cent, newest first, and when there is none.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sandbox-fixture.h"

#define MONTHLY "?periodLength=1&periodsToCompare=25"

static JsonNode *
get_report (Fixture *fixture, const char *company, const char *below)
{
  g_autofree char *path = g_strconcat ("/data/financials/", below, NULL);

  return fixture_get_below (fixture, company, path);
}

/* An amount in cents, as it is written: two decimals. */
static gint64
cents_of (JsonNode *node, const char *path)
{
  JsonNode *value = json_at (node, path);

  return value != NULL ? (gint64) (json_node_get_double (value) * 100 + (json_node_get_double (value) < 0 ? -0.5 : 0.5))
                       : 0;
}

static gint64
period_cents (JsonNode *report, guint period, const char *member)
{
  g_autofree char *path = g_strdup_printf ("reports.%u.%s", period, member);

  return cents_of (report, path);
}

static void
test_a_profit_and_loss_adds_up_to_the_cent (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_first_company (fixture);
  g_autoptr (JsonNode) report = get_report (fixture, company, "profitAndLoss" MONTHLY);

  g_assert_cmpint (json_length (report, "reports"), ==, 25);
  for (guint i = 0; i < 25; i++)
    {
      gint64 gross = period_cents (report, i, "income.value") - period_cents (report, i, "costOfSales.value");
      gint64 operating = gross - period_cents (report, i, "expenses.value");
      gint64 other = period_cents (report, i, "otherIncome.value") - period_cents (report, i, "otherExpenses.value");

      g_assert_cmpint (period_cents (report, i, "grossProfit"), ==, gross);
      g_assert_cmpint (period_cents (report, i, "netOperatingProfit"), ==, operating);
      g_assert_cmpint (period_cents (report, i, "netOtherIncome"), ==, other);
      g_assert_cmpint (period_cents (report, i, "netProfit"), ==, operating + other);
      g_assert_cmpint (period_cents (report, i, "income.value"), ==,
                       period_cents (report, i, "income.items.0.value") +
                           period_cents (report, i, "income.items.1.value"));
      g_assert_cmpint (period_cents (report, i, "expenses.items.0.value"), ==,
                       period_cents (report, i, "expenses.items.0.items.0.value") +
                           period_cents (report, i, "expenses.items.0.items.1.value"));
    }
}

static void
test_a_balance_sheet_balances_and_follows_the_profit (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_first_company (fixture);
  g_autoptr (JsonNode) balance = get_report (fixture, company, "balanceSheet" MONTHLY);
  g_autoptr (JsonNode) profit = get_report (fixture, company, "profitAndLoss" MONTHLY);

  for (guint i = 0; i + 1 < 25; i++)
    {
      gint64 net_assets = period_cents (balance, i, "assets.value") - period_cents (balance, i, "liabilities.value");
      gint64 owner =
          period_cents (balance, i, "equity.items.0.value") - period_cents (balance, i + 1, "equity.items.0.value");

      g_assert_cmpint (period_cents (balance, i, "netAssets"), ==, net_assets);
      g_assert_cmpint (period_cents (balance, i, "equity.value"), ==, net_assets);
      g_assert_cmpint (owner, ==, -500000);
      g_assert_cmpint (period_cents (balance, i, "equity.value") - period_cents (balance, i + 1, "equity.value"), ==,
                       period_cents (profit, i, "netProfit") + owner);
    }
}

/* January 2026 of the retail shop, by hand: 50,000.00 × 1.096 (24 months of 0.4 %) × 0.760. */
static void
test_the_shop_sells_what_was_worked_out_by_hand (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_first_company (fixture);
  g_autoptr (JsonNode) report =
      get_report (fixture, company, "profitAndLoss?periodLength=1&periodsToCompare=1&startMonth=2026-01-01");

  g_assert_cmpstr (json_text (report, "reports.0.fromDate"), ==, "2026-01-01T00:00:00");
  g_assert_cmpstr (json_text (report, "reports.0.toDate"), ==, "2026-01-31T00:00:00");
  g_assert_cmpint (period_cents (report, 0, "income.value"), ==, 4164800);
  g_assert_cmpint (period_cents (report, 0, "costOfSales.value"), ==, 1665920);
}

static void
test_longer_periods_are_months_together (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_first_company (fixture);
  g_autoptr (JsonNode) months =
      get_report (fixture, company, "profitAndLoss?periodLength=1&periodsToCompare=6&startMonth=2026-06-01");
  g_autoptr (JsonNode) quarters =
      get_report (fixture, company, "profitAndLoss?periodLength=3&periodsToCompare=2&startMonth=2026-06-01");

  g_assert_cmpint (json_length (quarters, "reports"), ==, 2);
  g_assert_cmpstr (json_text (quarters, "reports.0.fromDate"), ==, "2026-04-01T00:00:00");
  g_assert_cmpstr (json_text (quarters, "reports.1.toDate"), ==, "2026-03-31T00:00:00");
  for (guint i = 0; i < 2; i++)
    g_assert_cmpint (period_cents (quarters, i, "netProfit"), ==,
                     period_cents (months, 3 * i, "netProfit") + period_cents (months, 3 * i + 1, "netProfit") +
                         period_cents (months, 3 * i + 2, "netProfit"));
}

static void
test_what_cannot_be_asked_for_is_refused (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *below;
    guint status;
  } cases[] = {
    { "profitAndLoss", 400 },
    { "profitAndLoss?periodLength=0&periodsToCompare=1", 400 },
    { "balanceSheet?periodLength=1&periodsToCompare=x", 400 },
    { "balanceSheet?periodLength=1&periodsToCompare=1&startMonth=July", 400 },
    { "profitAndLoss?periodLength=1&periodsToCompare=1&startMonth=2020-01-01", 404 },
    { "profitAndLoss?periodLength=1&periodsToCompare=1&startMonth=2050-01-01", 404 },
    { "trialBalance?periodLength=1&periodsToCompare=1", 404 },
  };
  g_autofree char *company = fixture_first_company (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *below = g_strconcat ("/data/financials/", cases[i].below, NULL);

      g_assert_cmpuint (fixture_request_below (fixture, "GET", company, below, NULL), ==, cases[i].status);
    }
}

static void
test_before_the_first_read_it_is_not_ready (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_linked_company (fixture, "gbol");
  g_autofree char *without = fixture_create_company (fixture, "Nobody");

  g_assert_cmpuint (fixture_request_below (fixture, "GET", company, "/data/financials/profitAndLoss" MONTHLY, NULL), ==,
                    409);
  g_assert_cmpuint (fixture_request_below (fixture, "GET", without, "/data/financials/profitAndLoss" MONTHLY, NULL), ==,
                    404);
}

/* Asked for as client and as browser: links @company with a data set, and reads everything. */
static void
link_data_set (Fixture *fixture, const char *company, const char *data_set)
{
  g_autofree char *connection = fixture_connect (fixture, company, "gbol");

  fixture_authorize (fixture, connection, data_set);
  cpt_sandbox_advance_time (fixture->sandbox, FIXTURE_HOUR);
}

static gint64
sum_cents (JsonNode *report, guint first, guint n, const char *member)
{
  gint64 sum = 0;

  for (guint i = first; i < first + n; i++)
    sum += period_cents (report, i, member);

  return sum;
}

/* By hand, for a clock in August 2026 (see the rule at the top of cpt-sandbox-books.c). The twelve months that are over
 * are August to December 2025, 5 × 25,000 + 100 × (8 + 9 + 10 + 11 + 12) = 130,000, and January to July 2026,
 * 7 × 26,000 + 100 × 28 = 184,800: revenue 314,800.00. Operating profit is 0.6 × 314,800 − 12 × 5,000 = 128,880.00.
 * Equity at the end of August 2026 is 1,000 × (26 × 12 + 8) = 320,000.00. The year before it was 302,800.00 and
 * 121,680.00. */
static void
test_the_example_is_worked_out_by_hand (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_create_company (fixture, "Example");
  g_autoptr (JsonNode) profit = NULL;
  g_autoptr (JsonNode) balance = NULL;

  link_data_set (fixture, company, "example");
  profit = get_report (fixture, company, "profitAndLoss" MONTHLY);
  balance = get_report (fixture, company, "balanceSheet" MONTHLY);

  g_assert_cmpstr (json_text (profit, "reports.0.fromDate"), ==, "2026-08-01T00:00:00");
  g_assert_cmpint (sum_cents (profit, 1, 12, "income.value"), ==, 31480000);
  g_assert_cmpint (sum_cents (profit, 1, 12, "netOperatingProfit"), ==, 12888000);
  g_assert_cmpint (sum_cents (profit, 13, 12, "income.value"), ==, 30280000);
  g_assert_cmpint (sum_cents (profit, 13, 12, "netOperatingProfit"), ==, 12168000);
  g_assert_cmpint (period_cents (profit, 1, "netProfit"), ==, 1102000 + 6000);
  g_assert_cmpint (period_cents (balance, 0, "equity.value"), ==, 32000000);
  g_assert_cmpint (period_cents (balance, 0, "netAssets"), ==, 32000000);
  g_assert_cmpint (period_cents (balance, 12, "equity.value"), ==, 30800000);
}

static void
test_every_sample_adds_up (Fixture *fixture, gconstpointer data)
{
  static const char *const data_sets[] = { "retail", "services", "startup", "struggling", "importer", "example" };

  for (gsize i = 0; i < G_N_ELEMENTS (data_sets); i++)
    {
      g_autofree char *company = fixture_create_company (fixture, data_sets[i]);
      g_autoptr (JsonNode) profit = NULL;

      link_data_set (fixture, company, data_sets[i]);
      profit = get_report (fixture, company, "profitAndLoss" MONTHLY);

      for (guint k = 0; k < json_length (profit, "reports"); k++)
        g_assert_cmpint (period_cents (profit, k, "netProfit"), ==,
                         period_cents (profit, k, "income.value") - period_cents (profit, k, "costOfSales.value") -
                             period_cents (profit, k, "expenses.value") +
                             period_cents (profit, k, "otherIncome.value") -
                             period_cents (profit, k, "otherExpenses.value"));
    }
}

static void
test_the_samples_are_what_they_are_called (Fixture *fixture, gconstpointer data)
{
  g_autofree char *startup = fixture_create_company (fixture, "Startup");
  g_autofree char *struggling = fixture_create_company (fixture, "Struggling");
  g_autofree char *importer = fixture_create_company (fixture, "Importer");
  g_autoptr (JsonNode) losses = NULL;
  g_autoptr (JsonNode) balance = NULL;
  g_autoptr (JsonNode) shrinking = NULL;

  link_data_set (fixture, startup, "startup");
  link_data_set (fixture, struggling, "struggling");
  link_data_set (fixture, importer, "importer");
  losses = get_report (fixture, startup, "profitAndLoss" MONTHLY);
  balance = get_report (fixture, startup, "balanceSheet" MONTHLY);
  shrinking = get_report (fixture, struggling, "profitAndLoss" MONTHLY);

  g_assert_cmpint (sum_cents (losses, 1, 12, "netProfit"), <, 0);
  g_assert_cmpint (period_cents (balance, 0, "equity.value"), <, 0);
  g_assert_cmpuint (json_length (shrinking, "reports"), ==, 24);
  g_assert_cmpint (sum_cents (shrinking, 1, 6, "income.value"), <, sum_cents (shrinking, 13, 6, "income.value"));
  g_assert_cmpuint (fixture_request_below (fixture, "GET", importer, "/data/financials/balanceSheet" MONTHLY, NULL), ==,
                    409);
}

static void
test_reports_are_as_they_were_last_read (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_first_company (fixture);
  g_autoptr (JsonNode) before = NULL;
  g_autoptr (JsonNode) after = NULL;

  cpt_sandbox_advance_time (fixture->sandbox, 31 * FIXTURE_DAY);
  before = get_report (fixture, company, "profitAndLoss" MONTHLY);
  g_assert_cmpstr (json_text (before, "mostRecentAvailableMonth"), ==, "2026-08-01T00:00:00");
  json_node_unref (fixture_queue (fixture, company, "profitAndLoss"));
  cpt_sandbox_advance_time (fixture->sandbox, FIXTURE_HOUR);
  after = get_report (fixture, company, "profitAndLoss" MONTHLY);
  g_assert_cmpstr (json_text (after, "mostRecentAvailableMonth"), ==, "2026-09-01T00:00:00");
  g_assert_cmpstr (json_text (after, "earliestAvailableMonth"), ==, "2024-09-01T00:00:00");
  g_assert_cmpint (period_cents (after, 2, "netProfit"), ==, period_cents (before, 1, "netProfit"));
}

static void
test_the_first_read_must_end_well (Fixture *fixture, gconstpointer data)
{
  const char *below = "/data/financials/balanceSheet" MONTHLY;
  g_autofree char *company = fixture_linked_company (fixture, "gbol");

  fixture_set_fault (fixture, "read=FetchError,type=balanceSheet,times=1");
  json_node_unref (fixture_queue (fixture, company, "balanceSheet"));
  cpt_sandbox_advance_time (fixture->sandbox, FIXTURE_HOUR);
  g_assert_cmpuint (fixture_request_below (fixture, "GET", company, below, NULL), ==, 409);
  json_node_unref (fixture_queue (fixture, company, "balanceSheet"));
  g_assert_cmpuint (fixture_request_below (fixture, "GET", company, below, NULL), ==, 409);
  cpt_sandbox_advance_time (fixture->sandbox, FIXTURE_HOUR);
  g_assert_cmpuint (fixture_request_below (fixture, "GET", company, below, NULL), ==, 200);
}

static void
test_bounds_basis_and_currency_are_told (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_first_company (fixture);
  g_autoptr (JsonNode) profit = get_report (fixture, company, "profitAndLoss" MONTHLY);
  g_autoptr (JsonNode) balance = get_report (fixture, company, "balanceSheet" MONTHLY);
  g_autoptr (JsonNode) flow = get_report (fixture, company, "cashFlowStatement" MONTHLY);

  g_assert_cmpstr (json_text (profit, "reportBasis"), ==, "Accrual");
  g_assert_cmpstr (json_text (profit, "currency"), ==, "CAD");
  g_assert_cmpstr (json_text (profit, "mostRecentAvailableMonth"), ==, "2026-08-01T00:00:00");
  g_assert_null (json_at (balance, "reportBasis"));
  g_assert_cmpstr (json_text (balance, "mostRecentAvailableMonth"), ==, "2026-08-31T00:00:00");
  g_assert_cmpstr (json_text (balance, "reports.0.date"), ==, "2026-08-31T00:00:00");
  g_assert_cmpstr (json_text (flow, "reportInput"), ==, "Indirect");
  g_assert_cmpint (period_cents (flow, 1, "cashReceipts.value"), >, 0);
  g_assert_cmpint (period_cents (flow, 1, "cashPayments.value"), >, 0);
}

static void
test_odd_packages_have_another_basis_and_currency (Fixture *fixture, gconstpointer data)
{
  g_autofree char *wave = fixture_linked_company (fixture, "pbtz");
  g_autofree char *free_agent = fixture_linked_company (fixture, "fbrh");
  g_autoptr (JsonNode) unknown = NULL;
  g_autoptr (JsonNode) cash = NULL;

  json_node_unref (fixture_queue (fixture, wave, "profitAndLoss"));
  json_node_unref (fixture_queue (fixture, free_agent, "profitAndLoss"));
  cpt_sandbox_advance_time (fixture->sandbox, FIXTURE_HOUR);
  unknown = get_report (fixture, wave, "profitAndLoss" MONTHLY);
  cash = get_report (fixture, free_agent, "profitAndLoss" MONTHLY);
  g_assert_cmpstr (json_text (unknown, "reportBasis"), ==, "Unknown");
  g_assert_cmpstr (json_text (unknown, "currency"), ==, "XXX");
  g_assert_cmpstr (json_text (cash, "reportBasis"), ==, "Cash");
  g_assert_null (json_at (cash, "currency"));
}

static void
test_a_report_may_be_empty (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_first_company (fixture);
  g_autoptr (JsonNode) profit = NULL;

  fixture_set_fault (fixture, "report=empty");
  profit = get_report (fixture, company, "profitAndLoss" MONTHLY);
  g_assert_cmpuint (json_length (profit, "reports"), ==, 0);
  g_assert_cmpstr (json_text (profit, "reportBasis"), ==, "Accrual");
  json_node_unref (get_report (fixture, company, "balanceSheet" MONTHLY));
  g_assert_cmpstr (fixture->text, ==, "{\"reports\":[]}");
}

static void
test_a_month_may_be_missing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_first_company (fixture);
  g_autoptr (JsonNode) profit = NULL;
  g_autoptr (JsonNode) balance = NULL;

  fixture_set_fault (fixture, "report=gap,type=profitAndLoss");
  profit = get_report (fixture, company, "profitAndLoss" MONTHLY);
  balance = get_report (fixture, company, "balanceSheet" MONTHLY);
  g_assert_cmpuint (json_length (profit, "reports"), ==, 24);
  g_assert_cmpstr (json_text (profit, "reports.1.fromDate"), ==, "2026-07-01T00:00:00");
  g_assert_cmpstr (json_text (profit, "reports.2.fromDate"), ==, "2026-05-01T00:00:00");
  g_assert_cmpuint (json_length (balance, "reports"), ==, 25);
}

static guint
count_levels (JsonNode *line)
{
  return json_length (line, "items") > 0 ? 1 + count_levels (json_at (line, "items.0")) : 1;
}

static void
test_lines_may_be_64_levels_deep (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_first_company (fixture);
  g_autoptr (JsonNode) usual = get_report (fixture, company, "balanceSheet" MONTHLY);
  g_autoptr (JsonNode) deep = NULL;

  g_assert_cmpuint (count_levels (json_at (usual, "reports.0.assets")), ==, 4);
  fixture_set_fault (fixture, "report=deep");
  deep = get_report (fixture, company, "balanceSheet" MONTHLY);
  g_assert_cmpuint (count_levels (json_at (deep, "reports.0.assets")), ==, 64);
  g_assert_cmpint (period_cents (deep, 0, "assets.value"), ==, period_cents (usual, 0, "assets.value"));
  g_assert_cmpint (period_cents (deep, 0, "assets.items.0.items.0.value"), ==, period_cents (usual, 0, "assets.value"));
}

static void
test_amounts_at_the_edges_are_written_in_full (Fixture *fixture, gconstpointer data)
{
  static const char *const amounts[] = {
    "900000000000000,", "0.0001,", "899999999999999.9999,", "1000000000000000.00001,", "1e15,", "-9E+14,", "-0.0,",
  };
  g_autofree char *company = fixture_first_company (fixture);

  fixture_set_fault (fixture, "report=edges");
  json_node_unref (get_report (fixture, company, "profitAndLoss" MONTHLY));

  for (gsize i = 0; i < G_N_ELEMENTS (amounts); i++)
    {
      g_autofree char *member = g_strconcat ("\"value\":", amounts[i], NULL);

      g_assert_nonnull (strstr (fixture->text, member));
    }

  json_node_unref (get_report (fixture, company, "balanceSheet" MONTHLY));
  g_assert_nonnull (strstr (fixture->text, "\"netAssets\":-900000000000000"));
  json_node_unref (get_report (fixture, company, "cashFlowStatement" MONTHLY));
  g_assert_nonnull (strstr (fixture->text, "\"value\":0.12345678901234567890,"));
}

#define ADD(path, function) g_test_add ("/reports/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("a-profit-and-loss-adds-up-to-the-cent", test_a_profit_and_loss_adds_up_to_the_cent);
  ADD ("a-balance-sheet-balances-and-follows-the-profit", test_a_balance_sheet_balances_and_follows_the_profit);
  ADD ("the-shop-sells-what-was-worked-out-by-hand", test_the_shop_sells_what_was_worked_out_by_hand);
  ADD ("longer-periods-are-months-together", test_longer_periods_are_months_together);
  ADD ("what-cannot-be-asked-for-is-refused", test_what_cannot_be_asked_for_is_refused);
  ADD ("before-the-first-read-it-is-not-ready", test_before_the_first_read_it_is_not_ready);

  ADD ("the-example-is-worked-out-by-hand", test_the_example_is_worked_out_by_hand);
  ADD ("every-sample-adds-up", test_every_sample_adds_up);
  ADD ("the-samples-are-what-they-are-called", test_the_samples_are_what_they_are_called);
  ADD ("reports-are-as-they-were-last-read", test_reports_are_as_they_were_last_read);
  ADD ("the-first-read-must-end-well", test_the_first_read_must_end_well);
  ADD ("bounds-basis-and-currency-are-told", test_bounds_basis_and_currency_are_told);
  ADD ("odd-packages-have-another-basis-and-currency", test_odd_packages_have_another_basis_and_currency);
  ADD ("a-report-may-be-empty", test_a_report_may_be_empty);
  ADD ("a-month-may-be-missing", test_a_month_may_be_missing);
  ADD ("lines-may-be-64-levels-deep", test_lines_may_be_64_levels_deep);
  ADD ("amounts-at-the-edges-are-written-in-full", test_amounts_at_the_edges_are_written_in_full);

  return g_test_run ();
}
