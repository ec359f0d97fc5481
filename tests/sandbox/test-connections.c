/* test-connections.c — the routes of connections.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sandbox-fixture.h"

static void
test_created_connection_waits_for_the_client (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_create_company (fixture, "A");
  g_autofree char *path = fixture_connect (fixture, company, "gbol");
  g_autoptr (JsonNode) connection = fixture_json (fixture, "GET", path, NULL);
  g_autoptr (JsonNode) embedded = fixture_json (fixture, "GET", company, NULL);
  g_autoptr (JsonNode) page = fixture_get_below (fixture, company, "/connections");
  g_autofree char *link_url = g_strconcat (cpt_sandbox_get_base_url (fixture->sandbox), path, "/start", NULL);

  g_assert_cmpstr (json_text (connection, "status"), ==, "PendingAuth");
  g_assert_cmpstr (json_text (connection, "platformName"), ==, "Xero");
  g_assert_cmpstr (json_text (connection, "sourceType"), ==, "Accounting");
  g_assert_cmpstr (json_text (connection, "linkUrl"), ==, link_url);
  g_assert_null (json_at (connection, "lastSync"));
  g_assert_true (json_node_equal (connection, json_at (embedded, "dataConnections.0")));
  g_assert_true (json_node_equal (connection, json_at (page, "results.0")));
  g_assert_cmpint (json_number (page, "totalResults"), ==, 1);
}

static void
test_unknown_and_disabled_platforms_are_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_create_company (fixture, "A");
  const char *const bodies[] = { "{}", "{\"platformKey\":\"zzzz\"}", "{\"platformKey\":\"ndsk\"}",
                                 "{\"platformKey\":1}" };

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    g_assert_cmpuint (fixture_request_below (fixture, "POST", company, "/connections", bodies[i]), ==, 400);

  g_assert_cmpuint (fixture_request (fixture, "POST", "/companies/none/connections", "{\"platformKey\":\"gbol\"}"), ==,
                    404);
}

static void
test_only_a_linked_connection_can_be_unlinked (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_create_company (fixture, "A");
  g_autofree char *path = fixture_connect (fixture, company, "gbol");
  g_autoptr (JsonNode) linked = NULL;
  g_autoptr (JsonNode) unlinked = NULL;

  g_assert_cmpuint (fixture_request (fixture, "PATCH", path, "{\"status\":\"Unlinked\"}"), ==, 400);
  g_assert_cmpuint (fixture_request_below (fixture, "PUT", path, "/authorization", "{\"token\":1}"), ==, 400);
  g_assert_cmpuint (fixture_request_below (fixture, "PUT", path, "/authorization", "{\"token\":\"t\"}"), ==, 200);
  linked = fixture_parse (fixture);
  g_assert_cmpstr (json_text (linked, "status"), ==, "Linked");
  g_assert_cmpuint (fixture_request (fixture, "PATCH", path, "{\"status\":\"unlinked\"}"), ==, 400);
  g_assert_cmpuint (fixture_request (fixture, "PATCH", path, "{\"status\":\"Linked\"}"), ==, 400);

  unlinked = fixture_json (fixture, "PATCH", path, "{\"status\":\"Unlinked\"}");
  g_assert_cmpstr (json_text (unlinked, "status"), ==, "Unlinked");
  g_assert_cmpuint (fixture_request (fixture, "PATCH", path, "{\"status\":\"Unlinked\"}"), ==, 400);
}

static void
test_deleted_connection_is_gone_and_answers_200 (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_create_company (fixture, "A");
  g_autofree char *path = fixture_connect (fixture, company, "gbol");
  g_autoptr (JsonNode) left = NULL;

  g_assert_cmpuint (fixture_request (fixture, "DELETE", path, NULL), ==, 200);
  g_assert_cmpstr (fixture->text, ==, "");
  g_assert_cmpuint (fixture_request (fixture, "GET", path, NULL), ==, 404);
  g_assert_cmpuint (fixture_request (fixture, "DELETE", path, NULL), ==, 404);
  left = fixture_json (fixture, "GET", company, NULL);
  g_assert_cmpuint (json_length (left, "dataConnections"), ==, 0);
}

static void
test_connections_are_queried_and_ordered (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_create_company (fixture, "A");
  g_autofree char *xero = fixture_connect (fixture, company, "gbol");
  g_autofree char *plaid = fixture_connect (fixture, company, "suuo");
  g_autoptr (JsonNode) banking = fixture_get_below (fixture, company, "/connections?query=sourceType%3Dbanking");
  g_autoptr (JsonNode) ordered = fixture_get_below (fixture, company, "/connections?orderBy=-platformName");

  g_assert_true (g_str_has_suffix (plaid, json_text (banking, "results.0.id")));
  g_assert_cmpint (json_number (banking, "totalResults"), ==, 1);
  g_assert_true (g_str_has_suffix (xero, json_text (ordered, "results.0.id")));
}

static void
test_catalogue_is_listed_queried_and_branded (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) enabled =
      fixture_json (fixture, "GET", "/integrations?query=enabled%3Dtrue+%26%26+sourceType%3Daccounting", NULL);
  g_autoptr (JsonNode) sandbox = fixture_json (fixture, "GET", "/integrations/mqjo", NULL);
  g_autoptr (JsonNode) branding = fixture_json (fixture, "GET", "/integrations/mqjo/branding", NULL);

  g_assert_cmpint (json_number (enabled, "totalResults"), >, 10);
  g_assert_cmpstr (json_text (enabled, "results.0.sourceType"), ==, "Accounting");
  g_assert_cmpstr (json_text (sandbox, "integrationId"), ==, "9e0cc03b-3868-4543-98c0-568f0f1b12a3");
  g_assert_cmpuint (json_length (sandbox, "datatypeFeatures"), ==, 28);
  g_assert_cmpstr (json_text (branding, "logo.square.image.alt"), ==, "Sandbox");
  g_assert_cmpuint (fixture_request (fixture, "GET", "/integrations/zzzz", NULL), ==, 404);
  g_assert_cmpuint (fixture_request (fixture, "GET", "/integrations?query=color%3Dred", NULL), ==, 400);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func)                                                                                                \
  g_test_add ("/sandbox/connections/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("created-connection-waits-for-the-client", test_created_connection_waits_for_the_client);
  ADD ("unknown-and-disabled-platforms-are-refused", test_unknown_and_disabled_platforms_are_refused);
  ADD ("only-a-linked-connection-can-be-unlinked", test_only_a_linked_connection_can_be_unlinked);
  ADD ("deleted-connection-is-gone-and-answers-200", test_deleted_connection_is_gone_and_answers_200);
  ADD ("connections-are-queried-and-ordered", test_connections_are_queried_and_ordered);
  ADD ("catalogue-is-listed-queried-and-branded", test_catalogue_is_listed_queried_and_branded);
#undef ADD

  return g_test_run ();
}
