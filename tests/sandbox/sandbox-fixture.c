/* sandbox-fixture.c — a sandbox in a folder of its own, and requests to it over real HTTP.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sandbox-fixture.h"

/* 19 August 2026, 06:41:22 UTC: where the clock stands, until a test moves it by hand. */
#define START_TIME (G_GINT64_CONSTANT (1787121682) * G_USEC_PER_SEC)

void
fixture_start (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture->sandbox = cpt_sandbox_new (&fixture->options);
  cpt_sandbox_start_async (fixture->sandbox, NULL, test_store_result, &result);
  test_await (&result);
  g_assert_true (cpt_sandbox_start_finish (fixture->sandbox, result, &error));
  g_assert_no_error (error);
}

void
fixture_stop (Fixture *fixture)
{
  cpt_sandbox_stop (fixture->sandbox);
  g_assert_finalize_object (fixture->sandbox);
  fixture->sandbox = NULL;
}

void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = test_make_folder ();
  fixture->session = soup_session_new_with_options ("timeout", 10, NULL);
  fixture->options.data_dir = fixture->folder;
  fixture->options.api_key = FIXTURE_KEY;
  fixture->options.seed = 7;
  fixture->options.start_time = START_TIME;
  fixture_start (fixture);
}

void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->message);
  g_clear_pointer (&fixture->text, g_free);
  soup_session_abort (fixture->session);
  g_clear_object (&fixture->session);
  fixture_stop (fixture);
  test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

/* Returns: (transfer full): a request with the key, not sent yet. */
SoupMessage *
fixture_message (Fixture *fixture, const char *method, const char *path, const char *body)
{
  g_autofree char *base_url = test_judged_url ("tests", cpt_sandbox_get_base_url (fixture->sandbox));
  g_autofree char *url = g_strconcat (base_url, path, NULL);
  g_autofree char *encoded = g_base64_encode ((const guchar *) FIXTURE_KEY, strlen (FIXTURE_KEY));
  g_autofree char *authorization = g_strconcat ("Basic ", encoded, NULL);
  SoupMessage *message = soup_message_new (method, url);

  g_assert_nonnull (message);
  soup_message_headers_replace (soup_message_get_request_headers (message), "Authorization", authorization);
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);

  if (body != NULL)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));

      soup_message_set_request_body_from_bytes (message, "application/json", bytes);
    }

  return message;
}

/* @message: (transfer full). Returns the status, or 0 if there was no answer. */
guint
fixture_send (Fixture *fixture, SoupMessage *message)
{
  g_autoptr (GBytes) bytes = soup_session_send_and_read (fixture->session, message, NULL, NULL);

  g_clear_pointer (&fixture->text, g_free);
  g_set_object (&fixture->message, message);
  g_object_unref (message);

  if (bytes == NULL)
    return 0;

  fixture->text = g_bytes_get_size (bytes) > 0 ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes))
                                               : g_strdup ("");

  return soup_message_get_status (message);
}

guint
fixture_request (Fixture *fixture, const char *method, const char *path, const char *body)
{
  return fixture_send (fixture, fixture_message (fixture, method, path, body));
}

/* The last answer as JSON. */
JsonNode *
fixture_parse (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (fixture->text, &error);

  g_assert_no_error (error);
  g_assert_nonnull (node);

  return node;
}

/* Sends a request that must be answered with 200, and parses the answer. */
JsonNode *
fixture_json (Fixture *fixture, const char *method, const char *path, const char *body)
{
  guint status = fixture_request (fixture, method, path, body);

  if (status != 200)
    g_test_message ("%s %s: %u %s", method, path, status, fixture->text);

  g_assert_cmpuint (status, ==, 200);

  return fixture_parse (fixture);
}

/* Returns: (transfer full): the path of a new company. */
char *
fixture_create_company (Fixture *fixture, const char *name)
{
  g_autofree char *body = g_strdup_printf ("{\"name\":\"%s\"}", name);
  g_autoptr (JsonNode) company = fixture_json (fixture, "POST", "/companies", body);

  return g_strconcat ("/companies/", json_text (company, "id"), NULL);
}

/* Returns: (nullable) (transfer none). */
JsonNode *
json_at (JsonNode *node, const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, ".", -1);

  for (guint i = 0; node != NULL && parts[i] != NULL; i++)
    {
      if (JSON_NODE_HOLDS_ARRAY (node))
        {
          JsonArray *array = json_node_get_array (node);
          guint64 index = g_ascii_strtoull (parts[i], NULL, 10);

          node = index < json_array_get_length (array) ? json_array_get_element (array, (guint) index) : NULL;
        }
      else
        node = JSON_NODE_HOLDS_OBJECT (node) ? json_object_get_member (json_node_get_object (node), parts[i]) : NULL;
    }

  return node;
}

/* Returns: (nullable) (transfer none): NULL also for null. */
const char *
json_text (JsonNode *node, const char *path)
{
  JsonNode *found = json_at (node, path);

  return found != NULL && !JSON_NODE_HOLDS_NULL (found) ? json_node_get_string (found) : NULL;
}

gint64
json_number (JsonNode *node, const char *path)
{
  JsonNode *found = json_at (node, path);

  g_assert_nonnull (found);

  return json_node_get_int (found);
}

