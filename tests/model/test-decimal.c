/* test-decimal.c — numbers of any size and fineness are compared, typed and read to their last digit.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-decimal.h"

static void
assert_text (char *text, const char *expected)
{
  g_autofree char *owned = text;

  g_assert_cmpstr (owned, ==, expected);
}

static void
test_numbers_are_compared_by_value (void)
{
  /* Each is less than the next. */
  static const char *const numbers[] = {
    "-1e30",
    "-900000000000000.01",
    "-900000000000000",
    "-2",
    "-0.5",
    "-0.0499",
    "0",
    "0.00000000000000000001",
    "1E-2",
    "0.1",
    "1",
    "1.0000000000000000001",
    "9.99",
    "10",
    "123456789012345678901",
    "123456789012345678901.5",
    "1e30",
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    for (guint j = 0; j < G_N_ELEMENTS (numbers); j++)
      {
        int difference = cpt_decimal_compare (numbers[i], numbers[j]);

        g_test_message ("%s and %s", numbers[i], numbers[j]);
        g_assert_cmpint (CLAMP (difference, -1, 1), ==, i < j ? -1 : i > j);
      }
}

static void
test_another_way_of_writing_is_the_same_number (void)
{
  static const char *const same[][2] = {
    { "1", "1.000" }, { "100", "1e2" }, { "0.5", "5E-1" }, { "0", "-0.00" }, { "-1.10", "-1.1" }, { "12.5", "1.25e1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    g_assert_cmpint (cpt_decimal_compare (same[i][0], same[i][1]), ==, 0);
}

static void
test_what_is_typed_becomes_a_plain_number (void)
{
  assert_text (cpt_decimal_dup_typed (" 1234.50 "), "1234.50");
  assert_text (cpt_decimal_dup_typed ("1 234.5"), "1234.5");
  assert_text (cpt_decimal_dup_typed ("\u22121\u202F234"), "-1234");
  assert_text (cpt_decimal_dup_typed ("-.5"), "-0.5");
}

static void
test_what_is_no_number_is_none (void)
{
  static const char *const texts[] = { "", " ", "-", ".", "12a", "1.2.3", "5.", "1.5 0", "e5", "NaN" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_null (cpt_decimal_dup_typed (texts[i]));
}

static void
test_every_digit_is_read (void)
{
  assert_text (cpt_decimal_dup_text ("0.123456789012345678901234567890"), "0.123456789012345678901234567890");
  assert_text (cpt_decimal_dup_text ("-1234.5"), "\u22121234.5");
  assert_text (cpt_decimal_dup_text ("123456789012345678901"), "123456789012345678901");
  assert_text (cpt_decimal_dup_text ("42"), "42");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/decimal/numbers-are-compared-by-value", test_numbers_are_compared_by_value);
  g_test_add_func ("/decimal/another-way-of-writing-is-the-same-number",
                   test_another_way_of_writing_is_the_same_number);
  g_test_add_func ("/decimal/what-is-typed-becomes-a-plain-number", test_what_is_typed_becomes_a_plain_number);
  g_test_add_func ("/decimal/what-is-no-number-is-none", test_what_is_no_number_is_none);
  g_test_add_func ("/decimal/every-digit-is-read", test_every_digit_is_read);

  return g_test_run ();
}
