/* test-sync-watch.c — the company that somebody looks at, and what is followed to its end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-data-status-repository.h"
#include "watch-fixture.h"

#define DATA_TYPE "invoices"

static void
set_up (WatchFixture *fixture, gconstpointer data)
{
  watch_fixture_set_up (fixture);
}

static void
tear_down (WatchFixture *fixture, gconstpointer data)
{
  watch_fixture_tear_down (fixture);
}

static CptRead *
find_stored_read (WatchFixture *fixture, const char *read_id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CptRead *read = NULL;

  cpt_read_repository_get_async (fixture->reads, read_id, NULL, test_store_result, &result);
  test_await (&result);
  read = cpt_read_repository_get_finish (fixture->reads, result, &error);
  g_assert_no_error (error);

  return read;
}

/* Returns: (transfer full) (nullable): how fresh a type is, as the store has it */
static CptDataStatus *
find_stored_status (WatchFixture *fixture, const char *data_type)
{
  g_autoptr (CptDataStatusRepository) repository = cpt_data_status_repository_new (fixture->base.store);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) statuses = NULL;
  g_autoptr (GError) error = NULL;

  cpt_data_status_repository_list_async (repository, fixture->company_id, NULL, test_store_result, &result);
  test_await (&result);
  statuses = cpt_data_status_repository_list_finish (repository, result, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < statuses->len; i++)
    {
      CptDataStatus *status = g_ptr_array_index (statuses, i);

      if (g_str_equal (cpt_data_status_get_data_type (status), data_type))
        return g_object_ref (status);
    }

  return NULL;
}

static void
await_status (WatchFixture *fixture, const char *data_type)
{
  gboolean is_stored = FALSE;

  while (!is_stored)
    {
      g_autoptr (CptDataStatus) status = find_stored_status (fixture, data_type);

      is_stored = status != NULL;
    }
}

static void
test_opening_a_company_reads_its_history (WatchFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) reads = sync_fixture_list_reads (&fixture->base, fixture->company_id);

  g_assert_cmpuint (reads->len, >, 0);
  cpt_sync_open_company (fixture->base.sync, fixture->rid);
  await_status (fixture, DATA_TYPE);

  for (guint i = 0; i < reads->len; i++)
    {
      g_autoptr (CptRead) stored = find_stored_read (fixture, cpt_read_get_id (g_ptr_array_index (reads, i)));

      g_assert_nonnull (stored);
    }
  g_assert_cmpuint (fixture->ended->len, ==, 0);
}

static void
test_a_refresh_of_one_type_is_followed_to_its_end (WatchFixture *fixture, gconstpointer data)
{
  g_autoptr (CptDataStatus) status = NULL;
  CptRead *read = NULL;

  cpt_sync_open_company (fixture->base.sync, fixture->rid);
  watch_fixture_refresh (fixture, DATA_TYPE);
  watch_fixture_await_running (fixture, 1);
  watch_fixture_await_refresh_ended (fixture);

  g_assert_cmpuint (fixture->results->len, ==, 1);
  g_assert_cmpuint (fixture->ended->len, ==, 1);
  read = g_ptr_array_index (fixture->results, 0);
  g_assert_cmpstr (cpt_read_get_data_type (read), ==, DATA_TYPE);
  g_assert_cmpint (cpt_read_get_status (read), ==, CPT_READ_STATUS_COMPLETE);
  status = find_stored_status (fixture, DATA_TYPE);
  g_assert_cmpstr (cpt_data_status_get_latest_success_id (status), ==, cpt_read_get_id (read));
}

static void
test_a_refresh_of_all_is_followed_without_being_open (WatchFixture *fixture, gconstpointer data)
{
  watch_fixture_refresh (fixture, NULL);
  watch_fixture_await_running (fixture, 10);
  watch_fixture_await_refresh_ended (fixture);

  g_assert_cmpuint (fixture->results->len, >, 10);
  g_assert_cmpuint (fixture->ended->len, ==, fixture->results->len);
}

static void
test_the_last_read_of_the_company_is_stored_when_a_refresh_ends (WatchFixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CptCompany) company = NULL;
  g_autoptr (GError) error = NULL;

  watch_fixture_refresh (fixture, DATA_TYPE);
  watch_fixture_await_refresh_ended (fixture);
  cpt_company_repository_get_async (fixture->base.companies, fixture->rid, NULL, test_store_result, &result);
  test_await (&result);
  company = cpt_company_repository_get_finish (fixture->base.companies, result, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (cpt_company_get_last_sync (company), >=,
                   cpt_read_get_requested (g_ptr_array_index (fixture->results, 0)));
}

static void
test_a_company_that_is_deleted_while_it_is_open_is_gone (WatchFixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CptCompany) company = NULL;
  g_autoptr (GError) error = NULL;

  cpt_sync_open_company (fixture->base.sync, fixture->rid);
  await_status (fixture, DATA_TYPE);
  sync_fixture_delete_elsewhere (&fixture->base, fixture->company_id);
  while (fixture->gone_rid == 0)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpint (fixture->gone_rid, ==, fixture->rid);
  cpt_company_repository_get_async (fixture->base.companies, fixture->rid, NULL, test_store_result, &result);
  test_await (&result);
  company = cpt_company_repository_get_finish (fixture->base.companies, result, NULL, &error);
  g_assert_error (error, CPT_ERROR, CPT_ERROR_NOT_FOUND);
}

static void
test_stopping_while_something_runs_ends (WatchFixture *fixture, gconstpointer data)
{
  cpt_sync_open_company (fixture->base.sync, fixture->rid);
  watch_fixture_refresh (fixture, NULL);
  watch_fixture_await_running (fixture, 1);
  sync_fixture_stop (&fixture->base);

  g_assert_null (fixture->base.sync);
}

static void
test_what_ran_is_followed_again_after_a_new_start (WatchFixture *fixture, gconstpointer data)
{
  watch_fixture_refresh (fixture, DATA_TYPE);
  watch_fixture_await_running (fixture, 1);
  sync_fixture_stop (&fixture->base);
  watch_fixture_reopen_store (fixture);
  cpt_sandbox_advance_time (fixture->base.sandbox, 10 * G_TIME_SPAN_MINUTE);

  watch_fixture_start (fixture);
  while (fixture->ended->len == 0)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (fixture->ended->len, ==, 1);
  g_assert_cmpint (cpt_read_get_status (g_ptr_array_index (fixture->ended, 0)), ==, CPT_READ_STATUS_COMPLETE);
  await_status (fixture, DATA_TYPE);
}

#define ADD(name, func) g_test_add ("/sync/watch/" name, WatchFixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("opening-a-company-reads-its-history", test_opening_a_company_reads_its_history);
  ADD ("a-refresh-of-one-type-is-followed-to-its-end", test_a_refresh_of_one_type_is_followed_to_its_end);
  ADD ("a-refresh-of-all-is-followed-without-being-open", test_a_refresh_of_all_is_followed_without_being_open);
  ADD ("the-last-read-of-the-company-is-stored-when-a-refresh-ends",
       test_the_last_read_of_the_company_is_stored_when_a_refresh_ends);
  ADD ("a-company-that-is-deleted-while-it-is-open-is-gone", test_a_company_that_is_deleted_while_it_is_open_is_gone);
  ADD ("what-ran-is-followed-again-after-a-new-start", test_what_ran_is_followed_again_after_a_new_start);
  ADD ("stopping-while-something-runs-ends", test_stopping_while_something_runs_ends);

  return g_test_run ();
}
