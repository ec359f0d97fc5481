/* test-filter-bar.c — filters with their counts, and the orders, by pointer and menu.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-add-company-dialog.h"
#include "cpt-filter-bar.h"
#include "desk-fixture.h"

#define SEVERAL 3

static void
set_up (DeskFixture *fixture, gconstpointer data)
{
  desk_fixture_set_up (fixture, SEVERAL);
  desk_fixture_show_page (fixture);
  desk_fixture_await_row (fixture, "Company 002", NULL);
}

static void
tear_down (DeskFixture *fixture, gconstpointer data)
{
  desk_fixture_tear_down (fixture);
}

static GtkWidget *
find_bar (DeskFixture *fixture)
{
  return find_by_type (fixture->page, CPT_TYPE_FILTER_BAR);
}

static GtkWidget *
find_chip (DeskFixture *fixture, const char *title)
{
  return gtk_widget_get_ancestor (find_by_text (find_bar (fixture), GTK_TYPE_LABEL, title), GTK_TYPE_TOGGLE_BUTTON);
}

static void
search (DeskFixture *fixture, const char *text)
{
  gtk_widget_activate_action (fixture->page, "companies.find", NULL);
  gtk_editable_set_text (GTK_EDITABLE (find_by_type (fixture->page, GTK_TYPE_SEARCH_ENTRY)), text);
}

static void
set_up_tagged (DeskFixture *fixture, gconstpointer data)
{
  desk_fixture_set_up (fixture, 0);
  desk_fixture_add_demo (fixture);
  desk_fixture_show_page (fixture);
  desk_fixture_await_state (fixture, "list");
}

static void
test_each_filter_has_its_count (DeskFixture *fixture, gconstpointer data)
{
  await_text (find_chip (fixture, "All"), "4");
  await_text (find_chip (fixture, "Linked"), "1");
  await_text (find_chip (fixture, "Needs attention"), "0");
  await_text (find_chip (fixture, "Pending"), "0");
  await_text (find_chip (fixture, "Unlinked"), "0");
  await_text (find_chip (fixture, "No connection"), "3");
}

static void
test_counts_follow_the_search (DeskFixture *fixture, gconstpointer data)
{
  search (fixture, "company 00");

  await_text (find_chip (fixture, "All"), "3");
  await_text (find_chip (fixture, "Linked"), "0");
  await_text (fixture->page, "3 companies found");
}

static void
test_each_keystroke_searches_at_once (DeskFixture *fixture, gconstpointer data)
{
  g_autofree char *sort = NULL;

  search (fixture, "c");
  await_painted (fixture->page);

  g_object_get (fixture->page, "sort", &sort, NULL);
  g_assert_cmpstr (sort, ==, "match");
}

static void
test_a_filter_is_chosen_by_its_chip (DeskFixture *fixture, gconstpointer data)
{
  g_signal_emit_by_name (find_chip (fixture, "Linked"), "clicked");
  desk_fixture_await_no_row (fixture, "Company 000");
  desk_fixture_await_row (fixture, "Sandbox Company", NULL);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (find_chip (fixture, "Linked"))));
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (find_chip (fixture, "All"))));

  g_signal_emit_by_name (find_chip (fixture, "All"), "clicked");
  desk_fixture_await_row (fixture, "Company 000", NULL);
}

static void
test_clearing_gives_all_companies_back (DeskFixture *fixture, gconstpointer data)
{
  g_signal_emit_by_name (find_chip (fixture, "Linked"), "clicked");
  search (fixture, "company 00");
  desk_fixture_await_state (fixture, "nothing");
  await_text (fixture->page,
              "Nothing matches “company 00” under the filter “Linked”. Without it, 3 companies would be found.");

  click (fixture->page, "Clear search and filter");
  desk_fixture_await_state (fixture, "list");
  desk_fixture_await_row (fixture, "Company 000", NULL);
  desk_fixture_await_row (fixture, "Sandbox Company", NULL);
}

static void
test_clearing_says_what_it_clears (DeskFixture *fixture, gconstpointer data)
{
  search (fixture, "nowhere");
  desk_fixture_await_state (fixture, "nothing");
  click (fixture->page, "Clear search");
  desk_fixture_await_state (fixture, "list");

  g_signal_emit_by_name (find_chip (fixture, "Unlinked"), "clicked");
  desk_fixture_await_state (fixture, "nothing");
  click (fixture->page, "Show all companies");
  desk_fixture_await_state (fixture, "list");
}

static void
test_what_was_not_found_can_be_added (DeskFixture *fixture, gconstpointer data)
{
  GtkWindow *dialog = NULL;

  search (fixture, "Atelier Beaurivage");
  desk_fixture_await_state (fixture, "nothing");
  click (fixture->page, "Add “Atelier Beaurivage”");
  dialog = await_window (CPT_TYPE_ADD_COMPANY_DIALOG);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_by_type (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW))), ==,
                   "Atelier Beaurivage");
  gtk_window_close (dialog);
}

/* A menu is made when it is opened. */
static GMenuModel *
open_menu (GtkWidget *button)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));

  return gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button));
}

