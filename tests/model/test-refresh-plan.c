/* test-refresh-plan.c — what would be read, and why not the rest.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-integration.h"
#include "cpt-read.h"
#include "cpt-refresh-plan.h"

/* "id:status:source:key", separated by blanks. */
static CptCompany *
company_with (const char *connections)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) words = g_strsplit (connections, " ", -1);

  for (guint i = 0; words[i] != NULL && *words[i] != '\0'; i++)
    {
      g_auto (GStrv) parts = g_strsplit (words[i], ":", -1);

      g_ptr_array_add (list, cpt_connection_new (&(CptConnectionFields){
                                 .id = parts[0],
                                 .status_text = parts[1],
                                 .source_type = *parts[2] != '\0' ? parts[2] : NULL,
                                 .integration_key = parts[3],
                             }));
    }

  return cpt_company_new (&(CptCompanyFields){ .name = connections, .connections = list });
}

/* mqjo reads invoices and bills, xero reads bills; others are not known. */
static GPtrArray *
make_integrations (void)
{
  const char *both[] = { "invoices", "bills", NULL };
  const char *one[] = { "bills", NULL };
  GPtrArray *integrations = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (integrations,
                   cpt_integration_new (&(CptIntegrationFields){ .key = "mqjo", .readable_types = both }));
  g_ptr_array_add (integrations, cpt_integration_new (&(CptIntegrationFields){ .key = "xero", .readable_types = one }));

  return integrations;
}

/* Reads of invoices, through the connections named in @connections. */
static GPtrArray *
make_running (const char *connections)
{
  GPtrArray *running = g_ptr_array_new_with_free_func (g_object_unref);

  for (const char *at = connections; *at != '\0'; at++)
    {
      g_autofree char *connection = g_strndup (at, 1);

      g_ptr_array_add (running,
                       cpt_read_new (&(CptReadFields){ .connection_id = connection, .data_type = "invoices" }));
    }

  return running;
}

static void
test_each_verdict_has_its_cause (void)
{
  static const struct
  {
    const char *connections, *running;
    CptRefreshVerdict verdict;
    guint n_reads;
  } cases[] = {
    { "a:Linked:Accounting:mqjo", "", CPT_REFRESH_READ, 1 },
    { "a:Linked:Accounting:mqjo b:Linked:Accounting:mqjo", "", CPT_REFRESH_READ, 2 },
    { "a:Linked:Accounting:mqjo b:Linked:Accounting:mqjo", "a", CPT_REFRESH_READ, 1 },
    { "a:Linked:Accounting:mqjo b:Linked:Accounting:mqjo", "ab", CPT_REFRESH_RUNNING, 0 },
    { "a:Linked:Accounting:mqjo b:Deauthorized:Accounting:mqjo", "", CPT_REFRESH_READ, 1 },
    { "a:Linked:Accounting:mqjo b:Linked:Accounting:xero", "a", CPT_REFRESH_RUNNING, 0 },
    { "a:Linked:Accounting:xero", "", CPT_REFRESH_NOT_SUPPORTED, 0 },
    { "a:Linked:Accounting:xero b:Deauthorized:Accounting:mqjo", "", CPT_REFRESH_NOT_SUPPORTED, 0 },
    { "a:Linked:Accounting:zzzz", "", CPT_REFRESH_READ, 1 },
    { "a:Linked:Banking:zzzz", "", CPT_REFRESH_NO_CONNECTION, 0 },
    { "a:Linked::zzzz", "", CPT_REFRESH_READ, 1 },
    { "a:PendingAuth:Accounting:mqjo", "", CPT_REFRESH_PENDING, 0 },
    { "a:Unlinked:Accounting:mqjo", "", CPT_REFRESH_UNLINKED, 0 },
    { "a:Hibernating:Accounting:mqjo", "", CPT_REFRESH_UNLINKED, 0 },
    { "a:Unlinked:Accounting:mqjo b:PendingAuth:Accounting:mqjo", "", CPT_REFRESH_UNLINKED, 0 },
    { "a:Deauthorized:Accounting:mqjo b:Unlinked:Accounting:mqjo", "", CPT_REFRESH_DEAUTHORIZED, 0 },
    { "", "", CPT_REFRESH_NO_CONNECTION, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CptCompany) company = company_with (cases[i].connections);
      g_autoptr (GPtrArray) integrations = make_integrations ();
      g_autoptr (GPtrArray) running = make_running (cases[i].running);
      CptRefreshFacts facts = { .company = company, .integrations = integrations, .running = running };
      guint n_reads = 77;

      g_test_message ("%s, running %s", cases[i].connections, cases[i].running);
      g_assert_cmpint (cpt_refresh_plan_type (&facts, "invoices", NULL, &n_reads), ==, cases[i].verdict);
      g_assert_cmpuint (n_reads, ==, cases[i].n_reads);
    }
}

