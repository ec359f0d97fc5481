/* test-company-selection.c — a selection is of companies: it stays with them, wherever they go.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-selection.h"
#include "outbox-fixture.h"

#define MANY 21000 /* more than are held one by one */

typedef struct
{
  StoreFixture base;
  CptCompanyList *list;
  CptCompanySelection *selection;
  gint64 awaited; /* the row that is_shown_waiting() and is_shown_created() ask for */
} Fixture;

static gboolean
is_settled (gpointer user_data)
{
  Fixture *fixture = user_data;
  gboolean is_searching = FALSE;

  g_object_get (fixture->list, "is-searching", &is_searching, NULL);

  return cpt_company_list_get_is_loaded (fixture->list) && !is_searching &&
         g_list_model_get_n_items (G_LIST_MODEL (fixture->list)) == cpt_company_list_get_n_hits (fixture->list);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);

  store_fixture_set_up (&fixture->base, NULL);
  if (n > 0)
    {
      g_autoptr (CptCompanyPage) page = store_fixture_page (1, n, n);

      store_fixture_read_all (&fixture->base, page);
    }
  else
    {
      g_autoptr (CptCompanyPage) page =
          store_fixture_page_of (store_fixture_company (1, "Alpha"), store_fixture_company (2, "Beta"),
                                 store_fixture_company (3, "Gamma"), NULL);

      store_fixture_read_all (&fixture->base, page);
    }
  fixture->list = cpt_company_list_new (fixture->base.store);
  cpt_company_list_load (fixture->list);
  fixture->selection = cpt_company_selection_new (fixture->list);
  test_await_true (is_settled, fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->selection);
  g_assert_finalize_object (fixture->list);
  store_fixture_tear_down (&fixture->base, NULL);
}

static void
query (Fixture *fixture, const char *text, gboolean descending)
{
  CptCompanyQuery wanted = {
    .text = text,
    .sort = CPT_COMPANY_SORT_NAME,
    .fallback = CPT_COMPANY_SORT_NAME,
    .descending = descending,
  };

  cpt_company_list_set_query (fixture->list, &wanted);
  test_await_true (is_settled, fixture);
}

static gboolean
is_selected (Fixture *fixture, const char *name)
{
  gint64 rid = store_fixture_find (&fixture->base, name);
  guint position = cpt_company_list_find (fixture->list, rid);

  return gtk_selection_model_is_selected (GTK_SELECTION_MODEL (fixture->selection), position);
}

static void
test_stays_with_the_company_when_the_order_turns (Fixture *fixture, gconstpointer data)
{
  query (fixture, NULL, FALSE);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (fixture->selection), 0, TRUE);
  g_assert_true (is_selected (fixture, "Alpha"));

  query (fixture, NULL, TRUE);

  g_assert_true (is_selected (fixture, "Alpha"));
  g_assert_false (is_selected (fixture, "Gamma"));
  g_assert_false (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (fixture->selection), 0));
}

static void
test_what_a_search_hides_stays_selected_and_is_counted (Fixture *fixture, gconstpointer data)
{
  query (fixture, NULL, FALSE);
  gtk_selection_model_select_range (GTK_SELECTION_MODEL (fixture->selection), 0, 2, TRUE);

  query (fixture, "beta", FALSE);
  g_assert_cmpuint (cpt_company_selection_get_n_selected (fixture->selection), ==, 2);
  g_assert_cmpuint (cpt_company_selection_get_n_hidden (fixture->selection), ==, 1);

  query (fixture, NULL, FALSE);
  g_assert_true (is_selected (fixture, "Alpha"));
  g_assert_cmpuint (cpt_company_selection_get_n_hidden (fixture->selection), ==, 0);
}

static void
test_rids_come_in_the_order_of_the_list (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) rids = NULL;

  query (fixture, NULL, TRUE);
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (fixture->selection));
  gtk_selection_model_unselect_item (GTK_SELECTION_MODEL (fixture->selection), 1);

  rids = cpt_company_selection_get_rids (fixture->selection);
  g_assert_cmpuint (rids->len, ==, 2);
  g_assert_cmpint (g_array_index (rids, gint64, 0), ==, store_fixture_find (&fixture->base, "Gamma"));
  g_assert_cmpint (g_array_index (rids, gint64, 1), ==, store_fixture_find (&fixture->base, "Alpha"));
}

static gint64
get_shown_rid (Fixture *fixture, gint64 rid)
{
  return cpt_company_list_get_rid (fixture->list, cpt_company_list_find (fixture->list, rid));
}

static gboolean
is_shown_waiting (gpointer user_data)
{
  Fixture *fixture = user_data;

  return is_settled (fixture) && get_shown_rid (fixture, fixture->awaited) < 0;
}

static gboolean
is_shown_created (gpointer user_data)
{
  Fixture *fixture = user_data;

  return is_settled (fixture) && get_shown_rid (fixture, fixture->awaited) > 0;
}

