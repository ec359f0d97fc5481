/* test-reminder-bar.c — what the list reminds of: counts that lead to companies, what others did, what time did.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-meta-repository.h"
#include "cpt-reminder-bar.h"
#include "desk-fixture.h"

#define EXPIRING "at risk of token expiry"
#define BROKEN "to re-authorize"

static void
set_up (DeskFixture *fixture, gconstpointer data)
{
  desk_fixture_set_up (fixture, 0);
  if (GPOINTER_TO_INT (data))
    desk_fixture_add_demo (fixture);
  desk_fixture_show_page (fixture);
  desk_fixture_await_row (fixture, "Sandbox Company", NULL);
}

static void
tear_down (DeskFixture *fixture, gconstpointer data)
{
  desk_fixture_tear_down (fixture);
}

static GtkWidget *
find_bar (DeskFixture *fixture)
{
  return find_by_type (fixture->page, CPT_TYPE_REMINDER_BAR);
}

/* The row that says @text; it may be behind another. */
static GtkWidget *
open_row (DeskFixture *fixture, const char *text)
{
  GtkWidget *others = NULL;

  await_text (find_bar (fixture), "companies");
  others = gtk_widget_get_ancestor (find_by_text (find_bar (fixture), GTK_TYPE_LABEL, "and 1 other"), GTK_TYPE_BUTTON);
  if (find_by_text (find_bar (fixture), GTK_TYPE_LABEL, text) == NULL)
    g_signal_emit_by_name (others, "clicked");
  await_text (find_bar (fixture), text);

  return gtk_widget_get_parent (
      gtk_widget_get_ancestor (find_by_text (find_bar (fixture), GTK_TYPE_LABEL, text), GTK_TYPE_BOX));
}

static void
test_what_may_expire_is_read_from_with_one_click (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) changes = NULL;

  sync_fixture_stop_sandbox (&fixture->base);
  click (open_row (fixture, EXPIRING), "Keep the access");
  await_text (desk_fixture_get_toasts (fixture), "A small read asked for through each of 3 connections");
  await_text (fixture->page, "Refreshing 3 companies");
  changes = sync_fixture_list_outbox (&fixture->base);
  g_assert_cmpuint (changes->len, ==, 3);
  for (guint i = 0; i < changes->len; i++)
    {
      CptChange *change = g_ptr_array_index (changes, i);

      g_assert_cmpint (cpt_change_get_kind (change), ==, CPT_CHANGE_REFRESH_TYPE);
      g_assert_cmpstr (cpt_change_get_data_type (change), ==, "company");
      g_assert_nonnull (cpt_change_get_connection_id (change));
      g_assert_true (cpt_change_is_bulk (change));
    }
  sync_fixture_start_sandbox (&fixture->base);
}

static gboolean
is_idle_longest_first (gpointer user_data)
{
  return desk_fixture_find_position (user_data, "Cafe Brulerie du Nord") == 0;
}

static void
assert_filter (DeskFixture *fixture, const char *filter, const char *sort)
{
  g_autofree char *nick = NULL;
  g_autofree char *order = NULL;

  g_object_get (fixture->page, "filter", &nick, "sort", &order, NULL);
  g_assert_cmpstr (nick, ==, filter);
  g_assert_cmpstr (order, ==, sort);
}

static void
test_what_is_broken_is_counted_and_shown (DeskFixture *fixture, gconstpointer data)
{
  await_text (find_bar (fixture), "5 companies " BROKEN);
  click (open_row (fixture, BROKEN), "Show");

  desk_fixture_await_row (fixture, "Lavallee Entreposage", NULL);
  desk_fixture_await_no_row (fixture, "Sandbox Company");
  assert_filter (fixture, "attention", "created");
  g_assert_null (find_by_text (find_bar (fixture), GTK_TYPE_LABEL, BROKEN));
  await_text (find_bar (fixture), EXPIRING);
}

static void
test_what_may_expire_stands_behind_and_is_shown_longest_first (DeskFixture *fixture, gconstpointer data)
{
  click (open_row (fixture, EXPIRING), "Show");

  desk_fixture_await_no_row (fixture, "Sandbox Company");
  test_await_true (is_idle_longest_first, fixture);
  assert_filter (fixture, "expiry", "expiry");
}

