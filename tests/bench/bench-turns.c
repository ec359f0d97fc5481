/* bench-turns.c — how long the main loop is busy at a time.
 *
 * Between two polls the main loop works: that is a turn.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bench-turns.h"

#include <time.h>

static BenchTime turn_began;
static BenchTime longest;

/**
 * bench_time_now:
 *
 * To be called on the main thread.
 */
BenchTime
bench_time_now (void)
{
  struct timespec thread;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &thread);

  return (BenchTime){ g_get_monotonic_time (), thread.tv_sec * G_TIME_SPAN_SECOND + thread.tv_nsec / 1000 };
}

/**
 * bench_time_since:
 *
 * Returns: what passed since @moment
 */
BenchTime
bench_time_since (BenchTime moment)
{
  BenchTime now = bench_time_now ();

  return (BenchTime){ now.clock - moment.clock, now.own - moment.own };
}

static int
poll_and_measure (GPollFD *fds, guint n_fds, int timeout)
{
  int n_ready = 0;

  if (turn_began.clock != 0)
    {
      BenchTime turn = bench_time_since (turn_began);

      longest.clock = MAX (longest.clock, turn.clock);
      longest.own = MAX (longest.own, turn.own);
    }
  n_ready = g_poll (fds, n_fds, timeout);
  turn_began = bench_time_now ();

  return n_ready;
}

/**
 * bench_turns_begin:
 *
 * Measures the turns of the default main context from the next one on, and forgets those before.
 */
void
bench_turns_begin (void)
{
  longest = turn_began = (BenchTime){ 0 };
  g_main_context_set_poll_func (NULL, poll_and_measure);
}

/**
 * bench_turns_get_longest:
 *
 * Returns: the longest turn by the clock, and the one in which the thread worked longest, which may be another
 */
BenchTime
bench_turns_get_longest (void)
{
  return longest;
}
