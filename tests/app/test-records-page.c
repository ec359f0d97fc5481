/* test-records-page.c — the records of a company, on a real sandbox, store and sync: opened, ordered, looked at, read
 * again without the platform.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-screen.h"

#include "cpt-data-page.h"
#include "cpt-data-row.h"
#include "cpt-failure-page.h"
#include "cpt-record-columns-menu.h"
#include "cpt-record-filter-bar.h"
#include "cpt-record-pane.h"
#include "cpt-record-place-chooser.h"
#include "cpt-records-page.h"
#include "cpt-records-view.h"
#include "desk-fixture.h"

typedef struct
{
  DeskFixture desk;
  GtkWidget *screen;
  GtkWidget *data;
  GtkWidget *page;   /* (nullable): until records are looked at */
  GListModel *model; /* (nullable): what the table showed when it was there first; not owned */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  desk_fixture_set_up (&fixture->desk, 0);
  fixture->screen = desk_fixture_open_company (&fixture->desk, desk_fixture_find_first (&fixture->desk, NULL));
  gtk_widget_activate_action (fixture->screen, "company.show-view", "s", "data");
  await_widget_type (fixture->screen, CPT_TYPE_DATA_PAGE);
  fixture->data = find_by_type (fixture->screen, CPT_TYPE_DATA_PAGE);
  await_text (fixture->data, "Customer invoices");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  desk_fixture_tear_down (&fixture->desk);
}

static GtkWidget *
find_row (Fixture *fixture, const char *name)
{
  return gtk_widget_get_ancestor (find_by_text (fixture->data, GTK_TYPE_LABEL, name), CPT_TYPE_DATA_ROW);
}

static void
open_records (Fixture *fixture, const char *name)
{
  g_signal_emit_by_name (find_row (fixture, name), "activate");
  await_widget_type (fixture->data, CPT_TYPE_RECORDS_PAGE);
  fixture->page = find_by_type (fixture->data, CPT_TYPE_RECORDS_PAGE);
}

static CptRecordsView *
get_view (Fixture *fixture)
{
  return CPT_RECORDS_VIEW (find_by_type (fixture->page, CPT_TYPE_RECORDS_VIEW));
}

/* (nullable): there is none before the columns are; also while another page stands in the place of the table. */
static GListModel *
get_model (Fixture *fixture)
{
  if (fixture->model == NULL)
    {
      GtkWidget *table = find_by_type (GTK_WIDGET (get_view (fixture)), GTK_TYPE_COLUMN_VIEW);

      fixture->model = G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (table)));
    }

  return fixture->model;
}

/* (transfer none) (nullable): what is known of the record at @position, which is bound. */
static CptRecord *
get_record (Fixture *fixture, guint position)
{
  g_autoptr (CptRecordSlot) slot = g_list_model_get_item (get_model (fixture), position);

  return slot != NULL ? cpt_record_slot_get_record (slot) : NULL;
}

static const char *
get_text (Fixture *fixture, guint position, const char *path)
{
  CptRecordValue value;

  while (get_record (fixture, position) == NULL)
    g_main_context_iteration (NULL, TRUE);
  cpt_record_get (get_record (fixture, position), path, &value);

  return value.text;
}

