/* test-clock.c — the platform's time, once it is known.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-clock.h"
#include "cpt-time.h"

#include <time.h>

static gint64 desktop_jump; /* by how much the desktop's clock was set forward */

/* In place of GLib's, for what is linked into this program. */
gint64
g_get_real_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_REALTIME, &now);

  return (gint64) now.tv_sec * G_TIME_SPAN_SECOND + now.tv_nsec / 1000 + desktop_jump;
}

static void
test_shows_the_desktop_time_until_set (void)
{
  gint64 made = g_get_real_time ();
  g_autoptr (CptClock) clock = cpt_clock_new ();
  gint64 before = g_get_real_time ();
  gint64 now = cpt_clock_now (clock);
  gint64 error = before - made + 2; /* how long it took to look at both clocks */

  g_assert_cmpint (now, >=, before - error);
  g_assert_cmpint (now, <=, g_get_real_time () + error);
}

static void
test_jumps_of_the_desktop_clock_are_not_followed (void)
{
  const gint64 jumps[] = { -3 * CPT_TIME_DAY, -G_TIME_SPAN_HOUR, G_TIME_SPAN_HOUR, 3 * CPT_TIME_DAY };

  for (guint i = 0; i < G_N_ELEMENTS (jumps); i++)
    {
      g_autoptr (CptClock) clock = cpt_clock_new ();
      gint64 start = g_get_monotonic_time ();
      gint64 before = cpt_clock_now (clock);
      gint64 passed = 0;

      desktop_jump = jumps[i];
      passed = cpt_clock_now (clock) - before;
      g_assert_cmpint (passed, >=, 0);
      g_assert_cmpint (passed, <=, g_get_monotonic_time () - start + 2);
      desktop_jump = 0;
    }
}

/* What was written down before is moved by that much: it must not depend on what the desktop's clock does meanwhile. */
static void
test_its_correction_is_that_of_its_own_time (void)
{
  g_autoptr (CptClock) clock = cpt_clock_new ();
  gint64 before = cpt_clock_now (clock);

  g_assert_cmpint (cpt_clock_get_correction (clock), ==, 0);
  desktop_jump = 3 * CPT_TIME_DAY;
  cpt_clock_set (clock, before + CPT_TIME_DAY);
  desktop_jump = 0;
  g_assert_cmpint (cpt_clock_get_correction (clock), <=, CPT_TIME_DAY);
  g_assert_cmpint (cpt_clock_get_correction (clock), >, CPT_TIME_DAY - G_TIME_SPAN_HOUR);
}

static void
test_goes_on_from_the_platform_time (void)
{
  g_autoptr (CptClock) clock = cpt_clock_new ();
  gint64 platform_now = cpt_time_parse ("2031-05-06T07:08:09Z");
  gint64 before = g_get_monotonic_time ();
  gint64 passed;

  cpt_clock_set (clock, platform_now);
  passed = cpt_clock_now (clock) - platform_now;

  g_assert_cmpint (passed, >=, 0);
  /* Each of the four moments is cut to a microsecond. */
  g_assert_cmpint (passed, <=, g_get_monotonic_time () - before + 2);
}

static void
test_the_last_setting_counts (void)
{
  g_autoptr (CptClock) clock = cpt_clock_new ();

  cpt_clock_set (clock, cpt_time_parse ("2031-05-06"));
  cpt_clock_set (clock, 0);

  g_assert_cmpint (cpt_clock_now (clock), <, cpt_time_parse ("2031-05-06"));
}

static gpointer
set_often_on_other_thread (gpointer user_data)
{
  for (guint i = 0; i < 10000; i++)
    cpt_clock_set (user_data, i % 2 == 0 ? 0 : 1000 * CPT_TIME_DAY);

  return NULL;
}

static void
test_two_threads_never_see_half_a_setting (void)
{
  g_autoptr (CptClock) clock = cpt_clock_new ();
  g_autoptr (GThread) thread = NULL;

  cpt_clock_set (clock, 0);
  thread = g_thread_new ("setter", set_often_on_other_thread, clock);

  for (guint i = 0; i < 10000; i++)
    {
      gint64 now = cpt_clock_now (clock);

      g_assert_cmpint (now % (1000 * CPT_TIME_DAY), <, CPT_TIME_DAY);
    }

  g_thread_join (g_steal_pointer (&thread));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/clock/shows-the-desktop-time-until-set", test_shows_the_desktop_time_until_set);
  g_test_add_func ("/clock/jumps-of-the-desktop-clock-are-not-followed",
                   test_jumps_of_the_desktop_clock_are_not_followed);
  g_test_add_func ("/clock/its-correction-is-that-of-its-own-time", test_its_correction_is_that_of_its_own_time);
  g_test_add_func ("/clock/goes-on-from-the-platform-time", test_goes_on_from_the_platform_time);
  g_test_add_func ("/clock/the-last-setting-counts", test_the_last_setting_counts);
  g_test_add_func ("/clock/two-threads-never-see-half-a-setting", test_two_threads_never_see_half_a_setting);

  return g_test_run ();
}
