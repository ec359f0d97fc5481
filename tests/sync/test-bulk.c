/* test-bulk.c — the data of many companies refreshed at once, over real HTTP: behind whatever else a person does,
 * within the limits, each once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bulk-fixture.h"

#define N_COMPANIES 60
#define N_ASKED 24
#define MAX_SENDING 2

static void
set_up (BulkFixture *fixture, gconstpointer data)
{
  bulk_fixture_set_up (fixture, N_COMPANIES);
}

static void
tear_down (BulkFixture *fixture, gconstpointer data)
{
  bulk_fixture_tear_down (fixture);
}

static char *
get_company_id (BulkFixture *fixture, gint64 rid)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CptCompany) company = NULL;

  cpt_company_repository_get_async (fixture->base.companies, rid, NULL, test_store_result, &result);
  test_await (&result);
  company = cpt_company_repository_get_finish (fixture->base.companies, result, NULL, &error);
  g_assert_no_error (error);

  return g_strdup (cpt_company_get_id (company));
}

/* Reads of @data_type of a company since the platform began: a generated one has none before it is refreshed. */
static guint
count_reads (BulkFixture *fixture, guint position, const char *data_type)
{
  g_autofree char *id = get_company_id (fixture, g_array_index (fixture->able, gint64, position));
  g_autoptr (GPtrArray) reads = sync_fixture_list_reads (&fixture->base, id);
  guint n = 0;

  for (guint i = 0; i < reads->len; i++)
    if (g_str_equal (cpt_read_get_data_type (g_ptr_array_index (reads, i)), data_type))
      n++;

  return n;
}

static void
assert_status (BulkFixture *fixture, guint n_done, guint n_failed, guint n_waiting)
{
  CptBulkStatus status = bulk_fixture_get_status (fixture);

  g_assert_cmpuint (status.n_done, ==, n_done);
  g_assert_cmpuint (status.n_failed, ==, n_failed);
  g_assert_cmpuint (status.n_waiting, ==, n_waiting);
}

