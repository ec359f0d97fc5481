/* cpt-time.h — the platform's many ways to write a moment.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Moments are microseconds since 1970-01-01T00:00:00Z. */
#define CPT_TIME_UNKNOWN G_MININT64
#define CPT_TIME_SECOND G_TIME_SPAN_SECOND
#define CPT_TIME_DAY G_TIME_SPAN_DAY

gint64 cpt_time_parse (const char *text);

G_END_DECLS
