/* test-account-dialog.c — an account added, renamed, given another key, on a real platform and every kind of keyring.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-account-dialog.h"

#include <glib/gstdio.h>

#include "account-fixture.h"
#include "cpt-ui-resources.h"

#define NAME "Cabinet Martin"
#define WRONG_KEY "wrong-key-81c2"

typedef struct
{
  AccountFixture base;
  GtkWidget *dialog; /* (nullable): weak */
  guint n_done;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  account_fixture_set_up (&fixture->base, 2);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_null (fixture->dialog);
  account_fixture_tear_down (&fixture->base);
}

static void
done_cb (CptAccountDialog *dialog, CptAccount *account, Fixture *fixture)
{
  fixture->n_done++;
}

static void
present (Fixture *fixture, CptAccountDialog *dialog)
{
  g_signal_connect (dialog, "done", G_CALLBACK (done_cb), fixture);
  g_set_weak_pointer (&fixture->dialog, GTK_WIDGET (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
open_to_add (Fixture *fixture, const char *key)
{
  present (fixture, cpt_account_dialog_new_to_add (NULL, fixture->base.list, fixture->base.keys));
  account_fixture_fill (fixture->dialog, "Account name", NAME);
  account_fixture_fill (fixture->dialog, "API key", key);
  gtk_expander_set_expanded (GTK_EXPANDER (find_by_type (fixture->dialog, GTK_TYPE_EXPANDER)), TRUE);
  account_fixture_fill (fixture->dialog, "Base address", cpt_sandbox_get_base_url (fixture->base.base.sandbox));
}

static void
open_for_key (Fixture *fixture, CptAccount *account, const char *key)
{
  present (fixture, cpt_account_dialog_new_for_key (NULL, fixture->base.list, fixture->base.keys, account, NULL));
  account_fixture_fill (fixture->dialog, "API key", key);
}

/* The button that the key was tried with says what comes next. */
static void
try_key (Fixture *fixture, const char *next)
{
  click (fixture->dialog, "Test");
  await_text (fixture->dialog, "The key works: the account has 3 companies.");
  await_text (fixture->dialog, next);
}

static gboolean
is_closed (gpointer user_data)
{
  Fixture *fixture = user_data;

  return fixture->dialog == NULL;
}

static void
await_done (Fixture *fixture)
{
  test_await_true (is_closed, fixture);
  g_assert_cmpuint (fixture->n_done, ==, 1);
}

static char *
look_up (Fixture *fixture, CptAccount *account, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  cpt_account_keys_lookup_async (fixture->base.keys, account, NULL, test_store_result, &result);
  test_await (&result);

  return cpt_account_keys_lookup_finish (fixture->base.keys, result, error);
}

static void
assert_key (Fixture *fixture, const char *expected)
{
  g_autoptr (GError) error = NULL;
  char *key = look_up (fixture, account_fixture_find (&fixture->base, NAME), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (key, ==, expected);
  cpt_account_keys_free_key (key);
}

static guint
count_accounts (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->base.list)) - 1;
}

static void
test_refused_key_is_not_kept (Fixture *fixture, gconstpointer data)
{
  open_to_add (fixture, WRONG_KEY);
  click (fixture->dialog, "Test");
  await_text (fixture->dialog, "The platform refused this key. Nothing was saved.");
  g_assert_null (find_by_text (fixture->dialog, GTK_TYPE_BUTTON, "Add"));
  account_fixture_assert_secrets ("");
  g_assert_cmpuint (count_accounts (fixture), ==, 0);
}

static void
test_key_that_was_tried_is_kept (Fixture *fixture, gconstpointer data)
{
  open_to_add (fixture, account_fixture_get_key (&fixture->base));
  try_key (fixture, "Add");
  account_fixture_assert_secrets ("");
  click (fixture->dialog, "Add");
  await_done (fixture);
  account_fixture_assert_secrets (account_fixture_get_key (&fixture->base));
  account_fixture_forget_memory (&fixture->base);
  assert_key (fixture, account_fixture_get_key (&fixture->base));
}

static void
test_what_is_typed_after_the_test_is_tried_again (Fixture *fixture, gconstpointer data)
{
  open_to_add (fixture, account_fixture_get_key (&fixture->base));
  try_key (fixture, "Add");
  account_fixture_fill (fixture->dialog, "API key", WRONG_KEY);
  g_assert_null (find_by_text (fixture->dialog, GTK_TYPE_BUTTON, "Add"));
  g_assert_null (find_by_text (fixture->dialog, GTK_TYPE_LABEL, "The key works"));
  click (fixture->dialog, "Test");
  await_text (fixture->dialog, "The platform refused this key.");
}

static void
test_rights_that_are_missing_are_said (Fixture *fixture, gconstpointer data)
{
  sync_fixture_set_fault (&fixture->base.base, "route=GET /integrations,status=403");
  open_to_add (fixture, account_fixture_get_key (&fixture->base));
  click (fixture->dialog, "Test");
  await_text (fixture->dialog, "It may not list the software that companies can be connected to.");
  g_assert_nonnull (find_by_text (fixture->dialog, GTK_TYPE_BUTTON, "Add"));
}

static void
test_dialog_that_is_closed_while_it_tests_keeps_nothing (Fixture *fixture, gconstpointer data)
{
  open_to_add (fixture, account_fixture_get_key (&fixture->base));
  click (fixture->dialog, "Test");
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  test_await_true (is_closed, fixture);
  account_fixture_assert_secrets ("");
  g_assert_cmpuint (fixture->n_done, ==, 0);
}

static void
test_name_changes_without_the_keyring (Fixture *fixture, gconstpointer data)
{
  CptAccount *account = account_fixture_add (&fixture->base, "Old name", "the key");
  guint n_prompts = test_keyring_count_prompts ();

  test_keyring_lock ();
  present (fixture, cpt_account_dialog_new_to_rename (NULL, fixture->base.list, account));
  account_fixture_fill (fixture->dialog, "Account name", "  " NAME " ");
  click (fixture->dialog, "Save");
  await_done (fixture);
  g_assert_cmpuint (test_keyring_count_prompts (), ==, n_prompts);
  g_assert_nonnull (account_fixture_find (&fixture->base, NAME));
  test_keyring_set_answer ("unlock");
  assert_key (fixture, "the key");
}

static void
test_another_key_takes_the_place_of_the_first (Fixture *fixture, gconstpointer data)
{
  CptAccount *account = account_fixture_add (&fixture->base, NAME, WRONG_KEY);

  open_for_key (fixture, account, account_fixture_get_key (&fixture->base));
  try_key (fixture, "Save");
  click (fixture->dialog, "Save");
  await_done (fixture);
  account_fixture_assert_secrets (account_fixture_get_key (&fixture->base));
}

/* The keyring does not take the key, for a reason that is said. */
static void
try_to_add (Fixture *fixture, const char *reason)
{
  open_to_add (fixture, account_fixture_get_key (&fixture->base));
  try_key (fixture, "Add");
  click (fixture->dialog, "Add");
  await_text (fixture->dialog, reason);
  g_assert_cmpuint (count_accounts (fixture), ==, 0);
}

static void
test_locked_keyring_is_said_and_tried_again (Fixture *fixture, gconstpointer data)
{
  test_keyring_lock ();
  test_keyring_set_answer ("dismiss");
  try_to_add (fixture, "The keyring stays locked. Nothing was saved.");

  test_keyring_set_answer ("unlock");
  click (fixture->dialog, "Add");
  await_done (fixture);
  account_fixture_assert_secrets (account_fixture_get_key (&fixture->base));
}

static void
use_until_the_end (Fixture *fixture)
{
  click (fixture->dialog, "Use the key until Comptoir closes");
  await_done (fixture);
  assert_key (fixture, account_fixture_get_key (&fixture->base));
}

static void
test_key_for_this_time_is_in_no_locked_keyring (Fixture *fixture, gconstpointer data)
{
  test_keyring_lock ();
  test_keyring_set_answer ("dismiss");
  try_to_add (fixture, "The keyring stays locked. Nothing was saved.");
  use_until_the_end (fixture);
  test_keyring_set_answer ("unlock");
  account_fixture_forget_memory (&fixture->base);
  assert_key (fixture, NULL);
  account_fixture_assert_secrets ("");
}

/* Nothing is cut, and nothing is empty. */
static void
assert_as_high_as_what_it_says (GtkWidget *dialog)
{
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (find_by_type (dialog, GTK_TYPE_SCROLLED_WINDOW));
  GtkWidget *content = gtk_viewport_get_child (GTK_VIEWPORT (gtk_scrolled_window_get_child (scroller)));
  int natural = 0;

  gtk_widget_measure (content, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (content), NULL, &natural, NULL, NULL);
  g_assert_cmpint (gtk_scrolled_window_get_min_content_height (scroller), ==, natural);
}

static void
test_key_for_this_time_is_known_without_a_keyring (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  try_to_add (fixture, "There is no keyring to keep the API key in. Nothing was saved.");
  assert_as_high_as_what_it_says (fixture->dialog);
  use_until_the_end (fixture);

  account_fixture_forget_memory (&fixture->base);
  g_assert_null (look_up (fixture, account_fixture_find (&fixture->base, NAME), &error));
  g_assert_error (error, CPT_ERROR, CPT_ERROR_NO_KEYRING);
}

static gboolean
is_saving_held (gpointer user_data)
{
  return test_keyring_count_held () > 0;
}

/* That the keyring may have a key without an account; what is left of it is tried again at the next start. */
static gboolean
is_any_marked (Fixture *fixture)
{
  g_autoptr (CptAccountList) next_start = cpt_account_list_new (fixture->base.folder);
  g_autoptr (GPtrArray) left = cpt_account_list_list_left (next_start);

  return left->len > 0;
}

static gboolean
is_none_marked (gpointer user_data)
{
  return !is_any_marked (user_data);
}

static gboolean
is_keyring_empty (gpointer user_data)
{
  g_autofree char *secrets = test_keyring_dup_secrets ();

  return *secrets == '\0';
}

static void
test_dialog_that_is_closed_while_it_saves_leaves_no_key (Fixture *fixture, gconstpointer data)
{
  test_keyring_set_slow (TRUE);
  open_to_add (fixture, account_fixture_get_key (&fixture->base));
  try_key (fixture, "Add");
  click (fixture->dialog, "Add");
  test_await_true (is_saving_held, NULL);
  account_fixture_assert_secrets (account_fixture_get_key (&fixture->base));
  g_assert_true (is_any_marked (fixture));

  gtk_window_close (GTK_WINDOW (fixture->dialog));
  test_await_true (is_keyring_empty, NULL);
  test_keyring_set_slow (FALSE);
  test_await_true (is_none_marked, fixture);
  g_assert_cmpuint (fixture->n_done, ==, 0);
  g_assert_cmpuint (count_accounts (fixture), ==, 0);
}

static gboolean
is_asked (gpointer user_data)
{
  return test_keyring_count_prompts () > *(guint *) user_data;
}

static void
test_dialog_that_is_closed_while_the_keyring_asks_leaves_no_key (Fixture *fixture, gconstpointer data)
{
  guint n_prompts = test_keyring_count_prompts ();

  test_keyring_lock ();
  test_keyring_set_answer ("nothing");
  open_to_add (fixture, account_fixture_get_key (&fixture->base));
  try_key (fixture, "Add");
  click (fixture->dialog, "Add");
  await_text (fixture->dialog, "Waiting for the keyring of the desktop…");
  test_await_true (is_asked, &n_prompts);
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  test_await_true (is_closed, fixture);
  account_fixture_assert_secrets ("");
  g_assert_cmpuint (count_accounts (fixture), ==, 0);
  test_keyring_set_answer ("unlock");
  test_await_true (is_none_marked, fixture);
}

/* The mark is made on a thread, and the keyring is not asked any more. */
static void
test_dialog_that_is_closed_before_it_saves_leaves_no_mark (Fixture *fixture, gconstpointer data)
{
  open_to_add (fixture, account_fixture_get_key (&fixture->base));
  try_key (fixture, "Add");
  click (fixture->dialog, "Add");
  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  test_await_true (is_closed, fixture); /* what was under way is over */
  test_await_true (is_none_marked, fixture);
  account_fixture_assert_secrets ("");
  g_assert_cmpuint (count_accounts (fixture), ==, 0);
}

/* What the keyring did not take is given up by closing the dialog, or by typing something else. */
static void
test_key_that_was_not_kept_leaves_no_mark_once_it_is_given_up (Fixture *fixture, gconstpointer data)
{
  guint n_prompts = 0;

  test_keyring_lock ();
  test_keyring_set_answer ("dismiss");
  try_to_add (fixture, "The keyring stays locked. Nothing was saved.");
  g_assert_true (is_any_marked (fixture));
  n_prompts = test_keyring_count_prompts ();
  account_fixture_fill (fixture->dialog, "Account name", "Another");
  test_await_true (is_none_marked, fixture);

  try_key (fixture, "Add");
  click (fixture->dialog, "Add");
  await_text (fixture->dialog, "The keyring stays locked. Nothing was saved.");
  g_assert_cmpuint (test_keyring_count_prompts (), ==, n_prompts + 1);
  g_assert_true (is_any_marked (fixture));
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  test_await_true (is_none_marked, fixture);
  g_assert_cmpuint (test_keyring_count_prompts (), ==, n_prompts + 1);
  test_keyring_set_answer ("unlock");
}

/* The folder of the accounts cannot be made: a file is in its place. */
static void
test_account_that_the_disk_does_not_take_leaves_no_key (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (fixture->base.folder, "", 0, &error);
  g_assert_no_error (error);
  open_to_add (fixture, account_fixture_get_key (&fixture->base));
  try_key (fixture, "Add");
  click (fixture->dialog, "Add");
  await_text (fixture->dialog, "The local copy could not be read or written. Nothing was saved.");
  test_await_true (is_keyring_empty, NULL);
  g_assert_cmpuint (count_accounts (fixture), ==, 0);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

static GtkWidget *
find_hidden_button (GtkWidget *root, const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (root) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (root)), label) == 0)
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_hidden_button (child, label);

  return found;
}

