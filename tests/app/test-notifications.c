/* test-notifications.c — what ends while the window is away is told to the desktop.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "account-fixture.h"

#include "cpt-bulk-bar.h"
#include "cpt-companies-page.h"
#include "cpt-company-heading.h"
#include "cpt-company-screen.h"
#include "cpt-focus.h"
#include "cpt-ui-resources.h"
#include "desk-fixture.h"
#include "notification-desk.h"

#define STEP (30 * CPT_TIME_SECOND)

typedef struct
{
  AccountFixture base;
  NotificationDesk desk;
} Fixture;

static gboolean
is_in_front (gpointer user_data)
{
  return gtk_window_is_active (user_data);
}

static gboolean
is_behind (gpointer user_data)
{
  return !cpt_focus_is_in_program ();
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  CptAccount *account = NULL;

  notification_desk_begin (&fixture->desk);
  account_fixture_set_up (&fixture->base, GPOINTER_TO_UINT (data));
  account_fixture_open_window (&fixture->base);
  account = account_fixture_add (&fixture->base, "Cabinet Martin", NULL);
  cpt_account_keys_hold (fixture->base.keys, account, account_fixture_get_key (&fixture->base));
  account_fixture_open (&fixture->base, account);
  account_fixture_await_state (&fixture->base, CPT_SYNC_IDLE);
  test_await_true (is_in_front, fixture->base.window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  account_fixture_tear_down (&fixture->base);
  notification_desk_end (&fixture->desk);
}

/* Of the first company. */
static void
refresh (Fixture *fixture)
{
  GtkWidget *window = GTK_WIDGET (fixture->base.window);

  g_action_group_activate_action (
      G_ACTION_GROUP (fixture->base.application), "show-company-of-account",
      g_variant_new ("(sx)", cpt_account_get_id (cpt_account_switcher_get_account (fixture->base.switcher)),
                     (gint64) 1));
  await_widget_type (window, CPT_TYPE_COMPANY_HEADING);
  gtk_widget_activate_action (find_by_type (window, CPT_TYPE_COMPANY_SCREEN), "company.refresh", NULL);
  desk_fixture_respond ("refresh");
  await_text (window, "asked for");
}

static void
refresh_all (Fixture *fixture)
{
  GtkWidget *window = GTK_WIDGET (fixture->base.window);
  GtkWidget *page = NULL;

  await_text (window, "21 companies");
  page = find_by_type (window, CPT_TYPE_COMPANIES_PAGE);
  gtk_widget_activate_action (page, "companies.select-all", NULL);
  gtk_widget_activate_action (page, "companies.refresh", NULL);
  desk_fixture_respond ("refresh");
  await_text (window, "Refreshing ");
}

static void
look_away (Fixture *fixture)
{
  gtk_window_minimize (GTK_WINDOW (fixture->base.window));
  test_await_true (is_behind, NULL);
}

/* The platform's time goes by until it is told. */
static gboolean
is_told (gpointer user_data)
{
  Fixture *fixture = user_data;

  cpt_sandbox_advance_time (fixture->base.base.sandbox, STEP);

  return fixture->desk.shown != NULL;
}

static gboolean
is_said (gpointer user_data)
{
  Fixture *fixture = user_data;

  cpt_sandbox_advance_time (fixture->base.base.sandbox, STEP);

  return find_by_text (GTK_WIDGET (fixture->base.window), GTK_TYPE_LABEL, "data types read") != NULL;
}

static void
test_a_refresh_that_ends_while_the_window_is_away_is_told (Fixture *fixture, gconstpointer data)
{
  refresh (fixture);
  look_away (fixture);
  test_await_true (is_told, fixture);
  g_assert_cmpstr (notification_desk_get (&fixture->desk, "title"), ==, "Sandbox Company");
  g_assert_true (g_str_has_suffix (notification_desk_get (&fixture->desk, "body"), " data types read"));
  g_assert_cmpstr (notification_desk_get (&fixture->desk, "default-action"), ==, "app.show-company-of-account");
}

static void
test_what_ends_before_our_eyes_is_not_told_to_the_desktop (Fixture *fixture, gconstpointer data)
{
  refresh (fixture);
  test_await_true (is_said, fixture);
  notification_desk_assert_none (&fixture->desk);
}

static void
test_the_end_of_many_refreshes_is_told_once (Fixture *fixture, gconstpointer data)
{
  refresh_all (fixture);
  look_away (fixture);
  test_await_true (is_told, fixture);
  g_assert_true (g_str_has_prefix (notification_desk_get (&fixture->desk, "title"), "Refresh of "));
  g_assert_true (g_str_has_suffix (notification_desk_get (&fixture->desk, "title"), " ended"));
  g_assert_true (g_str_has_suffix (notification_desk_get (&fixture->desk, "body"), " read"));
}

#define ADD(path, n_companies, function)                                                                               \
  g_test_add ("/notifications/" path, Fixture, GUINT_TO_POINTER (n_companies), set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (cpt_ui_get_resource ());

  ADD ("a-refresh-that-ends-while-the-window-is-away-is-told", 0,
       test_a_refresh_that_ends_while_the_window_is_away_is_told);
  ADD ("what-ends-before-our-eyes-is-not-told-to-the-desktop", 0,
       test_what_ends_before_our_eyes_is_not_told_to_the_desktop);
  ADD ("the-end-of-many-refreshes-is-told-once", 20, test_the_end_of_many_refreshes_is_told_once);

  return g_test_run ();
}
