/* test-platform-requests.c — what is sent for each operation, and what is made of odd answers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-error-reason.h"
#include "cpt-platform-files.h"
#include "cpt-platform-integrations.h"
#include "cpt-platform-reads.h"
#include "cpt-platform-settings.h"
#include "cpt-write.h"
#include "hostile-server.h"
#include "test-support.h"

#include <string.h>

#define ID "3f2b6c10-7a4e-4d19-9c55-0e8a1b2c3d40"
#define KEY "6a1d2f3c-0000-4000-8000-000000000007"
#define TIME_SCALE 0.01

#define HEAD(status) "HTTP/1.1 " status "\r\nContent-Type: application/json\r\nConnection: close\r\n"
#define DONE "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"
#define IDS "\"id\":\"" ID "\",\"companyId\":\"" ID "\",\"connectionId\":\"" ID "\""
#define READ HEAD ("200 OK") "\r\n{" IDS ",\"dataType\":\"bills\",\"status\":\"Initial\"}"
#define NO_PAGE HEAD ("200 OK") "\r\n{\"results\":[],\"pageNumber\":1,\"pageSize\":100,\"totalResults\":0}"
#define RUNNING HEAD ("409 Conflict") "\r\n{\"error\":\"DatasetAlreadyInProgressException: bills\"}"
#define SILENCE ""

typedef struct
{
  CptClock *clock;
  HostileServer *server;
  CptPlatformClient *client;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->clock = cpt_clock_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->client);
  hostile_server_free (fixture->server);
  g_assert_finalize_object (fixture->clock);
}

/* The answers of the server, in order; the last one for all that follow. */
static void
meet (Fixture *fixture, const char *first, const char *then)
{
  const char *const answers[] = { first, then, NULL };
  g_autoptr (GError) error = NULL;

  fixture->server = hostile_server_new (answers);
  fixture->client =
      cpt_platform_client_new (hostile_server_get_url (fixture->server), "secret", fixture->clock, &error);
  g_assert_no_error (error);
  cpt_platform_client_set_time_scale (fixture->client, TIME_SCALE);
}

static void
assert_request (Fixture *fixture, guint index, const char *line)
{
  g_autofree char *request = hostile_server_dup_request (fixture->server, index);
  g_autofree char *wanted = g_strconcat (line, " HTTP/1.1\r\n", NULL);

  g_test_message ("%s", request);
  g_assert_true (g_str_has_prefix (request, wanted));
}

static void
assert_header (Fixture *fixture, guint index, const char *header)
{
  g_autofree char *request = hostile_server_dup_request (fixture->server, index);
  g_autofree char *wanted = g_strconcat ("\r\n", header, "\r\n", NULL);

  g_assert_nonnull (strstr (request, wanted));
}

static GError *
refresh_company (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;
  gboolean is_done;

  cpt_platform_client_refresh_company_async (fixture->client, CPT_PRIORITY_USER, ID, KEY, NULL, test_store_result,
                                             &result);
  test_await (&result);
  is_done = cpt_platform_client_refresh_company_finish (fixture->client, result, &error);
  g_assert_true (is_done == (error == NULL));

  return error;
}

static GError *
refresh_type (Fixture *fixture, const char *data_type, const char *connection_id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CptRead) read = NULL;
  GError *error = NULL;

  cpt_platform_client_refresh_type_async (fixture->client, CPT_PRIORITY_USER, ID, data_type, connection_id, KEY, NULL,
                                          test_store_result, &result);
  test_await (&result);
  read = cpt_platform_client_refresh_type_finish (fixture->client, result, &error);
  g_assert_true ((read == NULL) == (error != NULL));

  return error;
}

static void
test_refresh_of_a_company_has_a_key_and_no_body (Fixture *fixture, gconstpointer data)
{
  meet (fixture, DONE, NULL);
  g_assert_null (refresh_company (fixture));

  assert_request (fixture, 0, "POST /companies/" ID "/data/all");
  assert_header (fixture, 0, "Idempotency-Key: " KEY);
  assert_header (fixture, 0, "Content-Length: 0");
}

static void
test_refresh_of_a_type_names_it_escaped (Fixture *fixture, gconstpointer data)
{
  meet (fixture, READ, NULL);
  g_assert_null (refresh_type (fixture, "bills", NULL));
  g_assert_null (refresh_type (fixture, "a/b?c", ID));

  assert_request (fixture, 0, "POST /companies/" ID "/data/queue/bills");
  assert_header (fixture, 0, "Idempotency-Key: " KEY);
  assert_request (fixture, 1, "POST /companies/" ID "/data/queue/a%2Fb%3Fc?connectionId=" ID);
}