/* In large text, and in French. */
static void
test_dialog_fits_the_smallest_screen (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *button = NULL;
  int least = 0;

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  gtk_window_set_default_size (GTK_WINDOW (window), 360, 640);
  gtk_window_present (GTK_WINDOW (window));
  await_painted (window);
  present (fixture, cpt_account_dialog_new_to_add (GTK_WINDOW (window), fixture->base.list, fixture->base.keys));
  gtk_button_set_label (GTK_BUTTON (find_by_text (fixture->dialog, GTK_TYPE_BUTTON, "Cancel")), "Annuler");
  gtk_button_set_label (GTK_BUTTON (find_by_text (fixture->dialog, GTK_TYPE_BUTTON, "Test")), "Ajouter");
  button = find_hidden_button (fixture->dialog, "Use the key until Comptoir closes");
  gtk_button_set_label (GTK_BUTTON (button), "Utiliser la clé jusqu’à la fermeture de Comptoir");
  gtk_widget_set_visible (button, TRUE);
  gtk_widget_measure (adw_window_get_content (ADW_WINDOW (fixture->dialog)), GTK_ORIENTATION_HORIZONTAL, -1, &least,
                      NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 360);
  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
}

static void
show_over (Fixture *fixture, GtkWidget *window, int width, int height)
{
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  await_painted (window);
  present (fixture, cpt_account_dialog_new_to_add (GTK_WINDOW (window), fixture->base.list, fixture->base.keys));
  await_painted (fixture->dialog);
}

