/* test-summary-periods.c — the figures of two sample businesses for every period, beside what was worked out by hand.
 *
 * Meson runs this in several time zones. The platform's clock stands where they disagree about the month.
 *
 * The example (see the rule at the top of cpt-sandbox-books.c) sells 1,000.00 × Y + 100.00 × M in month M of the year
 * 2000 + Y; four tenths and 5,000.00 of that are spent; equity at the month's end is 1,000.00 × (12 × Y + M). Its
 * financial year begins in April. At the beginning of August 2026:
 *
 *   twelve months: 5 × 25,000 + 100 × 50 + 7 × 26,000 + 100 × 28 = 314,800.00; operating 188,880 − 60,000 = 128,880.00
 *   calendar year, to July: 7 × 26,000 + 100 × 28 = 184,800.00; operating 110,880 − 35,000 = 75,880.00
 *   financial year, to July: 4 × 26,000 + 100 × 22 = 106,200.00; operating 63,720 − 20,000 = 43,720.00
 *   equity: 1,000 × (312 + 7) = 319,000.00
 *
 * One month earlier: 6 × 25,000 + 100 × 57 + 6 × 26,000 + 100 × 21 = 313,800.00, 188,280 − 60,000 = 128,280.00;
 * 6 × 26,000 + 100 × 21 = 158,100.00, 94,860 − 30,000 = 64,860.00; 3 × 26,000 + 100 × 15 = 79,500.00,
 * 47,700 − 15,000 = 32,700.00; 318,000.00. A month sells 1,000.00 more than it did a year before.
 *
 * The shop sells in month N after January 2024 (50 + N ÷ 5) × its share of the year, which is 953, 900, 930, 1058 and
 * 1428 from August to December, and 760, 790, 845, 860, 936, 986 and 1020 from January to July; the cost is four
 * tenths. Its financial year is the calendar's. From August 2025 (N = 19) on: 51,271.40, 48,600.00, 50,406.00,
 * 57,555.20 and 77,968.80, together 285,801.40; from January 2026 (N = 24) on: 41,648.00, 43,450.00, 46,644.00,
 * 47,644.00, 52,041.60, 55,018.80 and 57,120.00, together 343,566.40; all twelve 629,367.80. July 2025 (N = 18) sold
 * 53.6 × 1,020 = 54,672.00. Each month sells 2.4 × its share more than a year before: 2.4 × 11,466 = 27,518.40 in all,
 * 2.4 × 6,197 = 14,872.80 from January to July, 2.4 × 5,177 = 12,424.80 to June.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-screen.h"
#include "cpt-month-chart.h"
#include "cpt-summary-page.h"
#include "desk-fixture.h"

#define EXAMPLE "Menuiserie Beaulieu"
#define SHOP "Sandbox Company"

#define TWELVE "Last 12 months"
#define CALENDAR "Calendar year to date"
#define FINANCIAL "Financial year to date"

/* Two hours after July ended in UTC: in Montreal it has not. */
#define AUGUST_BEGINS (G_GINT64_CONSTANT (1785549600) * G_USEC_PER_SEC)
/* Eleven hours before July ends in UTC: in Auckland it has. */
#define JULY_ENDS (G_GINT64_CONSTANT (1785502800) * G_USEC_PER_SEC)

/**
 * Expected:
 * @period: what is chosen
 * @about: the period in words
 * @figures: parts of what is read of it, up to %NULL
 * @chart: the title of the chart
 *
 * What is shown of a business.
 */
typedef struct
{
  const char *period;
  const char *about;
  const char *figures[6];
  const char *chart;
} Expected;

/* Its data were read five hours before: of August there is nothing. */
static const Expected example_in_august[] = {
  { TWELVE,
    "12 complete months to 31 July 2026",
    { "314800.00 CAD", "128880.00 CAD", "319000.00 CAD", "+12000.00)", "against the same 12 months" },
    "24 months, in CAD" },
  { CALENDAR,
    "7 complete months to 31 July 2026",
    { "184800.00 CAD", "75880.00 CAD", "319000.00 CAD", "+7000.00)", "against the same 7 months" },
    "19 months, in CAD" },
  { FINANCIAL,
    "4 complete months to 31 July 2026",
    { "106200.00 CAD", "43720.00 CAD", "319000.00 CAD", "+4000.00)", "against the same 4 months" },
    "16 months, in CAD" },
  { NULL },
};

