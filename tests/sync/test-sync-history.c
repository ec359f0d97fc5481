/* test-sync-history.c — the whole read history of a company is read when it is opened, whatever happens meanwhile.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-platform-reads.h"
#include "watch-fixture.h"

#define PAGE_SIZE 5000 /* of the rest of a history */
#define ROUTE "GET /companies/*/data/history"

static void
set_up_with (WatchFixture *fixture, guint n_reads, guint read_rate)
{
  fixture->base.n_reads = n_reads;
  fixture->base.read_rate = read_rate;
  watch_fixture_set_up (fixture);
}

static void
set_up (WatchFixture *fixture, gconstpointer data)
{
  set_up_with (fixture, PAGE_SIZE + 1200, 0);
}

static void
set_up_long (WatchFixture *fixture, gconstpointer data)
{
  set_up_with (fixture, 3 * PAGE_SIZE, 0);
}

static void
set_up_growing (WatchFixture *fixture, gconstpointer data)
{
  set_up_with (fixture, 3 * PAGE_SIZE, 1);
}

static void
set_up_huge (WatchFixture *fixture, gconstpointer data)
{
  set_up_with (fixture, 200000, 0);
}

static void
tear_down (WatchFixture *fixture, gconstpointer data)
{
  watch_fixture_tear_down (fixture);
}

/* From the oldest on: what is new meanwhile moves nothing. */
static CptPage *
get_platform_page (WatchFixture *fixture, guint number)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CptPage *page = NULL;

  cpt_platform_client_list_reads_async (fixture->base.client, CPT_PRIORITY_USER, fixture->company_id, number, PAGE_SIZE,
                                        "requested", NULL, NULL, test_store_result, &result);
  test_await (&result);
  page = cpt_platform_client_list_reads_finish (fixture->base.client, result, &error);
  g_assert_no_error (error);

  return page;
}

/* (element-type utf8): the IDs of all reads that the platform has. */
static GPtrArray *
list_platform_ids (WatchFixture *fixture)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  guint n_items = PAGE_SIZE;

  for (guint number = 1; n_items == PAGE_SIZE; number++)
    {
      g_autoptr (CptPage) page = get_platform_page (fixture, number);
      GPtrArray *items = cpt_page_get_items (page);

      n_items = items->len;
      for (guint i = 0; i < n_items; i++)
        g_ptr_array_add (ids, g_strdup (cpt_read_get_id (g_ptr_array_index (items, i))));
    }

  return ids;
}

static GPtrArray *
list_stored (WatchFixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *reads = NULL;

  cpt_read_repository_list_since_async (fixture->reads, fixture->company_id, 0, NULL, test_store_result, &result);
  test_await (&result);
  reads = cpt_read_repository_list_since_finish (fixture->reads, result, &error);
  g_assert_no_error (error);

  return reads;
}

static gboolean
is_stored (WatchFixture *fixture, const char *read_id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CptRead) read = NULL;
  g_autoptr (GError) error = NULL;

  cpt_read_repository_get_async (fixture->reads, read_id, NULL, test_store_result, &result);
  test_await (&result);
  read = cpt_read_repository_get_finish (fixture->reads, result, &error);
  g_assert_no_error (error);

  return read != NULL;
}

/* Waits until so many of the newest of @ids are stored: the history is read from its end on. */
static void
await_stored (WatchFixture *fixture, GPtrArray *ids, guint n)
{
  while (!is_stored (fixture, g_ptr_array_index (ids, ids->len - n)))
    continue;
}

/* (element-type utf8): whether each of @ids is stored. */
static gboolean
are_stored (WatchFixture *fixture, GPtrArray *ids)
{
  g_autoptr (GPtrArray) reads = list_stored (fixture);
  g_autoptr (GHashTable) stored = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < reads->len; i++)
    g_hash_table_add (stored, (gpointer) cpt_read_get_id (g_ptr_array_index (reads, i)));
  for (guint i = 0; i < ids->len; i++)
    {
      if (!g_hash_table_contains (stored, g_ptr_array_index (ids, i)))
        return FALSE;
    }

  return TRUE;
}

