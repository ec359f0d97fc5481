/* cpt-age.c — how long ago something was, in the measure that a person would use.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-age.h"

#include "cpt-time.h"

/* At one in the morning, eleven in the evening is two hours ago rather than yesterday. */
#define A_FEW_HOURS (6 * G_TIME_SPAN_HOUR)

static gint64
divide_down (gint64 dividend, gint64 divisor)
{
  return dividend / divisor - (dividend % divisor < 0 ? 1 : 0);
}

/* The number of the day that @time falls on in @zone. */
static gint64
day_of (gint64 time, GTimeZone *zone)
{
  gint64 seconds = divide_down (time, CPT_TIME_SECOND);
  int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, seconds);

  return divide_down (seconds + g_time_zone_get_offset (zone, interval), CPT_TIME_DAY / CPT_TIME_SECOND);
}

/**
 * cpt_age:
 * @time: microseconds UTC, or CPT_TIME_UNKNOWN
 * @now: microseconds UTC of the same clock
 * @zone: where the reader's days begin
 * @number: (out): how many minutes or hours; 0 for the other measures
 *
 * What is less than a minute ahead of @now is taken for now: clocks differ.
 *
 * Returns: the measure that a person would use for the time from @time to @now
 */
CptAge
cpt_age (gint64 time, gint64 now, GTimeZone *zone, guint *number)
{
  gint64 days;

  *number = 0;

  if (time == CPT_TIME_UNKNOWN)
    return CPT_AGE_UNKNOWN;

  if (time - now >= G_TIME_SPAN_MINUTE)
    return CPT_AGE_AHEAD;

  if (now - time < G_TIME_SPAN_MINUTE)
    return CPT_AGE_NOW;

  if (now - time < G_TIME_SPAN_HOUR)
    {
      *number = (guint) ((now - time) / G_TIME_SPAN_MINUTE);
      return CPT_AGE_MINUTES;
    }

  days = day_of (now, zone) - day_of (time, zone);
  if (days == 0 || now - time < A_FEW_HOURS)
    {
      *number = (guint) ((now - time) / G_TIME_SPAN_HOUR);
      return CPT_AGE_HOURS;
    }

  return days == 1 ? CPT_AGE_YESTERDAY : CPT_AGE_DATE;
}

/**
 * cpt_age_days:
 * @time: microseconds UTC
 * @now: microseconds UTC of the same clock
 * @zone: where the reader's days begin
 *
 * Returns: how many days before the day of @now that of @time is; 0 on the same day, and for what is ahead
 */
guint
cpt_age_days (gint64 time, gint64 now, GTimeZone *zone)
{
  gint64 days = day_of (now, zone) - day_of (time, zone);

  return days > 0 ? (guint) days : 0;
}
