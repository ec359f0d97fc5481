/* test-record-repository.c — records stay readable, and can be filtered and ordered, as they came; the oldest go first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-record-repository.h"
#include "cpt-time.h"
#include "store-fixture.h"

#define USUAL "-modifiedDate"

typedef struct
{
  StoreFixture base;
  CptRecordRepository *records;
  CptRecordPlace *invoices;
  CptRecordPlace *bills;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_id (1);

  store_fixture_set_up (&fixture->base, NULL);
  fixture->records = cpt_record_repository_new (fixture->base.store);
  fixture->invoices = cpt_record_place_new (id, "invoices", NULL, NULL);
  fixture->bills = cpt_record_place_new (id, "bills", NULL, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->records);
  cpt_record_place_free (fixture->invoices);
  cpt_record_place_free (fixture->bills);
  store_fixture_tear_down (&fixture->base, NULL);
}

/* "amount:customer", the ID being the place in @facts; a customer may be left out. An empty one only takes a place. */
static GPtrArray *
make_records (const char *const *facts)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; facts[i] != NULL; i++)
    if (*facts[i] != '\0')
      {
        g_auto (GStrv) parts = g_strsplit (facts[i], ":", 2);
        g_autofree char *customer =
            parts[1] != NULL ? g_strdup_printf (",\"customerRef\":{\"id\":\"c\",\"companyName\":\"%s\"}", parts[1])
                             : NULL;
        g_autofree char *json =
            g_strdup_printf ("{\"id\":\"%u\",\"amountDue\":%s,\"modifiedDate\":\"2026-07-0%uT00:00:00Z\"%s}", i + 1,
                             parts[0], i + 1, customer != NULL ? customer : "");

        g_ptr_array_add (records, cpt_record_new (json, strlen (json), NULL));
      }

  return records;
}

static CptRecordPage *
put_total (Fixture *fixture, const CptRecordPlace *place, const char *const *facts, guint number, guint total)
{
  g_autoptr (GPtrArray) records = make_records (facts);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CptRecordPage *page = NULL;

  cpt_record_repository_put_async (fixture->records, place, records, total, number, NULL, test_store_result, &result);
  test_await (&result);
  page = cpt_record_repository_put_finish (fixture->records, result, &error);
  g_assert_no_error (error);

  return page;
}

static void
put (Fixture *fixture, const CptRecordPlace *place, const char *const *facts)
{
  cpt_record_page_free (put_total (fixture, place, facts, 1, g_strv_length ((char **) facts)));
}

