/* test-account-switching.c — accounts in the window: their keys asked for, refused, given anew, and gone with them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "account-fixture.h"

#include "cpt-account-dialog.h"
#include "cpt-company-screen.h"
#include "cpt-error.h"
#include "cpt-focus.h"
#include "cpt-keyring.h"
#include "cpt-outbox-repository.h"
#include "cpt-ui-resources.h"
#include "notification-desk.h"

#define NAME "Cabinet Martin"
#define LEFT_ID "30000000-0000-4000-8000-000000000000"
#define OTHER_ID "40000000-0000-4000-8000-000000000000"
#define NEW_NAME "Fiduciaire Martin"
#define COMPANY "Added while the key was refused"

static void
set_up (AccountFixture *fixture, gconstpointer data)
{
  account_fixture_set_up (fixture, 2);
  account_fixture_open_window (fixture);
}

static void
tear_down (AccountFixture *fixture, gconstpointer data)
{
  account_fixture_tear_down (fixture);
}

static void
await_list (AccountFixture *fixture)
{
  account_fixture_await_state (fixture, CPT_SYNC_IDLE);
  await_text (GTK_WIDGET (fixture->window), "3 companies");
}

/* What the dialog asks for, given and kept. */
static void
give_key (GtkWidget *dialog, const char *key)
{
  account_fixture_fill (dialog, "API key", key);
  click (dialog, "Test");
  await_text (dialog, "The key works");
  click (dialog, "Save");
  await_no_window (CPT_TYPE_ACCOUNT_DIALOG);
}

static void
close_dialog (GtkWidget *dialog)
{
  gtk_window_close (GTK_WINDOW (dialog));
  await_no_window (CPT_TYPE_ACCOUNT_DIALOG);
}

/* What F5 does. */
static void
reload (AccountFixture *fixture)
{
  cpt_sync_reload (cpt_account_switcher_get_sync (fixture->switcher));
}

static gboolean
is_wanted_twice (gpointer user_data)
{
  AccountFixture *fixture = user_data;

  return fixture->n_wanted == 2;
}

static void
test_key_of_the_keyring_opens_the_account (AccountFixture *fixture, gconstpointer data)
{
  account_fixture_open (fixture, account_fixture_add (fixture, NAME, account_fixture_get_key (fixture)));
  await_list (fixture);
  g_assert_cmpuint (fixture->n_wanted, ==, 0);
}

static void
test_missing_key_is_asked_for (AccountFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  account_fixture_open (fixture, account_fixture_add (fixture, NAME, NULL));
  dialog = account_fixture_await_dialog ();
  await_text (dialog, "The keyring has no API key of this account. Nothing is sent for “" NAME "” until it has");
  give_key (dialog, account_fixture_get_key (fixture));
  await_list (fixture);
  g_assert_cmpuint (fixture->n_wanted, ==, 1);
  account_fixture_assert_secrets (account_fixture_get_key (fixture));
}

static void
test_keyring_that_stays_locked_is_asked_again_by_reloading (AccountFixture *fixture, gconstpointer data)
{
  CptAccount *account = account_fixture_add (fixture, NAME, account_fixture_get_key (fixture));
  GtkWidget *dialog;

  test_keyring_lock ();
  test_keyring_set_answer ("dismiss");
  account_fixture_open (fixture, account);
  dialog = account_fixture_await_dialog ();
  await_text (dialog, "The keyring stays locked. Nothing is sent for");
  close_dialog (dialog);
  g_assert_cmpint (cpt_sync_get_state (cpt_account_switcher_get_sync (fixture->switcher)), ==, CPT_SYNC_STOPPED);

  test_keyring_set_answer ("unlock");
  reload (fixture);
  await_list (fixture);
  g_assert_cmpuint (fixture->n_wanted, ==, 1);
}

/* The keyring asks until it is answered; nobody asks it twice meanwhile. */
static void
test_keyring_that_asks_is_not_asked_again (AccountFixture *fixture, gconstpointer data)
{
  CptAccount *account = account_fixture_add (fixture, NAME, account_fixture_get_key (fixture));
  guint n_prompts;

  test_keyring_lock ();
  test_keyring_set_answer ("dismiss");
  account_fixture_open (fixture, account);
  close_dialog (account_fixture_await_dialog ());

  test_keyring_set_answer ("unlock");
  n_prompts = test_keyring_count_prompts ();
  reload (fixture);
  reload (fixture);
  reload (fixture);
  await_list (fixture);
  g_assert_cmpuint (test_keyring_count_prompts (), ==, n_prompts + 1);
}

