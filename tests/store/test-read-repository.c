/* test-read-repository.c — the read history is kept, moves forward only, and says what was not known.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-time.h"
#include "history-fixture.h"

/* "number:+!", + for a new one, ! for one that ended. */
static char *
news_text (GPtrArray *news)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < news->len; i++)
    {
      const CptReadNews *one = g_ptr_array_index (news, i);

      g_string_append_printf (text, "%s%s:%s%s", i > 0 ? " " : "", cpt_read_get_id (one->read) + 34,
                              one->is_new ? "+" : "", one->has_ended ? "!" : "");
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_put (HistoryFixture *fixture, CptRead *read, const char *expected)
{
  g_autoptr (GPtrArray) news = history_fixture_put (fixture, read, NULL);
  g_autofree char *text = news_text (news);

  g_assert_cmpstr (text, ==, expected);
}

static void
put_at (HistoryFixture *fixture, gint64 sequence, CptRead *read)
{
  g_autoptr (GPtrArray) reads = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) news = NULL;

  g_ptr_array_add (reads, read);
  news = history_fixture_put_at (fixture, sequence, reads);
}

static void
assert_status (HistoryFixture *fixture, guint number, const char *expected)
{
  g_autoptr (CptRead) read = history_fixture_get (fixture, number);

  g_assert_cmpstr (cpt_read_get_status_text (read), ==, expected);
}

static void
test_read_is_kept_as_it_was_said (HistoryFixture *fixture, gconstpointer data)
{
  g_autoptr (CptRead) said = history_fixture_read (7, "invoices", "FetchError");
  g_autoptr (CptRead) kept = NULL;

  assert_put (fixture, g_object_ref (said), "07:+!");
  history_fixture_reopen (fixture);
  kept = history_fixture_get (fixture, 7);

  g_assert_cmpstr (cpt_read_get_id (kept), ==, cpt_read_get_id (said));
  g_assert_cmpstr (cpt_read_get_company_id (kept), ==, cpt_read_get_company_id (said));
  g_assert_cmpstr (cpt_read_get_connection_id (kept), ==, cpt_read_get_connection_id (said));
  g_assert_cmpstr (cpt_read_get_data_type (kept), ==, "invoices");
  g_assert_cmpstr (cpt_read_get_status_text (kept), ==, "FetchError");
  g_assert_null (cpt_read_get_description (kept));
  g_assert_cmpstr (cpt_read_get_error_message (kept), ==, "The source was not reached");
  g_assert_cmpint (cpt_read_get_requested (kept), ==, cpt_read_get_requested (said));
  g_assert_cmpint (cpt_read_get_completed (kept), ==, cpt_read_get_completed (said));
  g_assert_cmpstr (cpt_read_get_requested_text (kept), ==, "as it was written");
  g_assert_cmpstr (cpt_read_get_completed_text (kept), ==, "as it was written then");
  g_assert_cmpint (cpt_read_get_progress (kept), ==, 100);
  g_assert_false (cpt_read_is_completed (kept));
  g_assert_true (cpt_read_is_errored (kept));
}

static void
test_news_are_what_was_not_known (HistoryFixture *fixture, gconstpointer data)
{
  assert_put (fixture, history_fixture_read (1, "invoices", "Initial"), "01:+");
  assert_put (fixture, history_fixture_read (1, "invoices", "Initial"), "");
  assert_put (fixture, history_fixture_read (1, "invoices", "Fetching"), "01:");
  assert_put (fixture, history_fixture_read (1, "invoices", "Complete"), "01:!");
  assert_put (fixture, history_fixture_read (1, "invoices", "Complete"), "");
  assert_put (fixture, history_fixture_read (2, "invoices", "Complete"), "02:+!");
  assert_put (fixture, history_fixture_read (3, "invoices", "Inventing"), "03:+");
}

static void
test_unknown_read_is_none (HistoryFixture *fixture, gconstpointer data)
{
  g_assert_null (history_fixture_get (fixture, 1));
}

static void
test_older_answer_moves_nothing_back (HistoryFixture *fixture, gconstpointer data)
{
  gint64 older = cpt_company_repository_next_sequence (fixture->base.companies);
  gint64 newer = cpt_company_repository_next_sequence (fixture->base.companies);

  put_at (fixture, newer, history_fixture_read (1, "invoices", "Mapping"));
  put_at (fixture, older, history_fixture_read (1, "invoices", "Fetching"));
  assert_status (fixture, 1, "Mapping");

  put_at (fixture, newer + 1, history_fixture_read (1, "invoices", "Complete"));
  put_at (fixture, older, history_fixture_read (1, "invoices", "FetchError"));
  assert_status (fixture, 1, "Complete");
}

static void
test_read_that_ended_runs_no_more (HistoryFixture *fixture, gconstpointer data)
{
  assert_put (fixture, history_fixture_read (1, "invoices", "Complete"), "01:+!");
  history_fixture_reopen (fixture);
  assert_put (fixture, history_fixture_read (1, "invoices", "Processing"), "");
  assert_status (fixture, 1, "Complete");
}

