/* cpt-month.c — calendar months of a business, counted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-month.h"

#include <string.h>

#include "cpt-time.h"

#define DATE_LENGTH 10 /* 2026-07-31 */

/**
 * cpt_month_new:
 * @year: from 0 on
 * @month: from 1 to 12
 *
 * Returns: the month
 */
CptMonth
cpt_month_new (guint year, guint month)
{
  return (CptMonth) (year * 12 + month - 1);
}

/**
 * cpt_month_of_date:
 * @date: valid or not
 *
 * Returns: the month that @date lies in; CPT_MONTH_UNKNOWN when it is not valid
 */
CptMonth
cpt_month_of_date (const GDate *date)
{
  return g_date_valid (date) ? cpt_month_new (g_date_get_year (date), g_date_get_month (date)) : CPT_MONTH_UNKNOWN;
}

/**
 * cpt_month_of_time:
 * @time: microseconds UTC, or CPT_TIME_UNKNOWN
 *
 * Returns: the month of that moment in UTC, which the platform counts by; CPT_MONTH_UNKNOWN when it is not known
 */
CptMonth
cpt_month_of_time (gint64 time)
{
  g_autoptr (GDateTime) moment =
      time != CPT_TIME_UNKNOWN ? g_date_time_new_from_unix_utc (time / CPT_TIME_SECOND) : NULL;

  if (moment == NULL)
    return CPT_MONTH_UNKNOWN;

  return cpt_month_new ((guint) g_date_time_get_year (moment), (guint) g_date_time_get_month (moment));
}

/**
 * cpt_month_get_year:
 *
 * Returns: its year
 */
guint
cpt_month_get_year (CptMonth self)
{
  return (guint) self / 12;
}

/**
 * cpt_month_get_month:
 *
 * Returns: from 1 to 12
 */
guint
cpt_month_get_month (CptMonth self)
{
  return (guint) self % 12 + 1;
}

/**
 * cpt_month_get_last_day:
 * @date: (out): its last day
 */
void
cpt_month_get_last_day (CptMonth self, GDate *date)
{
  GDateMonth month = (GDateMonth) cpt_month_get_month (self);
  GDateYear year = (GDateYear) cpt_month_get_year (self);

  g_date_clear (date, 1);
  g_date_set_dmy (date, g_date_get_days_in_month (month, year), month, year);
}

/**
 * cpt_month_parse_date:
 * @text: (nullable): a report's date: it has no zone, and what follows the day says nothing (section 1.2)
 * @date: (out): the day, not valid when there is none
 *
 * Returns: whether there is one
 */
gboolean
cpt_month_parse_date (const char *text, GDate *date)
{
  guint parts[3] = { 0 };
  g_autofree char *day = NULL;
  g_auto (GStrv) words = NULL;

  g_date_clear (date, 1);
  if (text == NULL || strlen (text) < DATE_LENGTH || (text[DATE_LENGTH] != '\0' && text[DATE_LENGTH] != 'T'))
    return FALSE;

  day = g_strndup (text, DATE_LENGTH);
  words = g_strsplit (day, "-", -1);
  if (g_strv_length (words) != G_N_ELEMENTS (parts))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      guint64 number = 0;

      if (!g_ascii_string_to_unsigned (words[i], 10, 1, 9999, &number, NULL))
        return FALSE;
      parts[i] = (guint) number;
    }
  if (!g_date_valid_dmy ((GDateDay) MIN (parts[2], 99), (GDateMonth) MIN (parts[1], 99), (GDateYear) parts[0]))
    return FALSE;

  g_date_set_dmy (date, (GDateDay) parts[2], (GDateMonth) parts[1], (GDateYear) parts[0]);

  return TRUE;
}