static void
test_a_narrow_window_has_a_menu_of_filters_and_says_the_order (DeskFixture *fixture, gconstpointer data)
{
  GMenuModel *menu = NULL;
  g_autofree char *label = NULL;

  g_object_set (fixture->page, "narrow", TRUE, NULL);
  gtk_widget_activate_action (fixture->page, "companies.filter", "s", "no-connection");
  await_text (find_bar (fixture), "No connection");
  await_text (find_bar (fixture), "3");
  await_text (find_bar (fixture), "Created");

  menu = open_menu (find_by_type (find_bar (fixture), GTK_TYPE_MENU_BUTTON));
  g_assert_true (g_menu_model_get_item_attribute (menu, 1, G_MENU_ATTRIBUTE_LABEL, "s", &label));
  g_assert_cmpstr (label, ==, "Linked (1)");
}

/* The first of the sections of the menu of orders. */
static GMenuModel *
get_orders (DeskFixture *fixture)
{
  return g_menu_model_get_item_link (
      open_menu (gtk_widget_get_last_child (gtk_widget_get_first_child (find_bar (fixture)))), 0, G_MENU_LINK_SECTION);
}

typedef struct
{
  DeskFixture *fixture;
  const char *first;
} AwaitedFirst;

static gboolean
is_first (gpointer user_data)
{
  AwaitedFirst *awaited = user_data;

  return desk_fixture_find_position (awaited->fixture, awaited->first) == 0;
}

static void
await_first (DeskFixture *fixture, const char *name)
{
  test_await_true (is_first, &(AwaitedFirst){ fixture, name });
}

static void
test_the_menu_orders_by_every_column (DeskFixture *fixture, gconstpointer data)
{
  static const char *const orders[] = {
    "match", "name", "id", "created-by", "created", "last-read", "connections", "link-sent", "expiry", "tags",
  };
  g_autoptr (GMenuModel) menu = get_orders (fixture);

  g_assert_cmpint (g_menu_model_get_n_items (menu), ==, G_N_ELEMENTS (orders));
  search (fixture, "company");
  await_text (fixture->page, "4 companies found");
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autofree char *action = NULL;
      g_autofree char *target = NULL;
      g_autofree char *sort = NULL;

      g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &action);
      g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_TARGET, "s", &target);
      gtk_widget_activate_action (fixture->page, action, "s", target);
      g_object_get (fixture->page, "sort", &sort, NULL);
      g_assert_cmpstr (sort, ==, orders[i]);
    }
}

static void
test_the_menu_turns_the_order_round (DeskFixture *fixture, gconstpointer data)
{
  await_first (fixture, "Company 002"); /* the newest */

  gtk_widget_activate_action (fixture->page, "companies.sort", "s", "name");
  await_first (fixture, "Sandbox Company");
  gtk_widget_activate_action (fixture->page, "companies.descending", NULL);
  await_first (fixture, "Company 000");
}

static void
test_a_search_can_be_ordered_by_match_again (DeskFixture *fixture, gconstpointer data)
{
  search (fixture, "company");
  await_text (fixture->page, "Sorted by best match");

  click (fixture->page, "Sorted by best match");
  await_text (fixture->page, "Sort by best match");
  await_first (fixture, "Company 002");
  click (fixture->page, "Sort by best match");
  await_text (fixture->page, "Sorted by best match");
}

static gboolean
is_visible (gpointer user_data)
{
  return gtk_widget_get_visible (user_data);
}

static gboolean
is_hidden (gpointer user_data)
{
  return !gtk_widget_get_visible (user_data);
}

static GtkWidget *
find_tag_button (DeskFixture *fixture)
{
  GtkWidget *button = gtk_widget_get_last_child (gtk_widget_get_first_child (find_bar (fixture)));

  return gtk_widget_get_prev_sibling (button);
}

/* The popover, once its tags are counted. */
static GtkWidget *
open_tags (DeskFixture *fixture)
{
  GtkWidget *popover = NULL;

  test_await_true (is_visible, find_tag_button (fixture));
  gtk_menu_button_popup (GTK_MENU_BUTTON (find_tag_button (fixture)));
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (find_tag_button (fixture))));
  await_text (popover, "region: qc");

  return popover;
}

