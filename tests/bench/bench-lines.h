/* bench-lines.h — figures in lines that build-aux/bench reads: by the clock, and by the time that was worked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-turn-watch.h"

G_BEGIN_DECLS

CptTurnTime bench_lines_now (void);
CptTurnTime bench_lines_since (CptTurnTime moment);
void bench_lines_say (const char *what, CptTurnTime time, const char *note);
void bench_lines_say_ratio (const char *what, CptTurnTime time, CptTurnTime floor, const char *note);
CptTurnTime bench_lines_pick (GArray *times, guint percent);

G_END_DECLS
