/* cpt-turn-watch.h — which turns of the main loop are long, and what ran in them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CptTurnTime:
 * @clock: microseconds on the wall
 * @own: microseconds that the main thread worked, which does not count who else is on the machine
 *
 * A moment, or what passed between two.
 */
typedef struct
{
  gint64 clock;
  gint64 own;
} CptTurnTime;

typedef void (*CptTurnFunc) (CptTurnTime turn);

CptTurnTime cpt_turn_time_now (void);
CptTurnTime cpt_turn_time_since (CptTurnTime moment);

void cpt_turn_watch_begin (CptTurnFunc func);
char *cpt_turn_watch_describe (void);
void cpt_turn_watch_report (CptTurnTime turn);
void cpt_turn_watch_begin_reporting (void);

G_END_DECLS
