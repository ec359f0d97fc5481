/* cpt-time-text.c — moments as a person reads them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-time-text.h"

#include "cpt-age.h"

#include <glib/gi18n.h>

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
 * cpt_time_text_hour:
 * @time: microseconds UTC, or CPT_TIME_UNKNOWN
 *
 * Returns: (transfer full): the time of day, local; a dash when unknown
 */
char *
cpt_time_text_hour (gint64 time)
{
  /* Translators: a time of day, for g_date_time_format(): "16:05" */
  return format_time (time, _ ("%H:%M"));
}

static gboolean
is_same_day (gint64 time, gint64 other)
{
  g_autofree char *day = format_time (time, "%F");
  g_autofree char *other_day = format_time (other, "%F");

  return g_str_equal (day, other_day);
}

/**
 * cpt_time_text_heading:
 * @day: in words, as they stand in a sentence: "mardi 18 août 2026"
 *
 * Returns: (transfer full): as a heading, which begins with a capital in every language that has them
 */
char *
cpt_time_text_heading (const char *day)
{
  GString *heading = g_string_new (NULL);

  if (*day == '\0')
    return g_string_free (heading, FALSE);

  g_string_append_unichar (heading, g_unichar_totitle (g_utf8_get_char (day)));
  g_string_append (heading, g_utf8_next_char (day));

  return g_string_free (heading, FALSE);
}

/**
 * cpt_time_text_day:
 * @time: microseconds UTC, or CPT_TIME_UNKNOWN
 * @now: of the same clock
 *
 * Returns: (transfer full): the local day, as a heading: "Today", "Yesterday", or a date; a dash when unknown
 */
char *
cpt_time_text_day (gint64 time, gint64 now)
{
  g_autofree char *day = NULL;

  if (time != CPT_TIME_UNKNOWN && is_same_day (time, now))
    return g_strdup (_ ("Today"));
  if (time != CPT_TIME_UNKNOWN && is_same_day (time, now - CPT_TIME_DAY))
    return g_strdup (_ ("Yesterday"));

  /* Translators: a day, for g_date_time_format(): "Tuesday 18 August 2026" */
  day = format_time (time, _ ("%A %-d %B %Y"));

  return cpt_time_text_heading (day);
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
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  guint number;

  switch (cpt_age (time, now, zone, &number))
    {
    case CPT_AGE_AHEAD:
      return cpt_time_text_exact (time);

    case CPT_AGE_NOW:
      return g_strdup (_ ("just now"));

    case CPT_AGE_MINUTES:
      /* Translators: a number of minutes, short */
      return g_strdup_printf (ngettext ("%d min ago", "%d min ago", number), (int) number);

    case CPT_AGE_HOURS:
      /* Translators: a number of hours, short */
      return g_strdup_printf (ngettext ("%d h ago", "%d h ago", number), (int) number);

    case CPT_AGE_YESTERDAY:
      /* Translators: a time of day, for g_date_time_format(): "yesterday, 06:41" */
      return format_time (time, _ ("yesterday, %H:%M"));

    case CPT_AGE_UNKNOWN:
    case CPT_AGE_DATE:
    default:
      return cpt_time_text_date (time);
    }
}
