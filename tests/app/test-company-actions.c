/* test-company-actions.c — adding, renaming, deleting, linking, on a real sandbox: what a person sees and gets.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-actions.h"

#include "cpt-add-company-dialog.h"
#include "cpt-connection-popover.h"
#include "cpt-qr-code.h"
#include "cpt-qr-dialog.h"
#include "cpt-rename-popover.h"
#include "sync-fixture.h"
#include "widget-finder.h"

#define MANY 25 /* more than can be deleted without typing their number */

GResource *cpt_ui_get_resource (void);

typedef struct
{
  SyncFixture base;
  GtkWidget *window;
  AdwToastOverlay *toasts;
  CptCompanyActions *actions;
  gint64 shown; /* rid asked for by "show-company", 0 when none */
} Fixture;

static void
show_company_cb (CptCompanyActions *actions, gint64 rid, Fixture *fixture)
{
  fixture->shown = rid;
}

static gboolean
is_read (gpointer user_data)
{
  Fixture *fixture = user_data;

  return cpt_sync_get_last_read (fixture->base.sync) != CPT_TIME_UNKNOWN &&
         cpt_sync_get_state (fixture->base.sync) == CPT_SYNC_IDLE;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  sync_fixture_set_up (&fixture->base, 0);
  for (guint i = 0; i < GPOINTER_TO_UINT (data); i++)
    {
      g_autofree char *name = g_strdup_printf ("Company %u", i);
      g_autofree char *id = sync_fixture_create_elsewhere (&fixture->base, name);
    }
  sync_fixture_start (&fixture->base);
  test_await_true (is_read, fixture);

  fixture->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  adw_toast_overlay_set_child (fixture->toasts, gtk_label_new ("the list"));
  fixture->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 700);
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->toasts));
  gtk_window_present (GTK_WINDOW (fixture->window));

  fixture->actions = cpt_company_actions_new (fixture->base.store, fixture->base.sync, fixture->toasts);
  g_signal_connect (fixture->actions, "show-company", G_CALLBACK (show_company_cb), fixture);
}

/* What was begun is ended: writes are done in order, so the last one ends after them. */
static void
drain_writes (Fixture *fixture)
{
  g_autoptr (CptLinkSentRepository) sent = cpt_link_sent_repository_new (fixture->base.store);
  g_autoptr (GArray) rids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_recorded;

  cpt_link_sent_repository_record_async (sent, rids, NULL, CPT_LINK_CHANNEL_COPIED, NULL, test_store_result, &result);
  test_await (&result);
  is_recorded = cpt_link_sent_repository_record_finish (sent, result, &error);
  g_assert_no_error (error);
  g_assert_true (is_recorded);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  drain_writes (fixture);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;

  g_assert_finalize_object (fixture->actions);
  sync_fixture_tear_down (&fixture->base);
}

static GtkWidget *
get_toasts (Fixture *fixture)
{
  return GTK_WIDGET (fixture->toasts);
}

static GtkWidget *
get_list (Fixture *fixture)
{
  return adw_toast_overlay_get_child (fixture->toasts);
}

static gint64
find_first (Fixture *fixture, CptCompany **company)
{
  g_autoptr (CptCompanyPage) page = sync_fixture_list_platform (&fixture->base);
  CptCompany *first = g_ptr_array_index (cpt_company_page_get_companies (page), 0);
  gint64 rid = 0;
  g_autoptr (CptCompany) stored = sync_fixture_find_stored (&fixture->base, cpt_company_get_name (first), &rid);

  g_assert_cmpint (rid, >, 0);
  if (company != NULL)
    *company = g_steal_pointer (&stored);

  return rid;
}

static guint
count_outbox (Fixture *fixture)
{
  g_autoptr (GPtrArray) changes = sync_fixture_list_outbox (&fixture->base);

  return changes->len;
}

static gboolean
is_outbox_empty (gpointer user_data)
{
  return count_outbox (user_data) == 0;
}

static GtkWidget *
open_add_dialog (Fixture *fixture, const char *name)
{
  GtkWidget *dialog;

  cpt_company_actions_add (fixture->actions, NULL);
  dialog = GTK_WIDGET (await_window (CPT_TYPE_ADD_COMPANY_DIALOG));
  gtk_editable_set_text (GTK_EDITABLE (find_by_type (dialog, ADW_TYPE_ENTRY_ROW)), name);

  return dialog;
}

