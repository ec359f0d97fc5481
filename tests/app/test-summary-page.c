/* test-summary-page.c — the figures of a company, on a real sandbox, beside what another client adds up.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-summary-page.h"

#include "cpt-amount-text.h"
#include "cpt-company-screen.h"
#include "cpt-figure.h"
#include "cpt-month-chart.h"
#include "cpt-summary-chart.h"
#include "cpt-report.h"
#include "desk-fixture.h"

typedef struct
{
  DeskFixture desk;
  CptCompany *company; /* the sandbox's first one */
  GtkWidget *screen;
} Fixture;

/* @data: (nullable): a fault of the sandbox, from before the page is opened on */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  gint64 rid;

  desk_fixture_set_up (&fixture->desk, 0);
  rid = desk_fixture_find_first (&fixture->desk, &fixture->company);
  sync_fixture_set_fault (&fixture->desk.base, data);
  fixture->screen = desk_fixture_open_company (&fixture->desk, rid);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->company);
  desk_fixture_tear_down (&fixture->desk);
}

/* The sum of the twelve periods after the newest, which is not over. */
static char *
add_up (CptReport *report, CptReportItem item)
{
  gint64 sum = 0;
  g_autofree char *number = NULL;

  g_assert_cmpuint (cpt_report_get_n_periods (report), ==, 25);
  for (guint i = 1; i <= 12; i++)
    sum += cpt_report_get_period (report, i)->amounts[item].value;
  number = cpt_amount_text_new (sum);

  return g_strconcat (number, " CAD", NULL);
}

static void
test_figures_are_those_of_the_reports_to_the_cent (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptReport) profit = desk_fixture_get_report (&fixture->desk, fixture->company, CPT_REPORT_PROFIT_AND_LOSS);
  g_autoptr (CptReport) balance = desk_fixture_get_report (&fixture->desk, fixture->company, CPT_REPORT_BALANCE_SHEET);
  g_autofree char *revenue = add_up (profit, CPT_REPORT_INCOME);
  g_autofree char *operating = add_up (profit, CPT_REPORT_NET_OPERATING_PROFIT);
  g_autofree char *equity = cpt_amount_text_new (cpt_report_get_period (balance, 1)->amounts[CPT_REPORT_EQUITY].value);

  await_text (fixture->screen, revenue);
  await_text (fixture->screen, operating);
  await_text (fixture->screen, equity);
  await_text (fixture->screen, "12 complete months to");
  await_text (fixture->screen, "against the same 12 months a year before");
  await_text (fixture->screen, "source: Sandbox");
}

static void
test_what_was_read_stays_when_the_platform_is_away (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptReport) profit = desk_fixture_get_report (&fixture->desk, fixture->company, CPT_REPORT_PROFIT_AND_LOSS);
  g_autofree char *revenue = add_up (profit, CPT_REPORT_INCOME);
  gint64 rid = cpt_company_screen_get_rid (CPT_COMPANY_SCREEN (fixture->screen));

  await_text (fixture->screen, revenue);
  sync_fixture_stop_sandbox (&fixture->desk.base);

  fixture->screen = desk_fixture_open_company (&fixture->desk, rid);
  await_text (fixture->screen, revenue);
}

static void
test_what_could_not_be_read_is_read_with_the_next_list (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptReport) profit = NULL;
  g_autofree char *revenue = NULL;

  await_text (fixture->screen, "Not read yet");
  sync_fixture_set_fault (&fixture->desk.base, NULL);
  profit = desk_fixture_get_report (&fixture->desk, fixture->company, CPT_REPORT_PROFIT_AND_LOSS);
  revenue = add_up (profit, CPT_REPORT_INCOME);

  cpt_sync_reload (fixture->desk.base.sync);
  await_text (fixture->screen, revenue);
}

static void
test_amounts_that_cannot_be_added_are_said (Fixture *fixture, gconstpointer data)
{
  await_text (fixture->screen, "left out: ");
}

static void
test_a_month_is_read_out_when_it_is_marked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptReport) profit = desk_fixture_get_report (&fixture->desk, fixture->company, CPT_REPORT_PROFIT_AND_LOSS);
  const CptReportPeriod *third = cpt_report_get_period (profit, 3);
  g_autofree char *income = cpt_amount_text_new (third->amounts[CPT_REPORT_INCOME].value);
  g_autofree char *said = g_strconcat ("revenue ", income, NULL);
  CptMonthChart *chart;

  await_text (fixture->screen, "25 months, in CAD");
  chart = CPT_MONTH_CHART (find_by_type (fixture->screen, CPT_TYPE_MONTH_CHART));
  g_assert_cmpint (cpt_month_chart_get_selected (chart), ==, 23);

  cpt_month_chart_select (chart, 24 - 3);
  await_text (fixture->screen, said);
}

