/* test-outcomes.c — what reads end in, where they stay on the way, and what follows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sandbox-fixture.h"

#define MINUTE (60 * FIXTURE_SECOND)
#define HOUR (60 * MINUTE)

static gboolean
is_true (JsonNode *node, const char *member)
{
  return json_node_get_boolean (json_at (node, member));
}

static void
test_read_ends_as_the_fault_says (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *status;
    gboolean is_errored;
  } outcomes[] = {
    { "FetchError", TRUE },       { "MapError", TRUE },       { "ValidationError", TRUE },
    { "ProcessingError", TRUE },  { "InternalError", TRUE },  { "AuthError", TRUE },
    { "PermissionsError", TRUE }, { "RateLimitError", TRUE }, { "PrerequisiteNotMet", TRUE },
    { "NotSupported", FALSE },    { "Cancelled", FALSE },     { "Hibernating", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (outcomes); i++)
    {
      g_autofree char *company = fixture_linked_company (fixture, "mqjo");
      g_autofree char *fault = g_strdup_printf ("type=bills,read=%s", outcomes[i].status);
      g_autoptr (JsonNode) good = fixture_queue (fixture, company, "bills");
      g_autoptr (JsonNode) read = NULL;
      g_autoptr (JsonNode) done = NULL;
      g_autoptr (JsonNode) status = NULL;

      cpt_sandbox_advance_time (fixture->sandbox, MINUTE);
      fixture_set_fault (fixture, fault);
      read = fixture_queue (fixture, company, "bills");
      fixture_set_fault (fixture, NULL);
      cpt_sandbox_advance_time (fixture->sandbox, MINUTE);
      done = fixture_read (fixture, company, read);
      status = fixture_get_below (fixture, company, "/dataStatus");
      g_assert_cmpstr (json_text (done, "status"), ==, outcomes[i].status);
      g_assert_nonnull (json_text (done, "completed"));
      g_assert_false (is_true (done, "isCompleted"));
      g_assert_true (is_true (done, "isErrored") == outcomes[i].is_errored);
      g_assert_true ((json_text (done, "errorMessage") != NULL) == outcomes[i].is_errored);
      g_assert_cmpstr (json_text (status, "bills.currentStatus"), ==, outcomes[i].status);
      g_assert_cmpstr (json_text (status, "bills.latestSyncId"), ==, json_text (read, "id"));
      g_assert_cmpstr (json_text (status, "bills.latestSuccessfulSyncId"), ==, json_text (good, "id"));
    }
}

static void
test_read_can_be_held_in_every_state_on_the_way (Fixture *fixture, gconstpointer data)
{
  static const char *const states[] = { "Initial",    "Queued",           "Fetching",   "MapQueued",
                                        "Mapping",    "ValidationQueued", "Validating", "ProcessingQueued",
                                        "Processing", "Hibernating" };
  g_autofree char *company = fixture_linked_company (fixture, "mqjo");

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autofree char *fault = g_strdup_printf ("type=bills,pause=%s:3600", states[i]);
      g_autoptr (JsonNode) read = NULL;
      g_autoptr (JsonNode) held = NULL;
      g_autoptr (JsonNode) done = NULL;

      fixture_set_fault (fixture, fault);
      read = fixture_queue (fixture, company, "bills");
      cpt_sandbox_advance_time (fixture->sandbox, HOUR - MINUTE);
      held = fixture_read (fixture, company, read);
      cpt_sandbox_advance_time (fixture->sandbox, 2 * MINUTE);
      done = fixture_read (fixture, company, read);
      g_assert_cmpstr (json_text (held, "status"), ==, states[i]);
      g_assert_true (g_str_has_prefix (json_text (held, "statusDescription"), "Paused until 2026-08-19T"));
      g_assert_false (is_true (held, "isCompleted") || is_true (held, "isErrored"));
      g_assert_null (json_text (held, "completed"));
      g_assert_cmpstr (json_text (done, "status"), ==, "Complete");
      g_assert_null (json_text (done, "statusDescription"));
    }
}

static void
test_paused_read_says_until_when (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_linked_company (fixture, "mqjo");
  g_autoptr (JsonNode) read = NULL;
  g_autoptr (JsonNode) paused = NULL;

  fixture_set_fault (fixture, "pause=3600,times=1");
  read = fixture_queue (fixture, company, "bills");
  cpt_sandbox_advance_time (fixture->sandbox, 10 * MINUTE);
  paused = fixture_read (fixture, company, read);
  g_assert_cmpstr (json_text (paused, "status"), ==, "Fetching");
  g_assert_true (g_str_has_prefix (json_text (paused, "statusDescription"), "Paused until 2026-08-19T07:41:"));
  json_node_unref (g_steal_pointer (&read));
  read = fixture_queue (fixture, company, "invoices");
  cpt_sandbox_advance_time (fixture->sandbox, MINUTE);
  json_node_unref (g_steal_pointer (&paused));
  paused = fixture_read (fixture, company, read);
  g_assert_cmpstr (json_text (paused, "status"), ==, "Complete");
}

/* It fails before it comes to where it would be held. */
static void
test_read_is_not_held_where_it_never_comes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_linked_company (fixture, "mqjo");
  g_autoptr (JsonNode) read = NULL;
  g_autoptr (JsonNode) done = NULL;

  fixture_set_fault (fixture, "read=MapError,pause=Processing:3600");
  read = fixture_queue (fixture, company, "bills");
  cpt_sandbox_advance_time (fixture->sandbox, MINUTE);
  done = fixture_read (fixture, company, read);
  g_assert_cmpstr (json_text (done, "status"), ==, "MapError");
}