static void
await_records (Fixture *fixture)
{
  await_widget_type (fixture->page, GTK_TYPE_COLUMN_VIEW);
  while (get_model (fixture) == NULL || g_list_model_get_n_items (get_model (fixture)) == 0 ||
         get_record (fixture, 0) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* Of all, told to the views or not. */
static guint
count_records (Fixture *fixture)
{
  GListModel *list = gtk_single_selection_get_model (GTK_SINGLE_SELECTION (get_model (fixture)));

  return cpt_record_list_get_n (CPT_RECORD_LIST (list));
}

/* Whether a label in @widget ends with @text. */
static gboolean
says (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && g_str_has_suffix (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;

  return FALSE;
}

/* The same, for a part of the text. */
static gboolean
says_part (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says_part (child, text))
      return TRUE;

  return FALSE;
}

/* (nullable): also while it is closed. */
static CptRecordColumnsMenu *
find_menu_in (GtkWidget *widget)
{
  CptRecordColumnsMenu *menu = NULL;

  if (GTK_IS_MENU_BUTTON (widget) &&
      CPT_IS_RECORD_COLUMNS_MENU (gtk_menu_button_get_popover (GTK_MENU_BUTTON (widget))))
    return CPT_RECORD_COLUMNS_MENU (gtk_menu_button_get_popover (GTK_MENU_BUTTON (widget)));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && menu == NULL;
       child = gtk_widget_get_next_sibling (child))
    menu = find_menu_in (child);

  return menu;
}

static CptRecordColumnsMenu *
find_menu (Fixture *fixture)
{
  return find_menu_in (fixture->page);
}

static void
select_record (Fixture *fixture, guint position)
{
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (get_model (fixture)), position, TRUE);
}

static gboolean
is_page_seen (Fixture *fixture)
{
  return gtk_widget_get_mapped (fixture->page);
}

static void
test_invoices_are_shown (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) texts = NULL;

  open_records (fixture, "Customer invoices");
  await_records (fixture);
  await_painted (fixture->page);
  texts = list_inscriptions (fixture->page);

  g_assert_true (g_strv_contains ((const char *const *) texts, get_text (fixture, 0, "invoiceNumber")));
  g_assert_true (g_strv_contains ((const char *const *) texts, get_text (fixture, 0, "customerRef.companyName")));
}

/* Where its text ends, from the left of the page. */
static float
get_end (Fixture *fixture, GtkWidget *widget)
{
  graphene_rect_t bounds;

  g_assert_nonnull (widget);
  g_assert_true (gtk_widget_compute_bounds (widget, fixture->page, &bounds));

  return bounds.origin.x + bounds.size.width;
}

/* The cell of the first row that is in the column of @title. */
static GtkWidget *
find_cell_under (GtkWidget *table, GtkWidget *title)
{
  GtkWidget *header = gtk_widget_get_first_child (table);
  GtkWidget *row = gtk_widget_get_first_child (gtk_widget_get_next_sibling (header));
  GtkWidget *cell = gtk_widget_get_first_child (row);

  for (GtkWidget *child = gtk_widget_get_first_child (header); !gtk_widget_is_ancestor (title, child);
       child = gtk_widget_get_next_sibling (child))
    cell = gtk_widget_get_next_sibling (cell);

  return find_by_type (cell, GTK_TYPE_INSCRIPTION);
}

static void
test_titles_of_amounts_end_where_the_amounts_do (Fixture *fixture, gconstpointer data)
{
  GtkWidget *table = NULL;
  GtkWidget *title = NULL;
  GtkWidget *cell = NULL;

  open_records (fixture, "Customer invoices");
  await_records (fixture);
  await_painted (fixture->page);
  table = find_by_type (GTK_WIDGET (get_view (fixture)), GTK_TYPE_COLUMN_VIEW);
  title = find_by_text (gtk_widget_get_first_child (table), GTK_TYPE_LABEL, "Total");
  cell = find_cell_under (table, title);

  g_assert_cmpfloat (gtk_inscription_get_xalign (GTK_INSCRIPTION (cell)), >, 0.5f);
  g_assert_cmpfloat_with_epsilon (get_end (fixture, title), get_end (fixture, cell), 0.5f);
}

static void
test_the_way_back_leads_to_the_data_types (Fixture *fixture, gconstpointer data)
{
  open_records (fixture, "Customer invoices");
  await_records (fixture);
  g_assert_true (is_page_seen (fixture));
  click_icon (fixture->page, "go-previous-symbolic");

  g_assert_false (is_page_seen (fixture));
  g_assert_true (gtk_widget_get_mapped (find_row (fixture, "Customer invoices")));
}

