/* test-connection-popover.c — the connections of a company, on a real sandbox: what is said, what may be done.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-connection-popover.h"
#include "cpt-time-text.h"
#include "desk-fixture.h"

static void
set_up (DeskFixture *fixture, gconstpointer data)
{
  desk_fixture_set_up (fixture, 0);
}

static void
set_up_demo (DeskFixture *fixture, gconstpointer data)
{
  desk_fixture_set_up (fixture, 0);
  desk_fixture_add_demo (fixture);
}

static void
tear_down (DeskFixture *fixture, gconstpointer data)
{
  desk_fixture_tear_down (fixture);
}

static GtkWidget *
open_connection (DeskFixture *fixture, gint64 rid, const char *connection_id)
{
  cpt_company_actions_show_connections (fixture->actions, rid, connection_id, desk_fixture_get_list (fixture), NULL);
  await_widget_type (desk_fixture_get_toasts (fixture), CPT_TYPE_CONNECTION_POPOVER);
  await_painted (find_by_type (desk_fixture_get_toasts (fixture), CPT_TYPE_CONNECTION_POPOVER));

  return find_by_type (desk_fixture_get_toasts (fixture), CPT_TYPE_CONNECTION_POPOVER);
}

static void
test_unlinking_asks_and_the_open_popover_shows_it (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) company = NULL;
  gint64 rid = desk_fixture_find_first (fixture, &company);
  CptConnection *connection = g_ptr_array_index (cpt_company_get_connections (company), 0);
  GtkWidget *popover = open_connection (fixture, rid, cpt_connection_get_id (connection));

  await_text (popover, "Linked");
  g_assert_null (find_by_text (popover, GTK_TYPE_BUTTON, "Copy Link URL"));
  click (popover, "Unlink");
  desk_fixture_respond ("do");
  await_text (desk_fixture_get_toasts (fixture), "is unlinked");

  popover = open_connection (fixture, rid, cpt_connection_get_id (connection));
  await_text (popover, "Unlinked");
  g_assert_null (find_by_text (popover, GTK_TYPE_BUTTON, "Unlink"));
  g_assert_nonnull (find_by_text (popover, GTK_TYPE_BUTTON, "Copy Link URL"));
}

static void
test_the_popover_follows_the_store (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) company = NULL;
  gint64 rid = desk_fixture_find_first (fixture, &company);
  CptConnection *connection = g_ptr_array_index (cpt_company_get_connections (company), 0);
  GtkWidget *popover = open_connection (fixture, rid, cpt_connection_get_id (connection));

  await_text (popover, "Linked");
  sync_fixture_delete_elsewhere (&fixture->base, cpt_company_get_id (company));
  cpt_sync_reload (fixture->base.sync);
  await_text (popover, "no longer there");
}

static void
test_the_popover_lists_and_opens_connections (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) company = NULL;
  gint64 rid = desk_fixture_find_first (fixture, &company);
  CptConnection *connection = g_ptr_array_index (cpt_company_get_connections (company), 0);
  GtkWidget *popover = open_connection (fixture, rid, NULL);

  await_text (popover, cpt_company_get_name (company));
  g_assert_true (gtk_widget_is_sensitive (find_by_text (popover, GTK_TYPE_BUTTON, "Copy Link URL")));
  gtk_widget_activate_action (popover, "connection.show", "s", cpt_connection_get_id (connection));
  await_text (popover, "Manage connections");
  gtk_widget_activate_action (popover, "connection.list", NULL);
  await_text (popover, cpt_company_get_name (company));
}

static void
test_the_popover_says_since_when_the_client_has_a_link (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) company = NULL;
  gint64 rid = desk_fixture_find_first (fixture, &company);
  CptConnection *connection = g_ptr_array_index (cpt_company_get_connections (company), 0);
  GtkWidget *popover = open_connection (fixture, rid, cpt_connection_get_id (connection));

  click (popover, "Unlink");
  desk_fixture_respond ("do");
  await_text (desk_fixture_get_toasts (fixture), "is unlinked");
  popover = open_connection (fixture, rid, cpt_connection_get_id (connection));
  await_text (popover, "Unlinked");
  g_assert_null (find_by_text (popover, GTK_TYPE_LABEL, "Link sent"));

  cpt_company_actions_send_link (fixture->actions, rid, cpt_connection_get_id (connection), CPT_LINK_CHANNEL_COPIED);
  await_text (popover, "Link sent today");
}

static void
test_no_popover_outlives_what_it_points_to (DeskFixture *fixture, gconstpointer data)
{
  gint64 rid = desk_fixture_find_first (fixture, NULL);

  open_connection (fixture, rid, NULL);
  adw_toast_overlay_set_child (fixture->toasts, NULL);
  g_assert_null (find_by_type (desk_fixture_get_toasts (fixture), CPT_TYPE_CONNECTION_POPOVER));
}

/* A connection of the demonstration companies that is in @state. */
static CptConnection *
find_connection (CptCompany *company, CptConnectionState state)
{
  GPtrArray *connections = cpt_company_get_connections (company);

  for (guint i = 0; i < connections->len; i++)
    if (cpt_connection_get_state (g_ptr_array_index (connections, i)) == state)
      return g_ptr_array_index (connections, i);

  g_assert_not_reached ();
}

