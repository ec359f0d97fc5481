/* test-report-tree.c — lines of one period meet those of the others, and none is lost or made up.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-report-tree.h"

#include <string.h>

#define PERIOD(to, items) "{\"toDate\":\"" to "\",\"income\":{\"name\":\"Income\",\"value\":1,\"items\":[" items "]}}"
#define LINE(id, name, value) "{\"accountId\":\"" id "\",\"name\":\"" name "\",\"value\":" value "}"

static CptReportTree *
read_tree (const char *periods)
{
  g_autofree char *text = g_strdup_printf ("{\"reports\":[%s]}", periods);
  g_autoptr (GBytes) json = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (CptReport) report = cpt_report_new_from_json (CPT_REPORT_PROFIT_AND_LOSS, json, &error);

  g_assert_no_error (error);

  return cpt_report_tree_new (report);
}

/* A line: its depth as dots, its name, then its amounts, newest period first; "-" where there is none. */
static void
assert_lines (CptReportTree *tree, const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);
  guint n_periods = cpt_report_get_n_periods (cpt_report_tree_get_report (tree));

  for (guint i = 0; i < cpt_report_tree_get_n_lines (tree); i++)
    {
      const CptReportTreeLine *line = cpt_report_tree_get_line (tree, i);

      for (guint depth = 0; depth < line->depth; depth++)
        g_string_append_c (found, '.');
      g_string_append (found, line->name != NULL ? line->name : "");
      for (guint period = 0; period < n_periods; period++)
        {
          const CptAmount *amount = cpt_report_tree_get_amount (tree, i, period);

          g_string_append_printf (found, " %s", amount != NULL ? amount->text : "-");
        }
      g_string_append_c (found, '\n');
    }

  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_a_line_is_the_same_by_its_account (void)
{
  g_autoptr (CptReportTree) tree = read_tree (PERIOD ("2026-07-31", LINE ("4000", "Sales", "5")) "," PERIOD (
      "2026-06-30", LINE ("4000", "Old name of sales", "7")));

  assert_lines (tree, "Income 1 1\n.Sales 5 7\n");
}

static void
test_without_an_account_it_is_the_same_by_its_name (void)
{
  g_autoptr (CptReportTree) tree = read_tree (PERIOD ("2026-07-31", LINE ("", "Sales", "5")) "," PERIOD (
      "2026-06-30", LINE ("Sales", "Other", "7") "," LINE ("", "Sales", "8")));

  assert_lines (tree, "Income 1 1\n.Other - 7\n.Sales 5 8\n");
}

static void
test_what_a_period_does_not_have_is_no_zero (void)
{
  g_autoptr (CptReportTree) tree =
      read_tree (PERIOD ("2026-07-31", LINE ("1", "a", "1") "," LINE ("3", "c", "3")) "," PERIOD (
          "2026-06-30", LINE ("1", "a", "4") "," LINE ("2", "b", "5")));

  assert_lines (tree, "Income 1 1\n.a 1 4\n.b - 5\n.c 3 -\n");
}

static void
test_the_newest_order_is_kept (void)
{
  g_autoptr (CptReportTree) tree = read_tree (
      PERIOD ("2026-07-31", LINE ("3", "c", "1") "," LINE ("1", "a", "2") "," LINE ("2", "b", "3")) "," PERIOD (
          "2026-06-30",
          LINE ("1", "a", "4") "," LINE ("9", "z", "5") "," LINE ("2", "b", "6") "," LINE ("3", "c", "7")));

  assert_lines (tree, "Income 1 1\n.c 1 7\n.a 2 4\n.z - 5\n.b 3 6\n");
}

static void
test_lines_that_look_alike_stay_apart (void)
{
  g_autoptr (CptReportTree) tree =
      read_tree (PERIOD ("2026-07-31", LINE ("", "x", "1") "," LINE ("", "y", "2") "," LINE ("", "x", "3")) "," PERIOD (
          "2026-06-30", LINE ("", "y", "4") "," LINE ("", "x", "5") "," LINE ("", "x", "6")));

  assert_lines (tree, "Income 1 1\n.x 1 5\n.y 2 4\n.x 3 6\n");
}

static void
test_the_same_account_under_another_parent_is_another_line (void)
{
  g_autoptr (CptReportTree) tree =
      read_tree (PERIOD ("2026-07-31", "{\"name\":\"A\",\"value\":1,\"items\":[" LINE ("1", "x", "1") "]}") "," PERIOD (
          "2026-06-30", "{\"name\":\"B\",\"value\":2,\"items\":[" LINE ("1", "x", "2") "]}"));

  assert_lines (tree, "Income 1 1\n.B - 2\n..x - 2\n.A 1 -\n..x 1 -\n");
}

static void
test_a_line_knows_how_many_are_below_it (void)
{
  g_autoptr (CptReportTree) tree = read_tree (
      PERIOD ("2026-07-31", "{\"name\":\"A\",\"value\":1,\"items\":[" LINE ("1", "x", "1") "]}," LINE ("2", "y", "1")));

  g_assert_cmpuint (cpt_report_tree_get_line (tree, 0)->n_below, ==, 3);
  g_assert_cmpuint (cpt_report_tree_get_line (tree, 1)->n_below, ==, 1);
  g_assert_cmpuint (cpt_report_tree_get_line (tree, 2)->n_below, ==, 0);
}

/* Every amount of the report is in the tree once, whatever the order and the number of lines. */
static void
test_no_amount_is_lost (void)
{
  g_autoptr (GString) periods = g_string_new (NULL);
  guint n_lines = 0;
  guint n_found = 0;
  g_autoptr (CptReportTree) tree = NULL;

  for (guint month = 12; month >= 1; month--)
    {
      g_string_append_printf (periods, "%s{\"toDate\":\"2026-%02u-28\",\"income\":{\"value\":1,\"items\":[",
                              periods->len > 0 ? "," : "", month);
      for (guint i = 0; i < 300; i++)
        {
          g_string_append_printf (periods, "%s{\"accountId\":\"%d\",\"name\":\"%d\",\"value\":%d}", i > 0 ? "," : "",
                                  g_test_rand_int_range (0, 200), g_test_rand_int_range (0, 50),
                                  g_test_rand_int_range (1, 1000));
          n_lines++;
        }
      g_string_append (periods, "]}}");
    }

  tree = read_tree (periods->str);
  for (guint i = 1; i < cpt_report_tree_get_n_lines (tree); i++)
    for (guint period = 0; period < 12; period++)
      n_found += cpt_report_tree_get_amount (tree, i, period) != NULL ? 1 : 0;
  g_assert_cmpuint (n_found, ==, n_lines);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add_func ("/report-tree/" path, function)
  ADD ("a-line-is-the-same-by-its-account", test_a_line_is_the_same_by_its_account);
  ADD ("without-an-account-it-is-the-same-by-its-name", test_without_an_account_it_is_the_same_by_its_name);
  ADD ("what-a-period-does-not-have-is-no-zero", test_what_a_period_does_not_have_is_no_zero);
  ADD ("the-newest-order-is-kept", test_the_newest_order_is_kept);
  ADD ("lines-that-look-alike-stay-apart", test_lines_that_look_alike_stay_apart);
  ADD ("the-same-account-under-another-parent-is-another-line",
       test_the_same_account_under_another_parent_is_another_line);
  ADD ("a-line-knows-how-many-are-below-it", test_a_line_knows_how_many_are_below_it);
  ADD ("no-amount-is-lost", test_no_amount_is_lost);

  return g_test_run ();
}
