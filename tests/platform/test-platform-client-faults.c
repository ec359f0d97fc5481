/* test-platform-client-faults.c — the client in front of servers that no platform would be.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-error-reason.h"
#include "cpt-exchange-private.h"
#include "cpt-platform-client.h"
#include "cpt-time.h"
#include "hostile-server.h"
#include "test-support.h"

#include <string.h>

#define COMPANY_ID "3f2b6c10-7a4e-4d19-9c55-0e8a1b2c3d40"
#define KEY "6a1d2f3c-0000-4000-8000-000000000007"
#define TIME_SCALE 0.01 /* a half second is 5 ms, three seconds are 30 */

#define HEAD(status) "HTTP/1.1 " status "\r\nContent-Type: application/json\r\nConnection: close\r\n"
#define COMPANY HEAD ("200 OK") "\r\n{\"id\":\"" COMPANY_ID "\",\"name\":\"Atelier\"}"
#define EMPTY(status) HEAD (status) "Content-Length: 0\r\n\r\n"

typedef struct
{
  CptClock *clock;
  HostileServer *server;
  CptPlatformClient *client;
} Fixture;

static CptPlatformClient *
client_new (Fixture *fixture, const char *url, double time_scale)
{
  g_autoptr (GError) error = NULL;
  CptPlatformClient *client = cpt_platform_client_new (url, "secret", fixture->clock, &error);

  g_assert_no_error (error);
  cpt_platform_client_set_time_scale (client, time_scale);

  return client;
}

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
  g_clear_pointer (&fixture->server, hostile_server_free);
  g_assert_finalize_object (fixture->clock);
}

static void
meet (Fixture *fixture, HostileServer *server)
{
  fixture->server = server;
  fixture->client = client_new (fixture, hostile_server_get_url (server), TIME_SCALE);
}

/* One answer for every request. */
static void
meet_one (Fixture *fixture, const char *answer)
{
  const char *const answers[] = { answer, NULL };

  meet (fixture, hostile_server_new (answers));
}

/* One answer, then another for every further request. */
static void
meet_two (Fixture *fixture, const char *first, const char *then)
{
  const char *const answers[] = { first, then, NULL };

  meet (fixture, hostile_server_new (answers));
}

static GError *
get_company (Fixture *fixture, CptPriority priority, GCancellable *cancellable)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CptCompany) company = NULL;
  g_autofree char *redirect = NULL;
  GError *error = NULL;

  cpt_platform_client_get_company_async (fixture->client, priority, COMPANY_ID, cancellable, test_store_result,
                                         &result);
  test_await (&result);
  company = cpt_platform_client_get_company_finish (fixture->client, result, &redirect, &error);
  g_assert_true ((company == NULL) == (error != NULL));

  return error;
}

static GError *
read_company (Fixture *fixture)
{
  return get_company (fixture, CPT_PRIORITY_BACKGROUND, NULL);
}

static GError *
create_company (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CptCompany) company = NULL;
  GError *error = NULL;

  cpt_platform_client_create_company_async (fixture->client, "Atelier \"B\"", KEY, NULL, test_store_result, &result);
  test_await (&result);
  company = cpt_platform_client_create_company_finish (fixture->client, result, &error);
  g_assert_true ((company == NULL) == (error != NULL));

  return error;
}

static GError *
delete_company (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;
  gboolean is_deleted;

  cpt_platform_client_delete_company_async (fixture->client, COMPANY_ID, NULL, test_store_result, &result);
  test_await (&result);
  is_deleted = cpt_platform_client_delete_company_finish (fixture->client, result, &error);
  g_assert_true (is_deleted == (error == NULL));

  return error;
}

static void
assert_answer (GError *error, CptError code, guint http_status)
{
  g_assert_error (error, CPT_ERROR, (int) code);
  g_assert_cmpuint (cpt_error_get_answer (error)->http_status, ==, http_status);
}

