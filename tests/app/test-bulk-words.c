/* test-bulk-words.c — how the refreshes of many companies stand and what they cost, in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-bulk-question.h"
#include "cpt-bulk-words.h"
#include "cpt-time.h"

#define NOW G_GINT64_CONSTANT (1795000000000000)
#define MINUTE (60 * CPT_TIME_SECOND)

static CptBulkStatus
make_status (guint n_done, guint n_read, guint n_failed, guint n_waiting)
{
  return (CptBulkStatus){
    .n_companies = n_done + n_failed + n_waiting,
    .n_done = n_done,
    .n_read = n_read,
    .n_failed = n_failed,
    .n_waiting = n_waiting,
    .resumes_at = CPT_TIME_UNKNOWN,
    .began = NOW - 16 * CPT_TIME_SECOND,
    .last_taken = n_done > 0 ? NOW - CPT_TIME_SECOND : CPT_TIME_UNKNOWN,
  };
}

static void
test_it_is_over_when_all_are_read (void)
{
  CptBulkStatus status = make_status (0, 0, 0, 0);

  g_assert_cmpint (cpt_bulk_words_get_phase (&status, NOW), ==, CPT_BULK_NONE);
  status = make_status (3, 0, 0, 2);
  g_assert_cmpint (cpt_bulk_words_get_phase (&status, NOW), ==, CPT_BULK_ASKING);
  status = make_status (4, 3, 1, 0);
  g_assert_cmpint (cpt_bulk_words_get_phase (&status, NOW), ==, CPT_BULK_READING);
  status = make_status (4, 4, 1, 0);
  g_assert_cmpint (cpt_bulk_words_get_phase (&status, NOW), ==, CPT_BULK_ENDED);
  status = make_status (0, 0, 5, 0);
  g_assert_cmpint (cpt_bulk_words_get_phase (&status, NOW), ==, CPT_BULK_ENDED);
}

static void
test_what_is_not_heard_of_is_not_waited_for_for_ever (void)
{
  CptBulkStatus status = make_status (4, 3, 0, 0);
  g_autofree char *facts = NULL;

  status.last_taken = NOW - 9 * MINUTE;
  g_assert_cmpint (cpt_bulk_words_get_phase (&status, NOW), ==, CPT_BULK_READING);
  status.last_taken = NOW - 11 * MINUTE;
  g_assert_cmpint (cpt_bulk_words_get_phase (&status, NOW), ==, CPT_BULK_ENDED);
  facts = cpt_bulk_words_dup_facts (&status, CPT_BULK_ENDED, NOW);
  g_assert_cmpstr (facts, ==, "3 read · 1 without news");
}

static void
test_who_is_how_far_is_counted (void)
{
  CptBulkStatus status = make_status (5, 2, 1, 4);
  g_autofree char *title = NULL;
  g_autofree char *paused = NULL;
  g_autofree char *facts = NULL;
  g_autofree char *result = NULL;

  title = cpt_bulk_words_dup_title (&status, CPT_BULK_ASKING);
  g_assert_cmpstr (title, ==, "Refreshing 10 companies");
  facts = cpt_bulk_words_dup_facts (&status, CPT_BULK_ASKING, NOW);
  g_assert_cmpstr (facts, ==, "2 read · 3 being read · 1 failed · 4 waiting · 16 s");
  g_assert_cmpfloat_with_epsilon (cpt_bulk_words_get_fraction (&status), 0.45, 0.001);

  status.is_paused = TRUE;
  paused = cpt_bulk_words_dup_title (&status, CPT_BULK_ASKING);
  g_assert_cmpstr (paused, ==, "Refresh of 10 companies paused");

  status = make_status (1, 1, 0, 0);
  result = cpt_bulk_words_dup_result (&status);
  g_assert_cmpstr (result, ==, "Refresh of 1 company ended · 1 read");
}

static void
test_what_the_platform_does_not_take_now_is_said (void)
{
  CptBulkStatus status = make_status (5, 2, 1, 4);
  g_autofree char *none = cpt_bulk_words_dup_delay (&status, NOW);
  g_autofree char *moment = NULL;
  g_autofree char *tomorrow = NULL;

  g_assert_null (none);
  status.resumes_at = NOW + 20 * CPT_TIME_SECOND;
  moment = cpt_bulk_words_dup_delay (&status, NOW);
  g_assert_nonnull (strstr (moment, "for a moment"));
  status.resumes_at = NOW + 300 * MINUTE;
  tomorrow = cpt_bulk_words_dup_delay (&status, NOW);
  g_assert_nonnull (strstr (tomorrow, "used up"));

  status.is_paused = TRUE;
  g_assert_null (cpt_bulk_words_dup_delay (&status, NOW));
}

static void
assert_cost (guint n_requests, gint64 quota, const char *expected)
{
  g_autofree char *cost = cpt_bulk_question_dup_cost (n_requests, quota);

  g_assert_cmpstr (cost, ==, expected);
}

static void
test_what_it_costs_is_said_when_it_matters (void)
{
  assert_cost (5, 900, NULL);
  assert_cost (5, -1, NULL);
  assert_cost (300, 900, "300 requests, of the 900 that are left for this today.");
  assert_cost (5, 4,
               "5 requests, but only 4 are left for this today: the rest goes on by itself once the platform takes "
               "more.");
  assert_cost (500, -1, NULL);
  assert_cost (2000, -1, "Asking for all takes about 4 minutes.");
  assert_cost (600, 900,
               "600 requests, of the 900 that are left for this today. Asking for all takes about 2 minutes.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/bulk-words/it-is-over-when-all-are-read", test_it_is_over_when_all_are_read);
  g_test_add_func ("/bulk-words/what-is-not-heard-of-is-not-waited-for-for-ever",
                   test_what_is_not_heard_of_is_not_waited_for_for_ever);
  g_test_add_func ("/bulk-words/who-is-how-far-is-counted", test_who_is_how_far_is_counted);
  g_test_add_func ("/bulk-words/what-the-platform-does-not-take-now-is-said",
                   test_what_the_platform_does_not_take_now_is_said);
  g_test_add_func ("/bulk-words/what-it-costs-is-said-when-it-matters", test_what_it_costs_is_said_when_it_matters);

  return g_test_run ();
}
