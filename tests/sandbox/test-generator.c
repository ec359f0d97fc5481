/* test-generator.c — companies made from the seed, and the query language over them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sandbox-fixture.h"

#define COUNT 300

static void
set_up_many (Fixture *fixture, gconstpointer data)
{
  fixture_set_up (fixture, data);
  fixture_stop (fixture);
  fixture->options.companies = COUNT;
  fixture_start (fixture);
}

static gint64
count (Fixture *fixture, const char *query)
{
  g_autofree char *path = g_strconcat ("/companies?pageSize=1&", query, NULL);
  g_autoptr (JsonNode) page = fixture_json (fixture, "GET", path, NULL);

  return json_number (page, "totalResults");
}

/* Reads the list page by page, and returns the ids in its order. */
static GPtrArray *
read_all (Fixture *fixture, const char *order, guint page_size)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  guint n_results = page_size;

  for (guint i = 1; n_results == page_size; i++)
    {
      g_autofree char *path = g_strdup_printf ("/companies?orderBy=%s&page=%u&pageSize=%u", order, i, page_size);
      g_autoptr (JsonNode) page = fixture_json (fixture, "GET", path, NULL);

      n_results = json_length (page, "results");

      for (guint j = 0; j < n_results; j++)
        {
          g_autofree char *where = g_strdup_printf ("results.%u.id", j);

          g_ptr_array_add (ids, g_strdup (json_text (page, where)));
        }
    }

  return ids;
}

static void
assert_same_order (GPtrArray *first, GPtrArray *second)
{
  g_assert_cmpuint (first->len, ==, second->len);

  for (guint i = 0; i < first->len; i++)
    g_assert_cmpstr (g_ptr_array_index (first, i), ==, g_ptr_array_index (second, i));
}

static void
test_every_order_joins_without_gap (Fixture *fixture, gconstpointer data)
{
  static const char *const orders[] = {
    "created", "-created", "name", "-name", "lastSync", "-lastSync", "createdByUserName", "-createdByUserName"
  };
  g_autoptr (GPtrArray) oldest = NULL;

  g_free (fixture_create_company (fixture, "Middle"));
  oldest = read_all (fixture, "created", 5000);

  for (guint i = 0; i < 40; i += 3)
    {
      g_autofree char *path = g_strconcat ("/companies/", g_ptr_array_index (oldest, i * 7), NULL);

      if (i % 2 == 0)
        g_assert_cmpuint (fixture_request (fixture, "DELETE", path, NULL), ==, 204);
      else
        g_assert_cmpuint (fixture_request (fixture, "PATCH", path, "{\"name\":\"Moved\"}"), ==, 200);
    }

  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autoptr (GPtrArray) whole = read_all (fixture, orders[i], 5000);
      g_autoptr (GPtrArray) in_pages = read_all (fixture, orders[i], 7);

      g_assert_cmpuint (whole->len, ==, COUNT + 2 - 7);
      assert_same_order (whole, in_pages);
    }
}

static void
test_generated_company_is_the_same_alone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) page = fixture_json (fixture, "GET", "/companies?orderBy=name&page=3&pageSize=5", NULL);
  g_autofree char *path = g_strconcat ("/companies/", json_text (page, "results.2.id"), NULL);
  g_autoptr (JsonNode) alone = fixture_json (fixture, "GET", path, NULL);

  g_assert_true (json_node_equal (alone, json_at (page, "results.2")));
}

static void
test_changed_and_deleted_ones_stay_so (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) page = fixture_json (fixture, "GET", "/companies?orderBy=created&pageSize=2", NULL);
  g_autofree char *first = g_strconcat ("/companies/", json_text (page, "results.0.id"), NULL);
  g_autofree char *second = g_strconcat ("/companies/", json_text (page, "results.1.id"), NULL);
  g_autoptr (JsonNode) renamed = NULL;

  g_assert_cmpuint (fixture_request (fixture, "DELETE", first, NULL), ==, 204);
  g_assert_cmpuint (fixture_request (fixture, "PATCH", second, "{\"name\":\"Renamed\"}"), ==, 200);
  fixture_stop (fixture);
  fixture_start (fixture);
  g_assert_cmpuint (fixture_request (fixture, "GET", first, NULL), ==, 404);
  renamed = fixture_json (fixture, "GET", second, NULL);
  g_assert_cmpstr (json_text (renamed, "name"), ==, "Renamed");
  g_assert_cmpstr (json_text (renamed, "created"), ==, json_text (page, "results.1.created"));
  g_assert_cmpint (count (fixture, ""), ==, COUNT);
}