static void
test_request_is_what_the_platform_wants (Fixture *fixture, gconstpointer data)
{
  g_autofree char *request = NULL;

  meet_one (fixture, COMPANY);
  g_assert_null (create_company (fixture));
  request = hostile_server_dup_request (fixture->server, 0);

  g_assert_true (g_str_has_prefix (request, "POST /companies HTTP/1.1\r\n"));
  g_assert_nonnull (strstr (request, "\r\nAuthorization: Basic c2VjcmV0\r\n"));
  g_assert_nonnull (strstr (request, "\r\nAccept: application/json\r\n"));
  g_assert_nonnull (strstr (request, "\r\nIdempotency-Key: " KEY "\r\n"));
  g_assert_nonnull (strstr (request, "\r\nContent-Type: application/json; charset=utf-8\r\n"));
  g_assert_true (g_str_has_suffix (request, "\r\n\r\n{\"name\":\"Atelier \\\"B\\\"\"}"));
}

static void
test_endless_answer_is_cut (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  meet (fixture, hostile_server_new_endless (HEAD ("200 OK") "\r\n"));
  error = read_company (fixture);

  assert_answer (error, CPT_ERROR_MALFORMED, 200);
  g_assert_cmpuint (hostile_server_get_n_requests (fixture->server), ==, 1);
}

static void
test_answer_announced_too_long_is_not_read (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  meet_one (fixture, HEAD ("200 OK") "Content-Length: 99999999999\r\n\r\n{");
  error = read_company (fixture);

  assert_answer (error, CPT_ERROR_MALFORMED, 200);
}

static void
test_packed_answer_is_bounded_unpacked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GZlibCompressor) packer = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, G_CONVERTER (packer));
  g_autofree char *spaces = g_strnfill (8 * 1024 * 1024, ' ');
  const char *head = HEAD ("200 OK") "Content-Encoding: gzip\r\n\r\n";
  g_autoptr (GBytes) answer = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_output_stream_write_all (memory, head, strlen (head), NULL, NULL, NULL));
  g_assert_true (g_output_stream_write_all (stream, spaces, strlen (spaces), NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  answer = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
  g_assert_cmpuint (g_bytes_get_size (answer), <, 100000);

  meet (fixture, hostile_server_new_bytes (answer));
  error = read_company (fixture);

  assert_answer (error, CPT_ERROR_MALFORMED, 200);
}

static void
test_answer_cut_in_the_middle_is_no_answer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  meet_one (fixture, HEAD ("200 OK") "Content-Length: 1000\r\n\r\n{\"id\":");
  error = read_company (fixture);

  assert_answer (error, CPT_ERROR_UNREACHABLE, 0);
  g_assert_cmpuint (hostile_server_get_n_requests (fixture->server), >, 1);
}

static void
test_answer_cut_in_the_middle_comes_whole_the_next_time (Fixture *fixture, gconstpointer data)
{
  meet_two (fixture, HEAD ("200 OK") "Content-Length: 1000\r\n\r\n{\"id\":", COMPANY);

  g_assert_null (read_company (fixture));
}

static void
test_failure_cut_in_the_middle_is_an_answer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  meet_two (fixture, HEAD ("500 Oops") "Content-Length: 1000\r\n\r\n{\"error\":", COMPANY);
  error = create_company (fixture);

  assert_answer (error, CPT_ERROR_SERVER, 500);
  g_assert_cmpuint (hostile_server_get_n_requests (fixture->server), ==, 1);
}

static void
test_json_cut_in_the_middle_is_malformed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  meet_one (fixture, HEAD ("200 OK") "\r\n{\"id\":\"" COMPANY_ID "\",\"na");
  error = read_company (fixture);

  g_assert_error (error, CPT_ERROR, CPT_ERROR_MALFORMED);
}

static void
test_what_is_not_http_is_malformed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  meet_one (fixture, "SSH-2.0-OpenSSH_9.2\r\n\r\n");
  error = read_company (fixture);

  assert_answer (error, CPT_ERROR_MALFORMED, 0);
}

static void
test_key_does_not_follow_a_redirection (Fixture *fixture, gconstpointer data)
{
  const char *const answers[] = { COMPANY, NULL };
  g_autoptr (HostileServer) thief = hostile_server_new (answers);
  g_autofree char *answer =
      g_strdup_printf (HEAD ("302 Found") "Location: %s/companies\r\n\r\n", hostile_server_get_url (thief));
  g_autoptr (GError) error = NULL;

  meet_one (fixture, answer);
  error = read_company (fixture);

  assert_answer (error, CPT_ERROR_MALFORMED, 302);
  g_assert_cmpint (cpt_error_get_reason (error), ==, CPT_ERROR_REASON_REDIRECTION);
  g_assert_cmpuint (hostile_server_get_n_requests (thief), ==, 0);
}

