/* test-data-type-words.c — every data type has its name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-data-type-words.h"

static void
test_each_type_that_is_known_has_a_name (void)
{
  guint n_types = 0;
  const CptDataType *types = cpt_data_type_list (&n_types);

  g_assert_cmpuint (n_types, ==, 43);
  for (guint i = 0; i < n_types; i++)
    {
      const char *word = cpt_data_type_words_get (types[i].key);

      g_assert_cmpstr (word, !=, types[i].key);
      g_assert_true (g_ascii_isupper (*word));
    }
}

static void
test_another_one_is_named_as_the_platform_does (void)
{
  g_assert_cmpstr (cpt_data_type_words_get ("custom-payroll"), ==, "custom-payroll");
}

static void
test_the_case_of_the_key_does_not_matter (void)
{
  g_assert_cmpstr (cpt_data_type_words_get ("ChartOfAccounts"), ==, "Chart of accounts");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/data-type-words/each-type-that-is-known-has-a-name", test_each_type_that_is_known_has_a_name);
  g_test_add_func ("/data-type-words/another-one-is-named-as-the-platform-does",
                   test_another_one_is_named_as_the_platform_does);
  g_test_add_func ("/data-type-words/the-case-of-the-key-does-not-matter", test_the_case_of_the_key_does_not_matter);

  return g_test_run ();
}