static void
test_a_broken_one_says_what_happened_and_what_to_do (DeskFixture *fixture, gconstpointer data)
{
  gint64 rid = 0;
  g_autoptr (CptCompany) company = sync_fixture_find_stored (&fixture->base, "Imprimerie Chartrand", &rid);
  CptConnection *connection = find_connection (company, CPT_CONNECTION_STATE_DEAUTHORIZED);
  CptConnectionError *error = g_ptr_array_index (cpt_connection_get_errors (connection), 0);
  g_autofree char *errored_at = cpt_time_text_exact (cpt_connection_error_get_errored_at (error));
  g_autofree char *last_read = cpt_time_text_date (cpt_connection_get_last_sync (connection)); /* long ago */
  g_autofree char *created = cpt_time_text_date (cpt_connection_get_created (connection));
  GtkWidget *popover = open_connection (fixture, rid, cpt_connection_get_id (connection));

  await_text (popover, cpt_connection_get_platform_name (connection));
  await_text (popover, "Deauthorized since");
  await_text (popover, cpt_connection_error_get_message (error));
  await_text (popover, errored_at);
  await_text (popover, "The client must authorize again.");
  await_text (popover, last_read);
  await_text (popover, created);
}

static void
test_a_broken_one_has_a_link_of_its_own (DeskFixture *fixture, gconstpointer data)
{
  gint64 rid = 0;
  g_autoptr (CptCompany) company = sync_fixture_find_stored (&fixture->base, "Imprimerie Chartrand", &rid);
  CptConnection *connection = find_connection (company, CPT_CONNECTION_STATE_DEAUTHORIZED);
  GtkWidget *popover = open_connection (fixture, rid, cpt_connection_get_id (connection));
  g_autofree char *copied = NULL;

  g_assert_null (find_by_text (popover, GTK_TYPE_BUTTON, "Unlink"));
  click (popover, "Copy Link URL");
  await_text (desk_fixture_get_toasts (fixture), "copied");
  copied = read_clipboard ();
  g_assert_cmpstr (copied, ==, cpt_connection_get_link_url (connection));
}

static void
test_several_are_turned_over (DeskFixture *fixture, gconstpointer data)
{
  gint64 rid = 0;
  g_autoptr (CptCompany) company = sync_fixture_find_stored (&fixture->base, "Imprimerie Chartrand", &rid);
  CptConnection *broken = find_connection (company, CPT_CONNECTION_STATE_DEAUTHORIZED);
  CptConnection *linked = find_connection (company, CPT_CONNECTION_STATE_LINKED);
  GtkWidget *popover = open_connection (fixture, rid, cpt_connection_get_id (broken));

  await_text (popover, "1 of 2");
  gtk_widget_activate_action (popover, "connection.next", NULL);
  await_text (popover, "2 of 2");
  await_text (popover, cpt_connection_get_platform_name (linked));
  gtk_widget_activate_action (popover, "connection.previous", NULL);
  await_text (popover, "1 of 2");
  await_text (popover, cpt_connection_get_platform_name (broken));
}

static void
test_each_has_a_row_in_the_list (DeskFixture *fixture, gconstpointer data)
{
  gint64 rid = 0;
  g_autoptr (CptCompany) company = sync_fixture_find_stored (&fixture->base, "Imprimerie Chartrand", &rid);
  CptConnection *broken = find_connection (company, CPT_CONNECTION_STATE_DEAUTHORIZED);
  CptConnection *linked = find_connection (company, CPT_CONNECTION_STATE_LINKED);
  GtkWidget *popover = open_connection (fixture, rid, NULL);

  await_text (popover, cpt_connection_get_platform_name (linked));
  await_text (popover, cpt_connection_get_platform_name (broken));
  await_text (popover, "Deauthorized since");
}

static void
test_a_deletion_asks_and_is_done (DeskFixture *fixture, gconstpointer data)
{
  gint64 rid = 0;
  g_autoptr (CptCompany) before = sync_fixture_find_stored (&fixture->base, "Imprimerie Chartrand", &rid);
  CptConnection *broken = find_connection (before, CPT_CONNECTION_STATE_DEAUTHORIZED);
  g_autoptr (CptCompany) after = NULL;

  click (open_connection (fixture, rid, cpt_connection_get_id (broken)), "Delete connection…");
  await_text (GTK_WIDGET (await_window (ADW_TYPE_MESSAGE_DIALOG)), "All data of “Imprimerie Chartrand”");
  g_assert_cmpuint (desk_fixture_count_outbox (fixture), ==, 0);
  desk_fixture_respond ("do");
  await_text (desk_fixture_get_toasts (fixture), "is deleted");

  after = sync_fixture_find_stored (&fixture->base, "Imprimerie Chartrand", NULL);
  g_assert_cmpuint (cpt_company_get_connections (after)->len, ==, 1);
}

#define ADD(path, set_up, function)                                                                                    \
  g_test_add ("/connection-popover/" path, DeskFixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  desk_fixture_init (&argc, &argv);

  ADD ("unlinking-asks-and-the-open-popover-shows-it", set_up, test_unlinking_asks_and_the_open_popover_shows_it);
  ADD ("follows-the-store", set_up, test_the_popover_follows_the_store);
  ADD ("lists-and-opens-connections", set_up, test_the_popover_lists_and_opens_connections);
  ADD ("says-since-when-the-client-has-a-link", set_up, test_the_popover_says_since_when_the_client_has_a_link);
  ADD ("does-not-outlive-what-it-points-to", set_up, test_no_popover_outlives_what_it_points_to);
  ADD ("a-broken-one-says-what-happened-and-what-to-do", set_up_demo,
       test_a_broken_one_says_what_happened_and_what_to_do);
  ADD ("a-broken-one-has-a-link-of-its-own", set_up_demo, test_a_broken_one_has_a_link_of_its_own);
  ADD ("several-are-turned-over", set_up_demo, test_several_are_turned_over);
  ADD ("each-has-a-row-in-the-list", set_up_demo, test_each_has_a_row_in_the_list);
  ADD ("a-deletion-asks-and-is-done", set_up_demo, test_a_deletion_asks_and_is_done);

  return g_test_run ();
}
