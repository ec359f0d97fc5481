/* test-sync-bad-days.c — reads that go wrong on the way, each on a real sandbox: followed to whatever end they have.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-data-status-repository.h"
#include "cpt-schedule.h"
#include "watch-fixture.h"

#define DATA_TYPE "invoices"
#define OTHER "bills"
#define UNKNOWN_TYPE "custom-payroll"

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

/* What the platform has of a type that has not ended. */
static guint
count_running_there (WatchFixture *fixture, const char *data_type)
{
  g_autoptr (GPtrArray) reads = sync_fixture_list_reads (&fixture->base, fixture->company_id);
  guint n = 0;

  for (guint i = 0; i < reads->len; i++)
    if (!cpt_read_is_over (g_ptr_array_index (reads, i)) &&
        g_str_equal (cpt_read_get_data_type (g_ptr_array_index (reads, i)), data_type))
      n++;

  return n;
}

/* @fault is a switch of the sandbox: how it says that the type is being read. */
static void
test_what_is_being_read_is_not_asked_for_twice (WatchFixture *fixture, gconstpointer fault)
{
  sync_fixture_set_fault (&fixture->base, fault);
  watch_fixture_refresh (fixture, DATA_TYPE);
  watch_fixture_await_running (fixture, 1);
  watch_fixture_refresh (fixture, DATA_TYPE);
  sync_fixture_await_empty_outbox (&fixture->base);

  g_assert_no_error (fixture->base.failure);
  g_assert_cmpuint (count_running_there (fixture, DATA_TYPE), ==, 1);
  watch_fixture_await_refresh_ended (fixture);
  g_assert_cmpuint (fixture->ended->len, ==, 1);
  g_assert_cmpint (cpt_read_get_status (g_ptr_array_index (fixture->ended, 0)), ==, CPT_READ_STATUS_COMPLETE);
}

/* The key of the request is in use: nothing was done, and nothing will be done twice. */
static void
test_a_conflict_passes (WatchFixture *fixture, gconstpointer data)
{
  sync_fixture_set_fault (&fixture->base, "status=409,times=3,route=POST /companies/*/data/queue/*");
  watch_fixture_refresh (fixture, DATA_TYPE);
  sync_fixture_await_empty_outbox (&fixture->base);

  g_assert_no_error (fixture->base.failure);
  g_assert_cmpuint (count_running_there (fixture, DATA_TYPE), ==, 1);
}

typedef struct
{
  const char *status;
  CptReadStatus known_as;
  CptReadOutcome outcome;
} End;

static void
test_a_read_is_followed_to_its_end (WatchFixture *fixture, gconstpointer data)
{
  const End *end = data;
  g_autofree char *fault = g_strdup_printf ("read=%s,type=%s", end->status, DATA_TYPE);
  CptRead *read = NULL;

  sync_fixture_set_fault (&fixture->base, fault);
  watch_fixture_refresh (fixture, DATA_TYPE);
  watch_fixture_await_refresh_ended (fixture);

  g_assert_cmpuint (fixture->results->len, ==, 1);
  read = g_ptr_array_index (fixture->results, 0);
  g_assert_cmpstr (cpt_read_get_status_text (read), ==, end->status);
  g_assert_cmpint (cpt_read_get_status (read), ==, end->known_as);
  g_assert_cmpint (cpt_read_get_outcome (read), ==, end->outcome);
}

/* Returns: (transfer full) (nullable): the running read of the store that is in that status */
static CptRead *
find_running (WatchFixture *fixture, const char *status)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) reads = NULL;
  g_autoptr (GError) error = NULL;

  cpt_read_repository_list_running_async (fixture->reads, fixture->company_id, NULL, test_store_result, &result);
  test_await (&result);
  reads = cpt_read_repository_list_running_finish (fixture->reads, result, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < reads->len; i++)
    if (g_str_equal (cpt_read_get_status_text (g_ptr_array_index (reads, i)), status))
      return g_object_ref (g_ptr_array_index (reads, i));

  return NULL;
}

static void
await_running_in (WatchFixture *fixture, const char *status)
{
  g_autoptr (CptRead) read = NULL;

  while ((read = find_running (fixture, status)) == NULL)
    continue;
}

static void
test_a_status_on_the_way_is_seen (WatchFixture *fixture, gconstpointer status)
{
  g_autofree char *fault = g_strdup_printf ("type=%s,pause=%s:3600", DATA_TYPE, (const char *) status);

  sync_fixture_set_fault (&fixture->base, fault);
  watch_fixture_refresh (fixture, DATA_TYPE);
  watch_fixture_await_running (fixture, 1);
  cpt_sandbox_advance_time (fixture->base.sandbox, 10 * G_TIME_SPAN_MINUTE);
  await_running_in (fixture, status);
  g_assert_cmpuint (fixture->ended->len, ==, 0);

  cpt_sandbox_advance_time (fixture->base.sandbox, G_TIME_SPAN_HOUR);
  watch_fixture_await_refresh_ended (fixture);
  g_assert_cmpint (cpt_read_get_status (g_ptr_array_index (fixture->results, 0)), ==, CPT_READ_STATUS_COMPLETE);
}