static void
test_end_before_our_eyes_is_activity (HistoryFixture *fixture, gconstpointer data)
{
  g_autofree char *what = NULL;

  assert_put (fixture, history_fixture_read (1, "invoices", "Complete"), "01:+!");
  g_assert_cmpint (store_fixture_number (&fixture->base, "SELECT count(*) FROM activity"), ==, 0);

  assert_put (fixture, history_fixture_read (2, "bills", "Fetching"), "02:+");
  assert_put (fixture, history_fixture_read (2, "bills", "AuthError"), "02:!");
  what = store_fixture_text (&fixture->base, "SELECT group_concat (kind || before || after || here) FROM activity");
  g_assert_cmpstr (what, ==, "8billsAuthError0");
}

static GPtrArray *
list_running (HistoryFixture *fixture, const char *company_id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *reads = NULL;

  cpt_read_repository_list_running_async (fixture->reads, company_id, NULL, test_store_result, &result);
  test_await (&result);
  reads = cpt_read_repository_list_running_finish (fixture->reads, result, &error);
  g_assert_no_error (error);

  return reads;
}

static void
test_what_runs_is_known_after_a_restart (HistoryFixture *fixture, gconstpointer data)
{
  g_autofree char *company_id = store_fixture_id (1);
  g_autoptr (GPtrArray) of_one = NULL;
  g_autoptr (GPtrArray) of_all = NULL;

  g_ptr_array_unref (history_fixture_put (
      fixture, history_fixture_read (1, "invoices", "Fetching"), history_fixture_read (2, "bills", "Complete"),
      history_fixture_read (3, "bills", "Inventing"), history_fixture_read_of (2, 4, "bills", "Queued"), NULL));
  history_fixture_reopen (fixture);

  of_one = list_running (fixture, company_id);
  g_assert_cmpuint (of_one->len, ==, 2);
  g_assert_cmpstr (cpt_read_get_status_text (g_ptr_array_index (of_one, 0)), ==, "Inventing");
  g_assert_cmpstr (cpt_read_get_status_text (g_ptr_array_index (of_one, 1)), ==, "Fetching");
  of_all = list_running (fixture, NULL);
  g_assert_cmpuint (of_all->len, ==, 3);
}

static void
test_what_a_refresh_began_is_listed_over_or_not (HistoryFixture *fixture, gconstpointer data)
{
  g_autofree char *company_id = store_fixture_id (1);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) reads = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_unref (history_fixture_put (
      fixture, history_fixture_read (1, "bills", "Fetching"), history_fixture_read (5, "bills", "Complete"),
      history_fixture_read (6, "invoices", "Queued"), history_fixture_read_of (2, 7, "bills", "Queued"), NULL));
  cpt_read_repository_list_since_async (fixture->reads, company_id, history_fixture_requested (5), NULL,
                                        test_store_result, &result);
  test_await (&result);
  reads = cpt_read_repository_list_since_finish (fixture->reads, result, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (reads->len, ==, 2);
  g_assert_cmpstr (cpt_read_get_status_text (g_ptr_array_index (reads, 0)), ==, "Queued");
  g_assert_cmpstr (cpt_read_get_status_text (g_ptr_array_index (reads, 1)), ==, "Complete");
}

static void
test_usual_duration_is_that_of_successes_of_the_type (HistoryFixture *fixture, gconstpointer data)
{
  g_autofree char *company_id = store_fixture_id (1);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GHashTable) usual = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 1; i <= 5; i++)
    g_ptr_array_unref (history_fixture_put (fixture, history_fixture_read (i, "invoices", "Complete"),
                                            history_fixture_read (i + 100, "invoices", "FetchError"),
                                            history_fixture_read_of (2, i + 200, "invoices", "Complete"), NULL));
  g_ptr_array_unref (history_fixture_put (fixture, history_fixture_read (50, "bills", "Complete"), NULL));

  cpt_read_repository_list_usual_durations_async (fixture->reads, company_id, NULL, test_store_result, &result);
  test_await (&result);
  usual = cpt_read_repository_list_usual_durations_finish (fixture->reads, result, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (usual), ==, 1);
  g_assert_cmpint (*(gint64 *) g_hash_table_lookup (usual, "invoices"), ==, 3 * CPT_TIME_SECOND);
}

static void
count_company_cb (CptStore *store, const char *company_id, guint changes, gpointer user_data)
{
  GString *told = user_data;

  g_string_append_printf (told, "%c%s", company_id[strlen (company_id) - 1],
                          (changes & CPT_STORE_CHANGE_READS) != 0 ? "r" : "-");
}

static void
test_store_tells_whose_history_changed (HistoryFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) told = g_string_new (NULL);

  g_signal_connect (fixture->base.store, "company-changed", G_CALLBACK (count_company_cb), told);
  assert_put (fixture, history_fixture_read_of (3, 1, "bills", "Queued"), "01:+");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpstr (told->str, ==, "3r");

  assert_put (fixture, history_fixture_read_of (3, 1, "bills", "Queued"), "");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpstr (told->str, ==, "3r");
}