static void
test_refused_read_ends_the_access_and_what_else_is_read (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_linked_company (fixture, "mqjo");
  g_autoptr (JsonNode) slow = NULL;
  g_autoptr (JsonNode) refused = NULL;
  g_autoptr (JsonNode) after = NULL;
  g_autoptr (JsonNode) other = NULL;
  g_autoptr (JsonNode) done = NULL;
  g_autofree char *errored = NULL;

  fixture_set_fault (fixture, "type=invoices,pause=3600");
  slow = fixture_queue (fixture, company, "invoices");
  fixture_set_fault (fixture, "type=bills,read=AuthError");
  refused = fixture_queue (fixture, company, "bills");
  cpt_sandbox_advance_time (fixture->sandbox, MINUTE);
  after = fixture_json (fixture, "GET", company, NULL);
  done = fixture_read (fixture, company, refused);
  other = fixture_read (fixture, company, slow);
  g_assert_cmpstr (json_text (after, "dataConnections.0.status"), ==, "Deauthorized");
  g_assert_cmpuint (json_length (after, "dataConnections.0.dataConnectionErrors"), ==, 1);
  g_assert_cmpstr (json_text (after, "dataConnections.0.dataConnectionErrors.0.statusCode"), ==, "401");
  errored = g_strndup (json_text (done, "completed"), strlen ("2026-08-19T06:41:22"));
  g_assert_true (
      g_str_has_prefix (json_text (after, "dataConnections.0.dataConnectionErrors.0.erroredOnUtc"), errored));
  g_assert_cmpstr (json_text (other, "status"), ==, "AuthError");
  g_assert_cmpstr (json_text (other, "completed"), ==, json_text (done, "completed"));
}

/* It is Wednesday, 06:41, when this begins. */
static void
test_offline_platform_waits_for_the_computer (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *platform;
    const char *answers;
    guint hours; /* until the next case */
  } cases[] = {
    { "pqsw", "2026-08-19T08:00:", 2 },  { "pqsw", "2026-08-19T12:00:", 4 },  { "hbql", "2026-08-19T12:5", 8 },
    { "hbql", "2026-08-20T08:10:", 60 }, { "pqsw", "2026-08-24T08:00:", 48 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *company = fixture_linked_company (fixture, cases[i].platform);
      g_autoptr (JsonNode) read = fixture_queue (fixture, company, "bills");
      g_autoptr (JsonNode) waiting = NULL;
      g_autoptr (JsonNode) done = NULL;

      cpt_sandbox_advance_time (fixture->sandbox, MINUTE);
      waiting = fixture_read (fixture, company, read);
      cpt_sandbox_advance_time (fixture->sandbox, cases[i].hours * HOUR - MINUTE);
      done = fixture_read (fixture, company, read);
      g_assert_cmpstr (json_text (waiting, "status"), ==, "Queued");
      g_assert_cmpstr (json_text (waiting, "statusDescription"), ==, "Waiting for the customer's computer");
      g_assert_cmpstr (json_text (done, "status"), ==, "Complete");
      g_assert_true (g_str_has_prefix (json_text (done, "completed"), cases[i].answers));
    }
}

static JsonNode *
get_validation (Fixture *fixture, const char *company, JsonNode *read)
{
  g_autofree char *below = g_strdup_printf ("/sync/%s/validation", json_text (read, "id"));

  return fixture_get_below (fixture, company, below);
}

