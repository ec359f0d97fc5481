/* test-usual-duration.c — how long reads usually take.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-time.h"
#include "cpt-usual-duration.h"

static void
test_the_median_is_usual (void)
{
  const gint64 odd[] = { 40, 30, 9000 };
  const gint64 even[] = { 10, 40, 20, 30 };
  const gint64 gaps[] = { CPT_TIME_UNKNOWN, 40, 30, CPT_TIME_UNKNOWN, 50 };

  g_assert_cmpint (cpt_usual_duration (odd, G_N_ELEMENTS (odd)), ==, 40);
  g_assert_cmpint (cpt_usual_duration (even, G_N_ELEMENTS (even)), ==, 20);
  g_assert_cmpint (cpt_usual_duration (gaps, G_N_ELEMENTS (gaps)), ==, 40);
}

static void
test_few_reads_say_nothing (void)
{
  const gint64 few[] = { 40, 30, CPT_TIME_UNKNOWN };

  g_assert_cmpint (cpt_usual_duration (few, G_N_ELEMENTS (few)), ==, CPT_TIME_UNKNOWN);
  g_assert_cmpint (cpt_usual_duration (NULL, 0), ==, CPT_TIME_UNKNOWN);
}

static void
test_old_reads_are_forgotten (void)
{
  gint64 durations[3 * CPT_USUAL_DURATION_MAX];

  for (guint i = 0; i < G_N_ELEMENTS (durations); i++)
    durations[i] = i < CPT_USUAL_DURATION_MAX ? 10 : 5000;

  g_assert_cmpint (cpt_usual_duration (durations, G_N_ELEMENTS (durations)), ==, 10);
}

static void
test_long_is_three_times_and_half_a_minute_more (void)
{
  const gint64 s = CPT_TIME_SECOND;

  g_assert_false (cpt_usual_duration_is_exceeded (40 * s, 40 * s));
  g_assert_false (cpt_usual_duration_is_exceeded (40 * s, 119 * s));
  g_assert_true (cpt_usual_duration_is_exceeded (40 * s, 120 * s));
  g_assert_true (cpt_usual_duration_is_exceeded (40 * s, 720 * s));
  g_assert_false (cpt_usual_duration_is_exceeded (2 * s, 31 * s));
  g_assert_true (cpt_usual_duration_is_exceeded (2 * s, 32 * s));
  g_assert_false (cpt_usual_duration_is_exceeded (CPT_TIME_UNKNOWN, 720 * s));
}

static void
test_what_is_not_known_is_not_long (void)
{
  g_assert_false (cpt_usual_duration_is_exceeded (CPT_TIME_UNKNOWN, CPT_TIME_SECOND));
  g_assert_false (cpt_usual_duration_is_exceeded (CPT_TIME_SECOND, CPT_TIME_UNKNOWN));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/usual-duration/the-median-is-usual", test_the_median_is_usual);
  g_test_add_func ("/usual-duration/few-reads-say-nothing", test_few_reads_say_nothing);
  g_test_add_func ("/usual-duration/old-reads-are-forgotten", test_old_reads_are_forgotten);
  g_test_add_func ("/usual-duration/long-is-three-times-and-half-a-minute-more",
                   test_long_is_three_times_and_half_a_minute_more);
  g_test_add_func ("/usual-duration/what-is-not-known-is-not-long", test_what_is_not_known_is_not_long);

  return g_test_run ();
}
