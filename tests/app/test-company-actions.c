/* test-company-actions.c — adding, renaming, deleting, on a real sandbox: what a person sees and gets.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-add-company-dialog.h"
#include "cpt-rename-popover.h"
#include "desk-fixture.h"

#include <sqlite3.h>

#define MANY 25 /* more than can be deleted without typing their number */

static void
set_up (DeskFixture *fixture, gconstpointer data)
{
  desk_fixture_set_up (fixture, GPOINTER_TO_UINT (data));
}

static void
tear_down (DeskFixture *fixture, gconstpointer data)
{
  desk_fixture_tear_down (fixture);
}

static void
test_an_added_company_is_shown_at_once_and_its_link_can_be_copied (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) company = NULL;
  g_autofree char *copied = NULL;

  click (desk_fixture_open_add_dialog (fixture, "Atelier Beaurivage"), "Add");
  await_no_window (CPT_TYPE_ADD_COMPANY_DIALOG);
  g_assert_cmpint (fixture->shown, <, 0);

  await_text (desk_fixture_get_toasts (fixture), "“Atelier Beaurivage” added");
  click (desk_fixture_get_toasts (fixture), "Copy Link URL");
  await_text (desk_fixture_get_toasts (fixture), "copied");

  company = sync_fixture_find_stored (&fixture->base, "Atelier Beaurivage", NULL);
  copied = read_clipboard ();
  g_assert_cmpstr (copied, ==, cpt_company_get_redirect (company));
}

static void
test_the_chosen_name_is_sent (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = desk_fixture_open_add_dialog (fixture, "Société (Québec)");

  await_text (dialog, "Societe Quebec");
  await_text (dialog, "5 characters would be removed");
  click (dialog, "Add");
  await_no_window (CPT_TYPE_ADD_COMPANY_DIALOG);
  desk_fixture_await_sent (fixture);
  g_assert_cmpuint (sync_fixture_count_platform (&fixture->base, "Societe Quebec"), ==, 1);

  dialog = desk_fixture_open_add_dialog (fixture, "Société (Québec)");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (gtk_widget_get_ancestor (
                                   find_by_text (dialog, GTK_TYPE_LABEL, "As typed"), GTK_TYPE_CHECK_BUTTON)),
                               TRUE);
  click (dialog, "Add");
  await_no_window (CPT_TYPE_ADD_COMPANY_DIALOG);
  desk_fixture_await_sent (fixture);
  g_assert_cmpuint (sync_fixture_count_platform (&fixture->base, "Socit Qubec"), ==, 1);
}

static void
test_what_cannot_be_a_name_is_not_sent_and_is_kept (DeskFixture *fixture, gconstpointer data)
{
  g_autofree char *too_long = g_strnfill (201, 'a');
  const struct
  {
    const char *name, *says;
  } cases[] = {
    { "", "needs a name" },
    { "   ", "needs a name" },
    { "🏢", "Nothing of this name" },
    { too_long, "201" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *dialog = desk_fixture_open_add_dialog (fixture, cases[i].name);
      GtkWidget *button = find_by_text (dialog, GTK_TYPE_BUTTON, "Add");
      GtkWidget *row = find_by_type (dialog, ADW_TYPE_ENTRY_ROW);

      await_text (dialog, cases[i].says);
      g_assert_false (gtk_widget_is_sensitive (button));
      gtk_widget_activate_action (dialog, "dialog.add", NULL);
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, cases[i].name);
      g_assert_true (gtk_widget_get_visible (dialog));
      gtk_window_close (GTK_WINDOW (dialog));
      await_no_window (CPT_TYPE_ADD_COMPANY_DIALOG);
    }
  g_assert_cmpuint (desk_fixture_count_outbox (fixture), ==, 0);
}

/* Returns: (transfer full): another program that has the file of the store in hand; sqlite3_close() ends it */
static sqlite3 *
hold_store (DeskFixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->base.folder, "store", "store.sqlite", NULL);
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);

  return handle;
}

