/* test-platform-answers.c — data status, validation, settings and integrations are kept as the platform said them last.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-data-status-repository.h"
#include "cpt-integration-repository.h"
#include "cpt-sync-settings-repository.h"
#include "cpt-time.h"
#include "cpt-validation-repository.h"
#include "store-fixture.h"

#define NOW G_GINT64_CONSTANT (1780000000000000)
#define CLIENT_ID "99999999-0000-4000-8000-000000000001"

static guint
count_changes (StoreFixture *fixture)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;

  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (fixture->store), "n-changes"));
}

static void
count_cb (CptStore *store, guint changes, gpointer user_data)
{
  guint n_changes = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (store), "n-changes"));

  g_assert_cmpuint (changes, ==, GPOINTER_TO_UINT (user_data));
  g_object_set_data (G_OBJECT (store), "n-changes", GUINT_TO_POINTER (n_changes + 1));
}

static void
expect_changes (StoreFixture *fixture, CptStoreChange changes)
{
  g_signal_connect (fixture->store, "changed", G_CALLBACK (count_cb), GUINT_TO_POINTER (changes));
}

static void
put_statuses (StoreFixture *fixture, gint64 sequence, GPtrArray *statuses)
{
  g_autoptr (CptDataStatusRepository) repository = cpt_data_status_repository_new (fixture->store);
  g_autofree char *company_id = store_fixture_id (1);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cpt_data_status_repository_put_async (repository, company_id, statuses, sequence, NULL, test_store_result, &result);
  test_await (&result);
  g_assert_true (cpt_data_status_repository_put_finish (repository, result, &error));
  g_assert_no_error (error);
}

static GPtrArray *
list_statuses (StoreFixture *fixture, guint company)
{
  g_autoptr (CptDataStatusRepository) repository = cpt_data_status_repository_new (fixture->store);
  g_autofree char *company_id = store_fixture_id (company);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *statuses = NULL;

  cpt_data_status_repository_list_async (repository, company_id, NULL, test_store_result, &result);
  test_await (&result);
  statuses = cpt_data_status_repository_list_finish (repository, result, &error);
  g_assert_no_error (error);

  return statuses;
}

static GPtrArray *
make_statuses (const char *status)
{
  GPtrArray *statuses = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *id = store_fixture_id (7);

  g_ptr_array_add (statuses, cpt_data_status_new (&(CptDataStatusFields){
                                 .data_type = "invoices",
                                 .status_text = status,
                                 .last_success = NOW,
                                 .last_success_text = "then",
                                 .latest_read_id = id,
                                 .latest_success_id = id,
                             }));
  g_ptr_array_add (statuses, cpt_data_status_new (&(CptDataStatusFields){
                                 .data_type = "bills",
                                 .last_success = CPT_TIME_UNKNOWN,
                             }));

  return statuses;
}

static void
test_data_status_is_that_of_the_last_answer (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) first = make_statuses ("Fetching");
  g_autoptr (GPtrArray) second = make_statuses ("Complete");
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GPtrArray) of_other = NULL;
  CptDataStatus *invoices = NULL;

  expect_changes (fixture, CPT_STORE_CHANGE_DATA_STATUS);
  put_statuses (fixture, 2, first);
  put_statuses (fixture, 3, first);
  g_assert_cmpuint (count_changes (fixture), ==, 1);
  g_ptr_array_set_size (second, 1);
  put_statuses (fixture, 5, second);
  put_statuses (fixture, 4, first);
  g_assert_cmpuint (count_changes (fixture), ==, 2);

  kept = list_statuses (fixture, 1);
  of_other = list_statuses (fixture, 2);
  g_assert_cmpuint (of_other->len, ==, 0);
  g_assert_cmpuint (kept->len, ==, 1);
  invoices = g_ptr_array_index (kept, 0);
  g_assert_cmpstr (cpt_data_status_get_data_type (invoices), ==, "invoices");
  g_assert_cmpstr (cpt_data_status_get_status_text (invoices), ==, "Complete");
  g_assert_cmpint (cpt_data_status_get_last_success (invoices), ==, NOW);
  g_assert_cmpstr (cpt_data_status_get_last_success_text (invoices), ==, "then");
  g_assert_cmpint (cpt_data_status_get_situation (invoices), ==, CPT_DATA_SUCCESS);
}

static CptValidation *
get_validation (StoreFixture *fixture, const char *read_id)
{
  g_autoptr (CptValidationRepository) repository = cpt_validation_repository_new (fixture->store);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CptValidation *validation = NULL;

  cpt_validation_repository_get_async (repository, read_id, NULL, test_store_result, &result);
  test_await (&result);
  validation = cpt_validation_repository_get_finish (repository, result, &error);
  g_assert_no_error (error);

  return validation;
}

static void
test_validation_is_kept_and_none_is_not_an_empty_one (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (CptValidationRepository) repository = cpt_validation_repository_new (fixture->store);
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (CptValidation) said = NULL;
  g_autoptr (CptValidation) kept = NULL;
  g_autofree char *read_id = store_fixture_id (3);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CptValidationItem *item = NULL;

  g_assert_null (get_validation (fixture, read_id));
  g_ptr_array_add (warnings, cpt_validation_item_new (&(CptValidationItemFields){
                                 .rule_id = "accounting-invoice-014", .message = "Line totals add up to 118.40" }));
  said = cpt_validation_new (&(CptValidationFields){ .warnings = warnings });
  cpt_validation_repository_put_async (repository, read_id, said, NULL, test_store_result, &result);
  test_await (&result);
  g_assert_true (cpt_validation_repository_put_finish (repository, result, &error));

  kept = get_validation (fixture, read_id);
  g_assert_cmpuint (cpt_validation_get_errors (kept)->len, ==, 0);
  g_assert_cmpuint (cpt_validation_get_warnings (kept)->len, ==, 1);
  item = g_ptr_array_index (cpt_validation_get_warnings (kept), 0);
  g_assert_cmpstr (cpt_validation_item_get_rule_id (item), ==, "accounting-invoice-014");
  g_assert_null (cpt_validation_item_get_item_id (item));
  g_assert_cmpstr (cpt_validation_item_get_message (item), ==, "Line totals add up to 118.40");
}

static CptSyncSettings *
make_settings (const char *owner_id, gboolean is_for_company, gint64 hours)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (entries, cpt_sync_setting_new (&(CptSyncSettingFields){
                                .data_type = "futureThings",
                                .schedule_hours = hours,
                                .order = 3,
                                .from_window = -1,
                                .months_to_sync = 24,
                                .is_locked = TRUE,
                                .json = "{\"dataType\":\"futureThings\",\"colour\":\"mauve\"}",
                            }));

  return cpt_sync_settings_new (&(CptSyncSettingsFields){
      .owner_id = owner_id, .is_for_company = is_for_company, .overrides_defaults = TRUE, .entries = entries });
}

/* Takes the settings. */
static void
put_settings (StoreFixture *fixture, gint64 sequence, CptSyncSettings *settings)
{
  g_autoptr (CptSyncSettingsRepository) repository = cpt_sync_settings_repository_new (fixture->store);
  g_autoptr (CptSyncSettings) owned = settings;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cpt_sync_settings_repository_put_async (repository, owned, sequence, NULL, test_store_result, &result);
  test_await (&result);
  g_assert_true (cpt_sync_settings_repository_put_finish (repository, result, &error));
  g_assert_no_error (error);
}