static void
test_what_is_searched_does_not_hide_what_is_shown (DeskFixture *fixture, gconstpointer data)
{
  gtk_widget_activate_action (fixture->page, "companies.find", NULL);
  gtk_editable_set_text (GTK_EDITABLE (find_by_type (fixture->page, GTK_TYPE_SEARCH_ENTRY)), "sandbox");
  desk_fixture_await_no_row (fixture, "Lavallee Entreposage");
  click (open_row (fixture, "5 companies " BROKEN), "Show");

  desk_fixture_await_row (fixture, "Lavallee Entreposage", NULL);
}

static void
test_what_is_put_aside_stays_aside (DeskFixture *fixture, gconstpointer data)
{
  click_icon (open_row (fixture, BROKEN), "window-close-symbolic");
  await_no_text (fixture->page, BROKEN);
  await_text (fixture->page, EXPIRING);

  desk_fixture_put_page (fixture);
  desk_fixture_await_state (fixture, "list");
  await_text (fixture->page, EXPIRING);
  g_assert_null (find_by_text (fixture->page, GTK_TYPE_LABEL, BROKEN));
}

static void
reload (DeskFixture *fixture)
{
  cpt_sync_reload (fixture->base.sync);
}

static gboolean
is_visit_kept (gpointer user_data)
{
  g_autoptr (GVariant) visit = cpt_meta_repository_get (user_data, "view-visit", G_VARIANT_TYPE ("(xx)"));

  return visit != NULL;
}

/* The page is there, the list is read, and another page takes its place. */
static void
visit_once (DeskFixture *fixture)
{
  g_autoptr (CptMetaRepository) meta = cpt_meta_repository_new (fixture->base.store);

  reload (fixture);
  test_await_true (is_visit_kept, meta);
  desk_fixture_put_page (fixture);
}

static void
test_what_others_did_is_told_and_shown_until_its_chip_is_taken_away (DeskFixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;

  visit_once (fixture);
  desk_fixture_await_state (fixture, "list");
  id = sync_fixture_create_elsewhere (&fixture->base, "Atelier Beaurivage");
  reload (fixture);
  await_text (fixture->page, "Since your last visit: 1 new");
  desk_fixture_await_row (fixture, "Atelier Beaurivage", NULL);

  click (find_bar (fixture), "Show");
  desk_fixture_await_no_row (fixture, "Sandbox Company");
  desk_fixture_await_row (fixture, "Atelier Beaurivage", NULL);
  g_assert_null (find_by_text (fixture->page, GTK_TYPE_LABEL, "Since your last visit: 1 new"));

  gtk_widget_activate_action (
      gtk_widget_get_ancestor (find_by_text (fixture->page, GTK_TYPE_LABEL, "Since your last visit"), GTK_TYPE_BUTTON),
      "companies.clear-among", NULL);
  desk_fixture_await_row (fixture, "Sandbox Company", NULL);
  g_assert_null (find_by_text (fixture->page, GTK_TYPE_LABEL, "Since your last visit"));
}

static void
test_time_on_the_platform_brings_the_risk (DeskFixture *fixture, gconstpointer data)
{
  g_assert_null (find_by_text (fixture->page, GTK_TYPE_LABEL, EXPIRING));

  cpt_sandbox_advance_time (fixture->base.sandbox, 50 * CPT_TIME_DAY);
  reload (fixture);

  await_text (fixture->page, "1 company " EXPIRING);
}

#define ADD(path, with_demo, function)                                                                                 \
  g_test_add ("/reminder-bar/" path, DeskFixture, GINT_TO_POINTER (with_demo), set_up, function, tear_down)

int
main (int argc, char **argv)
{
  desk_fixture_init (&argc, &argv);

  ADD ("what-is-broken-is-counted-and-shown", TRUE, test_what_is_broken_is_counted_and_shown);
  ADD ("what-may-expire-stands-behind-and-is-shown-longest-first", TRUE,
       test_what_may_expire_stands_behind_and_is_shown_longest_first);
  ADD ("what-may-expire-is-read-from-with-one-click", TRUE, test_what_may_expire_is_read_from_with_one_click);
  ADD ("what-is-searched-does-not-hide-what-is-shown", TRUE, test_what_is_searched_does_not_hide_what_is_shown);
  ADD ("what-is-put-aside-stays-aside", TRUE, test_what_is_put_aside_stays_aside);
  ADD ("what-others-did-is-told-and-shown-until-its-chip-is-taken-away", FALSE,
       test_what_others_did_is_told_and_shown_until_its_chip_is_taken_away);
  ADD ("time-on-the-platform-brings-the-risk", FALSE, test_time_on_the_platform_brings_the_risk);

  return g_test_run ();
}
