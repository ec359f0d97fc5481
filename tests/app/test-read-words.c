/* test-read-words.c — every status of a read has its words and its mark.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-read-words.h"

static void
test_each_status_has_words_of_its_own (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (int status = CPT_READ_STATUS_UNKNOWN + 1; status < CPT_N_READ_STATUSES; status++)
    g_assert_true (g_hash_table_add (seen, (char *) cpt_read_words_get (status, NULL)));
  g_assert_cmpuint (g_hash_table_size (seen), ==, 21);
}

static void
test_an_unknown_status_is_said_as_the_platform_wrote_it (void)
{
  g_assert_cmpstr (cpt_read_words_get (CPT_READ_STATUS_UNKNOWN, "Simmering"), ==, "Simmering");
  g_assert_cmpstr (cpt_read_words_get (CPT_READ_STATUS_UNKNOWN, NULL), ==, "—");
}

static CptStatusMark
mark_of (CptReadStatus status)
{
  return cpt_read_words_get_mark (status, cpt_read_status_get_outcome (status));
}

static void
test_marks_tell_what_runs_waits_works_and_is_broken (void)
{
  g_assert_cmpint (mark_of (CPT_READ_STATUS_QUEUED), ==, CPT_STATUS_MARK_QUEUED);
  g_assert_cmpint (mark_of (CPT_READ_STATUS_VALIDATION_QUEUED), ==, CPT_STATUS_MARK_QUEUED);
  g_assert_cmpint (mark_of (CPT_READ_STATUS_FETCHING), ==, CPT_STATUS_MARK_RUNNING);
  g_assert_cmpint (mark_of (CPT_READ_STATUS_COMPLETE), ==, CPT_STATUS_MARK_LINKED);
  g_assert_cmpint (mark_of (CPT_READ_STATUS_NOT_SUPPORTED), ==, CPT_STATUS_MARK_UNKNOWN);
  g_assert_cmpint (mark_of (CPT_READ_STATUS_AUTH_ERROR), ==, CPT_STATUS_MARK_DEAUTHORIZED);
  g_assert_cmpint (mark_of (CPT_READ_STATUS_MAP_ERROR), ==, CPT_STATUS_MARK_ERROR);
}

static void
test_what_the_platform_s_flags_say_comes_before_the_status (void)
{
  g_assert_cmpint (cpt_read_words_get_mark (CPT_READ_STATUS_UNKNOWN, CPT_READ_OUTCOME_ERROR), ==,
                   CPT_STATUS_MARK_ERROR);
  g_assert_cmpint (cpt_read_words_get_mark (CPT_READ_STATUS_FETCHING, CPT_READ_OUTCOME_SUCCESS), ==,
                   CPT_STATUS_MARK_LINKED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/read-words/each-status-has-words-of-its-own", test_each_status_has_words_of_its_own);
  g_test_add_func ("/read-words/an-unknown-status-is-said-as-the-platform-wrote-it",
                   test_an_unknown_status_is_said_as_the_platform_wrote_it);
  g_test_add_func ("/read-words/marks-tell-what-runs-waits-works-and-is-broken",
                   test_marks_tell_what_runs_waits_works_and_is_broken);
  g_test_add_func ("/read-words/what-the-platform-s-flags-say-comes-before-the-status",
                   test_what_the_platform_s_flags_say_comes_before_the_status);

  return g_test_run ();
}
