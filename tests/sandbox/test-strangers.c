/* test-strangers.c — what a page of somebody else, in a browser on this machine, can do to the sandbox: nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sandbox-fixture.h"

#define KEY "Authorization: Basic Zml4dHVyZS1rZXk=\r\n" /* FIXTURE_KEY */

/* Sends @request as it is and reads until the server closes. Returns: (transfer full): the whole answer */
static char *
say (Fixture *fixture, const char *request)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection = NULL;
  g_autoptr (GOutputStream) whole = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  connection = g_socket_client_connect_to_uri (client, cpt_sandbox_get_base_url (fixture->sandbox), 80, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), request, strlen (request), NULL,
                             NULL, &error);
  g_assert_no_error (error);
  g_socket_shutdown (g_socket_connection_get_socket (connection), FALSE, TRUE, NULL);
  g_output_stream_splice (whole, g_io_stream_get_input_stream (G_IO_STREAM (connection)), G_OUTPUT_STREAM_SPLICE_NONE,
                          NULL, NULL);
  g_output_stream_write (whole, "", 1, NULL, NULL);
  g_output_stream_close (whole, NULL, NULL);

  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (whole));
}

static const char *
our_host (Fixture *fixture)
{
  return cpt_sandbox_get_base_url (fixture->sandbox) + strlen ("http://");
}

static char *
link_path (const char *company)
{
  return g_strconcat ("/company/", company + strlen ("/companies/"), NULL);
}

/* A name that was made to lead here (DNS rebinding) is not one of ours, however it is written. */
static void
test_a_host_that_is_not_ours_gets_nothing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_first_company (fixture);
  g_autofree char *page = link_path (company);
  const char *port = strrchr (our_host (fixture), ':');
  g_autofree char *with_user = g_strconcat ("evil@", our_host (fixture), NULL);
  g_autofree char *with_dot = g_strconcat ("localhost.", port, NULL);
  g_autofree char *below = g_strconcat (our_host (fixture), ".evil.example", NULL);
  g_autofree char *rebound = g_strconcat ("rebound.evil.example", port, NULL);
  g_autofree char *any = g_strconcat ("0.0.0.0", port, NULL);
  g_autofree char *number = g_strconcat ("2130706433", port, NULL);
  const char *const hosts[] = { rebound, any, number, with_user, with_dot, below, "", "localhost" };
  const char *const paths[] = { "/companies", page, "/link/style.css", "/logos/mqjo.png", "/nothing" };

  for (gsize i = 0; i < G_N_ELEMENTS (hosts); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (paths); j++)
      {
        g_autofree char *request =
            g_strdup_printf ("GET %s HTTP/1.1\r\nHost: %s\r\n" KEY "Connection: close\r\n\r\n", paths[j], hosts[i]);
        g_autofree char *answer = say (fixture, request);

        g_test_message ("%s: %s", request, answer);
        g_assert_true (g_str_has_prefix (answer, "HTTP/1.1 403 ") || g_str_has_prefix (answer, "HTTP/1.1 400 "));
        g_assert_null (strstr (answer, "Sandbox Company"));
      }
}

/* The names of the machine itself, and those alone. */
static void
test_loopback_names_are_ours (Fixture *fixture, gconstpointer data)
{
  const char *port = strrchr (our_host (fixture), ':');
  g_autofree char *name = g_strconcat ("localhost", port, NULL);
  const char *const hosts[] = { our_host (fixture), name };

  for (gsize i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      g_autofree char *request =
          g_strdup_printf ("GET /companies HTTP/1.1\r\nHost: %s\r\n" KEY "Connection: close\r\n\r\n", hosts[i]);
      g_autofree char *answer = say (fixture, request);

      g_assert_true (g_str_has_prefix (answer, "HTTP/1.1 200 "));
    }
}

