/* bench-turns.h — the longest of the main loop's turns.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-turn-watch.h"

G_BEGIN_DECLS

void bench_turns_begin (void);
CptTurnTime bench_turns_get_longest (void);

G_END_DECLS