static void
test_what_cannot_be_stored_is_said_and_added_once_it_can (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = desk_fixture_open_add_dialog (fixture, "Atelier Beaurivage");
  GtkWidget *button = find_by_text (dialog, GTK_TYPE_BUTTON, "Add");
  sqlite3 *other = NULL;

  cpt_sync_stop (fixture->base.sync); /* which would want to write, too */
  other = hold_store (fixture);
  click (dialog, "Add");
  g_assert_false (gtk_widget_is_sensitive (button));
  await_text (dialog, "The local copy could not be read or written");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_by_type (dialog, ADW_TYPE_ENTRY_ROW))), ==,
                   "Atelier Beaurivage");

  sqlite3_close (other);
  click (dialog, "Add");
  await_no_window (CPT_TYPE_ADD_COMPANY_DIALOG);
  g_assert_cmpuint (desk_fixture_count_outbox (fixture), ==, 1);
}

static void
test_what_is_strange_in_a_name_is_shown_as_it_is_sent (DeskFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *typed, *stored;
  } cases[] = {
    { "Atelier\r\nBeaurivage", "Atelier Beaurivage" },
    { "Beau 🏢 rivage", "Beau rivage" },
    { "Ébénisterie", "Ebenisterie" },
    { "שלום Rivage", "Rivage" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *dialog = desk_fixture_open_add_dialog (fixture, cases[i].typed);

      await_text (dialog, cases[i].stored);
      click (dialog, "Add");
      await_no_window (CPT_TYPE_ADD_COMPANY_DIALOG);
      desk_fixture_await_sent (fixture);
      g_assert_cmpuint (sync_fixture_count_platform (&fixture->base, cases[i].stored), ==, 1);
    }
}

static void
test_an_existing_name_is_said_and_shown (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) company = NULL;
  gint64 rid = desk_fixture_find_first (fixture, &company);
  GtkWidget *dialog = desk_fixture_open_add_dialog (fixture, cpt_company_get_name (company));

  await_text (dialog, "already called");
  g_assert_true (gtk_widget_is_sensitive (find_by_text (dialog, GTK_TYPE_BUTTON, "Add")));
  gtk_editable_set_text (GTK_EDITABLE (find_by_type (dialog, ADW_TYPE_ENTRY_ROW)), "Nobody has this name");
  await_no_text (dialog, "already called");

  gtk_editable_set_text (GTK_EDITABLE (find_by_type (dialog, ADW_TYPE_ENTRY_ROW)), cpt_company_get_name (company));
  await_text (dialog, "already called");
  click (dialog, "Show");
  await_no_window (CPT_TYPE_ADD_COMPANY_DIALOG);
  g_assert_cmpint (fixture->shown, ==, rid);
}

static GtkWidget *
open_rename_popover (DeskFixture *fixture, gint64 rid)
{
  GtkWidget *popover;

  cpt_company_actions_rename (fixture->actions, rid, desk_fixture_get_list (fixture), NULL);
  await_widget_type (desk_fixture_get_toasts (fixture), CPT_TYPE_RENAME_POPOVER);
  popover = find_by_type (desk_fixture_get_toasts (fixture), CPT_TYPE_RENAME_POPOVER);
  await_painted (popover);

  return popover;
}

static void
save_name (DeskFixture *fixture, GtkWidget *popover, const char *name)
{
  gtk_editable_set_text (GTK_EDITABLE (find_by_type (popover, GTK_TYPE_ENTRY)), name);
  click (popover, "Save");
  await_no_widget_type (desk_fixture_get_toasts (fixture), CPT_TYPE_RENAME_POPOVER);
}

static void
test_a_renaming_can_be_undone (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) company = NULL;
  g_autoptr (CptCompany) renamed = NULL;
  gint64 rid = desk_fixture_find_first (fixture, &company);
  GtkWidget *popover = open_rename_popover (fixture, rid);

  g_assert_false (gtk_widget_is_sensitive (find_by_text (popover, GTK_TYPE_BUTTON, "Save")));
  save_name (fixture, popover, "Forêt d’été");
  await_text (desk_fixture_get_toasts (fixture), "renamed to “Foret d'ete”");
  desk_fixture_await_sent (fixture);
  g_assert_cmpuint (sync_fixture_count_platform (&fixture->base, "Foret d'ete"), ==, 1);
  renamed = sync_fixture_find_stored (&fixture->base, "Foret d'ete", NULL);
  g_assert_cmpuint (cpt_company_get_connections (renamed)->len, ==, cpt_company_get_connections (company)->len);

  click (desk_fixture_get_toasts (fixture), "Undo");
  await_text (desk_fixture_get_toasts (fixture), "has its name back");
  desk_fixture_await_sent (fixture);
  g_assert_cmpuint (sync_fixture_count_platform (&fixture->base, "Foret d'ete"), ==, 0);
  g_assert_cmpuint (sync_fixture_count_platform (&fixture->base, cpt_company_get_name (company)), ==, 1);
}