static gboolean
is_asked (gpointer user_data)
{
  return test_keyring_count_prompts () > *(guint *) user_data;
}

static gboolean
is_sandbox_shown (gpointer user_data)
{
  AccountFixture *fixture = user_data;

  return cpt_account_is_sandbox (cpt_account_switcher_get_account (fixture->switcher)) &&
         cpt_account_switcher_get_sync (fixture->switcher) != NULL;
}

static void
test_keyring_that_asks_is_waited_for_in_words (AccountFixture *fixture, gconstpointer data)
{
  CptAccount *account = account_fixture_add (fixture, NAME, account_fixture_get_key (fixture));

  test_keyring_lock ();
  test_keyring_set_answer ("nothing");
  account_fixture_open (fixture, account);
  await_text (GTK_WIDGET (fixture->window), "Waiting for the keyring of the desktop");
  g_assert_cmpuint (fixture->n_wanted, ==, 0);

  cpt_account_switcher_open (fixture->switcher, cpt_account_list_find (fixture->list, CPT_ACCOUNT_SANDBOX_ID));
  test_await_true (is_sandbox_shown, fixture);
  test_keyring_set_answer ("unlock");
}

/* Returns: (transfer full) (nullable): the words above what is done with the account */
static char *
dup_heading (AccountFixture *fixture)
{
  GMenuModel *menu = G_MENU_MODEL (cpt_window_get_account_menu (fixture->window));
  char *heading = NULL;

  g_menu_model_get_item_attribute (menu, 1, G_MENU_ATTRIBUTE_LABEL, "s", &heading);

  return heading;
}

static gboolean
has_heading (gpointer user_data)
{
  g_autofree char *heading = dup_heading (user_data);

  return heading != NULL;
}

static void
test_quota_is_in_the_menu (AccountFixture *fixture, gconstpointer data)
{
  CptAccount *account = account_fixture_add (fixture, NAME, account_fixture_get_key (fixture));
  g_autofree char *heading = NULL;
  GtkWidget *button = NULL;

  account_fixture_open (fixture, account);
  await_list (fixture);
  g_assert_false (has_heading (fixture));

  button = find_by_text (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, NAME);
  button = gtk_widget_get_ancestor (button, GTK_TYPE_MENU_BUTTON);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  test_await_true (has_heading, fixture);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  heading = dup_heading (fixture);
  g_assert_true (g_regex_match_simple ("^\\d+ of \\d+ requests left until \\d\\d:\\d\\d$", heading, 0, 0));
}

static void
test_account_is_left_while_the_keyring_asks (AccountFixture *fixture, gconstpointer data)
{
  CptAccount *account = account_fixture_add (fixture, NAME, account_fixture_get_key (fixture));
  guint n_prompts = test_keyring_count_prompts ();

  test_keyring_lock ();
  test_keyring_set_answer ("nothing");
  account_fixture_open (fixture, account);
  test_await_true (is_asked, &n_prompts);
  cpt_account_switcher_open (fixture->switcher, cpt_account_list_find (fixture->list, CPT_ACCOUNT_SANDBOX_ID));
  test_await_true (is_sandbox_shown, fixture);
  g_assert_cmpuint (fixture->n_wanted, ==, 0);
  test_keyring_set_answer ("unlock");
}

static void
test_key_for_this_time_is_asked_for_at_the_next_start (AccountFixture *fixture, gconstpointer data)
{
  CptAccount *account = account_fixture_add (fixture, NAME, NULL);

  cpt_account_keys_hold (fixture->keys, account, account_fixture_get_key (fixture));
  account_fixture_open (fixture, account);
  await_list (fixture);
  account_fixture_close_window (fixture);

  account_fixture_forget_memory (fixture);
  account_fixture_open_window (fixture);
  account_fixture_open (fixture, account_fixture_find (fixture, NAME));
  close_dialog (account_fixture_await_dialog ());
  await_text (GTK_WIDGET (fixture->window), "3 companies"); /* what was read before */
}

