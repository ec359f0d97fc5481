/* test-month.c — months are counted, and a report's dates have no zone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-month.h"
#include "cpt-time.h"

static void
assert_day (const char *text, guint year, guint month, guint day)
{
  GDate date;

  g_assert_true (cpt_month_parse_date (text, &date));
  g_assert_cmpuint (g_date_get_year (&date), ==, year);
  g_assert_cmpuint (g_date_get_month (&date), ==, month);
  g_assert_cmpuint (g_date_get_day (&date), ==, day);
}

static void
test_a_day_is_read_whatever_follows_it (void)
{
  assert_day ("2026-07-31T00:00:00", 2026, 7, 31);
  assert_day ("2026-07-31T23:59:59.9999999", 2026, 7, 31);
  assert_day ("2026-07-31T23:59:59-11:00", 2026, 7, 31);
  assert_day ("2024-02-29", 2024, 2, 29);
}

static void
test_what_is_no_day_is_unknown (void)
{
  static const char *const texts[] = { NULL,         "",           "2026-07",     "2026-02-30",
                                       "2026-13-01", "2026-00-10", "2026-07-31x", "July 31 26",
                                       "20260-7-31", "2026-7--31" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GDate date;

      g_assert_false (cpt_month_parse_date (texts[i], &date));
      g_assert_cmpint (cpt_month_of_date (&date), ==, CPT_MONTH_UNKNOWN);
    }
}

static void
test_months_follow_each_other_over_the_year (void)
{
  CptMonth december = cpt_month_new (2025, 12);
  GDate last;

  g_assert_cmpint (december + 1, ==, cpt_month_new (2026, 1));
  g_assert_cmpuint (cpt_month_get_year (december + 1), ==, 2026);
  g_assert_cmpuint (cpt_month_get_month (december + 1), ==, 1);
  g_assert_cmpuint (cpt_month_get_month (december), ==, 12);

  cpt_month_get_last_day (cpt_month_new (2024, 2), &last);
  g_assert_cmpuint (g_date_get_day (&last), ==, 29);
}

static void
test_the_month_of_a_moment_is_that_of_utc (void)
{
  g_assert_cmpint (cpt_month_of_time (cpt_time_parse ("2026-07-31T23:59:59Z")), ==, cpt_month_new (2026, 7));
  g_assert_cmpint (cpt_month_of_time (cpt_time_parse ("2026-08-01T00:00:00Z")), ==, cpt_month_new (2026, 8));
  g_assert_cmpint (cpt_month_of_time (CPT_TIME_UNKNOWN), ==, CPT_MONTH_UNKNOWN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/month/a-day-is-read-whatever-follows-it", test_a_day_is_read_whatever_follows_it);
  g_test_add_func ("/month/what-is-no-day-is-unknown", test_what_is_no_day_is_unknown);
  g_test_add_func ("/month/months-follow-each-other-over-the-year", test_months_follow_each_other_over_the_year);
  g_test_add_func ("/month/the-month-of-a-moment-is-that-of-utc", test_the_month_of_a_moment_is_that_of_utc);

  return g_test_run ();
}