#define WEB_PAGE                                                                                                       \
  "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nDate: Mon, 01 Jan 2001 00:00:00 GMT\r\nConnection: close\r\n"         \
  "\r\n<html>Welcome to our hotel</html>"

static void
test_web_page_is_no_answer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) read_error = NULL;
  g_autoptr (GError) delete_error = NULL;

  meet_one (fixture, WEB_PAGE);
  read_error = read_company (fixture);
  delete_error = delete_company (fixture);

  assert_answer (read_error, CPT_ERROR_MALFORMED, 200);
  g_assert_nonnull (strstr (read_error->message, "web page"));
  assert_answer (delete_error, CPT_ERROR_MALFORMED, 200);
  g_assert_cmpint (cpt_clock_now (fixture->clock), >, cpt_time_parse ("2026-01-01"));
}

/* What a network says before one has logged in to it, a proxy, or another server under the same name. */
static void
test_web_page_says_nothing_of_the_key_or_the_company (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *answer;
    guint http_status;
  } pages[] = {
    { HEAD ("200 OK") "\r\n  <!DOCTYPE html><title>Log in</title>", 200 },
    { "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n<html>", 200 },
    { "HTTP/1.1 401 Unauthorized\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<html>", 401 },
    { "HTTP/1.1 404 Not Found\r\nContent-Type: text/html; charset=utf-8\r\nConnection: close\r\n\r\n<html>", 404 },
    { "HTTP/1.1 511 Network Authentication Required\r\nConnection: close\r\n\r\nLog in!", 511 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autoptr (GError) read_error = NULL;
      g_autoptr (GError) delete_error = NULL;

      g_clear_object (&fixture->client);
      g_clear_pointer (&fixture->server, hostile_server_free);
      meet_one (fixture, pages[i].answer);
      read_error = read_company (fixture);
      delete_error = delete_company (fixture);

      assert_answer (read_error, CPT_ERROR_MALFORMED, pages[i].http_status);
      g_assert_cmpint (cpt_error_get_reason (read_error), ==, CPT_ERROR_REASON_WEB_PAGE);
      assert_answer (delete_error, CPT_ERROR_MALFORMED, pages[i].http_status);
    }
}

/* Who is in between may be out of order, too: that passes. */
static void
test_web_page_of_a_failure_on_the_way_passes (Fixture *fixture, gconstpointer data)
{
  meet_two (fixture, "HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<html>", COMPANY);

  g_assert_null (read_company (fixture));
}

/* A wait that makes no sense is none: the usual one holds. */
static void
test_wait_until_no_sensible_time_is_none (Fixture *fixture, gconstpointer data)
{
  static const char *const waits[] = { "Sun, 23 Nov 1997 12:00:00 GMT", "-1", "soon", "" };

  for (guint i = 0; i < G_N_ELEMENTS (waits); i++)
    {
      g_autofree char *answer =
          g_strdup_printf (HEAD ("429 Too Many Requests") "Retry-After: %s\r\nContent-Length: 0\r\n\r\n", waits[i]);

      g_clear_object (&fixture->client);
      g_clear_pointer (&fixture->server, hostile_server_free);
      meet_two (fixture, answer, COMPANY);

      g_assert_null (read_company (fixture));
      g_assert_cmpuint (hostile_server_get_n_requests (fixture->server), ==, 2);
    }
}

/* The day's quota is the longest wait there is. */
static void
test_wait_until_the_next_century_is_a_day (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  meet_one (fixture, HEAD ("429 Too Many Requests") "Retry-After: Sat, 23 Nov 2126 12:00:00 GMT\r\n"
                                                    "Content-Length: 0\r\n\r\n");
  error = get_company (fixture, CPT_PRIORITY_USER, NULL);

  assert_answer (error, CPT_ERROR_RATE_LIMITED, 429);
  g_assert_cmpuint (cpt_error_get_answer (error)->retry_after, ==, 86400);
  g_assert_cmpuint (hostile_server_get_n_requests (fixture->server), ==, 1);
}

static void
test_deletion_answered_with_something_is_not_believed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  meet_one (fixture, COMPANY);
  error = delete_company (fixture);

  g_assert_error (error, CPT_ERROR, CPT_ERROR_MALFORMED);
}