/* What nobody knows may mean anything: it runs until the platform says that it has ended. */
static void
test_an_unknown_status_is_watched (WatchFixture *fixture, gconstpointer data)
{
  sync_fixture_set_fault (&fixture->base, "unknown-status,route=GET /companies/*/data/history*");
  watch_fixture_refresh (fixture, DATA_TYPE);
  await_running_in (fixture, "Hibernating");
  g_assert_cmpuint (fixture->ended->len, ==, 0);

  sync_fixture_set_fault (&fixture->base, NULL);
  watch_fixture_await_refresh_ended (fixture);
  g_assert_cmpint (cpt_read_get_status (g_ptr_array_index (fixture->results, 0)), ==, CPT_READ_STATUS_COMPLETE);
}

static void
test_the_platform_goes_away_in_the_middle_of_a_read (WatchFixture *fixture, gconstpointer data)
{
  watch_fixture_refresh (fixture, DATA_TYPE);
  watch_fixture_await_running (fixture, 1);
  sync_fixture_stop_sandbox (&fixture->base);
  cpt_sync_reload (fixture->base.sync);
  while (cpt_sync_get_error (fixture->base.sync) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->ended->len, ==, 0);

  sync_fixture_start_sandbox (&fixture->base);
  watch_fixture_await_refresh_ended (fixture);
  g_assert_cmpint (cpt_read_get_status (g_ptr_array_index (fixture->results, 0)), ==, CPT_READ_STATUS_COMPLETE);
}

static void
unlink_elsewhere (WatchFixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CptConnection) connection = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *key = g_uuid_string_random ();

  cpt_platform_client_unlink_connection_async (fixture->base.client, fixture->company_id, fixture->connection_id, key,
                                               NULL, test_store_result, &result);
  test_await (&result);
  connection = cpt_platform_client_unlink_connection_finish (fixture->base.client, result, &error);
  g_assert_no_error (error);
}

static void
delete_elsewhere (WatchFixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_done = FALSE;

  cpt_platform_client_delete_connection_async (fixture->base.client, fixture->company_id, fixture->connection_id, NULL,
                                               test_store_result, &result);
  test_await (&result);
  is_done = cpt_platform_client_delete_connection_finish (fixture->base.client, result, &error);
  g_assert_no_error (error);
  g_assert_true (is_done);
}

/* Returns: (transfer full): the company as a page would show it */
static CptCompany *
get_stored_company (WatchFixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CptCompany *company = NULL;

  cpt_company_repository_get_async (fixture->base.companies, fixture->rid, NULL, test_store_result, &result);
  test_await (&result);
  company = cpt_company_repository_get_finish (fixture->base.companies, result, NULL, &error);
  g_assert_no_error (error);

  return company;
}

/* What the store knows is asked for again and again: nothing tells of it. */
static void
await (gboolean (*condition) (WatchFixture *fixture), WatchFixture *fixture)
{
  while (!condition (fixture))
    continue;
}

static gboolean
is_unlinked (WatchFixture *fixture)
{
  g_autoptr (CptCompany) company = get_stored_company (fixture);
  CptConnection *connection = cpt_company_find_connection (company, fixture->connection_id);

  return cpt_connection_get_state (connection) == CPT_CONNECTION_STATE_UNLINKED;
}

static void
test_a_connection_is_unlinked_in_the_middle_of_a_read (WatchFixture *fixture, gconstpointer data)
{
  watch_fixture_refresh (fixture, DATA_TYPE);
  watch_fixture_await_running (fixture, 1);
  unlink_elsewhere (fixture);
  watch_fixture_await_refresh_ended (fixture);

  g_assert_cmpint (cpt_read_get_status (g_ptr_array_index (fixture->results, 0)), ==, CPT_READ_STATUS_CANCELLED);
  await (is_unlinked, fixture);
}

static gboolean
is_without_connection (WatchFixture *fixture)
{
  g_autoptr (CptCompany) company = get_stored_company (fixture);

  return cpt_company_get_connections (company)->len == 0;
}

static gboolean
is_nothing_running (WatchFixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) reads = NULL;
  g_autoptr (GError) error = NULL;

  cpt_read_repository_list_running_async (fixture->reads, fixture->company_id, NULL, test_store_result, &result);
  test_await (&result);
  reads = cpt_read_repository_list_running_finish (fixture->reads, result, &error);
  g_assert_no_error (error);

  return reads->len == 0;
}

