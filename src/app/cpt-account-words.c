/* cpt-account-words.c — accounts and their keys, in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-account-words.h"

#include <glib/gi18n.h>

#include "cpt-error-presenter.h"
#include "cpt-time-text.h"

/**
 * cpt_account_words_get_name:
 *
 * Returns: (transfer none): what the account is called, translated where it is the sandbox
 */
const char *
cpt_account_words_get_name (CptAccount *account)
{
  return cpt_account_is_sandbox (account) ? _ ("Sandbox") : cpt_account_get_name (account);
}

/**
 * cpt_account_words_dup_check:
 * @check: what was found of a key
 *
 * Returns: (transfer full): whole sentences: how many companies there are, and what the key may do
 */
char *
cpt_account_words_dup_check (const CptAccountCheck *check)
{
  g_autofree char *count = g_strdup_printf ("%'" G_GUINT64_FORMAT, check->n_companies);
  g_autoptr (GString) text = g_string_new (NULL);

  /* Translators: what a test of an API key found; %s is a number of companies. */
  g_string_append_printf (text,
                          g_dngettext (NULL, "The key works: the account has %s company.",
                                       "The key works: the account has %s companies.", (gulong) check->n_companies),
                          count);
  g_string_append_c (text, ' ');
  if (check->software == CPT_KEY_RIGHT_REFUSED)
    {
      g_string_append (text, _ ("It may not list the software that companies can be connected to."));
      g_string_append_c (text, ' ');
    }
  if (check->settings == CPT_KEY_RIGHT_REFUSED)
    {
      g_string_append (text, _ ("It may not read the data type settings."));
      g_string_append_c (text, ' ');
    }
  if (check->software == CPT_KEY_RIGHT_GIVEN && check->settings == CPT_KEY_RIGHT_GIVEN)
    g_string_append (text, _ ("It may read companies, software and settings."));
  else
    g_string_append (text, _ ("It may read companies."));
  g_string_append_c (text, ' ');
  g_string_append (text, _ ("Nothing was changed to find out, so what it may change will be seen then."));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * cpt_account_words_dup_quota:
 * @quota: what the platform said
 *
 * Returns: (transfer full) (nullable): how many requests are left, and until when; %NULL when it did not say
 */
char *
cpt_account_words_dup_quota (const CptDailyQuota *quota)
{
  g_autofree char *reset = NULL;

  if (quota->limit < 0 || quota->remaining < 0)
    return NULL;

  reset = cpt_time_text_hour (quota->reset);

  /* Translators: what the platform still takes of an account; as short as can be: a menu is as wide. 1: how many
   * requests are left; 2: how many there are a day; 3: an hour, "02:00", at which the count begins again */
  return g_strdup_printf (_ ("%1$'u of %2$'u requests left until %3$s"), (guint) quota->remaining, (guint) quota->limit,
                          reset);
}

/**
 * cpt_account_words_dup_failure:
 * @error: why a key could not be tried or kept
 *
 * Returns: (transfer full): what happened, that nothing was saved, and what to do
 */
char *
cpt_account_words_dup_failure (const GError *error)
{
  const CptErrorAnswer *answer = cpt_error_get_answer (error);
  g_autofree char *advice = NULL;

  if (g_error_matches (error, CPT_ERROR, CPT_ERROR_UNAUTHORIZED))
    return g_strdup (_ ("The platform refused this key. Nothing was saved. Check that it is whole, that it belongs to "
                        "this address, and that it was not replaced by a newer one."));
  if (g_error_matches (error, CPT_ERROR, CPT_ERROR_REFUSED) && (answer == NULL || answer->http_status == 0))
    return g_strdup (
        _ ("This address or this key cannot be used. Nothing was saved. An address begins with https://; a "
           "key is one line of plain letters and digits."));

  advice = cpt_error_presenter_dup_advice (error);

  /* Translators: 1: what happened; 2: what to do, in whole sentences */
  return g_strdup_printf (_ ("%1$s. Nothing was saved. %2$s"), cpt_error_presenter_get_heading (error), advice);
}

/**
 * cpt_account_words_dup_reason:
 * @account: whose key is asked for
 * @reason: (nullable): why; none when the user wants to change it
 *
 * Returns: (transfer full): whole sentences
 */
char *
cpt_account_words_dup_reason (CptAccount *account, const GError *reason)
{
  const char *name = cpt_account_words_get_name (account);

  if (reason == NULL)
    /* Translators: %s is the name of an account. */
    return g_strdup_printf (_ ("The new key of “%s” takes the place of the one in the keyring."), name);

  /* Translators: 1: what happened; 2: the name of an account */
  return g_strdup_printf (_ ("%1$s. Nothing is sent for “%2$s” until it has a valid key. What was read before stays "
                             "usable, and what you change waits."),
                          cpt_error_presenter_get_heading (reason), name);
}