static void
choose_tag (GtkWidget *popover, const char *tag)
{
  GtkWidget *row = gtk_widget_get_ancestor (find_by_text (popover, GTK_TYPE_LABEL, tag), GTK_TYPE_LIST_BOX_ROW);

  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
}

static GtkWidget *
find_tag_chip (DeskFixture *fixture)
{
  return gtk_widget_get_last_child (find_bar (fixture));
}

static void
test_a_tag_narrows_the_list_and_stays (DeskFixture *fixture, gconstpointer data)
{
  choose_tag (open_tags (fixture), "groupe: oui");
  await_text (find_tag_chip (fixture), "groupe: oui");
  await_text (find_tag_chip (fixture), "1");
  desk_fixture_await_row (fixture, "Groupe Lavallee", NULL);
  desk_fixture_await_no_row (fixture, "Sandbox Company");

  desk_fixture_show_page (fixture);
  await_text (find_tag_chip (fixture), "groupe: oui");
  desk_fixture_await_row (fixture, "Groupe Lavallee", NULL);
  desk_fixture_await_no_row (fixture, "Sandbox Company");

  g_signal_emit_by_name (find_tag_chip (fixture), "clicked");
  test_await_true (is_hidden, find_tag_chip (fixture));
  desk_fixture_await_row (fixture, "Sandbox Company", NULL);
}

static void
test_tags_are_searched_and_the_first_is_taken_by_return (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *popover = open_tags (fixture);
  GtkWidget *entry = find_by_type (popover, GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), "nowhere");
  await_text (popover, "None of the companies shown has such a tag.");
  gtk_editable_set_text (GTK_EDITABLE (entry), "GROUPE");
  await_text (popover, "groupe: oui");
  await_no_text (popover, "region: qc");
  g_signal_emit_by_name (entry, "activate");
  await_text (find_tag_chip (fixture), "groupe: oui");
}

static void
test_what_no_company_has_is_said_and_cleared (DeskFixture *fixture, gconstpointer data)
{
  choose_tag (open_tags (fixture), "groupe: oui");
  await_text (find_tag_chip (fixture), "groupe: oui");
  g_signal_emit_by_name (find_chip (fixture, "Pending"), "clicked");
  desk_fixture_await_state (fixture, "nothing");
  await_text (fixture->page, "No company stands under the filter “Pending, groupe: oui”.");

  click (fixture->page, "Show all companies");
  desk_fixture_await_state (fixture, "list");
  desk_fixture_await_row (fixture, "Sandbox Company", NULL);
  test_await_true (is_hidden, find_tag_chip (fixture));
}

static void
test_without_tags_there_is_no_button_for_them (DeskFixture *fixture, gconstpointer data)
{
  g_assert_false (gtk_widget_get_visible (find_tag_button (fixture)));
}

#define ADD_TAGGED(path, function)                                                                                     \
  g_test_add ("/filter-bar/" path, DeskFixture, NULL, set_up_tagged, function, tear_down)
#define ADD(path, function) g_test_add ("/filter-bar/" path, DeskFixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  desk_fixture_init (&argc, &argv);

  ADD ("each-filter-has-its-count", test_each_filter_has_its_count);
  ADD ("counts-follow-the-search", test_counts_follow_the_search);
  ADD ("each-keystroke-searches-at-once", test_each_keystroke_searches_at_once);
  ADD ("a-filter-is-chosen-by-its-chip", test_a_filter_is_chosen_by_its_chip);
  ADD ("clearing-gives-all-companies-back", test_clearing_gives_all_companies_back);
  ADD ("clearing-says-what-it-clears", test_clearing_says_what_it_clears);
  ADD ("what-was-not-found-can-be-added", test_what_was_not_found_can_be_added);
  ADD ("a-narrow-window-has-a-menu-of-filters-and-says-the-order",
       test_a_narrow_window_has_a_menu_of_filters_and_says_the_order);
  ADD ("the-menu-orders-by-every-column", test_the_menu_orders_by_every_column);
  ADD ("the-menu-turns-the-order-round", test_the_menu_turns_the_order_round);
  ADD ("a-search-can-be-ordered-by-match-again", test_a_search_can_be_ordered_by_match_again);
  ADD_TAGGED ("a-tag-narrows-the-list-and-stays", test_a_tag_narrows_the_list_and_stays);
  ADD_TAGGED ("tags-are-searched-and-the-first-is-taken-by-return",
              test_tags_are_searched_and_the_first_is_taken_by_return);
  ADD_TAGGED ("what-no-company-has-is-said-and-cleared", test_what_no_company_has_is_said_and_cleared);
  ADD ("without-tags-there-is-no-button-for-them", test_without_tags_there_is_no_button_for_them);

  return g_test_run ();
}
