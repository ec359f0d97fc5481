/* cpt-age.h — how long ago something was, in the measure that a person would use.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CptAge:
 * @CPT_AGE_UNKNOWN: it is not known when
 * @CPT_AGE_AHEAD: it is still to come
 * @CPT_AGE_NOW: just now
 * @CPT_AGE_MINUTES: from one to 59 minutes ago
 * @CPT_AGE_HOURS: today, or a few hours ago
 * @CPT_AGE_YESTERDAY: on the day before today
 * @CPT_AGE_DATE: longer ago
 */
typedef enum
{
  CPT_AGE_UNKNOWN,
  CPT_AGE_AHEAD,
  CPT_AGE_NOW,
  CPT_AGE_MINUTES,
  CPT_AGE_HOURS,
  CPT_AGE_YESTERDAY,
  CPT_AGE_DATE,
} CptAge;

CptAge cpt_age (gint64 time, gint64 now, GTimeZone *zone, guint *number);
guint cpt_age_days (gint64 time, gint64 now, GTimeZone *zone);

G_END_DECLS