static void
test_the_count_is_said_here_and_beside_the_type (Fixture *fixture, gconstpointer data)
{
  g_autofree char *count = NULL;

  open_records (fixture, "Customer invoices");
  await_records (fixture);
  count = g_strdup_printf ("%u records", count_records (fixture));
  await_text (fixture->page, count);
  click_icon (fixture->page, "go-previous-symbolic");

  while (!says (find_row (fixture, "Customer invoices"), count))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_a_title_orders_by_the_platform (Fixture *fixture, gconstpointer data)
{
  open_records (fixture, "Customer invoices");
  await_records (fixture);
  g_signal_emit_by_name (get_view (fixture), "order-chosen", "invoiceNumber");

  while (g_strcmp0 (get_text (fixture, 0, "invoiceNumber"), "INV-000001") != 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (get_text (fixture, 1, "invoiceNumber"), ==, "INV-000002");
}

static void
test_the_whole_record_is_beside_and_copied (Fixture *fixture, gconstpointer data)
{
  g_autofree char *json = NULL;
  GtkWidget *pane = NULL;

  open_records (fixture, "Customer invoices");
  await_records (fixture);
  select_record (fixture, 1);
  pane = find_by_type (fixture->page, CPT_TYPE_RECORD_PANE);
  await_text (pane, get_text (fixture, 1, "invoiceNumber"));
  gtk_widget_activate_action (pane, "record.copy-json", NULL);
  json = read_clipboard ();

  g_assert_true (g_str_has_prefix (json, "{"));
  g_assert_nonnull (strstr (json, get_text (fixture, 1, "id")));
}

static void
test_what_was_read_is_there_without_the_platform (Fixture *fixture, gconstpointer data)
{
  g_autofree char *number = NULL;

  open_records (fixture, "Customer invoices");
  await_records (fixture);
  number = g_strdup (get_text (fixture, 0, "invoiceNumber"));
  click_icon (fixture->page, "go-previous-symbolic");
  sync_fixture_stop_sandbox (&fixture->desk.base);

  open_records (fixture, "Customer invoices");
  await_records (fixture);
  g_assert_cmpstr (get_text (fixture, 0, "invoiceNumber"), ==, number);
}

/* There are some, and other ones than before. */
static void
await_other_count (Fixture *fixture, guint n_before)
{
  while (count_records (fixture) == n_before || count_records (fixture) == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_unpaid_invoices_are_one_click_away (Fixture *fixture, gconstpointer data)
{
  GtkWidget *chip = NULL;
  guint n_before = 0;

  open_records (fixture, "Customer invoices");
  await_records (fixture);
  n_before = count_records (fixture);
  chip = gtk_widget_get_ancestor (find_by_text (fixture->page, GTK_TYPE_LABEL, "Unpaid"), GTK_TYPE_TOGGLE_BUTTON);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), TRUE);
  await_other_count (fixture, n_before);

  g_assert_cmpuint (count_records (fixture), <, n_before);
  for (guint i = 0; i < 5; i++)
    g_assert_true (g_ascii_strcasecmp (get_text (fixture, i, "status"), "Paid") != 0);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), FALSE);
  while (count_records (fixture) != n_before)
    g_main_context_iteration (NULL, TRUE);
}

static CptRecordFilterRow *
add_filter (Fixture *fixture)
{
  click (fixture->page, "Add a filter");

  return CPT_RECORD_FILTER_ROW (find_by_type (fixture->page, CPT_TYPE_RECORD_FILTER_ROW));
}

