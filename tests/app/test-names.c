/* test-names.c — whatever can be acted on has a name that a screen reader says: on every screen, in every dialog.
 *
 * The tests walk all widgets of all windows that are shown. A tooltip is only a description, and no name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-window.h"

#include "cpt-add-company-dialog.h"
#include "cpt-add-connection-dialog.h"
#include "cpt-bulk-bar.h"
#include "cpt-bulk-dialog.h"
#include "cpt-companies-page.h"
#include "cpt-companies-view.h"
#include "cpt-company-screen.h"
#include "cpt-connection-popover.h"
#include "cpt-data-row.h"
#include "cpt-failed-changes-dialog.h"
#include "cpt-files-page.h"
#include "cpt-preferences-window.h"
#include "cpt-qr-dialog.h"
#include "cpt-records-page.h"
#include "cpt-rename-popover.h"
#include "cpt-report-grid.h"
#include "cpt-report-page.h"
#include "cpt-selection-bar.h"
#include "cpt-settings-list.h"
#include "cpt-settings-screen.h"
#include "cpt-shortcuts-window.h"
#include "desk-fixture.h"

#define DEMO "Clinique veterinaire du Plateau" /* has a broken connection */
#define FIRST "Sandbox Company"

typedef struct
{
  DeskFixture desk; /* without its window */
  CptWindow *window;
} Fixture;

static gboolean
is_read (gpointer user_data)
{
  Fixture *fixture = user_data;

  return cpt_sync_get_last_read (fixture->desk.base.sync) != CPT_TIME_UNKNOWN &&
         cpt_sync_get_state (fixture->desk.base.sync) == CPT_SYNC_IDLE;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  sync_fixture_set_up (&fixture->desk.base, 3);
  sync_fixture_start (&fixture->desk.base);
  test_await_true (is_read, fixture);
  desk_fixture_add_demo (&fixture->desk);
  fixture->window = g_object_new (CPT_TYPE_WINDOW, "default-width", 1200, "default-height", 700, NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  cpt_window_open_account (fixture->window, fixture->desk.base.store, fixture->desk.base.sync);
  await_widget_type (GTK_WIDGET (fixture->window), GTK_TYPE_COLUMN_VIEW);
  await_painted (GTK_WIDGET (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  sync_fixture_tear_down (&fixture->desk.base);
}

static gboolean
has_own_name (GtkWidget *widget)
{
  return gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL) ||
         gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

/* Whether a text stands in it, which is its name then. */
static gboolean
holds_text (GtkWidget *widget)
{
  if (!gtk_widget_get_visible (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (holds_text (child))
      return TRUE;

  return FALSE;
}

static gboolean
is_named_by_its_text (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) ||
         GTK_IS_EXPANDER (widget) || ADW_IS_ENTRY_ROW (widget);
}

static gboolean
needs_name (GtkWidget *widget)
{
  return is_named_by_its_text (widget) || GTK_IS_ENTRY (widget) || GTK_IS_SEARCH_ENTRY (widget) ||
         GTK_IS_SPIN_BUTTON (widget) || GTK_IS_SWITCH (widget) || GTK_IS_DROP_DOWN (widget) || GTK_IS_SCALE (widget) ||
         GTK_IS_LIST_BOX (widget) || GTK_IS_COLUMN_VIEW (widget) || GTK_IS_PROGRESS_BAR (widget) ||
         GTK_IS_LEVEL_BAR (widget);
}

/* What libadwaita has in the title bar of preferences: in 1.7 its search has a tooltip for a name. */
static gboolean
is_in_title_of_preferences (GtkWidget *widget)
{
  return gtk_widget_get_ancestor (widget, ADW_TYPE_HEADER_BAR) != NULL &&
         gtk_widget_get_ancestor (widget, ADW_TYPE_PREFERENCES_WINDOW) != NULL;
}

/* What GTK builds itself inside of a control, and names or hides as it does everywhere. */
static gboolean
is_inside_of_control (GtkWidget *widget)
{
  return is_in_title_of_preferences (widget) || gtk_widget_get_ancestor (widget, GTK_TYPE_SPIN_BUTTON) != NULL ||
         gtk_widget_get_ancestor (widget, GTK_TYPE_DROP_DOWN) != NULL ||
         gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) != NULL ||
         gtk_widget_get_ancestor (widget, ADW_TYPE_ABOUT_WINDOW) != NULL || GTK_IS_MENU_BUTTON (widget) ||
         GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget));
}

static char *
dup_place (GtkWidget *widget)
{
  g_autoptr (GString) place = g_string_new (NULL);

  for (GtkWidget *at = widget; at != NULL; at = gtk_widget_get_parent (at))
    g_string_append_printf (place, "%s%s", at == widget ? "" : " in ", G_OBJECT_TYPE_NAME (at));

  return g_string_free (g_steal_pointer (&place), FALSE);
}

static guint
count_unnamed (GtkWidget *widget)
{
  guint n_unnamed = 0;

  if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget))
    return 0;

  if (needs_name (widget) && !has_own_name (widget) && !(is_named_by_its_text (widget) && holds_text (widget)) &&
      (gtk_widget_get_parent (widget) == NULL || !is_inside_of_control (gtk_widget_get_parent (widget))))
    {
      g_autofree char *place = dup_place (widget);

      g_test_message ("without a name: %s", place);
      n_unnamed++;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_unnamed += count_unnamed (child);

  return n_unnamed;
}

