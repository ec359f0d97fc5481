/* test-report-page.c — the statements of a company, on a real sandbox, beside what another client reads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-report-page.h"

#include "cpt-amount-text.h"
#include "cpt-company-screen.h"
#include "cpt-data-page.h"
#include "cpt-data-row.h"
#include "cpt-file-exporter.h"
#include "cpt-report-grid.h"
#include "cpt-report-row.h"
#include "cpt-report.h"
#include "desk-fixture.h"

#include <string.h>

typedef struct
{
  DeskFixture desk;
  CptCompany *company; /* the sandbox's first one */
  GtkWidget *screen;
} Fixture;

/* @data: (nullable): a fault of the sandbox, from before the page is opened on */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  gint64 rid;

  desk_fixture_set_up (&fixture->desk, 0);
  rid = desk_fixture_find_first (&fixture->desk, &fixture->company);
  sync_fixture_set_fault (&fixture->desk.base, data);
  fixture->screen = desk_fixture_open_company (&fixture->desk, rid);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->company);
  desk_fixture_tear_down (&fixture->desk);
}

static CptReportPage *
get_page (Fixture *fixture)
{
  return CPT_REPORT_PAGE (find_by_type (fixture->screen, CPT_TYPE_REPORT_PAGE));
}

static CptReportGrid *
get_grid (Fixture *fixture)
{
  return CPT_REPORT_GRID (find_by_type (fixture->screen, CPT_TYPE_REPORT_GRID));
}

static gboolean
is_table_shown (gpointer user_data)
{
  Fixture *fixture = user_data;

  return get_grid (fixture) != NULL && cpt_report_sheet_get_table (cpt_report_grid_get_sheet (get_grid (fixture)));
}

static void
open_statement (Fixture *fixture, const char *data_type)
{
  await_text (fixture->screen, "Sandbox Company");
  while (find_by_type (fixture->screen, CPT_TYPE_REPORT_PAGE) == NULL)
    {
      gtk_widget_activate_action (fixture->screen, "company.show-report", "s", data_type);
      g_main_context_iteration (NULL, FALSE);
    }
}

static void
open_table (Fixture *fixture, const char *data_type)
{
  open_statement (fixture, data_type);
  test_await_true (is_table_shown, fixture);
}

/* Selects nothing: all that is on view. */
static GStrv
list_lines (Fixture *fixture)
{
  g_autofree char *text = cpt_report_grid_dup_selected (get_grid (fixture));

  return g_strsplit (text, "\n", -1);
}

/* A cell of the line that is called so, as it is copied. */
static char *
dup_cell (Fixture *fixture, const char *name, guint column)
{
  g_auto (GStrv) lines = list_lines (fixture);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);

      if (g_strcmp0 (cells[0], name) == 0)
        return g_strdup (cells[column + 1]);
    }

  g_error ("no line is called %s", name);
}

static void
assert_cell (Fixture *fixture, const char *name, guint column, gint64 value)
{
  g_autofree char *expected = cpt_amount_text_new_for_spreadsheet (value);
  g_autofree char *found = dup_cell (fixture, name, column);

  g_assert_cmpstr (found, ==, expected);
}

static void
assert_empty_cell (Fixture *fixture, const char *name, guint column)
{
  g_autofree char *found = dup_cell (fixture, name, column);

  g_assert_cmpstr (found, ==, "");
}

static gint64
get_value (CptReport *report, guint period, CptReportItem item)
{
  return cpt_report_get_period (report, period)->amounts[item].value;
}

static void
test_a_profit_and_loss_is_that_of_the_platform_to_the_cent (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptReport) report = desk_fixture_get_report (&fixture->desk, fixture->company, CPT_REPORT_PROFIT_AND_LOSS);
  gint64 total = 0;

  open_table (fixture, "profitAndLoss");
  for (guint i = 0; i < 6; i++)
    {
      total += get_value (report, i + 1, CPT_REPORT_INCOME);
      assert_cell (fixture, "Revenue", i, get_value (report, i + 1, CPT_REPORT_INCOME));
      assert_cell (fixture, "Net profit", i, get_value (report, i + 1, CPT_REPORT_NET_PROFIT));
    }
  assert_cell (fixture, "Revenue", 6, total);
  await_text (fixture->screen, "Accrual accounting · CAD");
}

