/* test-settings.c — how often types are read: for all companies, and for one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sandbox-fixture.h"

#define ENTRY "{\"dataType\":\"%s\",\"fetchOnFirstLink\":true,\"syncSchedule\":%d,\"syncOrder\":1}"

/* One of the two places where settings are. */
typedef struct
{
  char *path;
  const char *id_name;
  char *id;
} Place;

static void
place_clear (Place *place)
{
  g_free (place->path);
  g_free (place->id);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

static Place
find_place (Fixture *fixture, gboolean is_company)
{
  Place place = { is_company ? fixture_linked_company (fixture, "mqjo") : g_strdup ("/profile"),
                  is_company ? "companyId" : "clientId", NULL };
  g_autoptr (JsonNode) settings = fixture_get_below (fixture, place.path, "/syncSettings");

  place.id = g_strdup (json_text (settings, place.id_name));

  return place;
}

static guint
post_entries (Fixture *fixture, const Place *place, const char *entries)
{
  g_autofree char *body = g_strdup_printf ("{\"%s\":\"%s\",\"overridesDefaults\":true,\"settings\":[%s]}",
                                           place->id_name, place->id, entries);

  return fixture_request_below (fixture, "POST", place->path, "/syncSettings", body);
}

static guint
post_hours (Fixture *fixture, const Place *place, const char *data_type, int hours)
{
  g_autofree char *entry = g_strdup_printf (ENTRY, data_type, hours);

  return post_entries (fixture, place, entry);
}

/* The hours of a type, as they are read back. */
static gint64
get_hours (Fixture *fixture, const Place *place, const char *data_type)
{
  g_autoptr (JsonNode) settings = fixture_get_below (fixture, place->path, "/syncSettings");

  for (guint i = 0; i < json_length (settings, "settings"); i++)
    {
      g_autofree char *type = g_strdup_printf ("settings.%u.dataType", i);
      g_autofree char *hours = g_strdup_printf ("settings.%u.syncSchedule", i);

      if (g_strcmp0 (json_text (settings, type), data_type) == 0)
        return json_number (settings, hours);
    }

  return -1;
}

static void
test_settings_decide_what_is_read (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_linked_company (fixture, "mqjo");
  g_autoptr (JsonNode) before = fixture_get_below (fixture, company, "/syncSettings");
  g_autofree char *body = g_strdup_printf ("{\"companyId\":\"%s\",\"overridesDefaults\":true,\"settings\":["
                                           "{\"dataType\":\"journals\",\"fetchOnFirstLink\":true,\"syncSchedule\":24,"
                                           "\"syncOrder\":1,\"syncFromWindow\":36}]}",
                                           company + strlen ("/companies/"));
  g_autoptr (JsonNode) after = NULL;
  g_autoptr (JsonNode) journals = NULL;

  g_assert_cmpuint (json_length (before, "settings"), ==, 43);
  g_assert_false (json_node_get_boolean (json_at (before, "overridesDefaults")));
  g_assert_cmpuint (fixture_request_below (fixture, "POST", company, "/syncSettings", body), ==, 204);
  after = fixture_get_below (fixture, company, "/syncSettings");
  g_assert_true (json_node_get_boolean (json_at (after, "overridesDefaults")));
  g_assert_cmpuint (json_length (after, "settings"), ==, 43);
  g_assert_cmpuint (fixture_request_below (fixture, "POST", company, "/data/all", NULL), ==, 204);
  journals = fixture_get_below (fixture, company, "/data/history?query=dataType%3Djournals");
  g_assert_cmpint (json_number (journals, "totalResults"), ==, 1);
}

static void
test_any_number_of_hours_is_kept (Fixture *fixture, gconstpointer data)
{
  static const int hours[] = { 0, 1, 13, 24, 168, 720, 10000 };

  for (guint is_company = 0; is_company < 2; is_company++)
    {
      g_auto (Place) place = find_place (fixture, is_company > 0);

      for (gsize i = 0; i < G_N_ELEMENTS (hours); i++)
        {
          g_assert_cmpuint (post_hours (fixture, &place, "bills", hours[i]), ==, 204);
          g_assert_cmpint (get_hours (fixture, &place, "bills"), ==, hours[i]);
        }
    }
}

static void
test_what_was_read_can_be_posted_back (Fixture *fixture, gconstpointer data)
{
  for (guint is_company = 0; is_company < 2; is_company++)
    {
      g_auto (Place) place = find_place (fixture, is_company > 0);
      g_autoptr (JsonNode) settings = fixture_get_below (fixture, place.path, "/syncSettings");
      g_autofree char *body = g_strdup (fixture->text);
      g_autoptr (JsonNode) after = NULL;

      g_assert_cmpuint (fixture_request_below (fixture, "POST", place.path, "/syncSettings", body), ==, 204);
      after = fixture_get_below (fixture, place.path, "/syncSettings");
      g_assert_true (json_node_equal (settings, after));
    }
}

static void
test_free_plan_has_no_hourly_reads (Fixture *fixture, gconstpointer data)
{
  fixture_set_fault (fixture, "free-plan");

  for (guint is_company = 0; is_company < 2; is_company++)
    {
      g_auto (Place) place = find_place (fixture, is_company > 0);

      g_assert_cmpuint (post_hours (fixture, &place, "bills", 1), ==, 402);
      g_assert_nonnull (strstr (fixture->text, "Sync schedule not allowed"));
      g_assert_cmpint (get_hours (fixture, &place, "bills"), !=, 1);
      g_assert_cmpuint (post_hours (fixture, &place, "bills", 24), ==, 204);
    }
}

static void
test_bad_settings_are_refused_whole (Fixture *fixture, gconstpointer data)
{
  static const char *const entries[] = {
    "{}",
    "{\"dataType\":\"nonsense\",\"fetchOnFirstLink\":true,\"syncSchedule\":0,\"syncOrder\":1}",
    "{\"dataType\":\"bills\",\"fetchOnFirstLink\":1,\"syncSchedule\":0,\"syncOrder\":1}",
    "{\"dataType\":\"bills\",\"fetchOnFirstLink\":true,\"syncSchedule\":-1,\"syncOrder\":1}",
    "{\"dataType\":\"taxRates\",\"fetchOnFirstLink\":false,\"syncSchedule\":0,\"syncOrder\":1}",
  };

  for (guint is_company = 0; is_company < 2; is_company++)
    {
      g_auto (Place) place = find_place (fixture, is_company > 0);
      Place other = { place.path, place.id_name, (char *) "00000000-0000-4000-8000-000000000000" };

      for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
        {
          g_autofree char *good = g_strdup_printf (ENTRY, "invoices", 24);
          g_autofree char *both = g_strconcat (good, ",", entries[i], NULL);

          g_assert_cmpuint (post_entries (fixture, &place, both), ==, 400);
          g_assert_cmpint (get_hours (fixture, &place, "invoices"), ==, 0);
        }

      g_assert_cmpuint (post_hours (fixture, &other, "bills", 24), ==, 400);
    }
}

static void
test_override_can_be_dropped (Fixture *fixture, gconstpointer data)
{
  g_auto (Place) client = find_place (fixture, FALSE);
  g_auto (Place) company = find_place (fixture, TRUE);
  g_autofree char *drop = g_strdup_printf (
      "{\"companyId\":\"%s\",\"overridesDefaults\":false,\"settings\":[" ENTRY "]}", company.id, "bills", 13);
  g_autoptr (JsonNode) own = NULL;
  g_autoptr (JsonNode) dropped = NULL;

  g_assert_cmpuint (post_hours (fixture, &client, "bills", 24), ==, 204);
  g_assert_cmpint (get_hours (fixture, &company, "bills"), ==, 24);
  g_assert_cmpuint (post_hours (fixture, &company, "bills", 13), ==, 204);
  g_assert_cmpint (get_hours (fixture, &company, "bills"), ==, 13);
  own = fixture_get_below (fixture, company.path, "/syncSettings");
  g_assert_true (json_node_get_boolean (json_at (own, "overridesDefaults")));
  g_assert_cmpuint (fixture_request_below (fixture, "POST", company.path, "/syncSettings", drop), ==, 204);
  g_assert_cmpint (get_hours (fixture, &company, "bills"), ==, 24);
  dropped = fixture_get_below (fixture, company.path, "/syncSettings");
  g_assert_false (json_node_get_boolean (json_at (dropped, "overridesDefaults")));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/sandbox/settings/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("settings-decide-what-is-read", test_settings_decide_what_is_read);
  ADD ("any-number-of-hours-is-kept", test_any_number_of_hours_is_kept);
  ADD ("what-was-read-can-be-posted-back", test_what_was_read_can_be_posted_back);
  ADD ("free-plan-has-no-hourly-reads", test_free_plan_has_no_hourly_reads);
  ADD ("bad-settings-are-refused-whole", test_bad_settings_are_refused_whole);
  ADD ("override-can-be-dropped", test_override_can_be_dropped);
#undef ADD

  return g_test_run ();
}
