/* cpt-time-text.h — moments as a person reads them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-time.h"

G_BEGIN_DECLS

char *cpt_time_text_exact (gint64 time);
char *cpt_time_text_date (gint64 time);
char *cpt_time_text_hour (gint64 time);
char *cpt_time_text_day (gint64 time, gint64 now);
char *cpt_time_text_heading (const char *day);
char *cpt_time_text_relative (gint64 time, gint64 now);

G_END_DECLS