static void
add_company (AccountFixture *fixture)
{
  CptChangeFields fields = { .kind = CPT_CHANGE_CREATE_COMPANY, .name = COMPANY };
  g_autoptr (CptOutboxRepository) outbox =
      cpt_outbox_repository_new (cpt_account_switcher_get_store (fixture->switcher));
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) stored = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (changes, cpt_change_new (&fields));
  cpt_outbox_repository_add_async (outbox, changes, NULL, test_store_result, &result);
  test_await (&result);
  stored = cpt_outbox_repository_add_finish (outbox, result, &error);
  g_assert_no_error (error);
}

static gboolean
is_sent (gpointer user_data)
{
  AccountFixture *fixture = user_data;

  return sync_fixture_count_platform (&fixture->base, COMPANY) == 1;
}

static void
test_refused_key_stops_all_and_is_asked_for_once (AccountFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  account_fixture_open (fixture, account_fixture_add (fixture, NAME, account_fixture_get_key (fixture)));
  await_list (fixture);

  sync_fixture_set_fault (&fixture->base, "status=401");
  add_company (fixture);
  reload (fixture);
  dialog = account_fixture_await_dialog ();
  await_text (dialog, "The API key was refused. Nothing is sent for “" NAME "” until it has a valid key.");
  account_fixture_await_state (fixture, CPT_SYNC_STOPPED);
  close_dialog (dialog);
  await_text (GTK_WIDGET (fixture->window), "The API key was refused");

  /* The platform takes keys again; nobody has tried. */
  sync_fixture_set_fault (&fixture->base, NULL);
  g_assert_cmpuint (sync_fixture_count_platform (&fixture->base, COMPANY), ==, 0);
  g_assert_cmpuint (fixture->n_wanted, ==, 1);

  sync_fixture_set_fault (&fixture->base, "status=401");
  reload (fixture);
  test_await_true (is_wanted_twice, fixture);
  dialog = account_fixture_await_dialog ();
  sync_fixture_set_fault (&fixture->base, NULL);
  give_key (dialog, account_fixture_get_key (fixture));
  test_await_true (is_sent, fixture);
  account_fixture_await_state (fixture, CPT_SYNC_IDLE);
  g_assert_cmpuint (fixture->n_wanted, ==, 2);
}

static void
keep_key (AccountFixture *fixture, const char *id, const char *key)
{
  g_autoptr (CptAccount) account = cpt_account_new (id, NAME, cpt_sandbox_get_base_url (fixture->base.sandbox), 1);
  g_autoptr (GAsyncResult) announced = NULL;
  g_autoptr (GAsyncResult) kept = NULL;
  g_autoptr (GError) error = NULL;

  if (g_str_equal (id, LEFT_ID))
    {
      cpt_account_list_announce_async (fixture->list, account, NULL, test_store_result, &announced);
      test_await (&announced);
      g_assert_true (cpt_account_list_announce_finish (fixture->list, announced, &error));
      g_assert_no_error (error);
    }
  cpt_account_keys_save_async (fixture->keys, account, key, NULL, test_store_result, &kept);
  test_await (&kept);
  g_assert_true (cpt_account_keys_save_finish (fixture->keys, kept, &error));
  g_assert_no_error (error);
}

static void
start_again (AccountFixture *fixture)
{
  account_fixture_close_window (fixture);
  account_fixture_forget_memory (fixture);
  g_clear_object (&fixture->list);
  fixture->list = cpt_account_list_new (fixture->folder);
  account_fixture_open_window (fixture);
}

static gboolean
is_only_the_other_key_left (gpointer user_data)
{
  g_autofree char *secrets = test_keyring_dup_secrets ();

  return g_str_equal (secrets, "key of another folder");
}

static gboolean
forget_key (const char *id, gboolean may_ask, GError **error)
{
  g_autoptr (CptAccount) account = cpt_account_new (id, NAME, CPT_ACCOUNT_PRODUCTION_URL, 1);
  g_autoptr (GAsyncResult) result = NULL;

  cpt_keyring_forget_async (account, may_ask, NULL, test_store_result, &result);
  test_await (&result);

  return cpt_keyring_forget_finish (result, error);
}

/* Killed when the keyring had the key, and before the disk had the account. Another folder of accounts, perhaps of
 * another version, uses the same keyring. */
