/* test-answer-headers.c — moments and numbers in headers, in every form in use, and in none.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-answer-headers-private.h"

#include "cpt-time.h"

#define NOW_HTTP "Mon, 23 Nov 2026 12:00:00 GMT"
#define NOW (G_GINT64_CONSTANT (1795435200) * CPT_TIME_SECOND)

static CptAnswerHeaders
read_one (const char *name, const char *value)
{
  g_autoptr (SoupMessageHeaders) headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);

  soup_message_headers_append (headers, "Date", NOW_HTTP);
  soup_message_headers_append (headers, name, value);

  return cpt_answer_headers_read (headers, 0);
}

static void
test_nothing_said_is_known_as_such (void)
{
  g_autoptr (SoupMessageHeaders) headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  CptAnswerHeaders said = cpt_answer_headers_read (headers, NOW);

  g_assert_cmpint (said.date, ==, CPT_TIME_UNKNOWN);
  g_assert_cmpuint (said.retry_after, ==, 0);
  g_assert_cmpint (said.quota, ==, -1);
  g_assert_cmpint (said.quota_remaining, ==, -1);
  g_assert_cmpint (said.quota_reset, ==, CPT_TIME_UNKNOWN);
}

static void
test_retry_after_in_both_forms (void)
{
  g_assert_cmpuint (read_one ("Retry-After", "2").retry_after, ==, 2);
  g_assert_cmpuint (read_one ("Retry-After", "Mon, 23 Nov 2026 12:00:30 GMT").retry_after, ==, 30);
  g_assert_cmpuint (read_one ("Retry-After", "Mon, 23 Nov 2026 11:00:30 GMT").retry_after, ==, 0);
  g_assert_cmpuint (read_one ("Retry-After", "soon").retry_after, ==, 0);
  g_assert_cmpuint (read_one ("Retry-After", "-5").retry_after, ==, 0);
  g_assert_cmpuint (read_one ("Retry-After", "99999999").retry_after, ==, 86400);
  g_assert_cmpuint (read_one ("Retry-After", "99999999999999999999").retry_after, ==, 0);
}

static void
test_retry_date_is_measured_by_our_clock_when_no_date_came (void)
{
  g_autoptr (SoupMessageHeaders) headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);

  soup_message_headers_append (headers, "Retry-After", "Mon, 23 Nov 2026 12:00:30 GMT");

  g_assert_cmpuint (cpt_answer_headers_read (headers, NOW + 10 * CPT_TIME_SECOND).retry_after, ==, 20);
}

static void
test_reset_in_three_forms (void)
{
  gint64 midnight = NOW + CPT_TIME_DAY / 2;

  g_assert_cmpint (read_one ("X-Rate-Limit-Reset", "2026-11-24T00:00:00Z").quota_reset, ==, midnight);
  g_assert_cmpint (read_one ("X-Rate-Limit-Reset", "Tue, 24 Nov 2026 00:00:00 GMT").quota_reset, ==, midnight);
  g_assert_cmpint (read_one ("X-Rate-Limit-Reset", "1795478400").quota_reset, ==, midnight);
  g_assert_cmpint (read_one ("X-Rate-Limit-Reset", "tomorrow").quota_reset, ==, CPT_TIME_UNKNOWN);
}

static void
test_date_and_quota (void)
{
  g_assert_cmpint (read_one ("X-Rate-Limit-Limit", "1000").date, ==, NOW);
  g_assert_cmpint (read_one ("X-Rate-Limit-Limit", "1000").quota, ==, 1000);
  g_assert_cmpint (read_one ("X-Rate-Limit-Remaining", "0").quota_remaining, ==, 0);
  g_assert_cmpint (read_one ("X-Rate-Limit-Remaining", "few").quota_remaining, ==, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/answer-headers/nothing-said-is-known-as-such", test_nothing_said_is_known_as_such);
  g_test_add_func ("/answer-headers/retry-after-in-both-forms", test_retry_after_in_both_forms);
  g_test_add_func ("/answer-headers/retry-date-is-measured-by-our-clock-when-no-date-came",
                   test_retry_date_is_measured_by_our_clock_when_no_date_came);
  g_test_add_func ("/answer-headers/reset-in-three-forms", test_reset_in_three_forms);
  g_test_add_func ("/answer-headers/date-and-quota", test_date_and_quota);

  return g_test_run ();
}
