/* test-quota.c — how soon the next request may go, at any moment that a test wants it to be.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-quota-private.h"

#include "cpt-time.h"

#define START CPT_TIME_SECOND /* monotonic */
#define NOON (20000 * CPT_TIME_DAY + CPT_TIME_DAY / 2)
#define MIDNIGHT (20001 * CPT_TIME_DAY)

static void
use_in_background (CptQuota *quota, guint times)
{
  for (guint i = 0; i < times; i++)
    cpt_quota_take (quota, CPT_PRIORITY_BACKGROUND, START);
}

static void
test_so_many_a_second_and_no_more (void)
{
  CptQuota quota;
  gint64 wait;

  cpt_quota_init (&quota, 10, START);
  for (guint i = 0; i < 10; i++)
    {
      g_assert_cmpint (cpt_quota_wait (&quota, CPT_PRIORITY_USER, START, NOON), ==, 0);
      cpt_quota_take (&quota, CPT_PRIORITY_USER, START);
    }

  wait = cpt_quota_wait (&quota, CPT_PRIORITY_USER, START, NOON);
  g_assert_cmpint (wait, >, 0);
  g_assert_cmpint (wait, <=, CPT_TIME_SECOND / 10 + 1);
  g_assert_cmpint (cpt_quota_wait (&quota, CPT_PRIORITY_USER, START + wait, NOON), ==, 0);
}

static void
test_a_rest_saves_one_second_at_most (void)
{
  CptQuota quota;

  cpt_quota_init (&quota, 10, START);
  cpt_quota_wait (&quota, CPT_PRIORITY_USER, START + 100 * CPT_TIME_SECOND, NOON);

  for (guint i = 0; i < 10; i++)
    cpt_quota_take (&quota, CPT_PRIORITY_USER, START + 100 * CPT_TIME_SECOND);

  g_assert_cmpint (cpt_quota_wait (&quota, CPT_PRIORITY_USER, START + 100 * CPT_TIME_SECOND, NOON), >, 0);
}

static void
test_pause_holds_everybody (void)
{
  CptQuota quota;

  cpt_quota_init (&quota, 10, START);
  cpt_quota_pause (&quota, START + 2 * CPT_TIME_SECOND);
  cpt_quota_pause (&quota, START + CPT_TIME_SECOND);

  g_assert_cmpint (cpt_quota_wait (&quota, CPT_PRIORITY_USER, START, NOON), ==, 2 * CPT_TIME_SECOND);
  g_assert_cmpint (cpt_quota_wait (&quota, CPT_PRIORITY_USER, START + 2 * CPT_TIME_SECOND, NOON), ==, 0);
}

static void
test_background_takes_a_quarter_of_the_day (void)
{
  CptQuota quota;

  cpt_quota_init (&quota, 10000, START);
  cpt_quota_learn (&quota, 1000, 900, MIDNIGHT, NOON);
  use_in_background (&quota, 250);

  g_assert_cmpint (cpt_quota_wait (&quota, CPT_PRIORITY_BACKGROUND, START, NOON), ==, CPT_TIME_DAY / 2);
  g_assert_cmpint (cpt_quota_wait (&quota, CPT_PRIORITY_USER, START, NOON), ==, 0);
}

static void
test_background_slows_down_before_its_end (void)
{
  CptQuota quota;
  gint64 wait;

  cpt_quota_init (&quota, 10000, START);
  cpt_quota_learn (&quota, 1000, 900, MIDNIGHT, NOON);
  use_in_background (&quota, 124);
  g_assert_cmpint (cpt_quota_wait (&quota, CPT_PRIORITY_BACKGROUND, START, NOON), ==, 0);

  use_in_background (&quota, 26);
  wait = cpt_quota_wait (&quota, CPT_PRIORITY_BACKGROUND, START, NOON);
  g_assert_cmpint (wait, ==, CPT_TIME_DAY / 2 / 100);
  g_assert_cmpint (cpt_quota_wait (&quota, CPT_PRIORITY_BACKGROUND, START + wait, NOON), ==, 0);
}

static void
test_what_others_used_counts (void)
{
  CptQuota quota;

  cpt_quota_init (&quota, 10, START);
  cpt_quota_learn (&quota, 1000, 0, MIDNIGHT, NOON);

  g_assert_cmpint (cpt_quota_wait (&quota, CPT_PRIORITY_BACKGROUND, START, NOON), ==, CPT_TIME_DAY / 2);
}