static void
test_a_filter_is_put_by_hand (Fixture *fixture, gconstpointer data)
{
  CptRecordFilterRow *row = NULL;

  open_records (fixture, "Customer invoices");
  await_records (fixture);
  row = add_filter (fixture);
  g_assert_null (cpt_record_filter_row_dup_clause (row));
  gtk_editable_set_text (GTK_EDITABLE (find_by_type (GTK_WIDGET (row), GTK_TYPE_ENTRY)), "inv-000007");
  g_signal_emit_by_name (find_by_type (GTK_WIDGET (row), GTK_TYPE_ENTRY), "activate");
  while (count_records (fixture) != 1)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpstr (get_text (fixture, 0, "invoiceNumber"), ==, "INV-000007");
  click_icon (GTK_WIDGET (row), "list-remove-symbolic");
  while (count_records (fixture) == 1)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_what_nothing_passes_offers_to_show_all (Fixture *fixture, gconstpointer data)
{
  CptRecordFilterRow *row = NULL;

  open_records (fixture, "Customer invoices");
  await_records (fixture);
  row = add_filter (fixture);
  gtk_editable_set_text (GTK_EDITABLE (find_by_type (GTK_WIDGET (row), GTK_TYPE_ENTRY)), "nothing like it");
  await_text (fixture->page, "Nothing found");
  click (fixture->page, "Show all");

  await_records (fixture);
}

static void
test_without_the_platform_filters_work_on_what_was_read (Fixture *fixture, gconstpointer data)
{
  CptRecordFilterRow *row = NULL;
  g_autofree char *number = NULL;

  open_records (fixture, "Customer invoices");
  await_records (fixture);
  number = g_strdup (get_text (fixture, 3, "invoiceNumber"));
  sync_fixture_stop_sandbox (&fixture->desk.base);
  row = add_filter (fixture);
  gtk_editable_set_text (GTK_EDITABLE (find_by_type (GTK_WIDGET (row), GTK_TYPE_ENTRY)), number);
  while (count_records (fixture) != 1)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpstr (get_text (fixture, 0, "invoiceNumber"), ==, number);
  while (!says_part (fixture->page, " among ") || !says_part (fixture->page, "What is shown was read before"))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_columns_are_chosen_and_remembered (Fixture *fixture, gconstpointer data)
{
  static const char *const chosen[] = { "amountDue", "invoiceNumber", NULL };
  g_auto (GStrv) names = NULL;

  open_records (fixture, "Customer invoices");
  await_records (fixture);
  g_signal_emit_by_name (find_menu (fixture), "chosen", chosen);
  click_icon (fixture->page, "go-previous-symbolic");
  open_records (fixture, "Supplier invoices");
  await_records (fixture);
  names = cpt_records_view_list_names (get_view (fixture));
  g_assert_cmpstr (names[0], ==, "reference");

  click_icon (fixture->page, "go-previous-symbolic");
  open_records (fixture, "Customer invoices");
  await_records (fixture);
  g_strfreev (names);
  names = cpt_records_view_list_names (get_view (fixture));
  g_assert_cmpstrv (names, chosen);
}

static void
test_the_order_is_chosen_without_titles (Fixture *fixture, gconstpointer data)
{
  CptRecordColumnsMenu *menu = NULL;
  GtkWidget *order = NULL;

  open_records (fixture, "Customer invoices");
  await_records (fixture);
  menu = find_menu (fixture);
  gtk_popover_popup (GTK_POPOVER (menu));
  await_painted (fixture->page);
  order = find_by_type (GTK_WIDGET (menu), GTK_TYPE_DROP_DOWN);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (order), 0); /* the number; newest first was in force: descending */
  click_icon (GTK_WIDGET (menu), "view-sort-descending-symbolic");

  while (g_strcmp0 (get_text (fixture, 0, "invoiceNumber"), "INV-000001") != 0)
    g_main_context_iteration (NULL, TRUE);
  gtk_popover_popdown (GTK_POPOVER (menu));
}

static void
test_columns_are_moved_by_keys (Fixture *fixture, gconstpointer data)
{
  CptRecordColumnsMenu *menu = NULL;
  g_auto (GStrv) before = NULL;
  g_auto (GStrv) after = NULL;

  open_records (fixture, "Customer invoices");
  await_records (fixture);
  before = cpt_records_view_list_names (get_view (fixture));
  menu = find_menu (fixture);
  gtk_popover_popup (GTK_POPOVER (menu));
  await_painted (fixture->page);
  click_icon (GTK_WIDGET (menu), "go-down-symbolic");
  after = cpt_records_view_list_names (get_view (fixture));

  g_assert_cmpstr (after[0], ==, before[1]);
  g_assert_cmpstr (after[1], ==, before[0]);
  gtk_popover_popdown (GTK_POPOVER (menu));
}

static void
test_bank_transactions_are_those_of_an_account (Fixture *fixture, gconstpointer data)
{
  GtkWidget *chooser = NULL;
  g_autofree char *before = NULL;

  open_records (fixture, "Bank transactions");
  await_records (fixture);
  before = g_strdup (get_text (fixture, 0, "accountId"));
  chooser = find_by_type (fixture->page, CPT_TYPE_RECORD_PLACE_CHOOSER);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_by_type (chooser, GTK_TYPE_DROP_DOWN)), 1);

  while (g_strcmp0 (get_text (fixture, 0, "accountId"), before) == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_what_is_one_record_has_no_filters (Fixture *fixture, gconstpointer data)
{
  open_records (fixture, "Company information");
  await_records (fixture);

  g_assert_cmpuint (count_records (fixture), ==, 1);
  g_assert_nonnull (get_text (fixture, 0, "companyName"));
  g_assert_null (find_by_type (fixture->page, CPT_TYPE_RECORD_FILTER_BAR));
}

static void
test_what_the_platform_says_no_to_is_told (Fixture *fixture, gconstpointer data)
{
  sync_fixture_set_fault (&fixture->desk.base, "status=403@GET/companies/*/data/invoices");
  open_records (fixture, "Customer invoices");

  await_widget_type (fixture->page, CPT_TYPE_FAILURE_PAGE);
}

static void
test_what_was_never_read_can_be_refreshed (Fixture *fixture, gconstpointer data)
{
  sync_fixture_set_fault (&fixture->desk.base, "status=409@GET/companies/*/data/invoices");
  open_records (fixture, "Customer invoices");

  await_text (fixture->page, "Not read yet");
}

#define ADD(name, func) g_test_add ("/records-page/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  desk_fixture_init (&argc, &argv);

  ADD ("invoices-are-shown", test_invoices_are_shown);
  ADD ("titles-of-amounts-end-where-the-amounts-do", test_titles_of_amounts_end_where_the_amounts_do);
  ADD ("the-way-back-leads-to-the-data-types", test_the_way_back_leads_to_the_data_types);
  ADD ("the-count-is-said-here-and-beside-the-type", test_the_count_is_said_here_and_beside_the_type);
  ADD ("a-title-orders-by-the-platform", test_a_title_orders_by_the_platform);
  ADD ("the-whole-record-is-beside-and-copied", test_the_whole_record_is_beside_and_copied);
  ADD ("what-was-read-is-there-without-the-platform", test_what_was_read_is_there_without_the_platform);

  ADD ("unpaid-invoices-are-one-click-away", test_unpaid_invoices_are_one_click_away);
  ADD ("a-filter-is-put-by-hand", test_a_filter_is_put_by_hand);
  ADD ("what-nothing-passes-offers-to-show-all", test_what_nothing_passes_offers_to_show_all);
  ADD ("without-the-platform-filters-work-on-what-was-read", test_without_the_platform_filters_work_on_what_was_read);
  ADD ("columns-are-chosen-and-remembered", test_columns_are_chosen_and_remembered);
  ADD ("the-order-is-chosen-without-titles", test_the_order_is_chosen_without_titles);
  ADD ("bank-transactions-are-those-of-an-account", test_bank_transactions_are_those_of_an_account);
  ADD ("what-is-one-record-has-no-filters", test_what_is_one_record_has_no_filters);
  ADD ("what-the-platform-says-no-to-is-told", test_what_the_platform_says_no_to_is_told);
  ADD ("what-was-never-read-can-be-refreshed", test_what_was_never_read_can_be_refreshed);
  ADD ("columns-are-moved-by-keys", test_columns_are_moved_by_keys);

  return g_test_run ();
}