/* Two hosts, none, or another one in the line of the request itself. */
static void
test_a_host_in_doubt_gets_nothing (Fixture *fixture, gconstpointer data)
{
  const char *host = our_host (fixture);
  g_autofree char *two = g_strdup_printf (
      "GET /companies HTTP/1.1\r\nHost: evil.example\r\nHost: %s\r\n" KEY "Connection: close\r\n\r\n", host);
  g_autofree char *other_two = g_strdup_printf (
      "GET /companies HTTP/1.1\r\nHost: %s\r\nHost: evil.example\r\n" KEY "Connection: close\r\n\r\n", host);
  g_autofree char *absolute = g_strdup_printf (
      "GET http://evil.example/companies HTTP/1.1\r\nHost: %s\r\n" KEY "Connection: close\r\n\r\n", host);
  const char *const requests[] = { two, other_two, absolute,
                                   "GET /companies HTTP/1.1\r\n" KEY "Connection: close\r\n\r\n",
                                   "GET /companies HTTP/1.0\r\n" KEY "Connection: close\r\n\r\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (requests); i++)
    {
      g_autofree char *answer = say (fixture, requests[i]);

      g_test_message ("%s: %s", requests[i], answer);
      g_assert_null (strstr (answer, " 200 OK"));
      g_assert_null (strstr (answer, "Sandbox Company"));
    }
}

/* No answer lets another origin read it, load it or put it into a frame. */
static void
test_no_answer_is_for_another_origin (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *method;
    const char *path;
  } requests[] = {
    { "GET", "/companies" },        { "OPTIONS", "/companies" },   { "POST", "/companies" }, { "GET", "/nothing" },
    { "GET", "/link/style.css" },   { "GET", "/logos/mqjo.png" },  { "GET", "/link/done" },  { "GET", "/company/none" },
    { "OPTIONS", "/company/none" }, { "DELETE", "/company/none" },
  };

  for (gsize i = 0; i < 2 * G_N_ELEMENTS (requests); i++)
    {
      SoupMessage *message = fixture_message (fixture, requests[i / 2].method, requests[i / 2].path, NULL);
      SoupMessageHeaders *headers = soup_message_get_request_headers (message);

      if (i % 2 == 0)
        soup_message_headers_remove (headers, "Authorization");
      soup_message_headers_replace (headers, "Origin", "https://evil.example");
      soup_message_headers_replace (headers, "Access-Control-Request-Method", "PUT");
      soup_message_headers_replace (headers, "Access-Control-Request-Headers", "authorization");
      soup_message_headers_replace (headers, "Access-Control-Request-Private-Network", "true");
      fixture_send (fixture, message);
      headers = soup_message_get_response_headers (fixture->message);
      g_assert_null (soup_message_headers_get_one (headers, "Access-Control-Allow-Origin"));
      g_assert_null (soup_message_headers_get_one (headers, "Access-Control-Allow-Private-Network"));
      g_assert_cmpstr (soup_message_headers_get_one (headers, "Cross-Origin-Resource-Policy"), ==, "same-origin");
      g_assert_cmpstr (soup_message_headers_get_one (headers, "X-Content-Type-Options"), ==, "nosniff");
    }
}

/* Sends the form of a page with @name: @value among its headers. */
static guint
post_with (Fixture *fixture, const char *path, const char *form, const char *type, const char *name, const char *value)
{
  SoupMessage *message = fixture_message (fixture, "POST", path, NULL);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  g_autofree char *body = g_strdup_printf ("form=%s&platform=mqjo", form);
  g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));

  soup_message_headers_remove (headers, "Authorization");
  soup_message_set_request_body_from_bytes (message, type, bytes);
  if (name != NULL)
    soup_message_headers_replace (headers, name, value);

  return fixture_send (fixture, message);
}

/* Even with the word that a form of ours holds. */
static void
test_a_form_that_another_page_sends_does_nothing (Fixture *fixture, gconstpointer data)
{
  static const char *const type = "application/x-www-form-urlencoded";
  g_autofree char *company = fixture_create_company (fixture, "A");
  g_autofree char *path = link_path (company);
  g_autofree char *with_form = NULL;
  g_autofree char *form = NULL;
  g_autofree char *secure = g_strconcat ("https://", our_host (fixture), NULL);
  g_autofree char *longer = g_strconcat (cpt_sandbox_get_base_url (fixture->sandbox), ".evil.example", NULL);
  g_autofree char *longer_page = g_strconcat (longer, "/", NULL);
  g_autofree char *ours = g_strconcat (cpt_sandbox_get_base_url (fixture->sandbox), path, NULL);
  g_autoptr (JsonNode) left = NULL;
  const char *const strange[][2] = {
    { "Origin", "https://evil.example" },
    { "Origin", "null" },
    { "Origin", "" },
    { "Origin", secure },
    { "Origin", longer },
    { "Origin", "http://127.0.0.1:1" },
    { "Referer", "http://evil.example/" },
    { "Referer", longer_page },
    { "Referer", secure },
    { "Sec-Fetch-Site", "cross-site" },
    { "Sec-Fetch-Site", "same-site" },
  };

  g_assert_cmpuint (fixture_get_page (fixture, path, "en"), ==, 200);
  form = fixture_read_form (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (strange); i++)
    {
      g_test_message ("%s: %s", strange[i][0], strange[i][1]);
      g_assert_cmpuint (post_with (fixture, path, form, type, strange[i][0], strange[i][1]), ==, 403);
    }

  with_form = g_strdup_printf ("%s?form=%s", path, form);
  g_assert_cmpuint (post_with (fixture, with_form, "", type, NULL, NULL), ==, 403);
  g_assert_cmpuint (post_with (fixture, path, form, "text/plain", NULL, NULL), ==, 403);
  g_assert_cmpuint (post_with (fixture, path, form, "multipart/form-data; boundary=x", NULL, NULL), ==, 403);
  left = fixture_json (fixture, "GET", company, NULL);
  g_assert_cmpuint (json_length (left, "dataConnections"), ==, 0);

  g_assert_cmpuint (post_with (fixture, path, form, type, "Referer", ours), ==, 303);
}