static const Expected example_in_july[] = {
  { TWELVE,
    "12 complete months to 30 June 2026",
    { "313800.00 CAD", "128280.00 CAD", "318000.00 CAD", "+12000.00)" },
    "25 months, in CAD" },
  { CALENDAR,
    "6 complete months to 30 June 2026",
    { "158100.00 CAD", "64860.00 CAD", "318000.00 CAD", "+6000.00)" },
    "19 months, in CAD" },
  { FINANCIAL,
    "3 complete months to 30 June 2026",
    { "79500.00 CAD", "32700.00 CAD", "318000.00 CAD", "+3000.00)" },
    "16 months, in CAD" },
  { NULL },
};

static const Expected shop_in_august[] = {
  { TWELVE,
    "12 complete months to 31 July 2026",
    { "629367.80 CAD", "+27518.40)", "Gross margin  60.0%" },
    "25 months, in CAD" },
  { CALENDAR,
    "7 complete months to 31 July 2026",
    { "343566.40 CAD", "+14872.80)", "Gross margin  60.0%" },
    "20 months, in CAD" },
  { FINANCIAL,
    "7 complete months to 31 July 2026",
    { "343566.40 CAD", "+14872.80)", "Gross margin  60.0%" },
    "20 months, in CAD" },
  { NULL },
};

/* 629,367.80 − 57,120.00 + 54,672.00 = 626,919.80; 343,566.40 − 57,120.00 = 286,446.40. */
static const Expected shop_in_july[] = {
  { TWELVE,
    "12 complete months to 30 June 2026",
    { "626919.80 CAD", "+27518.40)", "Gross margin  60.0%" },
    "25 months, in CAD" },
  { CALENDAR,
    "6 complete months to 30 June 2026",
    { "286446.40 CAD", "+12424.80)", "Gross margin  60.0%" },
    "19 months, in CAD" },
  { FINANCIAL,
    "6 complete months to 30 June 2026",
    { "286446.40 CAD", "+12424.80)", "Gross margin  60.0%" },
    "19 months, in CAD" },
  { NULL },
};

/**
 * Business:
 * @start_time: microseconds UTC: when the platform believes it is
 * @company: its name
 * @periods: what is shown, up to one without a period
 *
 * A sample business at a moment.
 */
typedef struct
{
  gint64 start_time;
  const char *company;
  const Expected *periods;
} Business;

static const Business example_at_the_beginning = { AUGUST_BEGINS, EXAMPLE, example_in_august };
static const Business example_at_the_end = { JULY_ENDS, EXAMPLE, example_in_july };
static const Business shop_at_the_beginning = { AUGUST_BEGINS, SHOP, shop_in_august };
static const Business shop_at_the_end = { JULY_ENDS, SHOP, shop_in_july };

typedef struct
{
  DeskFixture desk;
  GtkWidget *summary;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const Business *business = data;

  fixture->desk.base.start_time = business->start_time;
  desk_fixture_set_up (&fixture->desk, 0);
  if (g_str_equal (business->company, EXAMPLE))
    desk_fixture_add_demo (&fixture->desk);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  desk_fixture_tear_down (&fixture->desk);
}

static void
open_summary (Fixture *fixture, const char *name)
{
  gint64 rid = 0;
  g_autoptr (CptCompany) company = sync_fixture_find_stored (&fixture->desk.base, name, &rid);

  g_assert_nonnull (company);
  fixture->summary = find_by_type (desk_fixture_open_company (&fixture->desk, rid), CPT_TYPE_SUMMARY_PAGE);
}

/* Returns: (transfer none) (nullable): the choice; %NULL while there are no figures */
static GtkDropDown *
find_list (Fixture *fixture)
{
  GtkWidget *list = find_by_type (fixture->summary, GTK_TYPE_DROP_DOWN);

  return list != NULL ? GTK_DROP_DOWN (list) : NULL;
}

static int
find_period (Fixture *fixture, const char *period)
{
  GtkDropDown *list = find_list (fixture);
  GListModel *periods = list != NULL ? gtk_drop_down_get_model (list) : NULL;

  for (guint i = 0; periods != NULL && i < g_list_model_get_n_items (periods); i++)
    {
      g_autoptr (GtkStringObject) item = g_list_model_get_item (periods, i);

      if (g_str_equal (gtk_string_object_get_string (item), period))
        return (int) i;
    }

  return -1;
}

