/* test-sync-links.c — Link URLs: stored ones at once, fresh ones where passwords are on, and what is awaited after.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "cpt-meta-repository.h"
#include "sync-fixture.h"

/* Slow enough that what is not watched is not checked before Meson's time-out, fast enough for what is. */
#define SLOW 0.1

typedef struct
{
  SyncFixture base;
  CptCompany *company; /* the platform's oldest */
  gint64 rid;
} Fixture;

static void
set_up (Fixture *fixture, guint n_companies)
{
  SyncFixture *base = &fixture->base;
  g_autoptr (CptCompanyPage) page = NULL;

  sync_fixture_set_up (base, n_companies);
  sync_fixture_start_with (base, cpt_sandbox_get_api_key (base->sandbox), 4, SLOW);
  while (cpt_sync_get_last_read (base->sync) == CPT_TIME_UNKNOWN)
    g_main_context_iteration (NULL, TRUE);

  page = sync_fixture_list_platform (base);
  fixture->company = g_object_ref (g_ptr_array_index (cpt_company_page_get_companies (page), 0));
  g_clear_object (&page);
  g_object_unref (sync_fixture_find_stored (base, cpt_company_get_name (fixture->company), &fixture->rid));
}

static void
set_up_one (Fixture *fixture, gconstpointer data)
{
  set_up (fixture, 0);
}

static void
set_up_many (Fixture *fixture, gconstpointer data)
{
  set_up (fixture, 20);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->company);
  sync_fixture_tear_down (&fixture->base);
}

static char *
get_link_url (Fixture *fixture, gint64 rid, const char *connection_id, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  cpt_sync_get_link_url_async (fixture->base.sync, rid, connection_id, cancellable, test_store_result, &result);
  test_await (&result);

  return cpt_sync_get_link_url_finish (fixture->base.sync, result, error);
}

static void
turn_passwords_on (Fixture *fixture)
{
  g_autoptr (CptMetaRepository) meta = cpt_meta_repository_new (fixture->base.store);

  cpt_meta_repository_set (meta, "otp-seen", g_variant_new_boolean (TRUE));
}

static void
test_a_stored_url_needs_no_platform (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *url = NULL;

  sync_fixture_stop_sandbox (&fixture->base);
  url = get_link_url (fixture, fixture->rid, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (url, ==, cpt_company_get_redirect (fixture->company));
}

static void
test_before_the_start_only_stored_urls_are_there (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *stored = NULL;
  g_autofree char *fresh = NULL;

  sync_fixture_stop (&fixture->base);
  fixture->base.sync = cpt_sync_new (fixture->base.store);
  stored = get_link_url (fixture, fixture->rid, NULL, NULL, &error);
  g_assert_no_error (error);
  turn_passwords_on (fixture);
  fresh = get_link_url (fixture, fixture->rid, NULL, NULL, &error);

  g_assert_cmpstr (stored, ==, cpt_company_get_redirect (fixture->company));
  g_assert_null (fresh);
  g_assert_error (error, CPT_ERROR, CPT_ERROR_UNREACHABLE);
}

static void
test_a_connection_has_its_own_url (Fixture *fixture, gconstpointer data)
{
  CptConnection *connection = g_ptr_array_index (cpt_company_get_connections (fixture->company), 0);
  g_autoptr (GError) error = NULL;
  g_autofree char *url = NULL;

  url = get_link_url (fixture, fixture->rid, cpt_connection_get_id (connection), NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (url, ==, cpt_connection_get_link_url (connection));
}

static void
test_a_company_that_waits_has_no_url (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *url = get_link_url (fixture, -1, NULL, NULL, &error);

  g_assert_null (url);
  g_assert_error (error, CPT_ERROR, CPT_ERROR_NOT_READY);
}

static void
test_where_passwords_are_on_the_platform_is_asked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *url = NULL;

  turn_passwords_on (fixture);
  url = get_link_url (fixture, fixture->rid, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (url, ==, cpt_company_get_redirect (fixture->company));
}

static void
read_again (Fixture *fixture)
{
  const gint64 last_read = cpt_sync_get_last_read (fixture->base.sync);

  cpt_sync_reload (fixture->base.sync);
  while (cpt_sync_get_last_read (fixture->base.sync) == last_read)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_a_password_is_handed_out_and_not_stored (Fixture *fixture, gconstpointer data)
{
  g_autofree char *url = NULL;
  g_autoptr (CptCompany) stored = NULL;

  sync_fixture_set_fault (&fixture->base, "otp");
  read_again (fixture);
  url = get_link_url (fixture, fixture->rid, NULL, NULL, NULL);
  stored = sync_fixture_find_stored (&fixture->base, cpt_company_get_name (fixture->company), NULL);

  g_assert_nonnull (strstr (url, "otp="));
  g_assert_null (strstr (cpt_company_get_redirect (stored), "otp="));
}

static void
test_where_passwords_are_on_it_must_be_reachable (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *url = NULL;

  turn_passwords_on (fixture);
  sync_fixture_stop_sandbox (&fixture->base);
  url = get_link_url (fixture, fixture->rid, NULL, NULL, &error);

  g_assert_null (url);
  g_assert_error (error, CPT_ERROR, CPT_ERROR_UNREACHABLE);
}

static void
cancel_soon_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static void
test_asking_the_platform_can_be_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *url = NULL;

  turn_passwords_on (fixture);
  sync_fixture_set_fault (&fixture->base, "slow=30");
  g_idle_add_once (cancel_soon_cb, cancellable);
  url = get_link_url (fixture, fixture->rid, NULL, cancellable, &error);
  sync_fixture_set_fault (&fixture->base, NULL);

  g_assert_null (url);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_stopping_ends_the_wait (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *url = NULL;
  g_autoptr (CptSync) sync = g_object_ref (fixture->base.sync);

  turn_passwords_on (fixture);
  sync_fixture_set_fault (&fixture->base, "slow=30");
  cpt_sync_get_link_url_async (sync, fixture->rid, NULL, NULL, test_store_result, &result);
  cpt_sync_stop (sync);
  test_await (&result);
  url = cpt_sync_get_link_url_finish (sync, result, &error);
  sync_fixture_set_fault (&fixture->base, NULL);
  g_clear_object (&result);
  g_clear_object (&sync);

  g_assert_null (url);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static GPtrArray *
list_link_urls (Fixture *fixture, GArray *rids)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *targets = NULL;

  cpt_sync_list_link_urls_async (fixture->base.sync, rids, NULL, test_store_result, &result);
  test_await (&result);
  targets = cpt_sync_list_link_urls_finish (fixture->base.sync, result, &error);
  g_assert_no_error (error);

  return targets;
}

static GArray *
list_rids (Fixture *fixture, guint n)
{
  g_autoptr (CptCompanyPage) page = sync_fixture_list_platform (&fixture->base);
  GArray *rids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n; i++)
    {
      CptCompany *company = g_ptr_array_index (cpt_company_page_get_companies (page), n - 1 - i);
      gint64 rid = 0;

      g_object_unref (sync_fixture_find_stored (&fixture->base, cpt_company_get_name (company), &rid));
      g_array_append_val (rids, rid);
    }

  return rids;
}

static void
assert_many_urls (Fixture *fixture)
{
  g_autoptr (GArray) rids = list_rids (fixture, 10);
  g_autoptr (GPtrArray) targets = list_link_urls (fixture, rids);

  g_assert_cmpuint (targets->len, ==, rids->len);
  for (guint i = 0; i < targets->len; i++)
    {
      const CptLinkTarget *target = g_ptr_array_index (targets, i);

      g_assert_cmpint (target->rid, ==, g_array_index (rids, gint64, i));
      g_assert_true (strstr (target->url, target->company_id) != NULL);
    }
}

static void
test_many_urls_come_in_order (Fixture *fixture, gconstpointer data)
{
  assert_many_urls (fixture);
}

static void
test_many_fresh_urls_come_in_order (Fixture *fixture, gconstpointer data)
{
  turn_passwords_on (fixture);
  assert_many_urls (fixture);
}

static void
rename_elsewhere (Fixture *fixture, const char *name)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CptCompany) company = NULL;
  g_autofree char *key = g_uuid_string_random ();

  cpt_platform_client_rename_company_async (fixture->base.client, cpt_company_get_id (fixture->company), name, key,
                                            NULL, test_store_result, &result);
  test_await (&result);
  company = cpt_platform_client_rename_company_finish (fixture->base.client, result, &error);
  g_assert_no_error (error);
}