static void
test_a_renaming_that_waits_is_taken_back (DeskFixture *fixture, gconstpointer data)
{
  gint64 rid = desk_fixture_find_first (fixture, NULL);

  sync_fixture_stop_sandbox (&fixture->base);
  cpt_sync_reload (fixture->base.sync);
  sync_fixture_await_state (&fixture->base, CPT_SYNC_WAITING);
  save_name (fixture, open_rename_popover (fixture, rid), "Foret");
  await_text (desk_fixture_get_toasts (fixture), "renamed to “Foret”");
  g_assert_cmpuint (desk_fixture_count_outbox (fixture), ==, 1);

  click (desk_fixture_get_toasts (fixture), "Undo");
  await_text (desk_fixture_get_toasts (fixture), "has its name back");
  g_assert_cmpuint (desk_fixture_count_outbox (fixture), ==, 0);
}

static void
ask_to_delete (DeskFixture *fixture, guint n)
{
  g_autoptr (GArray) rids = desk_fixture_list_rids (fixture, n);

  cpt_company_actions_delete (fixture->actions, rids);
}

/* Until when the one change in the outbox is held. */
static gint64
get_held_for (DeskFixture *fixture)
{
  g_autoptr (GPtrArray) changes = sync_fixture_list_outbox (&fixture->base);
  CptChange *change = g_ptr_array_index (changes, 0);

  g_assert_cmpuint (changes->len, ==, 1);
  g_assert_cmpint (cpt_change_get_state (change), ==, CPT_CHANGE_HELD);

  return cpt_change_get_not_before (change) - cpt_change_get_created (change);
}

/* The toast that is shown now. Its widget is of a type that libadwaita keeps to itself. */
static AdwToast *
get_shown_toast (DeskFixture *fixture)
{
  AdwToast *toast = NULL;

  g_object_get (find_by_type (desk_fixture_get_toasts (fixture), g_type_from_name ("AdwToastWidget")), "toast", &toast,
                NULL);

  return toast;
}

static void
test_a_deletion_is_held_as_long_as_its_toast_is_shown (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (AdwToast) toast = NULL;

  ask_to_delete (fixture, 1);
  await_text (GTK_WIDGET (await_window (ADW_TYPE_MESSAGE_DIALOG)), "Its connections and all its data will be lost.");
  desk_fixture_respond ("delete");
  await_text (desk_fixture_get_toasts (fixture), "is being deleted");
  toast = get_shown_toast (fixture);

  g_assert_cmpint (get_held_for (fixture), ==, 8 * G_TIME_SPAN_SECOND);
  g_assert_cmpuint (adw_toast_get_timeout (toast), ==, 8);
}

static void
test_a_deletion_of_a_parent_says_that_its_subsidiaries_stay (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) rids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (CptCompany) company = NULL;
  gint64 rid = 0;

  desk_fixture_add_demo (fixture);
  company = sync_fixture_find_stored (&fixture->base, "Groupe Lavallee", &rid);
  g_array_append_val (rids, rid);
  cpt_company_actions_delete (fixture->actions, rids);

  await_text (GTK_WIDGET (await_window (ADW_TYPE_MESSAGE_DIALOG)),
              "Its 2 subsidiaries stay, without a parent company.");
  desk_fixture_respond ("cancel");
}

static void
test_a_deletion_asks_and_can_be_cancelled (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) company = NULL;
  g_autofree char *question = NULL;
  GtkWindow *dialog;

  desk_fixture_find_first (fixture, &company);
  question = g_strdup_printf ("Delete “%s”?", cpt_company_get_name (company));

  ask_to_delete (fixture, 1);
  dialog = await_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==, question);
  g_assert_cmpuint (desk_fixture_count_outbox (fixture), ==, 0);
  desk_fixture_respond ("delete");

  await_text (desk_fixture_get_toasts (fixture), "is being deleted");
  g_assert_cmpuint (desk_fixture_count_outbox (fixture), ==, 1);
  click (desk_fixture_get_toasts (fixture), "Cancel");
  await_text (desk_fixture_get_toasts (fixture), "is kept");
  g_assert_cmpuint (desk_fixture_count_outbox (fixture), ==, 0);
  g_assert_cmpuint (sync_fixture_count_platform (&fixture->base, cpt_company_get_name (company)), ==, 1);
}

