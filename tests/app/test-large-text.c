/* test-large-text.c — text twice as large on the smallest screen: nothing leaves it, and words stay whole.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-bulk-bar.h"
#include "cpt-company-screen.h"
#include "cpt-data-row.h"
#include "cpt-history-page.h"
#include "cpt-lazy-menu.h"
#include "cpt-message-dialog.h"
#include "cpt-operations-filter.h"
#include "cpt-record-filter-row.h"
#include "cpt-records-page.h"
#include "cpt-report-grid.h"
#include "cpt-selection-bar.h"
#include "desk-fixture.h"

#define NARROW 360 /* pixels: a phone */
#define HIGH 640
#define WIDE 1100
#define MARGIN 12
#define ISSUED 2 /* of what invoices are filtered by */
#define DPI 96

static void
set_text_size (int dpi)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi * 1024, "gtk-font-name", "Cantarell 11", NULL);
}

static void
set_up (DeskFixture *fixture, gconstpointer data)
{
  set_text_size (2 * DPI);
  desk_fixture_set_up (fixture, 0);
}

static void
tear_down (DeskFixture *fixture, gconstpointer data)
{
  desk_fixture_tear_down (fixture);
  set_text_size (DPI);
}

static int
measure_height (GtkWidget *widget)
{
  int least_wide = 0;
  int least = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least_wide, NULL, NULL, NULL);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, MAX (NARROW, least_wide), &least, NULL, NULL, NULL);

  return least;
}

/* The sandbox's first company, as the window shows it where there is so little room. */
static GtkWidget *
open_company (DeskFixture *fixture)
{
  g_autoptr (CptCompany) company = NULL;
  gint64 rid = desk_fixture_find_first (fixture, &company);
  GtkWidget *screen = desk_fixture_open_company (fixture, rid);

  g_object_set (screen, "narrow", TRUE, "cramped", TRUE, NULL);
  await_text (screen, "Sandbox Company");

  return screen;
}

static void
test_refreshes_of_many_leave_room_for_the_list (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *bar = NULL;

  desk_fixture_add_demo (fixture);
  desk_fixture_show_page (fixture);
  g_object_set (fixture->page, "narrow", TRUE, "cramped", TRUE, NULL);
  desk_fixture_await_row (fixture, "Groupe Lavallee", NULL);
  gtk_widget_activate_action (fixture->page, "companies.select-all", NULL);
  await_widget_type (fixture->page, CPT_TYPE_SELECTION_BAR);
  gtk_widget_activate_action (fixture->page, "companies.refresh", NULL);
  await_window (ADW_TYPE_MESSAGE_DIALOG);
  desk_fixture_respond ("refresh");
  await_widget_type (fixture->page, CPT_TYPE_BULK_BAR);
  bar = find_by_type (fixture->page, CPT_TYPE_BULK_BAR);
  await_text (bar, "companies");
  gtk_label_set_text (GTK_LABEL (find_by_text (bar, GTK_TYPE_LABEL, "companies")), "Actualisation de 37 entreprises");

  g_assert_cmpint (measure_height (bar), <=, HIGH * 3 / 10);
}

static gboolean
is_compared (gpointer screen)
{
  return find_by_text (screen, GTK_TYPE_LABEL, "against") != NULL &&
         find_by_type (screen, CPT_TYPE_REPORT_GRID) != NULL;
}

static void
test_a_compared_statement_leaves_room_for_the_views (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *screen = open_company (fixture);
  GtkWidget *grid = NULL;

  while ((grid = find_by_type (screen, CPT_TYPE_REPORT_GRID)) == NULL)
    {
      gtk_widget_activate_action (screen, "company.show-report", "s", "balanceSheet");
      g_main_context_iteration (NULL, FALSE);
    }
  gtk_widget_activate_action (grid, "report.compare", NULL);
  test_await_true (is_compared, screen);
  await_painted (screen);

  g_assert_cmpint (measure_height (screen), <=, HIGH - 30); /* months have longer names in other languages */
}

static int
measure_natural_width (GtkWidget *widget)
{
  int natural = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);

  return natural;
}

/* As the words are in French. */
static void
test_what_a_history_is_made_of_is_said_in_whole_words (DeskFixture *fixture, gconstpointer data)
{
  static const char *const words[][2] = { { "Reads", "Lectures" },
                                          { "Writes", "Écritures" },
                                          { "Files", "Fichiers" },
                                          { "Status", "Statut" },
                                          { "Connection", "Connexion" } };
  GtkWidget *screen = open_company (fixture);
  GtkWidget *page = NULL;
  GtkWidget *kinds = NULL;

  gtk_widget_activate_action (screen, "company.show-view", "s", "history");
  await_widget_type (screen, CPT_TYPE_HISTORY_PAGE);
  page = find_by_type (screen, CPT_TYPE_HISTORY_PAGE);
  kinds = gtk_widget_get_parent (find_by_text (page, GTK_TYPE_BUTTON, "Reads"));
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    gtk_label_set_text (GTK_LABEL (find_by_text (page, GTK_TYPE_LABEL, words[i][0])), words[i][1]);

  g_assert_cmpint (measure_natural_width (kinds), <=, NARROW - 2 * MARGIN);
  g_assert_cmpint (measure_natural_width (find_by_type (page, CPT_TYPE_OPERATIONS_FILTER)), <=, NARROW - 2 * MARGIN);
}