static void
test_an_awaited_company_of_a_long_list_is_looked_for (Fixture *fixture, gconstpointer data)
{
  const gint64 last_read = cpt_sync_get_last_read (fixture->base.sync);
  g_autofree char *url = get_link_url (fixture, fixture->rid, NULL, NULL, NULL);
  gboolean is_found = FALSE;

  cpt_sync_watch_links (fixture->base.sync);
  rename_elsewhere (fixture, "Found By Watching");
  while (!is_found)
    {
      g_autoptr (CptCompany) found = sync_fixture_find_stored (&fixture->base, "Found By Watching", NULL);

      is_found = found != NULL;
    }

  g_assert_cmpint (cpt_sync_get_last_read (fixture->base.sync), ==, last_read);
}

#define ADD(name, set_up, func) g_test_add ("/sync/links/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("a-stored-url-needs-no-platform", set_up_one, test_a_stored_url_needs_no_platform);
  ADD ("before-the-start-only-stored-urls-are-there", set_up_one, test_before_the_start_only_stored_urls_are_there);
  ADD ("a-connection-has-its-own-url", set_up_one, test_a_connection_has_its_own_url);
  ADD ("a-company-that-waits-has-no-url", set_up_one, test_a_company_that_waits_has_no_url);
  ADD ("where-passwords-are-on-the-platform-is-asked", set_up_one, test_where_passwords_are_on_the_platform_is_asked);
  ADD ("a-password-is-handed-out-and-not-stored", set_up_one, test_a_password_is_handed_out_and_not_stored);
  ADD ("where-passwords-are-on-it-must-be-reachable", set_up_one, test_where_passwords_are_on_it_must_be_reachable);
  ADD ("asking-the-platform-can-be-cancelled", set_up_one, test_asking_the_platform_can_be_cancelled);
  ADD ("stopping-ends-the-wait", set_up_one, test_stopping_ends_the_wait);
  ADD ("many-urls-come-in-order", set_up_many, test_many_urls_come_in_order);
  ADD ("many-fresh-urls-come-in-order", set_up_many, test_many_fresh_urls_come_in_order);
  ADD ("an-awaited-company-of-a-long-list-is-looked-for", set_up_many,
       test_an_awaited_company_of_a_long_list_is_looked_for);

  return g_test_run ();
}