static void
test_an_added_company_is_shown_at_once_and_its_link_can_be_copied (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) company = NULL;
  g_autofree char *copied = NULL;

  click (open_add_dialog (fixture, "Atelier Beaurivage"), "Add");
  await_no_window (CPT_TYPE_ADD_COMPANY_DIALOG);
  g_assert_cmpint (fixture->shown, <, 0);

  await_text (get_toasts (fixture), "“Atelier Beaurivage” added");
  click (get_toasts (fixture), "Copy Link URL");
  await_text (get_toasts (fixture), "copied");

  company = sync_fixture_find_stored (&fixture->base, "Atelier Beaurivage", NULL);
  copied = read_clipboard ();
  g_assert_cmpstr (copied, ==, cpt_company_get_redirect (company));
}

static void
test_the_chosen_name_is_sent (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_add_dialog (fixture, "Société (Québec)");

  await_text (dialog, "Societe Quebec");
  await_text (dialog, "5 characters would be removed");
  click (dialog, "Add");
  await_no_window (CPT_TYPE_ADD_COMPANY_DIALOG);
  test_await_true (is_outbox_empty, fixture);
  g_assert_cmpuint (sync_fixture_count_platform (&fixture->base, "Societe Quebec"), ==, 1);

  dialog = open_add_dialog (fixture, "Société (Québec)");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (gtk_widget_get_ancestor (
                                   find_by_text (dialog, GTK_TYPE_LABEL, "As typed"), GTK_TYPE_CHECK_BUTTON)),
                               TRUE);
  click (dialog, "Add");
  await_no_window (CPT_TYPE_ADD_COMPANY_DIALOG);
  test_await_true (is_outbox_empty, fixture);
  g_assert_cmpuint (sync_fixture_count_platform (&fixture->base, "Socit Qubec"), ==, 1);
}

static void
test_what_cannot_be_a_name_is_not_sent_and_is_kept (Fixture *fixture, gconstpointer data)
{
  g_autofree char *too_long = g_strnfill (201, 'a');
  const char *names[] = { "", "   ", "🏢", too_long };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkWidget *dialog = open_add_dialog (fixture, names[i]);
      GtkWidget *button = find_by_text (dialog, GTK_TYPE_BUTTON, "Add");
      GtkWidget *row = find_by_type (dialog, ADW_TYPE_ENTRY_ROW);

      g_assert_false (gtk_widget_is_sensitive (button));
      gtk_widget_activate_action (dialog, "dialog.add", NULL);
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, names[i]);
      g_assert_true (gtk_widget_get_visible (dialog));
      gtk_window_close (GTK_WINDOW (dialog));
      await_no_window (CPT_TYPE_ADD_COMPANY_DIALOG);
    }
  g_assert_cmpuint (count_outbox (fixture), ==, 0);
}

static void
test_an_existing_name_is_said_and_shown (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) company = NULL;
  gint64 rid = find_first (fixture, &company);
  GtkWidget *dialog = open_add_dialog (fixture, cpt_company_get_name (company));

  await_text (dialog, "already called");
  g_assert_true (gtk_widget_is_sensitive (find_by_text (dialog, GTK_TYPE_BUTTON, "Add")));
  click (dialog, "Show");
  await_no_window (CPT_TYPE_ADD_COMPANY_DIALOG);
  g_assert_cmpint (fixture->shown, ==, rid);
}

static void
test_a_renaming_can_be_undone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) company = NULL;
  gint64 rid = find_first (fixture, &company);
  GtkWidget *popover;

  cpt_company_actions_rename (fixture->actions, rid, get_list (fixture), NULL);
  await_widget_type (get_toasts (fixture), CPT_TYPE_RENAME_POPOVER);
  popover = find_by_type (get_toasts (fixture), CPT_TYPE_RENAME_POPOVER);
  await_painted (popover);
  g_assert_false (gtk_widget_is_sensitive (find_by_text (popover, GTK_TYPE_BUTTON, "Save")));

  gtk_editable_set_text (GTK_EDITABLE (find_by_type (popover, GTK_TYPE_ENTRY)), "Forêt d’été");
  click (popover, "Save");
  await_no_widget_type (get_toasts (fixture), CPT_TYPE_RENAME_POPOVER);
  await_text (get_toasts (fixture), "renamed to “Foret d'ete”");
  test_await_true (is_outbox_empty, fixture);
  g_assert_cmpuint (sync_fixture_count_platform (&fixture->base, "Foret d'ete"), ==, 1);

  click (get_toasts (fixture), "Undo");
  await_text (get_toasts (fixture), "has its name back");
  test_await_true (is_outbox_empty, fixture);
  g_assert_cmpuint (sync_fixture_count_platform (&fixture->base, "Foret d'ete"), ==, 0);
  g_assert_cmpuint (sync_fixture_count_platform (&fixture->base, cpt_company_get_name (company)), ==, 1);
}

