/* bench-lines.c — figures in lines that build-aux/bench reads: by the clock, and by the time that was worked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bench-lines.h"

#include <gio/gio.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#define TASKS "/proc/self/task"
#define SANDBOX_THREAD "sandbox\n"
#define WIDTH 46 /* letters: of what a figure is of */

/* What a thread of this process has worked, when it is the sandbox's; else 0. */
static gint64
get_sandbox_time (const char *task)
{
  g_autofree char *comm_path = g_build_filename (TASKS, task, "comm", NULL);
  g_autofree char *time_path = g_build_filename (TASKS, task, "schedstat", NULL);
  g_autofree char *comm = NULL;
  g_autofree char *time = NULL;

  if (!g_file_get_contents (comm_path, &comm, NULL, NULL) || !g_str_equal (comm, SANDBOX_THREAD) ||
      !g_file_get_contents (time_path, &time, NULL, NULL))
    return 0;

  return g_ascii_strtoll (time, NULL, 10) / 1000;
}

static gint64
get_sandbox_times (void)
{
  g_autoptr (GDir) tasks = g_dir_open (TASKS, 0, NULL);
  const char *task = NULL;
  gint64 sum = 0;

  while (tasks != NULL && (task = g_dir_read_name (tasks)) != NULL)
    sum += get_sandbox_time (task);

  return sum;
}

static gint64
get_microseconds (struct timeval time)
{
  return time.tv_sec * G_TIME_SPAN_SECOND + time.tv_usec;
}

/**
 * bench_lines_now:
 *
 * Returns: this moment; "own" is what all threads of the process have worked, but for a sandbox in the same process,
 *   which stands for somebody else's computer
 */
CptTurnTime
bench_lines_now (void)
{
  struct rusage usage = { 0 };

  getrusage (RUSAGE_SELF, &usage);

  return (CptTurnTime){
    .clock = g_get_monotonic_time (),
    .own = get_microseconds (usage.ru_utime) + get_microseconds (usage.ru_stime) - get_sandbox_times (),
  };
}

/**
 * bench_lines_since:
 * @moment: from bench_lines_now()
 *
 * Returns: what passed since
 */
CptTurnTime
bench_lines_since (CptTurnTime moment)
{
  CptTurnTime now = bench_lines_now ();

  return (CptTurnTime){ now.clock - moment.clock, now.own - moment.own };
}

static double
milliseconds (gint64 time)
{
  return (double) time / G_TIME_SPAN_MILLISECOND;
}

/**
 * bench_lines_say:
 * @note: what is to be reached, or ""
 *
 * Prints a figure.
 */
void
bench_lines_say (const char *what, CptTurnTime time, const char *note)
{
  int padding = MAX (WIDTH - (int) g_utf8_strlen (what, -1), 0);

  printf ("%s%*s %10.3f ms (own %10.3f ms)  %s\n", what, padding, "", milliseconds (time.clock),
          milliseconds (time.own), note);
  fflush (stdout);
}

/**
 * bench_lines_say_ratio:
 * @floor: of what cannot be done without
 * @note: what is to be reached, or ""
 *
 * Prints a figure, and how many times @floor it is.
 */
void
bench_lines_say_ratio (const char *what, CptTurnTime time, CptTurnTime floor, const char *note)
{
  g_autofree char *ratio =
      g_strdup_printf ("× %.2f (own × %.2f)  %s", (double) time.clock / (double) MAX (floor.clock, 1),
                       (double) time.own / (double) MAX (floor.own, 1), note);

  bench_lines_say (what, time, ratio);
}

static gint
compare_clock (gconstpointer a, gconstpointer b)
{
  gint64 first = ((const CptTurnTime *) a)->clock;
  gint64 second = ((const CptTurnTime *) b)->clock;

  return (first > second) - (first < second);
}

static gint
compare_own (gconstpointer a, gconstpointer b)
{
  gint64 first = ((const CptTurnTime *) a)->own;
  gint64 second = ((const CptTurnTime *) b)->own;

  return (first > second) - (first < second);
}

/**
 * bench_lines_pick:
 * @times: (element-type CptTurnTime): at least one; put in another order
 * @percent: 50 for the median, 100 for the worst
 *
 * Returns: the time that so many do not exceed, by the clock and by the work, which may be of two
 */
CptTurnTime
bench_lines_pick (GArray *times, guint percent)
{
  guint index = (times->len * percent + 99) / 100 - 1;
  CptTurnTime picked = { 0 };

  g_array_sort (times, compare_clock);
  picked.clock = g_array_index (times, CptTurnTime, index).clock;
  g_array_sort (times, compare_own);
  picked.own = g_array_index (times, CptTurnTime, index).own;

  return picked;
}
