/* bench-frames.c — a window that is measured: when its frames were painted, how it scrolls, what it costs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bench-frames.h"

#define N_STEPS 60
#define SMOOTH_STEP 40.0 /* pixels */
#define GOLDEN_RATIO 0.6180339887

static void
after_paint_cb (BenchFrames *self)
{
  self->painted = g_get_monotonic_time ();
  if (self->painted_func != NULL)
    self->painted_func (self);
}

static void
realized_cb (GtkWidget *window, BenchFrames *self)
{
  g_signal_connect_swapped (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (after_paint_cb), self);
}

/**
 * bench_frames_watch:
 * @window: the one that is measured; later ones are not
 */
void
bench_frames_watch (BenchFrames *self, GtkWindow *window)
{
  if (self->window != NULL)
    return;

  self->window = window;
  if (gtk_widget_get_realized (GTK_WIDGET (window)))
    realized_cb (GTK_WIDGET (window), self);
  else
    g_signal_connect (window, "realize", G_CALLBACK (realized_cb), self);
}

/**
 * bench_frames_await:
 *
 * Iterates until a frame that was begun after now is painted.
 */
void
bench_frames_await (BenchFrames *self)
{
  gint64 before = self->painted;

  if (self->window != NULL)
    gtk_widget_queue_draw (GTK_WIDGET (self->window));
  while (self->painted == before)
    g_main_context_iteration (NULL, TRUE);
}

/**
 * bench_frames_print:
 * @name: of the figure; with "-cpu", what the main thread worked for it
 * @asked: when it was asked for
 *
 * Prints how long it took until the last frame was painted.
 */
void
bench_frames_print (BenchFrames *self, const char *name, CptTurnTime asked)
{
  g_autofree char *cpu = g_strconcat (name, "-cpu", NULL);

  bench_print_figure (name, self->painted - asked.clock);
  bench_print_figure (cpu, cpt_turn_time_since (asked).own);
}

static void
scroll_to (BenchFrames *self, GtkAdjustment *adjustment, double value, const char *name)
{
  CptTurnTime asked = cpt_turn_time_now ();

  gtk_adjustment_set_value (adjustment, value);
  bench_frames_await (self);
  bench_frames_print (self, name, asked);
}

/* Somewhere else each time, all over the list, and at the same places in each run. */
static double
place_of_jump (GtkAdjustment *adjustment, int step)
{
  double turns = step * GOLDEN_RATIO;

  return (turns - (int) turns) * (gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment));
}

/**
 * bench_frames_scroll:
 * @view: in a scrolled window
 *
 * Prints, of each step, how long it took until it was painted: some pixels a frame, a page a frame, anywhere.
 */
void
bench_frames_scroll (BenchFrames *self, GtkWidget *view)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (view, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));

  for (int i = 1; i <= N_STEPS; i++)
    scroll_to (self, adjustment, i * SMOOTH_STEP, "scroll-smooth");
  for (int i = 1; i <= N_STEPS; i++)
    scroll_to (self, adjustment, i * gtk_adjustment_get_page_size (adjustment), "scroll-page");
  for (int i = 1; i <= N_STEPS; i++)
    scroll_to (self, adjustment, place_of_jump (adjustment, i), "scroll-jump");
}

/**
 * bench_find_widget:
 *
 * Returns: (transfer none) (nullable): the first mapped widget of a type under @widget, itself included
 */
GtkWidget *
bench_find_widget (GtkWidget *widget, GType type)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && gtk_widget_get_mapped (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = bench_find_widget (child, type);

  return found;
}

/**
 * bench_turn_for:
 * @duration: microseconds
 *
 * Lets the main loop turn for so long.
 */
void
bench_turn_for (gint64 duration)
{
  gint64 end = g_get_monotonic_time () + duration;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
}

void
bench_print_figure (const char *name, gint64 value)
{
  g_print ("%s %" G_GINT64_FORMAT "\n", name, value);
}

/**
 * bench_print_memory:
 *
 * In KiB: the proportional set size, which is what this process really costs; what is resident; what no file backs.
 */
void
bench_print_memory (void)
{
  static const struct
  {
    const char *field, *name;
  } fields[] = { { "\nPss:", "memory" }, { "\nRss:", "memory-rss" }, { "\nAnonymous:", "memory-anonymous" } };
  g_autofree char *rollup = NULL;

  if (!g_file_get_contents ("/proc/self/smaps_rollup", &rollup, NULL, NULL))
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *at = strstr (rollup, fields[i].field);

      if (at != NULL)
        bench_print_figure (fields[i].name, g_ascii_strtoll (at + strlen (fields[i].field), NULL, 10));
    }
}
