/* test-platform-choice.c — which platforms are offered, in what order, what finds them, what speaks against one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-platform-choice.h"

#include "cpt-time.h"

static void
add (GPtrArray *integrations, const char *key, const char *name, const char *source_type, gboolean is_enabled)
{
  g_ptr_array_add (integrations, cpt_integration_new (&(CptIntegrationFields){
                                     .key = key,
                                     .name = name,
                                     .source_type = source_type,
                                     .is_enabled = is_enabled,
                                 }));
}

static GPtrArray *
list_some (void)
{
  GPtrArray *integrations = g_ptr_array_new_with_free_func (g_object_unref);

  add (integrations, "fztf", "Shopify", "Commerce", TRUE);
  add (integrations, "gbol", "Xero", "Accounting", TRUE);
  add (integrations, "newk", "Something new", "Payroll", TRUE);
  add (integrations, "ebpx", "EBP Comptabilité", "Accounting", TRUE);
  add (integrations, "rvam", "Workday", "Accounting", FALSE);
  add (integrations, "suuo", "Plaid", "Banking", TRUE);
  add (integrations, "hcws", "QuickBooks Online Bank Feeds", "BankFeed", TRUE);

  return integrations;
}

static char *
join_names (GPtrArray *integrations)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < integrations->len; i++)
    g_string_append_printf (names, "%s;", cpt_integration_get_name (g_ptr_array_index (integrations, i)));

  return g_string_free (g_steal_pointer (&names), FALSE);
}

static CptIntegration *
find (GPtrArray *integrations, const char *key)
{
  for (guint i = 0; i < integrations->len; i++)
    if (g_str_equal (cpt_integration_get_key (g_ptr_array_index (integrations, i)), key))
      return g_ptr_array_index (integrations, i);

  g_assert_not_reached ();
}

static void
test_the_enabled_ones_come_by_group_and_name (void)
{
  g_autoptr (GPtrArray) all = list_some ();
  g_autoptr (GPtrArray) offered = cpt_platform_choice_list (all, TRUE);
  g_autoptr (GPtrArray) others = cpt_platform_choice_list (all, FALSE);
  g_autofree char *offered_names = join_names (offered);
  g_autofree char *other_names = join_names (others);

  g_assert_cmpstr (offered_names, ==,
                   "EBP Comptabilité;Xero;Plaid;QuickBooks Online Bank Feeds;Shopify;Something new;");
  g_assert_cmpstr (other_names, ==, "Workday;");
}

static void
test_a_new_kind_is_a_group_of_its_own (void)
{
  g_autoptr (GPtrArray) all = list_some ();

  g_assert_true (cpt_platform_choice_is_same_group (find (all, "gbol"), find (all, "rvam")));
  g_assert_false (cpt_platform_choice_is_same_group (find (all, "gbol"), find (all, "newk")));
  g_assert_cmpstr (cpt_platform_choice_get_group (find (all, "hcws")), ==, "Bank feed");
  g_assert_cmpstr (cpt_platform_choice_get_group (find (all, "newk")), ==, "Unknown");
}

static void
test_every_term_must_be_in_the_name_or_the_group (void)
{
  g_autoptr (GPtrArray) all = list_some ();
  CptIntegration *integration = find (all, "ebpx");

  g_assert_true (cpt_platform_choice_matches (integration, (const char *const[]){ NULL }));
  g_assert_true (cpt_platform_choice_matches (integration, (const char *const[]){ "comptabilite", "ebp", NULL }));
  g_assert_true (cpt_platform_choice_matches (integration, (const char *const[]){ "accounting", NULL }));
  g_assert_false (cpt_platform_choice_matches (integration, (const char *const[]){ "ebp", "xero", NULL }));
}

static void
test_what_is_to_be_known_is_said (void)
{
  const gboolean both[] = { FALSE, TRUE };
  const char *expected[] = {
    NULL, "Runs on a computer of the client, and is read while that is on", "Beta: still being tried out",
    "Beta: still being tried out · Runs on a computer of the client, and is read while that is on"
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (CptIntegration) integration = cpt_integration_new (
          &(CptIntegrationFields){ .key = "abcd", .name = "A", .is_beta = both[i / 2], .is_offline = both[i % 2] });
      g_autofree char *remark = cpt_platform_choice_dup_remark (integration);

      g_assert_cmpstr (remark, ==, expected[i]);
    }
}

static CptCompany *
new_company (const char *connection_id, const char *integration_key, const char *source_type)
{
  g_autoptr (GPtrArray) connections = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (connections, cpt_connection_new (&(CptConnectionFields){
                                    .id = connection_id,
                                    .integration_key = integration_key,
                                    .source_type = source_type,
                                    .platform_name = "There already",
                                    .status_text = "PendingAuth",
                                    .created = CPT_TIME_UNKNOWN,
                                    .last_sync = CPT_TIME_UNKNOWN,
                                }));

  return cpt_company_new (&(CptCompanyFields){ .id = "id",
                                               .name = "A company",
                                               .created = CPT_TIME_UNKNOWN,
                                               .last_sync = CPT_TIME_UNKNOWN,
                                               .connections = connections });
}

static void
assert_rival (const char *key, CptCompany *company, gboolean has_rival)
{
  g_autoptr (GPtrArray) all = list_some ();
  CptConnection *rival = cpt_platform_choice_find_rival (find (all, key), company, all);

  g_assert_cmpint (rival != NULL, ==, has_rival);
}

static void
test_a_second_accounting_connection_has_a_rival (void)
{
  g_autoptr (CptCompany) company = new_company ("e1f6a9d4-27b8-4c53-b0a7-6d90c2f815ab", "gbol", "Accounting");
  g_autoptr (CptCompany) shop = new_company ("e1f6a9d4-27b8-4c53-b0a7-6d90c2f815ab", "fztf", "Commerce");

  assert_rival ("ebpx", company, TRUE);
  assert_rival ("gbol", company, TRUE);
  assert_rival ("suuo", company, FALSE);
  assert_rival ("hcws", company, FALSE);
  assert_rival ("fztf", shop, FALSE);
  assert_rival ("gbol", shop, FALSE);
}

static void
test_one_that_waits_to_be_created_is_a_rival_too (void)
{
  g_autoptr (CptCompany) company = new_company ("", "gbol", NULL);

  assert_rival ("ebpx", company, TRUE);
  assert_rival ("newk", company, FALSE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/platform-choice/the-enabled-ones-come-by-group-and-name",
                   test_the_enabled_ones_come_by_group_and_name);
  g_test_add_func ("/platform-choice/a-new-kind-is-a-group-of-its-own", test_a_new_kind_is_a_group_of_its_own);
  g_test_add_func ("/platform-choice/every-term-must-be-in-the-name-or-the-group",
                   test_every_term_must_be_in_the_name_or_the_group);
  g_test_add_func ("/platform-choice/what-is-to-be-known-is-said", test_what_is_to_be_known_is_said);
  g_test_add_func ("/platform-choice/a-second-accounting-connection-has-a-rival",
                   test_a_second_accounting_connection_has_a_rival);
  g_test_add_func ("/platform-choice/one-that-waits-to-be-created-is-a-rival-too",
                   test_one_that_waits_to_be_created_is_a_rival_too);

  return g_test_run ();
}
