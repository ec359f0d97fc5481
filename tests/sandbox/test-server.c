/* test-server.c — what holds for every request: host, key, unknown addresses, quota, time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sandbox-fixture.h"

static const char *
get_header (Fixture *fixture, const char *name)
{
  return soup_message_headers_get_one (soup_message_get_response_headers (fixture->message), name);
}

static void
test_wrong_or_missing_key_is_refused (Fixture *fixture, gconstpointer data)
{
  const char *const keys[] = { NULL, "", "Basic", "Basic eA==", "Bearer Zml4dHVyZS1rZXk=", "Zml4dHVyZS1rZXk=" };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      SoupMessage *message = fixture_message (fixture, "GET", "/companies", NULL);
      SoupMessageHeaders *headers = soup_message_get_request_headers (message);
      g_autoptr (JsonNode) error = NULL;

      soup_message_headers_remove (headers, "Authorization");
      if (keys[i] != NULL)
        soup_message_headers_replace (headers, "Authorization", keys[i]);

      g_assert_cmpuint (fixture_send (fixture, message), ==, 401);
      error = fixture_parse (fixture);
      g_assert_cmpstr (json_text (error, "error"), ==, "Unauthorized");
    }
}

static void
test_foreign_host_is_refused (Fixture *fixture, gconstpointer data)
{
  const char *const hosts[] = { "example.com", "127.0.0.1", "127.0.0.1.example.com", "127.0.0.1:1", "[::1]" };

  for (gsize i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      SoupMessage *message = fixture_message (fixture, "GET", "/companies", NULL);

      soup_message_headers_replace (soup_message_get_request_headers (message), "Host", hosts[i]);
      g_assert_cmpuint (fixture_send (fixture, message), ==, 403);
    }
}

static void
test_unknown_address_and_method_are_told_apart (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) error = NULL;

  g_assert_cmpuint (fixture_request (fixture, "GET", "/nothing", NULL), ==, 404);
  error = fixture_parse (fixture);
  g_assert_cmpstr (json_text (error, "error"), ==, "NotFound");
  g_assert_cmpuint (fixture_request (fixture, "GET", "/companies/x/y/z", NULL), ==, 404);
  g_assert_cmpuint (fixture_request (fixture, "DELETE", "/companies", NULL), ==, 405);
}

static void
test_error_has_the_body_of_the_platform (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) first = NULL;
  g_autoptr (JsonNode) second = NULL;

  g_assert_cmpuint (fixture_request (fixture, "GET", "/companies/0", NULL), ==, 404);
  first = fixture_parse (fixture);
  g_assert_cmpint (json_number (first, "statusCode"), ==, 404);
  g_assert_cmpstr (json_text (first, "canBeRetried"), ==, "Unknown");
  g_assert_cmpint (json_number (first, "detailedErrorCode"), ==, 0);
  g_assert_cmpstr (json_text (first, "correlationId"), ==, get_header (fixture, "X-Correlation-Id"));

  g_assert_cmpuint (fixture_request (fixture, "GET", "/companies/0", NULL), ==, 404);
  second = fixture_parse (fixture);
  g_assert_cmpstr (json_text (first, "correlationId"), !=, json_text (second, "correlationId"));
}

static void
test_quota_counts_down_and_begins_anew_each_day (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (fixture_request (fixture, "GET", "/companies", NULL), ==, 200);
  g_assert_cmpstr (get_header (fixture, "X-Rate-Limit-Limit"), ==, "2000");
  g_assert_cmpstr (get_header (fixture, "X-Rate-Limit-Remaining"), ==, "1999");
  g_assert_cmpstr (get_header (fixture, "X-Rate-Limit-Reset"), ==, "2026-08-20T00:00:00Z");

  g_assert_cmpuint (fixture_request (fixture, "GET", "/nothing", NULL), ==, 404);
  g_assert_cmpstr (get_header (fixture, "X-Rate-Limit-Remaining"), ==, "1998");

  cpt_sandbox_advance_time (fixture->sandbox, FIXTURE_DAY);
  g_assert_cmpuint (fixture_request (fixture, "GET", "/companies", NULL), ==, 200);
  g_assert_cmpstr (get_header (fixture, "X-Rate-Limit-Remaining"), ==, "1999");
}

static void
test_quota_is_said_to_be_what_the_fault_says (Fixture *fixture, gconstpointer data)
{
  fixture_set_fault (fixture, "left=7");
  g_assert_cmpuint (fixture_request (fixture, "GET", "/companies", NULL), ==, 200);
  g_assert_cmpstr (get_header (fixture, "X-Rate-Limit-Limit"), ==, "2000");
  g_assert_cmpstr (get_header (fixture, "X-Rate-Limit-Remaining"), ==, "7");

  fixture_set_fault (fixture, NULL);
  g_assert_cmpuint (fixture_request (fixture, "GET", "/companies", NULL), ==, 200);
  g_assert_cmpstr (get_header (fixture, "X-Rate-Limit-Remaining"), ==, "1998");
}

static void
test_date_is_simulated (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (fixture_request (fixture, "GET", "/companies", NULL), ==, 200);
  g_assert_cmpstr (get_header (fixture, "Date"), ==, "Wed, 19 Aug 2026 06:41:22 GMT");

  cpt_sandbox_advance_time (fixture->sandbox, 100 * FIXTURE_DAY);
  g_assert_cmpuint (fixture_request (fixture, "GET", "/companies", NULL), ==, 200);
  g_assert_cmpstr (get_header (fixture, "Date"), ==, "Fri, 27 Nov 2026 06:41:22 GMT");
}

static void
test_time_does_not_run_back_over_a_restart (Fixture *fixture, gconstpointer data)
{
  cpt_sandbox_advance_time (fixture->sandbox, FIXTURE_DAY);
  g_free (fixture_create_company (fixture, "Tomorrow"));
  fixture_stop (fixture);
  fixture_start (fixture);
  g_assert_cmpuint (fixture_request (fixture, "GET", "/companies", NULL), ==, 200);
  g_assert_cmpstr (get_header (fixture, "Date"), ==, "Thu, 20 Aug 2026 06:41:22 GMT");
}

static void
test_large_body_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *body = g_strnfill (3 * 1024 * 1024, ' ');

  g_assert_cmpuint (fixture_request (fixture, "POST", "/companies", body), ==, 400);
}

static void
test_port_is_remembered (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;

  fixture_stop (fixture);
  fixture->options.remember_port = TRUE;
  fixture_start (fixture);
  first = g_strdup (cpt_sandbox_get_base_url (fixture->sandbox));
  fixture_stop (fixture);
  fixture_start (fixture);
  g_assert_cmpstr (cpt_sandbox_get_base_url (fixture->sandbox), ==, first);
}

static void
test_random_key_is_accepted (Fixture *fixture, gconstpointer data)
{
  SoupMessage *message;
  g_autofree char *encoded = NULL;
  g_autofree char *authorization = NULL;
  const char *key;

  fixture_stop (fixture);
  fixture->options.api_key = NULL;
  fixture_start (fixture);
  key = cpt_sandbox_get_api_key (fixture->sandbox);
  encoded = g_base64_encode ((const guchar *) key, strlen (key));
  authorization = g_strconcat ("Basic ", encoded, NULL);
  message = fixture_message (fixture, "GET", "/companies", NULL);
  soup_message_headers_replace (soup_message_get_request_headers (message), "Authorization", authorization);
  g_assert_cmpuint (strlen (key), ==, 40);
  g_assert_cmpuint (fixture_send (fixture, message), ==, 200);
}

static void
test_stopped_sandbox_refuses_tasks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cpt_sandbox_stop (fixture->sandbox);
  cpt_sandbox_reset_async (fixture->sandbox, NULL, test_store_result, &result);
  test_await (&result);
  g_assert_false (cpt_sandbox_reset_finish (fixture->sandbox, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
}

static void
test_damaged_file_is_made_anew (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "sandbox.sqlite", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) page = NULL;

  fixture_stop (fixture);
  g_assert_true (g_file_set_contents (path, "This is no database, however long it may be made to look.", -1, &error));
  g_assert_no_error (error);
  fixture_start (fixture);
  page = fixture_json (fixture, "GET", "/companies", NULL);
  g_assert_cmpint (json_number (page, "totalResults"), ==, 1);
}

/* What is in the file is sample data: there is nothing to carry over. */
static void
test_file_of_another_version_is_made_anew (Fixture *fixture, gconstpointer data)
{
  static const gsize version_offset = 63; /* of SQLite's user_version, its last byte */
  g_autofree char *path = g_build_filename (fixture->folder, "sandbox.sqlite", NULL);
  g_autofree char *created = fixture_create_company (fixture, "Of before");
  g_autofree char *first = fixture_first_company (fixture);
  g_autofree char *file = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) page = NULL;
  gsize length = 0;

  fixture_stop (fixture);
  g_assert_true (g_file_get_contents (path, &file, &length, &error));
  g_assert_no_error (error);
  file[version_offset]--;
  g_assert_true (g_file_set_contents (path, file, (gssize) length, &error));
  g_assert_no_error (error);
  fixture_start (fixture);
  page = fixture_json (fixture, "GET", "/companies", NULL);
  g_assert_cmpint (json_number (page, "totalResults"), ==, 1);
  g_assert_cmpstr (json_text (page, "results.0.id"), ==, first + strlen ("/companies/"));
  g_assert_cmpuint (fixture_request_below (fixture, "GET", first, "/push", NULL), ==, 200);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/sandbox/server/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("wrong-or-missing-key-is-refused", test_wrong_or_missing_key_is_refused);
  ADD ("foreign-host-is-refused", test_foreign_host_is_refused);
  ADD ("unknown-address-and-method-are-told-apart", test_unknown_address_and_method_are_told_apart);
  ADD ("error-has-the-body-of-the-platform", test_error_has_the_body_of_the_platform);
  ADD ("quota-counts-down-and-begins-anew-each-day", test_quota_counts_down_and_begins_anew_each_day);
  ADD ("quota-is-said-to-be-what-the-fault-says", test_quota_is_said_to_be_what_the_fault_says);
  ADD ("date-is-simulated", test_date_is_simulated);
  ADD ("time-does-not-run-back-over-a-restart", test_time_does_not_run_back_over_a_restart);
  ADD ("large-body-is-refused", test_large_body_is_refused);
  ADD ("port-is-remembered", test_port_is_remembered);
  ADD ("random-key-is-accepted", test_random_key_is_accepted);
  ADD ("stopped-sandbox-refuses-tasks", test_stopped_sandbox_refuses_tasks);
  ADD ("damaged-file-is-made-anew", test_damaged_file_is_made_anew);
  ADD ("file-of-another-version-is-made-anew", test_file_of_another_version_is_made_anew);
#undef ADD

  return g_test_run ();
}