static int
measure_least_width (GtkWidget *widget)
{
  int least = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);

  return least;
}

static GtkWidget *
open_records (GtkWidget *screen, const char *name)
{
  gtk_widget_activate_action (screen, "company.show-view", "s", "data");
  await_text (screen, name);
  g_signal_emit_by_name (gtk_widget_get_ancestor (find_by_text (screen, GTK_TYPE_LABEL, name), CPT_TYPE_DATA_ROW),
                         "activate");
  await_widget_type (screen, CPT_TYPE_RECORDS_PAGE);

  return find_by_type (screen, CPT_TYPE_RECORDS_PAGE);
}

static void
test_the_filters_of_records_fit_the_smallest_screen (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_records (open_company (fixture), "Customer invoices");
  GtkWidget *row = NULL;

  while (find_by_type (page, CPT_TYPE_RECORD_FILTER_ROW) == NULL) /* once it is known what can be compared */
    {
      click (page, "Add a filter");
      g_main_context_iteration (NULL, TRUE);
    }
  await_painted (page);

  g_assert_cmpint (measure_least_width (page), <=, NARROW);

  /* How a day is compared is said in whole words. */
  row = find_by_type (page, CPT_TYPE_RECORD_FILTER_ROW);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_by_type (row, GTK_TYPE_DROP_DOWN)), ISSUED);
  await_painted (page);
  g_assert_cmpint (measure_natural_width (row), <=, NARROW - 2 * MARGIN);
}

static gboolean
is_in_window (gpointer menu)
{
  return measure_natural_width (gtk_popover_get_child (menu)) <= NARROW;
}

/* As that of the account, which says how many requests are left once that is known. */
static void
test_a_menu_that_changes_while_it_is_open_stays_in_the_window (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) section = g_menu_new ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *button = gtk_menu_button_new ();
  GtkPopover *popover = NULL;

  g_menu_append (menu, "Sandbox", "app.nothing");
  cpt_lazy_menu_set (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_window_set_child (GTK_WINDOW (window), button);
  gtk_window_set_default_size (GTK_WINDOW (window), NARROW, 400);
  gtk_window_present (GTK_WINDOW (window));
  await_painted (window);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (button));
  await_painted (GTK_WIDGET (popover));

  g_menu_append (section, "Ajouter un compte", "app.nothing");
  g_menu_append_section (menu, "Reste 37 995 sur 38 000 requêtes jusqu’à 00:00", G_MENU_MODEL (section));
  await_text (GTK_WIDGET (popover), "Reste 37 995");
  test_await_true (is_in_window, popover);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
says_all (gpointer dialog)
{
  GtkWidget *scroller = find_by_type (dialog, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));

  return gtk_adjustment_get_page_size (adjustment) > 0 &&
         gtk_adjustment_get_upper (adjustment) <= gtk_adjustment_get_page_size (adjustment);
}

static gboolean
is_wide (gpointer window)
{
  return gtk_widget_get_width (window) > 0 && gtk_widget_get_width (window) <= WIDE;
}

/* A dialog of libadwaita is narrower than what it says would have it. */
static void
test_a_question_is_as_high_as_what_it_asks (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = NULL;

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), WIDE, 720);
  test_await_true (is_wide, fixture->window);
  dialog = adw_message_dialog_new (GTK_WINDOW (fixture->window), "Supprimer « Plomberie St-Laurent, Roy » ?",
                                   "Ses connexions et toutes ses données seront perdues. Son client devrait autoriser "
                                   "l’accès de nouveau. Passé huit secondes, c’est définitif.");
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", "Annuler", "delete", "Supprimer", NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  cpt_message_dialog_present (ADW_MESSAGE_DIALOG (dialog));
  test_await_true (says_all, dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

#define ADD(name, function) g_test_add ("/large-text/" name, DeskFixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  desk_fixture_init (&argc, &argv);
  desk_fixture_use_style ();

  ADD ("refreshes-of-many-leave-room-for-the-list", test_refreshes_of_many_leave_room_for_the_list);
  ADD ("a-compared-statement-leaves-room-for-the-views", test_a_compared_statement_leaves_room_for_the_views);
  ADD ("what-a-history-is-made-of-is-said-in-whole-words", test_what_a_history_is_made_of_is_said_in_whole_words);
  ADD ("the-filters-of-records-fit-the-smallest-screen", test_the_filters_of_records_fit_the_smallest_screen);
  ADD ("a-menu-that-changes-while-it-is-open-stays-in-the-window",
       test_a_menu_that_changes_while_it_is_open_stays_in_the_window);
  ADD ("a-question-is-as-high-as-what-it-asks", test_a_question_is_as_high_as_what_it_asks);

  return g_test_run ();
}
