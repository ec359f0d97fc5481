/* test-guid.c — identifiers as text and as bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-guid.h"

static void
test_bytes_come_in_the_order_of_the_text (void)
{
  static const guint8 expected[CPT_GUID_BYTES] = { 0x5b, 0x0c, 0x7a, 0x52, 0x93, 0xde, 0x4f, 0x0b,
                                                   0x8a, 0x61, 0x2f, 0x7d, 0x1c, 0x9e, 0x4a, 0x10 };
  guint8 bytes[CPT_GUID_BYTES];
  g_autofree char *text = NULL;

  g_assert_true (cpt_guid_parse ("5B0C7A52-93de-4f0b-8a61-2f7d1c9e4a10", bytes));
  g_assert_cmpmem (bytes, sizeof bytes, expected, sizeof expected);

  text = cpt_guid_format (bytes);
  g_assert_cmpstr (text, ==, "5b0c7a52-93de-4f0b-8a61-2f7d1c9e4a10");
}

static void
test_what_is_no_guid_is_refused (void)
{
  static const char *const texts[] = {
    "",
    "5",
    "5b0c7a52",
    "5b0c7a52-",
    "5b0c7a5293de4f0b8a612f7d1c9e4a10",
    "5b0c7a52-93de-4f0b-8a61-2f7d1c9e4a1",
    "5b0c7a52-93de-4f0b-8a61-2f7d1c9e4a100",
    "5b0c7a52-93de-4f0b-8a61-2f7d1c9e4a1g",
    "{5b0c7a52-93de-4f0b-8a61-2f7d1c9e4a10}",
    "5b0c7a5-293de-4f0b-8a61-2f7d1c9e4a10",
  };
  guint8 bytes[CPT_GUID_BYTES];

  g_assert_false (cpt_guid_parse (NULL, bytes));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_false (cpt_guid_parse (texts[i], bytes));
}

static void
test_a_new_guid_is_one_and_another_each_time (void)
{
  g_autofree char *first = cpt_guid_new ();
  g_autofree char *second = cpt_guid_new ();
  guint8 bytes[CPT_GUID_BYTES];

  g_assert_true (cpt_guid_parse (first, bytes));
  g_assert_cmpstr (first, !=, second);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/guid/bytes-come-in-the-order-of-the-text", test_bytes_come_in_the_order_of_the_text);
  g_test_add_func ("/guid/what-is-no-guid-is-refused", test_what_is_no_guid_is_refused);
  g_test_add_func ("/guid/a-new-guid-is-one-and-another-each-time", test_a_new_guid_is_one_and_another_each_time);

  return g_test_run ();
}
