/* bench-report.c — a statement of 2,000 lines and 24 periods: how long until it is on the screen, and while it scrolls.
 *
 * Prints figures beside what is to be reached; never fails on time. Arguments: how many lines, how many periods.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>
#include <stdlib.h>
#include <string.h>

#include "cpt-report-grid.h"

#define OPEN_LIMIT 150.0
#define FRAME_LIMIT (1000.0 / 60)
#define N_STEPS 120
#define LINES_A_GROUP 20

static guint n_frames;

static GBytes *
write_report (guint n_lines, guint n_periods)
{
  GString *json = g_string_new ("{\"currency\":\"CAD\",\"reports\":[");

  for (guint period = 0; period < n_periods; period++)
    {
      CptMonth month = cpt_month_new (2026, 7) - (CptMonth) period;

      g_string_append_printf (json,
                              "%s{\"toDate\":\"%04u-%02u-28\",\"income\":{\"name\":\"Income\",\"value\":1,\"items\":[",
                              period > 0 ? "," : "", cpt_month_get_year (month), cpt_month_get_month (month));
      for (guint line = 0; line < n_lines; line++)
        g_string_append_printf (json, "%s{\"accountId\":\"%u\",\"name\":\"Account number %u\",\"value\":%u.%02u%s",
                                line > 0 ? "," : "", line, line, (line * 7919 + period * 104729) % 1000000, line % 100,
                                line % LINES_A_GROUP == 0 ? "}" : ",\"items\":[]}");
      g_string_append (json, "]}}");
    }
  g_string_append (json, "]}");

  return g_string_free_to_bytes (json);
}

static double
get_ms (gint64 since)
{
  return (double) (g_get_monotonic_time () - since) / 1000;
}

static void
painted_cb (void)
{
  n_frames++;
}

static void
await_frame (GtkWidget *widget)
{
  guint before = n_frames;

  gtk_widget_queue_draw (widget);
  while (n_frames == before)
    g_main_context_iteration (NULL, TRUE);
}

static void
print_figure (const char *name, double ms, double limit)
{
  g_print ("%-40s %8.1f ms (at most %.1f)\n", name, ms, limit);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return (first > second) - (first < second);
}

/* Each step is work of ours until the frame is painted; what waits for the next refresh of the screen is not in it. */
static void
measure_scroll (GtkWidget *window, GtkAdjustment *adjustment, double step, const char *name)
{
  double times[N_STEPS];
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  for (guint i = 0; i < N_STEPS; i++)
    {
      gint64 start = 0;

      await_frame (window);
      start = g_get_monotonic_time ();
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + step);
      await_frame (window);
      times[i] = MAX (get_ms (start) - (double) (gdk_frame_clock_get_frame_time (clock) - start) / 1000, 0);
    }
  qsort (times, N_STEPS, sizeof *times, compare);
  g_print ("%s:\n", name);
  print_figure ("  a frame, median", times[N_STEPS / 2], FRAME_LIMIT);
  print_figure ("  a frame, 99 of 100", times[N_STEPS * 99 / 100], FRAME_LIMIT);
}

int
main (int argc, char **argv)
{
  guint n_lines = argc > 1 ? (guint) atoi (argv[1]) : 2000;
  guint n_periods = argc > 2 ? (guint) atoi (argv[2]) : 24;
  const CptReportView view = { .n_periods = n_periods, .current = CPT_MONTH_UNKNOWN, .compared = CPT_REPORT_NO_COLUMN };
  g_autoptr (GBytes) json = write_report (n_lines, n_periods);
  g_autoptr (CptReport) report = NULL;
  g_autoptr (CptReportTree) tree = NULL;
  g_autoptr (CptReportTable) table = NULL;
  GtkWidget *window = NULL;
  GtkWidget *grid = NULL;
  GtkWidget *scrolled = NULL;
  gint64 start = 0;

  adw_init ();
  window = gtk_window_new ();
  grid = g_object_new (CPT_TYPE_REPORT_GRID, NULL);
  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 720);
  gtk_window_set_child (GTK_WINDOW (window), grid);
  gtk_window_present (GTK_WINDOW (window));
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb), NULL);
  await_frame (window);

  start = g_get_monotonic_time ();
  report = cpt_report_new_from_json (CPT_REPORT_PROFIT_AND_LOSS, json, NULL);
  print_figure ("read (not on the main thread)", get_ms (start), OPEN_LIMIT);
  start = g_get_monotonic_time ();
  tree = cpt_report_tree_new (report);
  table = cpt_report_table_new (tree, &view);
  print_figure ("lines brought together", get_ms (start), OPEN_LIMIT);
  start = g_get_monotonic_time ();
  cpt_report_sheet_show (cpt_report_grid_get_sheet (CPT_REPORT_GRID (grid)), table, CPT_REPORT_NEGATIVES_MINUS);
  cpt_report_rows_set_all_expanded (cpt_report_sheet_get_rows (cpt_report_grid_get_sheet (CPT_REPORT_GRID (grid))),
                                    TRUE);
  await_frame (window);
  print_figure ("shown and painted", get_ms (start), OPEN_LIMIT);

  scrolled = gtk_widget_get_next_sibling (gtk_widget_get_first_child (grid));
  measure_scroll (window, gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled)), 90, "down");
  measure_scroll (window, cpt_report_sheet_get_across (cpt_report_grid_get_sheet (CPT_REPORT_GRID (grid))), 12,
                  "across");
  gtk_window_destroy (GTK_WINDOW (window));

  return EXIT_SUCCESS;
}