/* It opens in the middle of the window behind, and its top stays there when it grows. */
static void
test_dialog_that_grows_ends_with_the_window_behind (Fixture *fixture, gconstpointer data)
{
  static const int sizes[][2] = { { 1100, 720 }, { 360, 640 } };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      GtkWidget *window = gtk_window_new ();
      GtkWidget *scroller = NULL;
      int first = 0;
      int least = 0;

      show_over (fixture, window, sizes[i][0], sizes[i][1]);
      first = gtk_widget_get_height (fixture->dialog);
      scroller = find_by_type (fixture->dialog, GTK_TYPE_SCROLLED_WINDOW);
      gtk_expander_set_expanded (GTK_EXPANDER (find_by_type (fixture->dialog, GTK_TYPE_EXPANDER)), TRUE);
      gtk_widget_set_visible (find_hidden_button (fixture->dialog, "Use the key until Comptoir closes"), TRUE);
      gtk_label_set_text (GTK_LABEL (find_by_text (scroller, GTK_TYPE_LABEL, "The key as the portal shows it")),
                          "A\nvery\nlong\nstory\nof\nten\nlines\nor\neven\nmore");
      gtk_expander_set_expanded (GTK_EXPANDER (find_by_type (fixture->dialog, GTK_TYPE_EXPANDER)), FALSE);
      gtk_expander_set_expanded (GTK_EXPANDER (find_by_type (fixture->dialog, GTK_TYPE_EXPANDER)), TRUE);

      gtk_widget_measure (fixture->dialog, GTK_ORIENTATION_VERTICAL, -1, &least, NULL, NULL, NULL);
      g_assert_cmpint (least, >, first);
      g_assert_cmpint (least, <=, (sizes[i][1] + first) / 2);
      gtk_window_destroy (GTK_WINDOW (fixture->dialog));
      gtk_window_destroy (GTK_WINDOW (window));
      while (fixture->dialog != NULL)
        g_main_context_iteration (NULL, TRUE);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (cpt_ui_get_resource ());

  add ("/account-dialog/keyring/refused-key-is-not-kept", test_refused_key_is_not_kept);
  add ("/account-dialog/keyring/key-that-was-tried-is-kept", test_key_that_was_tried_is_kept);
  add ("/account-dialog/keyring/what-is-typed-after-the-test-is-tried-again",
       test_what_is_typed_after_the_test_is_tried_again);
  add ("/account-dialog/keyring/rights-that-are-missing-are-said", test_rights_that_are_missing_are_said);
  add ("/account-dialog/keyring/closed-while-it-tests-keeps-nothing",
       test_dialog_that_is_closed_while_it_tests_keeps_nothing);
  add ("/account-dialog/keyring/name-changes-without-the-keyring", test_name_changes_without_the_keyring);
  add ("/account-dialog/keyring/another-key-takes-the-place-of-the-first",
       test_another_key_takes_the_place_of_the_first);
  add ("/account-dialog/keyring/locked-is-said-and-tried-again", test_locked_keyring_is_said_and_tried_again);
  add ("/account-dialog/keyring/key-for-this-time-is-in-no-locked-keyring",
       test_key_for_this_time_is_in_no_locked_keyring);
  add ("/account-dialog/keyring/closed-while-it-saves-leaves-no-key",
       test_dialog_that_is_closed_while_it_saves_leaves_no_key);
  add ("/account-dialog/keyring/closed-while-it-asks-leaves-no-key",
       test_dialog_that_is_closed_while_the_keyring_asks_leaves_no_key);
  add ("/account-dialog/keyring/closed-before-it-saves-leaves-no-mark",
       test_dialog_that_is_closed_before_it_saves_leaves_no_mark);
  add ("/account-dialog/keyring/not-kept-and-given-up-leaves-no-mark",
       test_key_that_was_not_kept_leaves_no_mark_once_it_is_given_up);
  add ("/account-dialog/keyring/disk-does-not-take-it-leaves-no-key",
       test_account_that_the_disk_does_not_take_leaves_no_key);
  add ("/account-dialog/none/it-fits-the-smallest-screen", test_dialog_fits_the_smallest_screen);
  add ("/account-dialog/none/what-grows-ends-with-the-window-behind",
       test_dialog_that_grows_ends_with_the_window_behind);
  add ("/account-dialog/none/key-for-this-time-is-known", test_key_for_this_time_is_known_without_a_keyring);

  return g_test_run ();
}
