/* test-bulk-refresh.c — the data of several companies refreshed at once from the list, on a real sandbox.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-bulk-bar.h"
#include "cpt-bulk-dialog.h"
#include "cpt-bulk-repository.h"
#include "cpt-bulk-row.h"
#include "cpt-selection-bar.h"
#include "desk-fixture.h"

/* The sandbox's first company, and the demonstration companies: those with a linked connection are refreshed. */
#define REFUSED "Groupe Lavallee"
#define N_COMPANIES 47
#define MOST_ON_THEIR_WAY 2
#define MUCH 1000000

static gboolean
has_all (gpointer user_data)
{
  DeskFixture *fixture = user_data;
  GtkSelectionModel *model = gtk_column_view_get_model (GTK_COLUMN_VIEW (desk_fixture_get_table (fixture)));

  return g_list_model_get_n_items (G_LIST_MODEL (model)) == N_COMPANIES;
}

static void
set_up (DeskFixture *fixture, gconstpointer data)
{
  desk_fixture_set_up (fixture, 0);
  desk_fixture_add_demo (fixture);
  desk_fixture_show_page (fixture);
  test_await_true (has_all, fixture);
}

static void
tear_down (DeskFixture *fixture, gconstpointer data)
{
  desk_fixture_tear_down (fixture);
}

/* The question about all of them. */
static GtkWidget *
ask_for_all (DeskFixture *fixture)
{
  GtkWidget *bar = NULL;
  GtkWidget *dialog = NULL;

  gtk_widget_activate_action (fixture->page, "companies.select-all", NULL);
  await_widget_type (fixture->page, CPT_TYPE_SELECTION_BAR);
  bar = find_by_type (fixture->page, CPT_TYPE_SELECTION_BAR);
  click (bar, "Refresh data…");
  dialog = GTK_WIDGET (await_window (ADW_TYPE_MESSAGE_DIALOG));
  await_painted (dialog);

  return dialog;
}

static GtkWidget *
find_bar (DeskFixture *fixture)
{
  await_widget_type (fixture->page, CPT_TYPE_BULK_BAR);

  return find_by_type (fixture->page, CPT_TYPE_BULK_BAR);
}

static void
refresh_all (DeskFixture *fixture)
{
  ask_for_all (fixture);
  desk_fixture_respond ("refresh");
}

static void
let_time_pass (DeskFixture *fixture)
{
  desk_fixture_await_sent (fixture);
  cpt_sandbox_advance_time (fixture->base.sandbox, 10 * 60 * CPT_TIME_SECOND);
}

static void
test_it_says_first_who_is_refreshed_and_who_not (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = ask_for_all (fixture);

  await_text (dialog, "will be refreshed");
  await_text (dialog, "no connection is linked");
  await_text (dialog, "they have no connection");
  desk_fixture_respond ("cancel");
  g_assert_cmpuint (desk_fixture_count_outbox (fixture), ==, 0);
}

static gint64
get_quota (DeskFixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 quota = 0;

  cpt_sync_get_bulk_quota_async (fixture->base.sync, NULL, test_store_result, &result);
  test_await (&result);
  quota = cpt_sync_get_bulk_quota_finish (fixture->base.sync, result, &error);
  g_assert_no_error (error);

  return quota;
}

typedef struct
{
  DeskFixture *fixture;
  gint64 before;
} AwaitedQuota;

static gboolean
is_quota_told (gpointer user_data)
{
  AwaitedQuota *awaited = user_data;

  return get_quota (awaited->fixture) != awaited->before;
}

/* Until sync has heard of it. Returns: what is left of it for refreshes of many */
static gint64
say_left (DeskFixture *fixture, gint64 n_requests)
{
  AwaitedQuota awaited = { fixture, get_quota (fixture) };
  g_autofree char *fault = g_strdup_printf ("left=%" G_GINT64_FORMAT, n_requests);

  sync_fixture_set_fault (&fixture->base, fault);
  cpt_sync_reload (fixture->base.sync);
  test_await_true (is_quota_told, &awaited);

  return get_quota (fixture);
}

