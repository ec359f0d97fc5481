/* fuzz-link-pages.c — the pages that a stranger's browser may ask the sandbox for: always an answer, never what was
 * sent as markup.
 *
 * An input is an address, a line break, headers, an empty line, a form. "$C" stands for the company, "$N" for its
 * connection, "$F" and "$G" for the tokens of their forms. Nothing that is asked for stays.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fuzz.h"

#include <libsoup/soup.h>
#include <string.h>

#include "cpt-sandbox-faults-private.h"
#include "cpt-sandbox-passwords-private.h"
#include "cpt-sandbox-routes-private.h"
#include "cpt-sandbox-seed-private.h"

#define SEED 1
#define MARK "<fuzz" /* no page has that by itself */

/* Of the characters that HTTP allows in a header's name. */
#define NAME_CHARACTERS G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "-_"

static CptSandboxWorld *world;
static CptSandboxRoutes *routes;

/* Where the name of the company stands, its mark must not. */
static void
name_company (void)
{
  g_autoptr (CptSandboxStatement) statement =
      cpt_sandbox_database_prepare (world->database, "UPDATE company SET name = :name");

  cpt_sandbox_statement_bind_text (statement, ":name", "Canal " MARK ">\"'&");
  cpt_sandbox_statement_run (statement);
}

/* Once a process: libFuzzer has no end where it could be freed. */
static void
open_world (void)
{
  CptSandboxFaults *faults = cpt_sandbox_faults_new ();
  CptSandboxClock *clock = cpt_sandbox_clock_new (G_GINT64_CONSTANT (17000000000000000), 0);
  g_autoptr (GError) error = NULL;

  routes = cpt_sandbox_routes_new ();
  world = cpt_sandbox_world_open (":memory:", clock, faults, SEED, &error);
  g_assert_no_error (error);
  world->base_url = g_strdup ("http://127.0.0.1:1");
  cpt_sandbox_world_begin (world);
  cpt_sandbox_seed_first_company (world);
  name_company ();
  g_assert_true (cpt_sandbox_world_commit (world, &error));
}

/* Returns: (transfer full): the input with what only this process knows */
static char *
fill (const char *text)
{
  CptSandboxGuid company = cpt_sandbox_seed_get_company (SEED);
  CptSandboxGuid connection = cpt_sandbox_seed_get_connection (SEED);
  g_autofree char *company_form = cpt_sandbox_passwords_new_form (world, company.text);
  g_autofree char *connection_form = cpt_sandbox_passwords_new_form (world, connection.text);
  GString *filled = g_string_new (text);

  g_string_replace (filled, "$C", company.text, 0);
  g_string_replace (filled, "$N", connection.text, 0);
  g_string_replace (filled, "$F", company_form, 0);
  g_string_replace (filled, "$G", connection_form, 0);

  return g_string_free (filled, FALSE);
}

static SoupMessageHeaders *
read_headers (char **lines)
{
  SoupMessageHeaders *headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_REQUEST);

  soup_message_headers_append (headers, "Host", "127.0.0.1:1");
  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    {
      char *colon = strchr (lines[i], ':');

      if (colon == NULL || colon == lines[i] || strchr (colon, '\r') != NULL ||
          lines[i] + strspn (lines[i], NAME_CHARACTERS) != colon)
        continue;
      *colon = '\0';
      soup_message_headers_append (headers, lines[i], colon + 1);
    }

  return headers;
}

static void
check_answer (const CptSandboxAnswer *answer)
{
  const char *location = g_hash_table_lookup (answer->headers, "Location");

  g_assert_cmpuint (answer->status, >=, 200);
  g_assert_cmpuint (answer->status, <, 600);
  g_assert_true (location == NULL || strpbrk (location, "\r\n") == NULL);
  if (answer->body != NULL)
    g_assert_null (strstr (answer->body->str, MARK));
}

static void
ask (const char *method, GUri *uri, SoupMessageHeaders *headers, const char *form)
{
  const char *text = g_uri_get_query (uri);
  g_autoptr (GHashTable) query = text != NULL ? soup_form_decode (text) : NULL;
  g_autofree char *path = g_uri_unescape_string (g_uri_get_path (uri), NULL);
  CptSandboxRequest request = {
    .world = world,
    .method = method,
    .path = path,
    .query = query,
    .headers = headers,
    .text = form,
    .length = form != NULL ? strlen (form) : 0,
  };
  const CptSandboxRoute *route;
  gboolean is_known;

  if (path == NULL)
    return;

  route = cpt_sandbox_routes_find (routes, method, path, &request.match, &is_known);
  if (route != NULL && route->access == CPT_SANDBOX_ACCESS_PAGE)
    {
      g_autoptr (CptSandboxAnswer) answer = NULL;

      cpt_sandbox_world_begin (world);
      answer = route->func (&request);
      cpt_sandbox_database_roll_back (world->database);
      check_answer (answer);
    }
  g_clear_pointer (&request.match, g_match_info_unref);
  g_clear_pointer (&request.body, json_node_unref);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autofree char *filled = NULL;
  g_auto (GStrv) parts = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GUri) uri = NULL;
  g_autoptr (SoupMessageHeaders) headers = NULL;
  g_autofree char *address = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    return 0;

  if (world == NULL)
    open_world ();

  filled = fill (text);
  parts = g_strsplit (filled, "\n\n", 2);
  lines = g_strsplit (parts[0] != NULL ? parts[0] : "", "\n", -1);
  address = g_strconcat ("http://127.0.0.1:1", lines[0], NULL);
  uri = g_uri_parse (address, SOUP_HTTP_URI_FLAGS, NULL);
  if (uri == NULL)
    return 0;

  headers = read_headers (lines);
  ask ("GET", uri, headers, NULL);
  if (parts[0] != NULL && parts[1] != NULL)
    ask ("POST", uri, headers, parts[1]);
  g_hash_table_remove_all (world->forms);

  return 0;
}
