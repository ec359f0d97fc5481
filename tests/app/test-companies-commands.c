/* test-companies-commands.c — what is chosen on the companies screen: by the menu of a row, by a search, by adding.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-add-company-dialog.h"
#include "cpt-company-selection.h"
#include "desk-fixture.h"

#define N_COMPANIES 60 /* more than a window shows */

static void
set_up (DeskFixture *fixture, gconstpointer data)
{
  desk_fixture_set_up (fixture, GPOINTER_TO_UINT (data));
  desk_fixture_show_page (fixture);
}

static void
tear_down (DeskFixture *fixture, gconstpointer data)
{
  desk_fixture_tear_down (fixture);
}

static GtkSelectionModel *
get_selection (DeskFixture *fixture)
{
  return gtk_column_view_get_model (GTK_COLUMN_VIEW (desk_fixture_get_table (fixture)));
}

/* The rows that are selected, by their numbers. */
static char *
dup_selected (DeskFixture *fixture)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (get_selection (fixture));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint64 i = 0; i < gtk_bitset_get_size (selected); i++)
    g_string_append_printf (text, "%s%u", i > 0 ? " " : "", gtk_bitset_get_nth (selected, (guint) i));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_selected (DeskFixture *fixture, const char *expected)
{
  g_autofree char *selected = dup_selected (fixture);

  g_assert_cmpstr (selected, ==, expected);
}

/* Of the row @number, counted from 0. */
static GtkWidget *
open_menu_of (DeskFixture *fixture, guint number)
{
  g_autoptr (CptCompanyList) list = NULL;
  CptCompanyRow *row = NULL;

  g_object_get (get_selection (fixture), "model", &list, NULL);
  row = cpt_company_list_get_row (list, cpt_company_list_get_rid (list, number));
  g_assert_nonnull (row);

  return desk_fixture_open_menu (fixture, cpt_company_get_name (cpt_company_row_get_company (row)));
}

static void
close_menu (DeskFixture *fixture, GtkWidget *menu)
{
  gtk_popover_popdown (GTK_POPOVER (menu));
  await_no_widget_type (fixture->page, GTK_TYPE_POPOVER_MENU);
}

static void
test_the_menu_is_of_the_row_that_it_was_opened_on (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *menu = NULL;

  gtk_selection_model_select_item (get_selection (fixture), 0, TRUE);
  gtk_selection_model_select_item (get_selection (fixture), 1, FALSE);

  menu = open_menu_of (fixture, 2);
  assert_selected (fixture, "2");
  g_assert_nonnull (find_item (menu, "Rename"));
  close_menu (fixture, menu);
}

static void
test_the_menu_is_of_all_that_are_selected (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *menu = NULL;

  gtk_selection_model_select_item (get_selection (fixture), 0, TRUE);
  gtk_selection_model_select_item (get_selection (fixture), 2, FALSE);

  menu = open_menu_of (fixture, 2);
  assert_selected (fixture, "0 2");
  g_assert_nonnull (find_item (menu, "Copy Link URLs"));
  close_menu (fixture, menu);
}

/* Returns: (transfer none): a button for @action, below the page */
static GtkWidget *
add_button (DeskFixture *fixture, const char *action)
{
  GtkWidget *button = gtk_button_new ();

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_parent (button, fixture->page);

  return button;
}

static void
test_only_one_company_is_renamed (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *rename = add_button (fixture, "companies.rename");
  GtkWidget *delete = add_button (fixture, "companies.delete");

  g_assert_false (gtk_widget_is_sensitive (rename));
  g_assert_false (gtk_widget_is_sensitive (delete));
  gtk_selection_model_select_item (get_selection (fixture), 0, TRUE);
  g_assert_true (gtk_widget_is_sensitive (rename));
  g_assert_true (gtk_widget_is_sensitive (delete));
  gtk_selection_model_select_item (get_selection (fixture), 1, FALSE);
  g_assert_false (gtk_widget_is_sensitive (rename));
  g_assert_true (gtk_widget_is_sensitive (delete));

  gtk_widget_unparent (rename);
  gtk_widget_unparent (delete);
}

typedef struct
{
  GtkWidget *page;
  const char *name;
  const char *expected;
} AwaitedProperty;

static gboolean
has_property (gpointer user_data)
{
  AwaitedProperty *awaited = user_data;
  g_autofree char *value = NULL;

  g_object_get (awaited->page, awaited->name, &value, NULL);

  return g_str_equal (value, awaited->expected);
}

/* The search field waits for the next turn before it tells. */
static void
await_property (DeskFixture *fixture, const char *name, const char *expected)
{
  test_await_true (has_property, &(AwaitedProperty){ fixture->page, name, expected });
}

