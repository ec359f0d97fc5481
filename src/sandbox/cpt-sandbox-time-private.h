/* cpt-sandbox-time-private.h — moments, as the sandbox keeps and writes them.
 *
 * A moment is a gint64 of ticks: units of 100 ns since 1970, because the platform writes seven digits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CPT_SANDBOX_TICKS_PER_SECOND G_GINT64_CONSTANT (10000000)
#define CPT_SANDBOX_TICKS_PER_MINUTE (60 * CPT_SANDBOX_TICKS_PER_SECOND)
#define CPT_SANDBOX_TICKS_PER_HOUR (60 * CPT_SANDBOX_TICKS_PER_MINUTE)
#define CPT_SANDBOX_TICKS_PER_DAY (24 * CPT_SANDBOX_TICKS_PER_HOUR)

void cpt_sandbox_time_append (GString *out, gint64 ticks);
void cpt_sandbox_time_append_seconds (GString *out, gint64 ticks);
char *cpt_sandbox_time_to_http (gint64 ticks);
gboolean cpt_sandbox_time_parse (const char *text, gint64 *ticks);

G_END_DECLS
