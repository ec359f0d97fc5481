/* test-window.c — from the list to the page of a company and back, on a real sandbox.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-window.h"

#include "cpt-add-company-dialog.h"
#include "cpt-companies-page.h"
#include "cpt-companies-view.h"
#include "cpt-company-screen.h"
#include "cpt-settings-screen.h"
#include "desk-fixture.h"

#define MANY 60 /* more than fit the window */

typedef struct
{
  SyncFixture base;
  CptWindow *window;
  CptCompaniesView *view;
  GtkAdjustment *scrolling;
} Fixture;

static GtkWidget *
find (Fixture *fixture, GType type)
{
  return find_by_type (GTK_WIDGET (fixture->window), type);
}

static GtkWidget *
get_page (Fixture *fixture)
{
  return gtk_widget_get_ancestor (GTK_WIDGET (fixture->view), CPT_TYPE_COMPANIES_PAGE);
}

static gboolean
is_read (gpointer user_data)
{
  Fixture *fixture = user_data;

  return cpt_sync_get_last_read (fixture->base.sync) != CPT_TIME_UNKNOWN &&
         cpt_sync_get_state (fixture->base.sync) == CPT_SYNC_IDLE;
}

static gboolean
is_filled (gpointer user_data)
{
  Fixture *fixture = user_data;

  return cpt_company_list_get_is_loaded (cpt_companies_page_get_list (CPT_COMPANIES_PAGE (get_page (fixture)))) &&
         gtk_adjustment_get_upper (fixture->scrolling) > 2 * gtk_adjustment_get_page_size (fixture->scrolling) &&
         gtk_adjustment_get_page_size (fixture->scrolling) > 0;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *table;

  sync_fixture_set_up (&fixture->base, MANY);
  sync_fixture_start (&fixture->base);
  test_await_true (is_read, fixture);
  fixture->window = g_object_new (CPT_TYPE_WINDOW, "default-width", 1200, "default-height", 700, NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  cpt_window_open_account (fixture->window, fixture->base.store, fixture->base.sync);
  await_widget_type (GTK_WIDGET (fixture->window), GTK_TYPE_COLUMN_VIEW);

  table = find (fixture, GTK_TYPE_COLUMN_VIEW);
  fixture->view = CPT_COMPANIES_VIEW (gtk_widget_get_ancestor (table, CPT_TYPE_COMPANIES_VIEW));
  fixture->scrolling = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (table));
  test_await_true (is_filled, fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  sync_fixture_tear_down (&fixture->base);
}

static gint64
find_rid (Fixture *fixture, const char *name, CptCompany **company)
{
  gint64 rid = 0;
  g_autoptr (CptCompany) stored = sync_fixture_find_stored (&fixture->base, name, &rid);

  g_assert_cmpint (rid, >, 0);
  if (company != NULL)
    *company = g_steal_pointer (&stored);

  return rid;
}

static GtkWidget *
await_company (Fixture *fixture, const char *name)
{
  GtkWidget *company;

  await_widget_type (GTK_WIDGET (fixture->window), CPT_TYPE_COMPANY_SCREEN);
  company = find (fixture, CPT_TYPE_COMPANY_SCREEN);
  await_text (company, name);
  await_painted (company);

  return company;
}

static GtkWidget *
open_company (Fixture *fixture, const char *name)
{
  gtk_widget_activate_action (get_page (fixture), "companies.open", "x", find_rid (fixture, name, NULL));

  return await_company (fixture, name);
}

/* The list is back, and the page of the company is no more. */
static void
await_list (Fixture *fixture)
{
  await_no_widget_type (GTK_WIDGET (fixture->window), CPT_TYPE_COMPANY_SCREEN);
}

static void
go_back (Fixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.back", NULL);
  await_list (fixture);
}

/* Row 30 of the table, focused and selected as a person would have it, somewhere in the middle of the view. */
static void
stand_in_the_middle (Fixture *fixture)
{
  cpt_companies_view_scroll_to (fixture->view, 40);
  cpt_companies_view_grab_focus (fixture->view, 30);
  gtk_widget_activate_action (gtk_root_get_focus (GTK_ROOT (fixture->window)), "listitem.select", "(bb)", FALSE, FALSE);
  await_painted (GTK_WIDGET (fixture->view));
}

static void
test_the_list_is_found_again_as_it_was_left (Fixture *fixture, gconstpointer data)
{
  GtkWidget *table = find (fixture, GTK_TYPE_COLUMN_VIEW);
  double scrolled;
  guint selected;

  stand_in_the_middle (fixture);
  scrolled = gtk_adjustment_get_value (fixture->scrolling);
  g_assert_cmpfloat (scrolled, >, 0);

  g_signal_emit_by_name (table, "activate", 30);
  await_company (fixture, "Company");
  g_assert_cmpuint (cpt_companies_view_get_focused_position (fixture->view), ==, GTK_INVALID_LIST_POSITION);
  go_back (fixture);

  g_assert_cmpuint (cpt_companies_view_get_focused_position (fixture->view), ==, 30);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (fixture->scrolling), scrolled, 0.5);
  selected = gtk_selection_model_is_selected (gtk_column_view_get_model (GTK_COLUMN_VIEW (table)), 30);
  g_assert_true (selected);
}