static void
set_profile (Fixture *fixture, const char *name, const char *redirect_url, guint expected)
{
  g_autoptr (JsonObject) profile = json_object_new ();
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), profile);
  g_autofree char *body = NULL;

  json_object_set_string_member (profile, "name", name);
  json_object_set_string_member (profile, "redirectUrl", redirect_url);
  body = json_to_string (node, FALSE);
  g_assert_cmpuint (fixture_request (fixture, "PUT", "/profile", body), ==, expected);
}

static void
assert_harmless (Fixture *fixture, const char *path)
{
  SoupMessageHeaders *headers;
  const char *policy;

  fixture_get_page (fixture, path, "en");
  headers = soup_message_get_response_headers (fixture->message);
  policy = soup_message_headers_get_one (headers, "Content-Security-Policy");
  g_assert_null (strstr (fixture->text, "<script"));
  g_assert_null (strstr (fixture->text, "<img"));
  g_assert_null (strstr (fixture->text, "{{&content"));
  g_assert_null (strstr (fixture->text, "onload=\""));
  g_assert_true (g_utf8_validate (fixture->text, -1, NULL));
  g_assert_nonnull (policy);
  g_assert_true (g_str_has_prefix (policy, "default-src 'none'; style-src 'self'; form-action 'self' http"));
  g_assert_null (strstr (policy, "unsafe-inline"));
}

/* Names that are markup, a script, a template, or leave the attribute that they stand in. */
static void
test_names_that_are_markup_are_text (Fixture *fixture, gconstpointer data)
{
  const char *const names[] = {
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"><svg onload=\"alert(1)\">",
    "'><b onload='x'",
    "{{&content}}",
    "%s%s%n",
    "&lt;script&gt;",
    "</title><script>",
    "\xe2\x80\xae<script>\r\n",
  };
  g_autofree char *company = fixture_create_company (fixture, "A <script>alert(1)</script> & 'B' {{&content}}");
  g_autofree char *path = link_path (company);
  g_autofree char *connection = fixture_connect (fixture, company, "gbol");
  g_autofree char *start = g_strconcat (connection, "/start", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *encoded = g_uri_escape_string (names[i], NULL, FALSE);
      g_autofree char *search = g_strdup_printf ("%s?q=%s&type=%s", path, encoded, encoded);
      g_autofree char *nowhere = g_strconcat ("/company/", encoded, NULL);
      g_autofree char *end = g_strconcat ("/link/done?statusCode=", encoded, "&platform=", encoded, NULL);

      set_profile (fixture, names[i], "https://a.example/", 200);
      assert_harmless (fixture, path);
      assert_harmless (fixture, search);
      assert_harmless (fixture, start);
      assert_harmless (fixture, end);
      if (strchr (names[i], '/') == NULL)
        assert_harmless (fixture, nowhere);
    }
}

