/* account-fixture.c — a platform, accounts with their keys, and the window that shows one, as a person sits before it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "account-fixture.h"

#include "cpt-account-dialog.h"
#include "cpt-config.h"
#include "cpt-guid.h"
#include "cpt-keyring.h"

/**
 * account_fixture_set_up:
 * @n_companies: how many the platform has besides its first one
 *
 * Starts a platform. There is no account but the sandbox, and no window.
 */
void
account_fixture_set_up (AccountFixture *fixture, guint n_companies)
{
  sync_fixture_set_up (&fixture->base, n_companies);
  fixture->folder = g_build_filename (fixture->base.folder, "accounts", NULL);
  fixture->list = cpt_account_list_new (fixture->folder);
  fixture->keys = cpt_account_keys_new ();
}

/**
 * account_fixture_get_key:
 *
 * Returns: (transfer none): the key that the platform takes
 */
const char *
account_fixture_get_key (AccountFixture *fixture)
{
  return cpt_sandbox_get_api_key (fixture->base.sandbox);
}

/**
 * account_fixture_forget_memory:
 *
 * As when the program is started again: what is not in the keyring is gone.
 */
void
account_fixture_forget_memory (AccountFixture *fixture)
{
  g_assert_null (fixture->window);

  g_clear_object (&fixture->keys);
  fixture->keys = cpt_account_keys_new ();
}

static void
forget_key (CptAccount *account)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cpt_keyring_forget_async (account, TRUE, NULL, test_store_result, &result);
  test_await (&result);
  if (!cpt_keyring_forget_finish (result, &error))
    g_assert_error (error, CPT_ERROR, CPT_ERROR_NO_KEYRING);
}

/**
 * account_fixture_tear_down:
 *
 * Closes everything, and clears the keyring of the keys of the accounts that are left.
 */
void
account_fixture_tear_down (AccountFixture *fixture)
{
  if (fixture->window != NULL)
    account_fixture_close_window (fixture);
  for (guint i = 1; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->list)); i++)
    {
      g_autoptr (CptAccount) account = g_list_model_get_item (G_LIST_MODEL (fixture->list), i);

      forget_key (account);
    }
  g_clear_object (&fixture->list); /* a thread may still hold it for a moment */
  g_clear_object (&fixture->keys);
  g_clear_pointer (&fixture->folder, g_free);
  sync_fixture_tear_down (&fixture->base);
}

/**
 * account_fixture_add:
 * @key: (nullable): that the keyring keeps
 *
 * Adds an account on the platform, as if it had been there since an earlier start.
 *
 * Returns: (transfer none): the account
 */
CptAccount *
account_fixture_add (AccountFixture *fixture, const char *name, const char *key)
{
  g_autofree char *id = cpt_guid_new ();
  g_autoptr (CptAccount) account = cpt_account_new (id, name, cpt_sandbox_get_base_url (fixture->base.sandbox),
                                                    cpt_account_list_next_position (fixture->list));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) kept = NULL;
  g_autoptr (GError) error = NULL;

  cpt_account_list_save_async (fixture->list, account, NULL, test_store_result, &result);
  test_await (&result);
  g_assert_true (cpt_account_list_save_finish (fixture->list, result, &error));
  g_assert_no_error (error);
  if (key != NULL)
    {
      cpt_keyring_save_async (account, key, NULL, test_store_result, &kept);
      test_await (&kept);
      g_assert_true (cpt_keyring_save_finish (kept, &error));
      g_assert_no_error (error);
    }

  return account_fixture_find (fixture, name);
}

/**
 * account_fixture_find:
 *
 * Returns: (transfer none) (nullable): the account of that name
 */
CptAccount *
account_fixture_find (AccountFixture *fixture, const char *name)
{
  for (guint i = 1; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->list)); i++)
    {
      g_autoptr (CptAccount) account = g_list_model_get_item (G_LIST_MODEL (fixture->list), i);

      if (g_str_equal (cpt_account_get_name (account), name))
        return account; /* the list holds it */
    }

  return NULL;
}

/**
 * account_fixture_assert_secrets:
 * @expected: as test_keyring_dup_secrets() says it
 */
void
account_fixture_assert_secrets (const char *expected)
{
  g_autofree char *secrets = test_keyring_dup_secrets ();

  g_assert_cmpstr (secrets, ==, expected);
}

