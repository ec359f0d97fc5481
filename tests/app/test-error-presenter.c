/* test-error-presenter.c — each error has words for what happened and for what to do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-error-presenter.h"

#include "cpt-error-reason.h"
#include "test-support.h"

static void
test_each_error_has_words_of_its_own (void)
{
  g_autoptr (GHashTable) headings = g_hash_table_new (g_str_hash, g_str_equal);

  for (int code = CPT_ERROR_UNREACHABLE; code <= CPT_ERROR_KEYRING_LOCKED; code++)
    {
      g_autoptr (GError) error = cpt_error_new_answer (code, NULL, "raw");
      g_autofree char *advice = cpt_error_presenter_dup_advice (error);
      const char *heading = cpt_error_presenter_get_heading (error);

      g_assert_true (g_hash_table_add (headings, (gpointer) heading));
      g_assert_false (g_str_has_suffix (heading, "."));
      g_assert_true (g_str_has_suffix (advice, "."));
    }
}

/* Each begins the text of an error, which is kept with a change that waits. */
static void
test_what_stands_between_us_and_the_platform_is_said (void)
{
  static const struct
  {
    CptError code;
    const char *token;
    const char *heading;
  } cases[] = {
    { CPT_ERROR_UNREACHABLE, CPT_ERROR_TOKEN_NO_NETWORK, "Offline" },
    { CPT_ERROR_UNREACHABLE, CPT_ERROR_TOKEN_CERTIFICATE_EXPIRED, "The platform’s certificate has expired" },
    { CPT_ERROR_UNREACHABLE, CPT_ERROR_TOKEN_CERTIFICATE_NOT_YET, "The platform’s certificate is not valid yet" },
    { CPT_ERROR_UNREACHABLE, CPT_ERROR_TOKEN_CERTIFICATE_OF_ANOTHER, "The certificate is that of another address" },
    { CPT_ERROR_UNREACHABLE, CPT_ERROR_TOKEN_CERTIFICATE_UNKNOWN, "The certificate is signed by nobody known" },
    { CPT_ERROR_UNREACHABLE, CPT_ERROR_TOKEN_NOT_SECURE, "No secure connection could be made" },
    { CPT_ERROR_UNREACHABLE, CPT_ERROR_TOKEN_PROXY, "The proxy does not let the request through" },
    { CPT_ERROR_MALFORMED, CPT_ERROR_TOKEN_WEB_PAGE, "A web page came in place of the platform’s answer" },
    { CPT_ERROR_MALFORMED, CPT_ERROR_TOKEN_REDIRECTION, "The answer sends to another address" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat (cases[i].token, " and its details", NULL);
      const CptErrorAnswer answer = { .text = text };
      g_autoptr (GError) ours = cpt_error_new_answer (cases[i].code, &answer, "raw");
      g_autoptr (GError) theirs = cpt_error_new_answer (CPT_ERROR_REFUSED, &answer, "raw");
      g_autofree char *advice = cpt_error_presenter_dup_advice (ours);

      g_assert_cmpstr (cpt_error_presenter_get_heading (ours), ==, cases[i].heading);
      g_assert_true (g_str_has_suffix (advice, "."));
      g_assert_cmpstr (cpt_error_presenter_get_heading (theirs), ==, "The platform refused");
    }
}

static void
test_details_hold_the_platforms_words_and_what_support_asks_for (void)
{
  const CptErrorAnswer answer = { .http_status = 503,
                                  .text = (char *) "Service unavailable.",
                                  .correlation_id = (char *) "4f9a31c2" };
  g_autoptr (GError) error = cpt_error_new_answer (CPT_ERROR_SERVER, &answer, "for nobody");
  g_autofree char *details = cpt_error_presenter_dup_details (error);

  g_assert_cmpstr (details, ==, "Service unavailable.\nHTTP status: 503\nCorrelation ID: 4f9a31c2");
}

static void
test_the_wait_that_the_platform_asks_for_is_said (void)
{
  const CptErrorAnswer answer = { .http_status = 429, .retry_after = 17 };
  g_autoptr (GError) error = cpt_error_new_answer (CPT_ERROR_RATE_LIMITED, &answer, "slow down");
  g_autofree char *advice = cpt_error_presenter_dup_advice (error);

  g_assert_nonnull (strstr (advice, "17 seconds"));
}

static void
test_a_plan_that_is_full_is_not_a_plain_refusal (void)
{
  const CptErrorAnswer full = { .http_status = 402 };
  const CptErrorAnswer refused = { .http_status = 400 };
  g_autoptr (GError) error_full = cpt_error_new_answer (CPT_ERROR_REFUSED, &full, "no");
  g_autoptr (GError) error_refused = cpt_error_new_answer (CPT_ERROR_REFUSED, &refused, "no");

  g_assert_cmpstr (cpt_error_presenter_get_heading (error_full), !=, cpt_error_presenter_get_heading (error_refused));
}

static void
test_a_foreign_error_is_not_hidden (void)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NO_SPACE, "No space left on device");
  g_autofree char *details = cpt_error_presenter_dup_details (error);

  g_assert_cmpstr (details, ==, "No space left on device");
}

static void
test_a_disk_that_is_full_is_said (void)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NO_SPACE, "No space left on device");
  g_autofree char *advice = cpt_error_presenter_dup_advice (error);

  g_assert_cmpstr (cpt_error_presenter_get_heading (error), ==, "The disk is full");
  g_assert_cmpstr (advice, ==, "Make room on it, or choose another place.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/error-presenter/each-error-has-words-of-its-own", test_each_error_has_words_of_its_own);
  g_test_add_func ("/error-presenter/what-stands-between-us-and-the-platform-is-said",
                   test_what_stands_between_us_and_the_platform_is_said);
  g_test_add_func ("/error-presenter/details-hold-the-platforms-words-and-what-support-asks-for",
                   test_details_hold_the_platforms_words_and_what_support_asks_for);
  g_test_add_func ("/error-presenter/the-wait-that-the-platform-asks-for-is-said",
                   test_the_wait_that_the_platform_asks_for_is_said);
  g_test_add_func ("/error-presenter/a-plan-that-is-full-is-not-a-plain-refusal",
                   test_a_plan_that_is_full_is_not_a_plain_refusal);
  g_test_add_func ("/error-presenter/a-foreign-error-is-not-hidden", test_a_foreign_error_is_not_hidden);
  g_test_add_func ("/error-presenter/a-disk-that-is-full-is-said", test_a_disk_that_is_full_is_said);

  return g_test_run ();
}
