/* test-schedule.c — reads that the settings ask for, over a clock that is moved by hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sandbox-fixture.h"

#define MINUTE (60 * FIXTURE_SECOND)
#define HOUR (60 * MINUTE)
#define LONGEST_READ 30 /* s: of a fast type that is read alone */

static void
post_schedules (Fixture *fixture, const char *path, const char *id_name, const char *types, guint hours)
{
  g_autoptr (JsonNode) settings = fixture_get_below (fixture, path, "/syncSettings");
  g_auto (GStrv) names = g_strsplit (types, " ", -1);
  g_autoptr (GString) body = g_string_new (NULL);

  g_string_printf (body, "{\"%s\":\"%s\",\"overridesDefaults\":true,\"settings\":[", id_name,
                   json_text (settings, id_name));

  for (guint i = 0; names[i] != NULL; i++)
    g_string_append_printf (body,
                            "%s{\"dataType\":\"%s\",\"fetchOnFirstLink\":true,\"syncSchedule\":%u,\"syncOrder\":%u}",
                            i > 0 ? "," : "", names[i], hours, i + 1);

  g_string_append (body, "]}");
  g_assert_cmpuint (fixture_request_below (fixture, "POST", path, "/syncSettings", body->str), ==, 204);
}

static void
set_schedule (Fixture *fixture, const char *company, const char *types, guint hours)
{
  post_schedules (fixture, company, "companyId", types, hours);
}

/* Returns: (transfer full): the reads of a type, oldest first */
static JsonNode *
get_reads (Fixture *fixture, const char *company, const char *data_type)
{
  g_autofree char *below =
      g_strconcat ("/data/history?orderBy=requested&pageSize=5000&query=dataType%3D", data_type, NULL);

  return fixture_get_below (fixture, company, below);
}

static gint64
count_reads (Fixture *fixture, const char *company, const char *data_type)
{
  g_autoptr (JsonNode) page = get_reads (fixture, company, data_type);

  return json_number (page, "totalResults");
}

/* How many seconds after @first @second comes, rounded down. */
static gint64
seconds_between (const char *first, const char *second)
{
  g_autoptr (GDateTime) start = g_date_time_new_from_iso8601 (first, NULL);
  g_autoptr (GDateTime) end = g_date_time_new_from_iso8601 (second, NULL);

  return g_date_time_difference (end, start) / G_TIME_SPAN_SECOND;
}

static void
test_first_read_counts_from_the_link (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_linked_company (fixture, "mqjo");

  set_schedule (fixture, company, "bills", 1);
  cpt_sandbox_advance_time (fixture->sandbox, 59 * MINUTE);
  g_assert_cmpint (count_reads (fixture, company, "bills"), ==, 0);
  cpt_sandbox_advance_time (fixture->sandbox, MINUTE);
  g_assert_cmpint (count_reads (fixture, company, "bills"), ==, 1);
  g_assert_cmpint (count_reads (fixture, company, "invoices"), ==, 0);
}

static void
test_next_read_counts_from_the_last_success (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_linked_company (fixture, "mqjo");
  g_autoptr (JsonNode) reads = NULL;

  set_schedule (fixture, company, "bills", 1);
  cpt_sandbox_advance_time (fixture->sandbox, 3 * HOUR + MINUTE);
  reads = get_reads (fixture, company, "bills");
  g_assert_cmpint (json_number (reads, "totalResults"), ==, 3);
  g_assert_cmpint (seconds_between (json_text (reads, "results.0.completed"), json_text (reads, "results.1.requested")),
                   ==, 3600);
  g_assert_cmpint (seconds_between (json_text (reads, "results.1.completed"), json_text (reads, "results.2.requested")),
                   ==, 3600);
  g_assert_cmpstr (json_text (reads, "results.2.status"), ==, "Complete");
}

static void
test_what_a_user_asks_for_moves_it (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_linked_company (fixture, "mqjo");
  g_autoptr (JsonNode) reads = NULL;

  set_schedule (fixture, company, "bills", 1);
  cpt_sandbox_advance_time (fixture->sandbox, 50 * MINUTE);
  g_assert_cmpuint (fixture_request_below (fixture, "POST", company, "/data/queue/bills", NULL), ==, 200);
  cpt_sandbox_advance_time (fixture->sandbox, 59 * MINUTE);
  g_assert_cmpint (count_reads (fixture, company, "bills"), ==, 1);
  cpt_sandbox_advance_time (fixture->sandbox, 2 * MINUTE);
  reads = get_reads (fixture, company, "bills");
  g_assert_cmpint (json_number (reads, "totalResults"), ==, 2);
  g_assert_cmpint (seconds_between (json_text (reads, "results.0.completed"), json_text (reads, "results.1.requested")),
                   ==, 3600);
}

