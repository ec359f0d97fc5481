/* test-account-keys.c — the keys of the accounts: in the keyring, or in memory until the end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-account-keys.h"

#include "cpt-error.h"
#include "cpt-keyring.h"
#include "test-keyring.h"
#include "test-support.h"

#define KEPT "kept-key"
#define HELD "held-key"
#define ANOTHER "another-key"

typedef struct
{
  CptAccountKeys *keys;
  CptAccount *account;
  CptAccount *other;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->keys = cpt_account_keys_new ();
  fixture->account = cpt_account_new ("10000000-0000-4000-8000-000000000000", "Cabinet", CPT_ACCOUNT_PRODUCTION_URL, 1);
  fixture->other = cpt_account_new ("20000000-0000-4000-8000-000000000000", "Agence", CPT_ACCOUNT_PRODUCTION_URL, 2);
  test_keyring_set_answer ("unlock");
}

static gboolean
forget (Fixture *fixture, CptAccount *account, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  cpt_account_keys_forget_async (fixture->keys, account, TRUE, NULL, test_store_result, &result);
  test_await (&result);

  return cpt_account_keys_forget_finish (fixture->keys, result, error);
}

static void
assert_secrets (const char *expected)
{
  g_autofree char *secrets = test_keyring_dup_secrets ();

  g_assert_cmpstr (secrets, ==, expected);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (forget (fixture, fixture->account, &error));
  g_assert_true (forget (fixture, fixture->other, &error));
  assert_secrets ("");
  g_assert_finalize_object (fixture->account);
  g_assert_finalize_object (fixture->other);
  g_assert_finalize_object (fixture->keys);
}

static gboolean
save (Fixture *fixture, const char *key, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  cpt_account_keys_save_async (fixture->keys, fixture->account, key, NULL, test_store_result, &result);
  test_await (&result);

  return cpt_account_keys_save_finish (fixture->keys, result, error);
}

static void
assert_saved (Fixture *fixture, const char *key)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (save (fixture, key, &error));
  g_assert_no_error (error);
}

static void
assert_key (Fixture *fixture, CptAccount *account, const char *expected)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *key = NULL;

  cpt_account_keys_lookup_async (fixture->keys, account, NULL, test_store_result, &result);
  test_await (&result);
  key = cpt_account_keys_lookup_finish (fixture->keys, result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (key, ==, expected);
  cpt_account_keys_free_key (key);
}

static void
start_again (Fixture *fixture)
{
  g_assert_finalize_object (fixture->keys);
  fixture->keys = cpt_account_keys_new ();
}

static void
test_saved_key_is_there_after_a_start (Fixture *fixture, gconstpointer data)
{
  assert_saved (fixture, KEPT);
  start_again (fixture);
  assert_key (fixture, fixture->account, KEPT);
  assert_key (fixture, fixture->other, NULL);
}

static void
test_held_key_is_gone_after_a_start (Fixture *fixture, gconstpointer data)
{
  cpt_account_keys_hold (fixture->keys, fixture->account, HELD);
  assert_key (fixture, fixture->account, HELD);
  assert_key (fixture, fixture->other, NULL);
  assert_secrets ("");
  start_again (fixture);
  assert_key (fixture, fixture->account, NULL);
}

static void
test_held_key_goes_before_the_saved_one (Fixture *fixture, gconstpointer data)
{
  assert_saved (fixture, KEPT);
  cpt_account_keys_hold (fixture->keys, fixture->account, HELD);
  assert_key (fixture, fixture->account, HELD);
  cpt_account_keys_hold (fixture->keys, fixture->account, ANOTHER);
  assert_key (fixture, fixture->account, ANOTHER);
  assert_secrets (KEPT);
}

static void
test_held_key_is_found_without_asking_the_keyring (Fixture *fixture, gconstpointer data)
{
  guint n_prompts = test_keyring_count_prompts ();

  cpt_account_keys_hold (fixture->keys, fixture->account, HELD);
  test_keyring_lock ();
  assert_key (fixture, fixture->account, HELD);
  g_assert_cmpuint (test_keyring_count_prompts (), ==, n_prompts);
}

static void
test_key_that_is_saved_takes_the_place_of_the_held_one (Fixture *fixture, gconstpointer data)
{
  cpt_account_keys_hold (fixture->keys, fixture->account, HELD);
  assert_saved (fixture, KEPT);
  assert_key (fixture, fixture->account, KEPT);
}

static void
test_held_key_stays_when_the_other_is_not_saved (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  cpt_account_keys_hold (fixture->keys, fixture->account, HELD);
  test_keyring_lock ();
  test_keyring_set_answer ("dismiss");
  g_assert_false (save (fixture, KEPT, &error));
  g_assert_error (error, CPT_ERROR, CPT_ERROR_KEYRING_LOCKED);
  assert_key (fixture, fixture->account, HELD);
  test_keyring_set_answer ("unlock");
}

static void
test_forgetting_takes_both (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  assert_saved (fixture, KEPT);
  cpt_account_keys_hold (fixture->keys, fixture->account, HELD);
  g_assert_true (forget (fixture, fixture->account, &error));
  g_assert_no_error (error);
  assert_key (fixture, fixture->account, NULL);
  assert_secrets ("");
}

static void
test_forgetting_says_what_a_locked_keyring_keeps (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  assert_saved (fixture, KEPT);
  cpt_account_keys_hold (fixture->keys, fixture->account, HELD);
  test_keyring_lock ();
  test_keyring_set_answer ("dismiss");
  g_assert_false (forget (fixture, fixture->account, &error));
  g_assert_error (error, CPT_ERROR, CPT_ERROR_KEYRING_LOCKED);
  test_keyring_set_answer ("unlock");
  assert_key (fixture, fixture->account, KEPT); /* no longer the one that was held */
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/account-keys/saved-key-is-there-after-a-start", test_saved_key_is_there_after_a_start);
  add ("/account-keys/held-key-is-gone-after-a-start", test_held_key_is_gone_after_a_start);
  add ("/account-keys/held-key-goes-before-the-saved-one", test_held_key_goes_before_the_saved_one);
  add ("/account-keys/held-key-is-found-without-asking-the-keyring", test_held_key_is_found_without_asking_the_keyring);
  add ("/account-keys/key-that-is-saved-takes-the-place-of-the-held-one",
       test_key_that_is_saved_takes_the_place_of_the_held_one);
  add ("/account-keys/held-key-stays-when-the-other-is-not-saved", test_held_key_stays_when_the_other_is_not_saved);
  add ("/account-keys/forgetting-takes-both", test_forgetting_takes_both);
  add ("/account-keys/forgetting-says-what-a-locked-keyring-keeps", test_forgetting_says_what_a_locked_keyring_keeps);

  return g_test_run ();
}
