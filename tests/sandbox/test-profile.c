/* test-profile.c — the client's profile, over real HTTP.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sandbox-fixture.h"

static void
test_profile_is_there_from_the_first_start (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) profile = fixture_json (fixture, "GET", "/profile", NULL);

  g_assert_cmpstr (json_text (profile, "name"), ==, "Comptoir");
  g_assert_true (g_str_has_prefix (json_text (profile, "redirectUrl"), cpt_sandbox_get_base_url (fixture->sandbox)));
  g_assert_cmpuint (json_length (profile, "whiteListUrls"), ==, 0);
}

static void
test_profile_is_replaced_whole (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) first = NULL;
  g_autoptr (JsonNode) second = NULL;

  first = fixture_json (fixture, "PUT", "/profile",
                        "{\"name\":\"Caisse\",\"redirectUrl\":\"https://a.example/{companyId}\","
                        "\"logoUrl\":\"https://a.example/l.png\",\"whiteListUrls\":[\"https://a.example\","
                        "\"https://b.example\"]}");
  g_assert_cmpstr (json_text (first, "logoUrl"), ==, "https://a.example/l.png");
  g_assert_cmpstr (json_text (first, "whiteListUrls.1"), ==, "https://b.example");

  second = fixture_json (fixture, "PUT", "/profile", "{\"name\":\"Caisse\",\"redirectUrl\":\"https://b.example\"}");
  g_assert_cmpstr (json_text (second, "redirectUrl"), ==, "https://b.example");
  g_assert_cmpstr (json_text (second, "logoUrl"), ==, "");
  g_assert_cmpuint (json_length (second, "whiteListUrls"), ==, 0);
}

static void
test_bad_profiles_are_refused (Fixture *fixture, gconstpointer data)
{
  static const char *const bodies[] = {
    "{\"name\":\"Caisse\"}",
    "{\"redirectUrl\":\"https://a.example\"}",
    "{\"name\":1,\"redirectUrl\":\"https://a.example\"}",
    "{\"name\":\"Caisse\",\"redirectUrl\":\"https://a.example\",\"whiteListUrls\":{}}",
    "{\"name\":\"Caisse\",\"redirectUrl\":\"https://a.example\",\"whiteListUrls\":[1]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    g_assert_cmpuint (fixture_request (fixture, "PUT", "/profile", bodies[i]), ==, 400);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/sandbox/profile/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("profile-is-there-from-the-first-start", test_profile_is_there_from_the_first_start);
  ADD ("profile-is-replaced-whole", test_profile_is_replaced_whole);
  ADD ("bad-profiles-are-refused", test_bad_profiles_are_refused);

  return g_test_run ();
}