static void
test_what_is_being_read_is_not_read_twice (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_linked_company (fixture, "mqjo");

  set_schedule (fixture, company, "bills", 1);
  cpt_sandbox_advance_time (fixture->sandbox, HOUR - FIXTURE_SECOND);
  fixture_set_fault (fixture, "pause=7200");
  g_assert_cmpuint (fixture_request_below (fixture, "POST", company, "/data/queue/bills", NULL), ==, 200);
  cpt_sandbox_advance_time (fixture->sandbox, 2 * HOUR);
  g_assert_cmpint (count_reads (fixture, company, "bills"), ==, 1);
  cpt_sandbox_advance_time (fixture->sandbox, HOUR + MINUTE);
  g_assert_cmpint (count_reads (fixture, company, "bills"), ==, 2);
}

static void
test_failure_is_repeated_after_an_hour (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_linked_company (fixture, "mqjo");
  g_autoptr (JsonNode) reads = NULL;

  set_schedule (fixture, company, "bills", 24);
  fixture_set_fault (fixture, "type=bills,read=FetchError,times=2");
  cpt_sandbox_advance_time (fixture->sandbox, 26 * HOUR + MINUTE);
  g_assert_cmpint (count_reads (fixture, company, "bills"), ==, 3);
  cpt_sandbox_advance_time (fixture->sandbox, 24 * HOUR);
  reads = get_reads (fixture, company, "bills");
  g_assert_cmpint (json_number (reads, "totalResults"), ==, 4);
  g_assert_cmpint (seconds_between (json_text (reads, "results.0.completed"), json_text (reads, "results.1.requested")),
                   ==, 3600);
  g_assert_cmpint (seconds_between (json_text (reads, "results.1.completed"), json_text (reads, "results.2.requested")),
                   ==, 3600);
  g_assert_cmpint (seconds_between (json_text (reads, "results.2.completed"), json_text (reads, "results.3.requested")),
                   ==, 86400);
  g_assert_cmpstr (json_text (reads, "results.1.status"), ==, "FetchError");
  g_assert_cmpstr (json_text (reads, "results.2.status"), ==, "Complete");
}

static void
test_only_a_linked_connection_is_read (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_linked_company (fixture, "mqjo");
  g_autoptr (JsonNode) shown = fixture_json (fixture, "GET", company, NULL);
  g_autofree char *connection = g_strconcat (company, "/connections/", json_text (shown, "dataConnections.0.id"), NULL);

  set_schedule (fixture, company, "bills commerce-orders", 1);
  g_assert_cmpuint (fixture_request (fixture, "PATCH", connection, "{\"status\":\"Unlinked\"}"), ==, 200);
  cpt_sandbox_advance_time (fixture->sandbox, 3 * HOUR);
  g_assert_cmpint (count_reads (fixture, company, "bills"), ==, 0);
  g_assert_cmpuint (fixture_request_below (fixture, "PUT", connection, "/authorization", "{}"), ==, 200);
  cpt_sandbox_advance_time (fixture->sandbox, HOUR);
  g_assert_cmpint (count_reads (fixture, company, "bills"), ==, 1);
  g_assert_cmpint (count_reads (fixture, company, "commerce-orders"), ==, 0);
  g_assert_cmpuint (fixture_request (fixture, "DELETE", connection, NULL), ==, 200);
  cpt_sandbox_advance_time (fixture->sandbox, 3 * HOUR);
  g_assert_cmpint (count_reads (fixture, company, "bills"), ==, 0);
}

static void
test_override_goes_before_what_holds_for_all (Fixture *fixture, gconstpointer data)
{
  g_autofree char *own = fixture_linked_company (fixture, "mqjo");
  g_autofree char *common = fixture_linked_company (fixture, "mqjo");
  g_autofree char *drop = g_strdup_printf ("{\"companyId\":\"%s\",\"overridesDefaults\":false,\"settings\":[]}",
                                           own + strlen ("/companies/"));

  set_schedule (fixture, own, "bills", 0);
  post_schedules (fixture, "/profile", "clientId", "bills", 2);
  cpt_sandbox_advance_time (fixture->sandbox, 3 * HOUR);
  g_assert_cmpint (count_reads (fixture, own, "bills"), ==, 0);
  g_assert_cmpint (count_reads (fixture, common, "bills"), ==, 1);
  g_assert_cmpuint (fixture_request_below (fixture, "POST", own, "/syncSettings", drop), ==, 204);
  cpt_sandbox_advance_time (fixture->sandbox, MINUTE);
  g_assert_cmpint (count_reads (fixture, own, "bills"), ==, 1);
}

