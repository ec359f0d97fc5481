/* test-bulk-tags.c — a tag given to several companies, or taken from them, on a real sandbox.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-changes.h"
#include "cpt-failed-changes-dialog.h"
#include "cpt-selection-bar.h"
#include "cpt-tag-fields.h"
#include "cpt-tags-plan.h"
#include "cpt-tags.h"
#include "desk-fixture.h"

#define SEVERAL 3
#define FULL "{'a': '', 'b': '', 'c': '', 'd': '', 'e': '', 'f': '', 'g': '', 'h': '', 'i': '', 'region': 'on'}"

static void
set_up (DeskFixture *fixture, gconstpointer data)
{
  desk_fixture_set_up (fixture, SEVERAL - 1);
  desk_fixture_show_page (fixture);
  desk_fixture_await_row (fixture, "Company 001", NULL);
}

static void
tear_down (DeskFixture *fixture, gconstpointer data)
{
  desk_fixture_tear_down (fixture);
}

/* The platform has the tag before anything else is done. */
static void
tag_one (DeskFixture *fixture, const char *name, const char *json)
{
  gint64 rid = 0;
  g_autoptr (CptCompany) company = sync_fixture_find_stored (&fixture->base, name, &rid);
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) added = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (changes, cpt_changes_new_tags (rid, name, json, 0));
  cpt_outbox_repository_add_async (fixture->base.outbox, changes, NULL, test_store_result, &result);
  test_await (&result);
  added = cpt_outbox_repository_add_finish (fixture->base.outbox, result, &error);
  g_assert_no_error (error);
  desk_fixture_await_sent (fixture);
}

static void
assert_tags (DeskFixture *fixture, const char *name, const char *expected)
{
  g_autoptr (CptCompany) company = sync_fixture_find_stored (&fixture->base, name, NULL);
  g_autofree char *tags = sync_fixture_get_tags (&fixture->base, cpt_company_get_id (company));

  g_assert_cmpstr (tags, ==, expected);
}

static GtkWidget *
ask_for_all (DeskFixture *fixture)
{
  GtkWidget *dialog = NULL;

  gtk_widget_activate_action (fixture->page, "companies.select-all", NULL);
  await_widget_type (fixture->page, CPT_TYPE_SELECTION_BAR);
  click (find_by_type (fixture->page, CPT_TYPE_SELECTION_BAR), "Tags…");
  dialog = GTK_WIDGET (await_window (ADW_TYPE_MESSAGE_DIALOG));
  await_painted (dialog);

  return dialog;
}

static void
type (GtkWidget *dialog, const char *key, const char *value)
{
  cpt_tag_fields_set (CPT_TAG_FIELDS (find_by_type (dialog, CPT_TYPE_TAG_FIELDS)), key, value);
}

static void
test_a_tag_is_given_to_all_of_them (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = ask_for_all (fixture);
  GtkWidget *key = find_by_type (find_by_type (dialog, CPT_TYPE_TAG_FIELDS), GTK_TYPE_ENTRY);

  await_text (dialog, "Tags of 3 companies");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (dialog)), key));
  type (dialog, "region", "Gaspésie");
  await_text (dialog, "Add to 3");
  desk_fixture_respond ("give");
  await_text (desk_fixture_get_toasts (fixture), "Tags of 3 companies changed");

  desk_fixture_await_sent (fixture);
  assert_tags (fixture, "Sandbox Company", "{'region': 'Gaspésie'}");
  assert_tags (fixture, "Company 000", "{'region': 'Gaspésie'}");
  assert_tags (fixture, "Company 001", "{'region': 'Gaspésie'}");
}

static void
test_undo_gives_each_back_what_it_had (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = NULL;

  tag_one (fixture, "Company 000", "{\"region\":\"on\",\"team\":\"b\"}");
  dialog = ask_for_all (fixture);
  type (dialog, "region", "qc");
  await_text (dialog, "1 has another value for “region”, which is replaced.");
  desk_fixture_respond ("give");
  await_text (desk_fixture_get_toasts (fixture), "Tags of 3 companies changed");
  click (desk_fixture_get_toasts (fixture), "Undo");
  await_text (desk_fixture_get_toasts (fixture), "3 companies have their tags back");

  desk_fixture_await_sent (fixture);
  assert_tags (fixture, "Company 000", "{'region': 'on', 'team': 'b'}");
  assert_tags (fixture, "Company 001", "");
  assert_tags (fixture, "Sandbox Company", "");
}

static void
test_a_tag_is_taken_from_those_that_have_it (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = NULL;

  tag_one (fixture, "Company 000", "{\"region\":\"on\",\"team\":\"b\"}");
  dialog = ask_for_all (fixture);
  g_assert_false (gtk_widget_is_sensitive (find_by_text (dialog, GTK_TYPE_BUTTON, "Remove")));
  click (dialog, "region"); /* offered, because one has it */
  await_text (dialog, "Remove from 1");
  desk_fixture_respond ("take");
  await_text (desk_fixture_get_toasts (fixture), "Tags of “Company 000” changed");

  desk_fixture_await_sent (fixture);
  assert_tags (fixture, "Company 000", "{'team': 'b'}");
}