static void
test_refused_key_is_not_tried_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  meet_two (fixture, HEAD ("401 Unauthorized") "WWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n",
            COMPANY);
  error = get_company (fixture, CPT_PRIORITY_USER, NULL);

  assert_answer (error, CPT_ERROR_UNAUTHORIZED, 401);
  g_assert_cmpuint (hostile_server_get_n_requests (fixture->server), ==, 1);
}

static void
test_wait_longer_than_patience_is_told_at_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  meet_two (fixture,
            HEAD ("429 Too Many Requests") "Date: Sun, 23 Nov 2031 12:00:00 GMT\r\n"
                                           "Retry-After: Sun, 23 Nov 2031 12:00:30 GMT\r\nContent-Length: 0\r\n\r\n",
            COMPANY);
  error = read_company (fixture);

  assert_answer (error, CPT_ERROR_RATE_LIMITED, 429);
  g_assert_cmpuint (cpt_error_get_answer (error)->retry_after, ==, 30);
  g_assert_cmpuint (hostile_server_get_n_requests (fixture->server), ==, 1);
  g_assert_cmpint (ABS (cpt_clock_now (fixture->clock) - cpt_time_parse ("2031-11-23T12:00:00Z")), <,
                   CPT_TIME_DAY / 24);
}

static void
test_user_waits_as_long_as_the_platform_asks (Fixture *fixture, gconstpointer data)
{
  gint64 before = g_get_monotonic_time ();

  meet_two (fixture, HEAD ("429 Too Many Requests") "Retry-After: 5\r\nContent-Length: 0\r\n\r\n", COMPANY);

  g_assert_null (get_company (fixture, CPT_PRIORITY_USER, NULL));
  g_assert_cmpint (g_get_monotonic_time () - before, >=, (gint64) (5 * G_TIME_SPAN_SECOND * TIME_SCALE));
}

/* What one request was told holds for all: the next one waits, though nobody told it to. */
static void
test_everybody_waits_as_long_as_the_platform_asks (Fixture *fixture, gconstpointer data)
{
  gint64 before = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;

  meet_two (fixture, HEAD ("429 Too Many Requests") "Retry-After: 10\r\nContent-Length: 0\r\n\r\n", COMPANY);
  error = read_company (fixture);

  assert_answer (error, CPT_ERROR_RATE_LIMITED, 429);
  g_assert_null (read_company (fixture));
  g_assert_cmpint (g_get_monotonic_time () - before, >=, (gint64) (10 * G_TIME_SPAN_SECOND * TIME_SCALE));
}

static void
test_reads_pass_over_failures (Fixture *fixture, gconstpointer data)
{
  static const char *const passing[] = { EMPTY ("408 Timeout"), EMPTY ("500 Oops"), EMPTY ("503 Maintenance"), "" };

  for (guint i = 0; i < G_N_ELEMENTS (passing); i++)
    {
      g_clear_object (&fixture->client);
      g_clear_pointer (&fixture->server, hostile_server_free);
      meet_two (fixture, passing[i], COMPANY);

      g_assert_null (read_company (fixture));
      g_assert_cmpuint (hostile_server_get_n_requests (fixture->server), ==, 2);
    }
}

static void
test_not_yet_is_not_waited_for (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  meet_two (fixture, EMPTY ("409 Conflict"), COMPANY);
  error = read_company (fixture);

  assert_answer (error, CPT_ERROR_NOT_READY, 409);
}

static void
test_change_is_sent_again_under_its_key (Fixture *fixture, gconstpointer data)
{
  static const char *const passing[] = { EMPTY ("408 Timeout"), EMPTY ("409 Conflict"), EMPTY ("429 Too Many Requests"),
                                         "" };

  for (guint i = 0; i < G_N_ELEMENTS (passing); i++)
    {
      g_autofree char *again = NULL;

      g_clear_object (&fixture->client);
      g_clear_pointer (&fixture->server, hostile_server_free);
      meet_two (fixture, passing[i], COMPANY);

      g_assert_null (create_company (fixture));
      g_assert_cmpuint (hostile_server_get_n_requests (fixture->server), ==, 2);
      again = hostile_server_dup_request (fixture->server, 1);
      g_assert_nonnull (strstr (again, "Idempotency-Key: " KEY "\r\n"));
    }
}

