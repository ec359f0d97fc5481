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
  g_assert_cmpuint (json_length (find (page, "name", "Les Jardins de Gaspe"), "dataConnections"), ==, 0);
  g_assert_cmpuint (
      json_object_get_size (json_node_get_object (json_at (find (page, "name", "Atelier Mecanique Rive-Sud"), "tags"))),
      ==, 10);
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
  ADD ("adding-twice-adds-once", test_adding_twice_adds_once);
  ADD ("switch-fills-the-first-start", test_switch_fills_the_first_start);

  return g_test_run ();
}