static void
await_answers (BulkFixture *fixture, guint n)
{
  while (fixture->answered->len < n)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_each_is_asked_for_once_and_few_at_a_time (BulkFixture *fixture, gconstpointer data)
{
  guint before = count_reads (fixture, N_ASKED - 1, "invoices");

  bulk_fixture_ask (fixture, N_ASKED);
  bulk_fixture_start (fixture);
  bulk_fixture_await_end (fixture);

  assert_status (fixture, N_ASKED, 0, 0);
  await_answers (fixture, N_ASKED);
  g_assert_cmpuint (fixture->most_sending, <=, MAX_SENDING);
  g_assert_cmpuint (count_reads (fixture, N_ASKED - 1, "invoices"), ==, before + 1);
}

static void
test_what_is_clicked_meanwhile_goes_first (BulkFixture *fixture, gconstpointer data)
{
  guint place = 0;

  bulk_fixture_ask (fixture, N_ASKED);
  bulk_fixture_start (fixture);
  await_answers (fixture, 2);
  bulk_fixture_rename (fixture, g_array_index (fixture->able, gint64, N_ASKED - 1));
  bulk_fixture_await_end (fixture);
  await_answers (fixture, N_ASKED + 1);

  place = bulk_fixture_find_answer (fixture, CPT_CHANGE_RENAME_COMPANY);
  g_assert_cmpuint (place, <, N_ASKED - 1);
}

static void
test_a_refresh_of_one_leaves_the_many (BulkFixture *fixture, gconstpointer data)
{
  bulk_fixture_ask (fixture, N_ASKED);
  bulk_fixture_set_paused (fixture, TRUE);
  sync_fixture_do (&fixture->base, &(CptChangeFields){
                                       .kind = CPT_CHANGE_REFRESH_COMPANY,
                                       .rid = g_array_index (fixture->able, gint64, N_ASKED - 1),
                                   });
  bulk_fixture_start (fixture);
  await_answers (fixture, 1);

  g_assert_cmpint (cpt_change_get_rid (g_ptr_array_index (fixture->answered, 0)), ==,
                   g_array_index (fixture->able, gint64, N_ASKED - 1));
  assert_status (fixture, 0, 0, N_ASKED - 1);
}

static void
test_a_pause_lasts_through_a_quit_and_stops_nothing_else (BulkFixture *fixture, gconstpointer data)
{
  bulk_fixture_ask (fixture, N_ASKED);
  bulk_fixture_set_paused (fixture, TRUE);
  bulk_fixture_reopen (fixture);
  bulk_fixture_rename (fixture, g_array_index (fixture->able, gint64, 0));
  bulk_fixture_start (fixture);
  await_answers (fixture, 1);

  g_assert_true (bulk_fixture_get_status (fixture).is_paused);
  assert_status (fixture, 0, 0, N_ASKED);
  g_assert_cmpuint (bulk_fixture_find_answer (fixture, CPT_CHANGE_RENAME_COMPANY), ==, 0);

  bulk_fixture_set_paused (fixture, FALSE);
  bulk_fixture_await_end (fixture);
  assert_status (fixture, N_ASKED, 0, 0);
}

static void
test_one_fails_alone_and_is_tried_again_alone (BulkFixture *fixture, gconstpointer data)
{
  g_autofree char *id = get_company_id (fixture, g_array_index (fixture->able, gint64, 1));
  g_autofree char *fault = g_strdup_printf ("status=402,company=%s@POST/companies", id);

  sync_fixture_set_fault (&fixture->base, fault);
  bulk_fixture_ask (fixture, N_ASKED);
  bulk_fixture_start (fixture);
  bulk_fixture_await_end (fixture);
  assert_status (fixture, N_ASKED - 1, 1, 0);

  sync_fixture_set_fault (&fixture->base, NULL);
  bulk_fixture_write (fixture, cpt_bulk_repository_retry_async);
  bulk_fixture_await_end (fixture);
  assert_status (fixture, N_ASKED, 0, 0);
  await_answers (fixture, N_ASKED);
}

static GPtrArray *
list_results (BulkFixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *results = NULL;

  cpt_bulk_repository_list_async (fixture->bulk, NULL, test_store_result, &result);
  test_await (&result);
  results = cpt_bulk_repository_list_finish (fixture->bulk, result, &error);
  g_assert_no_error (error);

  return results;
}

static const CptBulkResultFields *
get_result (GPtrArray *results, guint position)
{
  return cpt_bulk_result_get_fields (g_ptr_array_index (results, position));
}

/* While some are taken and some wait. */
static void
test_what_failed_is_listed_first_and_the_rest_in_order (BulkFixture *fixture, gconstpointer data)
{
  g_autofree char *id = get_company_id (fixture, g_array_index (fixture->able, gint64, 3));
  g_autofree char *fault = g_strdup_printf ("status=402,company=%s@POST/companies", id);
  g_autoptr (GPtrArray) results = NULL;

  sync_fixture_set_fault (&fixture->base, fault);
  bulk_fixture_ask (fixture, N_ASKED);
  bulk_fixture_start (fixture);
  while (bulk_fixture_get_status (fixture).n_failed == 0)
    continue;
  bulk_fixture_set_paused (fixture, TRUE);
  while (bulk_fixture_get_status (fixture).n_sending > 0)
    continue;

  results = list_results (fixture);
  g_assert_cmpuint (results->len, ==, N_ASKED);
  g_assert_cmpint (get_result (results, 0)->stage, ==, CPT_BULK_STAGE_FAILED);
  g_assert_cmpint (get_result (results, 0)->rid, ==, g_array_index (fixture->able, gint64, 3));
  g_assert_nonnull (get_result (results, 0)->error);
  g_assert_cmpint (get_result (results, 1)->stage, ==, CPT_BULK_STAGE_TAKEN);
  g_assert_cmpint (get_result (results, N_ASKED - 1)->stage, ==, CPT_BULK_STAGE_WAITING);
  for (guint i = 2; i < N_ASKED; i++)
    g_assert_cmpint (get_result (results, i)->change_id, >, get_result (results, i - 1)->change_id);
  for (guint i = 0; i < N_ASKED; i++)
    g_assert_nonnull (get_result (results, i)->name);
}

static void
test_the_rest_can_be_taken_back (BulkFixture *fixture, gconstpointer data)
{
  CptBulkStatus status = { 0 };

  bulk_fixture_ask (fixture, N_ASKED);
  bulk_fixture_start (fixture);
  await_answers (fixture, 2);
  bulk_fixture_write (fixture, cpt_bulk_repository_cancel_async);
  bulk_fixture_await_end (fixture);

  status = bulk_fixture_get_status (fixture);
  await_answers (fixture, status.n_done);
  g_assert_cmpuint (status.n_done, <, N_ASKED);

  bulk_fixture_write (fixture, cpt_bulk_repository_close_async);
  assert_status (fixture, 0, 0, 0);
}

static void
test_later_is_for_all_of_them (BulkFixture *fixture, gconstpointer data)
{
  CptBulkStatus status = { 0 };

  sync_fixture_set_fault (&fixture->base, "status=429,retry-after=2000,times=1@POST/companies");
  bulk_fixture_ask (fixture, N_ASKED);
  bulk_fixture_start (fixture);
  do
    status = bulk_fixture_get_status (fixture);
  while (status.resumes_at == CPT_TIME_UNKNOWN && status.n_done < N_ASKED);

  g_assert_cmpint (status.resumes_at, !=, CPT_TIME_UNKNOWN);
  g_assert_cmpuint (status.n_done, <, MAX_SENDING);
  g_assert_cmpuint (status.n_waiting + status.n_sending + status.n_done, ==, N_ASKED);

  bulk_fixture_await_end (fixture);
  assert_status (fixture, N_ASKED, 0, 0);
  await_answers (fixture, N_ASKED);
}

/* Two companies in one bulk: the first of a new one forgets the old one, the end of which was not even looked at. */
static void
test_a_new_bulk_counts_from_nothing (BulkFixture *fixture, gconstpointer data)
{
  bulk_fixture_ask (fixture, 2);
  bulk_fixture_start (fixture);
  bulk_fixture_await_end (fixture);
  assert_status (fixture, 2, 0, 0);

  bulk_fixture_set_paused (fixture, TRUE);
  bulk_fixture_ask (fixture, 3);
  bulk_fixture_await_end (fixture);
  assert_status (fixture, 3, 0, 0);
}

static void
await_read (BulkFixture *fixture, guint n)
{
  while (bulk_fixture_get_status (fixture).n_read < n)
    g_main_context_iteration (NULL, FALSE);
}

/* Nobody polls them: the list says whose last read is another one now. */
static void
test_the_list_tells_who_has_been_read (BulkFixture *fixture, gconstpointer data)
{
  CptBulkStatus status = { 0 };
  gint64 asked_at = cpt_clock_now (cpt_store_get_clock (fixture->base.store));

  bulk_fixture_ask (fixture, 3);
  bulk_fixture_start (fixture);
  bulk_fixture_await_end (fixture);
  status = bulk_fixture_get_status (fixture);
  g_assert_cmpuint (status.n_companies, ==, 3);
  g_assert_cmpuint (status.n_done, ==, 3);
  g_assert_cmpuint (status.n_read, ==, 0);
  g_assert_cmpint (status.began, >=, asked_at);
  g_assert_cmpint (status.last_taken, !=, CPT_TIME_UNKNOWN);

  cpt_sandbox_advance_time (fixture->base.sandbox, 10 * 60 * CPT_TIME_SECOND);
  await_read (fixture, 3);

  bulk_fixture_write (fixture, cpt_bulk_repository_close_async);
  status = bulk_fixture_get_status (fixture);
  g_assert_cmpuint (status.n_done, ==, 0);
  g_assert_cmpuint (status.n_read, ==, 0);
  g_assert_cmpint (status.began, ==, CPT_TIME_UNKNOWN);
}

static gint64
get_quota (BulkFixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 quota = 0;

  cpt_sync_get_bulk_quota_async (fixture->base.sync, NULL, test_store_result, &result);
  test_await (&result);
  quota = cpt_sync_get_bulk_quota_finish (fixture->base.sync, result, &error);
  g_assert_no_error (error);

  return quota;
}

static void
test_the_quota_left_is_known (BulkFixture *fixture, gconstpointer data)
{
  bulk_fixture_start (fixture);
  bulk_fixture_rename (fixture, g_array_index (fixture->able, gint64, 0));
  await_answers (fixture, 1);

  g_assert_cmpint (get_quota (fixture), >, N_ASKED);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*func) (BulkFixture *fixture, gconstpointer data);
  } tests[] = {
    { "/bulk/each-once-and-few-at-a-time", test_each_is_asked_for_once_and_few_at_a_time },
    { "/bulk/what-is-clicked-goes-first", test_what_is_clicked_meanwhile_goes_first },
    { "/bulk/a-refresh-of-one-leaves-the-many", test_a_refresh_of_one_leaves_the_many },
    { "/bulk/a-pause-lasts", test_a_pause_lasts_through_a_quit_and_stops_nothing_else },
    { "/bulk/one-fails-alone", test_one_fails_alone_and_is_tried_again_alone },
    { "/bulk/what-failed-is-listed-first", test_what_failed_is_listed_first_and_the_rest_in_order },
    { "/bulk/the-rest-can-be-taken-back", test_the_rest_can_be_taken_back },
    { "/bulk/later-is-for-all", test_later_is_for_all_of_them },
    { "/bulk/a-new-bulk-counts-from-nothing", test_a_new_bulk_counts_from_nothing },
    { "/bulk/the-list-tells-who-has-been-read", test_the_list_tells_who_has_been_read },
    { "/bulk/the-quota-left-is-known", test_the_quota_left_is_known },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, BulkFixture, NULL, set_up, tests[i].func, tear_down);

  return g_test_run ();
}
