/* cpt-month.h — calendar months of a business, counted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CptMonth:
 *
 * Months since January of the year 0: one after the other are one apart. It has no time zone: a business's July is July
 * wherever its report is read.
 */
typedef int CptMonth;

#define CPT_MONTH_UNKNOWN (-1)

CptMonth cpt_month_new (guint year, guint month);
CptMonth cpt_month_of_date (const GDate *date);
CptMonth cpt_month_of_time (gint64 time);
guint cpt_month_get_year (CptMonth self);
guint cpt_month_get_month (CptMonth self);
void cpt_month_get_last_day (CptMonth self, GDate *date);
gboolean cpt_month_parse_date (const char *text, GDate *date);

G_END_DECLS
