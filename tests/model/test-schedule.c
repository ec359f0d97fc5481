/* test-schedule.c — hours are counted from the last success, and nothing else moves the next read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-schedule.h"
#include "cpt-time.h"

#define HOUR G_TIME_SPAN_HOUR

static void
test_each_choice_has_its_hours (void)
{
  static const struct
  {
    CptSyncFrequency frequency;
    gint64 hours;
  } choices[] = {
    { CPT_SYNC_FREQUENCY_NONE, 0 },     { CPT_SYNC_FREQUENCY_HOURLY, 1 },    { CPT_SYNC_FREQUENCY_DAILY, 24 },
    { CPT_SYNC_FREQUENCY_WEEKLY, 168 }, { CPT_SYNC_FREQUENCY_MONTHLY, 720 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_assert_cmpint (cpt_sync_frequency_to_hours (choices[i].frequency), ==, choices[i].hours);
      g_assert_cmpint (cpt_sync_frequency_from_hours (choices[i].hours), ==, choices[i].frequency);
    }
}

static void
test_other_hours_are_no_choice (void)
{
  const gint64 others[] = { 2, 13, 23, 25, 721, -1, G_MAXINT64 };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_cmpint (cpt_sync_frequency_from_hours (others[i]), ==, CPT_SYNC_FREQUENCY_OTHER);
}

static void
test_the_next_read_is_hours_after_the_last_success (void)
{
  gint64 last = cpt_time_parse ("2026-08-19T06:41:22.508061Z");

  g_assert_cmpint (cpt_schedule_get_next (last, 1), ==, cpt_time_parse ("2026-08-19T07:41:22.508061Z"));
  g_assert_cmpint (cpt_schedule_get_next (last, 13), ==, cpt_time_parse ("2026-08-19T19:41:22.508061Z"));
  g_assert_cmpint (cpt_schedule_get_next (last, 168), ==, cpt_time_parse ("2026-08-26T06:41:22.508061Z"));
}

/* Paris and Montréal change their clocks in these nights; the platform does not. */
static void
test_a_night_with_25_hours_changes_nothing (void)
{
  g_assert_cmpint (cpt_schedule_get_next (cpt_time_parse ("2026-10-24T12:00:00Z"), 24), ==,
                   cpt_time_parse ("2026-10-25T12:00:00Z"));
  g_assert_cmpint (cpt_schedule_get_next (cpt_time_parse ("2026-03-07T12:00:00Z"), 24), ==,
                   cpt_time_parse ("2026-03-08T12:00:00Z"));
}

static void
test_none_is_expected_where_none_is_planned (void)
{
  g_assert_cmpint (cpt_schedule_get_next (1000, 0), ==, CPT_TIME_UNKNOWN);
  g_assert_cmpint (cpt_schedule_get_next (1000, -5), ==, CPT_TIME_UNKNOWN);
  g_assert_cmpint (cpt_schedule_get_next (CPT_TIME_UNKNOWN, 24), ==, CPT_TIME_UNKNOWN);
  g_assert_cmpint (cpt_schedule_get_next (1000, G_MAXINT64), ==, CPT_TIME_UNKNOWN);
  g_assert_cmpint (cpt_schedule_get_next (G_MAXINT64 - HOUR + 1, 1), ==, CPT_TIME_UNKNOWN);
}

static void
test_late_is_an_hour_after_it_was_expected (void)
{
  g_assert_false (cpt_schedule_is_late (10 * HOUR, 9 * HOUR));
  g_assert_false (cpt_schedule_is_late (10 * HOUR, 10 * HOUR));
  g_assert_false (cpt_schedule_is_late (10 * HOUR, 11 * HOUR - 1));
  g_assert_true (cpt_schedule_is_late (10 * HOUR, 11 * HOUR));
  g_assert_true (cpt_schedule_is_late (10 * HOUR, 100 * HOUR));
  g_assert_false (cpt_schedule_is_late (CPT_TIME_UNKNOWN, 100 * HOUR));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/schedule/each-choice-has-its-hours", test_each_choice_has_its_hours);
  g_test_add_func ("/schedule/other-hours-are-no-choice", test_other_hours_are_no_choice);
  g_test_add_func ("/schedule/the-next-read-is-hours-after-the-last-success",
                   test_the_next_read_is_hours_after_the_last_success);
  g_test_add_func ("/schedule/a-night-with-25-hours-changes-nothing", test_a_night_with_25_hours_changes_nothing);
  g_test_add_func ("/schedule/none-is-expected-where-none-is-planned", test_none_is_expected_where_none_is_planned);
  g_test_add_func ("/schedule/late-is-an-hour-after-it-was-expected", test_late_is_an_hour_after_it_was_expected);

  return g_test_run ();
}