static void
test_a_lost_refresh_is_sent_again_under_its_key (Fixture *fixture, gconstpointer data)
{
  meet (fixture, SILENCE, DONE);
  g_assert_null (refresh_company (fixture));

  g_assert_cmpuint (hostile_server_get_n_requests (fixture->server), ==, 2);
  assert_header (fixture, 1, "Idempotency-Key: " KEY);
}

/* The platform keeps a 5xx with the key and would say it again for ever. */
static void
test_a_failed_refresh_is_not_sent_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  meet (fixture, HEAD ("500 Internal Server Error") "Content-Length: 0\r\n\r\n", DONE);
  error = refresh_company (fixture);

  g_assert_error (error, CPT_ERROR, CPT_ERROR_SERVER);
  g_assert_cmpuint (hostile_server_get_n_requests (fixture->server), ==, 1);
}

/* Turned away before its key was looked at, the second sending says nothing of the first. */
static void
test_a_refresh_that_may_have_been_done_is_in_doubt (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  meet (fixture, SILENCE, HEAD ("429 Too Many Requests") "Retry-After: 9999\r\nContent-Length: 0\r\n\r\n");
  error = refresh_company (fixture);

  g_assert_error (error, CPT_ERROR, CPT_ERROR_UNREACHABLE);
}

static void
test_what_is_being_read_is_told_at_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  meet (fixture, RUNNING, NULL);
  error = refresh_type (fixture, "bills", NULL);

  g_assert_error (error, CPT_ERROR, CPT_ERROR_REFUSED);
  g_assert_cmpint (cpt_error_get_reason (error), ==, CPT_ERROR_REASON_ALREADY_RUNNING);
  g_assert_cmpuint (hostile_server_get_n_requests (fixture->server), ==, 1);
}

static void
test_lists_ask_for_their_page (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) reads = NULL;
  g_autoptr (GAsyncResult) writes = NULL;
  g_autoptr (CptPage) page_of_reads = NULL;
  g_autoptr (CptPage) page_of_writes = NULL;
  g_autoptr (GError) error = NULL;

  meet (fixture, NO_PAGE, NULL);
  cpt_platform_client_list_reads_async (fixture->client, CPT_PRIORITY_BACKGROUND, ID, 2, 100, "-requested",
                                        "{status=Fetching}", NULL, test_store_result, &reads);
  test_await (&reads);
  page_of_reads = cpt_platform_client_list_reads_finish (fixture->client, reads, &error);
  g_assert_no_error (error);
  cpt_platform_client_list_writes_async (fixture->client, CPT_PRIORITY_BACKGROUND, ID, 1, 50, "-requestedOnUtc", NULL,
                                         NULL, test_store_result, &writes);
  test_await (&writes);
  page_of_writes = cpt_platform_client_list_writes_finish (fixture->client, writes, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (cpt_page_get_items (page_of_reads)->len, ==, 0);
  g_assert_cmpuint (cpt_page_get_items (page_of_writes)->len, ==, 0);
  assert_request (fixture, 0,
                  "GET /companies/" ID
                  "/data/history?page=2&pageSize=100&orderBy=-requested&query=%7Bstatus%3DFetching%7D");
  assert_request (fixture, 1, "GET /companies/" ID "/push?page=1&pageSize=50&orderBy=-requestedOnUtc");
}

static void
test_settings_are_sent_as_they_are_given (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *request = NULL;
  g_autoptr (GError) error = NULL;

  meet (fixture, DONE, NULL);
  cpt_platform_client_save_settings_async (fixture->client, ID, "{\"settings\":[{\"mood\":1.50}]}", KEY, NULL,
                                           test_store_result, &result);
  test_await (&result);
  g_assert_true (cpt_platform_client_save_settings_finish (fixture->client, result, &error));
  request = hostile_server_dup_request (fixture->server, 0);

  assert_request (fixture, 0, "POST /companies/" ID "/syncSettings");
  assert_header (fixture, 0, "Idempotency-Key: " KEY);
  g_assert_true (g_str_has_suffix (request, "\r\n\r\n{\"settings\":[{\"mood\":1.50}]}"));
}