static void
test_a_created_company_stays_selected (Fixture *fixture, gconstpointer data)
{
  OutboxFixture outbox = { fixture->base, cpt_outbox_repository_new (fixture->base.store) };
  g_autoptr (CptCompany) created = store_fixture_company (4, "Delta");
  g_autoptr (CptChange) change = outbox_fixture_create (&outbox, "Delta");
  g_autoptr (CptChange) taken = outbox_fixture_take (&outbox, NULL);

  fixture->awaited = cpt_change_get_rid (change);
  test_await_true (is_shown_waiting, fixture);
  cpt_company_selection_select_only (fixture->selection, fixture->awaited);

  outbox_fixture_answer (&outbox, taken, created);
  test_await_true (is_shown_created, fixture);
  g_assert_true (is_selected (fixture, "Delta"));
  g_assert_cmpuint (cpt_company_selection_get_n_selected (fixture->selection), ==, 1);
  g_object_unref (outbox.outbox);
}

/* What is selected may be asked for before the list shows the company at all. */
static void
test_a_created_company_stays_selected_though_the_list_is_late (Fixture *fixture, gconstpointer data)
{
  OutboxFixture outbox = { fixture->base, cpt_outbox_repository_new (fixture->base.store) };
  g_autoptr (CptChange) change = outbox_fixture_create (&outbox, "Delta");
  Fixture late = { fixture->base, cpt_company_list_new (fixture->base.store), NULL, cpt_change_get_rid (change) };

  late.selection = cpt_company_selection_new (late.list);
  cpt_company_selection_select_only (late.selection, late.awaited);

  cpt_company_list_load (late.list);
  test_await_true (is_shown_waiting, &late);
  g_assert_cmpuint (cpt_company_selection_get_n_selected (late.selection), ==, 1);
  g_assert_cmpuint (cpt_company_selection_get_n_hidden (late.selection), ==, 0);

  g_assert_finalize_object (late.selection);
  g_assert_finalize_object (late.list);
  g_object_unref (outbox.outbox);
}

static void
test_one_more_is_added_to_those_selected (Fixture *fixture, gconstpointer data)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (fixture->selection);

  query (fixture, NULL, FALSE);
  gtk_selection_model_select_item (model, 0, TRUE);
  gtk_selection_model_select_item (model, 2, FALSE);
  g_assert_true (is_selected (fixture, "Alpha"));
  g_assert_false (is_selected (fixture, "Beta"));
  g_assert_true (is_selected (fixture, "Gamma"));

  gtk_selection_model_select_item (model, 1, TRUE);
  g_assert_cmpuint (cpt_company_selection_get_n_selected (fixture->selection), ==, 1);
}

static gboolean
is_beta_gone (gpointer user_data)
{
  Fixture *fixture = user_data;

  return is_settled (fixture) && cpt_company_list_get_n_hits (fixture->list) == 2;
}

static void
test_what_is_deleted_is_no_longer_selected (Fixture *fixture, gconstpointer data)
{
  OutboxFixture outbox = { fixture->base, cpt_outbox_repository_new (fixture->base.store) };
  gint64 beta = store_fixture_find (&fixture->base, "Beta");
  g_autoptr (CptChange) change = NULL;

  gtk_selection_model_select_all (GTK_SELECTION_MODEL (fixture->selection));
  change = outbox_fixture_delete (&outbox, beta);
  test_await_true (is_beta_gone, fixture);

  g_assert_cmpuint (cpt_company_selection_get_n_selected (fixture->selection), ==, 2);
  g_object_unref (outbox.outbox);
}

static void
test_many_are_selected_at_once_but_some (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) rids = NULL;

  gtk_selection_model_select_all (GTK_SELECTION_MODEL (fixture->selection));
  gtk_selection_model_unselect_item (GTK_SELECTION_MODEL (fixture->selection), 5);

  g_assert_cmpuint (cpt_company_selection_get_n_selected (fixture->selection), ==, MANY - 1);
  g_assert_false (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (fixture->selection), 5));
  rids = cpt_company_selection_get_rids (fixture->selection);
  g_assert_cmpuint (rids->len, ==, MANY - 1);
}

static void
test_all_of_another_search_is_not_all_of_this_one (Fixture *fixture, gconstpointer data)
{
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (fixture->selection));

  query (fixture, "nobody is called so", FALSE);
  query (fixture, NULL, FALSE);

  g_assert_cmpuint (cpt_company_selection_get_n_selected (fixture->selection), ==, 0);
}

#define ADD(path, n, function)                                                                                         \
  g_test_add ("/company-selection/" path, Fixture, GUINT_TO_POINTER (n), set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("stays-with-the-company-when-the-order-turns", 0, test_stays_with_the_company_when_the_order_turns);
  ADD ("what-a-search-hides-stays-selected-and-is-counted", 0, test_what_a_search_hides_stays_selected_and_is_counted);
  ADD ("rids-come-in-the-order-of-the-list", 0, test_rids_come_in_the_order_of_the_list);
  ADD ("a-created-company-stays-selected", 0, test_a_created_company_stays_selected);
  ADD ("a-created-company-stays-selected-though-the-list-is-late", 0,
       test_a_created_company_stays_selected_though_the_list_is_late);
  ADD ("one-more-is-added-to-those-selected", 0, test_one_more_is_added_to_those_selected);
  ADD ("what-is-deleted-is-no-longer-selected", 0, test_what_is_deleted_is_no_longer_selected);
  ADD ("many-are-selected-at-once-but-some", MANY, test_many_are_selected_at_once_but_some);
  ADD ("all-of-another-search-is-not-all-of-this-one", MANY, test_all_of_another_search_is_not_all_of_this_one);

  return g_test_run ();
}
