/* test-sync-refused.c — the key is refused to what a page asks for by itself: everything stops, as for the list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-meta-repository.h"
#include "cpt-sync-files.h"
#include "cpt-sync-records.h"
#include "watch-fixture.h"

#define NAME "Not Before There Is A Key"
#define SOME_ID "8a210b68-6988-11ed-a1eb-0242ac120002"

typedef struct
{
  WatchFixture watch;
  guint n_stops; /* how often sync came to a stop */
} Fixture;

/* What somebody asks for. */
typedef struct
{
  const char *name;
  const char *route; /* of the sandbox, before the company's ID */
  void (*start) (Fixture *fixture, GAsyncReadyCallback callback, gpointer user_data);
  gboolean (*finish) (CptSync *sync, GAsyncResult *result, GError **error);
} Wish;

static void
state_cb (Fixture *fixture)
{
  if (cpt_sync_get_state (fixture->watch.base.sync) == CPT_SYNC_STOPPED)
    fixture->n_stops++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  watch_fixture_set_up (&fixture->watch);
  g_signal_connect_swapped (fixture->watch.base.sync, "notify::state", G_CALLBACK (state_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  watch_fixture_tear_down (&fixture->watch);
}

static void
start_settings (Fixture *fixture, GAsyncReadyCallback callback, gpointer user_data)
{
  cpt_sync_read_settings_async (fixture->watch.base.sync, fixture->watch.rid, NULL, callback, user_data);
}

static void
start_integrations (Fixture *fixture, GAsyncReadyCallback callback, gpointer user_data)
{
  cpt_sync_read_integrations_async (fixture->watch.base.sync, NULL, callback, user_data);
}

static void
start_validation (Fixture *fixture, GAsyncReadyCallback callback, gpointer user_data)
{
  cpt_sync_read_validation_async (fixture->watch.base.sync, fixture->watch.company_id, SOME_ID, NULL, callback,
                                  user_data);
}

static void
start_report (Fixture *fixture, GAsyncReadyCallback callback, gpointer user_data)
{
  cpt_sync_read_report_async (fixture->watch.base.sync, fixture->watch.company_id, CPT_REPORT_PROFIT_AND_LOSS, 1, 12,
                              NULL, callback, user_data);
}

static void
start_records (Fixture *fixture, GAsyncReadyCallback callback, gpointer user_data)
{
  CptRecordPlace *place = cpt_record_place_new (fixture->watch.company_id, "invoices", NULL, NULL);
  g_autoptr (GPtrArray) all = cpt_record_filter_new ();
  CptRecordQuery *query = cpt_record_query_new (all, "-modifiedDate", NULL);

  cpt_sync_read_records_async (fixture->watch.base.sync, place, query, 1, 100, NULL, callback, user_data);
  cpt_record_query_free (query);
  cpt_record_place_free (place);
}

static gboolean
finish_records (CptSync *sync, GAsyncResult *result, GError **error)
{
  CptRecordPage *page = cpt_sync_read_records_finish (sync, result, error);

  g_clear_pointer (&page, cpt_record_page_free);

  return page != NULL;
}

static void
start_files (Fixture *fixture, GAsyncReadyCallback callback, gpointer user_data)
{
  cpt_sync_list_files_async (fixture->watch.base.sync, fixture->watch.company_id, NULL, callback, user_data);
}

static void
start_upload (Fixture *fixture, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GBytes) content = g_bytes_new_static ("1", 1);

  cpt_sync_upload_file_async (fixture->watch.base.sync, fixture->watch.company_id, fixture->watch.connection_id,
                              "Sales.csv", content, NULL, callback, user_data);
}

static void
start_download (Fixture *fixture, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autofree char *path = g_build_filename (fixture->watch.base.folder, "Files.zip", NULL);
  g_autoptr (GFile) target = g_file_new_for_path (path);

  cpt_sync_download_files_async (fixture->watch.base.sync, fixture->watch.company_id, "2026-01-31", target, NULL,
                                 callback, user_data);
}

static void
start_link (Fixture *fixture, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (CptMetaRepository) meta = cpt_meta_repository_new (fixture->watch.base.store);

  cpt_meta_repository_set (meta, "otp-seen", g_variant_new_boolean (TRUE));
  cpt_sync_get_link_url_async (fixture->watch.base.sync, fixture->watch.rid, NULL, NULL, callback, user_data);
}

static gboolean
finish_link (CptSync *sync, GAsyncResult *result, GError **error)
{
  g_autofree char *url = cpt_sync_get_link_url_finish (sync, result, error);

  return url != NULL;
}

static const Wish wishes[] = {
  { "settings", "GET/companies/", start_settings, cpt_sync_read_settings_finish },
  { "integrations", "GET/integrations", start_integrations, cpt_sync_read_integrations_finish },
  { "validation", "GET/companies/", start_validation, cpt_sync_read_validation_finish },
  { "report", "GET/companies/", start_report, cpt_sync_read_report_finish },
  { "records", "GET/companies/", start_records, finish_records },
  { "files", "GET/companies/", start_files, cpt_sync_list_files_finish },
  { "upload", "POST/companies/", start_upload, cpt_sync_upload_file_finish },
  { "download", "GET/companies/", start_download, cpt_sync_download_files_finish },
  { "link", "GET/companies/", start_link, finish_link },
};

static void
meet_refusal (Fixture *fixture, const Wish *wish)
{
  g_autofree char *fault = g_strdup_printf ("status=401@%s%s", wish->route,
                                            g_str_has_suffix (wish->route, "/") ? fixture->watch.company_id : "");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  sync_fixture_set_fault (&fixture->watch.base, fault);
  wish->start (fixture, test_store_result, &result);
  test_await (&result);
  g_assert_false (wish->finish (fixture->watch.base.sync, result, &error));
  g_assert_error (error, CPT_ERROR, CPT_ERROR_UNAUTHORIZED);
}

/* The platform refuses the key only here, so that nothing else can find out. */
static void
test_it_stops_everything_until_somebody_tries_again (Fixture *fixture, gconstpointer data)
{
  SyncFixture *base = &fixture->watch.base;
  const CptChangeFields creation = { .kind = CPT_CHANGE_CREATE_COMPANY, .name = NAME };

  meet_refusal (fixture, data);
  sync_fixture_await_state (base, CPT_SYNC_STOPPED);
  g_assert_error (cpt_sync_get_error (base->sync), CPT_ERROR, CPT_ERROR_UNAUTHORIZED);
  g_assert_cmpint (cpt_sync_get_retry_at (base->sync), ==, 0);

  sync_fixture_do (base, &creation);
  meet_refusal (fixture, data); /* after the outbox was told */
  g_assert_cmpuint (sync_fixture_count_platform (base, NAME), ==, 0);
  g_assert_cmpint (cpt_sync_get_state (base->sync), ==, CPT_SYNC_STOPPED);
  g_assert_cmpuint (fixture->n_stops, ==, 1);

  sync_fixture_set_fault (base, NULL);
  cpt_sync_reload (base->sync);
  sync_fixture_await_empty_outbox (base);
  g_assert_cmpuint (sync_fixture_count_platform (base, NAME), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (wishes); i++)
    {
      g_autofree char *path = g_strconcat ("/sync/refused/", wishes[i].name, NULL);

      g_test_add (path, Fixture, &wishes[i], set_up, test_it_stops_everything_until_somebody_tries_again, tear_down);
    }

  return g_test_run ();
}
