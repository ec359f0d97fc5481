/* test-chart-layout.c — the parts of a chart have their room, and a month is found by its place.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-chart-layout.h"

static void
test_months_share_the_width (void)
{
  CptChartLayout layout;

  cpt_chart_layout_init (&layout, 1000, 400, 10, 44, 24);

  g_assert_cmpfloat_with_epsilon (layout.x, 50, 1e-6);
  g_assert_cmpfloat_with_epsilon (cpt_chart_layout_get_month_x (&layout, 24), layout.x + layout.width, 1e-6);
  g_assert_cmpfloat (layout.x + layout.width, <=, 1000);
}

static void
test_the_panels_stand_above_each_other (void)
{
  CptChartLayout layout;

  cpt_chart_layout_init (&layout, 1000, 400, 10, 44, 24);

  g_assert_cmpfloat (layout.bars.y + layout.bars.height, <, layout.line.y);
  g_assert_cmpfloat (layout.line.y + layout.line.height, <=, layout.labels_y);
  g_assert_cmpfloat (layout.labels_y, <, layout.years_y);
  g_assert_cmpfloat (layout.years_y, <, 400);
  g_assert_cmpfloat_with_epsilon (cpt_chart_layout_get_y (&layout.bars, 1), layout.bars.y, 1e-6);
  g_assert_cmpfloat_with_epsilon (cpt_chart_layout_get_y (&layout.bars, 0), layout.bars.y + layout.bars.height, 1e-6);
}

static void
test_a_month_is_found_by_its_place (void)
{
  CptChartLayout layout;
  guint month = 99;

  cpt_chart_layout_init (&layout, 1000, 400, 10, 44, 24);

  for (guint i = 0; i < 24; i++)
    {
      g_assert_true (cpt_chart_layout_find_month (&layout, cpt_chart_layout_get_month_x (&layout, i) + 1, &month));
      g_assert_cmpuint (month, ==, i);
    }
  g_assert_false (cpt_chart_layout_find_month (&layout, layout.x - 1, &month));
  g_assert_false (cpt_chart_layout_find_month (&layout, layout.x + layout.width + 1, &month));
}

static void
test_without_room_nothing_is_less_than_nothing (void)
{
  CptChartLayout layout;
  guint month;

  cpt_chart_layout_init (&layout, 20, 10, 30, 100, 24);

  g_assert_cmpfloat_with_epsilon (layout.width, 0, 1e-6);
  g_assert_cmpfloat_with_epsilon (layout.bars.height, 0, 1e-6);
  g_assert_false (cpt_chart_layout_find_month (&layout, layout.x, &month));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-layout/months-share-the-width", test_months_share_the_width);
  g_test_add_func ("/chart-layout/the-panels-stand-above-each-other", test_the_panels_stand_above_each_other);
  g_test_add_func ("/chart-layout/a-month-is-found-by-its-place", test_a_month_is_found_by_its_place);
  g_test_add_func ("/chart-layout/without-room-nothing-is-less-than-nothing",
                   test_without_room_nothing_is_less_than_nothing);

  return g_test_run ();
}