static void
test_a_balance_sheet_has_no_total (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptReport) report = desk_fixture_get_report (&fixture->desk, fixture->company, CPT_REPORT_BALANCE_SHEET);
  g_auto (GStrv) lines = NULL;

  open_table (fixture, "balanceSheet");
  assert_cell (fixture, "Assets", 0, get_value (report, 1, CPT_REPORT_ASSETS));
  assert_cell (fixture, "Equity", 5, get_value (report, 6, CPT_REPORT_EQUITY));
  lines = list_lines (fixture);
  g_assert_null (strstr (lines[0], "Total"));
}

static void
test_a_cash_flow_is_read (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptReport) report = desk_fixture_get_report (&fixture->desk, fixture->company, CPT_REPORT_CASH_FLOW);

  open_table (fixture, "cashFlowStatement");
  assert_cell (fixture, "Cash receipts", 0, get_value (report, 1, CPT_REPORT_CASH_RECEIPTS));
  assert_cell (fixture, "Cash payments", 0, get_value (report, 1, CPT_REPORT_CASH_PAYMENTS));
}

static void
test_two_periods_are_compared (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptReport) report = desk_fixture_get_report (&fixture->desk, fixture->company, CPT_REPORT_BALANCE_SHEET);

  open_table (fixture, "balanceSheet");
  g_object_set (get_page (fixture), "comparing", TRUE, NULL);
  assert_cell (fixture, "Assets", 6,
               get_value (report, 1, CPT_REPORT_ASSETS) - get_value (report, 2, CPT_REPORT_ASSETS));
}

static void
test_what_is_compared_fits_a_narrow_window (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = NULL;
  int least = 0;
  int least_narrow = 0;

  open_table (fixture, "balanceSheet");
  page = GTK_WIDGET (get_page (fixture));
  g_object_set (page, "comparing", TRUE, NULL);
  gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_object_set (page, "narrow", TRUE, NULL);
  gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &least_narrow, NULL, NULL, NULL);

  /* Room is left for languages with longer words. */
  g_assert_cmpint (least_narrow, <, least);
  g_assert_cmpint (least_narrow, <=, 280);
}

/* Before anything is scrolled. */
static void
test_no_column_is_cut_at_the_edge (Fixture *fixture, gconstpointer data)
{
  CptReportSheet *sheet = NULL;
  int width = 0;
  gboolean is_one_at_edge = FALSE;

  gtk_window_set_default_size (GTK_WINDOW (fixture->desk.window), 360, 640);
  open_table (fixture, "profitAndLoss");
  await_painted (fixture->screen);
  sheet = cpt_report_grid_get_sheet (get_grid (fixture));
  width = gtk_widget_get_width (GTK_WIDGET (get_grid (fixture)));
  for (guint i = 0; i < cpt_report_table_get_n_columns (cpt_report_sheet_get_table (sheet)); i++)
    {
      int x = 0;
      int column_width = 0;

      cpt_report_sheet_get_place (sheet, i, &x, &column_width);
      is_one_at_edge |= x + column_width == width;
    }

  g_assert_cmpint (width, >, 0);
  g_assert_true (is_one_at_edge);
}

static void
test_a_missing_month_is_said_and_empty (Fixture *fixture, gconstpointer data)
{
  open_table (fixture, "profitAndLoss");
  assert_empty_cell (fixture, "Revenue", 1);
  await_text (fixture->screen, "is missing in Sandbox: it is in no total");
}

static void
test_amounts_that_cannot_be_added_are_said (Fixture *fixture, gconstpointer data)
{
  open_table (fixture, "cashFlowStatement");
  await_text (fixture->screen, "too fine or too large to be added: left out (*)");
}

static void
test_an_empty_report_says_so (Fixture *fixture, gconstpointer data)
{
  open_statement (fixture, "profitAndLoss");
  await_text (fixture->screen, "No figures");
  await_text (fixture->screen, "The report has no complete month");
}

static void
test_a_report_that_was_never_read_says_so (Fixture *fixture, gconstpointer data)
{
  open_statement (fixture, "profitAndLoss");
  await_text (fixture->screen, "Its data was never read, or is being read now");
}

static void
test_what_could_not_be_read_is_tried_again (Fixture *fixture, gconstpointer data)
{
  open_statement (fixture, "cashFlowStatement");
  await_text (fixture->screen, "Try again now");
  sync_fixture_set_fault (&fixture->desk.base, NULL);
  gtk_widget_activate_action (GTK_WIDGET (get_page (fixture)), "report.retry", NULL);
  await_text (fixture->screen, "Try again now"); /* it stays until the attempt has ended */
  g_assert_null (find_by_text (fixture->screen, GTK_TYPE_LABEL, "The statement is being read"));
  test_await_true (is_table_shown, fixture);
}