static void
assert_all_named (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint n_unnamed = 0;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      n_unnamed += count_unnamed (window);
    }

  g_assert_cmpuint (n_unnamed, ==, 0);
}

static GtkWidget *
get_list_page (Fixture *fixture)
{
  return find_by_type (GTK_WIDGET (fixture->window), CPT_TYPE_COMPANIES_PAGE);
}

static gint64
find_rid (Fixture *fixture, const char *name)
{
  gint64 rid = 0;
  g_autoptr (CptCompany) company = sync_fixture_find_stored (&fixture->desk.base, name, &rid);

  g_assert_nonnull (company);

  return rid;
}

static GtkWidget *
open_company (Fixture *fixture, const char *name)
{
  GtkWidget *screen;

  gtk_widget_activate_action (get_list_page (fixture), "companies.open", "x", find_rid (fixture, name));
  await_widget_type (GTK_WIDGET (fixture->window), CPT_TYPE_COMPANY_SCREEN);
  screen = find_by_type (GTK_WIDGET (fixture->window), CPT_TYPE_COMPANY_SCREEN);
  await_text (screen, name);

  return screen;
}

static void
test_of_the_list (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = get_list_page (fixture);

  await_text (GTK_WIDGET (fixture->window), "to re-authorize");
  assert_all_named ();
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.find", NULL);
  await_painted (page);
  assert_all_named ();
  g_object_set (page, "narrow", TRUE, NULL);
  await_painted (page);
  assert_all_named ();
  g_object_set (page, "cramped", TRUE, NULL);
  await_painted (page);
  assert_all_named ();
}

static void
test_of_several_selected (Fixture *fixture, gconstpointer data)
{
  GtkColumnView *table = GTK_COLUMN_VIEW (find_by_type (GTK_WIDGET (fixture->window), GTK_TYPE_COLUMN_VIEW));

  gtk_selection_model_select_range (gtk_column_view_get_model (table), 0, 3, TRUE);
  await_painted (GTK_WIDGET (fixture->window));
  assert_all_named ();
}

static void
test_of_the_popovers_of_the_list (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = get_list_page (fixture);

  gtk_widget_activate_action (page, "companies.rename-one", "x", find_rid (fixture, DEMO));
  await_widget_type (page, CPT_TYPE_RENAME_POPOVER);
  assert_all_named ();
  gtk_popover_popdown (GTK_POPOVER (find_by_type (page, CPT_TYPE_RENAME_POPOVER)));
  await_no_widget_type (page, CPT_TYPE_RENAME_POPOVER);

  gtk_widget_activate_action (page, "companies.show-connections", "x", find_rid (fixture, DEMO));
  await_widget_type (page, CPT_TYPE_CONNECTION_POPOVER);
  await_painted (find_by_type (page, CPT_TYPE_CONNECTION_POPOVER));
  assert_all_named ();
  gtk_popover_popdown (GTK_POPOVER (find_by_type (page, CPT_TYPE_CONNECTION_POPOVER)));
  await_no_widget_type (page, CPT_TYPE_CONNECTION_POPOVER);
}