static void
test_key_that_a_kill_left_goes_at_the_next_start (AccountFixture *fixture, gconstpointer data)
{
  keep_key (fixture, OTHER_ID, "key of another folder");
  keep_key (fixture, LEFT_ID, "key without an account");
  start_again (fixture);
  test_await_true (is_only_the_other_key_left, NULL);
  g_assert_true (forget_key (OTHER_ID, TRUE, NULL));
}

static gboolean
is_none_left (gpointer user_data)
{
  AccountFixture *fixture = user_data;
  g_autoptr (GPtrArray) left = cpt_account_list_list_left (fixture->list);

  return left->len == 0;
}

static void
test_key_that_a_kill_left_asks_nobody_to_unlock_the_keyring (AccountFixture *fixture, gconstpointer data)
{
  guint n_prompts = test_keyring_count_prompts ();
  g_autoptr (GError) error = NULL;

  keep_key (fixture, LEFT_ID, "key without an account");
  test_keyring_lock ();
  start_again (fixture);
  g_assert_false (forget_key (LEFT_ID, FALSE, &error)); /* as the window tried before */
  g_assert_error (error, CPT_ERROR, CPT_ERROR_KEYRING_LOCKED);
  account_fixture_assert_secrets ("locked");
  g_assert_false (is_none_left (fixture));
  g_assert_cmpuint (test_keyring_count_prompts (), ==, n_prompts);

  test_keyring_set_answer ("unlock");
  g_assert_true (forget_key (LEFT_ID, TRUE, NULL));
  start_again (fixture);
  test_await_true (is_none_left, fixture);
}

static gboolean
is_listed_by_new_name (gpointer user_data)
{
  g_autofree char *labels = test_keyring_dup_labels ();

  return g_str_equal (labels, "Comptoir: " NEW_NAME);
}

static void
test_keyring_lists_the_key_by_the_new_name (AccountFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = NULL;

  account_fixture_open (fixture, account_fixture_add (fixture, NAME, account_fixture_get_key (fixture)));
  await_list (fixture);
  account_fixture_do (fixture, "rename-account");
  dialog = account_fixture_await_dialog ();
  account_fixture_fill (dialog, "Account name", NEW_NAME);
  click (dialog, "Save");
  test_await_true (is_listed_by_new_name, NULL);
}

static void
remove_account (AccountFixture *fixture)
{
  GtkWindow *question;

  account_fixture_do (fixture, "remove-account");
  question = await_window (ADW_TYPE_MESSAGE_DIALOG);
  await_text (GTK_WIDGET (question), "Nothing is deleted on the platform");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "remove");
}

static gboolean
is_only_the_sandbox_left (gpointer user_data)
{
  AccountFixture *fixture = user_data;

  return g_list_model_get_n_items (G_LIST_MODEL (fixture->list)) == 1;
}

static gboolean
is_keyring_empty (gpointer user_data)
{
  g_autofree char *secrets = test_keyring_dup_secrets ();

  return *secrets == '\0';
}

