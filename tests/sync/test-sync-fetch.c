/* test-sync-fetch.c — what is read when somebody asks for it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-integration-repository.h"
#include "cpt-meta-repository.h"
#include "cpt-validation-repository.h"
#include "watch-fixture.h"

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

static GError *
read_settings (WatchFixture *fixture, gint64 rid)
{
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;
  gboolean is_read;

  cpt_sync_read_settings_async (fixture->base.sync, rid, NULL, test_store_result, &result);
  test_await (&result);
  is_read = cpt_sync_read_settings_finish (fixture->base.sync, result, &error);
  g_assert_cmpint (is_read, ==, error == NULL);

  return error;
}

static void
assert_settings_stored (WatchFixture *fixture, const char *company_id)
{
  g_autoptr (CptSyncSettings) there = sync_fixture_get_settings (&fixture->base, company_id);
  g_autoptr (CptSyncSettings) here = sync_fixture_get_stored_settings (&fixture->base, company_id);

  g_assert_true (cpt_sync_settings_equal (there, here));
}

static void
test_settings_of_a_company_are_stored (WatchFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = read_settings (fixture, fixture->rid);

  g_assert_no_error (error);
  assert_settings_stored (fixture, fixture->company_id);
}

static void
test_settings_of_all_are_stored (WatchFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = read_settings (fixture, 0);

  g_assert_no_error (error);
  assert_settings_stored (fixture, NULL);
}

static void
test_settings_of_what_waits_to_be_created_are_not_there_yet (WatchFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id;

  sync_fixture_set_fault (&fixture->base, "status=503@POST/companies");
  id = sync_fixture_do (&fixture->base, &(CptChangeFields){ .kind = CPT_CHANGE_CREATE_COMPANY, .name = "New" });
  error = read_settings (fixture, -id);

  g_assert_error (error, CPT_ERROR, CPT_ERROR_NOT_READY);
}

static void
test_what_the_platform_says_no_to_is_told (WatchFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  sync_fixture_set_fault (&fixture->base, "status=403@GET/profile");
  error = read_settings (fixture, 0);

  g_assert_error (error, CPT_ERROR, CPT_ERROR_REFUSED);
}

static void
test_nothing_is_asked_before_the_start (WatchFixture *fixture, gconstpointer data)
{
  g_autoptr (CptSync) sync = cpt_sync_new (fixture->base.store);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cpt_sync_read_settings_async (sync, 0, NULL, test_store_result, &result);
  test_await (&result);

  g_assert_false (cpt_sync_read_settings_finish (sync, result, &error));
  g_assert_error (error, CPT_ERROR, CPT_ERROR_UNREACHABLE);
}

static void
test_a_call_can_be_cancelled (WatchFixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  sync_fixture_set_fault (&fixture->base, "slow=60@GET/profile");
  cpt_sync_read_settings_async (fixture->base.sync, 0, cancellable, test_store_result, &result);
  g_cancellable_cancel (cancellable);
  test_await (&result);

  g_assert_false (cpt_sync_read_settings_finish (fixture->base.sync, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_the_validation_of_a_read_is_stored (WatchFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) reads = sync_fixture_list_reads (&fixture->base, fixture->company_id);
  g_autoptr (CptValidationRepository) validations = cpt_validation_repository_new (fixture->base.store);
  const char *read_id = cpt_read_get_id (g_ptr_array_index (reads, 0));
  g_autoptr (GAsyncResult) read_result = NULL;
  g_autoptr (GAsyncResult) get_result = NULL;
  g_autoptr (CptValidation) validation = NULL;
  g_autoptr (GError) error = NULL;

  cpt_sync_read_validation_async (fixture->base.sync, fixture->company_id, read_id, NULL, test_store_result,
                                  &read_result);
  test_await (&read_result);
  g_assert_true (cpt_sync_read_validation_finish (fixture->base.sync, read_result, &error));
  g_assert_no_error (error);

  cpt_validation_repository_get_async (validations, read_id, NULL, test_store_result, &get_result);
  test_await (&get_result);
  validation = cpt_validation_repository_get_finish (validations, get_result, &error);
  g_assert_no_error (error);
  g_assert_nonnull (validation);
}

static GPtrArray *
list_integrations (WatchFixture *fixture)
{
  g_autoptr (CptIntegrationRepository) repository = cpt_integration_repository_new (fixture->base.store);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *integrations = NULL;

  cpt_integration_repository_list_async (repository, NULL, test_store_result, &result);
  test_await (&result);
  integrations = cpt_integration_repository_list_finish (repository, result, &error);
  g_assert_no_error (error);

  return integrations;
}

static void
await_integrations (WatchFixture *fixture)
{
  gboolean is_stored = FALSE;

  while (!is_stored)
    {
      g_autoptr (GPtrArray) integrations = list_integrations (fixture);

      is_stored = integrations->len > 0;
    }
}

static void
read_integrations (WatchFixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cpt_sync_read_integrations_async (fixture->base.sync, NULL, test_store_result, &result);
  test_await (&result);
  g_assert_true (cpt_sync_read_integrations_finish (fixture->base.sync, result, &error));
  g_assert_no_error (error);
}

static void
test_integrations_are_read_by_themselves (WatchFixture *fixture, gconstpointer data)
{
  await_integrations (fixture);
}

/* When the integrations were last read. */
static gint64
get_integrations_read (WatchFixture *fixture)
{
  g_autoptr (CptMetaRepository) meta = cpt_meta_repository_new (fixture->base.store);
  g_autoptr (GVariant) value = cpt_meta_repository_get (meta, "integrations-read", G_VARIANT_TYPE_INT64);

  return value != NULL ? g_variant_get_int64 (value) : CPT_TIME_UNKNOWN;
}