static void
test_what_was_read_stays_when_the_platform_is_away (Fixture *fixture, gconstpointer data)
{
  gint64 rid = cpt_company_screen_get_rid (CPT_COMPANY_SCREEN (fixture->screen));
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  open_table (fixture, "cashFlowStatement");
  before = dup_cell (fixture, "Cash receipts", 3);
  sync_fixture_stop_sandbox (&fixture->desk.base);

  fixture->screen = desk_fixture_open_company (&fixture->desk, rid);
  open_table (fixture, "cashFlowStatement");
  after = dup_cell (fixture, "Cash receipts", 3);
  g_assert_cmpstr (before, ==, after);
}

static void
test_lines_are_collapsed_and_expanded (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) all = NULL;
  g_auto (GStrv) few = NULL;

  open_table (fixture, "balanceSheet");
  all = list_lines (fixture);
  gtk_widget_activate_action (GTK_WIDGET (get_page (fixture)), "report.collapse-all", NULL);
  few = list_lines (fixture);
  g_assert_cmpuint (g_strv_length (few), ==, 1 + 4 + 1);
  gtk_widget_activate_action (GTK_WIDGET (get_page (fixture)), "report.expand-all", NULL);
  g_strfreev (few);
  few = list_lines (fixture);
  g_assert_cmpuint (g_strv_length (few), ==, g_strv_length (all));
}

/* As the keyboard does; Returns: whether the key was for the table. */
static gboolean
press (Fixture *fixture, guint key, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (get_grid (fixture)));
  gboolean is_taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &is_taken);
    }

  return is_taken;
}

/* Does what the page has bound to a key; Returns: whether that is anything. */
static gboolean
press_bound (Fixture *fixture, guint key, GdkModifierType state)
{
  GtkWidget *page = GTK_WIDGET (get_page (fixture));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (page);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      for (guint k = 0;
           GTK_IS_SHORTCUT_CONTROLLER (controller) && k < g_list_model_get_n_items (G_LIST_MODEL (controller)); k++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), k);
          g_autoptr (GtkShortcutTrigger) trigger = gtk_keyval_trigger_new (key, state);

          if (gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), trigger))
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), GTK_SHORTCUT_ACTION_EXCLUSIVE,
                                                 page, gtk_shortcut_get_arguments (shortcut));
        }
    }

  return FALSE;
}

static guint
count_shown (Fixture *fixture)
{
  return g_list_model_get_n_items (
      G_LIST_MODEL (cpt_report_sheet_get_rows (cpt_report_grid_get_sheet (get_grid (fixture)))));
}

static void
test_keys_collapse_expand_walk_and_copy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptReport) report = desk_fixture_get_report (&fixture->desk, fixture->company, CPT_REPORT_BALANCE_SHEET);
  g_autofree char *newest = cpt_amount_text_new_for_spreadsheet (get_value (report, 1, CPT_REPORT_ASSETS));
  g_autofree char *before = cpt_amount_text_new_for_spreadsheet (get_value (report, 2, CPT_REPORT_ASSETS));
  g_autofree char *expected = g_strdup_printf ("%s\t%s\n", newest, before);
  g_autofree char *copied = NULL;
  guint n_lines = 0;

  open_table (fixture, "balanceSheet");
  await_painted (fixture->screen);
  n_lines = count_shown (fixture);
  cpt_report_grid_focus_line (get_grid (fixture), 0);

  g_assert_true (press (fixture, GDK_KEY_Left, 0));
  g_assert_cmpuint (count_shown (fixture), <, n_lines);
  g_assert_true (press (fixture, GDK_KEY_Right, 0));
  g_assert_cmpuint (count_shown (fixture), ==, n_lines);

  g_assert_true (press (fixture, GDK_KEY_Right, 0));
  g_assert_true (press (fixture, GDK_KEY_Right, GDK_SHIFT_MASK));
  gtk_widget_activate_action (GTK_WIDGET (get_grid (fixture)), "report-grid.copy", NULL);
  copied = read_clipboard ();
  g_assert_cmpstr (copied, ==, expected);
  g_assert_false (press (fixture, GDK_KEY_Right, GDK_ALT_MASK));
}

