/* test-history-cursor.c — nothing is left out of a history, whatever ends the reading and whatever happens meanwhile.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-error.h"
#include "cpt-history-cursor-private.h"
#include "cpt-time.h"
#include "history-fixture.h"

/* A platform whose items are numbers, each requested at its own moment: the newest is the last. */
typedef struct
{
  GArray *items; /* (element-type gint64) */
  gint64 next;
} Platform;

static void
platform_init (Platform *self, guint n_items)
{
  self->items = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (self->next = 1; self->next <= n_items; self->next++)
    g_array_append_val (self->items, self->next);
}

static void
platform_add (Platform *self, guint n)
{
  for (guint i = 0; i < n; i++, self->next++)
    g_array_append_val (self->items, self->next);
}

/* A page is stored, in @stored, and the cursor moves. */
static void
read_page (Platform *self, CptHistoryCursor *cursor, GHashTable *stored, gint64 offset, gint64 size)
{
  gint64 total = self->items->len;
  CptHistorySpan span = { .offset = offset, .total = total, .newest = CPT_TIME_UNKNOWN, .oldest = CPT_TIME_UNKNOWN };

  for (gint64 i = offset; i < MIN (offset + size, total); i++)
    {
      gint64 item = g_array_index (self->items, gint64, total - 1 - i);

      g_hash_table_add (stored, GINT_TO_POINTER ((int) item));
      span.newest = MAX (span.newest, item);
      span.oldest = item;
      span.n_items++;
    }

  cpt_history_cursor_advance (cursor, &span);
}

static void
read_rest (Platform *self, CptHistoryCursor *cursor, GHashTable *stored, gint64 size)
{
  read_page (self, cursor, stored, 0, size);
  while (cursor->n_met > 0)
    read_page (self, cursor, stored, cursor->n_met / size * size, size);
}

static void
assert_all_is_stored (Platform *self, GHashTable *stored)
{
  for (guint i = 0; i < self->items->len; i++)
    g_assert_true (g_hash_table_contains (stored, GINT_TO_POINTER ((int) g_array_index (self->items, gint64, i))));
}

static void
test_empty_history_is_read_at_once (void)
{
  CptHistoryCursor cursor;
  const CptHistorySpan nothing = { .newest = CPT_TIME_UNKNOWN, .oldest = CPT_TIME_UNKNOWN };

  cpt_history_cursor_init (&cursor);
  cpt_history_cursor_advance (&cursor, &nothing);

  g_assert_cmpint (cursor.n_met, ==, 0);
}

static void
test_once_all_is_read_the_first_page_is_enough (void)
{
  g_autoptr (GHashTable) stored = g_hash_table_new (NULL, NULL);
  CptHistoryCursor cursor;
  Platform platform;

  platform_init (&platform, 1000);
  cpt_history_cursor_init (&cursor);
  read_page (&platform, &cursor, stored, 0, 10);
  g_assert_cmpint (cursor.n_met, ==, 10);
  read_rest (&platform, &cursor, stored, 100);
  platform_add (&platform, 5);
  read_page (&platform, &cursor, stored, 0, 10);

  g_assert_cmpint (cursor.n_met, ==, 0);
  assert_all_is_stored (&platform, stored);
  g_array_unref (platform.items);
}

static void
test_several_requests_of_one_moment_may_be_cut_by_the_page (void)
{
  CptHistoryCursor cursor;

  cpt_history_cursor_init (&cursor);
  cpt_history_cursor_advance (&cursor, &(CptHistorySpan){ .n_items = 1, .total = 1, .newest = 7, .oldest = 7 });
  /* Three more, of the same moment; the page shows two of the four. */
  cpt_history_cursor_advance (&cursor, &(CptHistorySpan){ .n_items = 2, .total = 4, .newest = 7, .oldest = 7 });

  g_assert_cmpint (cursor.n_met, ==, 2);
}

static void
test_page_that_does_not_join_moves_nothing (void)
{
  CptHistoryCursor cursor;

  cpt_history_cursor_init (&cursor);
  cpt_history_cursor_advance (&cursor, &(CptHistorySpan){ .n_items = 10, .total = 99, .newest = 99, .oldest = 90 });
  cpt_history_cursor_advance (&cursor,
                              &(CptHistorySpan){ .offset = 90, .n_items = 9, .total = 99, .newest = 9, .oldest = 1 });

  g_assert_cmpint (cursor.n_met, ==, 10);
  g_assert_cmpint (cursor.floor, ==, CPT_TIME_UNKNOWN);
}

/* Looks at the top, pages of the rest, news and removals, in any order; then the rest is read: nothing is missing. */
static void
test_nothing_is_left_out_in_any_order (void)
{
  for (guint seed = 0; seed < 500; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (GHashTable) stored = g_hash_table_new (NULL, NULL);
      CptHistoryCursor cursor;
      Platform platform;

      platform_init (&platform, (guint) g_rand_int_range (random, 0, 200));
      cpt_history_cursor_init (&cursor);
      for (guint step = 0; step < 60; step++)
        switch (g_rand_int_range (random, 0, 4))
          {
          case 0:
            read_page (&platform, &cursor, stored, 0, 5);
            break;
          case 1:
            read_page (&platform, &cursor, stored, cursor.n_met / 20 * 20, 20);
            break;
          case 2:
            platform_add (&platform, (guint) g_rand_int_range (random, 0, 12));
            break;
          default:
            if (platform.items->len > 0 && g_rand_int_range (random, 0, 4) == 0)
              g_array_remove_index (platform.items, (guint) g_rand_int_range (random, 0, (int) platform.items->len));
          }

      read_rest (&platform, &cursor, stored, 20);
      read_rest (&platform, &cursor, stored, 20); /* what came on top of a reading under way */
      assert_all_is_stored (&platform, stored);
      g_array_unref (platform.items);
    }
}

