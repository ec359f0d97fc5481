/* test-records-page.c — the records of a company, on a real sandbox, store and sync: opened, ordered, looked at, read
 * again without the platform.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-screen.h"

#include "cpt-data-page.h"
#include "cpt-data-row.h"
#include "cpt-record-pane.h"
#include "cpt-records-page.h"
#include "cpt-records-view.h"
#include "desk-fixture.h"

typedef struct
{
  DeskFixture desk;
  GtkWidget *screen;
  GtkWidget *data;
  GtkWidget *page; /* (nullable): until records are looked at */
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

static GListModel *
get_model (Fixture *fixture)
{
  GtkWidget *table = find_by_type (GTK_WIDGET (get_view (fixture)), GTK_TYPE_COLUMN_VIEW);

  return G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (table)));
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
  while (g_list_model_get_n_items (get_model (fixture)) == 0 || get_record (fixture, 0) == NULL)
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

static void
test_reports_have_no_records (Fixture *fixture, gconstpointer data)
{
  g_assert_false (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (find_row (fixture, "Balance sheet"))));
  g_assert_true (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (find_row (fixture, "Customer invoices"))));
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

#define ADD(name, func) g_test_add ("/records-page/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  desk_fixture_init (&argc, &argv);

  ADD ("invoices-are-shown", test_invoices_are_shown);
  ADD ("reports-have-no-records", test_reports_have_no_records);
  ADD ("the-way-back-leads-to-the-data-types", test_the_way_back_leads_to_the_data_types);
  ADD ("the-count-is-said-here-and-beside-the-type", test_the_count_is_said_here_and_beside_the_type);
  ADD ("a-title-orders-by-the-platform", test_a_title_orders_by_the_platform);
  ADD ("the-whole-record-is-beside-and-copied", test_the_whole_record_is_beside_and_copied);
  ADD ("what-was-read-is-there-without-the-platform", test_what_was_read_is_there_without_the_platform);

  return g_test_run ();
}
