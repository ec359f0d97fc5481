/* test-platform-settings.c — settings, integrations and new connections, over HTTP, on the sandbox.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-error-reason.h"
#include "cpt-guid.h"
#include "cpt-platform-integrations.h"
#include "cpt-platform-settings.h"
#include "client-fixture.h"
#include "test-support.h"

static CptSyncSettings *
get_settings (ClientFixture *fixture, const char *company_id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CptSyncSettings *settings;

  cpt_platform_client_get_settings_async (fixture->client, CPT_PRIORITY_USER, company_id, NULL, test_store_result,
                                          &result);
  test_await (&result);
  settings = cpt_platform_client_get_settings_finish (fixture->client, result, &error);
  g_assert_no_error (error);

  return settings;
}

static GError *
save (ClientFixture *fixture, const char *company_id, CptSyncSettings *settings)
{
  g_autofree char *json = cpt_sync_settings_to_json (settings);
  g_autofree char *key = cpt_guid_new ();
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;
  gboolean is_saved;

  cpt_platform_client_save_settings_async (fixture->client, company_id, json, key, NULL, test_store_result, &result);
  test_await (&result);
  is_saved = cpt_platform_client_save_settings_finish (fixture->client, result, &error);
  g_assert_true (is_saved == (error == NULL));

  return error;
}

static CptSyncSettings *
with_hours (CptSyncSettings *settings, const char *data_type, gint64 hours)
{
  g_autoptr (CptSyncSetting) entry =
      cpt_sync_setting_with_schedule (cpt_sync_settings_find (settings, data_type), hours);

  return cpt_sync_settings_with_entry (settings, entry);
}

static void
test_settings_of_all_are_saved (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (CptSyncSettings) before = get_settings (fixture, NULL);
  g_autoptr (CptSyncSettings) changed = with_hours (before, "invoices", 13);
  g_autoptr (GError) error = save (fixture, NULL, changed);
  g_autoptr (CptSyncSettings) after = get_settings (fixture, NULL);

  g_assert_no_error (error);
  g_assert_false (cpt_sync_settings_is_for_company (before));
  g_assert_cmpuint (cpt_sync_settings_get_entries (before)->len, ==, 43);
  g_assert_false (cpt_sync_settings_equal (before, after));
  g_assert_true (cpt_sync_settings_equal (changed, after));
}

static void
test_a_company_gets_settings_of_its_own_and_loses_them (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) company = client_fixture_first_company (fixture);
  const char *id = cpt_company_get_id (company);
  g_autoptr (CptSyncSettings) inherited = get_settings (fixture, id);
  g_autoptr (CptSyncSettings) weekly = with_hours (inherited, "invoices", 168);
  g_autoptr (CptSyncSettings) own = cpt_sync_settings_with_overrides_defaults (weekly, TRUE);
  g_autoptr (CptSyncSettings) dropped = cpt_sync_settings_with_overrides_defaults (own, FALSE);
  g_autoptr (CptSyncSettings) after = NULL;
  g_autoptr (CptSyncSettings) again = NULL;

  g_assert_false (cpt_sync_settings_get_overrides_defaults (inherited));
  g_assert_null (save (fixture, id, own));
  after = get_settings (fixture, id);
  g_assert_true (cpt_sync_settings_equal (own, after));

  g_assert_null (save (fixture, id, dropped));
  again = get_settings (fixture, id);
  g_assert_true (cpt_sync_settings_equal (inherited, again));
}

static void
test_settings_that_are_not_allowed_are_refused_in_words (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (CptSyncSettings) before = get_settings (fixture, NULL);
  g_autoptr (CptSyncSettings) hourly = with_hours (before, "invoices", 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (CptSyncSettings) after = NULL;

  client_fixture_set_fault (fixture, "free-plan");
  error = save (fixture, NULL, hourly);
  client_fixture_set_fault (fixture, NULL);
  after = get_settings (fixture, NULL);

  g_assert_error (error, CPT_ERROR, CPT_ERROR_REFUSED);
  g_assert_cmpuint (cpt_error_get_answer (error)->http_status, ==, 402);
  g_assert_cmpint (cpt_error_get_reason (error), ==, CPT_ERROR_REASON_SCHEDULE_NOT_ALLOWED);
  g_assert_true (cpt_sync_settings_equal (before, after));
}

static GPtrArray *
list_integrations (ClientFixture *fixture, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  cpt_platform_client_list_integrations_async (fixture->client, CPT_PRIORITY_BACKGROUND, NULL, test_store_result,
                                               &result);
  test_await (&result);

  return cpt_platform_client_list_integrations_finish (fixture->client, result, error);
}

static void
test_integrations_come_whole_and_by_name (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) integrations = list_integrations (fixture, &error);
  CptIntegration *sandbox = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (integrations->len, >, 20);

  for (guint i = 0; i < integrations->len; i++)
    if (g_str_equal (cpt_integration_get_key (g_ptr_array_index (integrations, i)), "mqjo"))
      sandbox = g_ptr_array_index (integrations, i);

  g_assert_true (cpt_integration_is_enabled (sandbox));
  g_assert_true (cpt_integration_can_read (sandbox, "invoices"));
  g_assert_false (cpt_integration_can_read (sandbox, "commerce-orders"));
}

static void
test_each_integration_has_its_picture (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) integrations = list_integrations (fixture, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < integrations->len; i++)
    {
      CptIntegration *integration = g_ptr_array_index (integrations, i);
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GBytes) picture = NULL;

      cpt_platform_client_fetch_logo_async (fixture->client, cpt_integration_get_logo_url (integration), NULL,
                                            test_store_result, &result);
      test_await (&result);
      picture = cpt_platform_client_fetch_logo_finish (fixture->client, result, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (g_bytes_get_size (picture), >, 0);
    }
}

static void
test_spoilt_answers_are_read_all_the_same (ClientFixture *fixture, gconstpointer data)
{
  static const char *const faults[] = { "nulls", "absent", "unknown-status" };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GPtrArray) integrations = NULL;
      g_autoptr (CptSyncSettings) settings = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", faults[i]);
      client_fixture_set_fault (fixture, faults[i]);
      settings = get_settings (fixture, NULL);
      integrations = list_integrations (fixture, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (cpt_sync_settings_get_entries (settings)->len, ==, 43);
      g_assert_cmpuint (integrations->len, >, 20);
    }
}

static CptConnection *
try_connect (ClientFixture *fixture, CptCompany *company, const char *platform_key, GError **error)
{
  g_autofree char *key = cpt_guid_new ();
  g_autoptr (GAsyncResult) result = NULL;

  cpt_platform_client_create_connection_async (fixture->client, cpt_company_get_id (company), platform_key, key, NULL,
                                               test_store_result, &result);
  test_await (&result);

  return cpt_platform_client_create_connection_finish (fixture->client, result, error);
}

static void
test_a_new_connection_waits_for_its_client (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) company = client_fixture_first_company (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (CptConnection) made = try_connect (fixture, company, "mqjo", &error);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CptPage) page = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (cpt_connection_get_status (made), ==, CPT_CONNECTION_STATUS_PENDING_AUTH);
  g_assert_nonnull (cpt_connection_get_link_url (made));

  cpt_platform_client_list_connections_async (fixture->client, CPT_PRIORITY_USER, cpt_company_get_id (company), 1, 100,
                                              "created", NULL, test_store_result, &result);
  test_await (&result);
  page = cpt_platform_client_list_connections_finish (fixture->client, result, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (cpt_page_get_total_results (page), ==, 2);
  g_assert_cmpstr (cpt_connection_get_id (g_ptr_array_index (cpt_page_get_items (page), 1)), ==,
                   cpt_connection_get_id (made));
}

static void
test_an_unknown_package_is_refused (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) company = client_fixture_first_company (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (CptConnection) made = try_connect (fixture, company, "zzzz", &error);

  g_assert_null (made);
  g_assert_error (error, CPT_ERROR, CPT_ERROR_REFUSED);
}

#define ADD(name, func)                                                                                                \
  g_test_add ("/platform-settings/" name, ClientFixture, NULL, client_fixture_set_up, func, client_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("settings-of-all-are-saved", test_settings_of_all_are_saved);
  ADD ("a-company-gets-settings-of-its-own-and-loses-them", test_a_company_gets_settings_of_its_own_and_loses_them);
  ADD ("settings-that-are-not-allowed-are-refused-in-words", test_settings_that_are_not_allowed_are_refused_in_words);
  ADD ("integrations-come-whole-and-by-name", test_integrations_come_whole_and_by_name);
  ADD ("each-integration-has-its-picture", test_each_integration_has_its_picture);
  ADD ("spoilt-answers-are-read-all-the-same", test_spoilt_answers_are_read_all_the_same);
  ADD ("a-new-connection-waits-for-its-client", test_a_new_connection_waits_for_its_client);
  ADD ("an-unknown-package-is-refused", test_an_unknown_package_is_refused);

  return g_test_run ();
}
