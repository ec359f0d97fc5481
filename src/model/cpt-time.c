/* cpt-time.c — the platform's many ways to write a moment.
 *
 * Variants: section 1.2 of the platform reference. Each reader below takes its part from the left of the text and moves
 * the place behind it; what is left over at the end makes the whole text "not a date".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-time.h"

#define MINUTES_PER_DAY (24 * 60)
#define DAYS_FROM_YEAR_0_TO_1970 719468
#define DAYS_PER_ERA 146097

/* Reads exactly @n_digits digits into @number and moves @at behind them. */
static gboolean
read_digits (const char **at, guint n_digits, int *number)
{
  int value = 0;

  for (guint i = 0; i < n_digits; i++)
    {
      if (!g_ascii_isdigit ((*at)[i]))
        return FALSE;
      value = 10 * value + ((*at)[i] - '0');
    }

  *at += n_digits;
  *number = value;

  return TRUE;
}

static gboolean
read_character (const char **at, char character)
{
  if (**at != character)
    return FALSE;

  *at += 1;

  return TRUE;
}

/* Days from 1970-01-01 in the proleptic Gregorian calendar; the year is counted from March, so that leap days end it.
 */
static gint64
days_from_date (int year, int month, int day)
{
  int march_year = month > 2 ? year : year - 1;
  int march_month = (month + 9) % 12;
  int era = march_year / 400;
  int year_of_era = march_year - era * 400;
  int day_of_year = (153 * march_month + 2) / 5 + day - 1;
  int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

  return (gint64) era * DAYS_PER_ERA + day_of_era - DAYS_FROM_YEAR_0_TO_1970;
}

static gboolean
read_date (const char **at, gint64 *time)
{
  int year, month, day;

  if (!read_digits (at, 4, &year) || !read_character (at, '-') || !read_digits (at, 2, &month) ||
      !read_character (at, '-') || !read_digits (at, 2, &day))
    return FALSE;

  if (year < 1 || month < 1 || month > 12 || day < 1 || day > g_date_get_days_in_month (month, year))
    return FALSE;

  *time = days_from_date (year, month, day) * CPT_TIME_DAY;

  return TRUE;
}

/* Digits finer than a microsecond are dropped, never rounded: 59.9999999 stays in its minute. */
static gboolean
read_fraction (const char **at, gint64 *time)
{
  gint64 unit = CPT_TIME_SECOND / 10;

  if (!g_ascii_isdigit (**at))
    return FALSE;

  for (; g_ascii_isdigit (**at); *at += 1)
    {
      *time += unit * (**at - '0');
      unit /= 10;
    }

  return TRUE;
}

static gboolean
read_clock (const char **at, gint64 *time)
{
  int hour, minute, second;

  if (!read_digits (at, 2, &hour) || !read_character (at, ':') || !read_digits (at, 2, &minute) ||
      !read_character (at, ':') || !read_digits (at, 2, &second))
    return FALSE;

  if (hour > 23 || minute > 59 || second > 59)
    return FALSE;

  *time += ((hour * 60 + minute) * 60 + second) * CPT_TIME_SECOND;

  return !read_character (at, '.') || read_fraction (at, time);
}

/* "Z", "+hh:mm", "-hh:mm" or nothing, which is UTC. */
static gboolean
read_zone (const char **at, gint64 *time)
{
  int sign = **at == '-' ? -1 : 1;
  int hours, minutes;

  if (**at == '\0' || read_character (at, 'Z') || read_character (at, 'z'))
    return TRUE;

  if (!read_character (at, '+') && !read_character (at, '-'))
    return FALSE;

  if (!read_digits (at, 2, &hours) || !read_character (at, ':') || !read_digits (at, 2, &minutes))
    return FALSE;

  if (hours * 60 + minutes >= MINUTES_PER_DAY || minutes > 59)
    return FALSE;

  *time -= sign * (hours * 60 + minutes) * G_TIME_SPAN_MINUTE;

  return TRUE;
}

/**
 * cpt_time_parse:
 * @text: (nullable): a date-time as the platform writes it, with any number of fractional digits; a date alone is its
 *   midnight; without a zone it is UTC
 *
 * A malformed date is no reason to refuse what it came with, so there is no error. The seventh fractional digit is
 * lost: keep the text beside.
 *
 * Returns: microseconds since 1970-01-01T00:00:00Z, or CPT_TIME_UNKNOWN when @text is %NULL or not a date
 */
gint64
cpt_time_parse (const char *text)
{
  const char *at = text;
  gint64 time;

  if (text == NULL || !read_date (&at, &time))
    return CPT_TIME_UNKNOWN;

  if (*at == '\0')
    return time;

  if (!read_character (&at, 'T') && !read_character (&at, 't') && !read_character (&at, ' '))
    return CPT_TIME_UNKNOWN;

  if (!read_clock (&at, &time) || !read_zone (&at, &time) || *at != '\0')
    return CPT_TIME_UNKNOWN;

  return time;
}
