/* Tests of cpt-keyring: on a keyring that the test plays the user of, on gnome-keyring-daemon, and without any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-keyring.h"

#include <string.h>

#include "cpt-error.h"
#include "test-keyring.h"
#include "test-support.h"

#define FIRST_KEY "first-key-5a1e"
#define SECOND_KEY "second-key-77b0"

static CptAccount *
new_account (const char *digit, const char *base_url)
{
  g_autofree char *id = g_strdup_printf ("%s0000000-0000-4000-8000-000000000000", digit);

  return cpt_account_new (id, "Cabinet", base_url, 1);
}

static CptAccount *
new_first (void)
{
  return new_account ("1", CPT_ACCOUNT_PRODUCTION_URL);
}

/* @code: -1 for none */
static void
assert_code (const GError *error, int code)
{
  if (code < 0)
    {
      g_assert_no_error (error);
      return;
    }

  g_assert_error (error, CPT_ERROR, code);
  g_assert_null (strstr (error->message, "-key-"));
}

static void
save (CptAccount *account, const char *key, int code)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_saved;

  cpt_keyring_save_async (account, key, NULL, test_store_result, &result);
  test_await (&result);
  is_saved = cpt_keyring_save_finish (result, &error);
  assert_code (error, code);
  g_assert_cmpint (is_saved, ==, code < 0);
}

static void
assert_key (CptAccount *account, const char *expected, int code)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *key = NULL;

  cpt_keyring_lookup_async (account, NULL, test_store_result, &result);
  test_await (&result);
  key = cpt_keyring_lookup_finish (result, &error);
  assert_code (error, code);
  g_assert_cmpstr (key, ==, expected);
  cpt_keyring_free_key (key);
}

static void
forget (CptAccount *account, int code)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_forgotten;

  cpt_keyring_forget_async (account, TRUE, NULL, test_store_result, &result);
  test_await (&result);
  is_forgotten = cpt_keyring_forget_finish (result, &error);
  assert_code (error, code);
  g_assert_cmpint (is_forgotten, ==, code < 0);
}

static void
assert_secrets (const char *expected)
{
  g_autofree char *secrets = test_keyring_dup_secrets ();

  g_assert_cmpstr (secrets, ==, expected);
}

static void
test_key_is_kept_and_found (void)
{
  g_autoptr (CptAccount) account = new_first ();

  save (account, FIRST_KEY, -1);
  assert_secrets (FIRST_KEY);
  assert_key (account, FIRST_KEY, -1);
  forget (account, -1);
}

static void
test_key_that_is_not_there_is_no_error (void)
{
  g_autoptr (CptAccount) account = new_first ();

  assert_key (account, NULL, -1);
  forget (account, -1);
}

static void
test_another_key_takes_the_place_of_the_first (void)
{
  g_autoptr (CptAccount) account = new_first ();
  g_autoptr (CptAccount) renamed = cpt_account_rename (account, "Agence");

  save (account, FIRST_KEY, -1);
  save (renamed, SECOND_KEY, -1);
  assert_secrets (SECOND_KEY);
  assert_key (account, SECOND_KEY, -1);
  forget (account, -1);
}

static gboolean
has_labels (gpointer expected)
{
  g_autofree char *labels = test_keyring_dup_labels ();

  return g_str_equal (labels, expected);
}

/* Of one keyring with two accounts, one is renamed. */
static void
test_label_follows_the_name (void)
{
  g_autoptr (CptAccount) account = new_first ();
  g_autoptr (CptAccount) other = new_account ("2", CPT_ACCOUNT_PRODUCTION_URL);
  g_autoptr (CptAccount) renamed = cpt_account_rename (account, "Fiduciaire");

  save (account, FIRST_KEY, -1);
  save (other, SECOND_KEY, -1);
  cpt_keyring_relabel (renamed);
  test_await_true (has_labels, (char *) "Comptoir: Cabinet\nComptoir: Fiduciaire");
  assert_secrets (FIRST_KEY " " SECOND_KEY);
  assert_key (renamed, FIRST_KEY, -1);
  assert_key (other, SECOND_KEY, -1);
  forget (account, -1);
  forget (other, -1);
}

/* Nobody is asked for a password for the sake of a name. */
static void
test_label_of_a_locked_keyring_follows_when_the_key_is_wanted (void)
{
  g_autoptr (CptAccount) account = new_first ();
  g_autoptr (CptAccount) renamed = cpt_account_rename (account, "Fiduciaire");
  guint n_prompts = 0;

  save (account, FIRST_KEY, -1);
  test_keyring_lock ();
  n_prompts = test_keyring_count_prompts ();
  cpt_keyring_relabel (renamed);
  assert_key (renamed, FIRST_KEY, -1);
  test_await_true (has_labels, (char *) "Comptoir: Fiduciaire");
  g_assert_cmpuint (test_keyring_count_prompts (), ==, n_prompts + 1);
  forget (account, -1);
}