static void
assert_no_file_left (const char *folder)
{
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

static void
test_removed_account_leaves_nothing_here_and_all_there (AccountFixture *fixture, gconstpointer data)
{
  CptAccount *account = account_fixture_add (fixture, NAME, account_fixture_get_key (fixture));
  g_autofree char *folder = cpt_account_list_dup_folder (fixture->list, account);
  g_autoptr (CptCompanyPage) page = NULL;

  account_fixture_open (fixture, account);
  await_list (fixture);
  remove_account (fixture);
  test_await_true (is_only_the_sandbox_left, fixture);
  test_await_true (is_keyring_empty, NULL);
  assert_no_file_left (folder);
  page = sync_fixture_list_platform (&fixture->base);
  g_assert_cmpuint (cpt_company_page_get_total_results (page), ==, 3);
}

static void
test_key_that_a_locked_keyring_keeps_is_said (AccountFixture *fixture, gconstpointer data)
{
  CptAccount *account = account_fixture_add (fixture, NAME, account_fixture_get_key (fixture));
  g_autoptr (CptAccount) removed = g_object_ref (account);

  account_fixture_open (fixture, account);
  await_list (fixture);
  test_keyring_lock ();
  test_keyring_set_answer ("dismiss");
  remove_account (fixture);
  await_text (GTK_WIDGET (fixture->window), "The key is still in the keyring.");
  account_fixture_assert_secrets ("locked");

  test_keyring_set_answer ("unlock");
  cpt_account_keys_forget_async (fixture->keys, removed, TRUE, NULL, NULL, NULL);
  test_await_true (is_keyring_empty, NULL);
}

static void
test_account_without_a_keyring_runs_and_goes (AccountFixture *fixture, gconstpointer data)
{
  CptAccount *account = account_fixture_add (fixture, NAME, NULL);
  GtkWidget *dialog;

  account_fixture_open (fixture, account);
  dialog = account_fixture_await_dialog ();
  await_text (dialog, "There is no keyring to keep the API key in. Nothing is sent for");
  account_fixture_fill (dialog, "API key", account_fixture_get_key (fixture));
  click (dialog, "Test");
  await_text (dialog, "The key works");
  click (dialog, "Save");
  await_text (dialog, "There is no keyring to keep the API key in. Nothing was saved.");
  click (dialog, "Use the key until Comptoir closes");
  await_list (fixture);

  remove_account (fixture);
  await_text (GTK_WIDGET (fixture->window), "No keyring answered. If one has the key, it keeps it.");
}

static gboolean
is_behind (gpointer user_data)
{
  return !cpt_focus_is_in_program ();
}

/* A refresh ends while the window is away. Returns: (transfer full): what a click on the notification does */
static GVariant *
end_refresh (AccountFixture *fixture, NotificationDesk *desk, gint64 rid)
{
  g_autoptr (CptCompanyPage) page = sync_fixture_list_platform (&fixture->base);
  g_autoptr (GPtrArray) reads = g_ptr_array_new ();
  g_autoptr (GVariant) target = NULL;

  gtk_window_minimize (GTK_WINDOW (fixture->window));
  test_await_true (is_behind, NULL);
  g_signal_emit_by_name (cpt_account_switcher_get_sync (fixture->switcher), "refresh-ended", rid,
                         g_ptr_array_index (cpt_company_page_get_companies (page), 0), reads);
  notification_desk_await (desk);
  g_assert_cmpstr (notification_desk_get (desk, "default-action"), ==, "app.show-company-of-account");
  target = g_variant_lookup_value (desk->shown, "default-action-target", G_VARIANT_TYPE ("(sx)"));
  g_assert_nonnull (target);

  return g_steal_pointer (&target);
}

static void
click_notification (AccountFixture *fixture, GVariant *target)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "show-company-of-account", target);
}

static void
assert_shown (AccountFixture *fixture, const char *name, gint64 rid)
{
  GtkWidget *screen;

  await_widget_type (GTK_WIDGET (fixture->window), CPT_TYPE_COMPANY_SCREEN);
  screen = find_by_type (GTK_WIDGET (fixture->window), CPT_TYPE_COMPANY_SCREEN);
  g_assert_cmpint (cpt_company_screen_get_rid (CPT_COMPANY_SCREEN (screen)), ==, rid);
  g_assert_cmpstr (cpt_account_get_name (cpt_account_switcher_get_account (fixture->switcher)), ==, name);
}

static void
test_notification_opens_the_company_in_its_account (AccountFixture *fixture, gconstpointer data)
{
  NotificationDesk desk = { 0 };
  g_autoptr (GVariant) target = NULL;
  CptAccount *first = account_fixture_add (fixture, NAME, account_fixture_get_key (fixture));
  CptAccount *second = account_fixture_add (fixture, "Agence Nord", account_fixture_get_key (fixture));

  notification_desk_begin (&desk);
  account_fixture_open (fixture, first);
  await_list (fixture);
  target = end_refresh (fixture, &desk, 2);
  click_notification (fixture, target);
  assert_shown (fixture, NAME, 2);

  cpt_account_switcher_open (fixture->switcher, second);
  await_no_widget_type (GTK_WIDGET (fixture->window), CPT_TYPE_COMPANY_SCREEN);
  await_list (fixture);
  click_notification (fixture, target);
  assert_shown (fixture, NAME, 2);
  notification_desk_end (&desk);
}

/* @title: of a field of @dialog */
static void
assert_field (GtkWidget *dialog, const char *title, const char *text)
{
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (account_fixture_find_field (dialog, title))), ==, text);
}