static void
test_a_deletion_that_is_sent_is_too_late_to_cancel (DeskFixture *fixture, gconstpointer data)
{
  CptClock *clock = cpt_store_get_clock (fixture->base.store);

  ask_to_delete (fixture, 1);
  desk_fixture_respond ("delete");
  await_text (desk_fixture_get_toasts (fixture), "is being deleted");
  cpt_clock_set (clock, cpt_clock_now (clock) + 9 * G_TIME_SPAN_SECOND);
  sync_fixture_do (&fixture->base, &(CptChangeFields){ .kind = CPT_CHANGE_CREATE_COMPANY, .name = "Wakes the outbox" });
  desk_fixture_await_sent (fixture);

  click (desk_fixture_get_toasts (fixture), "Cancel");
  await_text (desk_fixture_get_toasts (fixture), "Too late for 1 company: its deletion is sent");
}

static void
test_a_held_deletion_can_be_cancelled_by_the_next_window (DeskFixture *fixture, gconstpointer data)
{
  AdwToastOverlay *later = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  g_autoptr (CptCompanyActions) actions = NULL;

  ask_to_delete (fixture, 1);
  desk_fixture_respond ("delete");
  await_text (desk_fixture_get_toasts (fixture), "is being deleted");

  adw_toast_overlay_set_child (later, gtk_label_new ("the list"));
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (later));
  actions = cpt_company_actions_new (fixture->base.store, fixture->base.sync, later);
  await_text (GTK_WIDGET (later), "is being deleted");
  click (GTK_WIDGET (later), "Cancel");
  await_text (GTK_WIDGET (later), "is kept");
  g_assert_cmpuint (desk_fixture_count_outbox (fixture), ==, 0);
}

static void
test_a_refusal_says_why_and_can_be_tried_again (DeskFixture *fixture, gconstpointer data)
{
  g_autofree char *copied = NULL;
  GtkWidget *dialog;

  sync_fixture_set_fault (&fixture->base, "status=400@POST/companies");
  click (desk_fixture_open_add_dialog (fixture, "Atelier Beaurivage"), "Add");
  await_text (desk_fixture_get_toasts (fixture), "“Atelier Beaurivage” was not added.");

  click (desk_fixture_get_toasts (fixture), "Details");
  dialog = GTK_WIDGET (await_window (ADW_TYPE_MESSAGE_DIALOG));
  await_text (dialog, "The platform refused");
  await_text (dialog, "Correct what it names");
  gtk_expander_set_expanded (GTK_EXPANDER (find_by_type (dialog, GTK_TYPE_EXPANDER)), TRUE);
  await_text (dialog, "Correlation ID: ");
  click (dialog, "Copy details");
  copied = read_clipboard ();
  g_assert_nonnull (strstr (copied, "Correlation ID: "));

  sync_fixture_set_fault (&fixture->base, NULL);
  desk_fixture_respond ("retry");
  await_text (desk_fixture_get_toasts (fixture), "“Atelier Beaurivage” added");
  g_assert_cmpuint (sync_fixture_count_platform (&fixture->base, "Atelier Beaurivage"), ==, 1);
}

static void
test_what_failed_can_be_dismissed (DeskFixture *fixture, gconstpointer data)
{
  sync_fixture_set_fault (&fixture->base, "status=400@POST/companies");
  click (desk_fixture_open_add_dialog (fixture, "Atelier Beaurivage"), "Add");
  await_text (desk_fixture_get_toasts (fixture), "was not added");
  g_assert_cmpuint (desk_fixture_count_outbox (fixture), ==, 1);

  cpt_company_actions_cancel_changes (fixture->actions, fixture->shown);
  await_text (desk_fixture_get_toasts (fixture), "1 change cancelled");
  g_assert_cmpuint (desk_fixture_count_outbox (fixture), ==, 0);
}

