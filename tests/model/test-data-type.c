/* test-data-type.c — the table of the data types.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-data-type.h"

static void
test_there_are_43 (void)
{
  guint n_types, n_of_source[3] = { 0 }, n_reports = 0;
  const CptDataType *types = cpt_data_type_list (&n_types);

  for (guint i = 0; i < n_types; i++)
    {
      n_of_source[types[i].source]++;
      n_reports += types[i].is_report ? 1 : 0;
    }

  g_assert_cmpuint (n_types, ==, 43);
  g_assert_cmpuint (n_of_source[CPT_DATA_SOURCE_ACCOUNTING], ==, 28);
  g_assert_cmpuint (n_of_source[CPT_DATA_SOURCE_BANKING], ==, 4);
  g_assert_cmpuint (n_of_source[CPT_DATA_SOURCE_COMMERCE], ==, 11);
  g_assert_cmpuint (n_reports, ==, 3);
}

static void
test_each_is_found_by_its_key (void)
{
  guint n_types;
  const CptDataType *types = cpt_data_type_list (&n_types);

  for (guint i = 0; i < n_types; i++)
    {
      g_autofree char *shouted = g_ascii_strup (types[i].key, -1);

      g_assert_true (cpt_data_type_find (types[i].key) == &types[i]);
      g_assert_true (cpt_data_type_find (shouted) == &types[i]);
      g_assert_cmpuint (cpt_data_type_get_rank (types[i].key), ==, i);
    }
}

static void
test_a_later_type_stands_behind_all (void)
{
  g_assert_null (cpt_data_type_find ("dreams"));
  g_assert_null (cpt_data_type_find (""));
  g_assert_null (cpt_data_type_find (NULL));
  g_assert_cmpuint (cpt_data_type_get_rank ("dreams"), ==, 43);
}

static void
test_the_table_says_what_a_type_is (void)
{
  const CptDataType *statement = cpt_data_type_find ("profitAndLoss");
  const CptDataType *transfers = cpt_data_type_find ("transfers");
  const CptDataType *orders = cpt_data_type_find ("commerce-orders");

  g_assert_true (statement->is_report);
  g_assert_false (statement->is_per_connection);
  g_assert_cmpint (statement->source, ==, CPT_DATA_SOURCE_ACCOUNTING);
  g_assert_false (transfers->is_report);
  g_assert_true (transfers->is_per_connection);
  g_assert_cmpint (orders->source, ==, CPT_DATA_SOURCE_COMMERCE);
  g_assert_true (cpt_data_type_find ("cashFlowStatement")->is_report);
  g_assert_true (cpt_data_type_find ("balanceSheet")->is_report);
}

static void
test_sources_are_told_from_their_texts (void)
{
  g_assert_cmpint (cpt_data_source_from_text ("Accounting"), ==, CPT_DATA_SOURCE_ACCOUNTING);
  g_assert_cmpint (cpt_data_source_from_text ("banking"), ==, CPT_DATA_SOURCE_BANKING);
  g_assert_cmpint (cpt_data_source_from_text ("Commerce"), ==, CPT_DATA_SOURCE_COMMERCE);
  g_assert_cmpint (cpt_data_source_from_text ("BankFeed"), ==, CPT_DATA_SOURCE_OTHER);
  g_assert_cmpint (cpt_data_source_from_text (""), ==, CPT_DATA_SOURCE_OTHER);
  g_assert_cmpint (cpt_data_source_from_text (NULL), ==, CPT_DATA_SOURCE_OTHER);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/data-type/there-are-43", test_there_are_43);
  g_test_add_func ("/data-type/each-is-found-by-its-key", test_each_is_found_by_its_key);
  g_test_add_func ("/data-type/a-later-type-stands-behind-all", test_a_later_type_stands_behind_all);
  g_test_add_func ("/data-type/the-table-says-what-a-type-is", test_the_table_says_what_a_type_is);
  g_test_add_func ("/data-type/sources-are-told-from-their-texts", test_sources_are_told_from_their_texts);

  return g_test_run ();
}
