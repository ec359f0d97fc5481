/* test-activity-view.c — the activity log of a company: what is said of it, searched, filtered, and what does not jump.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-activity-view.h"

#include "cpt-activity-row.h"
#include "desk-fixture.h"

#include <sqlite3.h>

#define LONG 400 /* entries of a log in which one scrolls */

typedef struct
{
  DeskFixture desk;
  GtkWidget *screen;
  GtkWidget *view;
  CptCompany *company;
  gint64 rid;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  desk_fixture_set_up (&fixture->desk, 0);
  fixture->rid = desk_fixture_find_first (&fixture->desk, &fixture->company);
  sync_fixture_stop_sandbox (&fixture->desk.base); /* what happens comes from the tests alone */
}

static void
open_company (Fixture *fixture)
{
  fixture->screen = desk_fixture_open_company (&fixture->desk, fixture->rid);
  await_widget_type (fixture->screen, CPT_TYPE_ACTIVITY_VIEW);
  fixture->view = find_by_type (fixture->screen, CPT_TYPE_ACTIVITY_VIEW);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->company);
  desk_fixture_tear_down (&fixture->desk);
}

/* As many renamings as asked for, one a minute, "Name 1" the newest. */
static void
rename_often (Fixture *fixture, guint n)
{
  g_autofree char *path = g_build_filename (cpt_store_get_folder (fixture->desk.base.store), "store.sqlite", NULL);
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO activity (company_id, kind, at, here, before, after) WITH RECURSIVE t (i) AS (SELECT %u UNION ALL "
      "SELECT i - 1 FROM t WHERE i > 1) SELECT company.id, 2, %" G_GINT64_FORMAT
      " - i * 60000000, i %% 2, 'Name ' || (i + 1), 'Name ' || i FROM t, company WHERE rid = %" G_GINT64_FORMAT,
      n, cpt_clock_now (fixture->desk.base.clock), fixture->rid);
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  sqlite3_busy_timeout (handle, 5000);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
}

static void
send_link (Fixture *fixture)
{
  cpt_company_actions_send_link (fixture->desk.actions, fixture->rid, NULL, CPT_LINK_CHANNEL_COPIED);
}

static void
test_what_happened_is_said_by_days (Fixture *fixture, gconstpointer data)
{
  open_company (fixture);
  await_text (fixture->view, "Company created");
  await_text (fixture->view, "Connection to Sandbox started");

  send_link (fixture);
  await_text (fixture->view, "Link URL copied");
  await_text (fixture->view, "by you");
  await_text (fixture->view, "Today");
}

/* A tooltip that is set makes GTK look under the pointer, for each row of a log that goes on. */
static void
test_the_exact_time_is_said_when_it_is_asked_for (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  GtkWidget *words = NULL;
  GtkWidget *time = NULL;
  gboolean is_said = FALSE;

  open_company (fixture);
  await_text (fixture->view, "Company created");
  words = gtk_widget_get_parent (find_by_text (fixture->view, GTK_TYPE_LABEL, "Company created"));
  time = gtk_widget_get_next_sibling (words);

  g_assert_true (gtk_widget_get_has_tooltip (time));
  g_assert_null (gtk_widget_get_tooltip_text (time));
  g_signal_emit_by_name (time, "query-tooltip", 0, 0, FALSE, tooltip, &is_said);
  g_assert_true (is_said);
}

static guint
count_rows (GtkWidget *view)
{
  GtkWidget *rows = find_by_type (view, GTK_TYPE_LIST_VIEW);

  return rows != NULL ? g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (rows)))) : 0;
}

typedef struct
{
  GtkWidget *view;
  guint n;
} Count;

static gboolean
has_so_many (gpointer user_data)
{
  const Count *count = user_data;

  return count_rows (count->view) == count->n;
}

static void
await_rows (Fixture *fixture, guint n)
{
  Count count = { fixture->view, n };

  test_await_true (has_so_many, &count);
}

static void
search (Fixture *fixture, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_by_type (fixture->view, GTK_TYPE_SEARCH_ENTRY)), text);
}

static void
test_what_is_read_is_what_is_searched (Fixture *fixture, gconstpointer data)
{
  rename_often (fixture, 500);
  open_company (fixture);
  await_text (fixture->view, "“Name 2” became “Name 1”");

  search (fixture, "CÓMPANY renamed  477");
  await_rows (fixture, 2); /* it became so, and became another */
  await_text (fixture->view, "“Name 478” became “Name 477”");

  search (fixture, "nobody");
  await_text (fixture->view, "Nothing found");
  click (fixture->view, "Show all");
  await_text (fixture->view, "“Name 2” became “Name 1”");
}

static void
test_kinds_are_shown_alone (Fixture *fixture, gconstpointer data)
{
  GtkDropDown *kinds;

  rename_often (fixture, 300);
  open_company (fixture);
  await_text (fixture->view, "“Name 2” became “Name 1”");
  kinds = GTK_DROP_DOWN (find_by_type (fixture->view, GTK_TYPE_DROP_DOWN));

  gtk_drop_down_set_selected (kinds, 2);
  await_rows (fixture, 1);
  await_text (fixture->view, "Connection to Sandbox started");
  gtk_drop_down_set_selected (kinds, 5);
  await_text (fixture->view, "Nothing found");
}