static CptSyncSettings *
get_settings (StoreFixture *fixture, const char *company_id, gint64 *read_at)
{
  g_autoptr (CptSyncSettingsRepository) repository = cpt_sync_settings_repository_new (fixture->store);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CptSyncSettings *settings = NULL;

  cpt_sync_settings_repository_get_async (repository, company_id, NULL, test_store_result, &result);
  test_await (&result);
  settings = cpt_sync_settings_repository_get_finish (repository, result, read_at, &error);
  g_assert_no_error (error);

  return settings;
}

static gint64
get_hours (StoreFixture *fixture, const char *company_id)
{
  g_autoptr (CptSyncSettings) settings = get_settings (fixture, company_id, NULL);

  return cpt_sync_setting_get_schedule_hours (cpt_sync_settings_find (settings, "futureThings"));
}

static void
test_settings_are_kept_with_what_is_not_known_of_them (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *company_id = store_fixture_id (1);
  g_autoptr (CptSyncSettings) said = make_settings (company_id, TRUE, 13);
  g_autoptr (CptSyncSettings) kept = NULL;
  g_autofree char *said_json = cpt_sync_settings_to_json (said);
  g_autofree char *kept_json = NULL;
  gint64 read_at = 0;

  g_assert_null (get_settings (fixture, company_id, &read_at));
  g_assert_cmpint (read_at, ==, CPT_TIME_UNKNOWN);

  cpt_clock_set (fixture->clock, NOW);
  put_settings (fixture, 1, g_object_ref (said));
  kept = get_settings (fixture, company_id, &read_at);
  kept_json = cpt_sync_settings_to_json (kept);

  g_assert_cmpint (read_at, >=, NOW);
  g_assert_true (cpt_sync_settings_equal (kept, said));
  g_assert_true (cpt_sync_settings_is_for_company (kept));
  g_assert_cmpstr (kept_json, ==, said_json);
}

static void
test_settings_of_each_owner_stand_apart (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *one = store_fixture_id (1);
  g_autofree char *two = store_fixture_id (2);

  put_settings (fixture, 1, make_settings (one, TRUE, 1));
  put_settings (fixture, 2, make_settings (two, TRUE, 24));
  put_settings (fixture, 3, make_settings (CLIENT_ID, FALSE, 168));
  g_assert_cmpint (get_hours (fixture, one), ==, 1);
  g_assert_cmpint (get_hours (fixture, two), ==, 24);
  g_assert_cmpint (get_hours (fixture, NULL), ==, 168);

  put_settings (fixture, 5, make_settings (one, TRUE, 2));
  put_settings (fixture, 4, make_settings (one, TRUE, 3));
  put_settings (fixture, 6, make_settings ("99999999-0000-4000-8000-000000000002", FALSE, 720));
  g_assert_cmpint (get_hours (fixture, one), ==, 2);
  g_assert_cmpint (get_hours (fixture, two), ==, 24);
  g_assert_cmpint (get_hours (fixture, NULL), ==, 720);
  g_assert_cmpint (store_fixture_number (fixture, "SELECT count(*) FROM sync_setting"), ==, 3);
}

