/* test-companies-state.c — what is asked of the list: when a search orders, when a column does, what is remembered.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-companies-state.h"
#include "store-fixture.h"

typedef struct
{
  StoreFixture base;
  CptMetaRepository *meta;
  CptCompaniesState *state;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  store_fixture_set_up (&fixture->base, data);
  fixture->meta = cpt_meta_repository_new (fixture->base.store);
  fixture->state = cpt_companies_state_new (fixture->meta);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->state);
  g_assert_finalize_object (fixture->meta);
  store_fixture_tear_down (&fixture->base, data);
}

static void
assert_sort (Fixture *fixture, CptCompanySort sort, gboolean descending)
{
  const CptCompanyQuery *query = cpt_companies_state_get_query (fixture->state);

  g_assert_cmpint (query->sort, ==, sort);
  g_assert_cmpint (query->descending, ==, descending);
}

static void
test_at_first_all_newest_first (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (cpt_companies_state_get_query (fixture->state)->filter, ==, CPT_COMPANY_FILTER_ALL);
  g_assert_false (cpt_companies_state_is_narrowed (fixture->state));
  assert_sort (fixture, CPT_COMPANY_SORT_CREATED, TRUE);
}

static void
test_a_search_orders_by_match_until_a_column_is_picked (Fixture *fixture, gconstpointer data)
{
  cpt_companies_state_set_sort (fixture->state, CPT_COMPANY_SORT_ID, FALSE);
  cpt_companies_state_set_text (fixture->state, "b");
  assert_sort (fixture, CPT_COMPANY_SORT_MATCH, FALSE);
  g_assert_cmpint (cpt_companies_state_get_query (fixture->state)->fallback, ==, CPT_COMPANY_SORT_ID);

  cpt_companies_state_set_sort (fixture->state, CPT_COMPANY_SORT_NAME, FALSE);
  cpt_companies_state_set_text (fixture->state, "be");
  assert_sort (fixture, CPT_COMPANY_SORT_NAME, FALSE);

  cpt_companies_state_set_sort (fixture->state, CPT_COMPANY_SORT_MATCH, FALSE);
  assert_sort (fixture, CPT_COMPANY_SORT_MATCH, FALSE);
}

static void
test_the_end_of_a_search_gives_the_column_back (Fixture *fixture, gconstpointer data)
{
  cpt_companies_state_set_text (fixture->state, "beaurivage");
  cpt_companies_state_set_text (fixture->state, "   ");

  assert_sort (fixture, CPT_COMPANY_SORT_CREATED, TRUE);
  g_assert_cmpstr (cpt_companies_state_get_query (fixture->state)->text, ==, "");
}

static void
test_a_tag_is_remembered_until_it_is_taken_away (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GVariant) tag = g_variant_ref_sink (g_variant_new ("(sms)", "region", "qc"));
  g_autoptr (CptCompaniesState) later = NULL;
  g_autoptr (CptCompaniesState) last = NULL;

  cpt_companies_state_set_tag (fixture->state, tag);
  g_assert_true (cpt_companies_state_is_narrowed (fixture->state));
  later = cpt_companies_state_new (fixture->meta);
  g_assert_true (g_variant_equal (cpt_companies_state_get_query (later)->tag, tag));

  cpt_companies_state_set_tag (later, NULL);
  g_assert_false (cpt_companies_state_is_narrowed (later));
  last = cpt_companies_state_new (fixture->meta);
  g_assert_null (cpt_companies_state_get_query (last)->tag);
}

static void
test_nothing_is_ordered_by_match_without_a_search (Fixture *fixture, gconstpointer data)
{
  cpt_companies_state_set_sort (fixture->state, CPT_COMPANY_SORT_MATCH, FALSE);

  assert_sort (fixture, CPT_COMPANY_SORT_CREATED, TRUE);
}

/* As a new run of the program would find it. */
static void
reopen (Fixture *fixture)
{
  g_assert_finalize_object (fixture->state);
  g_assert_finalize_object (fixture->meta);

  store_fixture_reopen (&fixture->base, CPT_STORE_OPENED);
  fixture->meta = cpt_meta_repository_new (fixture->base.store);
  fixture->state = cpt_companies_state_new (fixture->meta);
}