static GPtrArray *
list_integrations (Fixture *fixture, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  cpt_platform_client_list_integrations_async (fixture->client, CPT_PRIORITY_BACKGROUND, NULL, test_store_result,
                                               &result);
  test_await (&result);

  return cpt_platform_client_list_integrations_finish (fixture->client, result, error);
}

#define INTEGRATIONS(total)                                                                                            \
  HEAD ("200 OK")                                                                                                      \
  "\r\n{\"results\":[{\"key\":\"mqjo\",\"name\":\"Sandbox\"}],\"pageNumber\":1,\"pageSize\":1,\"totalResults\":" total \
  "}"

/* A name in the header of a part is quoted as it is: "filename*" is not for forms. */
static void
test_a_file_is_sent_under_its_own_name (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) content = g_bytes_new_static ("a;b", 3);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *request = NULL;

  meet (fixture, DONE, NULL);
  cpt_platform_client_upload_file_async (fixture->client, ID, ID, "Relevé \"juin\"\n2026.csv", content, NULL,
                                         test_store_result, &result);
  test_await (&result);
  g_assert_true (cpt_platform_client_upload_file_finish (fixture->client, result, &error));
  g_assert_no_error (error);

  assert_request (fixture, 0, "POST /companies/" ID "/connections/" ID "/files");
  request = hostile_server_dup_request (fixture->server, 0);
  g_assert_nonnull (strstr (request, "\r\nContent-Disposition: form-data; name=\"file\"; "
                                     "filename=\"Relevé \\\"juin\\\"_2026.csv\"\r\n"));
  g_assert_nonnull (strstr (request, "\r\n\r\na;b\r\n"));
}

static void
test_integrations_are_read_page_by_page (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) integrations = NULL;
  g_autoptr (GError) error = NULL;

  meet (fixture, INTEGRATIONS ("3"), INTEGRATIONS ("3"));
  integrations = list_integrations (fixture, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (integrations->len, ==, 3);
  assert_request (fixture, 0, "GET /integrations?page=1&pageSize=100&orderBy=name");
  assert_request (fixture, 2, "GET /integrations?page=3&pageSize=100&orderBy=name");
}

static void
test_an_empty_page_ends_the_integrations (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) integrations = NULL;
  g_autoptr (GError) error = NULL;

  meet (fixture, INTEGRATIONS ("7"), NO_PAGE);
  integrations = list_integrations (fixture, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (integrations->len, ==, 1);
  g_assert_cmpuint (hostile_server_get_n_requests (fixture->server), ==, 2);
}

static void
test_a_page_that_fails_fails_the_integrations (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) integrations = NULL;
  g_autoptr (GError) error = NULL;

  meet (fixture, INTEGRATIONS ("7"), HEAD ("403 Forbidden") "Content-Length: 0\r\n\r\n");
  integrations = list_integrations (fixture, &error);

  g_assert_null (integrations);
  g_assert_error (error, CPT_ERROR, CPT_ERROR_REFUSED);
}

static GBytes *
fetch_logo (Fixture *fixture, const char *url, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  cpt_platform_client_fetch_logo_async (fixture->client, url, NULL, test_store_result, &result);
  test_await (&result);

  return cpt_platform_client_fetch_logo_finish (fixture->client, result, error);
}

#define PICTURE "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nConnection: close\r\n"

static void
test_a_picture_is_fetched_without_the_key (Fixture *fixture, gconstpointer data)
{
  g_autofree char *url = NULL;
  g_autofree char *request = NULL;
  g_autoptr (GBytes) picture = NULL;
  g_autoptr (GError) error = NULL;

  meet (fixture, PICTURE "\r\nPNG", NULL);
  url = g_strconcat (hostile_server_get_url (fixture->server), "/logos/mqjo.png?v=2", NULL);
  picture = fetch_logo (fixture, url, &error);
  request = hostile_server_dup_request (fixture->server, 0);

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (picture), ==, 3);
  assert_request (fixture, 0, "GET /logos/mqjo.png?v=2");
  g_assert_null (strstr (request, "Authorization"));
}