static void
put_integrations (StoreFixture *fixture, const char *const *keys)
{
  static const char *const readable[] = { "invoices", "bills", NULL };
  g_autoptr (CptIntegrationRepository) repository = cpt_integration_repository_new (fixture->store);
  g_autoptr (GPtrArray) integrations = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; keys[i] != NULL; i++)
    g_ptr_array_add (integrations, cpt_integration_new (&(CptIntegrationFields){
                                       .key = keys[i],
                                       .name = "Exact Online",
                                       .logo_url = "https://static.example/logo",
                                       .source_type = "Accounting",
                                       .is_enabled = i == 0,
                                       .is_beta = TRUE,
                                       .readable_types = i == 0 ? readable : NULL,
                                   }));
  cpt_integration_repository_put_async (repository, integrations, NULL, test_store_result, &result);
  test_await (&result);
  g_assert_true (cpt_integration_repository_put_finish (repository, result, &error));
  g_assert_no_error (error);
}

static void
test_integrations_are_those_of_the_last_answer (StoreFixture *fixture, gconstpointer data)
{
  static const char *const three[] = { "aaaa", "bbbb", "cccc", NULL };
  static const char *const two[] = { "aaaa", "dddd", NULL };
  g_autoptr (CptIntegrationRepository) repository = cpt_integration_repository_new (fixture->store);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GError) error = NULL;
  CptIntegration *first = NULL;

  expect_changes (fixture, CPT_STORE_CHANGE_INTEGRATIONS);
  put_integrations (fixture, three);
  put_integrations (fixture, three);
  g_assert_cmpuint (count_changes (fixture), ==, 1);
  put_integrations (fixture, two);

  cpt_integration_repository_list_async (repository, NULL, test_store_result, &result);
  test_await (&result);
  kept = cpt_integration_repository_list_finish (repository, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kept->len, ==, 2);
  first = g_ptr_array_index (kept, 0);
  g_assert_cmpstr (cpt_integration_get_key (first), ==, "aaaa");
  g_assert_cmpstr (cpt_integration_get_name (first), ==, "Exact Online");
  g_assert_cmpstr (cpt_integration_get_logo_url (first), ==, "https://static.example/logo");
  g_assert_true (cpt_integration_is_enabled (first));
  g_assert_false (cpt_integration_is_offline (first));
  g_assert_true (cpt_integration_can_read (first, "bills"));
  g_assert_cmpstr (cpt_integration_get_key (g_ptr_array_index (kept, 1)), ==, "dddd");
  g_assert_null (cpt_integration_get_readable_types (g_ptr_array_index (kept, 1)));
}

static GBytes *
get_logo (StoreFixture *fixture, const char *url)
{
  g_autoptr (CptIntegrationRepository) repository = cpt_integration_repository_new (fixture->store);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GBytes *image = NULL;

  cpt_integration_repository_get_logo_async (repository, url, NULL, test_store_result, &result);
  test_await (&result);
  image = cpt_integration_repository_get_logo_finish (repository, result, &error);
  g_assert_no_error (error);

  return image;
}

static void
test_picture_is_kept_by_its_address (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (CptIntegrationRepository) repository = cpt_integration_repository_new (fixture->store);
  g_autoptr (GBytes) image = g_bytes_new_static ("\x89PNG\0\1", 6);
  g_autoptr (GBytes) kept = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cpt_integration_repository_put_logo_async (repository, "https://one", image, NULL, test_store_result, &result);
  test_await (&result);
  g_assert_true (cpt_integration_repository_put_logo_finish (repository, result, &error));
  g_assert_no_error (error);

  kept = get_logo (fixture, "https://one");
  g_assert_true (g_bytes_equal (kept, image));
  g_assert_null (get_logo (fixture, "https://two"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test)                                                                                                \
  g_test_add ("/platform-answers/" path, StoreFixture, NULL, store_fixture_set_up, test, store_fixture_tear_down)
  ADD ("data-status-is-that-of-the-last-answer", test_data_status_is_that_of_the_last_answer);
  ADD ("validation-is-kept-and-none-is-not-an-empty-one", test_validation_is_kept_and_none_is_not_an_empty_one);
  ADD ("settings-are-kept-with-what-is-not-known-of-them", test_settings_are_kept_with_what_is_not_known_of_them);
  ADD ("settings-of-each-owner-stand-apart", test_settings_of_each_owner_stand_apart);
  ADD ("integrations-are-those-of-the-last-answer", test_integrations_are_those_of_the_last_answer);
  ADD ("picture-is-kept-by-its-address", test_picture_is_kept_by_its_address);
#undef ADD

  return g_test_run ();
}
