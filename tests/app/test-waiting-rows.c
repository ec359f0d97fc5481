/* test-waiting-rows.c — what the user did and the platform has not done: said on its row, taken back and retried there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-add-company-dialog.h"
#include "cpt-row-capsule.h"
#include "desk-fixture.h"

#define NEW "Atelier Beaurivage"

/* In the two-line list: what waits is the last of its texts. */
static void
set_up (DeskFixture *fixture, gconstpointer data)
{
  desk_fixture_set_up (fixture, 1);
  desk_fixture_show_page (fixture);
  g_object_set (fixture->page, "narrow", TRUE, NULL);
}

static void
tear_down (DeskFixture *fixture, gconstpointer data)
{
  desk_fixture_tear_down (fixture);
}

typedef struct
{
  DeskFixture *fixture;
  const char *name;
  const char *word;
} AwaitedWord;

static gboolean
is_word_shown (gpointer user_data)
{
  AwaitedWord *awaited = user_data;
  g_auto (GStrv) texts = list_inscriptions (desk_fixture_await_row (awaited->fixture, awaited->name, NULL));

  if (g_strv_length (texts) != 3)
    return FALSE;

  /* While something waits, it stands in the place of ID and last read. */
  return g_str_equal (texts[1], awaited->word) ||
         (g_str_equal (texts[2], awaited->word) && strstr (texts[1], " · ") != NULL);
}

/* Waits until the second line of the row of @name begins or ends with @word. */
static void
await_word (DeskFixture *fixture, const char *name, const char *word)
{
  test_await_true (is_word_shown, &(AwaitedWord){ fixture, name, word });
}

static void
add (DeskFixture *fixture)
{
  click (desk_fixture_open_add_dialog (fixture, NEW), "Add");
  await_no_window (CPT_TYPE_ADD_COMPANY_DIALOG);
}

static void
rename_company (DeskFixture *fixture, const char *name, const char *new_name)
{
  gint64 rid = 0;
  g_autoptr (CptCompany) company = sync_fixture_find_stored (&fixture->base, name, &rid);

  sync_fixture_do (&fixture->base, &(CptChangeFields){ .kind = CPT_CHANGE_RENAME_COMPANY,
                                                       .rid = rid,
                                                       .company_id = cpt_company_get_id (company),
                                                       .name = new_name,
                                                       .old_name = name });
}

static void
test_a_creation_waits_and_is_sent_later (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *menu = NULL;

  sync_fixture_stop_sandbox (&fixture->base);
  add (fixture);
  await_word (fixture, NEW, "Waiting to be created");

  menu = desk_fixture_open_menu (fixture, NEW);
  g_assert_false (gtk_widget_is_sensitive (find_item (menu, "Copy Link URL (once the company is created)")));
  g_assert_null (find_item (menu, "Send Link URL"));
  gtk_popover_popdown (GTK_POPOVER (menu));

  sync_fixture_start_sandbox (&fixture->base);
  gtk_widget_activate_action (fixture->page, "companies.reload", NULL);
  await_word (fixture, NEW, "No connection");
  g_assert_cmpuint (sync_fixture_count_platform (&fixture->base, NEW), ==, 1);
}

static gboolean
is_capsule_on_new_row (gpointer user_data)
{
  GtkWidget *capsule = find_by_type (user_data, CPT_TYPE_ROW_CAPSULE);

  return capsule != NULL && cpt_row_capsule_get_rid (CPT_ROW_CAPSULE (capsule)) < 0;
}

static void
test_the_button_of_a_creation_that_waits_copies_nothing (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *button = NULL;

  cpt_sync_stop (fixture->base.sync); /* nothing is sent any more */
  add (fixture);
  test_await_true (is_capsule_on_new_row, fixture->page);

  button = gtk_widget_get_last_child (find_by_type (fixture->page, CPT_TYPE_ROW_CAPSULE));
  g_assert_false (gtk_widget_is_sensitive (button));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Copy Link URL (once the company is created)");
}