static void
test_of_a_company (Fixture *fixture, gconstpointer data)
{
  static const char *const views[] = { "summary", "connections", "data", "history", "details" };
  GtkWidget *screen = open_company (fixture, DEMO);

  for (gsize i = 0; i < G_N_ELEMENTS (views); i++)
    {
      gtk_widget_activate_action (screen, "company.show-view", "s", views[i]);
      await_painted (screen);
      await_painted (screen);
      g_test_message ("%s", views[i]);
      assert_all_named ();
    }
}

static void
test_of_the_settings (Fixture *fixture, gconstpointer data)
{
  GtkWidget *screen = NULL;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.data-type-settings", NULL);
  await_widget_type (GTK_WIDGET (fixture->window), CPT_TYPE_SETTINGS_SCREEN);
  screen = find_by_type (GTK_WIDGET (fixture->window), CPT_TYPE_SETTINGS_SCREEN);
  await_text (screen, "Transactions");
  assert_all_named ();
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_by_type (screen, GTK_TYPE_DROP_DOWN)), 2);
  await_text (screen, "1 unsaved change");
  assert_all_named ();
  gtk_widget_activate_action (screen, "settings.leave", NULL);
  await_window (ADW_TYPE_MESSAGE_DIALOG);
  assert_all_named ();
  desk_fixture_respond ("discard");
}

static void
close_window (GtkWindow *window)
{
  gtk_window_destroy (window);
}

static void
test_of_the_settings_of_a_company (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);

  open_company (fixture, DEMO);
  gtk_widget_activate_action (window, "win.company-settings", NULL);
  await_widget_type (window, CPT_TYPE_SETTINGS_SCREEN);
  await_text (find_by_type (window, CPT_TYPE_SETTINGS_SCREEN), "Override defaults");
  assert_all_named ();
}

static void
test_of_records (Fixture *fixture, gconstpointer data)
{
  GtkWidget *screen = open_company (fixture, FIRST);
  GtkWidget *page = NULL;

  gtk_widget_activate_action (screen, "company.show-view", "s", "data");
  await_text (screen, "Customer invoices");
  g_signal_emit_by_name (
      gtk_widget_get_ancestor (find_by_text (screen, GTK_TYPE_LABEL, "Customer invoices"), CPT_TYPE_DATA_ROW),
      "activate");
  await_widget_type (screen, CPT_TYPE_RECORDS_PAGE);
  page = find_by_type (screen, CPT_TYPE_RECORDS_PAGE);
  await_widget_type (page, GTK_TYPE_COLUMN_VIEW);
  await_painted (page);
  assert_all_named ();

  click (page, "Add a filter");
  await_painted (page);
  assert_all_named ();
  g_object_set (page, "narrow", TRUE, NULL);
  await_painted (page);
  assert_all_named ();
}

static void
test_of_a_statement (Fixture *fixture, gconstpointer data)
{
  GtkWidget *screen = open_company (fixture, FIRST);
  GtkWidget *page = NULL;

  gtk_widget_activate_action (screen, "company.show-report", "s", "profitAndLoss");
  await_widget_type (screen, CPT_TYPE_REPORT_GRID);
  page = find_by_type (screen, CPT_TYPE_REPORT_PAGE);
  await_painted (page);
  assert_all_named ();
  g_object_set (page, "narrow", TRUE, NULL);
  await_painted (page);
  assert_all_named ();
}

static void
test_of_files (Fixture *fixture, gconstpointer data)
{
  GtkWidget *screen = open_company (fixture, "Boulangerie Aux Deux Moulins");

  gtk_widget_activate_action (screen, "company.show-view", "s", "history");
  await_text (screen, "Files");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_by_text (screen, GTK_TYPE_TOGGLE_BUTTON, "Files")), TRUE);
  await_widget_type (screen, CPT_TYPE_FILES_PAGE);
  await_text (screen, "Upload files…");
  assert_all_named ();
}