static GPtrArray *
list_reading_companies (HistoryFixture *fixture, guint n_most)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *companies = NULL;

  cpt_read_repository_list_reading_companies_async (fixture->reads, n_most, NULL, test_store_result, &result);
  test_await (&result);
  companies = cpt_read_repository_list_reading_companies_finish (fixture->reads, result, &error);
  g_assert_no_error (error);

  return companies;
}

static void
test_companies_of_which_something_runs_are_listed (HistoryFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompanyPage) page = store_fixture_page (1, 3, 3);
  g_autofree char *first = store_fixture_id (1);
  g_autofree char *third = store_fixture_id (3);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) one = NULL;

  store_fixture_read_all (&fixture->base, page);
  /* Of the third company last; of the second nothing any more; the ninth is not known. */
  g_ptr_array_unref (history_fixture_put (
      fixture, history_fixture_read_of (1, 1, "bills", "Queued"), history_fixture_read_of (1, 2, "invoices", "Mapping"),
      history_fixture_read_of (2, 3, "bills", "Complete"), history_fixture_read_of (3, 4, "bills", "Queued"),
      history_fixture_read_of (9, 5, "bills", "Queued"), NULL));
  all = list_reading_companies (fixture, 8);
  one = list_reading_companies (fixture, 1);

  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpstr (((const CptReadingCompany *) g_ptr_array_index (all, 0))->id, ==, third);
  g_assert_cmpstr (((const CptReadingCompany *) g_ptr_array_index (all, 1))->id, ==, first);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpstr (((const CptReadingCompany *) g_ptr_array_index (one, 0))->id, ==, third);
}

static void
test_one_that_is_malformed_keeps_all_from_being_stored (HistoryFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) reads = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) news = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (reads, history_fixture_read (1, "bills", "Queued"));
  g_ptr_array_add (reads, cpt_read_new (&(CptReadFields){ .id = "none", .data_type = "bills", .status_text = "" }));
  cpt_read_repository_put_async (fixture->reads, reads, 1, NULL, test_store_result, &result);
  test_await (&result);
  news = cpt_read_repository_put_finish (fixture->reads, result, &error);

  g_assert_error (error, CPT_ERROR, CPT_ERROR_MALFORMED);
  g_assert_null (news);
  g_assert_null (history_fixture_get (fixture, 1));
}

static void
test_write_is_stored_once_and_moves_forward (HistoryFixture *fixture, gconstpointer data)
{
  g_autofree char *what = NULL;

  g_assert_cmpuint (history_fixture_put_write (fixture, history_fixture_write (1, "Pending")), ==, 1);
  g_assert_cmpuint (history_fixture_put_write (fixture, history_fixture_write (1, "Pending")), ==, 0);
  g_assert_cmpuint (history_fixture_put_write (fixture, history_fixture_write (1, "TimedOut")), ==, 1);
  g_assert_cmpuint (history_fixture_put_write (fixture, history_fixture_write (1, "Pending")), ==, 0);
  g_assert_cmpuint (history_fixture_put_write (fixture, history_fixture_write (1, "Success")), ==, 1);
  what = store_fixture_text (&fixture->base, "SELECT status || outcome FROM push");
  g_assert_cmpstr (what, ==, "Success2");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test)                                                                                                \
  g_test_add ("/read-repository/" path, HistoryFixture, NULL, history_fixture_set_up, test, history_fixture_tear_down)
  ADD ("read-is-kept-as-it-was-said", test_read_is_kept_as_it_was_said);
  ADD ("news-are-what-was-not-known", test_news_are_what_was_not_known);
  ADD ("unknown-read-is-none", test_unknown_read_is_none);
  ADD ("older-answer-moves-nothing-back", test_older_answer_moves_nothing_back);
  ADD ("read-that-ended-runs-no-more", test_read_that_ended_runs_no_more);
  ADD ("end-before-our-eyes-is-activity", test_end_before_our_eyes_is_activity);
  ADD ("what-runs-is-known-after-a-restart", test_what_runs_is_known_after_a_restart);
  ADD ("what-a-refresh-began-is-listed-over-or-not", test_what_a_refresh_began_is_listed_over_or_not);
  ADD ("usual-duration-is-that-of-successes-of-the-type", test_usual_duration_is_that_of_successes_of_the_type);
  ADD ("store-tells-whose-history-changed", test_store_tells_whose_history_changed);
  ADD ("companies-of-which-something-runs-are-listed", test_companies_of_which_something_runs_are_listed);
  ADD ("one-that-is-malformed-keeps-all-from-being-stored", test_one_that_is_malformed_keeps_all_from_being_stored);
  ADD ("write-is-stored-once-and-moves-forward", test_write_is_stored_once_and_moves_forward);
#undef ADD

  return g_test_run ();
}