static void
ask_to_delete (Fixture *fixture, guint n)
{
  g_autoptr (GArray) rids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (CptCompanyPage) page = sync_fixture_list_platform (&fixture->base);
  GPtrArray *companies = cpt_company_page_get_companies (page);

  for (guint i = 0; i < n; i++)
    {
      gint64 rid = 0;
      g_autoptr (CptCompany) company =
          sync_fixture_find_stored (&fixture->base, cpt_company_get_name (g_ptr_array_index (companies, i)), &rid);

      g_array_append_val (rids, rid);
    }
  cpt_company_actions_delete (fixture->actions, rids);
}

/* The signal alone does not close the dialog. */
static void
respond (AdwMessageDialog *dialog, const char *response)
{
  adw_message_dialog_response (dialog, response);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_a_deletion_asks_and_can_be_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) company = NULL;
  g_autofree char *question = NULL;
  GtkWindow *dialog;

  find_first (fixture, &company);
  question = g_strdup_printf ("Delete “%s”?", cpt_company_get_name (company));

  ask_to_delete (fixture, 1);
  dialog = await_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==, question);
  g_assert_cmpuint (count_outbox (fixture), ==, 0);
  respond (ADW_MESSAGE_DIALOG (dialog), "delete");

  await_text (get_toasts (fixture), "is being deleted");
  g_assert_cmpuint (count_outbox (fixture), ==, 1);
  click (get_toasts (fixture), "Cancel");
  await_text (get_toasts (fixture), "is kept");
  g_assert_cmpuint (count_outbox (fixture), ==, 0);
  g_assert_cmpuint (sync_fixture_count_platform (&fixture->base, cpt_company_get_name (company)), ==, 1);
}

static void
test_a_held_deletion_can_be_cancelled_by_the_next_window (Fixture *fixture, gconstpointer data)
{
  AdwToastOverlay *later = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  g_autoptr (CptCompanyActions) actions = NULL;

  ask_to_delete (fixture, 1);
  respond (ADW_MESSAGE_DIALOG (await_window (ADW_TYPE_MESSAGE_DIALOG)), "delete");
  await_text (get_toasts (fixture), "is being deleted");

  adw_toast_overlay_set_child (later, gtk_label_new ("the list"));
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (later));
  actions = cpt_company_actions_new (fixture->base.store, fixture->base.sync, later);
  await_text (GTK_WIDGET (later), "is being deleted");
  click (GTK_WIDGET (later), "Cancel");
  await_text (GTK_WIDGET (later), "is kept");
  g_assert_cmpuint (count_outbox (fixture), ==, 0);
}

static void
test_a_refusal_says_why_and_can_be_tried_again (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  sync_fixture_set_fault (&fixture->base, "status=400@POST/companies");
  click (open_add_dialog (fixture, "Atelier Beaurivage"), "Add");
  await_text (get_toasts (fixture), "“Atelier Beaurivage” was not added.");

  click (get_toasts (fixture), "Details");
  dialog = GTK_WIDGET (await_window (ADW_TYPE_MESSAGE_DIALOG));
  await_text (dialog, "The platform refused");
  await_text (dialog, "Correct what it names");
  gtk_expander_set_expanded (GTK_EXPANDER (find_by_type (dialog, GTK_TYPE_EXPANDER)), TRUE);
  await_text (dialog, "Correlation ID: ");
  click (dialog, "Copy details");
  gtk_window_destroy (GTK_WINDOW (dialog));

  sync_fixture_set_fault (&fixture->base, NULL);
  cpt_company_actions_retry_changes (fixture->actions, fixture->shown);
  await_text (get_toasts (fixture), "“Atelier Beaurivage” added");
  g_assert_cmpuint (sync_fixture_count_platform (&fixture->base, "Atelier Beaurivage"), ==, 1);
}

static void
test_what_failed_can_be_dismissed (Fixture *fixture, gconstpointer data)
{
  sync_fixture_set_fault (&fixture->base, "status=400@POST/companies");
  click (open_add_dialog (fixture, "Atelier Beaurivage"), "Add");
  await_text (get_toasts (fixture), "was not added");
  g_assert_cmpuint (count_outbox (fixture), ==, 1);

  cpt_company_actions_cancel_changes (fixture->actions, fixture->shown);
  await_text (get_toasts (fixture), "1 change cancelled");
  g_assert_cmpuint (count_outbox (fixture), ==, 0);
}

