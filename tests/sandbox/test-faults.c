/* test-faults.c — what goes wrong on request, and the same answer to the same idempotency key.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sandbox-fixture.h"

static guint
send_with (Fixture *fixture,
           const char *method,
           const char *path,
           const char *body,
           const char *header,
           const char *value)
{
  SoupMessage *message = fixture_message (fixture, method, path, body);

  soup_message_headers_replace (soup_message_get_request_headers (message), header, value);

  return fixture_send (fixture, message);
}

static gint64
count_companies (Fixture *fixture)
{
  g_autoptr (JsonNode) page = fixture_json (fixture, "GET", "/companies", NULL);

  return json_number (page, "totalResults");
}

static void
test_status_fault_strikes_so_often_and_there (Fixture *fixture, gconstpointer data)
{
  SoupMessageHeaders *headers;

  fixture_set_fault (fixture, "route=GET /companies,status=429,retry-after=7,times=2");
  g_assert_cmpuint (fixture_request (fixture, "GET", "/profile", NULL), ==, 200);
  g_assert_cmpuint (fixture_request (fixture, "POST", "/companies", "{\"name\":\"A\"}"), ==, 200);
  g_assert_cmpuint (fixture_request (fixture, "GET", "/companies", NULL), ==, 429);
  headers = soup_message_get_response_headers (fixture->message);
  g_assert_cmpstr (soup_message_headers_get_one (headers, "Retry-After"), ==, "7");
  g_assert_cmpuint (fixture_request (fixture, "GET", "/companies", NULL), ==, 429);
  g_assert_cmpuint (fixture_request (fixture, "GET", "/companies", NULL), ==, 200);
}

static void
test_every_status_has_a_proper_body (Fixture *fixture, gconstpointer data)
{
  const guint statuses[] = { 400, 401, 402, 403, 404, 408, 409, 422, 429, 451, 500, 503 };

  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autofree char *fault = g_strdup_printf ("status=%u", statuses[i]);
      g_autoptr (JsonNode) error = NULL;

      g_assert_cmpuint (send_with (fixture, "GET", "/companies", NULL, "X-Sandbox-Fault", fault), ==, statuses[i]);
      error = fixture_parse (fixture);
      g_assert_cmpint (json_number (error, "statusCode"), ==, statuses[i]);
      g_assert_nonnull (json_text (error, "correlationId"));
    }
}

static void
test_fault_says_whether_it_was_done (Fixture *fixture, gconstpointer data)
{
  const struct
  {
    const char *fault;
    guint status;
    gint64 n_created;
  } cases[] = {
    { "status=500", 500, 0 },
    { "status=500,after", 500, 1 },
    { "late-status=500@POST/companies", 500, 1 },
    { "drop", 0, 1 },
    { "drop-before", 0, 0 },
    { "cut", 0, 1 },
    { "silent", 0, 1 },
    { "deaf", 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 before = count_companies (fixture);

      g_test_message ("%s", cases[i].fault);
      g_assert_cmpuint (
          send_with (fixture, "POST", "/companies", "{\"name\":\"A\"}", "X-Sandbox-Fault", cases[i].fault), ==,
          cases[i].status);
      g_assert_cmpint (count_companies (fixture) - before, ==, cases[i].n_created);
    }
}

static void
test_answers_are_spoiled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) nulls = NULL;
  g_autoptr (JsonNode) absent = NULL;
  g_autoptr (JsonNode) unknown = NULL;
  g_autoptr (JsonNode) wrong = NULL;

  g_assert_cmpuint (send_with (fixture, "GET", "/companies", NULL, "X-Sandbox-Fault", "nulls"), ==, 200);
  nulls = fixture_parse (fixture);
  g_assert_nonnull (
      soup_message_headers_get_one (soup_message_get_response_headers (fixture->message), "X-Sandbox-Spoilt"));
  g_assert_true (JSON_NODE_HOLDS_NULL (json_at (nulls, "results.0.description")));
  g_assert_cmpuint (send_with (fixture, "GET", "/companies", NULL, "X-Sandbox-Fault", "absent"), ==, 200);
  absent = fixture_parse (fixture);
  g_assert_null (json_at (absent, "results.0.created"));
  g_assert_nonnull (json_at (absent, "results.0.name"));
  g_assert_cmpuint (send_with (fixture, "GET", "/companies", NULL, "X-Sandbox-Fault", "unknown-status"), ==, 200);
  unknown = fixture_parse (fixture);
  g_assert_cmpstr (json_text (unknown, "results.0.dataConnections.0.status"), ==, "Hibernating");
  g_assert_cmpuint (send_with (fixture, "GET", "/nothing/at/all", NULL, "X-Sandbox-Fault", "status=500"), ==, 404);
  g_assert_cmpuint (send_with (fixture, "GET", "/companies", NULL, "X-Sandbox-Fault", "status=402,wrong-status-code"),
                    ==, 402);
  wrong = fixture_parse (fixture);
  g_assert_cmpint (json_number (wrong, "statusCode"), ==, 429);
  g_assert_cmpuint (send_with (fixture, "GET", "/companies", NULL, "X-Sandbox-Fault", "invalid-json"), ==, 200);
  g_assert_null (json_from_string (fixture->text, NULL));
}

static void
test_faults_that_make_no_sense_are_refused (Fixture *fixture, gconstpointer data)
{
  const char *const texts[] = { "",
                                "nonsense",
                                "status=200",
                                "status=x",
                                "slow=-1",
                                "read=Fetching",
                                "times=0",
                                "route=companies",
                                "status=500@companies",
                                "company=",
                                "pause=0",
                                "pause=Complete:5",
                                "pause=Mapping",
                                "report=strange",
                                "records=-1" };

  fixture_set_fault (fixture, "status=503@GET/profile");

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *faults[] = { texts[i], NULL };
      g_autoptr (GError) error = NULL;
      g_auto (GStrv) left = NULL;

      g_assert_false (cpt_sandbox_set_faults (fixture->sandbox, faults, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
      left = cpt_sandbox_dup_faults (fixture->sandbox);
      g_assert_cmpstr (left[0], ==, "status=503@GET/profile");
    }
}

static void
test_free_plan_has_its_limits (Fixture *fixture, gconstpointer data)
{
  fixture_set_fault (fixture, "free-plan");

  for (guint i = 1; i < 50; i++)
    g_free (fixture_create_company (fixture, "A"));

  g_assert_cmpuint (fixture_request (fixture, "POST", "/companies", "{\"name\":\"A\"}"), ==, 402);
  g_assert_nonnull (strstr (fixture->text, "Company limit exceeded"));
  cpt_sandbox_advance_time (fixture->sandbox, 366 * FIXTURE_DAY);
  g_assert_cmpuint (fixture_request (fixture, "GET", "/companies", NULL), ==, 402);
}

static void
test_same_key_gets_the_same_answer (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;

  g_assert_cmpuint (send_with (fixture, "POST", "/companies", "{\"name\":\"A\"}", "Idempotency-Key", "k"), ==, 200);
  first = g_strdup (fixture->text);
  g_assert_cmpuint (send_with (fixture, "POST", "/companies", "{\"name\":\"A\"}", "Idempotency-Key", "k"), ==, 200);
  g_assert_cmpstr (fixture->text, ==, first);
  g_assert_cmpint (count_companies (fixture), ==, 2);
  g_assert_cmpuint (send_with (fixture, "POST", "/companies", "{\"name\":\"B\"}", "Idempotency-Key", "k"), ==, 422);

  cpt_sandbox_advance_time (fixture->sandbox, 91 * 60 * FIXTURE_SECOND);
  g_assert_cmpuint (send_with (fixture, "POST", "/companies", "{\"name\":\"B\"}", "Idempotency-Key", "k"), ==, 200);
  g_assert_cmpint (count_companies (fixture), ==, 3);
}

static void
test_server_faults_are_replayed_and_429_is_not (Fixture *fixture, gconstpointer data)
{
  fixture_set_fault (fixture, "status=500,times=1");
  g_assert_cmpuint (send_with (fixture, "POST", "/companies", "{\"name\":\"A\"}", "Idempotency-Key", "a"), ==, 500);
  g_assert_cmpuint (send_with (fixture, "POST", "/companies", "{\"name\":\"A\"}", "Idempotency-Key", "a"), ==, 500);
  fixture_set_fault (fixture, "status=429,times=1");
  g_assert_cmpuint (send_with (fixture, "POST", "/companies", "{\"name\":\"A\"}", "Idempotency-Key", "b"), ==, 429);
  g_assert_cmpuint (send_with (fixture, "POST", "/companies", "{\"name\":\"A\"}", "Idempotency-Key", "b"), ==, 200);
  g_assert_cmpint (count_companies (fixture), ==, 2);
}

static void
test_key_is_in_use_until_it_is_answered (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SoupMessage) slow = fixture_message (fixture, "POST", "/companies", "{\"name\":\"A\"}");
  g_autoptr (GAsyncResult) result = NULL;
  guint status = 200;

  fixture_set_fault (fixture, "route=POST /companies,slow=0.5,times=1");
  soup_message_headers_replace (soup_message_get_request_headers (slow), "Idempotency-Key", "k");
  soup_session_send_and_read_async (fixture->session, slow, 0, NULL, test_store_result, &result);

  while (count_companies (fixture) == 1)
    g_main_context_iteration (NULL, FALSE);

  status = send_with (fixture, "POST", "/companies", "{\"name\":\"A\"}", "Idempotency-Key", "k");
  g_assert_cmpuint (status, ==, 409);
  test_await (&result);
  g_bytes_unref (soup_session_send_and_read_finish (fixture->session, result, NULL));
  g_assert_cmpuint (send_with (fixture, "POST", "/companies", "{\"name\":\"A\"}", "Idempotency-Key", "k"), ==, 200);
  g_assert_cmpint (count_companies (fixture), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/sandbox/faults/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("status-fault-strikes-so-often-and-there", test_status_fault_strikes_so_often_and_there);
  ADD ("every-status-has-a-proper-body", test_every_status_has_a_proper_body);
  ADD ("fault-says-whether-it-was-done", test_fault_says_whether_it_was_done);
  ADD ("answers-are-spoiled", test_answers_are_spoiled);
  ADD ("faults-that-make-no-sense-are-refused", test_faults_that_make_no_sense_are_refused);
  ADD ("free-plan-has-its-limits", test_free_plan_has_its_limits);
  ADD ("same-key-gets-the-same-answer", test_same_key_gets_the_same_answer);
  ADD ("server-faults-are-replayed-and-429-is-not", test_server_faults_are_replayed_and_429_is_not);
  ADD ("key-is-in-use-until-it-is-answered", test_key_is_in_use_until_it_is_answered);
#undef ADD

  return g_test_run ();
}
