/* cpt-sandbox-time.c — moments, as the sandbox keeps and writes them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-time-private.h"

#define SECONDS_PER_DAY 86400

typedef struct
{
  int year;
  int month;
  int day;
} Date;

/* Days since 1970 to a date and back: Howard Hinnant's algorithms for the Gregorian calendar, from 1 March of year 0.
 */
static Date
date_from_days (gint64 days)
{
  gint64 shifted = days + 719468;
  gint64 era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  int day_of_era = (int) (shifted - era * 146097);
  int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int month = (5 * day_of_year + 2) / 153;
  Date date = { 0 };

  date.day = day_of_year - (153 * month + 2) / 5 + 1;
  date.month = month < 10 ? month + 3 : month - 9;
  date.year = (int) (year_of_era + era * 400) + (date.month <= 2 ? 1 : 0);

  return date;
}

static gint64
days_from_date (Date date)
{
  int year = date.month <= 2 ? date.year - 1 : date.year;
  int era = year / 400;
  int year_of_era = year - era * 400;
  int month = date.month > 2 ? date.month - 3 : date.month + 9;
  int day_of_year = (153 * month + 2) / 5 + date.day - 1;
  int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

  return (gint64) era * 146097 + day_of_era - 719468;
}

static char *
write_digits (char *end, int value, int count)
{
  while (count-- > 0)
    {
      *--end = (char) ('0' + value % 10);
      value /= 10;
    }

  return end;
}

/* By hand and not by printf: a page of 5,000 companies holds 20,000 of them. */
static gsize
write_time (char *text, gint64 ticks)
{
  gint64 seconds = ticks / CPT_SANDBOX_TICKS_PER_SECOND;
  int of_day = (int) (seconds % SECONDS_PER_DAY);
  Date date = date_from_days (seconds / SECONDS_PER_DAY);

  memcpy (text, "0000-00-00T00:00:00.0000000", 27);
  write_digits (text + 4, date.year, 4);
  write_digits (text + 7, date.month, 2);
  write_digits (text + 10, date.day, 2);
  write_digits (text + 13, of_day / 3600, 2);
  write_digits (text + 16, of_day / 60 % 60, 2);
  write_digits (text + 19, of_day % 60, 2);
  write_digits (text + 27, (int) (ticks % CPT_SANDBOX_TICKS_PER_SECOND), 7);

  return 27;
}

/**
 * cpt_sandbox_time_append:
 * @ticks: a moment, not before 1970
 *
 * Appends `2026-08-19T06:41:22.5080613Z`: what the platform writes nearly everywhere.
 */
void
cpt_sandbox_time_append (GString *out, gint64 ticks)
{
  char text[28];
  gsize length = write_time (text, ticks);

  text[length++] = 'Z';
  g_string_append_len (out, text, (gssize) length);
}

/**
 * cpt_sandbox_time_append_seconds:
 * @ticks: a moment, not before 1970
 *
 * Appends `2026-08-19T06:41:22Z`: what the platform writes for the creation of a connection.
 */
void
cpt_sandbox_time_append_seconds (GString *out, gint64 ticks)
{
  char text[28];

  write_time (text, ticks);
  text[19] = 'Z';
  g_string_append_len (out, text, 20);
}

/**
 * cpt_sandbox_time_to_http:
 * @ticks: a moment, not before 1970
 *
 * Returns: (transfer full): @ticks as the HTTP header `Date` wants it
 */
char *
cpt_sandbox_time_to_http (gint64 ticks)
{
  static const char *const days[] = { "Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed" };
  static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
  gint64 seconds = ticks / CPT_SANDBOX_TICKS_PER_SECOND;
  gint64 day = seconds / SECONDS_PER_DAY;
  int of_day = (int) (seconds % SECONDS_PER_DAY);
  Date date = date_from_days (day);

  return g_strdup_printf ("%s, %02d %s %04d %02d:%02d:%02d GMT", days[day % 7], date.day, months[date.month - 1],
                          date.year, of_day / 3600, of_day / 60 % 60, of_day % 60);
}

static gboolean
read_digits (const char **cursor, int count, int *value)
{
  *value = 0;

  while (count-- > 0)
    {
      if (!g_ascii_isdigit (**cursor))
        return FALSE;

      *value = *value * 10 + g_ascii_digit_value (*(*cursor)++);
    }

  return TRUE;
}

static gboolean
read_char (const char **cursor, char expected)
{
  if (**cursor != expected)
    return FALSE;

  (*cursor)++;

  return TRUE;
}

/* Digits beyond the seventh are read and dropped. */
static gint64
read_fraction (const char **cursor)
{
  gint64 unit = CPT_SANDBOX_TICKS_PER_SECOND / 10;
  gint64 ticks = 0;

  while (g_ascii_isdigit (**cursor))
    {
      ticks += unit * g_ascii_digit_value (*(*cursor)++);
      unit /= 10;
    }

  return ticks;
}

static gboolean
read_zone (const char **cursor, gint64 *ticks)
{
  int sign = **cursor == '-' ? 1 : -1;
  int hours, minutes;

  if (read_char (cursor, 'Z') || **cursor == '\0')
    return TRUE;

  if (!read_char (cursor, '+') && !read_char (cursor, '-'))
    return FALSE;

  if (!read_digits (cursor, 2, &hours) || !read_char (cursor, ':') || !read_digits (cursor, 2, &minutes))
    return FALSE;

  *ticks += sign * (hours * CPT_SANDBOX_TICKS_PER_HOUR + minutes * CPT_SANDBOX_TICKS_PER_MINUTE);

  return hours <= 14 && minutes < 60;
}

static gboolean
read_time_of_day (const char **cursor, gint64 *ticks)
{
  int hours, minutes;
  int seconds = 0;

  if (!read_digits (cursor, 2, &hours) || !read_char (cursor, ':') || !read_digits (cursor, 2, &minutes))
    return FALSE;

  if (read_char (cursor, ':') && !read_digits (cursor, 2, &seconds))
    return FALSE;

  if (hours > 23 || minutes > 59 || seconds > 59)
    return FALSE;

  *ticks += (hours * 3600 + minutes * 60 + seconds) * CPT_SANDBOX_TICKS_PER_SECOND;

  if (read_char (cursor, '.'))
    *ticks += read_fraction (cursor);

  return read_zone (cursor, ticks);
}

/**
 * cpt_sandbox_time_parse:
 * @text: a date, or a date and time; UTC unless it names an offset
 * @ticks: (out): where the moment is put
 *
 * Returns: %FALSE if @text is not of that form
 */
gboolean
cpt_sandbox_time_parse (const char *text, gint64 *ticks)
{
  const char *cursor = text;
  Date date;

  if (!read_digits (&cursor, 4, &date.year) || !read_char (&cursor, '-') || !read_digits (&cursor, 2, &date.month) ||
      !read_char (&cursor, '-') || !read_digits (&cursor, 2, &date.day))
    return FALSE;

  if (date.month < 1 || date.month > 12 || date.day < 1 || date.day > 31)
    return FALSE;

  *ticks = days_from_date (date) * CPT_SANDBOX_TICKS_PER_DAY;

  if ((read_char (&cursor, 'T') || read_char (&cursor, ' ')) && !read_time_of_day (&cursor, ticks))
    return FALSE;

  return *cursor == '\0';
}