static CptRecordResult *
find (Fixture *fixture, const CptRecordPlace *place, GPtrArray *clauses, const char *order_by)
{
  g_autoptr (GPtrArray) none = cpt_record_filter_new ();
  g_autoptr (CptRecordQuery) query = cpt_record_query_new (clauses != NULL ? clauses : none, order_by, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CptRecordResult *found = NULL;

  cpt_record_repository_find_async (fixture->records, place, query, NULL, test_store_result, &result);
  test_await (&result);
  found = cpt_record_repository_find_finish (fixture->records, result, &error);
  g_assert_no_error (error);

  return found;
}

/* The IDs of what is in @rids, with spaces between. */
static char *
join (Fixture *fixture, GArray *rids)
{
  g_autoptr (GString) ids = g_string_new (NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;

  cpt_record_repository_get_async (fixture->records, rids, NULL, test_store_result, &result);
  test_await (&result);
  records = cpt_record_repository_get_finish (fixture->records, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (records->len, ==, rids->len);
  for (guint i = 0; i < records->len; i++)
    {
      CptRecord *record = g_ptr_array_index (records, i);

      g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", record != NULL ? cpt_record_get_id (record) : "gone");
    }

  return g_string_free (g_steal_pointer (&ids), FALSE);
}

static void
assert_found (Fixture *fixture, GPtrArray *clauses, const char *order_by, const char *expected)
{
  g_autoptr (CptRecordResult) found = find (fixture, fixture->invoices, clauses, order_by);
  g_autofree char *ids = join (fixture, found->rids);

  g_assert_cmpstr (ids, ==, expected);
}

static const char *const three[] = { "100.10:Nord", "0", "20:aube", NULL };

static void
test_records_are_found_in_order (Fixture *fixture, gconstpointer data)
{
  put (fixture, fixture->invoices, three);

  assert_found (fixture, NULL, USUAL, "3 2 1");
  assert_found (fixture, NULL, "modifiedDate", "1 2 3");
  assert_found (fixture, NULL, "amountDue", "2 3 1");
  assert_found (fixture, NULL, "-amountDue", "1 3 2");
}

static void
test_what_has_nothing_to_be_ordered_by_is_last_both_ways (Fixture *fixture, gconstpointer data)
{
  put (fixture, fixture->invoices, three);

  assert_found (fixture, NULL, "customerRef.companyName", "3 1 2");
  assert_found (fixture, NULL, "-customerRef.companyName", "1 3 2");
}

static void
test_filters_work_on_what_was_read (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) unpaid = cpt_record_filter_new ();
  g_autoptr (CptRecordResult) found = NULL;

  g_ptr_array_add (unpaid, cpt_record_clause_new ("amountDue", CPT_RECORD_KIND_AMOUNT, CPT_RECORD_MORE, "0"));
  cpt_record_page_free (put_total (fixture, fixture->invoices, three, 1, 250));
  found = find (fixture, fixture->invoices, unpaid, USUAL);

  assert_found (fixture, unpaid, "amountDue", "3 1");
  g_assert_cmpuint (found->rids->len, ==, 2);
  g_assert_cmpuint (found->n_kept, ==, 3);
  g_assert_cmpint (found->total, ==, 250);
  g_assert_cmpint (found->asked_at, !=, CPT_TIME_UNKNOWN);
  g_assert_cmpint (found->oldest, ==, found->asked_at);
}

static void
test_what_was_never_read_is_not_empty (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptRecordResult) found = find (fixture, fixture->invoices, NULL, USUAL);

  g_assert_cmpuint (found->rids->len, ==, 0);
  g_assert_cmpint (found->total, ==, -1);
  g_assert_cmpint (found->asked_at, ==, CPT_TIME_UNKNOWN);
}

static void
test_a_record_that_comes_again_takes_the_place_of_the_old_one (Fixture *fixture, gconstpointer data)
{
  static const char *const paid[] = { "0:Nord", NULL };
  g_autoptr (CptRecordPage) before = put_total (fixture, fixture->invoices, three, 1, 3);
  g_autoptr (CptRecordPage) after = put_total (fixture, fixture->invoices, paid, 0, 1);
  g_autoptr (CptRecordResult) found = find (fixture, fixture->invoices, NULL, USUAL);

  g_assert_cmpint (g_array_index (before->rids, gint64, 0), ==, g_array_index (after->rids, gint64, 0));
  assert_found (fixture, NULL, "-amountDue", "3 1 2");
  /* A filtered page does not say how many there are. */
  g_assert_cmpint (found->total, ==, 3);
  g_assert_cmpuint (after->total, ==, 1);
  g_assert_cmpint (store_fixture_number (&fixture->base, "SELECT n_bytes FROM record_list"), ==,
                   store_fixture_number (&fixture->base, "SELECT sum (length (json)) FROM record"));
}

static void
test_lists_do_not_mix (Fixture *fixture, gconstpointer data)
{
  static const char *const one[] = { "5", NULL };
  g_autoptr (CptRecordResult) bills = NULL;

  put (fixture, fixture->invoices, three);
  put (fixture, fixture->bills, one);
  bills = find (fixture, fixture->bills, NULL, USUAL);

  g_assert_cmpuint (bills->rids->len, ==, 1);
  assert_found (fixture, NULL, USUAL, "3 2 1");
}

static void
test_a_list_that_became_empty_is_empty (Fixture *fixture, gconstpointer data)
{
  static const char *const none[] = { NULL };
  g_autoptr (CptRecordResult) found = NULL;

  put (fixture, fixture->invoices, three);
  cpt_record_page_free (put_total (fixture, fixture->invoices, none, 0, 0));
  assert_found (fixture, NULL, USUAL, "3 2 1");

  put (fixture, fixture->invoices, none);
  found = find (fixture, fixture->invoices, NULL, USUAL);

  g_assert_cmpuint (found->n_kept, ==, 0);
  g_assert_cmpint (found->total, ==, 0);
}

static gint64
count_bytes_amiss (Fixture *fixture)
{
  return store_fixture_number (&fixture->base, "SELECT sum (n_bytes) - (SELECT sum (length (json)) FROM record)"
                                               " FROM record_list");
}

static void
test_what_is_there_no_more_goes_once_all_pages_came (Fixture *fixture, gconstpointer data)
{
  static const char *const first[] = { "1", NULL };
  static const char *const second[] = { "", "2", NULL };
  static const char *const only[] = { "", "", "3", NULL };

  put (fixture, fixture->invoices, three);
  put (fixture, fixture->bills, three);
  cpt_record_page_free (put_total (fixture, fixture->invoices, first, 1, 2));
  assert_found (fixture, NULL, USUAL, "3 2 1");

  cpt_record_page_free (put_total (fixture, fixture->invoices, second, 2, 2));
  assert_found (fixture, NULL, USUAL, "2 1");
  g_assert_cmpint (count_bytes_amiss (fixture), ==, 0);
  g_assert_cmpint (store_fixture_number (&fixture->base, "SELECT count (*) FROM record"), ==, 2 + 3);

  cpt_record_page_free (put_total (fixture, fixture->invoices, only, 1, 1));
  assert_found (fixture, NULL, USUAL, "3");
}

/* The same page twice is not the whole list, and one that some filter let pass is none of its pages. */
static void
test_what_did_not_come_yet_stays (Fixture *fixture, gconstpointer data)
{
  static const char *const first[] = { "1", NULL };

  put (fixture, fixture->invoices, three);
  cpt_record_page_free (put_total (fixture, fixture->invoices, first, 0, 1));
  cpt_record_page_free (put_total (fixture, fixture->invoices, first, 1, 2));
  cpt_record_page_free (put_total (fixture, fixture->invoices, first, 2, 2));

  assert_found (fixture, NULL, USUAL, "3 2 1");
}

static void
test_what_was_read_longest_ago_goes_first (Fixture *fixture, gconstpointer data)
{
  static const char *const one[] = { "5", NULL };
  g_autoptr (CptRecordResult) bills = NULL;

  put (fixture, fixture->invoices, three);
  cpt_record_repository_set_most_bytes (fixture->records, 200);
  put (fixture, fixture->bills, one);
  bills = find (fixture, fixture->bills, NULL, USUAL);

  assert_found (fixture, NULL, USUAL, "3");
  g_assert_cmpuint (bills->rids->len, ==, 1);
  g_assert_cmpint (store_fixture_number (&fixture->base, "SELECT sum (n_bytes) FROM record_list"), <=, 200);
}

static gint64
measure (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n_bytes = 0;

  cpt_record_repository_measure_async (fixture->records, NULL, test_store_result, &result);
  test_await (&result);
  n_bytes = cpt_record_repository_measure_finish (fixture->records, result, &error);
  g_assert_no_error (error);

  return n_bytes;
}

static void
test_what_is_kept_is_measured_and_cleared (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CptRecordResult) found = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (measure (fixture), ==, 0);
  put (fixture, fixture->invoices, three);
  put (fixture, fixture->bills, three);
  g_assert_cmpint (measure (fixture), ==,
                   store_fixture_number (&fixture->base, "SELECT sum (length (json)) FROM record"));

  cpt_record_repository_clear_async (fixture->records, NULL, test_store_result, &result);
  test_await (&result);
  g_assert_true (cpt_record_repository_clear_finish (fixture->records, result, &error));
  g_assert_no_error (error);
  found = find (fixture, fixture->invoices, NULL, USUAL);

  g_assert_cmpint (measure (fixture), ==, 0);
  g_assert_cmpuint (found->n_kept, ==, 0);
  g_assert_cmpint (found->total, ==, 3);
  put (fixture, fixture->invoices, three);
  assert_found (fixture, NULL, USUAL, "3 2 1");
}