static void
test_a_deletion_of_many_wants_their_number_typed (DeskFixture *fixture, gconstpointer data)
{
  AdwMessageDialog *dialog;
  GtkWidget *row;

  ask_to_delete (fixture, 21);
  dialog = ADW_MESSAGE_DIALOG (await_window (ADW_TYPE_MESSAGE_DIALOG));
  row = find_by_type (adw_message_dialog_get_extra_child (dialog), ADW_TYPE_ENTRY_ROW);

  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "delete"));
  gtk_editable_set_text (GTK_EDITABLE (row), "20");
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "delete"));
  gtk_editable_set_text (GTK_EDITABLE (row), "21");
  g_assert_true (adw_message_dialog_get_response_enabled (dialog, "delete"));
  desk_fixture_respond ("cancel");
  await_no_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_cmpuint (desk_fixture_count_outbox (fixture), ==, 0);
}

static void
test_a_deletion_of_twenty_does_not (DeskFixture *fixture, gconstpointer data)
{
  AdwMessageDialog *dialog;

  ask_to_delete (fixture, 20);
  dialog = ADW_MESSAGE_DIALOG (await_window (ADW_TYPE_MESSAGE_DIALOG));

  g_assert_true (adw_message_dialog_get_response_enabled (dialog, "delete"));
  g_assert_null (adw_message_dialog_get_extra_child (dialog));
  g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), "and 15 more"));
  desk_fixture_respond ("cancel");
  await_no_window (ADW_TYPE_MESSAGE_DIALOG);
}

#define TEST(name, n_companies, function)                                                                              \
  g_test_add ("/company-actions/" name, DeskFixture, GUINT_TO_POINTER (n_companies), set_up, function, tear_down)

int
main (int argc, char **argv)
{
  desk_fixture_init (&argc, &argv);

  TEST ("an-added-company-is-shown-at-once-and-its-link-can-be-copied", 0,
        test_an_added_company_is_shown_at_once_and_its_link_can_be_copied);
  TEST ("the-chosen-name-is-sent", 0, test_the_chosen_name_is_sent);
  TEST ("what-cannot-be-a-name-is-not-sent-and-is-kept", 0, test_what_cannot_be_a_name_is_not_sent_and_is_kept);
  TEST ("what-cannot-be-stored-is-said-and-added-once-it-can", 0,
        test_what_cannot_be_stored_is_said_and_added_once_it_can);
  TEST ("what-is-strange-in-a-name-is-shown-as-it-is-sent", 0, test_what_is_strange_in_a_name_is_shown_as_it_is_sent);
  TEST ("an-existing-name-is-said-and-shown", 0, test_an_existing_name_is_said_and_shown);
  TEST ("a-renaming-can-be-undone", 0, test_a_renaming_can_be_undone);
  TEST ("a-renaming-that-waits-is-taken-back", 0, test_a_renaming_that_waits_is_taken_back);
  TEST ("a-deletion-asks-and-can-be-cancelled", 0, test_a_deletion_asks_and_can_be_cancelled);
  TEST ("a-deletion-that-is-sent-is-too-late-to-cancel", 0, test_a_deletion_that_is_sent_is_too_late_to_cancel);
  TEST ("a-deletion-is-held-as-long-as-its-toast-is-shown", 0, test_a_deletion_is_held_as_long_as_its_toast_is_shown);
  TEST ("a-deletion-of-a-parent-says-that-its-subsidiaries-stay", 0,
        test_a_deletion_of_a_parent_says_that_its_subsidiaries_stay);
  TEST ("a-refusal-says-why-and-can-be-tried-again", 0, test_a_refusal_says_why_and_can_be_tried_again);
  TEST ("what-failed-can-be-dismissed", 0, test_what_failed_can_be_dismissed);
  TEST ("a-held-deletion-can-be-cancelled-by-the-next-window", 0,
        test_a_held_deletion_can_be_cancelled_by_the_next_window);
  TEST ("a-deletion-of-many-wants-their-number-typed", MANY, test_a_deletion_of_many_wants_their_number_typed);
  TEST ("a-deletion-of-twenty-does-not", MANY, test_a_deletion_of_twenty_does_not);

  return g_test_run ();
}