static void
test_a_connection_is_deleted_in_the_middle_of_a_read (WatchFixture *fixture, gconstpointer data)
{
  watch_fixture_refresh (fixture, DATA_TYPE);
  watch_fixture_await_running (fixture, 1);
  delete_elsewhere (fixture);
  cpt_sandbox_advance_time (fixture->base.sandbox, 10 * G_TIME_SPAN_MINUTE);
  cpt_sync_reload (fixture->base.sync);

  await (is_without_connection, fixture);
  await (is_nothing_running, fixture);
  while (fixture->ended->len == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (cpt_read_get_status (g_ptr_array_index (fixture->ended, 0)), ==, CPT_READ_STATUS_CANCELLED);
}

static gboolean
is_offset (gint64 moment, gint64 offset)
{
  return ABS (moment - g_get_real_time () - offset) < G_TIME_SPAN_HOUR / 2;
}

static void
set_up_wrong_clock (WatchFixture *fixture, gconstpointer data)
{
  const gint64 *offset = data;

  fixture->base.start_time = g_get_real_time () + *offset;
  watch_fixture_set_up (fixture);
}

static CptDataStatus *
find_status (WatchFixture *fixture)
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
    if (g_str_equal (cpt_data_status_get_data_type (g_ptr_array_index (statuses, i)), DATA_TYPE))
      return g_object_ref (g_ptr_array_index (statuses, i));

  g_assert_not_reached ();
}

/* The desktop's clock says yesterday, or tomorrow: every age is counted by the platform's. */
static void
test_a_clock_is_wrong_by_a_day (WatchFixture *fixture, gconstpointer data)
{
  const gint64 *offset = data;
  g_autoptr (CptDataStatus) status = NULL;
  g_autoptr (CptCompanyPage) page = NULL;
  gint64 next = 0;

  watch_fixture_refresh (fixture, DATA_TYPE);
  watch_fixture_await_refresh_ended (fixture);
  status = find_status (fixture);
  next = cpt_schedule_get_next (cpt_data_status_get_last_success (status), 1);
  g_assert_true (is_offset (cpt_clock_now (fixture->base.clock), *offset));
  g_assert_true (is_offset (cpt_data_status_get_last_success (status), *offset));
  g_assert_cmpint (next, >, cpt_clock_now (fixture->base.clock));
  g_assert_false (cpt_schedule_is_late (next, cpt_clock_now (fixture->base.clock)));

  cpt_sandbox_advance_time (fixture->base.sandbox, 3 * G_TIME_SPAN_HOUR);
  page = sync_fixture_list_platform (&fixture->base);
  g_assert_true (cpt_schedule_is_late (next, cpt_clock_now (fixture->base.clock)));
}

/* What this version does not know, and hours that nobody can choose, are the platform's: they go back as they came. */
static void
test_settings_of_a_type_that_is_not_known_go_back_unchanged (WatchFixture *fixture, gconstpointer data)
{
  g_autoptr (CptSyncSettings) before = NULL;
  g_autoptr (CptSyncSetting) mine = NULL;
  g_autoptr (CptSyncSettings) overriding = NULL;
  g_autoptr (CptSyncSettings) changed = NULL;
  g_autoptr (CptSyncSettings) there = NULL;
  g_autofree char *body = NULL;
  gint64 sequence = cpt_company_repository_next_sequence (fixture->base.companies);

  sync_fixture_set_fault (&fixture->base, "unknown-type");
  sync_fixture_save_elsewhere (&fixture->base, fixture->company_id, OTHER, 13);
  before = sync_fixture_get_settings (&fixture->base, fixture->company_id);
  sync_fixture_put_settings (&fixture->base, before, sequence);
  g_assert_cmpint (cpt_sync_setting_get_schedule_hours (cpt_sync_settings_find (before, UNKNOWN_TYPE)), ==, 13);

  mine = cpt_sync_setting_with_schedule (cpt_sync_settings_find (before, DATA_TYPE), 24);
  overriding = cpt_sync_settings_with_overrides_defaults (before, TRUE);
  changed = cpt_sync_settings_with_entry (overriding, mine);
  body = cpt_sync_settings_to_json (changed);
  sync_fixture_do (&fixture->base,
                   &(CptChangeFields){ .kind = CPT_CHANGE_SAVE_SETTINGS, .rid = fixture->rid, .body = body });
  sync_fixture_await_empty_outbox (&fixture->base);

  g_assert_no_error (fixture->base.failure);
  there = sync_fixture_get_settings (&fixture->base, fixture->company_id);
  g_assert_cmpint (cpt_sync_setting_get_schedule_hours (cpt_sync_settings_find (there, DATA_TYPE)), ==, 24);
  g_assert_cmpint (cpt_sync_setting_get_schedule_hours (cpt_sync_settings_find (there, OTHER)), ==, 13);
}

