/* test-failed-changes.c — several changes that the platform refused: one by one, or all together.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-changes.h"
#include "cpt-failed-changes-dialog.h"
#include "desk-fixture.h"

#define SEVERAL 3

static void
set_up (DeskFixture *fixture, gconstpointer data)
{
  desk_fixture_set_up (fixture, SEVERAL - 1);
}

static void
tear_down (DeskFixture *fixture, gconstpointer data)
{
  desk_fixture_tear_down (fixture);
}

static CptChange *
create_renaming (DeskFixture *fixture, const char *name, const char *new_name)
{
  gint64 rid = 0;
  g_autoptr (CptCompany) company = sync_fixture_find_stored (&fixture->base, name, &rid);
  g_autoptr (GPtrArray) changes = cpt_changes_new_renaming (rid, company, new_name, 0);

  return g_object_ref (g_ptr_array_index (changes, 0));
}

/* All at once, so that the refusals come in one burst. */
static void
rename_all (DeskFixture *fixture)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) added = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (changes, create_renaming (fixture, "Sandbox Company", "One"));
  g_ptr_array_add (changes, create_renaming (fixture, "Company 000", "Two"));
  g_ptr_array_add (changes, create_renaming (fixture, "Company 001", "Three"));
  cpt_outbox_repository_add_async (fixture->base.outbox, changes, NULL, test_store_result, &result);
  test_await (&result);
  added = cpt_outbox_repository_add_finish (fixture->base.outbox, result, &error);
  g_assert_no_error (error);
}

/* The list of three renamings that were refused, from the toast that says so. */
static GtkWidget *
open_failed (DeskFixture *fixture)
{
  GtkWidget *dialog = NULL;

  sync_fixture_set_fault (&fixture->base, "status=400@PATCH/companies");
  rename_all (fixture);
  await_text (desk_fixture_get_toasts (fixture), "3 changes were not made");
  sync_fixture_set_fault (&fixture->base, NULL);

  click (desk_fixture_get_toasts (fixture), "Details");
  dialog = GTK_WIDGET (await_window (CPT_TYPE_FAILED_CHANGES_DIALOG));
  await_text (dialog, "“Company 001” was not renamed to “Three”.");

  return dialog;
}

static GtkWidget *
find_row (GtkWidget *dialog, const char *title)
{
  return gtk_widget_get_ancestor (find_by_text (dialog, GTK_TYPE_LABEL, title), ADW_TYPE_ACTION_ROW);
}

static void
close_dialog (GtkWidget *dialog)
{
  gtk_window_close (GTK_WINDOW (dialog));
  await_no_window (CPT_TYPE_FAILED_CHANGES_DIALOG);
}

static gboolean
has_two_left (gpointer user_data)
{
  return desk_fixture_count_outbox (user_data) == 2;
}

static void
test_each_is_said_with_its_reason (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_failed (fixture);

  await_text (dialog, "“Sandbox Company” was not renamed to “One”.");
  await_text (find_row (dialog, "“Company 000” was not renamed to “Two”."), "The platform refused");
  await_text (find_row (dialog, "“Company 000” was not renamed to “Two”."), "Correlation ID: ");
  close_dialog (dialog);
}

static void
test_one_can_be_tried_again_alone (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_failed (fixture);

  click (find_row (dialog, "“Company 000” was not renamed to “Two”."), "Retry");
  test_await_true (has_two_left, fixture);
  await_no_text (dialog, "“Company 000”");

  g_assert_cmpuint (sync_fixture_count_platform (&fixture->base, "Two"), ==, 1);
  g_assert_cmpuint (sync_fixture_count_platform (&fixture->base, "One"), ==, 0);
  g_assert_cmpuint (sync_fixture_count_platform (&fixture->base, "Three"), ==, 0);
  close_dialog (dialog);
}

static void
test_all_can_be_tried_again (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_failed (fixture);

  click (dialog, "Retry all");
  await_text (dialog, "Nothing is left to retry");
  desk_fixture_await_sent (fixture);

  g_assert_cmpuint (sync_fixture_count_platform (&fixture->base, "One"), ==, 1);
  g_assert_cmpuint (sync_fixture_count_platform (&fixture->base, "Three"), ==, 1);
  close_dialog (dialog);
}

static void
test_all_can_be_dismissed (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_failed (fixture);

  click (dialog, "Dismiss all");
  await_text (dialog, "Nothing is left to retry");

  g_assert_cmpuint (desk_fixture_count_outbox (fixture), ==, 0);
  g_assert_cmpuint (sync_fixture_count_platform (&fixture->base, "One"), ==, 0);
  close_dialog (dialog);
}

#define ADD(path, function) g_test_add ("/failed-changes/" path, DeskFixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  desk_fixture_init (&argc, &argv);

  ADD ("each-is-said-with-its-reason", test_each_is_said_with_its_reason);
  ADD ("one-can-be-tried-again-alone", test_one_can_be_tried_again_alone);
  ADD ("all-can-be-tried-again", test_all_can_be_tried_again);
  ADD ("all-can-be-dismissed", test_all_can_be_dismissed);

  return g_test_run ();
}