static void
search (DeskFixture *fixture, const char *text)
{
  gtk_widget_activate_action (fixture->page, "companies.find", NULL);
  gtk_editable_set_text (GTK_EDITABLE (find_by_type (fixture->page, GTK_TYPE_SEARCH_ENTRY)), text);
}

static void
test_all_that_hides_is_cleared (DeskFixture *fixture, gconstpointer data)
{
  gtk_widget_activate_action (fixture->page, "companies.filter", "s", "unlinked");
  gtk_widget_activate_action (fixture->page, "companies.tag", "(sms)", "region", "nowhere");
  search (fixture, "nobody");
  desk_fixture_await_state (fixture, "nothing");

  gtk_widget_activate_action (fixture->page, "companies.clear-filters", NULL);
  desk_fixture_await_state (fixture, "list");
  await_property (fixture, "filter", "all");
}

static gboolean
is_list_focused (gpointer user_data)
{
  DeskFixture *fixture = user_data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL && gtk_widget_is_ancestor (focus, desk_fixture_get_table (fixture));
}

static void
test_return_leads_from_the_search_to_what_was_found (DeskFixture *fixture, gconstpointer data)
{
  gint64 rid = 0;
  g_autoptr (CptCompany) company = NULL;

  rid = desk_fixture_find_first (fixture, &company);
  g_assert_cmpint (rid, >, 0);
  search (fixture, cpt_company_get_name (company));
  desk_fixture_await_row (fixture, cpt_company_get_name (company), NULL);
  g_assert_false (is_list_focused (fixture));

  g_signal_emit_by_name (find_by_type (fixture->page, GTK_TYPE_SEARCH_ENTRY), "activate");
  test_await_true (is_list_focused, fixture);
}

static void
test_the_best_match_comes_first_until_it_is_told_otherwise (DeskFixture *fixture, gconstpointer data)
{
  await_property (fixture, "sort", "created");
  search (fixture, "a");
  await_property (fixture, "sort", "match");

  click (fixture->page, "Sorted by best match");
  await_property (fixture, "sort", "created");
  click (fixture->page, "Sort by best match");
  await_property (fixture, "sort", "match");
}

static gboolean
is_selected_in_view (gpointer user_data)
{
  DeskFixture *fixture = user_data;
  g_autofree char *selected = dup_selected (fixture);

  return *selected != '\0' && is_list_focused (fixture);
}

/* Not only the row that waits: that of the company, too, once the platform has answered. */
static void
test_what_was_added_is_shown_and_stays_selected (DeskFixture *fixture, gconstpointer data)
{
  g_autofree char *selected = NULL;
  gint64 rid = 0;

  gtk_widget_activate_action (fixture->page, "companies.sort", "s", "name");
  gtk_widget_activate_action (fixture->page, "companies.descending", NULL);
  gtk_widget_activate_action (fixture->page, "companies.filter", "s", "unlinked");
  search (fixture, "nobody");
  desk_fixture_await_state (fixture, "nothing");

  click (desk_fixture_open_add_dialog (fixture, "Zzyzx Road"), "Add");
  await_no_window (CPT_TYPE_ADD_COMPANY_DIALOG);
  desk_fixture_await_state (fixture, "list");
  desk_fixture_await_row (fixture, "Zzyzx Road", NULL);
  test_await_true (is_selected_in_view, fixture);
  await_property (fixture, "filter", "all");

  desk_fixture_await_sent (fixture);
  desk_fixture_await_row (fixture, "Zzyzx Road", &rid);
  g_assert_cmpint (rid, >, 0);
  selected = g_strdup_printf ("%u", desk_fixture_find_position (fixture, "Zzyzx Road"));
  assert_selected (fixture, selected);
}

#define ADD(path, n, function)                                                                                         \
  g_test_add ("/companies-commands/" path, DeskFixture, GUINT_TO_POINTER (n), set_up, function, tear_down)

int
main (int argc, char **argv)
{
  desk_fixture_init (&argc, &argv);

  ADD ("the-menu-is-of-the-row-that-it-was-opened-on", 3, test_the_menu_is_of_the_row_that_it_was_opened_on);
  ADD ("the-menu-is-of-all-that-are-selected", 3, test_the_menu_is_of_all_that_are_selected);
  ADD ("only-one-company-is-renamed", 3, test_only_one_company_is_renamed);
  ADD ("all-that-hides-is-cleared", 3, test_all_that_hides_is_cleared);
  ADD ("return-leads-from-the-search-to-what-was-found", 3, test_return_leads_from_the_search_to_what_was_found);
  ADD ("the-best-match-comes-first-until-it-is-told-otherwise", 3,
       test_the_best_match_comes_first_until_it_is_told_otherwise);
  ADD ("what-was-added-is-shown-and-stays-selected", N_COMPANIES, test_what_was_added_is_shown_and_stays_selected);

  return g_test_run ();
}