static void
test_what_was_read_stays (Fixture *fixture, gconstpointer data)
{
  put (fixture, fixture->invoices, three);
  g_clear_object (&fixture->records);
  store_fixture_reopen (&fixture->base, CPT_STORE_OPENED);
  fixture->records = cpt_record_repository_new (fixture->base.store);

  assert_found (fixture, NULL, USUAL, "3 2 1");
}

static void
test_records_are_counted_by_type (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GHashTable) counts = NULL;
  g_autoptr (GError) error = NULL;

  cpt_record_page_free (put_total (fixture, fixture->invoices, three, 1, 250));
  cpt_record_page_free (put_total (fixture, fixture->bills, three, 0, 3));
  cpt_record_repository_count_async (fixture->records, fixture->invoices->company_id, NULL, test_store_result, &result);
  test_await (&result);
  counts = cpt_record_repository_count_finish (fixture->records, result, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (counts), ==, 1);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (counts, "invoices")), ==, 250);
}

static void
test_a_search_can_be_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) none = cpt_record_filter_new ();
  g_autoptr (CptRecordQuery) query = cpt_record_query_new (none, "amountDue", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  put (fixture, fixture->invoices, three);
  g_cancellable_cancel (cancellable);
  cpt_record_repository_find_async (fixture->records, fixture->invoices, query, cancellable, test_store_result,
                                    &result);
  test_await (&result);

  g_assert_null (cpt_record_repository_find_finish (fixture->records, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define ADD(name, func) g_test_add ("/record-repository/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("records-are-found-in-order", test_records_are_found_in_order);
  ADD ("what-has-nothing-to-be-ordered-by-is-last-both-ways", test_what_has_nothing_to_be_ordered_by_is_last_both_ways);
  ADD ("filters-work-on-what-was-read", test_filters_work_on_what_was_read);
  ADD ("what-was-never-read-is-not-empty", test_what_was_never_read_is_not_empty);
  ADD ("a-record-that-comes-again-takes-the-place-of-the-old-one",
       test_a_record_that_comes_again_takes_the_place_of_the_old_one);
  ADD ("lists-do-not-mix", test_lists_do_not_mix);
  ADD ("a-list-that-became-empty-is-empty", test_a_list_that_became_empty_is_empty);
  ADD ("what-is-there-no-more-goes-once-all-pages-came", test_what_is_there_no_more_goes_once_all_pages_came);
  ADD ("what-did-not-come-yet-stays", test_what_did_not_come_yet_stays);
  ADD ("what-was-read-longest-ago-goes-first", test_what_was_read_longest_ago_goes_first);
  ADD ("what-is-kept-is-measured-and-cleared", test_what_is_kept_is_measured_and_cleared);
  ADD ("what-was-read-stays", test_what_was_read_stays);
  ADD ("records-are-counted-by-type", test_records_are_counted_by_type);
  ADD ("a-search-can-be-cancelled", test_a_search_can_be_cancelled);

  return g_test_run ();
}