static gboolean
is_year_known (gpointer user_data)
{
  return find_period (user_data, FINANCIAL) >= 0;
}

static void
choose (Fixture *fixture, const char *period)
{
  gtk_drop_down_set_selected (find_list (fixture), (guint) find_period (fixture, period));
}

static void
assert_shown (Fixture *fixture, const Expected *expected)
{
  await_text (fixture->summary, expected->about);
  for (guint i = 0; i < G_N_ELEMENTS (expected->figures) && expected->figures[i] != NULL; i++)
    await_text (fixture->summary, expected->figures[i]);
  await_text (fixture->summary, expected->chart);
}

static void
test_every_period_is_what_was_worked_out_by_hand (Fixture *fixture, gconstpointer data)
{
  const Business *business = data;

  open_summary (fixture, business->company);
  test_await_true (is_year_known, fixture);
  for (const Expected *expected = business->periods; expected->period != NULL; expected++)
    {
      choose (fixture, expected->period);
      assert_shown (fixture, expected);
    }
}

static void
test_the_table_has_the_months_of_the_period (Fixture *fixture, gconstpointer data)
{
  open_summary (fixture, EXAMPLE);
  test_await_true (is_year_known, fixture);
  choose (fixture, FINANCIAL);
  await_text (fixture->summary, "16 months, in CAD");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_by_text (fixture->summary, GTK_TYPE_TOGGLE_BUTTON, "Table")),
                                TRUE);

  await_text (fixture->summary, "April 2025"); /* where the year before begins */
  g_assert_null (find_by_text (fixture->summary, GTK_TYPE_LABEL, "March 2025"));
}

static void
test_the_choice_is_remembered_by_the_account (Fixture *fixture, gconstpointer data)
{
  open_summary (fixture, EXAMPLE);
  test_await_true (is_year_known, fixture);
  choose (fixture, FINANCIAL);
  await_text (fixture->summary, example_in_august[2].about);

  /* Of another company too, and offline. */
  open_summary (fixture, SHOP);
  await_text (fixture->summary, shop_in_august[2].about);
  sync_fixture_stop_sandbox (&fixture->desk.base);
  open_summary (fixture, EXAMPLE);
  assert_shown (fixture, &example_in_august[2]);
}

static void
test_a_year_that_is_not_known_is_not_offered (Fixture *fixture, gconstpointer data)
{
  open_summary (fixture, SHOP);
  test_await_true (is_year_known, fixture);
  choose (fixture, FINANCIAL);
  await_text (fixture->summary, shop_in_august[2].about);

  sync_fixture_set_fault (&fixture->desk.base, "status=404,route=/companies/*/data/info");
  open_summary (fixture, EXAMPLE);
  assert_shown (fixture, &example_in_august[0]);
  g_assert_cmpint (find_period (fixture, FINANCIAL), ==, -1);

  /* What is wanted was not forgotten. */
  open_summary (fixture, SHOP);
  assert_shown (fixture, &shop_in_august[2]);
}

#define ADD(path, business, function)                                                                                  \
  g_test_add ("/summary-periods/" path, Fixture, &business, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  desk_fixture_init (&argc, &argv);

  ADD ("the-example-at-the-beginning-of-a-month", example_at_the_beginning,
       test_every_period_is_what_was_worked_out_by_hand);
  ADD ("the-example-at-the-end-of-a-month", example_at_the_end, test_every_period_is_what_was_worked_out_by_hand);
  ADD ("the-shop-at-the-beginning-of-a-month", shop_at_the_beginning, test_every_period_is_what_was_worked_out_by_hand);
  ADD ("the-shop-at-the-end-of-a-month", shop_at_the_end, test_every_period_is_what_was_worked_out_by_hand);
  ADD ("the-table-has-the-months-of-the-period", example_at_the_beginning, test_the_table_has_the_months_of_the_period);
  ADD ("the-choice-is-remembered-by-the-account", example_at_the_beginning,
       test_the_choice_is_remembered_by_the_account);
  ADD ("a-year-that-is-not-known-is-not-offered", example_at_the_beginning,
       test_a_year_that_is_not_known_is_not_offered);

  return g_test_run ();
}