static void
test_same_seed_gives_the_same_companies (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) first = read_all (fixture, "created", 5000);
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GPtrArray) other = NULL;

  fixture_stop (fixture);
  fixture_start (fixture);
  again = read_all (fixture, "created", 5000);
  assert_same_order (first, again);

  fixture_stop (fixture);
  fixture->options.seed = 8;
  fixture_start (fixture);
  other = read_all (fixture, "created", 5000);
  g_assert_cmpstr (g_ptr_array_index (first, 0), !=, g_ptr_array_index (other, 0));
}

static void
test_queries_split_the_companies (Fixture *fixture, gconstpointer data)
{
  const gint64 all = COUNT + 1;

  g_assert_cmpint (count (fixture, "query=name~a"), >, 0);
  g_assert_cmpint (count (fixture, "query=name~a") + count (fixture, "query=name!%3Dzz"), >=, all);
  g_assert_cmpint (count (fixture, "query=dataConnections.status%3Dlinked"), <, all);
  g_assert_cmpint (count (fixture, "query=dataConnections.status%3DLinked") +
                       count (fixture, "query=dataConnections.status!%3DLinked"),
                   ==, all);
  g_assert_cmpint (count (fixture, "query=created%3E2025-01-01") + count (fixture, "query=created%3C%3D2025-01-01"), ==,
                   all);
  g_assert_cmpint (count (fixture, "tags=region%3Dqc"), >, 0);
  g_assert_cmpint (count (fixture, "tags=region%3Dqc%20%26%26%20region!%3Dqc"), ==, 0);
  g_assert_cmpint (count (fixture, "query=%7Bname~a%7C%7Cname~b%7D%26%26%7Bname~c%7D"), <=,
                   count (fixture, "query=name~c"));
  g_assert_cmpint (count (fixture,
                          "query=dataConnections.status!%3DLinked%26%26dataConnections.status!%3DPendingAuth"
                          "%26%26dataConnections.status!%3DUnlinked%26%26dataConnections.status!%3DDeauthorized"),
                   >, 0);
}

static void
test_malformed_queries_are_refused (Fixture *fixture, gconstpointer data)
{
  static const char *const queries[] = { "name",        "name%3D",   "%3Dx",        "name%3E1",    "created~2025",
                                         "created%3Dx", "color%3Dx", "%7Bname%3Dx", "name%3Dx%7D", "name%3Dx%26%26",
                                         "%7B%7D",      "%7C%7C",    "name%3Dx%7By" };
  g_autofree char *deep = g_strnfill (1000, '{');
  g_autofree char *deep_path = g_strconcat ("/companies?query=", deep, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autofree char *path = g_strconcat ("/companies?query=", queries[i], NULL);

      g_test_message ("%s", queries[i]);
      g_assert_cmpuint (fixture_request (fixture, "GET", path, NULL), ==, 400);
    }

  g_assert_cmpuint (fixture_request (fixture, "GET", deep_path, NULL), ==, 400);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/sandbox/generator/" path, Fixture, NULL, set_up_many, func, fixture_tear_down)
  ADD ("every-order-joins-without-gap", test_every_order_joins_without_gap);
  ADD ("generated-company-is-the-same-alone", test_generated_company_is_the_same_alone);
  ADD ("changed-and-deleted-ones-stay-so", test_changed_and_deleted_ones_stay_so);
  ADD ("same-seed-gives-the-same-companies", test_same_seed_gives_the_same_companies);
  ADD ("queries-split-the-companies", test_queries_split_the_companies);
  ADD ("malformed-queries-are-refused", test_malformed_queries_are_refused);
#undef ADD

  return g_test_run ();
}
