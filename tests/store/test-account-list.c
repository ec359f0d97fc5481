/* test-account-list.c — the accounts of this computer: kept in files, in their order, removed wholly.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-account-list.h"

#include <glib/gstdio.h>

#include "cpt-error.h"
#include "cpt-guid.h"
#include "test-support.h"

typedef struct
{
  char *top;
  char *folder;
  CptAccountList *list;
  guint n_changes;
} Fixture;

static void
changed_cb (GListModel *model, guint position, guint removed, guint added, Fixture *fixture)
{
  fixture->n_changes++;
}

static void
open_list (Fixture *fixture)
{
  g_clear_object (&fixture->list);
  fixture->list = cpt_account_list_new (fixture->folder);
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (changed_cb), fixture);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->top = test_make_folder ();
  fixture->folder = g_build_filename (fixture->top, "accounts", NULL);
  open_list (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->list); /* a thread may still hold it for a moment */
  test_remove_folder (fixture->top);
  g_free (fixture->folder);
  g_free (fixture->top);
}

static gboolean
save (Fixture *fixture, CptAccount *account, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  cpt_account_list_save_async (fixture->list, account, NULL, test_store_result, &result);
  test_await (&result);

  return cpt_account_list_save_finish (fixture->list, result, error);
}

static CptAccount *
add (Fixture *fixture, const char *name)
{
  g_autofree char *id = cpt_guid_new ();
  g_autoptr (CptAccount) account =
      cpt_account_new (id, name, "https://platform.example", cpt_account_list_next_position (fixture->list));
  g_autoptr (GError) error = NULL;

  g_assert_true (save (fixture, account, &error));
  g_assert_no_error (error);

  return cpt_account_list_find (fixture->list, id);
}

static char *
spell (Fixture *fixture)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->list)); i++)
    {
      g_autoptr (CptAccount) account = g_list_model_get_item (G_LIST_MODEL (fixture->list), i);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                              cpt_account_is_sandbox (account) ? "sandbox" : cpt_account_get_name (account));
    }

  return g_string_free (text, FALSE);
}

static void
assert_accounts (Fixture *fixture, const char *names)
{
  g_autofree char *text = spell (fixture);

  g_assert_cmpstr (text, ==, names);
}

static void
test_the_sandbox_is_always_there (Fixture *fixture, gconstpointer data)
{
  assert_accounts (fixture, "sandbox");
  g_assert_false (g_file_test (fixture->folder, G_FILE_TEST_EXISTS));
}

static void
test_what_was_added_is_there_at_the_next_start_in_its_order (Fixture *fixture, gconstpointer data)
{
  add (fixture, "Zéphyr");
  add (fixture, "Alizé; [one]\nof \"two\"");
  g_assert_cmpuint (fixture->n_changes, ==, 2);

  open_list (fixture);
  assert_accounts (fixture, "sandbox, Zéphyr, Alizé; [one]\nof \"two\"");
  g_assert_cmpint (cpt_account_list_next_position (fixture->list), ==, 3);
}

static void
test_a_new_name_stays_with_the_account (Fixture *fixture, gconstpointer data)
{
  CptAccount *account = add (fixture, "Before");
  g_autoptr (CptAccount) renamed = cpt_account_rename (account, "After");
  g_autofree char *id = g_strdup (cpt_account_get_id (account));

  add (fixture, "Other");
  g_assert_true (save (fixture, renamed, NULL));
  assert_accounts (fixture, "sandbox, After, Other");

  open_list (fixture);
  assert_accounts (fixture, "sandbox, After, Other");
  g_assert_cmpstr (cpt_account_get_base_url (cpt_account_list_find (fixture->list, id)), ==,
                   "https://platform.example");
}

static void
test_files_are_for_the_user_alone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = cpt_account_list_dup_folder (fixture->list, add (fixture, "Cabinet"));
  g_autofree char *file = g_build_filename (folder, "account.ini", NULL);
  GStatBuf status;

  g_assert_cmpint (g_stat (folder, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0700);
  g_assert_cmpint (g_stat (file, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
}

static void
test_a_removed_account_leaves_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptAccount) account = g_object_ref (add (fixture, "Cabinet"));
  g_autofree char *folder = cpt_account_list_dup_folder (fixture->list, account);
  g_autofree char *inner = g_build_filename (folder, "inner", NULL);
  g_autofree char *file = g_build_filename (inner, "file", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) rest = NULL;

  add (fixture, "Other");
  g_assert_cmpint (g_mkdir (inner, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, "x", -1, NULL));
  cpt_account_list_remove_async (fixture->list, account, NULL, test_store_result, &result);
  test_await (&result);
  g_assert_true (cpt_account_list_remove_finish (fixture->list, result, &error));
  g_assert_no_error (error);

  assert_accounts (fixture, "sandbox, Other");
  cpt_account_list_bury (fixture->list, cpt_account_get_id (account)); /* its key is forgotten */
  rest = g_dir_open (fixture->folder, 0, NULL);
  g_assert_nonnull (g_dir_read_name (rest));
  g_assert_null (g_dir_read_name (rest));
}