/* Whichever of the two is answered first, what both said is remembered. */
static void
set_up_remembered (WatchFixture *fixture, gconstpointer data)
{
  watch_fixture_set_up (fixture);
  while (get_integrations_read (fixture) == CPT_TIME_UNKNOWN) /* by themselves */
    g_main_context_iteration (NULL, TRUE);
  read_integrations (fixture);
}

/* Reads the list again, @later on the platform. */
static void
read_list_later (WatchFixture *fixture, gint64 later)
{
  gint64 before = cpt_sync_get_last_read (fixture->base.sync);

  cpt_sandbox_advance_time (fixture->base.sandbox, later);
  cpt_sync_reload (fixture->base.sync);
  while (cpt_sync_get_last_read (fixture->base.sync) == before)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_integrations_are_read_once_a_day (WatchFixture *fixture, gconstpointer data)
{
  const gint64 first = get_integrations_read (fixture);
  g_autoptr (GError) error = NULL;

  read_list_later (fixture, CPT_TIME_DAY / 2);
  error = read_settings (fixture, 0); /* asked for and answered after whatever was asked for before */
  g_assert_no_error (error);
  g_assert_cmpint (get_integrations_read (fixture), ==, first);

  read_list_later (fixture, CPT_TIME_DAY / 2 + CPT_TIME_SECOND);
  while (get_integrations_read (fixture) == first)
    g_main_context_iteration (NULL, TRUE);
}

static GBytes *
get_logo (WatchFixture *fixture, GError **error)
{
  g_autoptr (GPtrArray) integrations = list_integrations (fixture);
  g_autoptr (GAsyncResult) result = NULL;

  cpt_sync_get_logo_async (fixture->base.sync, cpt_integration_get_logo_url (g_ptr_array_index (integrations, 0)), NULL,
                           test_store_result, &result);
  test_await (&result);

  return cpt_sync_get_logo_finish (fixture->base.sync, result, error);
}

static void
test_a_logo_that_was_fetched_once_is_there_offline (WatchFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) fetched = get_logo (fixture, &error);
  g_autoptr (GBytes) stored = NULL;

  g_assert_no_error (error);
  sync_fixture_stop_sandbox (&fixture->base);
  stored = get_logo (fixture, &error);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (fetched, stored));
}

static void
test_a_logo_that_cannot_be_fetched_is_an_error (WatchFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  sync_fixture_stop_sandbox (&fixture->base);

  g_assert_null (get_logo (fixture, &error));
  g_assert_error (error, CPT_ERROR, CPT_ERROR_UNREACHABLE);
}

#define ADD(name, set_up, func) g_test_add ("/sync/fetch/" name, WatchFixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("settings-of-a-company-are-stored", set_up, test_settings_of_a_company_are_stored);
  ADD ("settings-of-all-are-stored", set_up, test_settings_of_all_are_stored);
  ADD ("settings-of-what-waits-to-be-created-are-not-there-yet", set_up,
       test_settings_of_what_waits_to_be_created_are_not_there_yet);
  ADD ("what-the-platform-says-no-to-is-told", set_up, test_what_the_platform_says_no_to_is_told);
  ADD ("nothing-is-asked-before-the-start", set_up, test_nothing_is_asked_before_the_start);
  ADD ("a-call-can-be-cancelled", set_up, test_a_call_can_be_cancelled);
  ADD ("the-validation-of-a-read-is-stored", set_up, test_the_validation_of_a_read_is_stored);
  ADD ("integrations-are-read-by-themselves", set_up, test_integrations_are_read_by_themselves);
  ADD ("integrations-are-read-once-a-day", set_up_remembered, test_integrations_are_read_once_a_day);
  ADD ("a-logo-that-was-fetched-once-is-there-offline", set_up_remembered,
       test_a_logo_that_was_fetched_once_is_there_offline);
  ADD ("a-logo-that-cannot-be-fetched-is-an-error", set_up_remembered, test_a_logo_that_cannot_be_fetched_is_an_error);

  return g_test_run ();
}