/* The box is drawn whole, within its dialog. */
static void
assert_box (GtkWidget *dialog, const char *text)
{
  GtkWidget *box = NULL;
  graphene_rect_t bounds;

  await_text (dialog, text);
  box = find_by_text (dialog, GTK_TYPE_LABEL, text);
  await_painted (box);
  g_assert_true (gtk_widget_has_css_class (box, "information-box"));
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (box))));
  g_assert_true (gtk_widget_compute_bounds (box, dialog, &bounds));
  g_assert_cmpfloat (bounds.origin.x, >=, 0);
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, gtk_widget_get_width (dialog));
  g_assert_cmpfloat (bounds.size.height, >, 0);
}

/* A tenth of the day is left to what is done to one company. */
static void
test_what_it_costs_is_said_in_a_box_when_it_matters (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = ask_for_all (fixture);
  gint64 kept = 0;

  g_assert_null (find_by_text (dialog, GTK_TYPE_LABEL, "left for this today"));
  desk_fixture_respond ("cancel");

  kept = MUCH - say_left (fixture, MUCH);
  g_assert_cmpint (say_left (fixture, kept + 60), ==, 60);
  assert_box (ask_for_all (fixture), " requests, of the 60 that are left for this today.");
  desk_fixture_respond ("cancel");

  g_assert_cmpint (say_left (fixture, kept + 5), ==, 5);
  assert_box (ask_for_all (fixture), " requests, but only 5 are left for this today: the rest goes on by itself");
  desk_fixture_respond ("cancel");
  g_assert_cmpuint (desk_fixture_count_outbox (fixture), ==, 0);
}

static void
test_a_menu_of_several_asks_too (DeskFixture *fixture, gconstpointer data)
{
  gtk_widget_activate_action (fixture->page, "companies.select-all", NULL);
  choose_item (desk_fixture_open_menu (fixture, "Sandbox Company"), "Refresh data…");
  await_text (GTK_WIDGET (await_window (ADW_TYPE_MESSAGE_DIALOG)), "will be refreshed");
  desk_fixture_respond ("cancel");
}

static void
test_the_menu_of_one_asks_about_that_one (DeskFixture *fixture, gconstpointer data)
{
  choose_item (desk_fixture_open_menu (fixture, "Sandbox Company"), "Refresh data…");
  await_text (GTK_WIDGET (await_window (ADW_TYPE_MESSAGE_DIALOG)), "Will be read");
  desk_fixture_respond ("cancel");
}

static void
test_the_bar_tells_how_they_go_until_it_is_put_away (DeskFixture *fixture, gconstpointer data)
{
  refresh_all (fixture);
  await_text (find_bar (fixture), "Refreshing");
  await_text (find_bar (fixture), "being read");
  let_time_pass (fixture);
  await_text (find_bar (fixture), "ended");
  await_no_text (find_bar (fixture), "being read");

  click_icon (find_bar (fixture), "window-close-symbolic");
  await_no_text (fixture->page, "ended");
}

/* As when the account is left while something still holds the bar. */
static void
test_a_bar_stands_after_its_watch_has_ended (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (CptBulkWatch) watch = cpt_bulk_watch_new (fixture->base.store);
  g_autoptr (GtkWidget) bar = g_object_ref_sink (cpt_bulk_bar_new (fixture->base.store, watch, fixture->base.sync));

  refresh_all (fixture);
  await_text (bar, "Refreshing");
  g_object_run_dispose (G_OBJECT (watch));

  g_object_notify (G_OBJECT (fixture->base.sync), "state");

  await_text (bar, "Refreshing");
}