static void
test_the_table_has_every_month (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptReport) balance = desk_fixture_get_report (&fixture->desk, fixture->company, CPT_REPORT_BALANCE_SHEET);

  await_text (fixture->screen, "25 months, in CAD");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_by_text (fixture->screen, GTK_TYPE_TOGGLE_BUTTON, "Table")),
                                TRUE);

  for (guint i = 0; i < 24; i++)
    {
      g_autofree char *equity =
          cpt_amount_text_new (cpt_report_get_period (balance, i)->amounts[CPT_REPORT_EQUITY].value);

      await_text (fixture->screen, equity);
    }
}

/* As each minute and each change of the company do. */
static void
test_shown_again_the_same_months_stay_as_they_are (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptReport) profit = desk_fixture_get_report (&fixture->desk, fixture->company, CPT_REPORT_PROFIT_AND_LOSS);
  g_autoptr (CptReport) balance = desk_fixture_get_report (&fixture->desk, fixture->company, CPT_REPORT_BALANCE_SHEET);
  CptMonth current = cpt_figure_find_newest_month (profit, G_MAXINT) + 1;
  CptSummaryChart *summary;
  CptMonthChart *chart;
  GtkWidget *cell;

  await_text (fixture->screen, "25 months, in CAD");
  summary = CPT_SUMMARY_CHART (find_by_type (fixture->screen, CPT_TYPE_SUMMARY_CHART));
  chart = CPT_MONTH_CHART (find_by_type (fixture->screen, CPT_TYPE_MONTH_CHART));
  cpt_summary_chart_show (summary, profit, balance, current, 12);
  cpt_month_chart_select (chart, 5);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_by_text (fixture->screen, GTK_TYPE_TOGGLE_BUTTON, "Table")),
                                TRUE);
  await_text (fixture->screen, "Month");
  cell = find_by_text (fixture->screen, GTK_TYPE_LABEL, "Month");

  cpt_summary_chart_show (summary, profit, balance, current, 12);
  g_assert_cmpint (cpt_month_chart_get_selected (chart), ==, 5);
  g_assert_true (find_by_text (fixture->screen, GTK_TYPE_LABEL, "Month") == cell);
}

static void
test_a_company_without_books_has_no_zero (Fixture *fixture, gconstpointer data)
{
  gint64 rid = 0;
  g_autoptr (CptCompany) company = NULL;
  g_autofree char *id = sync_fixture_create_elsewhere (&fixture->desk.base, "Nobody");

  cpt_sync_reload (fixture->desk.base.sync);
  while (rid == 0)
    {
      g_clear_object (&company);
      company = sync_fixture_find_stored (&fixture->desk.base, "Nobody", &rid);
    }

  fixture->screen = desk_fixture_open_company (&fixture->desk, rid);
  await_text (fixture->screen, "—");
  await_text (fixture->screen, "No accounting software is linked");
  g_assert_null (find_by_type (fixture->screen, CPT_TYPE_MONTH_CHART));
}

#define ADD_WITH(path, fault, function) g_test_add ("/summary-page/" path, Fixture, fault, set_up, function, tear_down)
#define ADD(path, function) ADD_WITH (path, NULL, function)

int
main (int argc, char **argv)
{
  desk_fixture_init (&argc, &argv);

  ADD ("figures-are-those-of-the-reports-to-the-cent", test_figures_are_those_of_the_reports_to_the_cent);
  ADD ("what-was-read-stays-when-the-platform-is-away", test_what_was_read_stays_when_the_platform_is_away);
  ADD_WITH ("what-could-not-be-read-is-read-with-the-next-list", "status=403,route=/companies/*/data/financials/*",
            test_what_could_not_be_read_is_read_with_the_next_list);
  ADD_WITH ("amounts-that-cannot-be-added-are-said", "report=edges", test_amounts_that_cannot_be_added_are_said);
  ADD ("a-month-is-read-out-when-it-is-marked", test_a_month_is_read_out_when_it_is_marked);
  ADD ("the-table-has-every-month", test_the_table_has_every_month);
  ADD ("shown-again-the-same-months-stay-as-they-are", test_shown_again_the_same_months_stay_as_they_are);
  ADD ("a-company-without-books-has-no-zero", test_a_company_without_books_has_no_zero);

  return g_test_run ();
}
