/* test-platform-client.c — each operation of the client, over HTTP, on the sandbox, on good days and bad ones.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-guid.h"
#include "cpt-time.h"
#include "client-fixture.h"
#include "test-support.h"

#include <string.h>

#define NOWHERE "00000000-0000-4000-8000-000000000000"

static CptCompanyPage *
try_list (ClientFixture *fixture, const char *query, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  cpt_platform_client_list_companies_async (fixture->client, CPT_PRIORITY_BACKGROUND, 1, 100, "-created", query, NULL,
                                            test_store_result, &result);
  test_await (&result);

  return cpt_platform_client_list_companies_finish (fixture->client, result, error);
}

static CptCompanyPage *
list (ClientFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  CptCompanyPage *page = try_list (fixture, NULL, &error);

  g_assert_no_error (error);

  return page;
}

static guint64
count (ClientFixture *fixture)
{
  g_autoptr (CptCompanyPage) page = list (fixture);

  return cpt_company_page_get_total_results (page);
}

static CptCompany *
try_get (ClientFixture *fixture, const char *company_id, char **redirect, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  cpt_platform_client_get_company_async (fixture->client, CPT_PRIORITY_USER, company_id, NULL, test_store_result,
                                         &result);
  test_await (&result);

  return cpt_platform_client_get_company_finish (fixture->client, result, redirect, error);
}

static CptCompany *
try_create (ClientFixture *fixture, const char *name, const char *key, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  cpt_platform_client_create_company_async (fixture->client, name, key, NULL, test_store_result, &result);
  test_await (&result);

  return cpt_platform_client_create_company_finish (fixture->client, result, error);
}

static CptCompany *
create (ClientFixture *fixture, const char *name)
{
  g_autofree char *key = cpt_guid_new ();
  g_autoptr (GError) error = NULL;
  CptCompany *company = try_create (fixture, name, key, &error);

  g_assert_no_error (error);

  return company;
}

static CptConnection *
try_unlink (ClientFixture *fixture, CptCompany *company, GError **error)
{
  CptConnection *connection = g_ptr_array_index (cpt_company_get_connections (company), 0);
  g_autofree char *key = cpt_guid_new ();
  g_autoptr (GAsyncResult) result = NULL;

  cpt_platform_client_unlink_connection_async (fixture->client, cpt_company_get_id (company),
                                               cpt_connection_get_id (connection), key, NULL, test_store_result,
                                               &result);
  test_await (&result);

  return cpt_platform_client_unlink_connection_finish (fixture->client, result, error);
}

static void
test_list_has_the_first_company_linked (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) company = client_fixture_first_company (fixture);
  GPtrArray *connections = cpt_company_get_connections (company);

  g_assert_cmpuint (connections->len, ==, 1);
  g_assert_cmpint (cpt_connection_get_status (connections->pdata[0]), ==, CPT_CONNECTION_STATUS_LINKED);
  g_assert_cmpint (cpt_company_get_created (company), !=, CPT_TIME_UNKNOWN);
  g_assert_nonnull (cpt_company_get_redirect (company));
}

static void
test_query_arrives_whole (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) company = create (fixture, "Atelier & Fils");
  g_autoptr (GError) error = NULL;
  g_autoptr (CptCompanyPage) linked = try_list (fixture, "dataConnections.status=Linked", &error);
  g_autoptr (CptCompanyPage) named = try_list (fixture, "{name~Atelier & F}&&{name!=é+?#}", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (cpt_company_page_get_total_results (linked), ==, 1);
  g_assert_cmpuint (cpt_company_page_get_total_results (named), ==, 1);
}

static void
test_bad_query_is_refused_with_the_platforms_words (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CptCompanyPage) page = try_list (fixture, "modifiedDate=2026", &error);

  g_assert_null (page);
  g_assert_error (error, CPT_ERROR, CPT_ERROR_REFUSED);
  g_assert_cmpuint (cpt_error_get_answer (error)->http_status, ==, 400);
  g_assert_cmpuint (strlen (cpt_error_get_answer (error)->text), >, 0);
  g_assert_cmpuint (strlen (cpt_error_get_answer (error)->correlation_id), >=, 32);
}

static void
test_company_is_created_renamed_deleted (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) created = create (fixture, "Caf\xc3\xa9 \"du\" Port");
  const char *id = cpt_company_get_id (created);
  g_autofree char *key = cpt_guid_new ();
  g_autoptr (GAsyncResult) rename_result = NULL;
  g_autoptr (GAsyncResult) delete_result = NULL;
  g_autoptr (CptCompany) renamed = NULL;
  g_autoptr (CptCompany) gone = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (cpt_company_get_name (created), ==, "Caf du Port");
  g_assert_cmpint (cpt_company_get_last_sync (created), ==, CPT_TIME_UNKNOWN);

  cpt_platform_client_rename_company_async (fixture->client, id, "Port", key, NULL, test_store_result, &rename_result);
  test_await (&rename_result);
  renamed = cpt_platform_client_rename_company_finish (fixture->client, rename_result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (cpt_company_get_name (renamed), ==, "Port");

  cpt_platform_client_delete_company_async (fixture->client, id, NULL, test_store_result, &delete_result);
  test_await (&delete_result);
  g_assert_true (cpt_platform_client_delete_company_finish (fixture->client, delete_result, &error));
  g_assert_no_error (error);

  gone = try_get (fixture, id, NULL, &error);
  g_assert_null (gone);
  g_assert_error (error, CPT_ERROR, CPT_ERROR_NOT_FOUND);
}

static void
test_deleting_what_is_gone_is_not_found (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cpt_platform_client_delete_company_async (fixture->client, NOWHERE, NULL, test_store_result, &result);
  test_await (&result);

  g_assert_false (cpt_platform_client_delete_company_finish (fixture->client, result, &error));
  g_assert_error (error, CPT_ERROR, CPT_ERROR_NOT_FOUND);
}

static void
test_one_key_creates_one_company (ClientFixture *fixture, gconstpointer data)
{
  g_autofree char *key = cpt_guid_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CptCompany) first = try_create (fixture, "Once", key, &error);
  g_autoptr (CptCompany) second = try_create (fixture, "Once", key, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (cpt_company_get_id (first), ==, cpt_company_get_id (second));
  g_assert_cmpuint (count (fixture), ==, 2);
}

static void
test_connection_is_read_unlinked_deleted (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) company = client_fixture_first_company (fixture);
  const char *company_id = cpt_company_get_id (company);
  const char *id = cpt_connection_get_id (g_ptr_array_index (cpt_company_get_connections (company), 0));
  g_autoptr (CptConnection) connection = NULL;
  g_autoptr (CptConnection) unlinked = NULL;
  g_autoptr (GAsyncResult) get_result = NULL;
  g_autoptr (GAsyncResult) delete_result = NULL;
  g_autofree char *link_url = NULL;
  g_autoptr (GError) error = NULL;

  cpt_platform_client_get_connection_async (fixture->client, CPT_PRIORITY_USER, company_id, id, NULL, test_store_result,
                                            &get_result);
  test_await (&get_result);
  connection = cpt_platform_client_get_connection_finish (fixture->client, get_result, &link_url, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (cpt_connection_get_link_url (connection), ==, link_url);

  unlinked = try_unlink (fixture, company, &error);
  g_assert_no_error (error);
  g_assert_cmpint (cpt_connection_get_status (unlinked), ==, CPT_CONNECTION_STATUS_UNLINKED);

  cpt_platform_client_delete_connection_async (fixture->client, company_id, id, NULL, test_store_result,
                                               &delete_result);
  test_await (&delete_result);
  g_assert_true (cpt_platform_client_delete_connection_finish (fixture->client, delete_result, &error));
  g_assert_no_error (error);
}

static void
test_unlinking_twice_is_refused (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) company = client_fixture_first_company (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (CptConnection) unlinked = try_unlink (fixture, company, &error);
  g_autoptr (CptConnection) again = NULL;

  g_assert_no_error (error);
  again = try_unlink (fixture, company, &error);
  g_assert_null (again);
  g_assert_error (error, CPT_ERROR, CPT_ERROR_REFUSED);
}

static void
test_wrong_key_is_unauthorized (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CptCompanyPage) page = NULL;

  g_object_unref (fixture->client);
  fixture->client = client_fixture_new_client (fixture, "not the key");
  page = try_list (fixture, NULL, &error);

  g_assert_null (page);
  g_assert_error (error, CPT_ERROR, CPT_ERROR_UNAUTHORIZED);
}

static void
test_whole_header_value_is_a_key_too (ClientFixture *fixture, gconstpointer data)
{
  g_autofree char *encoded = g_base64_encode ((const guchar *) CLIENT_FIXTURE_API_KEY, strlen (CLIENT_FIXTURE_API_KEY));
  g_autofree char *value = g_strconcat ("Basic ", encoded, NULL);

  g_object_unref (fixture->client);
  fixture->client = client_fixture_new_client (fixture, value);

  g_assert_cmpuint (count (fixture), ==, 1);
}

static void
test_reads_pass_over_each_fault (ClientFixture *fixture, gconstpointer data)
{
  static const char *const faults[] = {
    "status=500,times=1", "status=503,times=2", "status=408,times=1",
    "status=429,times=1", "cut,times=1",        "drop,times=1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      client_fixture_set_fault (fixture, faults[i]);
      g_assert_cmpuint (count (fixture), ==, 1);
    }
}

static void
test_change_that_was_done_without_answer_is_done_once (ClientFixture *fixture, gconstpointer data)
{
  static const char *const faults[] = { "drop,route=POST /companies,times=1", "cut,route=POST /companies,times=1",
                                        "drop-before,route=POST /companies,times=1",
                                        "status=409,route=POST /companies,times=1" };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (CptCompany) company = NULL;

      client_fixture_set_fault (fixture, faults[i]);
      company = create (fixture, "Once");
      g_assert_cmpuint (count (fixture), ==, 2 + i);
    }
}

static void
test_change_that_failed_is_told_and_not_repeated (ClientFixture *fixture, gconstpointer data)
{
  g_autofree char *key = cpt_guid_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CptCompany) company = NULL;

  client_fixture_set_fault (fixture, "status=500,route=POST /companies,times=1");
  company = try_create (fixture, "Never", key, &error);

  g_assert_null (company);
  g_assert_error (error, CPT_ERROR, CPT_ERROR_SERVER);
  g_assert_cmpuint (cpt_error_get_answer (error)->http_status, ==, 500);
  g_assert_cmpuint (count (fixture), ==, 1);
}

static void
test_rubbish_is_malformed (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CptCompanyPage) page = NULL;

  client_fixture_set_fault (fixture, "invalid-json");
  page = try_list (fixture, NULL, &error);

  g_assert_null (page);
  g_assert_error (error, CPT_ERROR, CPT_ERROR_MALFORMED);
}

static void
test_what_may_be_missing_is_not_missed (ClientFixture *fixture, gconstpointer data)
{
  static const char *const faults[] = { "nulls", "absent", "unknown-status" };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      client_fixture_set_fault (fixture, faults[i]);
      g_assert_cmpuint (count (fixture), ==, 1);
    }
}

static void
test_status_line_counts_not_the_body (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CptCompany) company = NULL;

  client_fixture_set_fault (fixture, "wrong-status-code");
  company = try_get (fixture, NOWHERE, NULL, &error);

  g_assert_null (company);
  g_assert_error (error, CPT_ERROR, CPT_ERROR_NOT_FOUND);
  g_assert_cmpuint (cpt_error_get_answer (error)->http_status, ==, 404);
}

static void
test_one_time_password_goes_to_the_caller_only (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) before = client_fixture_first_company (fixture);
  g_autoptr (CptCompanyPage) page = NULL;
  g_autoptr (CptCompany) company = NULL;
  g_autofree char *redirect = NULL;
  g_autoptr (GError) error = NULL;

  client_fixture_set_fault (fixture, "otp");
  page = list (fixture);
  company = try_get (fixture, cpt_company_get_id (before), &redirect, &error);

  g_assert_no_error (error);
  g_assert_true (cpt_company_page_get_has_one_time_password (page));
  g_assert_nonnull (strstr (redirect, "otp="));
  g_assert_null (strstr (cpt_company_get_redirect (company), "otp="));
  g_assert_cmpstr (cpt_company_get_redirect (company), ==, cpt_company_get_redirect (before));
}

static void
test_clock_is_the_platforms (ClientFixture *fixture, gconstpointer data)
{
  gint64 before, after;

  count (fixture);
  before = cpt_clock_now (fixture->clock);
  cpt_sandbox_advance_time (fixture->sandbox, 3 * CPT_TIME_DAY);
  count (fixture);
  after = cpt_clock_now (fixture->clock);

  g_assert_cmpint (after - before, >=, 3 * CPT_TIME_DAY - 2 * CPT_TIME_SECOND);
  g_assert_cmpint (after - before, <, 4 * CPT_TIME_DAY);
}

#define ADD(name, func)                                                                                                \
  g_test_add ("/platform-client/" name, ClientFixture, NULL, client_fixture_set_up, func, client_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("list-has-the-first-company-linked", test_list_has_the_first_company_linked);
  ADD ("query-arrives-whole", test_query_arrives_whole);
  ADD ("bad-query-is-refused-with-the-platforms-words", test_bad_query_is_refused_with_the_platforms_words);
  ADD ("company-is-created-renamed-deleted", test_company_is_created_renamed_deleted);
  ADD ("deleting-what-is-gone-is-not-found", test_deleting_what_is_gone_is_not_found);
  ADD ("one-key-creates-one-company", test_one_key_creates_one_company);
  ADD ("connection-is-read-unlinked-deleted", test_connection_is_read_unlinked_deleted);
  ADD ("unlinking-twice-is-refused", test_unlinking_twice_is_refused);
  ADD ("wrong-key-is-unauthorized", test_wrong_key_is_unauthorized);
  ADD ("whole-header-value-is-a-key-too", test_whole_header_value_is_a_key_too);
  ADD ("reads-pass-over-each-fault", test_reads_pass_over_each_fault);
  ADD ("change-that-was-done-without-answer-is-done-once", test_change_that_was_done_without_answer_is_done_once);
  ADD ("change-that-failed-is-told-and-not-repeated", test_change_that_failed_is_told_and_not_repeated);
  ADD ("rubbish-is-malformed", test_rubbish_is_malformed);
  ADD ("what-may-be-missing-is-not-missed", test_what_may_be_missing_is_not_missed);
  ADD ("status-line-counts-not-the-body", test_status_line_counts_not_the_body);
  ADD ("one-time-password-goes-to-the-caller-only", test_one_time_password_goes_to_the_caller_only);
  ADD ("clock-is-the-platforms", test_clock_is_the_platforms);

  return g_test_run ();
}
