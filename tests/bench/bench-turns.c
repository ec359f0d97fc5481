/* bench-turns.c — the longest of the main loop's turns; each that is too long is reported as in the program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bench-turns.h"

static CptTurnTime longest;

static void
keep_longest (CptTurnTime turn)
{
  longest.clock = MAX (longest.clock, turn.clock);
  longest.own = MAX (longest.own, turn.own);
  cpt_turn_watch_report (turn);
}

/**
 * bench_turns_begin:
 *
 * Measures the turns of the default main context from the next one on, and forgets those before.
 */
void
bench_turns_begin (void)
{
  longest = (CptTurnTime){ 0 };
  cpt_turn_watch_begin (keep_longest);
}

/**
 * bench_turns_get_longest:
 *
 * Returns: the longest turn by the clock, and the one in which the thread worked longest, which may be another
 */
CptTurnTime
bench_turns_get_longest (void)
{
  return longest;
}