static void
test_one_connection_may_be_asked_alone (void)
{
  g_autoptr (CptCompany) company = company_with ("a:Linked:Accounting:mqjo b:Unlinked:Accounting:mqjo");
  CptRefreshFacts facts = { .company = company };
  guint n_reads = 77;

  g_assert_cmpint (cpt_refresh_plan_type (&facts, "invoices", "A", &n_reads), ==, CPT_REFRESH_READ);
  g_assert_cmpuint (n_reads, ==, 1);
  g_assert_cmpint (cpt_refresh_plan_type (&facts, "invoices", "b", NULL), ==, CPT_REFRESH_UNLINKED);
  g_assert_cmpint (cpt_refresh_plan_type (&facts, "invoices", "c", NULL), ==, CPT_REFRESH_NO_CONNECTION);
  g_assert_cmpint (cpt_refresh_plan_type (&facts, "dreams", "a", NULL), ==, CPT_REFRESH_READ);
}

static CptSyncSettings *
make_settings (void)
{
  static const struct
  {
    const char *type;
    gboolean is_wanted;
  } types[] = { { "dreams", TRUE }, { "invoices", TRUE }, { "bills", FALSE }, { "commerce-orders", FALSE } };
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    g_ptr_array_add (entries, cpt_sync_setting_new (&(CptSyncSettingFields){
                                  .data_type = types[i].type, .fetch_on_first_link = types[i].is_wanted }));

  return cpt_sync_settings_new (&(CptSyncSettingsFields){ .owner_id = "id", .entries = entries });
}

static void
test_all_is_what_the_settings_flag (void)
{
  g_autoptr (CptCompany) company = company_with ("a:Linked:Accounting:mqjo");
  g_autoptr (GPtrArray) integrations = make_integrations ();
  g_autoptr (CptSyncSettings) settings = make_settings ();
  CptRefreshFacts facts = { .company = company, .integrations = integrations, .settings = settings };
  g_autoptr (GPtrArray) plan = cpt_refresh_plan (&facts);
  static const CptRefreshEntry expected[] = {
    { (char *) "bills", CPT_REFRESH_NOT_WANTED, 0 },
    { (char *) "invoices", CPT_REFRESH_READ, 1 },
    { (char *) "commerce-orders", CPT_REFRESH_NO_CONNECTION, 0 },
    { (char *) "dreams", CPT_REFRESH_NOT_SUPPORTED, 0 },
  };

  g_assert_cmpuint (plan->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < plan->len; i++)
    {
      const CptRefreshEntry *entry = g_ptr_array_index (plan, i);

      g_assert_cmpstr (entry->data_type, ==, expected[i].data_type);
      g_assert_cmpint (entry->verdict, ==, expected[i].verdict);
      g_assert_cmpuint (entry->n_reads, ==, expected[i].n_reads);
    }
}

static void
test_settings_that_are_not_known_leave_nothing_out (void)
{
  g_autoptr (CptCompany) company = company_with ("a:Linked:Accounting:zzzz");
  CptRefreshFacts facts = { .company = company };
  g_autoptr (GPtrArray) plan = cpt_refresh_plan (&facts);
  guint n_reads = 0;

  for (guint i = 0; i < plan->len; i++)
    n_reads += ((const CptRefreshEntry *) g_ptr_array_index (plan, i))->n_reads;

  g_assert_cmpuint (plan->len, ==, 43);
  g_assert_cmpuint (n_reads, ==, 28);
}

static void
test_one_connection_may_be_refreshed_alone (void)
{
  g_autoptr (CptCompany) company = company_with ("a:Linked:Accounting:mqjo b:Linked:Commerce:shop");
  g_autoptr (GPtrArray) integrations = make_integrations ();
  g_autoptr (CptSyncSettings) settings = make_settings ();
  CptRefreshFacts facts = {
    .company = company, .integrations = integrations, .settings = settings, .connection_id = "a"
  };
  g_autoptr (GPtrArray) plan = cpt_refresh_plan (&facts);
  static const CptRefreshVerdict expected[] = { CPT_REFRESH_NOT_WANTED, CPT_REFRESH_READ, CPT_REFRESH_NOT_SUPPORTED,
                                                CPT_REFRESH_NOT_SUPPORTED };

  g_assert_cmpuint (plan->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < plan->len; i++)
    g_assert_cmpint (((const CptRefreshEntry *) g_ptr_array_index (plan, i))->verdict, ==, expected[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/refresh-plan/each-verdict-has-its-cause", test_each_verdict_has_its_cause);
  g_test_add_func ("/refresh-plan/one-connection-may-be-asked-alone", test_one_connection_may_be_asked_alone);
  g_test_add_func ("/refresh-plan/one-connection-may-be-refreshed-alone", test_one_connection_may_be_refreshed_alone);
  g_test_add_func ("/refresh-plan/all-is-what-the-settings-flag", test_all_is_what_the_settings_flag);
  g_test_add_func ("/refresh-plan/settings-that-are-not-known-leave-nothing-out",
                   test_settings_that_are_not_known_leave_nothing_out);

  return g_test_run ();
}
