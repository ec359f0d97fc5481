/* test-expiry.c — which connections are near their end, and what keeps them alive.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-expiry.h"
#include "cpt-time.h"

#define NOW (1000 * CPT_TIME_DAY)

static CptConnection *
connection_read (const char *source, const char *status, gint64 last_sync, gint64 created)
{
  return cpt_connection_new (&(CptConnectionFields){
      .source_type = source,
      .status_text = status,
      .last_sync = last_sync,
      .created = created,
  });
}

static void
test_from_45_and_60_days_on (void)
{
  static const struct
  {
    gint64 age;
    CptExpiry expiry;
  } cases[] = {
    { -CPT_TIME_DAY, CPT_EXPIRY_NONE },          { 0, CPT_EXPIRY_NONE },
    { 45 * CPT_TIME_DAY - 1, CPT_EXPIRY_NONE },  { 45 * CPT_TIME_DAY, CPT_EXPIRY_WATCH },
    { 60 * CPT_TIME_DAY - 1, CPT_EXPIRY_WATCH }, { 60 * CPT_TIME_DAY, CPT_EXPIRY_AT_RISK },
    { 900 * CPT_TIME_DAY, CPT_EXPIRY_AT_RISK },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CptConnection) connection = connection_read ("Accounting", "Linked", NOW - cases[i].age, 0);

      g_assert_cmpint (cpt_expiry_of_connection (connection, NOW), ==, cases[i].expiry);
    }

  g_assert_cmpint (cpt_expiry_at (CPT_TIME_UNKNOWN, NOW), ==, CPT_EXPIRY_NONE);
}

static void
test_only_linked_accounting_expires (void)
{
  static const struct
  {
    const char *source, *status;
    gboolean expires;
  } cases[] = {
    { "Accounting", "Linked", TRUE },
    { "Accounting", "Deauthorized", FALSE },
    { "Accounting", "Unlinked", FALSE },
    { "Accounting", "PendingAuth", FALSE },
    { "Accounting", "Hibernating", FALSE },
    { "Banking", "Linked", FALSE },
    { "Commerce", "Linked", FALSE },
    { "BankFeed", "Linked", FALSE },
    { NULL, "Linked", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CptConnection) connection = connection_read (cases[i].source, cases[i].status, 7, 3);

      g_assert_cmpint (cpt_expiry_get_connection_start (connection), ==, cases[i].expires ? 7 : CPT_TIME_UNKNOWN);
    }
}

static void
test_what_was_never_read_counts_from_its_creation (void)
{
  g_autoptr (CptConnection) never = connection_read ("Accounting", "Linked", CPT_TIME_UNKNOWN, NOW - 50 * CPT_TIME_DAY);
  g_autoptr (CptConnection) dateless = connection_read ("Accounting", "Linked", CPT_TIME_UNKNOWN, CPT_TIME_UNKNOWN);

  g_assert_cmpint (cpt_expiry_of_connection (never, NOW), ==, CPT_EXPIRY_WATCH);
  g_assert_cmpint (cpt_expiry_of_connection (dateless, NOW), ==, CPT_EXPIRY_NONE);
}

static void
test_a_company_is_as_its_worst_connection (void)
{
  g_autoptr (GPtrArray) connections = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (CptCompany) company = NULL;
  g_autoptr (CptCompany) none = cpt_company_new (&(CptCompanyFields){ .name = "Bellerive" });

  g_ptr_array_add (connections, connection_read ("Commerce", "Linked", 1, 1));
  g_ptr_array_add (connections, connection_read ("Accounting", "Linked", NOW - CPT_TIME_DAY, 1));
  g_ptr_array_add (connections, connection_read ("Accounting", "Linked", NOW - 61 * CPT_TIME_DAY, 1));
  g_ptr_array_add (connections, connection_read ("Accounting", "Unlinked", 1, 1));
  company = cpt_company_new (&(CptCompanyFields){ .name = "Beaurivage", .connections = connections });

  g_assert_cmpint (cpt_expiry_get_company_start (company), ==, NOW - 61 * CPT_TIME_DAY);
  g_assert_cmpint (cpt_expiry_of_company (company, NOW), ==, CPT_EXPIRY_AT_RISK);
  g_assert_cmpint (cpt_expiry_of_company (none, NOW), ==, CPT_EXPIRY_NONE);
}

static void
test_it_gets_worse_at_45_and_at_60_days_and_no_more (void)
{
  gint64 start = NOW;

  g_assert_cmpint (cpt_expiry_get_next_step (start, start - CPT_TIME_DAY), ==, start + 45 * CPT_TIME_DAY);
  g_assert_cmpint (cpt_expiry_get_next_step (start, start + 45 * CPT_TIME_DAY - 1), ==, start + 45 * CPT_TIME_DAY);
  g_assert_cmpint (cpt_expiry_get_next_step (start, start + 45 * CPT_TIME_DAY), ==, start + 60 * CPT_TIME_DAY);
  g_assert_cmpint (cpt_expiry_get_next_step (start, start + 60 * CPT_TIME_DAY), ==, CPT_TIME_UNKNOWN);
  g_assert_cmpint (cpt_expiry_get_next_step (CPT_TIME_UNKNOWN, start), ==, CPT_TIME_UNKNOWN);
}

static void
test_a_small_type_keeps_it_alive (void)
{
  const char *readable[] = { "invoices", "taxRates", NULL };
  const char *only_large[] = { "invoices", NULL };
  g_autoptr (CptConnection) accounting = connection_read ("Accounting", "Linked", 1, 1);
  g_autoptr (CptConnection) banking = connection_read ("Banking", "Linked", 1, 1);
  g_autoptr (CptConnection) feed = connection_read ("BankFeed", "Linked", 1, 1);
  g_autoptr (CptIntegration) some = cpt_integration_new (&(CptIntegrationFields){ .readable_types = readable });
  g_autoptr (CptIntegration) few = cpt_integration_new (&(CptIntegrationFields){ .readable_types = only_large });

  g_assert_cmpstr (cpt_expiry_get_cheap_type (accounting, NULL), ==, "company");
  g_assert_cmpstr (cpt_expiry_get_cheap_type (accounting, some), ==, "taxRates");
  g_assert_null (cpt_expiry_get_cheap_type (accounting, few));
  g_assert_cmpstr (cpt_expiry_get_cheap_type (banking, NULL), ==, "banking-accounts");
  g_assert_null (cpt_expiry_get_cheap_type (feed, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/expiry/from-45-and-60-days-on", test_from_45_and_60_days_on);
  g_test_add_func ("/expiry/only-linked-accounting-expires", test_only_linked_accounting_expires);
  g_test_add_func ("/expiry/what-was-never-read-counts-from-its-creation",
                   test_what_was_never_read_counts_from_its_creation);
  g_test_add_func ("/expiry/a-company-is-as-its-worst-connection", test_a_company_is_as_its_worst_connection);
  g_test_add_func ("/expiry/it-gets-worse-at-45-and-at-60-days-and-no-more",
                   test_it_gets_worse_at_45_and_at_60_days_and_no_more);
  g_test_add_func ("/expiry/a-small-type-keeps-it-alive", test_a_small_type_keeps_it_alive);

  return g_test_run ();
}