static void
test_key_is_for_one_address (void)
{
  g_autoptr (CptAccount) account = new_first ();
  g_autoptr (CptAccount) elsewhere = new_account ("1", "https://elsewhere.example");

  save (account, FIRST_KEY, -1);
  assert_key (elsewhere, NULL, -1);
  forget (account, -1);
}

static void
test_keys_of_an_account_are_forgotten_for_every_address (void)
{
  g_autoptr (CptAccount) account = new_first ();
  g_autoptr (CptAccount) elsewhere = new_account ("1", "https://elsewhere.example");
  g_autoptr (CptAccount) other = new_account ("2", CPT_ACCOUNT_PRODUCTION_URL);

  save (account, FIRST_KEY, -1);
  save (elsewhere, FIRST_KEY, -1);
  save (other, SECOND_KEY, -1);
  forget (account, -1);
  assert_secrets (SECOND_KEY);
  forget (other, -1);
  assert_secrets ("");
}

/* What the keyring does when it is asked while it is locked, and the user does not unlock it. */
static void
check_locked (void)
{
  g_autoptr (CptAccount) account = new_first ();
  g_autoptr (CptAccount) other = new_account ("2", CPT_ACCOUNT_PRODUCTION_URL);

  save (account, FIRST_KEY, -1);
  test_keyring_lock ();
  assert_key (account, NULL, CPT_ERROR_KEYRING_LOCKED);
  save (other, SECOND_KEY, CPT_ERROR_KEYRING_LOCKED);
  save (account, SECOND_KEY, CPT_ERROR_KEYRING_LOCKED);
  forget (account, CPT_ERROR_KEYRING_LOCKED);
  assert_secrets ("locked");
}

static void
test_locked_keyring_that_nobody_unlocks_says_so (void)
{
  check_locked ();
}

static void
test_locked_keyring_whose_question_is_closed_says_so (void)
{
  guint n_prompts = test_keyring_count_prompts ();

  test_keyring_set_answer ("dismiss");
  check_locked ();
  g_assert_cmpuint (test_keyring_count_prompts (), ==, n_prompts + 4);
}

static void
test_locked_keyring_is_unlocked_first (void)
{
  g_autoptr (CptAccount) account = new_first ();
  g_autoptr (CptAccount) other = new_account ("2", CPT_ACCOUNT_PRODUCTION_URL);

  test_keyring_lock ();
  save (account, FIRST_KEY, -1);
  test_keyring_lock ();
  assert_key (account, FIRST_KEY, -1);
  test_keyring_lock ();
  assert_key (other, NULL, -1);
  forget (account, -1);
  assert_secrets ("");
}

static gboolean
is_asked (gpointer user_data)
{
  return test_keyring_count_prompts () > 0;
}

static void
test_question_that_nobody_answers_is_left_when_cancelled (void)
{
  g_autoptr (CptAccount) account = new_first ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  save (account, FIRST_KEY, -1);
  test_keyring_lock ();
  test_keyring_set_answer ("nothing");
  cpt_keyring_lookup_async (account, cancellable, test_store_result, &result);
  test_await_true (is_asked, NULL);
  g_assert_null (result);
  g_cancellable_cancel (cancellable);
  test_await (&result);
  g_assert_null (cpt_keyring_lookup_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_without_a_keyring_it_is_said (void)
{
  g_autoptr (CptAccount) account = new_first ();

  assert_key (account, NULL, CPT_ERROR_NO_KEYRING);
  save (account, FIRST_KEY, CPT_ERROR_NO_KEYRING);
  forget (account, CPT_ERROR_NO_KEYRING);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/keyring/open/key-is-kept-and-found", test_key_is_kept_and_found);
  g_test_add_func ("/keyring/open/key-that-is-not-there-is-no-error", test_key_that_is_not_there_is_no_error);
  g_test_add_func ("/keyring/open/another-key-takes-the-place-of-the-first",
                   test_another_key_takes_the_place_of_the_first);
  g_test_add_func ("/keyring/open/label-follows-the-name", test_label_follows_the_name);
  g_test_add_func ("/keyring/asking/label-of-a-locked-keyring-follows-when-the-key-is-wanted",
                   test_label_of_a_locked_keyring_follows_when_the_key_is_wanted);
  g_test_add_func ("/keyring/open/key-is-for-one-address", test_key_is_for_one_address);
  g_test_add_func ("/keyring/open/keys-of-an-account-are-forgotten-for-every-address",
                   test_keys_of_an_account_are_forgotten_for_every_address);
  g_test_add_func ("/keyring/locked/nobody-unlocks-it", test_locked_keyring_that_nobody_unlocks_says_so);
  g_test_add_func ("/keyring/asking/locked-keyring-is-unlocked-first", test_locked_keyring_is_unlocked_first);
  g_test_add_func ("/keyring/asking/closed-question-is-said", test_locked_keyring_whose_question_is_closed_says_so);
  g_test_add_func ("/keyring/waiting/question-that-nobody-answers-is-left-when-cancelled",
                   test_question_that_nobody_answers_is_left_when_cancelled);
  g_test_add_func ("/keyring/none/it-is-said", test_without_a_keyring_it_is_said);

  return g_test_run ();
}