static void
test_a_link_that_cannot_be_fetched_is_not_copied (Fixture *fixture, gconstpointer data)
{
  gint64 rid = find_first (fixture, NULL);
  g_autofree char *copied = NULL;

  sync_fixture_set_fault (&fixture->base, "otp");
  cpt_sync_reload (fixture->base.sync);
  sync_fixture_await_state (&fixture->base, CPT_SYNC_READING);
  sync_fixture_await_state (&fixture->base, CPT_SYNC_IDLE);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (fixture->window), "as before");

  sync_fixture_stop_sandbox (&fixture->base);
  cpt_company_actions_send_link (fixture->actions, rid, NULL, CPT_LINK_CHANNEL_COPIED);
  await_text (get_toasts (fixture), "The Link URL was not copied.");
  copied = read_clipboard ();
  g_assert_cmpstr (copied, ==, "as before");
}

static void
test_a_deletion_of_many_wants_their_number_typed (Fixture *fixture, gconstpointer data)
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
  respond (dialog, "cancel");
  await_no_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_cmpuint (count_outbox (fixture), ==, 0);
}

static void
test_a_deletion_of_twenty_does_not (Fixture *fixture, gconstpointer data)
{
  AdwMessageDialog *dialog;

  ask_to_delete (fixture, 20);
  dialog = ADW_MESSAGE_DIALOG (await_window (ADW_TYPE_MESSAGE_DIALOG));

  g_assert_true (adw_message_dialog_get_response_enabled (dialog, "delete"));
  g_assert_null (adw_message_dialog_get_extra_child (dialog));
  g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), "and 15 more"));
  respond (dialog, "cancel");
  await_no_window (ADW_TYPE_MESSAGE_DIALOG);
}

static void
test_many_links_are_copied_as_lines (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) rids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autoptr (CptCompanyPage) page = sync_fixture_list_platform (&fixture->base);
  g_autofree char *copied = NULL;

  for (guint i = 0; i < 3; i++)
    {
      CptCompany *company = g_ptr_array_index (cpt_company_page_get_companies (page), i);
      gint64 rid = 0;
      g_autoptr (CptCompany) stored = sync_fixture_find_stored (&fixture->base, cpt_company_get_name (company), &rid);

      g_array_append_val (rids, rid);
      g_string_append_printf (expected, "%s\t%s\n", cpt_company_get_name (company), cpt_company_get_redirect (company));
    }

  cpt_company_actions_copy_link (fixture->actions, rids, NULL);
  await_text (get_toasts (fixture), "3 Link URLs copied");
  copied = read_clipboard ();
  g_assert_cmpstr (copied, ==, expected->str);
}

static void
test_a_company_that_waits_has_no_link_and_says_so (Fixture *fixture, gconstpointer data)
{
  cpt_company_actions_send_link (fixture->actions, -7, NULL, CPT_LINK_CHANNEL_COPIED);

  await_text (get_toasts (fixture), "waits to be created");
}

static void
test_a_code_says_the_link (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) company = NULL;
  gint64 rid = find_first (fixture, &company);
  GtkWidget *dialog;
  CptQrCode *code;

  cpt_company_actions_send_link (fixture->actions, rid, NULL, CPT_LINK_CHANNEL_SHOWN);
  dialog = GTK_WIDGET (await_window (CPT_TYPE_QR_DIALOG));
  code = CPT_QR_CODE (find_by_type (dialog, CPT_TYPE_QR_CODE));

  g_assert_cmpuint (cpt_qr_code_get_width (code), >=, 21);
  g_assert_true (cpt_qr_code_is_dark (code, 0, 0)); /* the corner of a finder pattern */
  g_assert_false (cpt_qr_code_is_dark (code, 1, 1));
  g_assert_nonnull (find_by_text (dialog, GTK_TYPE_LABEL, cpt_company_get_name (company)));
  gtk_window_close (GTK_WINDOW (dialog));
  await_no_window (CPT_TYPE_QR_DIALOG);
}

static GtkWidget *
open_connection (Fixture *fixture, gint64 rid, const char *connection_id)
{
  cpt_company_actions_show_connections (fixture->actions, rid, connection_id, get_list (fixture), NULL);
  await_widget_type (get_toasts (fixture), CPT_TYPE_CONNECTION_POPOVER);
  await_painted (find_by_type (get_toasts (fixture), CPT_TYPE_CONNECTION_POPOVER));

  return find_by_type (get_toasts (fixture), CPT_TYPE_CONNECTION_POPOVER);
}