/* Waits until all is stored that the platform has now. */
static void
await_all (WatchFixture *fixture)
{
  g_autoptr (GPtrArray) ids = list_platform_ids (fixture);

  await_stored (fixture, ids, ids->len);
  while (!are_stored (fixture, ids))
    continue;
}

static void
test_whole_history_is_read (WatchFixture *fixture, gconstpointer data)
{
  cpt_sync_open_company (fixture->base.sync, fixture->rid);
  await_all (fixture);

  g_assert_cmpuint (fixture->ended->len, ==, 0);
}

static void
test_history_of_200000_reads_is_read (WatchFixture *fixture, gconstpointer data)
{
  cpt_sync_open_company (fixture->base.sync, fixture->rid);
  await_all (fixture);
}

static void
test_what_is_new_meanwhile_makes_no_gap (WatchFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) ids = list_platform_ids (fixture);

  cpt_sync_open_company (fixture->base.sync, fixture->rid);
  for (guint i = 1; i <= 3; i++)
    {
      await_stored (fixture, ids, i * PAGE_SIZE / 2);
      cpt_sandbox_advance_time (fixture->base.sandbox, 10 * G_TIME_SPAN_MINUTE);
    }

  await_all (fixture);
}

/* No answer comes any more, so that whatever happens next happens in the middle. */
static void
get_stuck (WatchFixture *fixture, guint n_stored)
{
  g_autoptr (GPtrArray) ids = list_platform_ids (fixture);

  cpt_sync_open_company (fixture->base.sync, fixture->rid);
  await_stored (fixture, ids, n_stored);
  sync_fixture_set_fault (&fixture->base, "slow=600,route=" ROUTE);
}

static void
test_reading_goes_on_after_a_new_start (WatchFixture *fixture, gconstpointer data)
{
  get_stuck (fixture, PAGE_SIZE);
  sync_fixture_stop (&fixture->base);
  watch_fixture_reopen_store (fixture);
  sync_fixture_set_fault (&fixture->base, NULL);
  cpt_sandbox_advance_time (fixture->base.sandbox, 10 * G_TIME_SPAN_MINUTE);

  watch_fixture_start (fixture);
  cpt_sync_open_company (fixture->base.sync, fixture->rid);
  await_all (fixture);
}

static void
test_reading_goes_on_when_the_company_is_opened_again (WatchFixture *fixture, gconstpointer data)
{
  get_stuck (fixture, PAGE_SIZE);
  cpt_sync_close_company (fixture->base.sync);
  sync_fixture_set_fault (&fixture->base, NULL);

  cpt_sync_open_company (fixture->base.sync, fixture->rid);
  await_all (fixture);
}

static void
test_reading_goes_on_when_the_platform_is_back (WatchFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) ids = list_platform_ids (fixture);

  cpt_sync_open_company (fixture->base.sync, fixture->rid);
  await_stored (fixture, ids, PAGE_SIZE);
  sync_fixture_stop_sandbox (&fixture->base);
  sync_fixture_start_sandbox (&fixture->base);

  await_all (fixture);
}

static void
test_pages_that_break_off_are_read_again (WatchFixture *fixture, gconstpointer data)
{
  sync_fixture_set_fault (&fixture->base, "cut,times=4,route=" ROUTE);
  cpt_sync_open_company (fixture->base.sync, fixture->rid);

  await_all (fixture);
}

#define ADD(name, set_up, func) g_test_add ("/sync/history/" name, WatchFixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("whole-history-is-read", set_up, test_whole_history_is_read);
  ADD ("history-of-200000-reads-is-read", set_up_huge, test_history_of_200000_reads_is_read);
  ADD ("what-is-new-meanwhile-makes-no-gap", set_up_growing, test_what_is_new_meanwhile_makes_no_gap);
  ADD ("reading-goes-on-after-a-new-start", set_up_growing, test_reading_goes_on_after_a_new_start);
  ADD ("reading-goes-on-when-the-company-is-opened-again", set_up_long,
       test_reading_goes_on_when_the_company_is_opened_again);
  ADD ("reading-goes-on-when-the-platform-is-back", set_up_long, test_reading_goes_on_when_the_platform_is_back);
  ADD ("pages-that-break-off-are-read-again", set_up, test_pages_that_break_off_are_read_again);

  return g_test_run ();
}