static void
test_of_a_bulk_refresh (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = get_list_page (fixture);
  GtkWindow *window = NULL;

  gtk_widget_activate_action (page, "companies.select-all", NULL);
  await_widget_type (page, CPT_TYPE_SELECTION_BAR);
  click (find_by_type (page, CPT_TYPE_SELECTION_BAR), "Refresh data…");
  await_painted (GTK_WIDGET (await_window (ADW_TYPE_MESSAGE_DIALOG)));
  assert_all_named ();
  desk_fixture_respond ("refresh");

  await_text (page, "Pause");
  assert_all_named ();
  gtk_widget_activate_action (find_by_type (page, CPT_TYPE_BULK_BAR), "bulk.details", NULL);
  window = await_window (CPT_TYPE_BULK_DIALOG);
  await_text (GTK_WIDGET (window), FIRST);
  assert_all_named ();
  close_window (window);
}

static void
test_of_the_dialogs (Fixture *fixture, gconstpointer data)
{
  GtkWindow *parent = GTK_WINDOW (fixture->window);
  GtkWidget *page = get_list_page (fixture);
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GError) error = NULL;
  GtkWindow *window = NULL;

  gtk_widget_activate_action (GTK_WIDGET (parent), "win.add", NULL);
  window = await_window (CPT_TYPE_ADD_COMPANY_DIALOG);
  gtk_editable_set_text (GTK_EDITABLE (find_by_type (GTK_WIDGET (window), ADW_TYPE_ENTRY_ROW)), "Société (Québec)");
  assert_all_named ();
  close_window (window);

  window = GTK_WINDOW (cpt_preferences_window_new (parent, G_ACTION_GROUP (actions), fixture->desk.base.store));
  gtk_window_present (window);
  assert_all_named ();
  close_window (window);

  window = cpt_shortcuts_window_new (parent);
  gtk_window_present (window);
  assert_all_named ();
  close_window (window);

  window = GTK_WINDOW (cpt_qr_dialog_new (parent, DEMO, "https://link.codat.io/company/1", &error));
  g_assert_no_error (error);
  gtk_window_present (window);
  assert_all_named ();
  close_window (window);

  window = GTK_WINDOW (cpt_failed_changes_dialog_new (parent, fixture->desk.base.outbox));
  gtk_window_present (window);
  await_text (GTK_WIDGET (window), "Nothing is left");
  assert_all_named ();
  close_window (window);

  gtk_widget_activate_action (page, "companies.add-connection", "x", find_rid (fixture, DEMO));
  window = await_window (CPT_TYPE_ADD_CONNECTION_DIALOG);
  await_text (GTK_WIDGET (window), "Xero");
  assert_all_named ();
  close_window (window);

  /* of many: their number is typed */
  gtk_selection_model_select_all (
      gtk_column_view_get_model (GTK_COLUMN_VIEW (find_by_type (page, GTK_TYPE_COLUMN_VIEW))));
  gtk_widget_activate_action (page, "companies.delete", NULL);
  await_window (ADW_TYPE_MESSAGE_DIALOG);
  assert_all_named ();
  desk_fixture_respond ("cancel");
}

#define TEST(name, function) g_test_add ("/names/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_setenv ("GTK_A11Y", "test", TRUE); /* names are kept, and told to nobody */
  desk_fixture_init (&argc, &argv);

  TEST ("of-the-list", test_of_the_list);
  TEST ("of-several-selected", test_of_several_selected);
  TEST ("of-the-popovers-of-the-list", test_of_the_popovers_of_the_list);
  TEST ("of-a-company", test_of_a_company);
  TEST ("of-the-settings", test_of_the_settings);
  TEST ("of-the-settings-of-a-company", test_of_the_settings_of_a_company);
  TEST ("of-records", test_of_records);
  TEST ("of-a-statement", test_of_a_statement);
  TEST ("of-files", test_of_files);
  TEST ("of-a-bulk-refresh", test_of_a_bulk_refresh);
  TEST ("of-the-dialogs", test_of_the_dialogs);

  return g_test_run ();
}
