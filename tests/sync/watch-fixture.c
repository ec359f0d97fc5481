/* watch-fixture.c — a company that has a linked connection, and that somebody looks at.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "watch-fixture.h"

static void
read_ended_cb (CptSync *sync, gint64 rid, CptRead *read, WatchFixture *fixture)
{
  g_assert_cmpint (rid, ==, fixture->rid);
  g_ptr_array_add (fixture->ended, g_object_ref (read));
}

static void
refresh_ended_cb (CptSync *sync, gint64 rid, CptCompany *company, GPtrArray *reads, WatchFixture *fixture)
{
  g_assert_cmpint (rid, ==, fixture->rid);
  g_assert_cmpstr (cpt_company_get_id (company), ==, fixture->company_id);
  g_clear_pointer (&fixture->results, g_ptr_array_unref);
  fixture->results = g_ptr_array_ref (reads);
  fixture->n_refreshes_ended++;
}

static void
company_gone_cb (CptSync *sync, gint64 rid, WatchFixture *fixture)
{
  fixture->gone_rid = rid;
}

/**
 * watch_fixture_start:
 *
 * Starts sync on the store, and reads the list.
 */
void
watch_fixture_start (WatchFixture *fixture)
{
  gint64 before;

  sync_fixture_start (&fixture->base);
  before = cpt_sync_get_last_read (fixture->base.sync);
  g_signal_connect (fixture->base.sync, "read-ended", G_CALLBACK (read_ended_cb), fixture);
  g_signal_connect (fixture->base.sync, "refresh-ended", G_CALLBACK (refresh_ended_cb), fixture);
  g_signal_connect (fixture->base.sync, "company-gone", G_CALLBACK (company_gone_cb), fixture);
  while (cpt_sync_get_last_read (fixture->base.sync) == before)
    g_main_context_iteration (NULL, TRUE);
}

/**
 * watch_fixture_set_up:
 *
 * The first company of a sandbox, which has a linked connection, is read.
 */
void
watch_fixture_set_up (WatchFixture *fixture)
{
  g_autoptr (CptCompanyPage) page = NULL;
  g_autoptr (CptCompany) stored = NULL;
  CptCompany *company = NULL;

  sync_fixture_set_up (&fixture->base, 0);
  fixture->reads = cpt_read_repository_new (fixture->base.store);
  fixture->ended = g_ptr_array_new_with_free_func (g_object_unref);
  page = sync_fixture_list_platform (&fixture->base);
  company = g_ptr_array_index (cpt_company_page_get_companies (page), 0);
  fixture->company_id = g_strdup (cpt_company_get_id (company));
  fixture->connection_id =
      g_strdup (cpt_connection_get_id (g_ptr_array_index (cpt_company_get_connections (company), 0)));
  watch_fixture_start (fixture);
  stored = sync_fixture_find_stored (&fixture->base, cpt_company_get_name (company), &fixture->rid);
  g_assert_nonnull (stored);
}

void
watch_fixture_tear_down (WatchFixture *fixture)
{
  g_clear_object (&fixture->reads);
  sync_fixture_tear_down (&fixture->base);
  g_clear_pointer (&fixture->company_id, g_free);
  g_clear_pointer (&fixture->connection_id, g_free);
  g_clear_pointer (&fixture->ended, g_ptr_array_unref);
  g_clear_pointer (&fixture->results, g_ptr_array_unref);
}

/**
 * watch_fixture_reopen_store:
 *
 * Opens the store as a new run of the program would; sync must be stopped.
 */
void
watch_fixture_reopen_store (WatchFixture *fixture)
{
  g_clear_object (&fixture->reads);
  sync_fixture_reopen_store (&fixture->base);
  fixture->reads = cpt_read_repository_new (fixture->base.store);
}

/**
 * watch_fixture_refresh:
 * @data_type: (nullable): what is to be read, %NULL for all that is read
 *
 * The user asks for fresh data.
 */
void
watch_fixture_refresh (WatchFixture *fixture, const char *data_type)
{
  const CptChangeFields refresh = {
    .kind = data_type != NULL ? CPT_CHANGE_REFRESH_TYPE : CPT_CHANGE_REFRESH_COMPANY,
    .rid = fixture->rid,
    .data_type = data_type,
  };

  sync_fixture_do (&fixture->base, &refresh);
}

static guint
count_running (WatchFixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) reads = NULL;
  g_autoptr (GError) error = NULL;

  cpt_read_repository_list_running_async (fixture->reads, fixture->company_id, NULL, test_store_result, &result);
  test_await (&result);
  reads = cpt_read_repository_list_running_finish (fixture->reads, result, &error);
  g_assert_no_error (error);

  return reads->len;
}

/**
 * watch_fixture_await_running:
 *
 * Waits until the store knows that so many reads run.
 */
void
watch_fixture_await_running (WatchFixture *fixture, guint n_at_least)
{
  while (count_running (fixture) < n_at_least)
    continue;
}

/**
 * watch_fixture_await_refresh_ended:
 *
 * Minutes pass on the platform, until sync says that a refresh has ended.
 */
void
watch_fixture_await_refresh_ended (WatchFixture *fixture)
{
  guint before = fixture->n_refreshes_ended;

  cpt_sandbox_advance_time (fixture->base.sandbox, 10 * G_TIME_SPAN_MINUTE);
  while (fixture->n_refreshes_ended == before)
    g_main_context_iteration (NULL, TRUE);
}
