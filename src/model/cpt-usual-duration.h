/* cpt-usual-duration.h — how long reads usually take, and whether one takes unusually long.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* As many recent durations are looked at, and as few say nothing. */
#define CPT_USUAL_DURATION_MAX 20
#define CPT_USUAL_DURATION_MIN 3

gint64 cpt_usual_duration (const gint64 *durations, guint n_durations);
gboolean cpt_usual_duration_is_exceeded (gint64 usual, gint64 elapsed);

G_END_DECLS
