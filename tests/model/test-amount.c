/* test-amount.c — amounts: exact, or left as they were written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-amount.h"

static void
assert_value (const char *text, gint64 expected)
{
  gint64 value = 1;

  if (!cpt_amount_parse (text, &value))
    g_error ("%s cannot be held", text);
  g_assert_cmpint (value, ==, expected);
}

static void
test_each_way_to_write_a_number_is_read (void)
{
  assert_value ("0", 0);
  assert_value ("-0", 0);
  assert_value ("48210.40", 482104000);
  assert_value ("-190.55", -1905500);
  assert_value ("1.5e3", 15000000);
  assert_value ("15E-1", 15000);
  assert_value ("12e+2", 12000000);
  assert_value ("0.0001", 1);
  assert_value ("-0.0001", -1);
  assert_value ("0e400", 0);
  assert_value ("0.000000000000000000000000000000", 0);
}

static void
test_zeros_at_the_end_of_a_fraction_lose_nothing (void)
{
  assert_value ("118.40000000000000000000000000", 1184000);
  assert_value ("118.100000000000000000000000e2", 118100000);
}

static void
test_the_largest_are_held_and_no_larger (void)
{
  gint64 value;

  assert_value ("900000000000000", CPT_AMOUNT_MAX);
  assert_value ("-900000000000000.0000", -CPT_AMOUNT_MAX);
  assert_value ("899999999999999.9999", CPT_AMOUNT_MAX - 1);
  assert_value ("9e14", CPT_AMOUNT_MAX);
  g_assert_false (cpt_amount_parse ("900000000000000.0001", &value));
  g_assert_false (cpt_amount_parse ("-900000000000001", &value));
  g_assert_false (cpt_amount_parse ("1e15", &value));
  g_assert_false (cpt_amount_parse ("1e999", &value));
  g_assert_false (cpt_amount_parse ("99999999999999999999999999", &value));
}

static void
test_what_is_finer_is_not_rounded (void)
{
  CptAmount amount = cpt_amount_new ("0.00005");

  g_assert_false (amount.is_exact);
  g_assert_cmpstr (amount.text, ==, "0.00005");
  g_assert_false (cpt_amount_new ("1e-5").is_exact);
  g_assert_true (cpt_amount_new ("1.2345").is_exact);
  g_assert_false (cpt_amount_new (NULL).is_exact);
}

static void
test_what_is_no_number_is_not_read (void)
{
  static const char *const texts[] = { "", "-", ".5", "1.", "1e", "e5", "1x", "12,5", " 1", "0x10", "1.5.2" };
  gint64 value;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_false (cpt_amount_parse (texts[i], &value));
}

static void
test_sums_beyond_what_can_be_held_are_refused (void)
{
  gint64 sum = 0;

  g_assert_true (cpt_amount_add (CPT_AMOUNT_MAX, -CPT_AMOUNT_MAX, &sum));
  g_assert_cmpint (sum, ==, 0);
  g_assert_false (cpt_amount_add (CPT_AMOUNT_MAX, CPT_AMOUNT_MAX, &sum));
  g_assert_true (cpt_amount_subtract (50000, 70000, &sum));
  g_assert_cmpint (sum, ==, -20000);
  g_assert_false (cpt_amount_subtract (-CPT_AMOUNT_MAX, CPT_AMOUNT_MAX, &sum));
}

static gint
share (gint64 part, gint64 whole)
{
  gint per_mille = -1;

  g_assert_true (cpt_amount_get_share (part, whole, &per_mille));

  return per_mille;
}

static void
test_a_share_is_rounded_to_the_nearest (void)
{
  gint per_mille;

  g_assert_cmpint (share (1, 3), ==, 333);
  g_assert_cmpint (share (2, 3), ==, 667);
  g_assert_cmpint (share (1, 2000), ==, 1);
  g_assert_cmpint (share (-1, 2000), ==, -1);
  g_assert_cmpint (share (-1, -4), ==, -250);
  g_assert_cmpint (share (CPT_AMOUNT_MAX, CPT_AMOUNT_MAX), ==, 1000);
  g_assert_false (cpt_amount_get_share (5, 0, &per_mille));
  g_assert_false (cpt_amount_get_share (CPT_AMOUNT_MAX, 1, &per_mille));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/amount/each-way-to-write-a-number-is-read", test_each_way_to_write_a_number_is_read);
  g_test_add_func ("/amount/zeros-at-the-end-of-a-fraction-lose-nothing",
                   test_zeros_at_the_end_of_a_fraction_lose_nothing);
  g_test_add_func ("/amount/the-largest-are-held-and-no-larger", test_the_largest_are_held_and_no_larger);
  g_test_add_func ("/amount/what-is-finer-is-not-rounded", test_what_is_finer_is_not_rounded);
  g_test_add_func ("/amount/what-is-no-number-is-not-read", test_what_is_no_number_is_not_read);
  g_test_add_func ("/amount/sums-beyond-what-can-be-held-are-refused", test_sums_beyond_what_can_be_held_are_refused);
  g_test_add_func ("/amount/a-share-is-rounded-to-the-nearest", test_a_share_is_rounded_to_the_nearest);

  return g_test_run ();
}
