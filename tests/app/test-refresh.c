/* test-refresh.c — the data of a company refreshed from its page, on a real sandbox: before, meanwhile, after.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-screen.h"

#include "cpt-company-heading.h"
#include "cpt-connections-page.h"
#include "cpt-history-page.h"
#include "cpt-operation-pane.h"
#include "cpt-operations-view.h"
#include "desk-fixture.h"

typedef struct
{
  DeskFixture desk;
  GtkWidget *screen;
  CptCompany *company;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  desk_fixture_set_up (&fixture->desk, 0);
  fixture->screen =
      desk_fixture_open_company (&fixture->desk, desk_fixture_find_first (&fixture->desk, &fixture->company));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->company);
  desk_fixture_tear_down (&fixture->desk);
}

static GtkWidget *
ask (Fixture *fixture)
{
  GtkWidget *dialog = NULL;

  gtk_widget_activate_action (fixture->screen, "company.refresh", NULL);
  dialog = GTK_WIDGET (await_window (ADW_TYPE_MESSAGE_DIALOG));
  await_painted (dialog);

  return dialog;
}

static void
refresh (Fixture *fixture)
{
  ask (fixture);
  desk_fixture_respond ("refresh");
  await_text (desk_fixture_get_toasts (&fixture->desk), "asked for");
}

/* Once the platform has what was asked for, lets it get on with it. */
static void
let_time_pass (Fixture *fixture)
{
  desk_fixture_await_sent (&fixture->desk);
  cpt_sandbox_advance_time (fixture->desk.base.sandbox, 10 * G_TIME_SPAN_MINUTE);
}

static GtkWidget *
show_history (Fixture *fixture)
{
  gtk_widget_activate_action (fixture->screen, "company.show-view", "s", "history");
  await_widget_type (fixture->screen, CPT_TYPE_OPERATIONS_VIEW);

  return find_by_type (fixture->screen, CPT_TYPE_HISTORY_PAGE);
}

static void
test_it_says_first_what_is_read_and_what_not (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = ask (fixture);

  await_text (dialog, "Will be read");
  await_text (dialog, "Balance sheet");
  await_text (dialog, "There is no connection to such software");
  desk_fixture_respond ("cancel");
  g_assert_cmpuint (desk_fixture_count_outbox (&fixture->desk), ==, 0);
}

static gboolean
is_all_seen (gpointer adjustment)
{
  return gtk_adjustment_get_page_size (adjustment) > 1 &&
         gtk_adjustment_get_upper (adjustment) <= gtk_adjustment_get_page_size (adjustment);
}

/* In a window that is high enough, nothing has to be scrolled to: once the window manager has made it so. */
static void
test_all_of_it_is_seen_where_there_is_room (Fixture *fixture, gconstpointer data)
{
  GtkWidget *scroller = NULL;
  GtkAdjustment *adjustment = NULL;

  scroller =
      gtk_widget_get_ancestor (find_by_text (ask (fixture), GTK_TYPE_LABEL, "Will be read"), GTK_TYPE_SCROLLED_WINDOW);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  test_await_true (is_all_seen, adjustment);
  desk_fixture_respond ("cancel");
}

static void
test_its_end_is_told (Fixture *fixture, gconstpointer data)
{
  refresh (fixture);
  let_time_pass (fixture);
  await_text (desk_fixture_get_toasts (&fixture->desk), "data types read");
}

static guint
count_rows (GtkWidget *page)
{
  GtkSelectionModel *model = gtk_column_view_get_model (GTK_COLUMN_VIEW (find_by_type (page, GTK_TYPE_COLUMN_VIEW)));

  return model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (model)) : 0;
}

typedef struct
{
  GtkWidget *page;
  guint n_rows;
} AwaitedRows;

static gboolean
has_more_rows (gpointer user_data)
{
  AwaitedRows *awaited = user_data;

  return count_rows (awaited->page) > awaited->n_rows;
}

static void
test_its_reads_appear_in_the_history (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = show_history (fixture);
  guint n_before = count_rows (page);

  refresh (fixture);
  test_await_true (has_more_rows, &(AwaitedRows){ page, n_before });
  let_time_pass (fixture);
  await_text (desk_fixture_get_toasts (&fixture->desk), "data types read");
}

static void
test_one_type_is_read_again_from_the_history (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = show_history (fixture);
  guint n_before = count_rows (page);
  CptOperationsView *view = CPT_OPERATIONS_VIEW (find_by_type (page, CPT_TYPE_OPERATIONS_VIEW));
  GListModel *model =
      G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (find_by_type (page, GTK_TYPE_COLUMN_VIEW))));
  g_autoptr (CptHistorySlot) slot = g_list_model_get_item (model, 0);
  CptRead *read = cpt_history_slot_get_item (slot);

  cpt_operations_view_select (view, cpt_read_get_id (read));
  await_widget_type (page, CPT_TYPE_OPERATION_PANE);
  click (find_by_type (page, CPT_TYPE_OPERATION_PANE), "Refresh this type again");
  await_text (desk_fixture_get_toasts (&fixture->desk), "Asked for: ");
  test_await_true (has_more_rows, &(AwaitedRows){ page, n_before });
}

