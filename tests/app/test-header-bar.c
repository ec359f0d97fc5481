/* test-header-bar.c — the window of an account: its header bar, its size, how narrow it is, why it could not open.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-add-company-dialog.h"
#include "cpt-companies-page.h"
#include "cpt-text-size.h"
#include "cpt-window.h"
#include "desk-fixture.h"

typedef struct
{
  SyncFixture base;
  GSettings *settings;
  CptWindow *window;
} Fixture;

static void
open_window (Fixture *fixture, int width, int height)
{
  fixture->window = cpt_window_new (NULL, fixture->settings);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, height);
  cpt_window_open_account (fixture->window, fixture->base.store, fixture->base.sync);
  gtk_window_present (GTK_WINDOW (fixture->window));
  await_painted (GTK_WIDGET (fixture->window));
}

static void
close_window (Fixture *fixture)
{
  cpt_window_close_account (fixture->window);
  gtk_window_destroy (GTK_WINDOW (g_steal_pointer (&fixture->window)));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  sync_fixture_set_up (&fixture->base, 1);
  desk_fixture_start_unhurried (&fixture->base);
  desk_fixture_await_read (&fixture->base);
  fixture->settings = g_settings_new ("io.github.comptoir.Comptoir");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->settings);
  sync_fixture_tear_down (&fixture->base);
}

static GtkWidget *
find_page (Fixture *fixture)
{
  return find_by_type (GTK_WIDGET (fixture->window), CPT_TYPE_COMPANIES_PAGE);
}

static gboolean
is_searching (Fixture *fixture)
{
  gboolean searching = FALSE;

  g_object_get (find_page (fixture), "search-mode", &searching, NULL);

  return searching;
}

static gboolean
is_narrow (Fixture *fixture)
{
  gboolean narrow = FALSE;

  g_object_get (find_page (fixture), "narrow", &narrow, NULL);

  return narrow;
}

static void
test_the_header_says_account_and_count (Fixture *fixture, gconstpointer data)
{
  GtkWidget *header = NULL;

  open_window (fixture, 1100, 720);
  header = find_by_type (GTK_WIDGET (fixture->window), ADW_TYPE_HEADER_BAR);
  await_text (header, "Companies");
  await_text (header, "Sandbox");
  await_text (header, "2 companies · up to date just now");
  close_window (fixture);
}

static void
test_new_company_stands_last_and_opens_the_dialog (Fixture *fixture, gconstpointer data)
{
  graphene_rect_t bounds;
  GtkWidget *button = NULL;

  open_window (fixture, 1100, 720);
  button = gtk_widget_get_ancestor (find_by_text (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, "New company"),
                                    GTK_TYPE_BUTTON);
  g_assert_true (gtk_widget_compute_bounds (button, GTK_WIDGET (fixture->window), &bounds));
  g_assert_cmpfloat (bounds.origin.x, >, 1100 / 2);

  g_signal_emit_by_name (button, "clicked");
  gtk_window_close (await_window (CPT_TYPE_ADD_COMPANY_DIALOG));
  await_no_window (CPT_TYPE_ADD_COMPANY_DIALOG);
  close_window (fixture);
}

static void
test_the_search_button_and_the_search_agree (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button = NULL;

  open_window (fixture, 1100, 720);
  button = find_by_icon (GTK_WIDGET (fixture->window), "system-search-symbolic");

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  g_assert_true (is_searching (fixture));
  gtk_widget_activate_action (find_page (fixture), "companies.clear-filters", NULL);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  close_window (fixture);
}

static void
test_reload_reads_what_is_new (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;

  open_window (fixture, 1100, 720);
  await_text (GTK_WIDGET (fixture->window), "2 companies");
  id = sync_fixture_create_elsewhere (&fixture->base, "Atelier Beaurivage");
  click_icon (GTK_WIDGET (fixture->window), "view-refresh-symbolic");
  await_text (GTK_WIDGET (fixture->window), "3 companies");
  close_window (fixture);
}

/* The window's width that leaves its page just 860 pixels of the normal text size. */
static int
find_limit (Fixture *fixture)
{
  int width = 1100;
  int border;
  int limit;

  open_window (fixture, width, 720);
  border = width - gtk_widget_get_width (find_page (fixture));
  limit = cpt_text_size_scale (GTK_WIDGET (fixture->window), 860) + border;
  close_window (fixture);

  return limit;
}