static void
test_invalid_data_says_what_is_wrong (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_linked_company (fixture, "mqjo");
  g_autoptr (JsonNode) read = NULL;
  g_autoptr (JsonNode) sheet = NULL;
  g_autoptr (JsonNode) before = NULL;
  g_autoptr (JsonNode) after = NULL;
  g_autoptr (JsonNode) months = NULL;

  fixture_set_fault (fixture, "read=ValidationError");
  read = fixture_queue (fixture, company, "bills");
  sheet = fixture_queue (fixture, company, "balanceSheet");
  before = get_validation (fixture, company, read);
  cpt_sandbox_advance_time (fixture->sandbox, MINUTE);
  after = get_validation (fixture, company, read);
  months = get_validation (fixture, company, sheet);
  g_assert_cmpuint (json_length (before, "errors"), ==, 0);
  g_assert_cmpuint (json_length (before, "warnings"), ==, 0);
  g_assert_cmpuint (json_length (after, "errors"), ==, 2);
  g_assert_cmpuint (json_length (after, "warnings"), >, 0);
  g_assert_cmpstr (json_text (after, "errors.0.ruleId"), ==, "accounting-bill-002");
  g_assert_true (g_str_has_prefix (json_text (after, "errors.0.itemId"), "BILL-"));
  g_assert_nonnull (json_text (after, "errors.0.message"));
  g_assert_cmpstr (json_text (after, "errors.0.validatorName"), ==, "BillValidator");
  g_assert_cmpuint (json_length (months, "errors"), ==, 3);
  g_assert_cmpstr (json_text (months, "errors.0.itemId"), ==, "2026-07-31");
  g_assert_cmpstr (json_text (months, "errors.1.itemId"), ==, "2026-06-30");
  g_assert_cmpstr (json_text (months, "errors.2.itemId"), ==, "2026-05-31");
  g_assert_cmpuint (fixture_request_below (fixture, "GET", company, "/sync/none/validation", NULL), ==, 404);
}

static void
test_some_good_reads_have_warnings (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_linked_company (fixture, "mqjo");
  g_autoptr (JsonNode) history = NULL;
  guint n_reads, n_with_warnings = 0;

  g_assert_cmpuint (fixture_request_below (fixture, "POST", company, "/data/all", NULL), ==, 204);
  cpt_sandbox_advance_time (fixture->sandbox, MINUTE);
  g_assert_cmpuint (fixture_request_below (fixture, "POST", company, "/data/all", NULL), ==, 204);
  cpt_sandbox_advance_time (fixture->sandbox, MINUTE);
  history = fixture_get_below (fixture, company, "/data/history");
  n_reads = json_length (history, "results");

  for (guint i = 0; i < n_reads; i++)
    {
      g_autofree char *where = g_strdup_printf ("results.%u", i);
      g_autoptr (JsonNode) found = get_validation (fixture, company, json_at (history, where));

      g_assert_cmpuint (json_length (found, "errors"), ==, 0);
      n_with_warnings += json_length (found, "warnings") > 0 ? 1 : 0;
    }

  g_assert_cmpuint (n_with_warnings, >, 0);
  g_assert_cmpuint (n_with_warnings, <, n_reads / 2);
}

static void
test_platforms_have_their_weaknesses (Fixture *fixture, gconstpointer data)
{
  g_autofree char *freshbooks = fixture_linked_company (fixture, "vxvy");
  g_autofree char *dynamics = fixture_linked_company (fixture, "trji");
  g_autoptr (JsonNode) journals = fixture_queue (fixture, freshbooks, "journals");
  g_autoptr (JsonNode) transactions = fixture_queue (fixture, dynamics, "accountTransactions");
  g_autoptr (JsonNode) unsupported = NULL;
  g_autoptr (JsonNode) paused = NULL;
  g_autoptr (JsonNode) done = NULL;

  g_assert_cmpuint (fixture_request_below (fixture, "POST", freshbooks, "/data/queue/itemReceipts", NULL), ==, 404);
  g_assert_nonnull (strstr (fixture->text, "not supported by platform(s)"));
  cpt_sandbox_advance_time (fixture->sandbox, MINUTE);
  unsupported = fixture_read (fixture, freshbooks, journals);
  paused = fixture_read (fixture, dynamics, transactions);
  cpt_sandbox_advance_time (fixture->sandbox, HOUR);
  done = fixture_read (fixture, dynamics, transactions);
  g_assert_cmpstr (json_text (unsupported, "status"), ==, "NotSupported");
  g_assert_cmpstr (json_text (paused, "status"), ==, "Fetching");
  g_assert_true (g_str_has_prefix (json_text (paused, "statusDescription"), "Paused until 2026-08-19T07:"));
  g_assert_cmpstr (json_text (done, "status"), ==, "Complete");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/sandbox/outcomes/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("read-ends-as-the-fault-says", test_read_ends_as_the_fault_says);
  ADD ("read-can-be-held-in-every-state-on-the-way", test_read_can_be_held_in_every_state_on_the_way);
  ADD ("paused-read-says-until-when", test_paused_read_says_until_when);
  ADD ("read-is-not-held-where-it-never-comes", test_read_is_not_held_where_it_never_comes);
  ADD ("refused-read-ends-the-access-and-what-else-is-read", test_refused_read_ends_the_access_and_what_else_is_read);
  ADD ("offline-platform-waits-for-the-computer", test_offline_platform_waits_for_the_computer);
  ADD ("invalid-data-says-what-is-wrong", test_invalid_data_says_what_is_wrong);
  ADD ("some-good-reads-have-warnings", test_some_good_reads_have_warnings);
  ADD ("platforms-have-their-weaknesses", test_platforms_have_their_weaknesses);
#undef ADD

  return g_test_run ();
}
