/* test-read-generator.c — a long history made from the seed, and reads that go on all the time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sandbox-fixture.h"

#define COUNT 3000
#define STORED 125 /* of the first company */
#define RATE 8

static void
set_up_reads (Fixture *fixture, gconstpointer data)
{
  fixture_set_up (fixture, data);
  fixture_stop (fixture);
  fixture->options.reads = COUNT;
  fixture->options.read_rate = GPOINTER_TO_UINT (data);
  fixture_start (fixture);
}

static JsonNode *
get_page (Fixture *fixture, const char *company, const char *order, guint page, guint page_size)
{
  g_autofree char *below = g_strdup_printf ("/data/history?orderBy=%s&page=%u&pageSize=%u", order, page, page_size);

  return fixture_get_below (fixture, company, below);
}

static const char *
text_of (JsonNode *page, guint position, const char *member)
{
  g_autofree char *path = g_strdup_printf ("results.%u.%s", position, member);

  return json_text (page, path);
}

/* Reads the history page by page, and returns the ids in its order. */
static GPtrArray *
read_all (Fixture *fixture, const char *company, const char *order, guint page_size)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  guint n_results = page_size;

  for (guint i = 1; n_results == page_size; i++)
    {
      g_autoptr (JsonNode) page = get_page (fixture, company, order, i, page_size);

      n_results = json_length (page, "results");
      g_assert_cmpint (json_number (page, "totalResults"), ==, COUNT + STORED);

      for (guint j = 0; j < n_results; j++)
        {
          g_ptr_array_add (ids, g_strdup (text_of (page, j, "id")));

          if (j > 0)
            g_assert_true ((*order == '-') ==
                           (strcmp (text_of (page, j, "requested"), text_of (page, j - 1, "requested")) < 0));
        }
    }

  return ids;
}

static void
test_pages_join_without_gap (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_first_company (fixture);
  g_autoptr (GPtrArray) forwards = read_all (fixture, company, "requested", 700);
  g_autoptr (GPtrArray) backwards = read_all (fixture, company, "-requested", 70);
  g_autoptr (GHashTable) distinct = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (JsonNode) sorted = NULL;

  g_assert_cmpuint (forwards->len, ==, COUNT + STORED);
  g_assert_cmpuint (backwards->len, ==, COUNT + STORED);

  for (guint i = 0; i < forwards->len; i++)
    {
      g_hash_table_add (distinct, g_ptr_array_index (forwards, i));
      g_assert_cmpstr (g_ptr_array_index (forwards, i), ==, g_ptr_array_index (backwards, backwards->len - 1 - i));
    }

  g_assert_cmpuint (g_hash_table_size (distinct), ==, COUNT + STORED);

  /* The same, when all of them are made and sorted. */
  sorted = fixture_get_below (fixture, company, "/data/history?orderBy=requested&pageSize=5000&query=status!%3Dnone");
  g_assert_cmpuint (json_length (sorted, "results"), ==, COUNT + STORED);

  for (guint i = 0; i < forwards->len; i++)
    g_assert_cmpstr (g_ptr_array_index (forwards, i), ==, text_of (sorted, i, "id"));
}

static void
test_generated_read_is_the_same_alone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_first_company (fixture);
  g_autofree char *other = fixture_create_company (fixture, "A");
  g_autoptr (JsonNode) page = get_page (fixture, company, "requested", 3, 10);
  JsonNode *read = json_at (page, "results.4");
  g_autoptr (JsonNode) alone = fixture_read (fixture, company, read);
  g_autofree char *below = g_strconcat ("/data/history/", json_text (read, "id"), NULL);
  g_autofree char *validation = g_strconcat ("/sync/", json_text (read, "id"), "/validation", NULL);

  g_assert_true (json_node_equal (alone, read));
  g_assert_cmpuint (fixture_request_below (fixture, "GET", company, validation, NULL), ==, 200);
  g_assert_cmpuint (fixture_request_below (fixture, "GET", other, below, NULL), ==, 404);
}

