/* test-writes.c — the write history of the first company and of the demonstration.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sandbox-fixture.h"

static void
set_up_demo (Fixture *fixture, gconstpointer data)
{
  fixture_set_up (fixture, data);
  fixture_stop (fixture);
  test_remove_folder (fixture->folder);
  fixture->options.demo = TRUE;
  fixture_start (fixture);
}

static gint64
count (Fixture *fixture, const char *company, const char *query)
{
  g_autofree char *below = g_strconcat ("/push?pageSize=1&query=", query, NULL);
  g_autoptr (JsonNode) page = fixture_get_below (fixture, company, below);

  return json_number (page, "totalResults");
}

/* Returns: (transfer full): the first write with that status */
static JsonNode *
get_first (Fixture *fixture, const char *company, const char *status)
{
  g_autofree char *below = g_strconcat ("/push?query=status%3D", status, NULL);
  g_autoptr (JsonNode) page = fixture_get_below (fixture, company, below);

  return json_node_copy (json_at (page, "results.0"));
}

/* Returns: (transfer full): the path of the company of that name */
static char *
find_company (Fixture *fixture, const char *name)
{
  g_autofree char *escaped = g_uri_escape_string (name, NULL, FALSE);
  g_autofree char *path = g_strconcat ("/companies?query=name%3D", escaped, NULL);
  g_autoptr (JsonNode) page = fixture_json (fixture, "GET", path, NULL);

  return g_strconcat ("/companies/", json_text (page, "results.0.id"), NULL);
}

static void
test_writes_end_in_every_way (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_first_company (fixture);
  g_autoptr (JsonNode) shown = fixture_json (fixture, "GET", company, NULL);
  g_autoptr (JsonNode) success = get_first (fixture, company, "Success");
  g_autoptr (JsonNode) failed = get_first (fixture, company, "Failed");
  g_autoptr (JsonNode) timed_out = get_first (fixture, company, "TimedOut");

  g_assert_cmpstr (json_text (success, "companyId"), ==, company + strlen ("/companies/"));
  g_assert_cmpstr (json_text (success, "dataConnectionKey"), ==, json_text (shown, "dataConnections.0.id"));
  g_assert_cmpint (json_number (success, "statusCode"), ==, 200);
  g_assert_nonnull (json_text (success, "completedOnUtc"));
  g_assert_null (json_text (success, "errorMessage"));
  g_assert_nonnull (json_text (success, "changes.0.recordRef.id"));
  g_assert_cmpstr (json_text (success, "changes.0.recordRef.dataType"), ==, json_text (success, "dataType"));
  g_assert_cmpint (json_number (failed, "statusCode"), ==, 400);
  g_assert_nonnull (json_text (failed, "errorMessage"));
  g_assert_cmpuint (json_length (failed, "validation.errors"), ==, 1);
  g_assert_nonnull (json_text (failed, "validation.errors.0.validatorName"));
  g_assert_true (JSON_NODE_HOLDS_NULL (json_at (failed, "changes")));
  g_assert_cmpint (json_number (timed_out, "timeoutInMinutes"), ==, 15);
  g_assert_cmpint (count (fixture, company, "status%3DPending"), ==, 0);
}

static void
test_writes_are_paged_queried_and_ordered (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_first_company (fixture);
  g_autoptr (JsonNode) page = fixture_get_below (fixture, company, "/push?orderBy=-requestedOnUtc&page=2&pageSize=3");

  g_assert_cmpuint (json_length (page, "results"), ==, 3);
  g_assert_cmpstr (json_text (page, "results.0.requestedOnUtc"), >, json_text (page, "results.1.requestedOnUtc"));
  g_assert_cmpstr (json_text (page, "results.1.requestedOnUtc"), >, json_text (page, "results.2.requestedOnUtc"));
  g_assert_nonnull (json_text (page, "_links.next.href"));
  g_assert_cmpint (count (fixture, company, "status%3DSuccess") + count (fixture, company, "status!%3DSuccess"), ==,
                   json_number (page, "totalResults"));
  g_assert_cmpint (count (fixture, company, "dataType%3Dbills"), >, 0);
  g_assert_cmpint (count (fixture, company, "requestedOnUtc%3E2030-01-01"), ==, 0);
  g_assert_cmpuint (fixture_request_below (fixture, "GET", company, "/push?query=requested%3E2030-01-01", NULL), ==,
                    400);
  g_assert_cmpuint (fixture_request_below (fixture, "GET", company, "/push?orderBy=requested", NULL), ==, 400);
}

static void
test_one_write_is_shown_alone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_first_company (fixture);
  g_autofree char *other = fixture_create_company (fixture, "A");
  g_autoptr (JsonNode) write = get_first (fixture, company, "Success");
  g_autofree char *below = g_strconcat ("/push/", json_text (write, "pushOperationKey"), NULL);
  g_autoptr (JsonNode) alone = fixture_get_below (fixture, company, below);

  g_assert_true (json_node_equal (write, alone));
  g_assert_cmpuint (fixture_request_below (fixture, "GET", other, below, NULL), ==, 404);
  g_assert_cmpuint (fixture_request_below (fixture, "GET", company, "/push/none", NULL), ==, 404);
  g_assert_cmpuint (fixture_request (fixture, "GET", "/companies/none/push", NULL), ==, 404);
  g_assert_cmpint (count (fixture, other, "status!%3DSuccess"), ==, 0);
}

static void
test_offline_platform_has_not_answered_yet (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = find_company (fixture, "Ferme Avicole Desrochers");
  g_autoptr (JsonNode) waiting = get_first (fixture, company, "Pending");

  g_assert_cmpint (json_number (waiting, "statusCode"), ==, 202);
  g_assert_null (json_at (waiting, "completedOnUtc"));
  g_assert_true (JSON_NODE_HOLDS_NULL (json_at (waiting, "timeoutInMinutes")));
  g_assert_true (JSON_NODE_HOLDS_NULL (json_at (waiting, "changes")));
}

static void
test_same_seed_gives_the_same_writes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_first_company (fixture);
  g_autoptr (JsonNode) first = fixture_get_below (fixture, company, "/push?orderBy=requestedOnUtc");
  g_autoptr (JsonNode) again = NULL;

  fixture_stop (fixture);
  test_remove_folder (fixture->folder);
  fixture_start (fixture);
  again = fixture_get_below (fixture, company, "/push?orderBy=requestedOnUtc");
  g_assert_true (json_node_equal (first, again));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, set_up, func) g_test_add ("/sandbox/writes/" path, Fixture, NULL, set_up, func, fixture_tear_down)
  ADD ("writes-end-in-every-way", fixture_set_up, test_writes_end_in_every_way);
  ADD ("writes-are-paged-queried-and-ordered", fixture_set_up, test_writes_are_paged_queried_and_ordered);
  ADD ("one-write-is-shown-alone", fixture_set_up, test_one_write_is_shown_alone);
  ADD ("offline-platform-has-not-answered-yet", set_up_demo, test_offline_platform_has_not_answered_yet);
  ADD ("same-seed-gives-the-same-writes", fixture_set_up, test_same_seed_gives_the_same_writes);
#undef ADD

  return g_test_run ();
}