/* What is not UTF-8, or holds a NUL, in an address. */
static void
test_addresses_that_are_no_text_do_no_harm (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_first_company (fixture);
  g_autofree char *page = link_path (company);
  const char *const ends[] = { "?q=%ff%fe", "?q=a%00<script>", "?type=%c3%28", "?q=%f0%9f",
                               "?form=%ff", "?%ff=%ff",        "?q=%",         "?q=%zz" };
  const char *const paths[] = { "/company/%ff%fe",
                                "/company/%00",
                                "/companies/%ff/connections/%fe/start",
                                "/%c3%28",
                                "/company/..%2f..%2fcompanies",
                                "/company/%0d%0aX-Bad:%20yes",
                                "//evil.example/company",
                                "/logos/..%2f..%2fkey.png" };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *path = g_strconcat (page, ends[i], NULL);
      g_autofree char *request =
          g_strdup_printf ("GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n", path, our_host (fixture));
      g_autofree char *answer = say (fixture, request);

      g_test_message ("%s", path);
      g_assert_true (g_str_has_prefix (answer, "HTTP/1.1 200 ") || g_str_has_prefix (answer, "HTTP/1.1 400 "));
      g_assert_true (g_utf8_validate (answer, -1, NULL));
      g_assert_null (strstr (answer, "<script"));
    }

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *request = g_strdup_printf ("GET %s HTTP/1.1\r\nHost: %s\r\n" KEY "Connection: close\r\n\r\n",
                                                  paths[i], our_host (fixture));
      g_autofree char *answer = say (fixture, request);

      g_test_message ("%s: %s", paths[i], answer);
      g_assert_true (g_str_has_prefix (answer, "HTTP/1.1 404 ") || g_str_has_prefix (answer, "HTTP/1.1 400 "));
      g_assert_null (strstr (answer, "\nX-Bad"));
    }
}

/* Where the browser is sent is written into a header: a web address, without anything that ends the line. */
static void
test_a_profile_sends_browsers_to_the_web_only (Fixture *fixture, gconstpointer data)
{
  const char *const addresses[] = {
    "javascript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "//evil.example",
    "https:/evil.example",
    "https://",
    "https://a.example\r\nSet-Cookie: a=b",
    "https://a.example/\nX-Bad: yes",
    "https://a.example; script-src *",
    "https://a b/",
    "https://a.example\xc2\xa0/",
    "HTTPS://user@a.example/\x7f",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_test_message ("%s", addresses[i]);
      set_profile (fixture, "C", addresses[i], 400);
    }
  set_profile (fixture, "C", "https://a.example/{companyId}?p={platformName}#{statusText}", 200);
}

/* A name may hold a line break; a header may not. */
static void
test_the_name_of_an_archive_stays_in_its_header (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_create_company (fixture, "A\\r\\nX-Bad: yes\\tB");
  g_autofree char *connection = fixture_connect (fixture, company, "zfub");
  SoupMultipart *form = soup_multipart_new (SOUP_FORM_MIME_TYPE_MULTIPART);
  g_autofree char *path = g_strconcat (connection, "/files", NULL);
  SoupMessage *message = fixture_message (fixture, "POST", path, NULL);
  g_autoptr (GBytes) content = g_bytes_new_static ("x", 1);
  g_autoptr (GBytes) body = NULL;
  g_autofree char *type = NULL;
  SoupMessageHeaders *headers;

  soup_multipart_append_form_file (form, "file", "a.pdf", "application/pdf", content);
  soup_multipart_to_message (form, soup_message_get_request_headers (message), &body);
  type = g_strdup (soup_message_headers_get_one (soup_message_get_request_headers (message), "Content-Type"));
  soup_message_set_request_body_from_bytes (message, type, body);
  soup_multipart_free (form);
  g_assert_cmpuint (fixture_send (fixture, message), ==, 200);

  g_assert_cmpuint (fixture_request_below (fixture, "GET", company, "/files/download", NULL), ==, 200);
  headers = soup_message_get_response_headers (fixture->message);
  g_assert_null (soup_message_headers_get_one (headers, "X-Bad"));
  g_assert_cmpstr (soup_message_headers_get_one (headers, "Content-Disposition"), ==,
                   "attachment; filename=\"A__X-Bad yes_B.zip\"");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/sandbox/strangers/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("a-host-that-is-not-ours-gets-nothing", test_a_host_that_is_not_ours_gets_nothing);
  ADD ("loopback-names-are-ours", test_loopback_names_are_ours);
  ADD ("a-host-in-doubt-gets-nothing", test_a_host_in_doubt_gets_nothing);
  ADD ("no-answer-is-for-another-origin", test_no_answer_is_for_another_origin);
  ADD ("a-form-that-another-page-sends-does-nothing", test_a_form_that_another_page_sends_does_nothing);
  ADD ("names-that-are-markup-are-text", test_names_that_are_markup_are_text);
  ADD ("addresses-that-are-no-text-do-no-harm", test_addresses_that_are_no_text_do_no_harm);
  ADD ("a-profile-sends-browsers-to-the-web-only", test_a_profile_sends_browsers_to_the_web_only);
  ADD ("the-name-of-an-archive-stays-in-its-header", test_the_name_of_an_archive_stays_in_its_header);
#undef ADD

  return g_test_run ();
}