static void
test_what_a_removal_left_behind_goes_at_the_next_start (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = cpt_account_list_dup_folder (fixture->list, add (fixture, "Cabinet"));
  g_autofree char *left = g_build_filename (fixture->folder, "removed-something", NULL);

  g_assert_cmpint (g_rename (folder, left), ==, 0);
  open_list (fixture);
  assert_accounts (fixture, "sandbox");
  g_assert_false (g_file_test (left, G_FILE_TEST_EXISTS));
}

static GPtrArray *
list_left (Fixture *fixture)
{
  open_list (fixture);

  return cpt_account_list_list_left (fixture->list);
}

static void
announce (Fixture *fixture, CptAccount *account)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cpt_account_list_announce_async (fixture->list, account, NULL, test_store_result, &result);
  test_await (&result);
  g_assert_true (cpt_account_list_announce_finish (fixture->list, result, &error));
  g_assert_no_error (error);
}

/* Killed at each step of the addition of an account, whose key is kept between the first two. */
static void
test_a_key_of_which_there_is_no_account_is_known_until_it_is_buried (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = cpt_guid_new ();
  g_autoptr (CptAccount) account = cpt_account_new (id, "Cabinet", "https://platform.example", 1);
  g_autofree char *mark = g_strdup_printf ("%s/removed-%s", fixture->folder, id);
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;
  g_autoptr (GPtrArray) third = NULL;
  g_autoptr (GPtrArray) fourth = NULL;

  announce (fixture, account);
  first = list_left (fixture);
  g_assert_cmpuint (first->len, ==, 1);
  g_assert_cmpstr (first->pdata[0], ==, id);
  cpt_account_list_bury (fixture->list, id);
  second = list_left (fixture);
  g_assert_cmpuint (second->len, ==, 0);

  announce (fixture, account);
  g_assert_true (save (fixture, account, NULL));
  third = list_left (fixture);
  g_assert_cmpuint (third->len, ==, 0);

  g_assert_cmpint (g_mkdir (mark, 0700), ==, 0); /* killed before it was deleted */
  fourth = list_left (fixture);
  g_assert_cmpuint (fourth->len, ==, 0);
  g_assert_false (g_file_test (mark, G_FILE_TEST_EXISTS));
  assert_accounts (fixture, "sandbox, Cabinet");
}

static void
test_an_account_whose_file_is_damaged_can_still_be_opened_or_removed (Fixture *fixture, gconstpointer data)
{
  CptAccount *account = add (fixture, "Cabinet");
  g_autofree char *id = g_strdup (cpt_account_get_id (account));
  g_autofree char *folder = cpt_account_list_dup_folder (fixture->list, account);
  g_autofree char *file = g_build_filename (folder, "account.ini", NULL);
  g_autofree char *name = g_strndup (id, 8);

  g_assert_true (g_file_set_contents (file, "\x01\x02 no key file", -1, NULL));
  open_list (fixture);
  account = cpt_account_list_find (fixture->list, id);
  g_assert_nonnull (account);
  g_assert_cmpstr (cpt_account_get_name (account), ==, name);
  g_assert_cmpstr (cpt_account_get_base_url (account), ==, CPT_ACCOUNT_PRODUCTION_URL);
}

static void
test_a_folder_that_cannot_be_made_is_said (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = cpt_guid_new ();
  g_autoptr (CptAccount) account = cpt_account_new (id, "Cabinet", "https://platform.example", 1);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->folder, "in the way", -1, NULL));
  g_assert_false (save (fixture, account, &error));
  g_assert_error (error, CPT_ERROR, CPT_ERROR_STORE);
  assert_accounts (fixture, "sandbox");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/store/account-list/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("sandbox", test_the_sandbox_is_always_there);
  ADD ("order", test_what_was_added_is_there_at_the_next_start_in_its_order);
  ADD ("rename", test_a_new_name_stays_with_the_account);
  ADD ("modes", test_files_are_for_the_user_alone);
  ADD ("remove", test_a_removed_account_leaves_nothing);
  ADD ("left", test_what_a_removal_left_behind_goes_at_the_next_start);
  ADD ("key", test_a_key_of_which_there_is_no_account_is_known_until_it_is_buried);
  ADD ("damaged", test_an_account_whose_file_is_damaged_can_still_be_opened_or_removed);
  ADD ("refused", test_a_folder_that_cannot_be_made_is_said);
#undef ADD

  return g_test_run ();
}