static void
test_under_860_pixels_it_is_narrow (Fixture *fixture, gconstpointer data)
{
  int limit = find_limit (fixture);

  open_window (fixture, limit + 1, 720);
  g_assert_false (is_narrow (fixture));
  g_assert_nonnull (find_by_icon (GTK_WIDGET (fixture->window), "view-refresh-symbolic"));
  close_window (fixture);

  open_window (fixture, limit - 1, 720);
  g_assert_true (is_narrow (fixture));
  g_assert_null (find_by_icon (GTK_WIDGET (fixture->window), "view-refresh-symbolic"));
  g_assert_nonnull (find_by_icon (GTK_WIDGET (fixture->window), "list-add-symbolic"));
  close_window (fixture);
}

static void
test_the_size_is_remembered (Fixture *fixture, gconstpointer data)
{
  int width = 0;
  int height = 0;

  open_window (fixture, 911, 613);
  close_window (fixture);

  fixture->window = cpt_window_new (NULL, fixture->settings);
  gtk_window_get_default_size (GTK_WINDOW (fixture->window), &width, &height);
  g_assert_cmpint (width, ==, 911);
  g_assert_cmpint (height, ==, 613);
  close_window (fixture);
}

static void
test_what_could_not_be_opened_says_why (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = cpt_error_new_answer (CPT_ERROR_STORE, NULL, "disk I/O error");

  fixture->window = cpt_window_new (NULL, fixture->settings);
  gtk_window_present (GTK_WINDOW (fixture->window));
  cpt_window_show_failure (fixture->window, error);

  await_text (GTK_WIDGET (fixture->window), "The local copy could not be read or written");
  await_text (GTK_WIDGET (fixture->window), "Check that the disk is not full");
  gtk_expander_set_expanded (GTK_EXPANDER (find_by_type (GTK_WIDGET (fixture->window), GTK_TYPE_EXPANDER)), TRUE);
  await_text (GTK_WIDGET (fixture->window), "disk I/O error");
  close_window (fixture);
}

static GtkWidget *
find_shown_account_menu (Fixture *fixture)
{
  GtkWidget *label = find_by_text (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, "Sandbox");

  return label != NULL ? gtk_widget_get_ancestor (label, GTK_TYPE_MENU_BUTTON) : NULL;
}

static void
test_the_menu_of_accounts_opens_within_the_window (Fixture *fixture, gconstpointer data)
{
  GtkMenuButton *button = NULL;

  open_window (fixture, 1100, 720);
  button = GTK_MENU_BUTTON (find_shown_account_menu (fixture));
  gtk_menu_button_popup (button);
  await_text (GTK_WIDGET (button), "Sandbox settings");
  g_assert_cmpint (gtk_widget_get_halign (GTK_WIDGET (gtk_menu_button_get_popover (button))), ==, GTK_ALIGN_START);
  close_window (fixture);
}

/* Under the header bar, where large text on a small window leaves no room in it. */
static void
test_accounts_are_within_reach_with_large_text_too (Fixture *fixture, gconstpointer data)
{
  GtkWidget *header = NULL;
  GtkWidget *button = NULL;

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * PANGO_SCALE, NULL);
  open_window (fixture, 360, 640);
  header = find_by_type (GTK_WIDGET (fixture->window), ADW_TYPE_HEADER_BAR);
  button = find_shown_account_menu (fixture);
  g_assert_nonnull (button);
  g_assert_false (gtk_widget_is_ancestor (button, header));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  await_text (button, "Sandbox settings");

  close_window (fixture);
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-xft-dpi");
}

#define ADD(path, function) g_test_add ("/header-bar/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  desk_fixture_init (&argc, &argv);

  ADD ("the-header-says-account-and-count", test_the_header_says_account_and_count);
  ADD ("new-company-stands-last-and-opens-the-dialog", test_new_company_stands_last_and_opens_the_dialog);
  ADD ("the-search-button-and-the-search-agree", test_the_search_button_and_the_search_agree);
  ADD ("reload-reads-what-is-new", test_reload_reads_what_is_new);
  ADD ("under-860-pixels-it-is-narrow", test_under_860_pixels_it_is_narrow);
  ADD ("the-menu-of-accounts-opens-within-the-window", test_the_menu_of_accounts_opens_within_the_window);
  ADD ("accounts-are-within-reach-with-large-text-too", test_accounts_are_within_reach_with_large_text_too);
  ADD ("the-size-is-remembered", test_the_size_is_remembered);
  ADD ("what-could-not-be-opened-says-why", test_what_could_not_be_opened_says_why);

  return g_test_run ();
}
