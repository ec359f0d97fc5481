/* test-chart-scale.c — axes have round numbers, whatever the values.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-chart-scale.h"

static void
assert_scale (gint64 least, gint64 most, gint64 low, gint64 high, gint64 step)
{
  CptChartScale scale;

  cpt_chart_scale_fit (&scale, least, most, 4);
  g_assert_cmpint (scale.low, ==, low);
  g_assert_cmpint (scale.high, ==, high);
  g_assert_cmpint (scale.step, ==, step);
}

static void
test_numbers_are_round_and_hold_all_values (void)
{
  assert_scale (0, 78000, 0, 80000, 20000);
  assert_scale (-4000, 64000, -20000, 80000, 20000);
  assert_scale (0, 100, 0, 100, 50);
  assert_scale (91, 224, 50, 250, 50);
  assert_scale (-9, -1, -10, 0, 2);
}

static void
test_one_value_has_an_axis_too (void)
{
  assert_scale (0, 0, 0, 1, 1);
  assert_scale (7, 7, 7, 8, 1);
}

static void
test_the_largest_numbers_do_not_overflow (void)
{
  CptChartScale scale;

  cpt_chart_scale_fit (&scale, -G_GINT64_CONSTANT (9000000000000000000), G_GINT64_CONSTANT (3000000000000000000), 4);
  g_assert_cmpint (scale.step, >, 0);
  g_assert_cmpfloat_with_epsilon (cpt_chart_scale_get_fraction (&scale, scale.low), 0, 1e-6);
  g_assert_cmpfloat_with_epsilon (cpt_chart_scale_get_fraction (&scale, scale.high), 1, 1e-6);
}

static void
test_ticks_go_from_the_bottom_to_the_top (void)
{
  CptChartScale scale;

  cpt_chart_scale_fit (&scale, -4000, 64000, 4);
  g_assert_cmpuint (cpt_chart_scale_get_n_ticks (&scale), ==, 6);
  g_assert_cmpint (cpt_chart_scale_get_tick (&scale, 0), ==, -20000);
  g_assert_cmpint (cpt_chart_scale_get_tick (&scale, 5), ==, 80000);
  g_assert_cmpfloat_with_epsilon (cpt_chart_scale_get_fraction (&scale, 0), 0.2, 1e-9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-scale/numbers-are-round-and-hold-all-values", test_numbers_are_round_and_hold_all_values);
  g_test_add_func ("/chart-scale/one-value-has-an-axis-too", test_one_value_has_an_axis_too);
  g_test_add_func ("/chart-scale/the-largest-numbers-do-not-overflow", test_the_largest_numbers_do_not_overflow);
  g_test_add_func ("/chart-scale/ticks-go-from-the-bottom-to-the-top", test_ticks_go_from_the_bottom_to_the_top);

  return g_test_run ();
}
