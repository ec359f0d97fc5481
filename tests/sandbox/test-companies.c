/* test-companies.c — the routes of companies, over real HTTP.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sandbox-fixture.h"


static void
test_first_start_holds_one_linked_company (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) page = fixture_json (fixture, "GET", "/companies?page=1&pageSize=10", NULL);

  g_assert_cmpint (json_number (page, "totalResults"), ==, 1);
  g_assert_cmpstr (json_text (page, "results.0.dataConnections.0.status"), ==, "Linked");
  g_assert_cmpstr (json_text (page, "results.0.dataConnections.0.integrationKey"), ==, "mqjo");
  g_assert_nonnull (json_text (page, "results.0.lastSync"));
}

static void
test_first_company_was_read (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_first_company (fixture);
  g_autoptr (JsonNode) status = fixture_get_below (fixture, company, "/dataStatus");
  g_autoptr (JsonNode) today =
      fixture_get_below (fixture, company, "/data/history?query=status%3DComplete+%26%26+requested%3E2026-08-19");
  g_autoptr (JsonNode) all = fixture_get_below (fixture, company, "/data/history?orderBy=requested");
  g_autoptr (JsonNode) shown = fixture_json (fixture, "GET", company, NULL);

  g_assert_cmpstr (json_text (status, "invoices.currentStatus"), ==, "Complete");
  g_assert_cmpint (json_number (today, "totalResults"), ==, 25);
  g_assert_cmpint (json_number (all, "totalResults"), ==, 5 * 25);
  g_assert_true (g_str_has_prefix (json_text (all, "results.0.requested"), "2026-07-20T06:4"));
  g_assert_true (g_str_has_prefix (json_text (shown, "lastSync"), "2026-08-19T04:4"));
}

static void
test_created_company_is_shown_and_listed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) created = fixture_json (
      fixture, "POST", "/companies", "{\"name\":\"Bakery\",\"description\":\"D 1\",\"tags\":{\"region\":\"qc\"}}");
  g_autofree char *path = g_strconcat ("/companies/", json_text (created, "id"), NULL);
  g_autoptr (JsonNode) shown = fixture_json (fixture, "GET", path, NULL);
  g_autoptr (JsonNode) page = fixture_json (fixture, "GET", "/companies?orderBy=-created", NULL);

  g_assert_true (json_node_equal (created, shown));
  g_assert_true (json_node_equal (created, json_at (page, "results.0")));
  g_assert_cmpstr (json_text (shown, "name"), ==, "Bakery");
  g_assert_cmpstr (json_text (shown, "description"), ==, "D 1");
  g_assert_cmpstr (json_text (shown, "tags.region"), ==, "qc");
  g_assert_null (json_at (shown, "lastSync"));
  g_assert_null (json_text (shown, "createdByUserName"));
  g_assert_cmpuint (json_length (shown, "dataConnections"), ==, 0);
  g_assert_cmpuint (json_length (shown, "products"), ==, 1);
}

static void
test_forbidden_characters_of_a_name_are_dropped (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) created =
      fixture_json (fixture, "POST", "/companies",
                    "{\"name\":\" Soci\\u00e9t\\u00e9 (G\\u00e9n\\u00e9rale[1]) - O'Neil, B & C @ D.?! \"}");

  g_assert_cmpstr (json_text (created, "name"), ==, "Socit Gnrale1 - O'Neil, B & C @ D.?!");
}

static void
test_bad_bodies_are_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *long_name = g_strnfill (201, 'x');
  g_autofree char *too_long = g_strdup_printf ("{\"name\":\"%s\"}", long_name);
  g_autofree char *deep = g_strnfill (100000, '[');
  const char *const bodies[] = {
    "",
    "null",
    "[]",
    "{",
    "{}",
    "{\"name\":null}",
    "{\"name\":7}",
    "{\"name\":\"\"}",
    "{\"name\":\"\\u00e9\\u00e8\"}",
    "{\"name\":\"x\",\"tags\":[]}",
    "{\"name\":\"x\",\"tags\":{\"\":\"v\"}}",
    "{\"name\":\"x\",\"tags\":{\"1234567890123456789012345678\":\"v\"}}",
    "{\"name\":\"x\",\"tags\":{\"k\":1}}",
    "{\"name\":\"x\",\"tags\":{\"a\":\"\",\"b\":\"\",\"c\":\"\",\"d\":\"\",\"e\":\"\",\"f\":\"\",\"g\":\"\",\"h\":\"\","
    "\"i\":\"\",\"j\":\"\",\"k\":\"\"}}",
    "{\"name\":\"x\",\"n\":99999999999999999999}",
    "{\"name\":\"\xff\"}",
    too_long,
    deep,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      guint status = fixture_request (fixture, "POST", "/companies", bodies[i]);
      g_autoptr (JsonNode) error = fixture_parse (fixture);

      g_test_message ("body %" G_GSIZE_FORMAT ": %s", i, fixture->text);
      g_assert_cmpuint (status, ==, 400);
      g_assert_cmpint (json_number (error, "statusCode"), ==, 400);
    }
}

static void
test_patch_leaves_what_is_absent (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) created =
      fixture_json (fixture, "POST", "/companies", "{\"name\":\"A\",\"description\":\"D\",\"tags\":{\"k\":\"v\"}}");
  g_autofree char *path = g_strconcat ("/companies/", json_text (created, "id"), NULL);
  g_autoptr (JsonNode) renamed = fixture_json (fixture, "PATCH", path, "{\"name\":\"B\"}");
  g_autoptr (JsonNode) emptied = NULL;

  g_assert_cmpstr (json_text (renamed, "name"), ==, "B");
  g_assert_cmpstr (json_text (renamed, "description"), ==, "D");
  g_assert_cmpstr (json_text (renamed, "tags.k"), ==, "v");

  emptied = fixture_json (fixture, "PATCH", path, "{\"tags\":{}}");
  g_assert_null (json_at (emptied, "tags"));
  g_assert_cmpuint (fixture_request (fixture, "PATCH", path, "{\"name\":\"\"}"), ==, 400);
}

static void
test_put_erases_what_is_absent (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) created =
      fixture_json (fixture, "POST", "/companies", "{\"name\":\"A\",\"description\":\"D\",\"tags\":{\"k\":\"v\"}}");
  g_autofree char *path = g_strconcat ("/companies/", json_text (created, "id"), NULL);
  g_autoptr (JsonNode) replaced = NULL;

  g_assert_cmpuint (fixture_request (fixture, "PUT", path, "{\"description\":\"D\"}"), ==, 400);
  replaced = fixture_json (fixture, "PUT", path, "{\"name\":\"B\"}");
  g_assert_cmpstr (json_text (replaced, "name"), ==, "B");
  g_assert_null (json_at (replaced, "description"));
  g_assert_null (json_at (replaced, "tags"));
}

static void
test_deleted_company_is_gone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_create_company (fixture, "A");

  g_assert_cmpuint (fixture_request (fixture, "DELETE", path, NULL), ==, 204);
  g_assert_cmpstr (fixture->text, ==, "");
  g_assert_cmpuint (fixture_request (fixture, "GET", path, NULL), ==, 404);
  g_assert_cmpuint (fixture_request (fixture, "PATCH", path, "{\"name\":\"B\"}"), ==, 404);
  g_assert_cmpuint (fixture_request (fixture, "DELETE", path, NULL), ==, 404);
  g_assert_nonnull (strstr (fixture->text, "No company was found"));
}

static void
test_pages_join_without_gap (Fixture *fixture, gconstpointer data)
{
  const char *const names[] = { "C", "a", "B", "d" };
  g_autoptr (JsonNode) first = NULL;
  g_autoptr (JsonNode) second = NULL;
  g_autoptr (JsonNode) beyond = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_free (fixture_create_company (fixture, names[i]));

  first = fixture_json (fixture, "GET", "/companies?page=1&pageSize=3&orderBy=name", NULL);
  second = fixture_json (fixture, "GET", "/companies?page=2&pageSize=3&orderBy=name", NULL);
  beyond = fixture_json (fixture, "GET", "/companies?page=3&pageSize=3&orderBy=name", NULL);

  g_assert_cmpint (json_number (first, "totalResults"), ==, 5);
  g_assert_cmpstr (json_text (first, "results.0.name"), ==, "a");
  g_assert_cmpstr (json_text (first, "results.1.name"), ==, "B");
  g_assert_cmpstr (json_text (first, "results.2.name"), ==, "C");
  g_assert_cmpstr (json_text (second, "results.0.name"), ==, "d");
  g_assert_cmpuint (json_length (second, "results"), ==, 2);
  g_assert_cmpuint (json_length (beyond, "results"), ==, 0);
  g_assert_cmpstr (json_text (first, "_links.self.href"), ==, "/companies");
  g_assert_cmpstr (json_text (first, "_links.next.href"), ==, "/companies?page=2&pageSize=3&orderBy=name");
  g_assert_null (json_at (first, "_links.previous"));
  g_assert_null (json_at (second, "_links.next"));
  g_assert_cmpstr (json_text (second, "_links.previous.href"), ==, "/companies?page=1&pageSize=3&orderBy=name");
}

static void
test_impossible_pages_are_refused (Fixture *fixture, gconstpointer data)
{
  const char *const queries[] = { "page=0",
                                  "page=-1",
                                  "page=x",
                                  "pageSize=0",
                                  "pageSize=5001",
                                  "orderBy=modifiedDate",
                                  "orderBy=dataConnections.status" };

  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autofree char *path = g_strconcat ("/companies?", queries[i], NULL);

      g_assert_cmpuint (fixture_request (fixture, "GET", path, NULL), ==, 400);
    }
}

static void
test_never_read_comes_last_both_ways (Fixture *fixture, gconstpointer data)
{
  const char *const orders[] = { "lastSync", "-lastSync" };

  g_free (fixture_create_company (fixture, "Never read"));

  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autofree char *path = g_strconcat ("/companies?orderBy=", orders[i], NULL);
      g_autoptr (JsonNode) page = fixture_json (fixture, "GET", path, NULL);

      g_assert_cmpstr (json_text (page, "results.1.name"), ==, "Never read");
    }
}

static void
test_companies_survive_a_restart (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_create_company (fixture, "Kept");
  g_autoptr (JsonNode) company = NULL;

  fixture_stop (fixture);
  fixture_start (fixture);
  company = fixture_json (fixture, "GET", path, NULL);
  g_assert_cmpstr (json_text (company, "name"), ==, "Kept");
}

static void
test_reset_goes_back_to_the_first_state (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = fixture_create_company (fixture, "Gone");
  g_autofree char *after = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) page = NULL;

  cpt_sandbox_reset_async (fixture->sandbox, NULL, test_store_result, &result);
  test_await (&result);
  g_assert_true (cpt_sandbox_reset_finish (fixture->sandbox, result, &error));
  g_assert_no_error (error);

  page = fixture_json (fixture, "GET", "/companies", NULL);
  g_assert_cmpint (json_number (page, "totalResults"), ==, 1);
  g_assert_true (g_str_has_prefix (json_text (page, "results.0.lastSync"), "2026-08-19T04:4"));
  after = fixture_create_company (fixture, "New");
  g_assert_cmpstr (before, !=, after);
}

static char *
reference_body (const char *name, const char *company)
{
  return g_strdup_printf ("{\"referenceParentCompany\":{\"id\":\"%s\"},\"name\":\"%s\"}",
                          company + strlen ("/companies/"), name);
}

static void
test_subsidiary_names_its_parent_and_outlives_it (Fixture *fixture, gconstpointer data)
{
  g_autofree char *parent = fixture_create_company (fixture, "Parent");
  g_autofree char *body = reference_body ("Child", parent);
  g_autoptr (JsonNode) child = fixture_json (fixture, "POST", "/companies", body);
  g_autofree char *path = g_strconcat ("/companies/", json_text (child, "id"), NULL);
  g_autofree char *loop = reference_body ("Parent", path);
  g_autofree char *itself = reference_body ("Parent", parent);
  g_autofree char *unknown = reference_body ("Parent", "/companies/none");
  g_autoptr (JsonNode) above = fixture_json (fixture, "GET", parent, NULL);
  g_autoptr (JsonNode) orphan = NULL;

  g_assert_cmpstr (json_text (child, "referenceParentCompany.name"), ==, "Parent");
  g_assert_cmpstr (json_text (above, "referenceSubsidiaryCompanies.0.id"), ==, json_text (child, "id"));
  g_assert_cmpuint (fixture_request (fixture, "PATCH", parent, loop), ==, 400);
  g_assert_cmpuint (fixture_request (fixture, "PATCH", parent, itself), ==, 400);
  g_assert_cmpuint (fixture_request (fixture, "PATCH", parent, unknown), ==, 404);

  g_assert_cmpuint (fixture_request (fixture, "DELETE", parent, NULL), ==, 204);
  orphan = fixture_json (fixture, "GET", path, NULL);
  g_assert_null (json_at (orphan, "referenceParentCompany"));
}

static void
test_parent_names_its_subsidiaries (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_create_company (fixture, "Child");
  g_autofree char *body = g_strdup_printf ("{\"name\":\"Parent\",\"referenceSubsidiaryCompanies\":[{\"id\":\"%s\"}]}",
                                           path + strlen ("/companies/"));
  g_autoptr (JsonNode) parent = fixture_json (fixture, "POST", "/companies", body);
  g_autoptr (JsonNode) child = fixture_json (fixture, "GET", path, NULL);

  g_assert_cmpstr (json_text (parent, "referenceSubsidiaryCompanies.0.name"), ==, "Child");
  g_assert_cmpstr (json_text (child, "referenceParentCompany.id"), ==, json_text (parent, "id"));
}

static void
test_refused_change_leaves_nothing_behind (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_create_company (fixture, "Child");
  g_autofree char *body =
      g_strdup_printf ("{\"name\":\"Parent\",\"referenceSubsidiaryCompanies\":[{\"id\":\"%s\"},{\"id\":\"none\"}]}",
                       path + strlen ("/companies/"));
  g_autoptr (JsonNode) child = NULL;
  g_autoptr (JsonNode) page = NULL;

  g_assert_cmpuint (fixture_request (fixture, "POST", "/companies", body), ==, 404);
  child = fixture_json (fixture, "GET", path, NULL);
  page = fixture_json (fixture, "GET", "/companies", NULL);
  g_assert_null (json_at (child, "referenceParentCompany"));
  g_assert_cmpint (json_number (page, "totalResults"), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/sandbox/companies/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("first-start-holds-one-linked-company", test_first_start_holds_one_linked_company);
  ADD ("first-company-was-read", test_first_company_was_read);
  ADD ("created-company-is-shown-and-listed", test_created_company_is_shown_and_listed);
  ADD ("forbidden-characters-of-a-name-are-dropped", test_forbidden_characters_of_a_name_are_dropped);
  ADD ("bad-bodies-are-refused", test_bad_bodies_are_refused);
  ADD ("patch-leaves-what-is-absent", test_patch_leaves_what_is_absent);
  ADD ("put-erases-what-is-absent", test_put_erases_what_is_absent);
  ADD ("deleted-company-is-gone", test_deleted_company_is_gone);
  ADD ("pages-join-without-gap", test_pages_join_without_gap);
  ADD ("impossible-pages-are-refused", test_impossible_pages_are_refused);
  ADD ("never-read-comes-last-both-ways", test_never_read_comes_last_both_ways);
  ADD ("companies-survive-a-restart", test_companies_survive_a_restart);
  ADD ("subsidiary-names-its-parent-and-outlives-it", test_subsidiary_names_its_parent_and_outlives_it);
  ADD ("parent-names-its-subsidiaries", test_parent_names_its_subsidiaries);
  ADD ("refused-change-leaves-nothing-behind", test_refused_change_leaves_nothing_behind);
  ADD ("reset-goes-back-to-the-first-state", test_reset_goes_back_to_the_first_state);
#undef ADD

  return g_test_run ();
}
