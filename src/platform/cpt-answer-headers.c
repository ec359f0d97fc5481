/* cpt-answer-headers.c — what the headers of an answer say: the time, how long to wait, what is left of the quota.
 *
 * The platform does not say in which form it writes moments here, so each of those in use is understood; what fits none
 * is as good as not said (section 1.8 of the reference).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-answer-headers-private.h"

#include "cpt-time.h"

#define RETRY_AFTER_MAX (24 * 60 * 60) /* seconds: the daily quota is the longest wait there is */

static gint64
read_number (SoupMessageHeaders *headers, const char *name)
{
  const char *text = soup_message_headers_get_one (headers, name);
  guint64 number = 0;

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT64 / G_USEC_PER_SEC, &number, NULL))
    return -1;

  return (gint64) number;
}

static gint64
parse_http_date (const char *text)
{
  g_autoptr (GDateTime) time = soup_date_time_new_from_http_string (text);

  return time == NULL ? CPT_TIME_UNKNOWN : g_date_time_to_unix (time) * G_USEC_PER_SEC;
}

/* An HTTP date, an ISO date or seconds since 1970. */
static gint64
read_moment (SoupMessageHeaders *headers, const char *name)
{
  const char *text = soup_message_headers_get_one (headers, name);
  gint64 seconds = read_number (headers, name);
  gint64 moment;

  if (text == NULL)
    return CPT_TIME_UNKNOWN;

  if (seconds >= 0)
    return seconds * G_USEC_PER_SEC;

  moment = cpt_time_parse (text);

  return moment != CPT_TIME_UNKNOWN ? moment : parse_http_date (text);
}

/* Seconds, or a date, which is understood by the clock of the same answer. */
static guint
read_retry_after (SoupMessageHeaders *headers, gint64 now)
{
  const char *text = soup_message_headers_get_one (headers, "Retry-After");
  gint64 seconds = read_number (headers, "Retry-After");
  gint64 moment;

  if (text == NULL)
    return 0;

  if (seconds < 0)
    {
      moment = parse_http_date (text);
      seconds = moment == CPT_TIME_UNKNOWN ? 0 : (moment - now) / G_USEC_PER_SEC;
    }

  return (guint) CLAMP (seconds, 0, RETRY_AFTER_MAX);
}

/**
 * cpt_answer_headers_read:
 * @now: microseconds UTC by the platform's clock, for an answer without a date
 *
 * Returns: what @headers say
 */
CptAnswerHeaders
cpt_answer_headers_read (SoupMessageHeaders *headers, gint64 now)
{
  const char *date = soup_message_headers_get_one (headers, "Date");
  CptAnswerHeaders self;

  self.date = date == NULL ? CPT_TIME_UNKNOWN : parse_http_date (date);
  self.retry_after = read_retry_after (headers, self.date == CPT_TIME_UNKNOWN ? now : self.date);
  self.quota = read_number (headers, "X-Rate-Limit-Limit");
  self.quota_remaining = read_number (headers, "X-Rate-Limit-Remaining");
  self.quota_reset = read_moment (headers, "X-Rate-Limit-Reset");

  return self;
}