static void
test_change_is_not_sent_again_after_a_failure_that_was_received (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  meet_two (fixture, EMPTY ("503 Maintenance"), COMPANY);
  error = create_company (fixture);

  assert_answer (error, CPT_ERROR_SERVER, 503);
  g_assert_cmpuint (hostile_server_get_n_requests (fixture->server), ==, 1);
}

/* The first sending may have been done; that the second was turned away says nothing of it. */
static void
test_doubt_about_a_change_outlives_what_comes_after (Fixture *fixture, gconstpointer data)
{
  static const char *const later[] = { HEAD ("429 Too Many Requests") "Retry-After: 60\r\nContent-Length: 0\r\n\r\n",
                                       EMPTY ("401 Unauthorized") };

  for (guint i = 0; i < G_N_ELEMENTS (later); i++)
    {
      g_autoptr (GError) error = NULL;

      g_clear_object (&fixture->client);
      g_clear_pointer (&fixture->server, hostile_server_free);
      meet_two (fixture, "", later[i]);
      error = create_company (fixture);

      assert_answer (error, CPT_ERROR_UNREACHABLE, 0);
      g_assert_cmpuint (hostile_server_get_n_requests (fixture->server), ==, 2);
    }
}

static void
test_nobody_there_is_unreachable (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  meet_one (fixture, COMPANY);
  g_clear_pointer (&fixture->server, hostile_server_free);
  error = read_company (fixture);

  assert_answer (error, CPT_ERROR_UNREACHABLE, 0);
}

static void
test_cancelled_before_it_starts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  meet_one (fixture, COMPANY);
  g_cancellable_cancel (cancellable);
  error = get_company (fixture, CPT_PRIORITY_USER, cancellable);

  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (hostile_server_get_n_requests (fixture->server), ==, 0);
}

static gboolean
has_asked (gpointer user_data)
{
  Fixture *fixture = user_data;

  return hostile_server_get_n_requests (fixture->server) > 0;
}

static void
test_cancelled_while_the_platform_thinks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CptCompany) company = NULL;
  g_autoptr (GError) error = NULL;

  meet (fixture, hostile_server_new_holding (COMPANY));
  cpt_platform_client_get_company_async (fixture->client, CPT_PRIORITY_USER, COMPANY_ID, cancellable, test_store_result,
                                         &result);
  test_await_true (has_asked, fixture);
  g_cancellable_cancel (cancellable);
  test_await (&result);
  company = cpt_platform_client_get_company_finish (fixture->client, result, NULL, &error);

  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static gboolean
cancel_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);

  return G_SOURCE_REMOVE;
}

/* The platform asked for an hour: only a cancellation ends this soon. */
static void
test_cancelled_between_two_sendings (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  meet_one (fixture, HEAD ("503 Maintenance") "Retry-After: 50\r\nContent-Length: 0\r\n\r\n");
  cpt_platform_client_set_time_scale (fixture->client, 1);
  g_timeout_add (50, cancel_cb, cancellable);
  error = get_company (fixture, CPT_PRIORITY_USER, cancellable);

  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (hostile_server_get_n_requests (fixture->server), <=, 1);
}

#define N_AT_ONCE 6

static gboolean
has_four (gpointer user_data)
{
  Fixture *fixture = user_data;

  return hostile_server_get_n_requests (fixture->server) >= 4;
}

static void
test_four_requests_at_once (Fixture *fixture, gconstpointer data)
{
  GAsyncResult *results[N_AT_ONCE] = { NULL };

  meet (fixture, hostile_server_new_holding (COMPANY));
  for (guint i = 0; i < N_AT_ONCE; i++)
    cpt_platform_client_get_company_async (fixture->client, CPT_PRIORITY_USER, COMPANY_ID, NULL, test_store_result,
                                           &results[i]);
  test_await_true (has_four, fixture);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (hostile_server_get_n_requests (fixture->server), ==, 4);

  hostile_server_let_go (fixture->server);
  for (guint i = 0; i < N_AT_ONCE; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CptCompany) company = NULL;

      test_await (&results[i]);
      company = cpt_platform_client_get_company_finish (fixture->client, results[i], NULL, &error);
      g_assert_no_error (error);
      g_object_unref (results[i]);
    }
  g_assert_cmpuint (hostile_server_get_n_requests (fixture->server), ==, N_AT_ONCE);
}