static void
key_wanted_cb (CptAccountSwitcher *switcher, CptAccount *account, const GError *reason, AccountFixture *fixture)
{
  fixture->n_wanted++;
}

/* One for all tests: it stays on the bus until the end. */
static GtkApplication *
get_application (void)
{
  static GtkApplication *application;
  g_autoptr (GError) error = NULL;

  if (application == NULL)
    {
      application = gtk_application_new (CPT_APPLICATION_ID ".Test", G_APPLICATION_NON_UNIQUE);
      g_application_register (G_APPLICATION (application), NULL, &error);
      g_assert_no_error (error);
    }

  return application;
}

/**
 * account_fixture_open_window:
 *
 * Shows the window with the actions of accounts; no account is open yet.
 */
void
account_fixture_open_window (AccountFixture *fixture)
{
  g_autoptr (GSettings) settings = g_settings_new (CPT_APPLICATION_ID);

  fixture->application = get_application ();
  fixture->window = cpt_window_new (fixture->application, settings);
  fixture->switcher = cpt_account_switcher_new (fixture->window, fixture->list, fixture->keys);
  fixture->actions =
      cpt_account_actions_new (fixture->application, fixture->window, fixture->list, fixture->keys, fixture->switcher);
  g_signal_connect (fixture->switcher, "key-wanted", G_CALLBACK (key_wanted_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

/**
 * account_fixture_close_window:
 *
 * As at the end of the program.
 */
void
account_fixture_close_window (AccountFixture *fixture)
{
  gtk_widget_set_visible (GTK_WIDGET (fixture->window), FALSE);
  cpt_account_switcher_close (fixture->switcher);
  gtk_window_destroy (GTK_WINDOW (g_steal_pointer (&fixture->window)));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (g_steal_pointer (&fixture->actions));
  g_assert_finalize_object (g_steal_pointer (&fixture->switcher));
  fixture->application = NULL;
}

static gboolean
is_open (gpointer user_data)
{
  AccountFixture *fixture = user_data;

  return cpt_account_switcher_get_sync (fixture->switcher) != NULL;
}

/**
 * account_fixture_open:
 *
 * Opens an account, and waits until what is known of it is shown.
 */
void
account_fixture_open (AccountFixture *fixture, CptAccount *account)
{
  cpt_account_switcher_open (fixture->switcher, account);
  test_await_true (is_open, fixture);
}

typedef struct
{
  AccountFixture *fixture;
  CptSyncState state;
} AwaitedState;

static gboolean
is_in_state (gpointer user_data)
{
  AwaitedState *awaited = user_data;
  CptSync *sync = cpt_account_switcher_get_sync (awaited->fixture->switcher);

  return sync != NULL && cpt_sync_get_state (sync) == awaited->state &&
         (awaited->state != CPT_SYNC_IDLE || cpt_sync_get_last_read (sync) != CPT_TIME_UNKNOWN);
}

/**
 * account_fixture_await_state:
 * @state: CPT_SYNC_IDLE: the list was read once
 *
 * Waits until sync of the account that is open is in a state.
 */
void
account_fixture_await_state (AccountFixture *fixture, CptSyncState state)
{
  AwaitedState awaited = { fixture, state };

  test_await_true (is_in_state, &awaited);
}

/**
 * account_fixture_do:
 * @action: of the application, without "app."
 *
 * As from the menu of accounts.
 */
void
account_fixture_do (AccountFixture *fixture, const char *action)
{
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->application), action));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), action, NULL);
}

/**
 * account_fixture_await_dialog:
 *
 * Returns: (transfer none): the dialog of an account, once it is shown
 */
GtkWidget *
account_fixture_await_dialog (void)
{
  return GTK_WIDGET (await_window (CPT_TYPE_ACCOUNT_DIALOG));
}

/**
 * account_fixture_find_field:
 * @title: of the field
 *
 * Returns: (transfer none) (nullable): the field
 */
GtkWidget *
account_fixture_find_field (GtkWidget *root, const char *title)
{
  if (ADW_IS_ENTRY_ROW (root) && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = account_fixture_find_field (child, title);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/**
 * account_fixture_fill:
 * @title: of the field
 * @text: that takes the place of what is there
 */
void
account_fixture_fill (GtkWidget *dialog, const char *title, const char *text)
{
  GtkWidget *row = account_fixture_find_field (dialog, title);

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}
