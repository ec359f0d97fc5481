/* test-open-popovers.c — the list changes while a menu, an editor or a popover is open: they stay with their company.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-connection-popover.h"
#include "cpt-rename-popover.h"
#include "desk-fixture.h"

#define SEVERAL 3
#define NAME "Company 001"

static void
set_up (DeskFixture *fixture, gconstpointer data)
{
  desk_fixture_set_up (fixture, SEVERAL);
  desk_fixture_show_page (fixture);
}

static void
tear_down (DeskFixture *fixture, gconstpointer data)
{
  desk_fixture_tear_down (fixture);
}

/* Somebody else adds companies: the newest stand first, so every position means another company by then. */
static void
shift_rows (DeskFixture *fixture)
{
  guint position = desk_fixture_find_position (fixture, NAME);
  g_autofree char *first = sync_fixture_create_elsewhere (&fixture->base, "Newer");
  g_autofree char *second = sync_fixture_create_elsewhere (&fixture->base, "Newest");

  cpt_sync_reload (fixture->base.sync);
  desk_fixture_await_row (fixture, "Newest", NULL);
  g_assert_cmpuint (desk_fixture_find_position (fixture, NAME), ==, position + 2);
}

static void
test_the_menu_renames_the_company_that_it_was_opened_on (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *menu = desk_fixture_open_menu (fixture, NAME);
  GtkWidget *popover = NULL;

  shift_rows (fixture);
  choose_item (menu, "Rename");
  await_widget_type (fixture->page, CPT_TYPE_RENAME_POPOVER);
  popover = find_by_type (fixture->page, CPT_TYPE_RENAME_POPOVER);
  await_painted (popover);

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_by_type (popover, GTK_TYPE_ENTRY))), ==, NAME);
}

static void
test_the_menu_copies_the_link_of_the_company_that_it_was_opened_on (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *menu = desk_fixture_open_menu (fixture, NAME);
  g_autoptr (CptCompany) company = sync_fixture_find_stored (&fixture->base, NAME, NULL);
  g_autofree char *copied = NULL;

  shift_rows (fixture);
  choose_item (menu, "Copy Link URL");
  await_text (desk_fixture_get_toasts (fixture), "copied");

  copied = read_clipboard ();
  g_assert_cmpstr (copied, ==, cpt_company_get_redirect (company));
}

static void
test_the_menu_copies_the_whole_id_of_the_company_that_it_was_opened_on (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *menu = desk_fixture_open_menu (fixture, NAME);
  g_autoptr (CptCompany) company = sync_fixture_find_stored (&fixture->base, NAME, NULL);
  g_autofree char *copied = NULL;

  shift_rows (fixture);
  choose_item (menu, "Copy company ID");

  copied = read_clipboard ();
  g_assert_cmpstr (copied, ==, cpt_company_get_id (company));
}

static void
test_the_menu_deletes_the_company_that_it_was_opened_on (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *menu = desk_fixture_open_menu (fixture, NAME);
  GtkWindow *dialog = NULL;

  shift_rows (fixture);
  choose_item (menu, "Delete…");
  dialog = await_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==, "Delete “" NAME "”?");
  desk_fixture_respond ("cancel");
}

static void
test_the_name_is_saved_of_the_company_that_is_edited (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *popover = NULL;
  gint64 rid = 0;

  desk_fixture_await_row (fixture, NAME, &rid);
  gtk_widget_activate_action (fixture->page, "companies.rename-one", "x", rid);
  await_widget_type (fixture->page, CPT_TYPE_RENAME_POPOVER);
  popover = find_by_type (fixture->page, CPT_TYPE_RENAME_POPOVER);
  await_painted (popover);

  shift_rows (fixture);
  gtk_editable_set_text (GTK_EDITABLE (find_by_type (popover, GTK_TYPE_ENTRY)), "Renamed");
  click (popover, "Save");
  await_no_widget_type (fixture->page, CPT_TYPE_RENAME_POPOVER);
  desk_fixture_await_sent (fixture);

  g_assert_cmpuint (sync_fixture_count_platform (&fixture->base, "Renamed"), ==, 1);
  g_assert_cmpuint (sync_fixture_count_platform (&fixture->base, NAME), ==, 0);
}