static void
test_answer_that_never_ends_is_ended (Fixture *fixture, gconstpointer data)
{
  const CptExchangeLimits limits = { .max_bytes = 1000, .max_ms = 20 };
  g_autoptr (SoupSession) session = soup_session_new ();
  g_autoptr (SoupMessage) message = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) body = NULL;
  g_autoptr (GError) error = NULL;

  meet (fixture, hostile_server_new_holding (COMPANY));
  message = soup_message_new ("GET", hostile_server_get_url (fixture->server));
  cpt_exchange_send_async (session, message, &limits, NULL, test_store_result, &result);
  test_await (&result);
  body = cpt_exchange_send_finish (session, result, &error);

  assert_answer (error, CPT_ERROR_UNREACHABLE, 0);
}

#define ADD(name, func) g_test_add ("/platform-client-faults/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("request-is-what-the-platform-wants", test_request_is_what_the_platform_wants);
  ADD ("endless-answer-is-cut", test_endless_answer_is_cut);
  ADD ("answer-announced-too-long-is-not-read", test_answer_announced_too_long_is_not_read);
  ADD ("packed-answer-is-bounded-unpacked", test_packed_answer_is_bounded_unpacked);
  ADD ("answer-cut-in-the-middle-is-no-answer", test_answer_cut_in_the_middle_is_no_answer);
  ADD ("answer-cut-in-the-middle-comes-whole-the-next-time", test_answer_cut_in_the_middle_comes_whole_the_next_time);
  ADD ("failure-cut-in-the-middle-is-an-answer", test_failure_cut_in_the_middle_is_an_answer);
  ADD ("json-cut-in-the-middle-is-malformed", test_json_cut_in_the_middle_is_malformed);
  ADD ("what-is-not-http-is-malformed", test_what_is_not_http_is_malformed);
  ADD ("key-does-not-follow-a-redirection", test_key_does_not_follow_a_redirection);
  ADD ("web-page-is-no-answer", test_web_page_is_no_answer);
  ADD ("web-page-says-nothing-of-the-key-or-the-company", test_web_page_says_nothing_of_the_key_or_the_company);
  ADD ("web-page-of-a-failure-on-the-way-passes", test_web_page_of_a_failure_on_the_way_passes);
  ADD ("wait-until-no-sensible-time-is-none", test_wait_until_no_sensible_time_is_none);
  ADD ("wait-until-the-next-century-is-a-day", test_wait_until_the_next_century_is_a_day);
  ADD ("deletion-answered-with-something-is-not-believed", test_deletion_answered_with_something_is_not_believed);
  ADD ("refused-key-is-not-tried-again", test_refused_key_is_not_tried_again);
  ADD ("wait-longer-than-patience-is-told-at-once", test_wait_longer_than_patience_is_told_at_once);
  ADD ("user-waits-as-long-as-the-platform-asks", test_user_waits_as_long_as_the_platform_asks);
  ADD ("everybody-waits-as-long-as-the-platform-asks", test_everybody_waits_as_long_as_the_platform_asks);
  ADD ("reads-pass-over-failures", test_reads_pass_over_failures);
  ADD ("not-yet-is-not-waited-for", test_not_yet_is_not_waited_for);
  ADD ("change-is-sent-again-under-its-key", test_change_is_sent_again_under_its_key);
  ADD ("change-is-not-sent-again-after-a-failure-that-was-received",
       test_change_is_not_sent_again_after_a_failure_that_was_received);
  ADD ("doubt-about-a-change-outlives-what-comes-after", test_doubt_about_a_change_outlives_what_comes_after);
  ADD ("nobody-there-is-unreachable", test_nobody_there_is_unreachable);
  ADD ("cancelled-before-it-starts", test_cancelled_before_it_starts);
  ADD ("cancelled-while-the-platform-thinks", test_cancelled_while_the_platform_thinks);
  ADD ("cancelled-between-two-sendings", test_cancelled_between_two_sendings);
  ADD ("four-requests-at-once", test_four_requests_at_once);
  ADD ("answer-that-never-ends-is-ended", test_answer_that_never_ends_is_ended);

  return g_test_run ();
}