static void
test_each_that_is_refused_is_listed_to_be_tried_again (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = NULL;
  GtkWidget *failed = NULL;

  sync_fixture_set_fault (&fixture->base, "status=400@PATCH/companies");
  dialog = ask_for_all (fixture);
  type (dialog, "region", "qc");
  desk_fixture_respond ("give");
  await_text (desk_fixture_get_toasts (fixture), "3 changes were not made");
  sync_fixture_set_fault (&fixture->base, NULL);

  click (desk_fixture_get_toasts (fixture), "Details");
  failed = GTK_WIDGET (await_window (CPT_TYPE_FAILED_CHANGES_DIALOG));
  await_text (failed, "The tags of “Company 000” were not changed.");
  await_text (failed, "The tags of “Sandbox Company” were not changed.");
  click (failed, "Retry all");
  await_no_text (failed, "were not changed");
  desk_fixture_await_sent (fixture);
  assert_tags (fixture, "Company 000", "{'region': 'qc'}");
  assert_tags (fixture, "Sandbox Company", "{'region': 'qc'}");
  gtk_window_close (GTK_WINDOW (failed));
}

static void
test_cancel_changes_nothing (DeskFixture *fixture, gconstpointer data)
{
  type (ask_for_all (fixture), "region", "qc");
  desk_fixture_respond ("cancel");
  await_no_window (ADW_TYPE_MESSAGE_DIALOG);

  g_assert_cmpuint (desk_fixture_count_outbox (fixture), ==, 0);
}

static void
test_too_many_at_once_are_said (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) rids = g_array_sized_new (FALSE, TRUE, sizeof (gint64), 1001);

  g_array_set_size (rids, 1001);
  cpt_company_actions_edit_tags_of_many (fixture->actions, rids);

  await_text (desk_fixture_get_toasts (fixture), "Tags are changed for at most 1000 companies at once.");
}

static void
add_target (GPtrArray *targets, const char *tags)
{
  CptTagTarget *target = g_new0 (CptTagTarget, 1);

  target->tags = tags != NULL ? g_variant_ref_sink (g_variant_new_parsed (tags)) : NULL;
  g_ptr_array_add (targets, target);
}

static void
test_what_a_tag_changes_is_worked_out (void)
{
  g_autoptr (GPtrArray) targets = g_ptr_array_new_with_free_func ((GDestroyNotify) cpt_tag_target_free);
  g_autoptr (GPtrArray) given = NULL;
  g_autoptr (GPtrArray) given_full = NULL;
  g_autoptr (GPtrArray) taken = NULL;
  g_autoptr (GPtrArray) keys = NULL;
  g_autofree char *replaced = NULL;
  g_autofree char *full = NULL;
  g_autofree char *nothing = NULL;

  add_target (targets, NULL);
  add_target (targets, "{'region': 'qc'}");
  add_target (targets, "{'region': 'on', 'zone': '1'}");
  add_target (targets, FULL);

  given = cpt_tags_plan_list_given (targets, "region", "qc");
  g_assert_cmpuint (given->len, ==, 3);
  g_assert_true (given->pdata[0] == targets->pdata[0]);
  g_assert_true (given->pdata[1] == targets->pdata[2]);
  g_assert_true (given->pdata[2] == targets->pdata[3]);
  given_full = cpt_tags_plan_list_given (targets, "team", "b");
  g_assert_cmpuint (given_full->len, ==, 3);
  g_assert_true (given_full->pdata[2] == targets->pdata[2]);
  taken = cpt_tags_plan_list_taken (targets, "zone");
  g_assert_cmpuint (taken->len, ==, 1);

  keys = cpt_tags_plan_list_keys (targets);
  g_assert_cmpuint (keys->len, ==, 11);
  g_assert_cmpstr (keys->pdata[0], ==, "region");
  g_assert_cmpstr (keys->pdata[1], ==, "a");

  replaced = cpt_tags_plan_dup_remark (targets, "region", "qc");
  g_assert_cmpstr (replaced, ==, "2 have another value for “region”, which is replaced.");
  full = cpt_tags_plan_dup_remark (targets, "team", "b");
  g_assert_cmpstr (full, ==, "1 has 10 tags already and cannot have another.");
  g_ptr_array_remove_index (targets, 3);
  nothing = cpt_tags_plan_dup_remark (targets, "team", "b");
  g_assert_null (nothing);
}

#define ADD(path, function) g_test_add ("/bulk-tags/" path, DeskFixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  desk_fixture_init (&argc, &argv);

  g_test_add_func ("/bulk-tags/what-a-tag-changes-is-worked-out", test_what_a_tag_changes_is_worked_out);
  ADD ("a-tag-is-given-to-all-of-them", test_a_tag_is_given_to_all_of_them);
  ADD ("undo-gives-each-back-what-it-had", test_undo_gives_each_back_what_it_had);
  ADD ("a-tag-is-taken-from-those-that-have-it", test_a_tag_is_taken_from_those_that_have_it);
  ADD ("each-that-is-refused-is-listed-to-be-tried-again", test_each_that_is_refused_is_listed_to_be_tried_again);
  ADD ("cancel-changes-nothing", test_cancel_changes_nothing);
  ADD ("too-many-at-once-are-said", test_too_many_at_once_are_said);

  return g_test_run ();
}
