/* bench-turns.h — how long the main loop is busy at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BenchTime:
 * @clock: microseconds on the wall
 * @own: microseconds that the main thread worked, which does not count who else is on the machine
 *
 * A moment, or what passed between two.
 */
typedef struct
{
  gint64 clock;
  gint64 own;
} BenchTime;

BenchTime bench_time_now (void);
BenchTime bench_time_since (BenchTime moment);
void bench_turns_begin (void);
BenchTime bench_turns_get_longest (void);

G_END_DECLS
