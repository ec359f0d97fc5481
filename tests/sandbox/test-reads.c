/* test-reads.c — the life of reads, over a clock that is moved by hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sandbox-fixture.h"

#define MILLISECONDS (FIXTURE_SECOND / 1000)

/* Advances until the read has left @status, and returns what comes then. */
static JsonNode *
await_after (Fixture *fixture, const char *company, JsonNode *read, const char *status)
{
  for (guint i = 0; i < 1000; i++)
    {
      JsonNode *now = fixture_read (fixture, company, read);

      if (g_strcmp0 (json_text (now, "status"), status) != 0)
        return now;

      json_node_unref (now);
      cpt_sandbox_advance_time (fixture->sandbox, 50 * MILLISECONDS);
    }

  g_assert_not_reached ();
}

static void
test_read_goes_through_its_states_in_order (Fixture *fixture, gconstpointer data)
{
  static const char *const states[] = {
    "Initial",          "Queued",     "Fetching",         "MapQueued",  "Mapping",
    "ValidationQueued", "Validating", "ProcessingQueued", "Processing", "Complete"
  };
  g_autofree char *company = fixture_linked_company (fixture, "mqjo");
  g_autoptr (JsonNode) read = fixture_queue (fixture, company, "invoices");
  g_autoptr (JsonNode) shown = json_node_ref (read);
  gint64 progress = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_assert_cmpstr (json_text (shown, "status"), ==, states[i]);
      g_assert_cmpint (json_number (shown, "progress"), >, progress);
      progress = json_number (shown, "progress");
      g_assert_true ((json_text (shown, "completed") != NULL) == g_str_equal (states[i], "Complete"));

      if (!g_str_equal (states[i], "Complete"))
        {
          JsonNode *next = await_after (fixture, company, read, states[i]);

          json_node_unref (g_steal_pointer (&shown));
          shown = next;
        }
    }

  g_assert_true (json_node_get_boolean (json_at (shown, "isCompleted")));
  g_assert_cmpint (progress, ==, 100);
}

static void
test_success_moves_the_last_read (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_linked_company (fixture, "mqjo");
  g_autoptr (JsonNode) before = fixture_json (fixture, "GET", company, NULL);
  g_autoptr (JsonNode) read = fixture_queue (fixture, company, "invoices");
  g_autoptr (JsonNode) done = NULL;
  g_autoptr (JsonNode) after = NULL;
  g_autoptr (JsonNode) status = NULL;

  cpt_sandbox_advance_time (fixture->sandbox, 60 * FIXTURE_SECOND);
  done = fixture_read (fixture, company, read);
  after = fixture_json (fixture, "GET", company, NULL);
  status = fixture_get_below (fixture, company, "/dataStatus");
  g_assert_cmpstr (json_text (after, "lastSync"), !=, json_text (before, "lastSync"));
  g_assert_cmpstr (json_text (after, "lastSync"), ==, json_text (done, "completed"));
  g_assert_cmpstr (json_text (after, "dataConnections.0.lastSync"), ==, json_text (done, "completed"));
  g_assert_cmpstr (json_text (status, "invoices.currentStatus"), ==, "Complete");
  g_assert_cmpstr (json_text (status, "invoices.latestSyncId"), ==, json_text (read, "id"));
  g_assert_cmpstr (json_text (status, "invoices.latestSuccessfulSyncId"), ==, json_text (read, "id"));
  g_assert_null (json_at (status, "bills.currentStatus"));
  g_assert_cmpstr (json_text (status, "bills.dataType"), ==, "bills");
}

static void
test_refresh_of_all_runs_four_at_once (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_linked_company (fixture, "mqjo");
  g_autoptr (JsonNode) all = NULL;
  gboolean is_over = FALSE;
  guint seconds = 0;

  g_assert_cmpuint (fixture_request_below (fixture, "POST", company, "/data/all", NULL), ==, 204);
  all = fixture_get_below (fixture, company, "/data/history");
  g_assert_cmpint (json_number (all, "totalResults"), ==, 25);

  for (seconds = 0; seconds < 60 && !is_over; seconds++)
    {
      g_autoptr (JsonNode) waiting = NULL;
      g_autoptr (JsonNode) over = NULL;

      cpt_sandbox_advance_time (fixture->sandbox, FIXTURE_SECOND);
      waiting = fixture_get_below (fixture, company, "/data/history?query=status%3DQueued%7C%7Cstatus%3DInitial");
      over = fixture_get_below (fixture, company, "/data/history?query=status%3DComplete");
      g_assert_cmpint (25 - json_number (waiting, "totalResults") - json_number (over, "totalResults"), <=, 4);
      is_over = json_number (over, "totalResults") == 25;
    }

  g_assert_true (is_over);
  g_assert_cmpuint (seconds, >=, 15);
  g_assert_cmpuint (seconds, <=, 35);
}

