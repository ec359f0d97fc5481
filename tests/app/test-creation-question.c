/* test-creation-question.c — a creation that was never answered, and several companies that could be it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "desk-fixture.h"

#define ASKED "Atelier Béaurivage" /* how the row that asks is called */
#define STORED "Atelier Baurivage" /* what the platform makes of it */

/* Gives the change that waits back as sync does when several companies could be it. */
static void
make_ask (DeskFixture *fixture)
{
  CptOutboxRepository *outbox = fixture->base.outbox;
  g_autoptr (GAsyncResult) taken = NULL;
  g_autoptr (GAsyncResult) released = NULL;
  g_autoptr (CptChange) change = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_released;

  cpt_outbox_repository_take_async (outbox, NULL, test_store_result, &taken);
  test_await (&taken);
  change = cpt_outbox_repository_take_finish (outbox, taken, NULL, &error);
  g_assert_no_error (error);

  cpt_outbox_repository_release_async (outbox, cpt_change_get_id (change), CPT_CHANGE_ASKING, FALSE, CPT_TIME_UNKNOWN,
                                       NULL, NULL, test_store_result, &released);
  test_await (&released);
  is_released = cpt_outbox_repository_release_finish (outbox, released, &error);
  g_assert_no_error (error);
  g_assert_true (is_released);
}

/* Two companies of the name are there, and a third row asks which of them it is. */
static void
set_up (DeskFixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  sync_fixture_set_up (&fixture->base, 0);
  first = sync_fixture_create_elsewhere (&fixture->base, STORED);
  second = sync_fixture_create_elsewhere (&fixture->base, STORED);
  desk_fixture_start_unhurried (&fixture->base);
  desk_fixture_await_read (&fixture->base);
  cpt_sync_stop (fixture->base.sync); /* or it would send the creation */
  sync_fixture_do (&fixture->base, &(CptChangeFields){ .kind = CPT_CHANGE_CREATE_COMPANY, .name = ASKED });
  make_ask (fixture);

  desk_fixture_open (fixture);
  desk_fixture_show_page (fixture);
  g_object_set (fixture->page, "narrow", TRUE, NULL);
}

static void
tear_down (DeskFixture *fixture, gconstpointer data)
{
  desk_fixture_tear_down (fixture);
}

static GtkWidget *
open_question (DeskFixture *fixture)
{
  GtkWidget *dialog = NULL;

  choose_item (desk_fixture_open_menu (fixture, ASKED), "Say which company it is…");
  dialog = GTK_WIDGET (await_window (ADW_TYPE_MESSAGE_DIALOG));
  await_text (dialog, "Was “" ASKED "” created?");

  return dialog;
}

static GtkListBox *
find_candidates (GtkWidget *dialog)
{
  return GTK_LIST_BOX (find_by_type (dialog, GTK_TYPE_LIST_BOX));
}

static void
test_the_row_asks (DeskFixture *fixture, gconstpointer data)
{
  g_auto (GStrv) texts = list_inscriptions (desk_fixture_await_row (fixture, ASKED, NULL));

  g_assert_cmpstr (texts[1], ==, "Created or not? Please say");
}

static void
test_the_one_that_is_chosen_is_it (DeskFixture *fixture, gconstpointer data)
{
  GtkListBox *candidates = find_candidates (open_question (fixture));
  gint64 rid = 0;

  g_assert_nonnull (gtk_list_box_get_row_at_index (candidates, 1));
  g_assert_null (gtk_list_box_get_row_at_index (candidates, 2));
  g_signal_emit_by_name (candidates, "row-activated", gtk_list_box_get_row_at_index (candidates, 1));

  await_text (desk_fixture_get_toasts (fixture), "“" ASKED "” is that company");
  await_no_window (ADW_TYPE_MESSAGE_DIALOG);
  desk_fixture_await_no_row (fixture, ASKED);
  g_assert_cmpuint (desk_fixture_count_outbox (fixture), ==, 0);
  g_assert_cmpuint (sync_fixture_count_platform (&fixture->base, STORED), ==, 2);
  desk_fixture_await_row (fixture, STORED, &rid);
  g_assert_cmpint (rid, >, 0);
}

static void
test_later_it_asks_still (DeskFixture *fixture, gconstpointer data)
{
  open_question (fixture);
  desk_fixture_respond ("cancel");
  await_no_window (ADW_TYPE_MESSAGE_DIALOG);

  g_assert_cmpuint (desk_fixture_count_outbox (fixture), ==, 1);
  open_question (fixture);
  desk_fixture_respond ("cancel");
}

static gboolean
is_waiting_to_be_sent (gpointer user_data)
{
  DeskFixture *fixture = user_data;
  g_autoptr (GPtrArray) changes = sync_fixture_list_outbox (&fixture->base);

  g_assert_cmpuint (changes->len, ==, 1);

  return cpt_change_get_state (g_ptr_array_index (changes, 0)) == CPT_CHANGE_WAITING;
}

static void
test_none_is_it_and_it_is_to_be_sent_once_more (DeskFixture *fixture, gconstpointer data)
{
  open_question (fixture);
  desk_fixture_respond ("create");
  test_await_true (is_waiting_to_be_sent, fixture);
}

static void
test_it_can_be_forgotten (DeskFixture *fixture, gconstpointer data)
{
  choose_item (desk_fixture_open_menu (fixture, ASKED), "Cancel what is waiting");
  await_text (desk_fixture_get_toasts (fixture), "1 change cancelled");
  desk_fixture_await_no_row (fixture, ASKED);

  g_assert_cmpuint (desk_fixture_count_outbox (fixture), ==, 0);
  g_assert_cmpuint (sync_fixture_count_platform (&fixture->base, STORED), ==, 2);
}

#define ADD(path, function) g_test_add ("/creation-question/" path, DeskFixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  desk_fixture_init (&argc, &argv);

  ADD ("the-row-asks", test_the_row_asks);
  ADD ("the-one-that-is-chosen-is-it", test_the_one_that_is_chosen_is_it);
  ADD ("later-it-asks-still", test_later_it_asks_still);
  ADD ("none-is-it-and-it-is-to-be-sent-once-more", test_none_is_it_and_it_is_to_be_sent_once_more);
  ADD ("it-can-be-forgotten", test_it_can_be_forgotten);

  return g_test_run ();
}
