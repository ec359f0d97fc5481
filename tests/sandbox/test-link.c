/* test-link.c — the Link pages over plain HTTP: the flow, passwords, and who is turned away.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sandbox-fixture.h"

static const char *
get_location (Fixture *fixture)
{
  return soup_message_headers_get_one (soup_message_get_response_headers (fixture->message), "Location");
}

static char *
link_path (const char *company)
{
  return g_strconcat ("/company/", company + strlen ("/companies/"), NULL);
}

static void
test_choosing_and_authorising_links (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_create_company (fixture, "A");
  g_autofree char *path = link_path (company);
  g_autofree char *form = NULL;
  g_autofree char *start = NULL;
  g_autofree char *start_form = NULL;
  g_autoptr (JsonNode) linked = NULL;
  g_autoptr (JsonNode) reads = NULL;

  g_assert_cmpuint (fixture_get_page (fixture, path, "en"), ==, 200);
  form = fixture_read_form (fixture);
  g_assert_cmpuint (fixture_post_form (fixture, path, form, "platform=mqjo", NULL), ==, 303);
  start = g_strdup (get_location (fixture));
  g_assert_cmpuint (fixture_get_page (fixture, start, "en"), ==, 200);
  start_form = fixture_read_form (fixture);
  *strchr (start, '?') = '\0';
  g_assert_cmpuint (fixture_post_form (fixture, start, start_form, "action=authorise&data-set=services", NULL), ==,
                    303);
  g_assert_nonnull (strstr (get_location (fixture), "/link/done?statusCode=200&platform=mqjo"));

  linked = fixture_json (fixture, "GET", company, NULL);
  reads = fixture_get_below (fixture, company, "/data/history");
  g_assert_cmpstr (json_text (linked, "dataConnections.0.status"), ==, "Linked");
  g_assert_cmpint (json_number (reads, "totalResults"), ==, 25);
}

static void
test_failures_stay_pending_and_success_resolves_them (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *fields;
    const char *status;
  } failures[] = {
    { "action=cancel", "403" },
    { "action=fail", "500" },
    { "action=unsupported", "501" },
  };
  g_autofree char *company = fixture_create_company (fixture, "A");
  g_autofree char *connection = fixture_connect (fixture, company, "gbol");
  g_autoptr (JsonNode) linked = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (failures); i++)
    {
      g_autofree char *where = g_strdup_printf ("dataConnectionErrors.%" G_GSIZE_FORMAT ".statusCode", i);
      g_autofree char *end = g_strdup_printf ("statusCode=%s&", failures[i].status);
      g_autoptr (JsonNode) pending = NULL;

      g_assert_cmpuint (fixture_answer_start (fixture, connection, failures[i].fields), ==, 303);
      g_assert_nonnull (strstr (get_location (fixture), end));
      pending = fixture_json (fixture, "GET", connection, NULL);
      g_assert_cmpstr (json_text (pending, "status"), ==, "PendingAuth");
      g_assert_cmpstr (json_text (pending, where), ==, failures[i].status);
    }

  g_assert_cmpuint (fixture_answer_start (fixture, connection, "action=authorise&data-set=retail"), ==, 303);
  linked = fixture_json (fixture, "GET", connection, NULL);
  g_assert_cmpstr (json_text (linked, "status"), ==, "Linked");
  g_assert_cmpstr (json_text (linked, "dataConnectionErrors.0.status"), ==, "Resolved");
  g_assert_nonnull (json_text (linked, "dataConnectionErrors.0.resolvedOnUtc"));
}

static void
test_withdrawn_access_is_given_anew (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_create_company (fixture, "A");
  g_autofree char *connection = fixture_connect (fixture, company, "gbol");
  g_autoptr (JsonNode) withdrawn = NULL;
  g_autoptr (JsonNode) linked = NULL;
  g_autoptr (JsonNode) reads = NULL;

  g_assert_cmpuint (fixture_answer_start (fixture, connection, "action=authorise&data-set=retail"), ==, 303);
  cpt_sandbox_advance_time (fixture->sandbox, 60 * FIXTURE_SECOND);
  fixture_set_fault (fixture, "read=AuthError,times=1");
  json_node_unref (fixture_queue (fixture, company, "bills"));
  cpt_sandbox_advance_time (fixture->sandbox, 60 * FIXTURE_SECOND);
  withdrawn = fixture_json (fixture, "GET", connection, NULL);
  g_assert_cmpstr (json_text (withdrawn, "status"), ==, "Deauthorized");
  g_assert_cmpstr (json_text (withdrawn, "dataConnectionErrors.0.statusCode"), ==, "401");
  g_assert_cmpstr (json_text (withdrawn, "dataConnectionErrors.0.status"), ==, "Active");
  g_assert_cmpuint (fixture_request_below (fixture, "POST", company, "/data/all", NULL), ==, 400);

  g_assert_cmpuint (fixture_answer_start (fixture, connection, "action=authorise&data-set=retail"), ==, 303);
  linked = fixture_json (fixture, "GET", connection, NULL);
  reads = fixture_get_below (fixture, company, "/data/history?query=status%3DInitial");
  g_assert_cmpstr (json_text (linked, "status"), ==, "Linked");
  g_assert_cmpuint (json_length (linked, "dataConnectionErrors"), ==, 1);
  g_assert_cmpstr (json_text (linked, "dataConnectionErrors.0.status"), ==, "Resolved");
  g_assert_nonnull (json_text (linked, "dataConnectionErrors.0.resolvedOnUtc"));
  g_assert_cmpint (json_number (reads, "totalResults"), ==, 25);
}

static void
test_second_accounting_platform_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_first_company (fixture);
  g_autofree char *accounting = fixture_connect (fixture, company, "gbol");
  g_autofree char *banking = fixture_connect (fixture, company, "suuo");

  g_assert_cmpuint (fixture_answer_start (fixture, accounting, "action=authorise&data-set=retail"), ==, 409);
  g_assert_nonnull (strstr (fixture->text, "one accounting connection"));
  g_assert_cmpuint (fixture_answer_start (fixture, banking, "action=authorise&data-set=retail"), ==, 303);
}

static void
test_redirect_of_the_profile_is_filled (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_create_company (fixture, "A");
  g_autofree char *connection = fixture_connect (fixture, company, "qhyg");
  g_autofree char *expected =
      g_strdup_printf ("https://a.example/%s?p=QuickBooks%%20Online&c=403&x=", company + strlen ("/companies/"));

  g_assert_cmpuint (fixture_request (fixture, "PUT", "/profile",
                                     "{\"name\":\"Caisse\",\"redirectUrl\":"
                                     "\"https://a.example/{companyId}?p={platformName}&c={statusCode}&x={Nothing}\"}"),
                    ==, 200);
  g_assert_cmpuint (fixture_answer_start (fixture, connection, "action=cancel"), ==, 303);
  g_assert_cmpstr (get_location (fixture), ==, expected);
  g_assert_cmpuint (
      fixture_request (fixture, "PUT", "/profile", "{\"name\":\"C\",\"redirectUrl\":\"javascript:alert(1)\"}"), ==,
      400);
}

static void
test_forms_of_others_are_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_create_company (fixture, "A");
  g_autofree char *other = fixture_create_company (fixture, "B");
  g_autofree char *path = link_path (company);
  g_autofree char *other_path = link_path (other);
  g_autofree char *form = NULL;
  g_autoptr (JsonNode) left = NULL;

  g_assert_cmpuint (fixture_get_page (fixture, path, "en"), ==, 200);
  form = fixture_read_form (fixture);
  g_assert_cmpuint (fixture_post_form (fixture, path, "", "platform=mqjo", NULL), ==, 403);
  g_assert_cmpuint (fixture_post_form (fixture, other_path, form, "platform=mqjo", NULL), ==, 403);
  g_assert_cmpuint (fixture_post_form (fixture, path, form, "platform=mqjo", "https://evil.example"), ==, 403);
  g_assert_cmpuint (fixture_post_form (fixture, path, form, "platform=mqjo", "null"), ==, 403);
  g_assert_cmpuint (fixture_request (fixture, "POST", path, "{}"), ==, 403);
  g_assert_cmpuint (fixture_request (fixture, "DELETE", path, NULL), ==, 405);
  left = fixture_json (fixture, "GET", company, NULL);
  g_assert_cmpuint (json_length (left, "dataConnections"), ==, 0);

  cpt_sandbox_advance_time (fixture->sandbox, FIXTURE_DAY);
  g_assert_cmpuint (fixture_post_form (fixture, path, form, "platform=mqjo", NULL), ==, 403);
}

static void
test_text_of_strangers_is_escaped (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_create_company (fixture, "A & B 'C'");
  g_autofree char *path = link_path (company);
  g_autofree char *search = g_strconcat (path, "?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&type=%22%3E%3Cb%3E", NULL);
  SoupMessageHeaders *headers;

  g_assert_cmpuint (
      fixture_request (fixture, "PUT", "/profile", "{\"name\":\"<img src=x>\",\"redirectUrl\":\"https://a.example\"}"),
      ==, 200);
  g_assert_cmpuint (fixture_get_page (fixture, search, "en"), ==, 200);
  g_assert_null (strstr (fixture->text, "<script"));
  g_assert_null (strstr (fixture->text, "<img"));
  g_assert_null (strstr (fixture->text, "<b>"));
  g_assert_nonnull (strstr (fixture->text, "A &amp; B &apos;C&apos;"));
  headers = soup_message_get_response_headers (fixture->message);
  g_assert_true (g_str_has_prefix (soup_message_headers_get_one (headers, "Content-Security-Policy"),
                                   "default-src 'none'; style-src 'self';"));
}

static void
test_pages_speak_the_language_of_the_browser (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_create_company (fixture, "A");
  g_autofree char *path = link_path (company);

  g_assert_cmpuint (fixture_get_page (fixture, path, "de, fr-CA;q=0.8, en;q=0.5"), ==, 200);
  g_assert_nonnull (strstr (fixture->text, "Choisissez une plateforme"));
  g_assert_nonnull (strstr (fixture->text, "lang=\"fr\""));
  g_assert_cmpuint (fixture_get_page (fixture, path, "en-GB, fr;q=0.8"), ==, 200);
  g_assert_nonnull (strstr (fixture->text, "Choose a platform"));
  g_assert_cmpuint (fixture_get_page (fixture, path, "de"), ==, 200);
  g_assert_nonnull (strstr (fixture->text, "lang=\"en\""));
}

static void
test_platforms_are_searched_without_a_script (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_create_company (fixture, "A");
  g_autofree char *path = link_path (company);
  g_autofree char *one = g_strconcat (path, "?q=xer", NULL);
  g_autofree char *none = g_strconcat (path, "?q=xer&type=Commerce", NULL);

  g_assert_cmpuint (fixture_get_page (fixture, one, "en"), ==, 200);
  g_assert_nonnull (strstr (fixture->text, "1 platform<"));
  g_assert_nonnull (strstr (fixture->text, "value=\"gbol\""));
  g_assert_null (strstr (fixture->text, "value=\"mqjo\""));
  g_assert_cmpuint (fixture_get_page (fixture, none, "en"), ==, 200);
  g_assert_nonnull (strstr (fixture->text, "No platform matches."));
}

static void
test_password_opens_once_and_for_a_day (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_create_company (fixture, "A");
  g_autofree char *connection = fixture_connect (fixture, company, "gbol");
  gsize base = strlen (cpt_sandbox_get_base_url (fixture->sandbox));
  g_autofree char *bare = link_path (company);
  g_autoptr (JsonNode) first = NULL;
  g_autoptr (JsonNode) second = NULL;
  g_autoptr (JsonNode) third = NULL;

  fixture_set_fault (fixture, "otp");
  g_assert_cmpuint (fixture_get_page (fixture, bare, "en"), ==, 401);
  first = fixture_json (fixture, "GET", company, NULL);
  g_assert_nonnull (strstr (json_text (first, "redirect"), "?link.otp="));
  g_assert_nonnull (strstr (json_text (first, "dataConnections.0.linkUrl"), "/start?otp="));
  g_assert_cmpuint (fixture_get_page (fixture, json_text (first, "redirect") + base, "en"), ==, 200);
  g_assert_cmpuint (fixture_get_page (fixture, json_text (first, "redirect") + base, "en"), ==, 401);

  second = fixture_json (fixture, "GET", company, NULL);
  g_assert_cmpstr (json_text (first, "redirect"), !=, json_text (second, "redirect"));
  cpt_sandbox_advance_time (fixture->sandbox, FIXTURE_DAY - 60 * FIXTURE_SECOND);
  g_assert_cmpuint (fixture_get_page (fixture, json_text (second, "redirect") + base, "en"), ==, 200);

  third = fixture_json (fixture, "GET", connection, NULL);
  cpt_sandbox_advance_time (fixture->sandbox, FIXTURE_DAY);
  g_assert_cmpuint (fixture_get_page (fixture, json_text (third, "linkUrl") + base, "en"), ==, 401);
}

static void
test_links_to_nothing_say_so (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_first_company (fixture);
  g_autofree char *nothing = g_strconcat (company, "/connections/none/start", NULL);

  g_assert_cmpuint (fixture_get_page (fixture, "/company/none", "en"), ==, 404);
  g_assert_nonnull (strstr (fixture->text, "There is no such link"));
  g_assert_cmpuint (fixture_get_page (fixture, nothing, "fr"), ==, 404);
  g_assert_nonnull (strstr (fixture->text, "Ce lien n’existe pas"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/sandbox/link/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("choosing-and-authorising-links", test_choosing_and_authorising_links);
  ADD ("failures-stay-pending-and-success-resolves-them", test_failures_stay_pending_and_success_resolves_them);
  ADD ("withdrawn-access-is-given-anew", test_withdrawn_access_is_given_anew);
  ADD ("second-accounting-platform-is-refused", test_second_accounting_platform_is_refused);
  ADD ("redirect-of-the-profile-is-filled", test_redirect_of_the_profile_is_filled);
  ADD ("forms-of-others-are-refused", test_forms_of_others_are_refused);
  ADD ("text-of-strangers-is-escaped", test_text_of_strangers_is_escaped);
  ADD ("pages-speak-the-language-of-the-browser", test_pages_speak_the_language_of_the_browser);
  ADD ("platforms-are-searched-without-a-script", test_platforms_are_searched_without_a_script);
  ADD ("password-opens-once-and-for-a-day", test_password_opens_once_and_for_a_day);
  ADD ("links-to-nothing-say-so", test_links_to_nothing_say_so);
#undef ADD

  return g_test_run ();
}