static void
test_unlinking_asks_and_the_open_popover_shows_it (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) company = NULL;
  gint64 rid = find_first (fixture, &company);
  CptConnection *connection = g_ptr_array_index (cpt_company_get_connections (company), 0);
  GtkWidget *popover = open_connection (fixture, rid, cpt_connection_get_id (connection));

  await_text (popover, "Linked");
  g_assert_null (find_by_text (popover, GTK_TYPE_BUTTON, "Copy Link URL"));
  click (popover, "Unlink");
  respond (ADW_MESSAGE_DIALOG (await_window (ADW_TYPE_MESSAGE_DIALOG)), "do");
  await_text (get_toasts (fixture), "is unlinked");

  popover = open_connection (fixture, rid, cpt_connection_get_id (connection));
  await_text (popover, "Unlinked");
  g_assert_null (find_by_text (popover, GTK_TYPE_BUTTON, "Unlink"));
  g_assert_nonnull (find_by_text (popover, GTK_TYPE_BUTTON, "Copy Link URL"));
}

static void
test_the_popover_follows_the_store (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) company = NULL;
  gint64 rid = find_first (fixture, &company);
  CptConnection *connection = g_ptr_array_index (cpt_company_get_connections (company), 0);
  GtkWidget *popover = open_connection (fixture, rid, cpt_connection_get_id (connection));

  await_text (popover, "Linked");
  sync_fixture_delete_elsewhere (&fixture->base, cpt_company_get_id (company));
  cpt_sync_reload (fixture->base.sync);
  await_text (popover, "no longer there");
}

static void
test_the_popover_lists_and_opens_connections (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) company = NULL;
  gint64 rid = find_first (fixture, &company);
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
test_no_popover_outlives_what_it_points_to (Fixture *fixture, gconstpointer data)
{
  gint64 rid = find_first (fixture, NULL);

  open_connection (fixture, rid, NULL);
  adw_toast_overlay_set_child (fixture->toasts, NULL);
  g_assert_null (find_by_type (get_toasts (fixture), CPT_TYPE_CONNECTION_POPOVER));
}

#define TEST(name, n_companies, function)                                                                              \
  g_test_add ("/company-actions/" name, Fixture, GUINT_TO_POINTER (n_companies), set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (cpt_ui_get_resource ());

  TEST ("an-added-company-is-shown-at-once-and-its-link-can-be-copied", 0,
        test_an_added_company_is_shown_at_once_and_its_link_can_be_copied);
  TEST ("the-chosen-name-is-sent", 0, test_the_chosen_name_is_sent);
  TEST ("what-cannot-be-a-name-is-not-sent-and-is-kept", 0, test_what_cannot_be_a_name_is_not_sent_and_is_kept);
  TEST ("an-existing-name-is-said-and-shown", 0, test_an_existing_name_is_said_and_shown);
  TEST ("a-renaming-can-be-undone", 0, test_a_renaming_can_be_undone);
  TEST ("a-deletion-asks-and-can-be-cancelled", 0, test_a_deletion_asks_and_can_be_cancelled);
  TEST ("a-refusal-says-why-and-can-be-tried-again", 0, test_a_refusal_says_why_and_can_be_tried_again);
  TEST ("what-failed-can-be-dismissed", 0, test_what_failed_can_be_dismissed);
  TEST ("a-link-that-cannot-be-fetched-is-not-copied", 0, test_a_link_that_cannot_be_fetched_is_not_copied);
  TEST ("a-held-deletion-can-be-cancelled-by-the-next-window", 0,
        test_a_held_deletion_can_be_cancelled_by_the_next_window);
  TEST ("a-deletion-of-many-wants-their-number-typed", MANY, test_a_deletion_of_many_wants_their_number_typed);
  TEST ("a-deletion-of-twenty-does-not", MANY, test_a_deletion_of_twenty_does_not);
  TEST ("many-links-are-copied-as-lines", MANY, test_many_links_are_copied_as_lines);
  TEST ("a-company-that-waits-has-no-link-and-says-so", 0, test_a_company_that_waits_has_no_link_and_says_so);
  TEST ("a-code-says-the-link", 0, test_a_code_says_the_link);
  TEST ("unlinking-asks-and-the-open-popover-shows-it", 0, test_unlinking_asks_and_the_open_popover_shows_it);
  TEST ("the-popover-follows-the-store", 0, test_the_popover_follows_the_store);
  TEST ("the-popover-lists-and-opens-connections", 0, test_the_popover_lists_and_opens_connections);
  TEST ("no-popover-outlives-what-it-points-to", 0, test_no_popover_outlives_what_it_points_to);

  return g_test_run ();
}
