/* cpt-time-text.c — moments as a person reads them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-time-text.h"

#include <glib/gi18n.h>

#define RECENT (6 * G_TIME_SPAN_HOUR)

static GDateTime *
local_time (gint64 time)
{
  g_autoptr (GDateTime) epoch = g_date_time_new_from_unix_utc (0);
  g_autoptr (GDateTime) utc = g_date_time_add (epoch, time);

  return utc != NULL ? g_date_time_to_local (utc) : NULL;
}

static char *
format_time (gint64 time, const char *format)
{
  g_autoptr (GDateTime) local = time != CPT_TIME_UNKNOWN ? local_time (time) : NULL;

  return local != NULL ? g_date_time_format (local, format) : g_strdup ("—");
}

/* Midnights between the two, in the local calendar. */
static int
days_between (gint64 time, gint64 now)
{
  g_autoptr (GDateTime) local = local_time (time);
  g_autoptr (GDateTime) local_now = local_time (now);
  GDate then;
  GDate today;

  if (local == NULL || local_now == NULL)
    return G_MAXINT;

  g_date_clear (&then, 1);
  g_date_clear (&today, 1);
  g_date_set_dmy (&then, (GDateDay) g_date_time_get_day_of_month (local), (GDateMonth) g_date_time_get_month (local),
                  (GDateYear) g_date_time_get_year (local));
  g_date_set_dmy (&today, (GDateDay) g_date_time_get_day_of_month (local_now),
                  (GDateMonth) g_date_time_get_month (local_now), (GDateYear) g_date_time_get_year (local_now));

  return g_date_days_between (&then, &today);
}

/**
 * cpt_time_text_exact:
 * @time: microseconds UTC, or CPT_TIME_UNKNOWN
 *
 * Returns: (transfer full): date and time of day, local; a dash when unknown
 */
char *
cpt_time_text_exact (gint64 time)
{
  /* Translators: date and time of day, for g_date_time_format(): "18 Aug 2026, 16:05" */
  return format_time (time, _ ("%-d %b %Y, %H:%M"));
}

/**
 * cpt_time_text_date:
 * @time: microseconds UTC, or CPT_TIME_UNKNOWN
 *
 * Returns: (transfer full): the date, local; a dash when unknown
 */
char *
cpt_time_text_date (gint64 time)
{
  /* Translators: a date, for g_date_time_format(): "18 Aug 2026" */
  return format_time (time, _ ("%-d %b %Y"));
}

/**
 * cpt_time_text_relative:
 * @time: microseconds UTC, or CPT_TIME_UNKNOWN
 * @now: of the same clock
 *
 * Returns: (transfer full): how long ago when that is recent, else the date; a dash when unknown
 */
char *
cpt_time_text_relative (gint64 time, gint64 now)
{
  gint64 age = 0;
  int days = 0;

  if (time == CPT_TIME_UNKNOWN)
    return g_strdup ("—");

  age = now - time;
  days = days_between (time, now);

  if (age < -G_TIME_SPAN_MINUTE)
    return cpt_time_text_exact (time);

  if (age < G_TIME_SPAN_MINUTE)
    return g_strdup (_ ("just now"));

  if (age < G_TIME_SPAN_HOUR)
    /* Translators: a number of minutes, short */
    return g_strdup_printf (g_dngettext (NULL, "%d min ago", "%d min ago", (gulong) (age / G_TIME_SPAN_MINUTE)),
                            (int) (age / G_TIME_SPAN_MINUTE));

  if (age < RECENT || days == 0)
    /* Translators: a number of hours, short */
    return g_strdup_printf (g_dngettext (NULL, "%d h ago", "%d h ago", (gulong) (age / G_TIME_SPAN_HOUR)),
                            (int) (age / G_TIME_SPAN_HOUR));

  if (days == 1)
    /* Translators: a time of day, for g_date_time_format(): "yesterday, 06:41" */
    return format_time (time, _ ("yesterday, %H:%M"));

  return cpt_time_text_date (time);
}
