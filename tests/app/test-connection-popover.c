/* test-connection-popover.c — the connections of a company, on a real sandbox: what is said, what may be done.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-connection-popover.h"
#include "desk-fixture.h"

static void
set_up (DeskFixture *fixture, gconstpointer data)
{
  desk_fixture_set_up (fixture, 0);
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

#define ADD(path, function) g_test_add ("/connection-popover/" path, DeskFixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  desk_fixture_init (&argc, &argv);

  ADD ("unlinking-asks-and-the-open-popover-shows-it", test_unlinking_asks_and_the_open_popover_shows_it);
  ADD ("follows-the-store", test_the_popover_follows_the_store);
  ADD ("lists-and-opens-connections", test_the_popover_lists_and_opens_connections);
  ADD ("says-since-when-the-client-has-a-link", test_the_popover_says_since_when_the_client_has_a_link);
  ADD ("does-not-outlive-what-it-points-to", test_no_popover_outlives_what_it_points_to);

  return g_test_run ();
}