static void
test_the_search_is_found_again (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.find", NULL);
  entry = find (fixture, GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "company 007");
  await_text (GTK_WIDGET (fixture->window), "1 company found");

  open_company (fixture, "Company 007");
  go_back (fixture);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "company 007");
  g_assert_cmpuint (cpt_companies_view_get_focused_position (fixture->view), ==, 0);
}

static void
test_the_title_of_the_window_follows (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Companies");
  open_company (fixture, "Company 007");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Company 007");
  go_back (fixture);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Companies");
}

static void
test_a_page_that_was_left_is_let_go (Fixture *fixture, gconstpointer data)
{
  GtkWidget *company = open_company (fixture, "Company 007");

  g_object_add_weak_pointer (G_OBJECT (company), (gpointer *) &company);
  go_back (fixture);
  while (company != NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* The keys of the page may be pressed sooner. */
static void
test_before_a_company_is_read_nothing_is_done_with_it (Fixture *fixture, gconstpointer data)
{
  static const char *const commands[] = { "company.refresh", "company.rename", "company.copy-id", "company.reload" };
  gint64 rid = find_rid (fixture, "Sandbox Company", NULL);
  GtkWidget *company = NULL;

  g_assert_true (cpt_window_show_company (fixture->window, rid));
  company = find (fixture, CPT_TYPE_COMPANY_SCREEN);
  g_assert_null (cpt_company_screen_get_company (CPT_COMPANY_SCREEN (company)));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_assert_true (gtk_widget_activate_action (company, commands[i], NULL));

  await_company (fixture, "Sandbox Company");
  g_assert_null (find_window (ADW_TYPE_MESSAGE_DIALOG));
}

static void
test_deleted_elsewhere_is_said_and_leads_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) company = NULL;

  find_rid (fixture, "Company 007", &company);
  open_company (fixture, "Company 007");
  sync_fixture_delete_elsewhere (&fixture->base, cpt_company_get_id (company));
  cpt_sync_reload (fixture->base.sync);

  await_text (GTK_WIDGET (fixture->window), "“Company 007” is no longer there");
  await_list (fixture);
  g_assert_cmpuint (cpt_companies_view_get_focused_position (fixture->view), !=, GTK_INVALID_LIST_POSITION);
}

static void
test_without_a_platform_what_is_stored_is_shown (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) company = NULL;
  GtkWidget *page;

  find_rid (fixture, "Company 007", &company);
  sync_fixture_stop_sandbox (&fixture->base);

  page = open_company (fixture, "Company 007");
  gtk_widget_activate_action (page, "company.show-view", "s", "details");
  await_text (page, cpt_company_get_id (company));
}

/* What is added is shown in the list, wherever the person was. */
static void
test_adding_a_company_leads_back_to_the_list (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  open_company (fixture, "Company 007");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.add", NULL);
  dialog = GTK_WIDGET (await_window (CPT_TYPE_ADD_COMPANY_DIALOG));
  gtk_editable_set_text (GTK_EDITABLE (find_by_type (dialog, ADW_TYPE_ENTRY_ROW)), "Atelier Beaurivage");
  click (dialog, "Add");

  await_list (fixture);
  await_text (GTK_WIDGET (fixture->window), "“Atelier Beaurivage” added");
}

static void
test_searching_leads_back_to_the_list (Fixture *fixture, gconstpointer data)
{
  open_company (fixture, "Company 007");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.find", NULL);

  await_list (fixture);
  g_assert_true (
      gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)), find (fixture, GTK_TYPE_SEARCH_ENTRY)));
}

static void
test_another_company_can_be_opened_before_the_last_one_is_gone (Fixture *fixture, gconstpointer data)
{
  open_company (fixture, "Company 007");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.back", NULL);
  open_company (fixture, "Company 008");

  g_assert_cmpint (cpt_company_screen_get_rid (CPT_COMPANY_SCREEN (find (fixture, CPT_TYPE_COMPANY_SCREEN))), ==,
                   find_rid (fixture, "Company 008", NULL));
  go_back (fixture);
}

static gboolean
is_narrow (gpointer user_data)
{
  gboolean narrow = FALSE;

  g_object_get (user_data, "narrow", &narrow, NULL);

  return narrow;
}