static void
test_the_bar_leaves_the_list_its_room_on_a_phone (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *bar = NULL;
  int width = 0;
  int height = 0;

  refresh_all (fixture);
  bar = find_bar (fixture);
  g_object_set (fixture->page, "narrow", TRUE, NULL);
  await_text (bar, "being read");
  gtk_widget_measure (bar, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (bar, GTK_ORIENTATION_VERTICAL, 360, &height, NULL, NULL, NULL);

  g_assert_cmpint (width, <=, 328); /* other languages have longer words */
  g_assert_cmpint (height, >, 40);
  g_assert_cmpint (height, <=, 90);
  g_assert_nonnull (find_by_icon (bar, "media-playback-stop-symbolic"));
}

static void
test_a_pause_stops_and_goes_on (DeskFixture *fixture, gconstpointer data)
{
  sync_fixture_stop_sandbox (&fixture->base);
  refresh_all (fixture);
  await_text (find_bar (fixture), "waiting");
  click (find_bar (fixture), "Pause");
  await_text (find_bar (fixture), "paused");
  sync_fixture_start_sandbox (&fixture->base);
  cpt_sync_reload (fixture->base.sync);
  desk_fixture_await_read (&fixture->base);
  await_text (find_bar (fixture), "waiting");

  click (find_bar (fixture), "Continue");
  await_no_text (find_bar (fixture), "waiting");
  await_text (find_bar (fixture), "being read");
}

static void
test_it_is_there_again_at_the_next_start (DeskFixture *fixture, gconstpointer data)
{
  sync_fixture_stop_sandbox (&fixture->base);
  refresh_all (fixture);
  click (find_bar (fixture), "Pause");
  await_text (find_bar (fixture), "paused");

  desk_fixture_put_page (fixture);
  await_text (find_bar (fixture), "paused");
  g_assert_nonnull (find_by_text (find_bar (fixture), GTK_TYPE_BUTTON, "Continue"));
  sync_fixture_start_sandbox (&fixture->base);
}

static void
test_offline_is_said (DeskFixture *fixture, gconstpointer data)
{
  sync_fixture_stop_sandbox (&fixture->base);
  refresh_all (fixture);
  cpt_sync_reload (fixture->base.sync);
  await_text (find_bar (fixture), "The platform does not answer. What waits is sent once it can be.");
  sync_fixture_start_sandbox (&fixture->base);
}

static CptBulkStatus
get_status (DeskFixture *fixture)
{
  g_autoptr (CptBulkRepository) bulk = cpt_bulk_repository_new (fixture->base.store);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CptBulkStatus status = { 0 };
  gboolean is_read = FALSE;

  cpt_bulk_repository_get_async (bulk, NULL, test_store_result, &result);
  test_await (&result);
  is_read = cpt_bulk_repository_get_finish (bulk, result, &status, &error);
  g_assert_no_error (error);
  g_assert_true (is_read);

  return status;
}

static gboolean
is_all_decided (gpointer user_data)
{
  CptBulkStatus status = get_status (user_data);

  return status.n_waiting + status.n_sending == 0;
}

/* Of what was on its way it must be found out what became of it. */
static void
test_what_is_stopped_is_not_asked_for (DeskFixture *fixture, gconstpointer data)
{
  sync_fixture_stop_sandbox (&fixture->base);
  refresh_all (fixture);
  click (find_bar (fixture), "Pause");
  await_text (find_bar (fixture), "paused");
  click (find_bar (fixture), "Stop");
  sync_fixture_start_sandbox (&fixture->base);
  cpt_sync_reload (fixture->base.sync);
  test_await_true (is_all_decided, fixture);
  g_assert_cmpuint (get_status (fixture).n_done, <=, MOST_ON_THEIR_WAY);
}

static void
test_what_failed_is_tried_again_alone (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) company = sync_fixture_find_stored (&fixture->base, REFUSED, NULL);
  g_autofree char *fault = g_strdup_printf ("status=402,company=%s@POST/companies", cpt_company_get_id (company));

  sync_fixture_set_fault (&fixture->base, fault);
  refresh_all (fixture);
  await_text (find_bar (fixture), "1 failed");
  sync_fixture_set_fault (&fixture->base, NULL);
  await_no_text (find_bar (fixture), "waiting");
  click (find_bar (fixture), "Details");
  await_text (GTK_WIDGET (await_window (CPT_TYPE_BULK_DIALOG)), "The account’s plan does not allow it");
  gtk_window_close (find_window (CPT_TYPE_BULK_DIALOG));
  await_no_window (CPT_TYPE_BULK_DIALOG);
  click (find_bar (fixture), "Try what failed again");
  await_no_text (find_bar (fixture), "failed");
  let_time_pass (fixture);
  await_text (find_bar (fixture), "ended");
  g_assert_null (find_by_text (desk_fixture_get_toasts (fixture), GTK_TYPE_LABEL, "was not refreshed"));
}

static GtkWidget *
open_details (DeskFixture *fixture)
{
  GtkWidget *dialog = NULL;

  click (find_bar (fixture), "Details");
  dialog = GTK_WIDGET (await_window (CPT_TYPE_BULK_DIALOG));
  await_widget_type (dialog, CPT_TYPE_BULK_ROW);

  return dialog;
}