static void
test_what_is_being_read_is_not_read_twice (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_linked_company (fixture, "mqjo");
  g_autoptr (JsonNode) read = fixture_queue (fixture, company, "invoices");
  g_autoptr (JsonNode) history = NULL;

  g_assert_cmpuint (fixture_request_below (fixture, "POST", company, "/data/queue/invoices", NULL), ==, 400);
  g_assert_nonnull (strstr (fixture->text, "DatasetAlreadyInProgressException"));
  g_assert_nonnull (strstr (fixture->text, json_text (read, "id")));
  g_assert_cmpuint (fixture_request_below (fixture, "POST", company, "/data/all", NULL), ==, 204);
  history = fixture_get_below (fixture, company, "/data/history?query=dataType%3Dinvoices");
  g_assert_cmpint (json_number (history, "totalResults"), ==, 1);
}

static void
test_what_cannot_be_read_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *linked = fixture_linked_company (fixture, "mqjo");
  g_autofree char *empty = fixture_create_company (fixture, "A");

  g_assert_cmpuint (fixture_request_below (fixture, "POST", linked, "/data/queue/commerce-orders", NULL), ==, 404);
  g_assert_nonnull (strstr (fixture->text, "not supported by platform(s)"));
  g_assert_cmpuint (fixture_request_below (fixture, "POST", linked, "/data/queue/nonsense", NULL), ==, 404);
  g_assert_cmpuint (fixture_request_below (fixture, "POST", linked, "/data/queue/invoices?connectionId=x", NULL), ==,
                    404);
  g_assert_cmpuint (fixture_request_below (fixture, "POST", empty, "/data/queue/invoices", NULL), ==, 400);
  g_assert_cmpuint (fixture_request_below (fixture, "POST", empty, "/data/all", NULL), ==, 400);
  g_assert_cmpuint (fixture_request_below (fixture, "GET", linked, "/data/history/none", NULL), ==, 404);
  g_assert_cmpuint (fixture_request_below (fixture, "GET", linked, "/data/history?query=isCompleted%3Dtrue", NULL), ==,
                    400);
}

static void
test_unlinking_cancels_what_is_read (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_linked_company (fixture, "mqjo");
  g_autoptr (JsonNode) read = fixture_queue (fixture, company, "bills");
  g_autofree char *connection = g_strconcat ("/connections/", json_text (read, "connectionId"), NULL);
  g_autoptr (JsonNode) cancelled = NULL;

  cpt_sandbox_advance_time (fixture->sandbox, FIXTURE_SECOND);
  g_assert_cmpuint (fixture_request_below (fixture, "PATCH", company, connection, "{\"status\":\"Unlinked\"}"), ==,
                    200);
  cancelled = fixture_read (fixture, company, read);
  g_assert_cmpstr (json_text (cancelled, "status"), ==, "Cancelled");
}

static void
test_access_ends_90_days_after_the_last_read (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_linked_company (fixture, "mqjo");
  g_autoptr (JsonNode) early = NULL;
  g_autoptr (JsonNode) late = NULL;

  cpt_sandbox_advance_time (fixture->sandbox, 89 * FIXTURE_DAY);
  early = fixture_json (fixture, "GET", company, NULL);
  g_assert_cmpstr (json_text (early, "dataConnections.0.status"), ==, "Linked");

  cpt_sandbox_advance_time (fixture->sandbox, FIXTURE_DAY);
  late = fixture_json (fixture, "GET", company, NULL);
  g_assert_cmpstr (json_text (late, "dataConnections.0.status"), ==, "Deauthorized");
  g_assert_cmpstr (json_text (late, "dataConnections.0.dataConnectionErrors.0.statusCode"), ==, "401");
  g_assert_cmpstr (json_text (late, "dataConnections.0.dataConnectionErrors.0.status"), ==, "Active");
}

static void
test_read_just_in_time_keeps_the_access (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_linked_company (fixture, "mqjo");
  g_autoptr (JsonNode) read = NULL;
  g_autoptr (JsonNode) after = NULL;

  cpt_sandbox_advance_time (fixture->sandbox, 89 * FIXTURE_DAY);
  read = fixture_queue (fixture, company, "company");
  cpt_sandbox_advance_time (fixture->sandbox, 89 * FIXTURE_DAY);
  after = fixture_json (fixture, "GET", company, NULL);
  g_assert_cmpstr (json_text (after, "dataConnections.0.status"), ==, "Linked");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/sandbox/reads/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("read-goes-through-its-states-in-order", test_read_goes_through_its_states_in_order);
  ADD ("success-moves-the-last-read", test_success_moves_the_last_read);
  ADD ("refresh-of-all-runs-four-at-once", test_refresh_of_all_runs_four_at_once);
  ADD ("what-is-being-read-is-not-read-twice", test_what_is_being_read_is_not_read_twice);
  ADD ("what-cannot-be-read-is-refused", test_what_cannot_be_read_is_refused);
  ADD ("unlinking-cancels-what-is-read", test_unlinking_cancels_what_is_read);
  ADD ("access-ends-90-days-after-the-last-read", test_access_ends_90_days_after_the_last_read);
  ADD ("read-just-in-time-keeps-the-access", test_read_just_in_time_keeps_the_access);
#undef ADD

  return g_test_run ();
}