/* A file is in the place of the folder of the accounts. The dialog is closed before that is known. */
static void
test_account_that_was_not_added_after_its_dialog_was_closed_is_said (AccountFixture *fixture, gconstpointer data)
{
  const char *address = cpt_sandbox_get_base_url (fixture->base.sandbox);
  GtkWidget *toasts = GTK_WIDGET (cpt_window_get_toasts (fixture->window));
  GtkWidget *dialog = NULL;
  GtkWidget *question = NULL;

  g_assert_true (g_file_set_contents (fixture->folder, "", 0, NULL));
  account_fixture_do (fixture, "add-account");
  dialog = account_fixture_await_dialog ();
  account_fixture_fill (dialog, "Account name", NAME);
  account_fixture_fill (dialog, "API key", account_fixture_get_key (fixture));
  gtk_expander_set_expanded (GTK_EXPANDER (find_by_type (dialog, GTK_TYPE_EXPANDER)), TRUE);
  account_fixture_fill (dialog, "Base address", address);
  click (dialog, "Test");
  await_text (dialog, "The key works");
  click (dialog, "Add");
  gtk_window_destroy (GTK_WINDOW (dialog));

  await_text (toasts, "The account was not added.");
  g_assert_null (find_by_text (toasts, GTK_TYPE_LABEL, account_fixture_get_key (fixture)));
  click (toasts, "Details");
  question = GTK_WIDGET (await_window (ADW_TYPE_MESSAGE_DIALOG));
  click (question, "Retry");
  dialog = account_fixture_await_dialog ();
  assert_field (dialog, "Account name", NAME);
  assert_field (dialog, "Base address", address);
  assert_field (dialog, "API key", "");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
add (const char *path, void (*test) (AccountFixture *, gconstpointer))
{
  g_test_add (path, AccountFixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (cpt_ui_get_resource ());

  add ("/account-switching/keyring/key-of-the-keyring-opens-the-account", test_key_of_the_keyring_opens_the_account);
  add ("/account-switching/keyring/missing-key-is-asked-for", test_missing_key_is_asked_for);
  add ("/account-switching/keyring/stays-locked-is-asked-again-by-reloading",
       test_keyring_that_stays_locked_is_asked_again_by_reloading);
  add ("/account-switching/keyring/that-asks-is-waited-for-in-words", test_keyring_that_asks_is_waited_for_in_words);
  add ("/account-switching/keyring/quota-is-in-the-menu", test_quota_is_in_the_menu);
  add ("/account-switching/keyring/that-asks-is-not-asked-again", test_keyring_that_asks_is_not_asked_again);
  add ("/account-switching/keyring/account-is-left-while-it-asks", test_account_is_left_while_the_keyring_asks);
  add ("/account-switching/keyring/key-for-this-time-is-asked-for-at-the-next-start",
       test_key_for_this_time_is_asked_for_at_the_next_start);
  add ("/account-switching/keyring/refused-key-stops-all-and-is-asked-for-once",
       test_refused_key_stops_all_and_is_asked_for_once);
  add ("/account-switching/keyring/key-that-a-kill-left-goes-at-the-next-start",
       test_key_that_a_kill_left_goes_at_the_next_start);
  add ("/account-switching/keyring/key-that-a-kill-left-asks-nobody-to-unlock",
       test_key_that_a_kill_left_asks_nobody_to_unlock_the_keyring);
  add ("/account-switching/keyring/lists-the-key-by-the-new-name", test_keyring_lists_the_key_by_the_new_name);
  add ("/account-switching/keyring/removed-account-leaves-nothing-here-and-all-there",
       test_removed_account_leaves_nothing_here_and_all_there);
  add ("/account-switching/keyring/key-that-stays-is-said", test_key_that_a_locked_keyring_keeps_is_said);
  add ("/account-switching/keyring/notification-opens-the-company-in-its-account",
       test_notification_opens_the_company_in_its_account);
  add ("/account-switching/keyring/not-added-after-its-dialog-was-closed-is-said",
       test_account_that_was_not_added_after_its_dialog_was_closed_is_said);
  add ("/account-switching/none/account-runs-and-goes", test_account_without_a_keyring_runs_and_goes);

  return g_test_run ();
}
