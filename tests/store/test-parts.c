/* test-parts.c — the small parts that the store is made of.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "cpt-content-hash-private.h"
#include "cpt-id-map-private.h"
#include "cpt-radix-sort-private.h"
#include "cpt-seen-private.h"
#include "cpt-sqlite-private.h"
#include "cpt-statement-private.h"
#include "cpt-texts-private.h"
#include "cpt-time.h"
#include "cpt-transaction-private.h"
#include "store-fixture.h"

static sqlite3 *
open_memory (void)
{
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (":memory:", &handle), ==, SQLITE_OK);
  g_assert_true (cpt_sqlite_run (handle, "CREATE TABLE thing (a INTEGER UNIQUE, b TEXT, c BLOB) STRICT", NULL));

  return handle;
}

static void
test_statement_tells_a_row_from_the_end_and_from_a_failure (void)
{
  g_autoptr (CptSqlite) handle = open_memory ();
  g_autoptr (CptStatement) add = cpt_statement_prepare (handle, "INSERT INTO thing (a) VALUES (:a)", NULL);
  g_autoptr (CptStatement) list = cpt_statement_prepare (handle, "SELECT a FROM thing", NULL);
  g_autoptr (GError) error = NULL;
  gboolean has_row = TRUE;

  g_assert_true (cpt_statement_step (list, &has_row, NULL));
  g_assert_false (has_row);

  cpt_statement_bind_int64 (add, ":a", 7);
  g_assert_true (cpt_statement_run (add, NULL));
  g_assert_false (cpt_statement_run (add, &error));
  g_assert_error (error, CPT_ERROR, CPT_ERROR_STORE);

  g_assert_true (cpt_statement_step (list, &has_row, NULL));
  g_assert_true (has_row);
  g_assert_cmpint (cpt_statement_get_int64 (list, 0), ==, 7);
}

static void
test_statement_keeps_the_first_failed_bind (void)
{
  g_autoptr (CptSqlite) handle = open_memory ();
  g_autoptr (CptStatement) list = cpt_statement_prepare (handle, "SELECT :a, :b FROM thing UNION SELECT 1, 2", NULL);
  g_autoptr (GError) error = NULL;
  gboolean has_row = FALSE;

  /* A statement that is being read cannot be bound. */
  g_assert_true (cpt_statement_step (list, &has_row, NULL));
  cpt_statement_bind_int64 (list, ":a", 1);
  cpt_statement_bind_int64 (list, ":b", 1);
  g_assert_false (cpt_statement_step (list, &has_row, &error));
  g_assert_error (error, CPT_ERROR, CPT_ERROR_STORE);

  g_assert_true (cpt_statement_step (list, &has_row, NULL));
}

static void
test_statement_keeps_what_is_absent_apart (void)
{
  g_autoptr (CptSqlite) handle = open_memory ();
  g_autoptr (CptStatement) row = cpt_statement_prepare (handle, "SELECT :time, :text, :guid, :variant", NULL);
  g_autoptr (GVariant) variant = NULL;
  g_autofree char *guid = NULL;
  gboolean has_row = FALSE;

  cpt_statement_bind_time (row, ":time", CPT_TIME_UNKNOWN);
  cpt_statement_bind_text (row, ":text", "");
  cpt_statement_bind_guid (row, ":guid", "not a GUID");
  cpt_statement_bind_variant (row, ":variant", NULL);
  g_assert_true (cpt_statement_step (row, &has_row, NULL));
  g_assert_cmpint (cpt_statement_get_time (row, 0), ==, CPT_TIME_UNKNOWN);
  g_assert_cmpstr (cpt_statement_get_text (row, 1), ==, "");
  guid = cpt_statement_dup_guid (row, 2);
  g_assert_null (guid);
  variant = cpt_statement_dup_variant (row, 3, G_VARIANT_TYPE_STRING);
  g_assert_null (variant);
}

static void
test_transaction_that_is_not_committed_is_undone (void)
{
  g_autoptr (CptSqlite) handle = open_memory ();
  CptTransaction *transaction = cpt_transaction_begin (handle, NULL);
  gint64 count = -1;

  g_assert_true (cpt_sqlite_run (handle, "INSERT INTO thing (a) VALUES (1)", NULL));
  cpt_transaction_free (transaction);
  g_assert_true (cpt_sqlite_get_int64 (handle, "SELECT count(*) FROM thing", &count, NULL));

  g_assert_cmpint (count, ==, 0);
}

static void
test_numbers_are_sorted_and_equal_ones_stay_in_place (void)
{
  enum
  {
    N = 5000
  };
  g_autofree guint64 *keys = g_new (guint64, N);
  g_autofree guint32 *order = g_new (guint32, N);

  for (guint i = 0; i < N; i++)
    {
      keys[i] = (guint64) g_test_rand_int_range (0, 700) << g_test_rand_int_range (0, 50);
      order[i] = i;
    }
  cpt_radix_sort (order, keys, N);

  for (guint i = 1; i < N; i++)
    g_assert_true (keys[order[i - 1]] < keys[order[i]] ||
                   (keys[order[i - 1]] == keys[order[i]] && order[i - 1] < order[i]));
}