/* In each of its views, the connection itself too. */
static void
assert_fits (GtkWidget *company)
{
  static const char *views[] = { "summary", "connections", "data", "history", "details" };
  int least = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (views); i++)
    {
      gtk_widget_activate_action (company, "company.show-view", "s", views[i]);
      await_painted (company);
      if (g_str_equal (views[i], "summary"))
        await_text (company, "Reports read");
      gtk_widget_measure (company, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      g_assert_cmpint (least, <=, 360);
    }
}

static void
assert_not_cut (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return;

  if (GTK_IS_LABEL (widget))
    g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_not_cut (child);
}

/* In the program's own style. */
static void
test_the_names_of_the_views_are_whole_with_large_text_too (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  GtkWidget *company = open_company (fixture, "Sandbox Company");

  gtk_css_provider_load_from_resource (provider, "/io/github/comptoir/Comptoir/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * PANGO_SCALE, "gtk-font-name", "Cantarell 11",
                NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 640);
  test_await_true (is_narrow, company);
  await_painted (company);
  assert_not_cut (find (fixture, ADW_TYPE_VIEW_SWITCHER_BAR));

  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-xft-dpi");
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-font-name");
  gtk_style_context_remove_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider));
}

static void
test_the_page_fits_the_smallest_screen_with_large_text_too (Fixture *fixture, gconstpointer data)
{
  GtkWidget *company = open_company (fixture, "Sandbox Company");

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 640);
  test_await_true (is_narrow, company);
  assert_fits (company);

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * PANGO_SCALE, NULL);
  assert_fits (company);
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-xft-dpi");
}

static gboolean
has_focus_in_popover (gpointer user_data)
{
  Fixture *fixture = user_data;
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));

  return focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL;
}

static GtkWidget *
find_menu_button (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_MENU_BUTTON (widget) && gtk_menu_button_get_primary (GTK_MENU_BUTTON (widget)))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_menu_button (child);

  return found;
}

/* Not to the menu, which is closed: the keys that lead back would do nothing. */
static void
test_the_settings_of_a_company_lead_back_to_where_the_keyboard_was (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *company = open_company (fixture, "Company 007");
  GtkWidget *button = NULL;

  await_widget_type (company, GTK_TYPE_MENU_BUTTON);
  button = find_menu_button (company);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  test_await_true (has_focus_in_popover, fixture);
  gtk_widget_activate_action (gtk_root_get_focus (GTK_ROOT (window)), "win.company-settings", NULL);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  await_widget_type (window, CPT_TYPE_SETTINGS_SCREEN);
  await_text (find (fixture, CPT_TYPE_SETTINGS_SCREEN), "Override defaults");
  gtk_widget_activate_action (find (fixture, CPT_TYPE_SETTINGS_SCREEN), "settings.leave", NULL);
  await_no_widget_type (window, CPT_TYPE_SETTINGS_SCREEN);

  g_assert_false (has_focus_in_popover (fixture));
  g_assert_nonnull (gtk_widget_get_ancestor (gtk_root_get_focus (GTK_ROOT (window)), CPT_TYPE_COMPANY_SCREEN));
}

#define TEST(name, function) g_test_add ("/window/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  desk_fixture_init (&argc, &argv);

  TEST ("the-list-is-found-again-as-it-was-left", test_the_list_is_found_again_as_it_was_left);
  TEST ("the-search-is-found-again", test_the_search_is_found_again);
  TEST ("the-title-of-the-window-follows", test_the_title_of_the_window_follows);
  TEST ("a-page-that-was-left-is-let-go", test_a_page_that_was_left_is_let_go);
  TEST ("deleted-elsewhere-is-said-and-leads-back", test_deleted_elsewhere_is_said_and_leads_back);
  TEST ("before-a-company-is-read-nothing-is-done-with-it", test_before_a_company_is_read_nothing_is_done_with_it);
  TEST ("without-a-platform-what-is-stored-is-shown", test_without_a_platform_what_is_stored_is_shown);
  TEST ("adding-a-company-leads-back-to-the-list", test_adding_a_company_leads_back_to_the_list);
  TEST ("searching-leads-back-to-the-list", test_searching_leads_back_to_the_list);
  TEST ("another-company-can-be-opened-before-the-last-one-is-gone",
        test_another_company_can_be_opened_before_the_last_one_is_gone);
  TEST ("the-names-of-the-views-are-whole-with-large-text-too",
        test_the_names_of_the_views_are_whole_with_large_text_too);
  TEST ("the-page-fits-the-smallest-screen-with-large-text-too",
        test_the_page_fits_the_smallest_screen_with_large_text_too);

  TEST ("the-settings-of-a-company-lead-back-to-where-the-keyboard-was",
        test_the_settings_of_a_company_lead_back_to_where_the_keyboard_was);

  return g_test_run ();
}