static void
test_what_is_no_picture_is_refused (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *answer;
    CptError code;
  } cases[] = {
    { "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<html>", CPT_ERROR_MALFORMED },
    { "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nPNG", CPT_ERROR_MALFORMED },
    { PICTURE "Content-Length: 99999999\r\n\r\nPNG", CPT_ERROR_MALFORMED },
    { "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/\r\nConnection: close\r\n\r\n", CPT_ERROR_MALFORMED },
    { HEAD ("404 Not Found") "Content-Length: 0\r\n\r\n", CPT_ERROR_NOT_FOUND },
    { PICTURE "Content-Length: 9\r\n\r\nPNG", CPT_ERROR_UNREACHABLE },
    { SILENCE, CPT_ERROR_UNREACHABLE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *url = NULL;
      g_autoptr (GBytes) picture = NULL;
      g_autoptr (GError) error = NULL;

      g_clear_object (&fixture->client);
      g_clear_pointer (&fixture->server, hostile_server_free);
      meet (fixture, cases[i].answer, NULL);
      url = g_strconcat (hostile_server_get_url (fixture->server), "/mqjo.png", NULL);
      picture = fetch_logo (fixture, url, &error);

      g_assert_null (picture);
      g_assert_error (error, CPT_ERROR, (int) cases[i].code);
    }
}

static void
test_an_endless_picture_is_cut (Fixture *fixture, gconstpointer data)
{
  g_autofree char *url = NULL;
  g_autoptr (GBytes) picture = NULL;
  g_autoptr (GError) error = NULL;

  fixture->server = hostile_server_new_endless (PICTURE "\r\n");
  fixture->client =
      cpt_platform_client_new (hostile_server_get_url (fixture->server), "secret", fixture->clock, &error);
  g_assert_no_error (error);
  url = g_strconcat (hostile_server_get_url (fixture->server), "/mqjo.png", NULL);
  picture = fetch_logo (fixture, url, &error);

  g_assert_null (picture);
  g_assert_error (error, CPT_ERROR, CPT_ERROR_MALFORMED);
}

static void
test_pictures_are_not_fetched_from_anywhere (Fixture *fixture, gconstpointer data)
{
  static const char *const urls[] = {
    NULL,
    "",
    "mqjo.png",
    "file:///etc/passwd",
    "ftp://static.codat.io/mqjo.png",
    "http://static.codat.io/mqjo.png",
    "https://user:secret@static.codat.io/mqjo.png",
    "resource:///org/mqjo.png",
  };

  meet (fixture, PICTURE "\r\nPNG", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) picture = fetch_logo (fixture, urls[i], &error);

      g_test_message ("%s", urls[i]);
      g_assert_null (picture);
      g_assert_error (error, CPT_ERROR, CPT_ERROR_REFUSED);
    }
  g_assert_cmpuint (hostile_server_get_n_requests (fixture->server), ==, 0);
}

#define ADD(name, func) g_test_add ("/platform-requests/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("refresh-of-a-company-has-a-key-and-no-body", test_refresh_of_a_company_has_a_key_and_no_body);
  ADD ("refresh-of-a-type-names-it-escaped", test_refresh_of_a_type_names_it_escaped);
  ADD ("a-lost-refresh-is-sent-again-under-its-key", test_a_lost_refresh_is_sent_again_under_its_key);
  ADD ("a-failed-refresh-is-not-sent-again", test_a_failed_refresh_is_not_sent_again);
  ADD ("a-refresh-that-may-have-been-done-is-in-doubt", test_a_refresh_that_may_have_been_done_is_in_doubt);
  ADD ("what-is-being-read-is-told-at-once", test_what_is_being_read_is_told_at_once);
  ADD ("lists-ask-for-their-page", test_lists_ask_for_their_page);
  ADD ("settings-are-sent-as-they-are-given", test_settings_are_sent_as_they_are_given);
  ADD ("a-file-is-sent-under-its-own-name", test_a_file_is_sent_under_its_own_name);
  ADD ("integrations-are-read-page-by-page", test_integrations_are_read_page_by_page);
  ADD ("an-empty-page-ends-the-integrations", test_an_empty_page_ends_the_integrations);
  ADD ("a-page-that-fails-fails-the-integrations", test_a_page_that_fails_fails_the_integrations);
  ADD ("a-picture-is-fetched-without-the-key", test_a_picture_is_fetched_without_the_key);
  ADD ("what-is-no-picture-is-refused", test_what_is_no_picture_is_refused);
  ADD ("an-endless-picture-is-cut", test_an_endless_picture_is_cut);
  ADD ("pictures-are-not-fetched-from-anywhere", test_pictures_are_not_fetched_from_anywhere);

  return g_test_run ();
}