static void
press_at (GtkWidget *row, int x)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (row);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller))
        g_signal_emit_by_name (controller, "pressed", 1, (double) x, 5.0);
    }
}

/* In an interface that is read from the right, names are there, and the columns go on to the left. */
static void
test_the_table_is_mirrored (Fixture *fixture, gconstpointer data)
{
  CptReportSheet *sheet = NULL;
  GtkWidget *row = NULL;
  int width = 0;
  int names_width = 0;
  guint n_lines = 0;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  open_table (fixture, "balanceSheet");
  await_painted (fixture->screen);
  sheet = cpt_report_grid_get_sheet (get_grid (fixture));
  row = find_by_type (GTK_WIDGET (get_grid (fixture)), CPT_TYPE_REPORT_ROW);
  width = gtk_widget_get_width (row);
  names_width = cpt_report_sheet_get_names_width (sheet);
  g_assert_cmpint (names_width, <, width / 2);

  press_at (row, width - names_width - 5);
  g_assert_cmpint (cpt_report_sheet_get_cursor (sheet), ==, 0);
  press_at (row, width - names_width + 5);
  g_assert_cmpint (cpt_report_sheet_get_cursor (sheet), ==, CPT_REPORT_NAMES);
  press_at (row, 5);
  g_assert_cmpint (cpt_report_sheet_get_cursor (sheet), >, 0);

  n_lines = count_shown (fixture);
  cpt_report_grid_focus_line (get_grid (fixture), 0);
  cpt_report_sheet_select (sheet, CPT_REPORT_NAMES, FALSE);
  g_assert_true (press (fixture, GDK_KEY_Right, 0));
  g_assert_cmpuint (count_shown (fixture), <, n_lines);
  g_assert_true (press (fixture, GDK_KEY_Left, 0));
  g_assert_cmpuint (count_shown (fixture), ==, n_lines);
  g_assert_true (press (fixture, GDK_KEY_Left, 0));
  g_assert_cmpint (cpt_report_sheet_get_cursor (sheet), ==, 0);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
test_keys_collapse_and_expand_all (Fixture *fixture, gconstpointer data)
{
  guint n_lines = 0;

  open_table (fixture, "balanceSheet");
  n_lines = count_shown (fixture);

  g_assert_true (press_bound (fixture, GDK_KEY_minus, GDK_CONTROL_MASK));
  g_assert_cmpuint (count_shown (fixture), ==, 4);
  g_assert_true (press_bound (fixture, GDK_KEY_plus, GDK_CONTROL_MASK));
  g_assert_cmpuint (count_shown (fixture), ==, n_lines);
  g_assert_true (press_bound (fixture, GDK_KEY_KP_Subtract, GDK_CONTROL_MASK));
  g_assert_cmpuint (count_shown (fixture), <, n_lines);
  g_assert_true (press_bound (fixture, GDK_KEY_KP_Add, GDK_CONTROL_MASK));
  g_assert_cmpuint (count_shown (fixture), ==, n_lines);
}

static void
test_how_it_is_shown_is_remembered (Fixture *fixture, gconstpointer data)
{
  gint64 rid = cpt_company_screen_get_rid (CPT_COMPANY_SCREEN (fixture->screen));
  g_auto (GStrv) lines = NULL;

  open_table (fixture, "profitAndLoss");
  g_object_set (get_page (fixture), "share", TRUE, "parentheses", TRUE, NULL);

  fixture->screen = desk_fixture_open_company (&fixture->desk, rid);
  open_table (fixture, "profitAndLoss");
  lines = list_lines (fixture);
  g_assert_nonnull (strstr (lines[0], "% of revenue"));
  g_assert_cmpuint (cpt_report_sheet_get_negatives (cpt_report_grid_get_sheet (get_grid (fixture))), ==,
                    CPT_REPORT_NEGATIVES_PARENTHESES);
}

static void
test_it_is_opened_from_the_data_and_left_for_it (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = NULL;

  gtk_widget_activate_action (fixture->screen, "company.show-view", "s", "data");
  await_text (fixture->screen, "Balance sheet");
  row = gtk_widget_get_ancestor (find_by_text (fixture->screen, GTK_TYPE_LABEL, "Balance sheet"), CPT_TYPE_DATA_ROW);
  gtk_widget_activate (row);
  test_await_true (is_table_shown, fixture);

  g_assert_true (cpt_company_screen_go_back (CPT_COMPANY_SCREEN (fixture->screen)));
  await_widget_type (fixture->screen, CPT_TYPE_DATA_PAGE);
  g_assert_false (cpt_company_screen_go_back (CPT_COMPANY_SCREEN (fixture->screen)));
}

static GBytes *
make_text (gpointer data, gboolean is_chosen, GCancellable *cancellable, GError **error)
{
  return g_bytes_new_static (is_chosen ? "chosen" : "other", strlen (is_chosen ? "chosen" : "other"));
}

static GBytes *
make_nothing (gpointer data, gboolean is_chosen, GCancellable *cancellable, GError **error)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "the disk is full");

  return NULL;
}