/* Reads @first down to @last of a history of @total. */
static CptPage *
make_page (guint first, guint last, guint total)
{
  g_autoptr (GPtrArray) reads = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = first; i >= last; i--)
    g_ptr_array_add (reads, history_fixture_read (i, "invoices", "Complete"));

  return cpt_page_new (
      &(CptPageFields){ .items = reads, .page_number = 1, .page_size = reads->len, .total_results = total });
}

/* What is left, when @page is stored. */
static gint64
put_page_of (HistoryFixture *fixture, const char *company_id, CptPage *page, gint64 offset, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) news = NULL;
  gint64 rest = 0;

  cpt_read_repository_put_page_async (fixture->reads, company_id, page, offset,
                                      cpt_company_repository_next_sequence (fixture->base.companies), NULL,
                                      test_store_result, &result);
  test_await (&result);
  news = cpt_read_repository_put_page_finish (fixture->reads, result, &rest, error);

  return rest;
}

static gint64
put_page (HistoryFixture *fixture, CptPage *page, gint64 offset, GError **error)
{
  g_autofree char *company_id = store_fixture_id (1);

  return put_page_of (fixture, company_id, page, offset, error);
}

static void
test_reading_goes_on_where_it_was_after_a_new_start (HistoryFixture *fixture, gconstpointer data)
{
  g_autoptr (CptPage) top = make_page (9, 7, 9);
  g_autoptr (CptPage) middle = make_page (6, 4, 9);
  g_autoptr (CptPage) bottom = make_page (3, 1, 9);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (put_page (fixture, top, 0, &error), ==, 3);
  g_assert_cmpint (put_page (fixture, middle, 3, &error), ==, 6);
  history_fixture_reopen (fixture);
  g_assert_cmpint (put_page (fixture, top, 0, &error), ==, 6);
  g_assert_cmpint (put_page (fixture, bottom, 6, &error), ==, 0);
  history_fixture_reopen (fixture);
  g_assert_cmpint (put_page (fixture, top, 0, &error), ==, 0);

  g_assert_no_error (error);
}

static void
assert_stands_at (HistoryFixture *fixture, gint64 n_met, gint64 n_reads)
{
  g_assert_cmpint (store_fixture_number (&fixture->base, "SELECT sum (n_met) FROM history_cursor"), ==, n_met);
  g_assert_cmpint (store_fixture_number (&fixture->base, "SELECT count (*) FROM dataset"), ==, n_reads);
}

static void
test_rows_and_cursor_move_together (HistoryFixture *fixture, gconstpointer data)
{
  g_autoptr (CptPage) top = make_page (9, 7, 9);
  g_autoptr (CptPage) spoilt = make_page (6, 4, 9);
  g_autoptr (CptPage) middle = make_page (6, 4, 9);
  g_autoptr (GError) error = NULL;

  put_page (fixture, top, 0, &error);
  g_assert_no_error (error);

  g_ptr_array_add (cpt_page_get_items (spoilt), cpt_read_new (&(CptReadFields){ .id = "none", .company_id = "none" }));
  put_page (fixture, spoilt, 3, &error);
  g_assert_error (error, CPT_ERROR, CPT_ERROR_MALFORMED);
  assert_stands_at (fixture, 3, 3);

  g_clear_error (&error);
  put_page_of (fixture, "no cursor has this name", middle, 3, &error);
  g_assert_nonnull (error);
  assert_stands_at (fixture, 3, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define RULE(path, test) g_test_add_func ("/history-cursor/" path, test)
  RULE ("empty-history-is-read-at-once", test_empty_history_is_read_at_once);
  RULE ("once-all-is-read-the-first-page-is-enough", test_once_all_is_read_the_first_page_is_enough);
  RULE ("several-requests-of-one-moment-may-be-cut-by-the-page",
        test_several_requests_of_one_moment_may_be_cut_by_the_page);
  RULE ("page-that-does-not-join-moves-nothing", test_page_that_does_not_join_moves_nothing);
  RULE ("nothing-is-left-out-in-any-order", test_nothing_is_left_out_in_any_order);
#undef RULE
#define ADD(path, test)                                                                                                \
  g_test_add ("/history-cursor/" path, HistoryFixture, NULL, history_fixture_set_up, test, history_fixture_tear_down)
  ADD ("reading-goes-on-where-it-was-after-a-new-start", test_reading_goes_on_where_it_was_after_a_new_start);
  ADD ("rows-and-cursor-move-together", test_rows_and_cursor_move_together);
#undef ADD

  return g_test_run ();
}