static void
test_long_history_is_queried (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_first_company (fixture);
  g_autoptr (JsonNode) good = fixture_get_below (fixture, company, "/data/history?pageSize=1&query=status%3DComplete");
  g_autoptr (JsonNode) bad =
      fixture_get_below (fixture, company, "/data/history?pageSize=1&orderBy=-completed&query=status!%3DComplete");

  g_assert_cmpint (json_number (bad, "totalResults"), >, COUNT / 50);
  g_assert_cmpint (json_number (good, "totalResults") + json_number (bad, "totalResults"), ==, COUNT + STORED);
}

static void
test_what_a_user_asks_for_stands_among_them (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_first_company (fixture);
  g_autoptr (JsonNode) read = NULL;
  g_autoptr (JsonNode) page = NULL;
  guint position = 0;

  cpt_sandbox_advance_time (fixture->sandbox, 10 * FIXTURE_SECOND);
  read = fixture_queue (fixture, company, "bills");
  cpt_sandbox_advance_time (fixture->sandbox, FIXTURE_SECOND);
  page = get_page (fixture, company, "-requested", 1, 100);

  while (g_strcmp0 (text_of (page, position, "id"), json_text (read, "id")) != 0)
    position++;

  g_assert_cmpuint (position, >=, RATE - 1);
  g_assert_cmpuint (position, <=, RATE + 1);
}

/* Of the newest reads: how far each that is on the way has come. */
static GHashTable *
get_running (Fixture *fixture, const char *company)
{
  GHashTable *running = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (JsonNode) page = get_page (fixture, company, "-requested", 1, 200);

  for (guint i = 0; i < json_length (page, "results"); i++)
    {
      g_autofree char *progress = g_strdup_printf ("results.%u.progress", i);

      if (text_of (page, i, "completed") == NULL)
        g_hash_table_insert (
            running, g_strdup (text_of (page, i, "id")),
            g_strdup_printf ("%s %" G_GINT64_FORMAT, text_of (page, i, "status"), json_number (page, progress)));
    }

  return running;
}

static void
test_forty_reads_move_on_each_second (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_first_company (fixture);
  g_autoptr (GHashTable) before = NULL;
  g_autoptr (GHashTable) after = NULL;
  GHashTableIter iter;
  gpointer id, state;

  cpt_sandbox_advance_time (fixture->sandbox, 60 * FIXTURE_SECOND);
  before = get_running (fixture, company);
  cpt_sandbox_advance_time (fixture->sandbox, FIXTURE_SECOND);
  after = get_running (fixture, company);
  g_assert_cmpuint (g_hash_table_size (before), >=, 35);
  g_assert_cmpuint (g_hash_table_size (before), <=, 50);

  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &id, &state))
    g_assert_cmpstr (state, !=, g_hash_table_lookup (after, id));
}

static void
test_freshness_follows_what_is_generated (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company = fixture_first_company (fixture);
  g_autoptr (JsonNode) before = fixture_get_below (fixture, company, "/dataStatus");
  g_autoptr (JsonNode) after = NULL;

  cpt_sandbox_advance_time (fixture->sandbox, 60 * FIXTURE_SECOND);
  after = fixture_get_below (fixture, company, "/dataStatus");
  g_assert_cmpstr (json_text (after, "bills.latestSyncId"), !=, json_text (before, "bills.latestSyncId"));
  g_assert_cmpstr (json_text (after, "bills.lastSuccessfulSync"), >, json_text (before, "bills.lastSuccessfulSync"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, rate, func)                                                                                          \
  g_test_add ("/sandbox/read-generator/" path, Fixture, GUINT_TO_POINTER (rate), set_up_reads, func, fixture_tear_down)
  ADD ("pages-join-without-gap", 0, test_pages_join_without_gap);
  ADD ("generated-read-is-the-same-alone", 0, test_generated_read_is_the_same_alone);
  ADD ("long-history-is-queried", 0, test_long_history_is_queried);
  ADD ("what-a-user-asks-for-stands-among-them", RATE, test_what_a_user_asks_for_stands_among_them);
  ADD ("forty-reads-move-on-each-second", RATE, test_forty_reads_move_on_each_second);
  ADD ("freshness-follows-what-is-generated", RATE, test_freshness_follows_what_is_generated);
#undef ADD

  return g_test_run ();
}