static void
free_nothing (gpointer data)
{
}

static void
assert_content (GFile *file, const char *expected)
{
  g_autofree char *content = NULL;

  g_assert_true (g_file_load_contents (file, NULL, &content, NULL, NULL, NULL));
  g_assert_cmpstr (content, ==, expected);
}

/* Nothing was left beside it. */
static void
assert_alone (const char *folder)
{
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);

  g_assert_cmpstr (g_dir_read_name (files), ==, "statement.csv");
  g_assert_null (g_dir_read_name (files));
}

static void
test_a_file_is_written_whole_or_stays (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "statement.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  cpt_file_exporter_write (fixture->desk.toasts, file, TRUE, &(CptFileMaker){ make_text, NULL, NULL, free_nothing });
  await_text (desk_fixture_get_toasts (&fixture->desk), "Exported to “statement.csv”");
  assert_content (file, "chosen");

  cpt_file_exporter_write (fixture->desk.toasts, file, FALSE,
                           &(CptFileMaker){ make_nothing, NULL, NULL, free_nothing });
  gtk_window_destroy (await_window (ADW_TYPE_MESSAGE_DIALOG));
  assert_content (file, "chosen");
  assert_alone (folder);
  test_remove_folder (folder);
}

#define ADD_WITH(path, fault, function) g_test_add ("/report-page/" path, Fixture, fault, set_up, function, tear_down)
#define ADD(path, function) ADD_WITH (path, NULL, function)

int
main (int argc, char **argv)
{
  desk_fixture_init (&argc, &argv);

  ADD ("a-profit-and-loss-is-that-of-the-platform-to-the-cent",
       test_a_profit_and_loss_is_that_of_the_platform_to_the_cent);
  ADD ("a-balance-sheet-has-no-total", test_a_balance_sheet_has_no_total);
  ADD ("a-cash-flow-is-read", test_a_cash_flow_is_read);
  ADD ("two-periods-are-compared", test_two_periods_are_compared);
  ADD ("what-is-compared-fits-a-narrow-window", test_what_is_compared_fits_a_narrow_window);
  ADD ("no-column-is-cut-at-the-edge", test_no_column_is_cut_at_the_edge);
  ADD_WITH ("a-missing-month-is-said-and-empty", "report=gap", test_a_missing_month_is_said_and_empty);
  ADD_WITH ("amounts-that-cannot-be-added-are-said", "report=edges", test_amounts_that_cannot_be_added_are_said);
  ADD_WITH ("an-empty-report-says-so", "report=empty", test_an_empty_report_says_so);
  ADD_WITH ("a-report-that-was-never-read-says-so", "status=409,route=/companies/*/data/financials/*",
            test_a_report_that_was_never_read_says_so);
  ADD_WITH ("what-could-not-be-read-is-tried-again", "status=403,route=/companies/*/data/financials/*",
            test_what_could_not_be_read_is_tried_again);
  ADD ("what-was-read-stays-when-the-platform-is-away", test_what_was_read_stays_when_the_platform_is_away);
  ADD ("lines-are-collapsed-and-expanded", test_lines_are_collapsed_and_expanded);
  ADD ("keys-collapse-expand-walk-and-copy", test_keys_collapse_expand_walk_and_copy);
  ADD ("the-table-is-mirrored", test_the_table_is_mirrored);
  ADD ("keys-collapse-and-expand-all", test_keys_collapse_and_expand_all);
  ADD ("how-it-is-shown-is-remembered", test_how_it_is_shown_is_remembered);
  ADD ("it-is-opened-from-the-data-and-left-for-it", test_it_is_opened_from_the_data_and_left_for_it);
  ADD ("a-file-is-written-whole-or-stays", test_a_file_is_written_whole_or_stays);

  return g_test_run ();
}