static void
test_without_a_linked_connection_it_says_why_not (Fixture *fixture, gconstpointer data)
{
  CptConnection *connection = g_ptr_array_index (cpt_company_get_connections (fixture->company), 0);
  GtkWidget *heading = find_by_type (fixture->screen, CPT_TYPE_COMPANY_HEADING);
  GtkWidget *button = gtk_widget_get_ancestor (find_by_text (heading, GTK_TYPE_LABEL, "Refresh data"), GTK_TYPE_BUTTON);
  const char *reason = "No connection of this company is linked: its client has to authorize first.";

  g_assert_null (gtk_widget_get_tooltip_text (button));
  sync_fixture_do (&fixture->desk.base, &(CptChangeFields){
                                            .kind = CPT_CHANGE_UNLINK_CONNECTION,
                                            .rid = cpt_company_screen_get_rid (CPT_COMPANY_SCREEN (fixture->screen)),
                                            .company_id = cpt_company_get_id (fixture->company),
                                            .connection_id = cpt_connection_get_id (connection),
                                        });
  await_text (heading, "Unlinked");
  desk_fixture_await_sent (&fixture->desk);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, reason);
  g_assert_true (gtk_widget_grab_focus (button));
  g_signal_emit_by_name (button, "clicked");
  await_text (desk_fixture_get_toasts (&fixture->desk), reason);
  g_assert_cmpuint (desk_fixture_count_outbox (&fixture->desk), ==, 0);
}

static CptConnection *
find_connection (CptCompany *company, const char *platform)
{
  GPtrArray *connections = cpt_company_get_connections (company);

  for (guint i = 0; i < connections->len; i++)
    if (g_str_equal (cpt_connection_get_platform_name (g_ptr_array_index (connections, i)), platform))
      return g_ptr_array_index (connections, i);

  g_assert_not_reached ();
}

static GtkWidget *
show_connection (Fixture *fixture, const char *connection_id)
{
  gtk_widget_activate_action (fixture->screen, "company.show-connection", "s", connection_id);
  await_widget_type (fixture->screen, CPT_TYPE_CONNECTIONS_PAGE);
  await_text (fixture->screen, "Time line");

  return find_by_type (fixture->screen, CPT_TYPE_CONNECTIONS_PAGE);
}

static void
test_one_of_several_connections_is_refreshed_type_by_type (Fixture *fixture, gconstpointer data)
{
  gint64 rid = 0;
  g_autoptr (CptCompany) company = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  const char *id = NULL;

  desk_fixture_add_demo (&fixture->desk);
  company = sync_fixture_find_stored (&fixture->desk.base, "Boulangerie Aux Deux Moulins", &rid);
  id = cpt_connection_get_id (find_connection (company, "Plaid"));
  fixture->screen = desk_fixture_open_company (&fixture->desk, rid);
  sync_fixture_stop_sandbox (&fixture->desk.base);

  click (show_connection (fixture, id), "Refresh the data of this connection");
  await_text (GTK_WIDGET (await_window (ADW_TYPE_MESSAGE_DIALOG)), "“Boulangerie Aux Deux Moulins”, Plaid: ");
  desk_fixture_respond ("refresh");
  await_text (desk_fixture_get_toasts (&fixture->desk), "asked for");
  changes = sync_fixture_list_outbox (&fixture->desk.base);
  g_assert_cmpuint (changes->len, >, 1);
  for (guint i = 0; i < changes->len; i++)
    {
      g_assert_cmpint (cpt_change_get_kind (g_ptr_array_index (changes, i)), ==, CPT_CHANGE_REFRESH_TYPE);
      g_assert_cmpstr (cpt_change_get_connection_id (g_ptr_array_index (changes, i)), ==, id);
      g_assert_true (g_str_has_prefix (cpt_change_get_data_type (g_ptr_array_index (changes, i)), "banking-"));
    }

  sync_fixture_start_sandbox (&fixture->desk.base);
  cpt_sync_reload (fixture->desk.base.sync);
  desk_fixture_await_sent (&fixture->desk);
}

static void
count_end_cb (CptSync *sync, gint64 rid, CptCompany *company, GPtrArray *reads, guint *n_ends)
{
  (*n_ends)++;
}

static gboolean
is_read_through (gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autoptr (CptCompany) company = sync_fixture_find_stored (&fixture->desk.base, "Boulangerie Aux Deux Moulins", NULL);
  g_autoptr (GPtrArray) reads = sync_fixture_list_reads (&fixture->desk.base, cpt_company_get_id (company));

  for (guint i = 0; i < reads->len; i++)
    if (!cpt_read_is_over (g_ptr_array_index (reads, i)))
      return FALSE;

  return desk_fixture_count_outbox (&fixture->desk) == 0;
}

