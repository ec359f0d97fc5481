/* test-account-check.c — what a key may do, asked of a real platform on good and bad days.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-account-check.h"

#include <string.h>

#include "sync-fixture.h"

#define N_COMPANIES 2

static void
set_up (SyncFixture *fixture, gconstpointer data)
{
  sync_fixture_set_up (fixture, N_COMPANIES);
}

static void
tear_down (SyncFixture *fixture, gconstpointer data)
{
  sync_fixture_tear_down (fixture);
}

static gboolean
check_with (const char *base_url, const char *key, CptAccountCheck *check, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  cpt_account_check_async (base_url, key, NULL, test_store_result, &result);
  test_await (&result);

  return cpt_account_check_finish (result, check, error);
}

static void
assert_check (SyncFixture *fixture, guint64 n_companies, CptKeyRight software, CptKeyRight settings)
{
  CptAccountCheck check = { 0 };
  g_autoptr (GError) error = NULL;
  gboolean is_good = check_with (cpt_sandbox_get_base_url (fixture->sandbox),
                                 cpt_sandbox_get_api_key (fixture->sandbox), &check, &error);

  g_assert_no_error (error);
  g_assert_true (is_good);
  g_assert_cmpuint (check.n_companies, ==, n_companies);
  g_assert_cmpint (check.software, ==, software);
  g_assert_cmpint (check.settings, ==, settings);
}

static void
assert_failure (const char *base_url, const char *key, CptError code)
{
  CptAccountCheck check = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (check_with (base_url, key, &check, &error));
  g_assert_error (error, CPT_ERROR, (int) code);
  g_assert_null (strstr (error->message, key));
}

static void
test_key_that_may_all (SyncFixture *fixture, gconstpointer data)
{
  assert_check (fixture, N_COMPANIES + 1, CPT_KEY_RIGHT_GIVEN, CPT_KEY_RIGHT_GIVEN);
}

static void
test_whole_header_value (SyncFixture *fixture, gconstpointer data)
{
  const char *key = cpt_sandbox_get_api_key (fixture->sandbox);
  g_autofree char *encoded = g_base64_encode ((const guchar *) key, strlen (key));
  g_autofree char *value = g_strconcat ("Basic ", encoded, NULL);
  CptAccountCheck check = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (check_with (cpt_sandbox_get_base_url (fixture->sandbox), value, &check, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (check.n_companies, ==, N_COMPANIES + 1);
}

static void
test_software_is_refused (SyncFixture *fixture, gconstpointer data)
{
  sync_fixture_set_fault (fixture, "route=GET /integrations,status=403");
  assert_check (fixture, N_COMPANIES + 1, CPT_KEY_RIGHT_REFUSED, CPT_KEY_RIGHT_GIVEN);
}

static void
test_settings_are_refused (SyncFixture *fixture, gconstpointer data)
{
  sync_fixture_set_fault (fixture, "route=GET /companies/*/syncSettings,status=403");
  assert_check (fixture, N_COMPANIES + 1, CPT_KEY_RIGHT_GIVEN, CPT_KEY_RIGHT_REFUSED);
}

static void
test_settings_are_not_tried_without_a_company (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompanyPage) page = sync_fixture_list_platform (fixture);
  GPtrArray *companies = cpt_company_page_get_companies (page);

  for (guint i = 0; i < companies->len; i++)
    sync_fixture_delete_elsewhere (fixture, cpt_company_get_id (g_ptr_array_index (companies, i)));
  assert_check (fixture, 0, CPT_KEY_RIGHT_GIVEN, CPT_KEY_RIGHT_UNKNOWN);
}

static void
test_bad_days (SyncFixture *fixture, gconstpointer data)
{
  const char *url = cpt_sandbox_get_base_url (fixture->sandbox);
  const char *key = cpt_sandbox_get_api_key (fixture->sandbox);

  assert_failure (url, "another key", CPT_ERROR_UNAUTHORIZED);
  assert_failure ("http://api.example.com", key, CPT_ERROR_REFUSED);
  assert_failure ("no address", key, CPT_ERROR_REFUSED);
  assert_failure (url, "two\nlines", CPT_ERROR_REFUSED);
  sync_fixture_set_fault (fixture, "route=GET /companies,status=402");
  assert_failure (url, key, CPT_ERROR_REFUSED);
  sync_fixture_set_fault (fixture, "route=GET /companies,status=403");
  assert_failure (url, key, CPT_ERROR_REFUSED);
  sync_fixture_set_fault (fixture, "route=GET /integrations,status=401");
  assert_failure (url, key, CPT_ERROR_UNAUTHORIZED);
}

static void
test_cancelled_check_ends_at_once (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CptAccountCheck check = { 0 };

  sync_fixture_set_fault (fixture, "route=GET /companies,slow=600");
  cpt_account_check_async (cpt_sandbox_get_base_url (fixture->sandbox), cpt_sandbox_get_api_key (fixture->sandbox),
                           cancellable, test_store_result, &result);
  g_cancellable_cancel (cancellable);
  test_await (&result);
  g_assert_false (cpt_account_check_finish (result, &check, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
add (const char *path, void (*test) (SyncFixture *, gconstpointer))
{
  g_test_add (path, SyncFixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/account-check/key-that-may-all", test_key_that_may_all);
  add ("/account-check/whole-header-value", test_whole_header_value);
  add ("/account-check/software-is-refused", test_software_is_refused);
  add ("/account-check/settings-are-refused", test_settings_are_refused);
  add ("/account-check/settings-are-not-tried-without-a-company", test_settings_are_not_tried_without_a_company);
  add ("/account-check/bad-days", test_bad_days);
  add ("/account-check/cancelled-check-ends-at-once", test_cancelled_check_ends_at_once);

  return g_test_run ();
}
