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

  return g_test_run ();
}
