/* test-sync-schedule.c — when sync looks again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sync-schedule-private.h"

#define SECOND G_TIME_SPAN_SECOND
#define MINUTE G_TIME_SPAN_MINUTE

static void
test_watched_links_are_checked_less_and_less_often (void)
{
  g_assert_cmpint (cpt_sync_schedule_check_delay (0), ==, 5 * SECOND);
  g_assert_cmpint (cpt_sync_schedule_check_delay (2 * MINUTE - 1), ==, 5 * SECOND);
  g_assert_cmpint (cpt_sync_schedule_check_delay (2 * MINUTE), ==, MINUTE);
  g_assert_cmpint (cpt_sync_schedule_check_delay (10 * MINUTE - 1), ==, MINUTE);
  g_assert_cmpint (cpt_sync_schedule_check_delay (10 * MINUTE), ==, 10 * MINUTE);
}

static void
test_nothing_watched_is_checked_every_ten_minutes (void)
{
  g_assert_cmpint (cpt_sync_schedule_check_delay (-1), ==, 10 * MINUTE);
}

static void
test_what_runs_is_looked_at_less_and_less_often (void)
{
  g_assert_cmpint (cpt_sync_schedule_watch_delay (0), ==, 2 * SECOND);
  g_assert_cmpint (cpt_sync_schedule_watch_delay (MINUTE - 1), ==, 2 * SECOND);
  g_assert_cmpint (cpt_sync_schedule_watch_delay (MINUTE), ==, 10 * SECOND);
  g_assert_cmpint (cpt_sync_schedule_watch_delay (10 * MINUTE - 1), ==, 10 * SECOND);
  g_assert_cmpint (cpt_sync_schedule_watch_delay (10 * MINUTE), ==, MINUTE);
}

static void
test_an_open_company_is_looked_at_every_minute (void)
{
  g_assert_cmpint (cpt_sync_schedule_watch_delay (-1), ==, MINUTE);
}

static void
test_retries_wait_longer_up_to_a_minute (void)
{
  g_assert_cmpint (cpt_sync_schedule_retry_delay (1, 0), ==, 5 * SECOND);
  g_assert_cmpint (cpt_sync_schedule_retry_delay (2, 0), ==, 10 * SECOND);
  g_assert_cmpint (cpt_sync_schedule_retry_delay (4, 0), ==, 40 * SECOND);
  g_assert_cmpint (cpt_sync_schedule_retry_delay (5, 0), ==, 60 * SECOND);
  g_assert_cmpint (cpt_sync_schedule_retry_delay (G_MAXUINT, 0), ==, 60 * SECOND);
}

static void
test_the_platform_may_ask_for_a_longer_wait (void)
{
  g_assert_cmpint (cpt_sync_schedule_retry_delay (1, 2), ==, 5 * SECOND);
  g_assert_cmpint (cpt_sync_schedule_retry_delay (1, 90), ==, 90 * SECOND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sync/schedule/watched-links-are-checked-less-and-less-often",
                   test_watched_links_are_checked_less_and_less_often);
  g_test_add_func ("/sync/schedule/nothing-watched-is-checked-every-ten-minutes",
                   test_nothing_watched_is_checked_every_ten_minutes);
  g_test_add_func ("/sync/schedule/what-runs-is-looked-at-less-and-less-often",
                   test_what_runs_is_looked_at_less_and_less_often);
  g_test_add_func ("/sync/schedule/an-open-company-is-looked-at-every-minute",
                   test_an_open_company_is_looked_at_every_minute);
  g_test_add_func ("/sync/schedule/retries-wait-longer-up-to-a-minute", test_retries_wait_longer_up_to_a_minute);
  g_test_add_func ("/sync/schedule/the-platform-may-ask-for-a-longer-wait",
                   test_the_platform_may_ask_for_a_longer_wait);

  return g_test_run ();
}