static const char *
get_sight (Fixture *fixture)
{
  GtkWidget *scroller = find_by_type (fixture->view, GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *picked = gtk_widget_pick (scroller, gtk_widget_get_width (scroller) / 2,
                                       gtk_widget_get_height (scroller) / 2, GTK_PICK_DEFAULT);
  GtkWidget *row = picked != NULL && !CPT_IS_ACTIVITY_ROW (picked)
                       ? gtk_widget_get_ancestor (picked, CPT_TYPE_ACTIVITY_ROW)
                       : picked;
  GtkWidget *label = row != NULL ? find_by_text (row, GTK_TYPE_LABEL, "became") : NULL;

  return label != NULL ? gtk_label_get_text (GTK_LABEL (label)) : NULL;
}

typedef struct
{
  Fixture *fixture;
  const char *text;
} Sight;

static gboolean
sees_something (gpointer user_data)
{
  return get_sight (user_data) != NULL;
}

static gboolean
can_scroll_far (gpointer user_data)
{
  GtkAdjustment *adjustment = user_data;

  return gtk_adjustment_get_upper (adjustment) > 6000;
}

static GtkAdjustment *
open_long_log (Fixture *fixture)
{
  GtkAdjustment *adjustment = NULL;

  rename_often (fixture, LONG);
  open_company (fixture);
  await_rows (fixture, LONG + 2); /* it was created, and its connection */
  adjustment = gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (find_by_type (fixture->view, GTK_TYPE_SCROLLED_WINDOW)));
  test_await_true (can_scroll_far, adjustment);

  return adjustment;
}

static gboolean
sees_something_else (gpointer user_data)
{
  const Sight *sight = user_data;
  const char *now = get_sight (sight->fixture);

  return now != NULL && !g_str_equal (now, sight->text);
}

static void
test_what_is_looked_at_stays_when_something_happens (Fixture *fixture, gconstpointer data)
{
  GtkAdjustment *adjustment = open_long_log (fixture);
  g_autofree char *top = NULL;
  g_autofree char *seen = NULL;

  test_await_true (sees_something, fixture);
  top = g_strdup (get_sight (fixture));
  gtk_adjustment_set_value (adjustment, 3000);
  test_await_true (sees_something_else, &(Sight){ fixture, top });
  await_painted (fixture->view);
  seen = g_strdup (get_sight (fixture));

  send_link (fixture);
  await_rows (fixture, LONG + 3);
  await_painted (fixture->view);
  await_painted (fixture->view);

  g_assert_cmpstr (get_sight (fixture), ==, seen);
}

static void
test_at_the_top_what_happens_is_seen (Fixture *fixture, gconstpointer data)
{
  GtkAdjustment *adjustment = open_long_log (fixture);

  send_link (fixture);
  await_rows (fixture, LONG + 3);
  await_text (fixture->view, "Link URL copied");
  await_painted (fixture->view);

  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), <, 1);
}

static void
test_all_of_thousands_is_reached (Fixture *fixture, gconstpointer data)
{
  GtkAdjustment *adjustment;

  rename_often (fixture, 3000);
  open_company (fixture);
  await_text (fixture->view, "“Name 2” became “Name 1”");
  adjustment = gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (find_by_type (fixture->view, GTK_TYPE_SCROLLED_WINDOW)));

  while (find_by_text (fixture->view, GTK_TYPE_LABEL, "Company created") == NULL)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
      await_painted (fixture->view);
    }
  g_assert_cmpuint (count_rows (fixture->view), ==, 3002);
}

static GtkWidget *
find_opener (Fixture *fixture)
{
  return find_by_text (fixture->screen, GTK_TYPE_BUTTON, "Activity log");
}

static gboolean
can_be_opened (gpointer user_data)
{
  return find_opener (user_data) != NULL;
}

static void
test_without_room_it_is_over_the_figures (Fixture *fixture, gconstpointer data)
{
  open_company (fixture);
  await_text (fixture->screen, "Company created");
  adw_flap_set_fold_policy (ADW_FLAP (gtk_widget_get_ancestor (fixture->view, ADW_TYPE_FLAP)),
                            ADW_FLAP_FOLD_POLICY_ALWAYS);
  test_await_true (can_be_opened, fixture);
  await_no_text (fixture->screen, "Company created");

  g_signal_emit_by_name (find_opener (fixture), "clicked");
  await_text (fixture->screen, "Company created");
  gtk_widget_activate_action (fixture->view, "activity.hide", NULL);
  await_no_text (fixture->screen, "Company created");
}

int
main (int argc, char **argv)
{
  desk_fixture_init (&argc, &argv);

#define TEST(name, function) g_test_add ("/activity-view/" name, Fixture, NULL, set_up, function, tear_down)

  TEST ("what-happened-is-said-by-days", test_what_happened_is_said_by_days);
  TEST ("the-exact-time-is-said-when-it-is-asked-for", test_the_exact_time_is_said_when_it_is_asked_for);
  TEST ("what-is-read-is-what-is-searched", test_what_is_read_is_what_is_searched);
  TEST ("kinds-are-shown-alone", test_kinds_are_shown_alone);
  TEST ("what-is-looked-at-stays-when-something-happens", test_what_is_looked_at_stays_when_something_happens);
  TEST ("at-the-top-what-happens-is-seen", test_at_the_top_what_happens_is_seen);
  TEST ("all-of-thousands-is-reached", test_all_of_thousands_is_reached);
  TEST ("without-room-it-is-over-the-figures", test_without_room_it_is_over_the_figures);

  return g_test_run ();
}