guint
json_length (JsonNode *node, const char *path)
{
  JsonNode *found = json_at (node, path);

  g_assert_true (found != NULL && JSON_NODE_HOLDS_ARRAY (found));

  return json_array_get_length (json_node_get_array (found));
}

/* Sets one fault, which must be understood; NULL for none. */
void
fixture_set_fault (Fixture *fixture, const char *fault)
{
  const char *faults[] = { fault, NULL };
  g_autoptr (GError) error = NULL;

  g_assert_true (cpt_sandbox_set_faults (fixture->sandbox, faults, &error));
  g_assert_no_error (error);
}

/* Returns: (transfer full): the path of the first start's company. */
char *
fixture_first_company (Fixture *fixture)
{
  g_autoptr (JsonNode) page = fixture_json (fixture, "GET", "/companies?orderBy=created&pageSize=1", NULL);

  return g_strconcat ("/companies/", json_text (page, "results.0.id"), NULL);
}

/* Returns: (transfer full): the path of a new connection of @company. */
char *
fixture_connect (Fixture *fixture, const char *company, const char *platform)
{
  g_autofree char *path = g_strconcat (company, "/connections", NULL);
  g_autofree char *body = g_strdup_printf ("{\"platformKey\":\"%s\"}", platform);
  g_autoptr (JsonNode) connection = fixture_json (fixture, "POST", path, body);

  return g_strconcat (path, "/", json_text (connection, "id"), NULL);
}

/* Returns: (transfer full): @path with more behind it, asked for and parsed. */
JsonNode *
fixture_get_below (Fixture *fixture, const char *path, const char *below)
{
  g_autofree char *whole = g_strconcat (path, below, NULL);

  return fixture_json (fixture, "GET", whole, NULL);
}

/* The status of a request below @path. */
guint
fixture_request_below (Fixture *fixture, const char *method, const char *path, const char *below, const char *body)
{
  g_autofree char *whole = g_strconcat (path, below, NULL);

  return fixture_request (fixture, method, whole, body);
}

/* Returns: (transfer full): the path of a company that is linked just now, and was never read. */
char *
fixture_linked_company (Fixture *fixture, const char *platform)
{
  char *company = fixture_create_company (fixture, "Linked");
  g_autofree char *connection = fixture_connect (fixture, company, platform);

  g_assert_cmpuint (fixture_request_below (fixture, "PUT", connection, "/authorization", "{}"), ==, 200);

  return company;
}

/* Returns: (transfer full): a new read, as it was answered. */
JsonNode *
fixture_queue (Fixture *fixture, const char *company, const char *data_type)
{
  g_autofree char *path = g_strconcat (company, "/data/queue/", data_type, NULL);

  return fixture_json (fixture, "POST", path, NULL);
}

/* Returns: (transfer full): how @read stands now. */
JsonNode *
fixture_read (Fixture *fixture, const char *company, JsonNode *read)
{
  g_autofree char *below = g_strconcat ("/data/history/", json_text (read, "id"), NULL);

  return fixture_get_below (fixture, company, below);
}

/* The status of a Link page, as a browser asks for it. */
guint
fixture_get_page (Fixture *fixture, const char *path, const char *language)
{
  SoupMessage *message = fixture_message (fixture, "GET", path, NULL);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  soup_message_headers_remove (headers, "Authorization");
  soup_message_headers_replace (headers, "Accept-Language", language);

  return fixture_send (fixture, message);
}

/* Sends a form; @origin may be NULL. */
guint
fixture_post_form (Fixture *fixture, const char *path, const char *form, const char *fields, const char *origin)
{
  SoupMessage *message = fixture_message (fixture, "POST", path, NULL);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  g_autofree char *body = g_strdup_printf ("form=%s&%s", form, fields);
  g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));

  soup_message_headers_remove (headers, "Authorization");
  soup_message_set_request_body_from_bytes (message, "application/x-www-form-urlencoded", bytes);

  if (origin != NULL)
    soup_message_headers_replace (headers, "Origin", origin);

  return fixture_send (fixture, message);
}

/* The token of the forms on the page that came last. */
char *
fixture_read_form (Fixture *fixture)
{
  const char *field = strstr (fixture->text, "name=\"form\" value=\"");

  g_assert_nonnull (field);

  return g_strndup (field + strlen ("name=\"form\" value=\""), 36);
}

/* Opens the page of a connection, and answers its form. */
guint
fixture_answer_start (Fixture *fixture, const char *connection, const char *fields)
{
  g_autofree char *path = g_strconcat (connection, "/start", NULL);
  g_autofree char *form = NULL;

  g_assert_cmpuint (fixture_get_page (fixture, path, "en"), ==, 200);
  form = fixture_read_form (fixture);

  return fixture_post_form (fixture, path, form, fields, NULL);
}

/* Has the client authorise @connection, and choose a data set. */
void
fixture_authorize (Fixture *fixture, const char *connection, const char *data_set)
{
  g_autofree char *fields = g_strconcat ("action=authorise&data-set=", data_set, NULL);

  g_assert_cmpuint (fixture_answer_start (fixture, connection, fields), ==, 303);
}
