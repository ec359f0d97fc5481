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

/* Section 3.3 of the platform reference, its last column. */
static void
test_what_was_read_stays_readable_until_the_connection_is_deleted (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_first_company (fixture);
  g_autofree char *pending = fixture_create_company (fixture, "Pending");
  g_autofree char *connection = fixture_connect (fixture, pending, "mqjo");
  g_autoptr (JsonNode) found = fixture_json (fixture, "GET", company, NULL);
  g_autoptr (JsonNode) withdrawn = NULL;
  g_autofree char *linked = g_strconcat (company, "/connections/", json_text (found, "dataConnections.0.id"), NULL);

  g_assert_cmpuint (fixture_request_below (fixture, "GET", pending, "/data/invoices", NULL), ==, 404);

  g_assert_cmpuint (fixture_request_below (fixture, "GET", company, "/data/invoices", NULL), ==, 200);
  g_assert_cmpuint (fixture_request (fixture, "PATCH", linked, "{\"status\":\"Unlinked\"}"), ==, 200);
  g_assert_cmpuint (fixture_request_below (fixture, "GET", company, "/data/invoices", NULL), ==, 200);
  g_assert_cmpuint (fixture_request_below (fixture, "PUT", linked, "/authorization", "{}"), ==, 200);
  fixture_set_fault (fixture, "read=AuthError");
  json_node_unref (fixture_queue (fixture, company, "bills"));
  cpt_sandbox_advance_time (fixture->sandbox, FIXTURE_HOUR);
  withdrawn = fixture_json (fixture, "GET", linked, NULL);
  g_assert_cmpstr (json_text (withdrawn, "status"), ==, "Deauthorized");
  g_assert_cmpuint (fixture_request_below (fixture, "GET", company, "/data/invoices", NULL), ==, 200);

  g_assert_cmpuint (fixture_request (fixture, "DELETE", linked, NULL), ==, 200);
  g_assert_cmpuint (fixture_request_below (fixture, "GET", company, "/data/invoices", NULL), ==, 404);
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
  g_assert_cmpstr (json_text (branding, "logo.square.image.src"), ==, json_text (sandbox, "logoUrl"));
  g_assert_cmpuint (fixture_request (fixture, "GET", "/integrations/zzzz/branding", NULL), ==, 404);
  g_assert_cmpuint (fixture_request (fixture, "GET", "/integrations/zzzz", NULL), ==, 404);
  g_assert_cmpuint (fixture_request (fixture, "GET", "/integrations?query=color%3Dred", NULL), ==, 400);
}

/* The pixels of a PNG file, with a byte before each row. */
static GBytes *
unpack_pixels (const char *file, gsize length)
{
  g_autoptr (GZlibDecompressor) decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  const gsize start = 41; /* behind the signature, the header, and the name of the chunk */
  g_autoptr (GInputStream) packed = NULL;
  g_autoptr (GInputStream) plain = NULL;
  g_autoptr (GError) error = NULL;
  GBytes *pixels;

  g_assert_cmpmem (file + start - 4, 4, "IDAT", 4);
  packed = g_memory_input_stream_new_from_data (file + start, (gssize) (length - start), NULL);
  plain = g_converter_input_stream_new (packed, G_CONVERTER (decompressor));
  pixels = g_input_stream_read_bytes (plain, 1024 * 1024, NULL, &error);
  g_assert_no_error (error);

  return pixels;
}

static void
test_logos_come_from_the_sandbox_itself (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) page = fixture_json (fixture, "GET", "/integrations?pageSize=100", NULL);
  const char *base_url = cpt_sandbox_get_base_url (fixture->sandbox);

  for (guint i = 0; i < json_length (page, "results"); i++)
    {
      g_autofree char *where = g_strdup_printf ("results.%u.logoUrl", i);
      const char *url = json_text (page, where);
      g_autoptr (SoupMessage) message = soup_message_new ("GET", url);
      g_autoptr (GBytes) file = soup_session_send_and_read (fixture->session, message, NULL, NULL);
      g_autoptr (GBytes) pixels = NULL;

      g_assert_true (g_str_has_prefix (url, base_url));
      g_assert_cmpuint (soup_message_get_status (message), ==, 200);
      g_assert_cmpstr (soup_message_headers_get_content_type (soup_message_get_response_headers (message), NULL), ==,
                       "image/png");
      g_assert_cmpmem (g_bytes_get_data (file, NULL), 8, "\211PNG\r\n\032\n", 8);
      pixels = unpack_pixels (g_bytes_get_data (file, NULL), g_bytes_get_size (file));
      g_assert_cmpuint (g_bytes_get_size (pixels), ==, 96 * (1 + 96 * 4));
    }

  g_assert_cmpuint (fixture_request (fixture, "GET", "/logos/zzzz.png", NULL), ==, 404);
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
  ADD ("what-was-read-stays-readable-until-the-connection-is-deleted",
       test_what_was_read_stays_readable_until_the_connection_is_deleted);
  ADD ("deleted-connection-is-gone-and-answers-200", test_deleted_connection_is_gone_and_answers_200);
  ADD ("connections-are-queried-and-ordered", test_connections_are_queried_and_ordered);
  ADD ("catalogue-is-listed-queried-and-branded", test_catalogue_is_listed_queried_and_branded);
  ADD ("logos-come-from-the-sandbox-itself", test_logos_come_from_the_sandbox_itself);
#undef ADD

  return g_test_run ();
}