static void
test_the_connections_stay_those_of_the_company (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *popover = NULL;
  g_autoptr (CptCompany) before = NULL;
  g_autoptr (CptCompany) after = NULL;
  const char *connection_id = NULL;
  gint64 rid = desk_fixture_find_first (fixture, &before);

  connection_id = cpt_connection_get_id (g_ptr_array_index (cpt_company_get_connections (before), 0));
  gtk_widget_activate_action (fixture->page, "companies.show-connection", "(xs)", rid, connection_id);
  await_widget_type (fixture->page, CPT_TYPE_CONNECTION_POPOVER);
  popover = find_by_type (fixture->page, CPT_TYPE_CONNECTION_POPOVER);
  await_painted (popover);

  shift_rows (fixture);
  click (popover, "Unlink");
  desk_fixture_respond ("do");
  await_text (desk_fixture_get_toasts (fixture), "is unlinked");

  after = sync_fixture_find_stored (&fixture->base, cpt_company_get_name (before), NULL);
  g_assert_cmpint (cpt_connection_get_state (g_ptr_array_index (cpt_company_get_connections (after), 0)), ==,
                   CPT_CONNECTION_STATE_UNLINKED);
}

static void
test_the_menu_of_several_acts_on_all_of_them (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *menu = NULL;
  g_autofree char *copied = NULL;
  g_auto (GStrv) lines = NULL;

  gtk_widget_activate_action (fixture->page, "companies.select-all", NULL);
  menu = desk_fixture_open_menu (fixture, NAME);
  await_text (menu, "4 companies selected");

  shift_rows (fixture);
  choose_item (menu, "Copy Link URLs");
  await_text (desk_fixture_get_toasts (fixture), "4 Link URLs copied");
  copied = read_clipboard ();
  lines = g_strsplit (copied, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 5); /* and the end of the last */
}

static void
test_the_menu_lists_the_connections (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) company = NULL;
  GtkWidget *menu = desk_fixture_open_menu (fixture, "Sandbox Company");
  CptConnection *connection = NULL;
  g_autofree char *label = NULL;

  desk_fixture_find_first (fixture, &company);
  connection = g_ptr_array_index (cpt_company_get_connections (company), 0);
  label = g_strdup_printf ("%s: Linked", cpt_connection_get_platform_name (connection));
  choose_item (menu, label);

  await_widget_type (fixture->page, CPT_TYPE_CONNECTION_POPOVER);
  await_text (find_by_type (fixture->page, CPT_TYPE_CONNECTION_POPOVER), cpt_connection_get_platform_name (connection));
  await_painted (find_by_type (fixture->page, CPT_TYPE_CONNECTION_POPOVER));
}

static void
test_the_focus_goes_back_to_the_row (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *row = desk_fixture_await_row (fixture, NAME, NULL);
  GtkWidget *menu = NULL;

  cpt_companies_view_grab_focus (desk_fixture_get_view (fixture), desk_fixture_find_position (fixture, NAME));
  menu = desk_fixture_open_menu (fixture, NAME);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), menu));

  gtk_popover_popdown (GTK_POPOVER (menu));
  await_no_widget_type (fixture->page, GTK_TYPE_POPOVER_MENU);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == row);
}

#define ADD(path, function) g_test_add ("/open-popovers/" path, DeskFixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  desk_fixture_init (&argc, &argv);

  ADD ("the-menu-renames-the-company-that-it-was-opened-on", test_the_menu_renames_the_company_that_it_was_opened_on);
  ADD ("the-menu-copies-the-link-of-the-company-that-it-was-opened-on",
       test_the_menu_copies_the_link_of_the_company_that_it_was_opened_on);
  ADD ("the-menu-copies-the-whole-id-of-the-company-that-it-was-opened-on",
       test_the_menu_copies_the_whole_id_of_the_company_that_it_was_opened_on);
  ADD ("the-menu-deletes-the-company-that-it-was-opened-on", test_the_menu_deletes_the_company_that_it_was_opened_on);
  ADD ("the-name-is-saved-of-the-company-that-is-edited", test_the_name_is_saved_of_the_company_that_is_edited);
  ADD ("the-connections-stay-those-of-the-company", test_the_connections_stay_those_of_the_company);
  ADD ("the-menu-of-several-acts-on-all-of-them", test_the_menu_of_several_acts_on_all_of_them);
  ADD ("the-menu-lists-the-connections", test_the_menu_lists_the_connections);
  ADD ("the-focus-goes-back-to-the-row", test_the_focus_goes_back_to_the_row);

  return g_test_run ();
}