static void
add_statuses (void)
{
  static const End ends[] = {
    { "Complete", CPT_READ_STATUS_COMPLETE, CPT_READ_OUTCOME_SUCCESS },
    { "NotSupported", CPT_READ_STATUS_NOT_SUPPORTED, CPT_READ_OUTCOME_NEUTRAL },
    { "Cancelled", CPT_READ_STATUS_CANCELLED, CPT_READ_OUTCOME_NEUTRAL },
    { "FetchError", CPT_READ_STATUS_FETCH_ERROR, CPT_READ_OUTCOME_ERROR },
    { "MapError", CPT_READ_STATUS_MAP_ERROR, CPT_READ_OUTCOME_ERROR },
    { "ValidationError", CPT_READ_STATUS_VALIDATION_ERROR, CPT_READ_OUTCOME_ERROR },
    { "ProcessingError", CPT_READ_STATUS_PROCESSING_ERROR, CPT_READ_OUTCOME_ERROR },
    { "InternalError", CPT_READ_STATUS_INTERNAL_ERROR, CPT_READ_OUTCOME_ERROR },
    { "AuthError", CPT_READ_STATUS_AUTH_ERROR, CPT_READ_OUTCOME_ERROR },
    { "PermissionsError", CPT_READ_STATUS_PERMISSIONS_ERROR, CPT_READ_OUTCOME_ERROR },
    { "RateLimitError", CPT_READ_STATUS_RATE_LIMIT_ERROR, CPT_READ_OUTCOME_ERROR },
    { "PrerequisiteNotMet", CPT_READ_STATUS_PREREQUISITE_NOT_MET, CPT_READ_OUTCOME_ERROR },
    { "Hibernating", CPT_READ_STATUS_UNKNOWN, CPT_READ_OUTCOME_UNKNOWN },
  };
  static const char *const on_the_way[] = { "Initial",    "Queued",           "Fetching",
                                            "MapQueued",  "Mapping",          "ValidationQueued",
                                            "Validating", "ProcessingQueued", "Processing" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *path = g_strconcat ("/sync/read-statuses/ends-in/", ends[i].status, NULL);

      g_test_add (path, WatchFixture, &ends[i], set_up, test_a_read_is_followed_to_its_end, tear_down);
    }
  for (guint i = 0; i < G_N_ELEMENTS (on_the_way); i++)
    {
      g_autofree char *path = g_strconcat ("/sync/read-statuses/is-in/", on_the_way[i], NULL);

      g_test_add (path, WatchFixture, on_the_way[i], set_up, test_a_status_on_the_way_is_seen, tear_down);
    }
}

#define ADD(name, func, data) g_test_add ("/sync/bad-days/" name, WatchFixture, data, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  static const gint64 day_ahead = G_TIME_SPAN_DAY;
  static const gint64 day_behind = -G_TIME_SPAN_DAY;

  g_test_init (&argc, &argv, NULL);

  ADD ("what-is-being-read-is-not-asked-for-twice/400", test_what_is_being_read_is_not_asked_for_twice, NULL);
  ADD ("what-is-being-read-is-not-asked-for-twice/409", test_what_is_being_read_is_not_asked_for_twice, "conflict");
  ADD ("a-conflict-passes", test_a_conflict_passes, NULL);
  add_statuses ();
  ADD ("an-unknown-status-is-watched", test_an_unknown_status_is_watched, NULL);
  ADD ("the-platform-goes-away-in-the-middle-of-a-read", test_the_platform_goes_away_in_the_middle_of_a_read, NULL);
  ADD ("a-connection-is-unlinked-in-the-middle-of-a-read", test_a_connection_is_unlinked_in_the_middle_of_a_read, NULL);
  ADD ("a-connection-is-deleted-in-the-middle-of-a-read", test_a_connection_is_deleted_in_the_middle_of_a_read, NULL);
  g_test_add ("/sync/bad-days/a-clock-is-wrong-by-a-day/ahead", WatchFixture, &day_ahead, set_up_wrong_clock,
              test_a_clock_is_wrong_by_a_day, tear_down);
  g_test_add ("/sync/bad-days/a-clock-is-wrong-by-a-day/behind", WatchFixture, &day_behind, set_up_wrong_clock,
              test_a_clock_is_wrong_by_a_day, tear_down);
  ADD ("settings-of-a-type-that-is-not-known-go-back-unchanged",
       test_settings_of_a_type_that_is_not_known_go_back_unchanged, NULL);

  return g_test_run ();
}