static void
test_each_has_its_result (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) company = sync_fixture_find_stored (&fixture->base, REFUSED, NULL);
  g_autofree char *fault = g_strdup_printf ("status=402,company=%s@POST/companies", cpt_company_get_id (company));
  GtkWidget *dialog = NULL;

  sync_fixture_set_fault (&fixture->base, fault);
  refresh_all (fixture);
  dialog = open_details (fixture);
  await_text (dialog, "Being read, asked for just now");
  await_text (dialog, "The account’s plan does not allow it");
  g_assert_nonnull (find_by_text (find_by_type (dialog, CPT_TYPE_BULK_ROW), GTK_TYPE_LABEL, REFUSED));

  sync_fixture_set_fault (&fixture->base, NULL);
  click (dialog, "Retry");
  await_no_text (dialog, "The account’s plan does not allow it");
  let_time_pass (fixture);
  await_no_text (dialog, "Being read");
  await_text (dialog, "Read ");
  gtk_window_close (GTK_WINDOW (dialog));
  await_no_window (CPT_TYPE_BULK_DIALOG);
}

/* As what is still under way holds it. */
static void
test_closed_details_follow_nothing_any_more (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (GtkWindow) dialog = NULL;
  g_autofree char *title = NULL;

  refresh_all (fixture);
  dialog = g_object_ref (GTK_WINDOW (open_details (fixture)));
  gtk_window_close (dialog);
  await_no_window (CPT_TYPE_BULK_DIALOG);
  title = g_strdup (gtk_window_get_title (dialog));
  let_time_pass (fixture);
  await_text (find_bar (fixture), "ended");
  g_assert_cmpstr (gtk_window_get_title (dialog), ==, title);
}

static void
test_what_is_tried_again_is_although_the_details_are_closed (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) company = sync_fixture_find_stored (&fixture->base, REFUSED, NULL);
  g_autofree char *fault = g_strdup_printf ("status=402,company=%s@POST/companies", cpt_company_get_id (company));
  GtkWidget *dialog = NULL;

  sync_fixture_set_fault (&fixture->base, fault);
  refresh_all (fixture);
  dialog = open_details (fixture);
  await_text (dialog, "The account’s plan does not allow it");
  sync_fixture_set_fault (&fixture->base, NULL);
  click (dialog, "Retry");
  gtk_window_close (GTK_WINDOW (dialog));
  await_no_text (find_bar (fixture), "failed");
  let_time_pass (fixture);
  await_text (find_bar (fixture), "ended");
}

#define ADD(path, function) g_test_add ("/bulk-refresh/" path, DeskFixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  desk_fixture_init (&argc, &argv);

  ADD ("it-says-first-who-is-refreshed-and-who-not", test_it_says_first_who_is_refreshed_and_who_not);
  ADD ("what-it-costs-is-said-in-a-box-when-it-matters", test_what_it_costs_is_said_in_a_box_when_it_matters);
  ADD ("a-menu-of-several-asks-too", test_a_menu_of_several_asks_too);
  ADD ("the-menu-of-one-asks-about-that-one", test_the_menu_of_one_asks_about_that_one);
  ADD ("a-bar-stands-after-its-watch-has-ended", test_a_bar_stands_after_its_watch_has_ended);
  ADD ("the-bar-leaves-the-list-its-room-on-a-phone", test_the_bar_leaves_the_list_its_room_on_a_phone);
  ADD ("the-bar-tells-how-they-go-until-it-is-put-away", test_the_bar_tells_how_they_go_until_it_is_put_away);
  ADD ("a-pause-stops-and-goes-on", test_a_pause_stops_and_goes_on);
  ADD ("it-is-there-again-at-the-next-start", test_it_is_there_again_at_the_next_start);
  ADD ("offline-is-said", test_offline_is_said);
  ADD ("what-is-stopped-is-not-asked-for", test_what_is_stopped_is_not_asked_for);
  ADD ("each-has-its-result", test_each_has_its_result);
  ADD ("closed-details-follow-nothing-any-more", test_closed_details_follow_nothing_any_more);
  ADD ("what-is-tried-again-is-although-the-details-are-closed",
       test_what_is_tried_again_is_although_the_details_are_closed);
  ADD ("what-failed-is-tried-again-alone", test_what_failed_is_tried_again_alone);

  return g_test_run ();
}