static void
test_filter_and_order_are_remembered_the_search_is_not (Fixture *fixture, gconstpointer data)
{
  cpt_companies_state_set_sort (fixture->state, CPT_COMPANY_SORT_LAST_SYNC, FALSE);
  cpt_companies_state_set_text (fixture->state, "beaurivage");
  reopen (fixture);
  g_assert_cmpstr (cpt_companies_state_get_query (fixture->state)->text, ==, "");
  assert_sort (fixture, CPT_COMPANY_SORT_LAST_SYNC, FALSE);

  cpt_companies_state_set_filter (fixture->state, CPT_COMPANY_FILTER_PENDING);
  reopen (fixture);
  g_assert_cmpint (cpt_companies_state_get_query (fixture->state)->filter, ==, CPT_COMPANY_FILTER_PENDING);
  assert_sort (fixture, CPT_COMPANY_SORT_LAST_SYNC, FALSE);
}

static void
test_waiting_for_the_client_is_oldest_sending_first_until_a_column_is_picked (Fixture *fixture, gconstpointer data)
{
  cpt_companies_state_set_filter (fixture->state, CPT_COMPANY_FILTER_WAITING);
  assert_sort (fixture, CPT_COMPANY_SORT_LINK_SENT, FALSE);
  cpt_companies_state_set_filter (fixture->state, CPT_COMPANY_FILTER_ALL);
  assert_sort (fixture, CPT_COMPANY_SORT_CREATED, TRUE);

  cpt_companies_state_set_filter (fixture->state, CPT_COMPANY_FILTER_EXPIRY);
  assert_sort (fixture, CPT_COMPANY_SORT_EXPIRY, FALSE);
  cpt_companies_state_set_filter (fixture->state, CPT_COMPANY_FILTER_WAITING);
  cpt_companies_state_set_sort (fixture->state, CPT_COMPANY_SORT_NAME, TRUE);
  assert_sort (fixture, CPT_COMPANY_SORT_NAME, TRUE);
  cpt_companies_state_set_sort (fixture->state, CPT_COMPANY_SORT_LINK_SENT, FALSE);
  assert_sort (fixture, CPT_COMPANY_SORT_LINK_SENT, FALSE);
  cpt_companies_state_set_filter (fixture->state, CPT_COMPANY_FILTER_ALL);
  assert_sort (fixture, CPT_COMPANY_SORT_NAME, TRUE);
}

static void
test_a_search_of_those_that_wait_keeps_the_oldest_sending_first (Fixture *fixture, gconstpointer data)
{
  cpt_companies_state_set_filter (fixture->state, CPT_COMPANY_FILTER_WAITING);
  cpt_companies_state_set_text (fixture->state, "b");
  assert_sort (fixture, CPT_COMPANY_SORT_MATCH, FALSE);
  g_assert_cmpint (cpt_companies_state_get_query (fixture->state)->fallback, ==, CPT_COMPANY_SORT_LINK_SENT);

  cpt_companies_state_set_text (fixture->state, "");
  assert_sort (fixture, CPT_COMPANY_SORT_LINK_SENT, FALSE);
}

static void
count_cb (CptCompaniesState *state, guint *n)
{
  (*n)++;
}

static void
test_only_another_query_is_told (Fixture *fixture, gconstpointer data)
{
  guint n = 0;

  g_signal_connect (fixture->state, "changed", G_CALLBACK (count_cb), &n);
  cpt_companies_state_set_text (fixture->state, "a");
  cpt_companies_state_set_text (fixture->state, " a ");
  cpt_companies_state_set_filter (fixture->state, CPT_COMPANY_FILTER_ALL);
  cpt_companies_state_set_sort (fixture->state, CPT_COMPANY_SORT_MATCH, TRUE);

  g_assert_cmpuint (n, ==, 1);
}

#define ADD(path, function) g_test_add ("/companies-state/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("at-first-all-newest-first", test_at_first_all_newest_first);
  ADD ("a-search-orders-by-match-until-a-column-is-picked", test_a_search_orders_by_match_until_a_column_is_picked);
  ADD ("the-end-of-a-search-gives-the-column-back", test_the_end_of_a_search_gives_the_column_back);
  ADD ("a-tag-is-remembered-until-it-is-taken-away", test_a_tag_is_remembered_until_it_is_taken_away);
  ADD ("nothing-is-ordered-by-match-without-a-search", test_nothing_is_ordered_by_match_without_a_search);
  ADD ("filter-and-order-are-remembered-the-search-is-not", test_filter_and_order_are_remembered_the_search_is_not);
  ADD ("waiting-for-the-client-is-oldest-sending-first-until-a-column-is-picked",
       test_waiting_for_the_client_is_oldest_sending_first_until_a_column_is_picked);
  ADD ("a-search-of-those-that-wait-keeps-the-oldest-sending-first",
       test_a_search_of_those_that_wait_keeps_the_oldest_sending_first);
  ADD ("only-another-query-is-told", test_only_another_query_is_told);

  return g_test_run ();
}
