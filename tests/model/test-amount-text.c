/* test-amount-text.c — amounts as a person reads them, whole and in the locale's marks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-amount-text.h"

static void
assert_text (char *text, const char *expected)
{
  g_autofree char *owned = text;

  g_assert_cmpstr (owned, ==, expected);
}

static void
test_cents_are_always_there_and_what_is_finer_too (void)
{
  assert_text (cpt_amount_text_new (0), "0.00");
  assert_text (cpt_amount_text_new (482104000), "48210.40");
  assert_text (cpt_amount_text_new (5), "0.0005");
  assert_text (cpt_amount_text_new (12340), "1.234");
  assert_text (cpt_amount_text_new (10000), "1.00");
}

static void
test_less_than_zero_has_a_minus_sign (void)
{
  assert_text (cpt_amount_text_new (-1905500), "\u2212190.55");
  assert_text (cpt_amount_text_new (-100), "\u22120.01");
  assert_text (cpt_amount_text_new (-CPT_AMOUNT_MAX), "\u2212900000000000000.00");
}

static void
test_other_programs_get_a_plain_number (void)
{
  assert_text (cpt_amount_text_new_plain (-1905500), "-190.55");
  assert_text (cpt_amount_text_new_plain (CPT_AMOUNT_MAX), "900000000000000.00");
}

static void
test_a_share_has_one_decimal (void)
{
  assert_text (cpt_amount_text_new_share (72), "7.2");
  assert_text (cpt_amount_text_new_share (1000), "100.0");
  assert_text (cpt_amount_text_new_share (-409), "\u221240.9");
  assert_text (cpt_amount_text_new_share (-3), "\u22120.3");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/amount-text/cents-are-always-there-and-what-is-finer-too",
                   test_cents_are_always_there_and_what_is_finer_too);
  g_test_add_func ("/amount-text/less-than-zero-has-a-minus-sign", test_less_than_zero_has_a_minus_sign);
  g_test_add_func ("/amount-text/other-programs-get-a-plain-number", test_other_programs_get_a_plain_number);
  g_test_add_func ("/amount-text/a-share-has-one-decimal", test_a_share_has_one_decimal);

  return g_test_run ();
}