static void
test_new_day_begins_at_the_reset (void)
{
  CptQuota quota;

  cpt_quota_init (&quota, 10000, START);
  cpt_quota_learn (&quota, 1000, 0, MIDNIGHT, NOON);
  use_in_background (&quota, 250);

  g_assert_cmpint (cpt_quota_wait (&quota, CPT_PRIORITY_BACKGROUND, START, MIDNIGHT), ==, 0);
}

static void
test_unbelievable_reset_is_the_next_midnight (void)
{
  static const gint64 resets[] = { CPT_TIME_UNKNOWN, 0, NOON, NOON + 3 * CPT_TIME_DAY, G_MAXINT64 };

  for (guint i = 0; i < G_N_ELEMENTS (resets); i++)
    {
      CptQuota quota;

      cpt_quota_init (&quota, 10, START);
      cpt_quota_learn (&quota, 1000, 0, resets[i], NOON);

      g_assert_cmpint (cpt_quota_wait (&quota, CPT_PRIORITY_BACKGROUND, START, NOON), ==, CPT_TIME_DAY / 2);
    }
}

static void
test_many_at_once_leave_a_tenth_of_the_day (void)
{
  CptQuota quota;

  cpt_quota_init (&quota, 10000, START);
  g_assert_cmpint (cpt_quota_get_left_for_bulk (&quota, NOON), ==, -1);

  cpt_quota_learn (&quota, 1000, 101, MIDNIGHT, NOON);
  g_assert_cmpint (cpt_quota_get_left_for_bulk (&quota, NOON), ==, 1);
  g_assert_cmpint (cpt_quota_wait (&quota, CPT_PRIORITY_BULK, START, NOON), ==, 0);

  cpt_quota_learn (&quota, 1000, 100, MIDNIGHT, NOON);
  g_assert_cmpint (cpt_quota_get_left_for_bulk (&quota, NOON), ==, 0);
  g_assert_cmpint (cpt_quota_wait (&quota, CPT_PRIORITY_BULK, START, NOON), ==, CPT_TIME_DAY / 2);
  g_assert_cmpint (cpt_quota_wait (&quota, CPT_PRIORITY_USER, START, NOON), ==, 0);
  g_assert_cmpint (cpt_quota_wait (&quota, CPT_PRIORITY_BULK, START, MIDNIGHT), ==, 0);
}

/* Who waits need not wait for those who come back a hundred times a second. */
static void
test_a_few_of_every_second_are_for_who_waits (void)
{
  CptQuota quota;

  cpt_quota_init (&quota, 10, START);
  while (cpt_quota_wait (&quota, CPT_PRIORITY_BULK, START, NOON) == 0)
    cpt_quota_take (&quota, CPT_PRIORITY_BULK, START);
  g_assert_cmpint (cpt_quota_wait (&quota, CPT_PRIORITY_BACKGROUND, START, NOON), >, 0);

  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpint (cpt_quota_wait (&quota, CPT_PRIORITY_USER, START, NOON), ==, 0);
      cpt_quota_take (&quota, CPT_PRIORITY_USER, START);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/quota/so-many-a-second-and-no-more", test_so_many_a_second_and_no_more);
  g_test_add_func ("/quota/a-rest-saves-one-second-at-most", test_a_rest_saves_one_second_at_most);
  g_test_add_func ("/quota/pause-holds-everybody", test_pause_holds_everybody);
  g_test_add_func ("/quota/background-takes-a-quarter-of-the-day", test_background_takes_a_quarter_of_the_day);
  g_test_add_func ("/quota/background-slows-down-before-its-end", test_background_slows_down_before_its_end);
  g_test_add_func ("/quota/what-others-used-counts", test_what_others_used_counts);
  g_test_add_func ("/quota/new-day-begins-at-the-reset", test_new_day_begins_at_the_reset);
  g_test_add_func ("/quota/unbelievable-reset-is-the-next-midnight", test_unbelievable_reset_is_the_next_midnight);
  g_test_add_func ("/quota/many-at-once-leave-a-tenth", test_many_at_once_leave_a_tenth_of_the_day);
  g_test_add_func ("/quota/a-few-of-every-second", test_a_few_of_every_second_are_for_who_waits);

  return g_test_run ();
}