static void
test_a_creation_that_waits_can_be_taken_back (DeskFixture *fixture, gconstpointer data)
{
  cpt_sync_stop (fixture->base.sync); /* nothing is sent any more */
  add (fixture);
  await_word (fixture, NEW, "Waiting to be created");

  choose_item (desk_fixture_open_menu (fixture, NEW), "Cancel what is waiting");
  await_text (desk_fixture_get_toasts (fixture), "1 change cancelled");
  desk_fixture_await_no_row (fixture, NEW);
  g_assert_cmpuint (desk_fixture_count_outbox (fixture), ==, 0);
}

static void
test_a_creation_that_waits_is_deleted_without_a_question (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) rids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 rid = 0;

  cpt_sync_stop (fixture->base.sync); /* nothing is sent any more */
  add (fixture);
  desk_fixture_await_row (fixture, NEW, &rid);
  g_array_append_val (rids, rid);

  cpt_company_actions_delete (fixture->actions, rids);
  desk_fixture_await_no_row (fixture, NEW);
  g_assert_null (find_window (ADW_TYPE_MESSAGE_DIALOG));
}

static void
test_a_new_name_is_shown_while_it_waits (DeskFixture *fixture, gconstpointer data)
{
  cpt_sync_stop (fixture->base.sync); /* nothing is sent any more */
  rename_company (fixture, "Company 000", "Renamed");
  await_word (fixture, "Renamed", "New name waiting to be sent");

  choose_item (desk_fixture_open_menu (fixture, "Renamed"), "Cancel what is waiting");
  await_word (fixture, "Company 000", "No connection");
}

static void
test_a_refused_creation_says_so_and_is_tried_again (DeskFixture *fixture, gconstpointer data)
{
  sync_fixture_set_fault (&fixture->base, "status=400@POST/companies");
  add (fixture);
  await_word (fixture, NEW, "Could not be created");
  await_text (desk_fixture_get_toasts (fixture), "“" NEW "” was not added.");

  sync_fixture_set_fault (&fixture->base, NULL);
  choose_item (desk_fixture_open_menu (fixture, NEW), "Try again");
  await_word (fixture, NEW, "No connection");
  g_assert_cmpuint (sync_fixture_count_platform (&fixture->base, NEW), ==, 1);
}

static void
test_a_refused_name_goes_back_and_is_dismissed (DeskFixture *fixture, gconstpointer data)
{
  sync_fixture_set_fault (&fixture->base, "status=400@PATCH/companies");
  rename_company (fixture, "Company 000", "Renamed");
  await_word (fixture, "Company 000", "Could not be renamed");
  await_text (desk_fixture_get_toasts (fixture), "“Company 000” was not renamed to “Renamed”.");

  choose_item (desk_fixture_open_menu (fixture, "Company 000"), "Cancel what is waiting");
  await_word (fixture, "Company 000", "No connection");
  g_assert_cmpuint (desk_fixture_count_outbox (fixture), ==, 0);
}

#define ADD(path, function) g_test_add ("/waiting-rows/" path, DeskFixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  desk_fixture_init (&argc, &argv);

  ADD ("a-creation-waits-and-is-sent-later", test_a_creation_waits_and_is_sent_later);
  ADD ("the-button-of-a-creation-that-waits-copies-nothing", test_the_button_of_a_creation_that_waits_copies_nothing);
  ADD ("a-creation-that-waits-can-be-taken-back", test_a_creation_that_waits_can_be_taken_back);
  ADD ("a-creation-that-waits-is-deleted-without-a-question", test_a_creation_that_waits_is_deleted_without_a_question);
  ADD ("a-new-name-is-shown-while-it-waits", test_a_new_name_is_shown_while_it_waits);
  ADD ("a-refused-creation-says-so-and-is-tried-again", test_a_refused_creation_says_so_and_is_tried_again);
  ADD ("a-refused-name-goes-back-and-is-dismissed", test_a_refused_name_goes_back_and_is_dismissed);

  return g_test_run ();
}
