/* test-error.c — the platform's answer travels with the error.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-error.h"

static void
test_answer_survives_a_copy (void)
{
  CptErrorAnswer answer = { .http_status = 402, .text = (char *) "Company limit exceeded", .retry_after = 2 };
  g_autoptr (GError) error = cpt_error_new_answer (CPT_ERROR_REFUSED, &answer, "%s", "refused");
  g_autoptr (GError) copy = g_error_copy (error);

  g_clear_error (&error);

  g_assert_error (copy, CPT_ERROR, CPT_ERROR_REFUSED);
  g_assert_cmpuint (cpt_error_get_answer (copy)->http_status, ==, 402);
  g_assert_cmpstr (cpt_error_get_answer (copy)->text, ==, "Company limit exceeded");
  g_assert_cmpuint (cpt_error_get_answer (copy)->retry_after, ==, 2);
}

static void
test_other_domains_carry_no_answer (void)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "failed");

  g_assert_null (cpt_error_get_answer (error));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/error/answer-survives-a-copy", test_answer_survives_a_copy);
  g_test_add_func ("/error/other-domains-carry-no-answer", test_other_domains_carry_no_answer);

  return g_test_run ();
}