static void
test_schedule_outlives_a_restart (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_linked_company (fixture, "mqjo");

  set_schedule (fixture, company, "bills", 1);
  fixture_stop (fixture);
  fixture_start (fixture);
  cpt_sandbox_advance_time (fixture->sandbox, HOUR + MINUTE);
  g_assert_cmpint (count_reads (fixture, company, "bills"), ==, 1);
}

/* 200 days are 4,800 hours: the first and the last eight are read, the others are as if they had been. */
static void
test_jump_over_months_is_short_work_and_keeps_the_access (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_linked_company (fixture, "mqjo");
  g_autoptr (JsonNode) after = NULL;
  g_autoptr (JsonNode) reads = NULL;
  g_autofree char *last = NULL;

  set_schedule (fixture, company, "bills customers invoices", 1);
  cpt_sandbox_advance_time (fixture->sandbox, 200 * FIXTURE_DAY);
  after = fixture_json (fixture, "GET", company, NULL);
  g_assert_cmpstr (json_text (after, "dataConnections.0.status"), ==, "Linked");
  g_assert_null (json_at (after, "dataConnections.0.dataConnectionErrors"));
  reads = get_reads (fixture, company, "bills");
  g_assert_cmpint (json_number (reads, "totalResults"), ==, 9);
  g_assert_cmpint (count_reads (fixture, company, "customers"), ==, 9);
  g_assert_cmpint (seconds_between (json_text (reads, "results.1.completed"), json_text (reads, "results.2.requested")),
                   ==, 3600);
  last = g_strdup (json_text (reads, "results.8.requested"));
  g_assert_cmpint (seconds_between (last, json_text (after, "lastSync")), <=, 3600 + LONGEST_READ);
  g_assert_cmpint (seconds_between (json_text (after, "created"), last), >=, 200 * 86400 - 2 * 3600);
}

static void
test_jump_does_not_hide_that_reads_fail (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_linked_company (fixture, "mqjo");
  g_autoptr (JsonNode) after = NULL;
  g_autoptr (JsonNode) reads = NULL;

  set_schedule (fixture, company, "bills", 1);
  fixture_set_fault (fixture, "read=FetchError");
  cpt_sandbox_advance_time (fixture->sandbox, 200 * FIXTURE_DAY);
  after = fixture_json (fixture, "GET", company, NULL);
  g_assert_cmpstr (json_text (after, "dataConnections.0.status"), ==, "Deauthorized");
  g_assert_cmpint (seconds_between (json_text (after, "created"),
                                    json_text (after, "dataConnections.0.dataConnectionErrors.0.erroredOnUtc")),
                   ==, 90 * 86400);
  reads = get_reads (fixture, company, "bills");
  g_assert_cmpint (json_number (reads, "totalResults"), >=, 1);
  g_assert_cmpint (json_number (reads, "totalResults"), <=, 18);
}

/* Hours that no calendar holds are kept, and never come. */
static void
test_longest_frequency_is_never (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_linked_company (fixture, "mqjo");

  set_schedule (fixture, company, "bills", G_MAXINT32);
  cpt_sandbox_advance_time (fixture->sandbox, 80 * FIXTURE_DAY);
  g_assert_cmpint (count_reads (fixture, company, "bills"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/sandbox/schedule/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("first-read-counts-from-the-link", test_first_read_counts_from_the_link);
  ADD ("next-read-counts-from-the-last-success", test_next_read_counts_from_the_last_success);
  ADD ("what-a-user-asks-for-moves-it", test_what_a_user_asks_for_moves_it);
  ADD ("what-is-being-read-is-not-read-twice", test_what_is_being_read_is_not_read_twice);
  ADD ("failure-is-repeated-after-an-hour", test_failure_is_repeated_after_an_hour);
  ADD ("only-a-linked-connection-is-read", test_only_a_linked_connection_is_read);
  ADD ("override-goes-before-what-holds-for-all", test_override_goes_before_what_holds_for_all);
  ADD ("schedule-outlives-a-restart", test_schedule_outlives_a_restart);
  ADD ("jump-over-months-is-short-work-and-keeps-the-access", test_jump_over_months_is_short_work_and_keeps_the_access);
  ADD ("jump-does-not-hide-that-reads-fail", test_jump_does_not_hide_that_reads_fail);
  ADD ("longest-frequency-is-never", test_longest_frequency_is_never);
#undef ADD

  return g_test_run ();
}
