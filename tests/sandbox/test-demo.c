/* test-demo.c — the demonstration companies show every state, over real HTTP.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sandbox-fixture.h"

static void
add_demo (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_added;

  cpt_sandbox_add_demo_async (fixture->sandbox, NULL, test_store_result, &result);
  test_await (&result);
  is_added = cpt_sandbox_add_demo_finish (fixture->sandbox, result, &error);
  g_assert_no_error (error);
  g_assert_true (is_added);
}

static gint64
count (Fixture *fixture)
{
  g_autoptr (JsonNode) page = fixture_json (fixture, "GET", "/companies?page=1&pageSize=1&orderBy=created", NULL);

  return json_number (page, "totalResults");
}

/* The first company of @page of which @path is @wanted. */
static JsonNode *
find (JsonNode *page, const char *path, const char *wanted)
{
  for (guint i = 0; i < json_length (page, "results"); i++)
    {
      g_autofree char *position = g_strdup_printf ("results.%u", i);
      JsonNode *company = json_at (page, position);

      if (json_at (company, path) != NULL && g_strcmp0 (json_text (company, path), wanted) == 0)
        return company;
    }

  return NULL;
}

static void
test_every_state_is_shown (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) page = NULL;
  JsonNode *parent;

  add_demo (fixture);
  page = fixture_json (fixture, "GET", "/companies?page=1&pageSize=100&orderBy=created", NULL);

  g_assert_cmpint (json_number (page, "totalResults"), >, 40);
  for (guint i = 0; i < 4; i++)
    {
      static const char *const statuses[] = { "PendingAuth", "Linked", "Unlinked", "Deauthorized" };

      g_assert_nonnull (find (page, "dataConnections.0.status", statuses[i]));
    }
  g_assert_nonnull (find (page, "dataConnections.0.dataConnectionErrors.0.statusCode", "403"));
  g_assert_nonnull (find (page, "dataConnections.0.dataConnectionErrors.0.statusCode", "401"));
  g_assert_nonnull (find (page, "dataConnections.0.dataConnectionErrors.0.statusCode", "503"));
  parent = find (page, "name", "Groupe Lavallee");
  g_assert_cmpuint (json_length (parent, "referenceSubsidiaryCompanies"), ==, 2);
  g_assert_null (json_text (find (page, "name", "Transport Mistral SAS"), "createdByUserName"));
  g_assert_cmpuint (json_length (find (page, "name", "Distillerie Saint-Antoine"), "products"), ==, 0);
  g_assert_cmpuint (json_length (find (page, "name", "Distillerie Saint-Antoine"), "ownerUserIds"), ==, 0);
  g_assert_cmpuint (json_length (find (page, "name", "Groupe Lavallee"), "ownerUserIds"), ==, 2);
  g_assert_cmpuint (json_length (find (page, "name", "Les Jardins de Gaspe"), "dataConnections"), ==, 0);
  g_assert_cmpuint (
      json_object_get_size (json_node_get_object (json_at (find (page, "name", "Atelier Mecanique Rive-Sud"), "tags"))),
      ==, 10);
}

/* Returns: (transfer full): the path of the company of that name */
static char *
find_path (Fixture *fixture, const char *name)
{
  g_autoptr (JsonNode) page = fixture_json (fixture, "GET", "/companies?page=1&pageSize=100&orderBy=created", NULL);

  return g_strconcat ("/companies/", json_text (find (page, "name", name), "id"), NULL);
}

/* Returns: (transfer full): what stands at @path below the company of that name, or NULL */
static char *
dup_below (Fixture *fixture, const char *name, const char *below, const char *path)
{
  g_autofree char *company = find_path (fixture, name);
  g_autoptr (JsonNode) answer = fixture_get_below (fixture, company, below);

  return g_strdup (json_text (answer, path));
}

/* What the company says, what its connections say, and what the history says. */
static void
assert_last_read_fits (Fixture *fixture, JsonNode *company)
{
  g_autofree char *path = g_strconcat ("/companies/", json_text (company, "id"), NULL);
  g_autoptr (JsonNode) reads =
      fixture_get_below (fixture, path, "/data/history?query=status%3DComplete&orderBy=-completed&pageSize=1");
  const char *latest = NULL;

  for (guint i = 0; i < json_length (company, "dataConnections"); i++)
    {
      g_autofree char *where = g_strdup_printf ("dataConnections.%u.lastSync", i);

      if (g_strcmp0 (json_text (company, where), latest) > 0)
        latest = json_text (company, where);
    }

  g_test_message ("%s", json_text (company, "name"));
  g_assert_cmpstr (json_text (company, "lastSync"), ==, latest);
  g_assert_cmpstr (json_text (reads, "results.0.completed"), ==, latest);
}

static void
test_last_reads_fit_the_history (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) page = NULL;

  add_demo (fixture);
  page = fixture_json (fixture, "GET", "/companies?page=1&pageSize=100&orderBy=created", NULL);

  for (guint i = 0; i < json_length (page, "results"); i++)
    {
      g_autofree char *where = g_strdup_printf ("results.%u", i);

      assert_last_read_fits (fixture, json_at (page, where));
    }
}