/* Though the platform is asked for each of its types by itself. */
static void
test_the_end_of_one_of_several_connections_is_told_once (Fixture *fixture, gconstpointer data)
{
  gint64 rid = 0;
  guint n_ends = 0;
  g_autoptr (CptCompany) company = NULL;

  desk_fixture_add_demo (&fixture->desk);
  company = sync_fixture_find_stored (&fixture->desk.base, "Boulangerie Aux Deux Moulins", &rid);
  fixture->screen = desk_fixture_open_company (&fixture->desk, rid);
  g_signal_connect (fixture->desk.base.sync, "refresh-ended", G_CALLBACK (count_end_cb), &n_ends);
  click (show_connection (fixture, cpt_connection_get_id (find_connection (company, "Plaid"))),
         "Refresh the data of this connection");
  desk_fixture_respond ("refresh");
  await_text (desk_fixture_get_toasts (&fixture->desk), "asked for");
  let_time_pass (fixture);
  await_text (desk_fixture_get_toasts (&fixture->desk), "data types read");

  g_assert_true (is_read_through (fixture));
  g_assert_cmpuint (n_ends, ==, 1);
  g_signal_handlers_disconnect_by_data (fixture->desk.base.sync, &n_ends);
}

static void
test_an_access_that_may_expire_is_kept_by_a_small_read (Fixture *fixture, gconstpointer data)
{
  gint64 rid = 0;
  g_autoptr (CptCompany) company = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  const char *id = NULL;

  desk_fixture_add_demo (&fixture->desk);
  company = sync_fixture_find_stored (&fixture->desk.base, "Cafe Brulerie du Nord", &rid);
  id = cpt_connection_get_id (find_connection (company, "Xero"));
  fixture->screen = desk_fixture_open_company (&fixture->desk, rid);
  sync_fixture_stop_sandbox (&fixture->desk.base);

  click (show_connection (fixture, id), "Keep the access");
  await_text (desk_fixture_get_toasts (&fixture->desk), "A small read asked for through 1 connection");
  changes = sync_fixture_list_outbox (&fixture->desk.base);
  g_assert_cmpuint (changes->len, ==, 1);
  g_assert_cmpstr (cpt_change_get_data_type (g_ptr_array_index (changes, 0)), ==, "company");
  g_assert_cmpstr (cpt_change_get_connection_id (g_ptr_array_index (changes, 0)), ==, id);
  g_assert_false (cpt_change_is_bulk (g_ptr_array_index (changes, 0)));
  sync_fixture_start_sandbox (&fixture->desk.base);
}

static void
test_the_only_linked_connection_is_refreshed_at_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) changes = NULL;

  sync_fixture_stop_sandbox (&fixture->desk.base);
  click (show_connection (fixture, cpt_connection_get_id (find_connection (fixture->company, "Sandbox"))),
         "Refresh the data of this connection");
  desk_fixture_respond ("refresh");
  await_text (desk_fixture_get_toasts (&fixture->desk), "asked for");
  changes = sync_fixture_list_outbox (&fixture->desk.base);
  g_assert_cmpuint (changes->len, ==, 1);
  g_assert_cmpint (cpt_change_get_kind (g_ptr_array_index (changes, 0)), ==, CPT_CHANGE_REFRESH_COMPANY);
  sync_fixture_start_sandbox (&fixture->desk.base);
}

static void
test_a_connection_that_is_not_linked_says_why_not (Fixture *fixture, gconstpointer data)
{
  gint64 rid = 0;
  g_autoptr (CptCompany) company = NULL;
  GtkWidget *page = NULL;

  desk_fixture_add_demo (&fixture->desk);
  company = sync_fixture_find_stored (&fixture->desk.base, "Boulangerie Aux Deux Moulins", &rid);
  fixture->screen = desk_fixture_open_company (&fixture->desk, rid);
  page = show_connection (fixture, cpt_connection_get_id (find_connection (company, "Shopify")));
  g_assert_null (find_by_text (page, GTK_TYPE_LABEL, "Refresh the data of this connection"));
  await_text (page, "This connection is not linked: its client has to authorize first.");
}

#define TEST(name, function) g_test_add ("/refresh/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  desk_fixture_init (&argc, &argv);

  TEST ("it-says-first-what-is-read-and-what-not", test_it_says_first_what_is_read_and_what_not);
  TEST ("all-of-it-is-seen-where-there-is-room", test_all_of_it_is_seen_where_there_is_room);
  TEST ("its-end-is-told", test_its_end_is_told);
  TEST ("its-reads-appear-in-the-history", test_its_reads_appear_in_the_history);
  TEST ("one-type-is-read-again-from-the-history", test_one_type_is_read_again_from_the_history);
  TEST ("one-of-several-connections-is-refreshed-type-by-type",
        test_one_of_several_connections_is_refreshed_type_by_type);
  TEST ("the-end-of-one-of-several-connections-is-told-once", test_the_end_of_one_of_several_connections_is_told_once);
  TEST ("an-access-that-may-expire-is-kept-by-a-small-read", test_an_access_that_may_expire_is_kept_by_a_small_read);
  TEST ("the-only-linked-connection-is-refreshed-at-once", test_the_only_linked_connection_is_refreshed_at_once);
  TEST ("a-connection-that-is-not-linked-says-why-not", test_a_connection_that_is_not_linked_says_why_not);
  TEST ("without-a-linked-connection-it-says-why-not", test_without_a_linked_connection_it_says_why_not);

  return g_test_run ();
}