static void
test_texts_are_sorted_by_their_bytes (void)
{
  enum
  {
    N = 3000
  };
  g_autoptr (CptTexts) texts = cpt_texts_new ();
  g_autofree guint32 *order = g_new (guint32, N);

  for (guint i = 0; i < N; i++)
    {
      g_autofree char *text = g_strdup_printf ("%.*s%d%s", g_test_rand_int_range (0, 20), "a long beginning in common",
                                               g_test_rand_int_range (0, 40), i % 7 == 0 ? "é and an end" : "");

      cpt_texts_add (texts, text, strlen (text));
      order[i] = i;
    }
  cpt_radix_sort_texts (order, (const char *) texts->blob->data, (const guint32 *) texts->offsets->data, N);

  for (guint i = 1; i < N; i++)
    g_assert_cmpint (strcmp (cpt_texts_get (texts, order[i - 1]), cpt_texts_get (texts, order[i])), <=, 0);
}

static void
test_text_is_found_by_where_it_lies (void)
{
  g_autoptr (CptTexts) texts = cpt_texts_new ();

  for (guint i = 0; i < 100; i++)
    cpt_texts_add (texts, "abcdefghijklmnopqrstuvwxyz", i % 27);

  for (guint i = 0; i < 100; i++)
    {
      g_assert_cmpuint (cpt_texts_find_at (texts, 0, cpt_texts_get_start (texts, i)), ==, i);
      g_assert_cmpuint (cpt_texts_find_at (texts, i, cpt_texts_get_start (texts, i + 1) - 1), ==, i);
    }
}

static void
test_map_finds_every_identifier_and_no_other (void)
{
  g_autoptr (CptIdMap) map = cpt_id_map_new ();
  guint8 id[CPT_GUID_BYTES] = { 0 };
  gint64 number = 0;

  for (guint32 i = 1; i <= 20000; i++)
    {
      memcpy (id + 12, &i, sizeof i);
      cpt_id_map_set (map, id, i);
    }
  for (guint32 i = 1; i <= 20000; i++)
    {
      memcpy (id + 12, &i, sizeof i);
      g_assert_true (cpt_id_map_get (map, id, &number));
      g_assert_cmpint (number, ==, i);
    }
  memset (id, 0, sizeof id);
  g_assert_false (cpt_id_map_get (map, id, &number));
}

static void
test_rows_that_were_seen_survive_their_packing (void)
{
  g_autoptr (CptSeen) seen = cpt_seen_new ();
  g_autoptr (GArray) rids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GBytes) packed = NULL;
  const gint64 some[] = { 900, 3, 1, 2, 3, 901, 70000 };

  g_array_append_vals (rids, some, G_N_ELEMENTS (some));
  packed = cpt_seen_pack (rids);
  g_assert_cmpuint (g_bytes_get_size (packed), ==, 3 * 2 * sizeof (gint64));
  cpt_seen_add_packed (seen, g_bytes_get_data (packed, NULL), g_bytes_get_size (packed));

  g_assert_cmpuint (cpt_seen_count (seen), ==, 6);
  for (guint i = 0; i < G_N_ELEMENTS (some); i++)
    g_assert_true (cpt_seen_contains (seen, some[i]));
  g_assert_false (cpt_seen_contains (seen, 4));
  g_assert_false (cpt_seen_contains (seen, 70001));
}

static void
test_content_hash_tells_companies_apart (void)
{
  g_autoptr (CptCompany) one = store_fixture_linked_company (1, "Beaurivage", "Linked");
  g_autoptr (CptCompany) same = store_fixture_linked_company (1, "Beaurivage", "Linked");
  g_autoptr (CptCompany) renamed = store_fixture_linked_company (1, "Beaurivages", "Linked");
  g_autoptr (CptCompany) unlinked = store_fixture_linked_company (1, "Beaurivage", "Unlinked");
  g_autoptr (CptCompany) bare = store_fixture_company (1, "Beaurivage");

  g_assert_cmpuint (cpt_content_hash (one), ==, cpt_content_hash (same));
  g_assert_cmpuint (cpt_content_hash (one), !=, cpt_content_hash (renamed));
  g_assert_cmpuint (cpt_content_hash (one), !=, cpt_content_hash (unlinked));
  g_assert_cmpuint (cpt_content_hash (one), !=, cpt_content_hash (bare));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add_func ("/parts/" path, test)
  ADD ("statement-tells-a-row-from-the-end-and-from-a-failure",
       test_statement_tells_a_row_from_the_end_and_from_a_failure);
  ADD ("statement-keeps-the-first-failed-bind", test_statement_keeps_the_first_failed_bind);
  ADD ("statement-keeps-what-is-absent-apart", test_statement_keeps_what_is_absent_apart);
  ADD ("transaction-that-is-not-committed-is-undone", test_transaction_that_is_not_committed_is_undone);
  ADD ("numbers-are-sorted-and-equal-ones-stay-in-place", test_numbers_are_sorted_and_equal_ones_stay_in_place);
  ADD ("texts-are-sorted-by-their-bytes", test_texts_are_sorted_by_their_bytes);
  ADD ("text-is-found-by-where-it-lies", test_text_is_found_by_where_it_lies);
  ADD ("map-finds-every-identifier-and-no-other", test_map_finds_every_identifier_and_no_other);
  ADD ("rows-that-were-seen-survive-their-packing", test_rows_that_were_seen_survive_their_packing);
  ADD ("content-hash-tells-companies-apart", test_content_hash_tells_companies_apart);
#undef ADD

  return g_test_run ();
}