static void
test_histories_tell_how_it_came_to_this (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *company;
    const char *data_type;
    const char *status;
  } cases[] = {
    { "Menuiserie Beaulieu", "invoices", "Complete" },
    { "Clinique veterinaire du Plateau", "invoices", "FetchError" },
    { "Quincaillerie Hochelaga", "invoices", "AuthError" },
    { "Garage Pneus Boisvert 24", "trackingCategories", "Cancelled" },
    { "Importations Salazar", "balanceSheet", "ValidationError" },
    { "Optique Sherbrooke", "journals", "NotSupported" },
    { "Cooperative Forestiere du Bas-du-Fleuve", "accountTransactions", "Fetching" },
    { "Ferme Avicole Desrochers", "invoices", "Queued" },
    { "Les Jardins de Gaspe", "invoices", NULL },
  };
  g_autofree char *paused = NULL;
  g_autofree char *waiting = NULL;

  add_demo (fixture);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *where = g_strconcat (cases[i].data_type, ".currentStatus", NULL);
      g_autofree char *status = dup_below (fixture, cases[i].company, "/dataStatus", where);

      g_test_message ("%s", cases[i].company);
      g_assert_cmpstr (status, ==, cases[i].status);
    }

  paused = dup_below (fixture, "Cooperative Forestiere du Bas-du-Fleuve", "/data/history?orderBy=-requested",
                      "results.0.statusDescription");
  waiting = dup_below (fixture, "Ferme Avicole Desrochers", "/data/history?orderBy=-requested",
                       "results.0.statusDescription");
  g_assert_true (g_str_has_prefix (paused, "Paused until 2026-08-19T07:"));
  g_assert_cmpstr (waiting, ==, "Waiting for the customer's computer");
}

/* 45 to 59 days after the last read is "watch", later "at risk". */
static void
test_one_is_to_be_watched_and_one_is_at_risk (Fixture *fixture, gconstpointer data)
{
  g_autofree char *watch = NULL;
  g_autofree char *risk = NULL;

  add_demo (fixture);
  watch = dup_below (fixture, "Pepiniere du Lac", "", "lastSync");
  risk = dup_below (fixture, "Cafe Brulerie du Nord", "", "lastSync");
  g_assert_true (g_str_has_prefix (watch, "2026-06-29T"));
  g_assert_true (g_str_has_prefix (risk, "2026-06-10T"));
}

static void
test_good_read_resolves_what_stood_in_the_way (Fixture *fixture, gconstpointer data)
{
  const char *name = "Clinique veterinaire du Plateau";
  const char *where = "dataConnections.0.dataConnectionErrors.0.status";
  g_autofree char *company = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  add_demo (fixture);
  company = find_path (fixture, name);
  before = dup_below (fixture, name, "", where);
  g_assert_cmpuint (fixture_request_below (fixture, "POST", company, "/data/all", NULL), ==, 204);
  cpt_sandbox_advance_time (fixture->sandbox, 60 * FIXTURE_SECOND);
  after = dup_below (fixture, name, "", where);
  g_assert_cmpstr (before, ==, "Active");
  g_assert_cmpstr (after, ==, "Resolved");
}

static void
test_faults_do_not_reach_the_past (Fixture *fixture, gconstpointer data)
{
  g_autofree char *status = NULL;

  fixture_set_fault (fixture, "read=InternalError,pause=Mapping:86400");
  add_demo (fixture);
  status = dup_below (fixture, "Menuiserie Beaulieu", "/dataStatus", "invoices.currentStatus");
  g_assert_cmpstr (status, ==, "Complete");
}

static void
test_adding_twice_adds_once (Fixture *fixture, gconstpointer data)
{
  gint64 first;

  add_demo (fixture);
  first = count (fixture);
  add_demo (fixture);

  g_assert_cmpint (count (fixture), ==, first);
}

static void
test_switch_fills_the_first_start (Fixture *fixture, gconstpointer data)
{
  fixture_stop (fixture);
  test_remove_folder (fixture->folder);
  fixture->options.demo = TRUE;
  fixture_start (fixture);

  g_assert_cmpint (count (fixture), >, 40);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/sandbox/demo/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("every-state-is-shown", test_every_state_is_shown);
  ADD ("last-reads-fit-the-history", test_last_reads_fit_the_history);
  ADD ("histories-tell-how-it-came-to-this", test_histories_tell_how_it_came_to_this);
  ADD ("one-is-to-be-watched-and-one-is-at-risk", test_one_is_to_be_watched_and_one_is_at_risk);
  ADD ("good-read-resolves-what-stood-in-the-way", test_good_read_resolves_what_stood_in_the_way);
  ADD ("faults-do-not-reach-the-past", test_faults_do_not_reach_the_past);
  ADD ("adding-twice-adds-once", test_adding_twice_adds_once);
  ADD ("switch-fills-the-first-start", test_switch_fills_the_first_start);

  return g_test_run ();
}
