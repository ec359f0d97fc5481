/* test-integration.c — an integration keeps what it was given, and knows what can be read from it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-integration.h"

static void
test_keeps_every_field (void)
{
  const char *readable[] = { "invoices", NULL };
  g_autoptr (CptIntegration) self = cpt_integration_new (&(CptIntegrationFields){
      .key = "mqjo",
      .name = "Sandbox",
      .logo_url = "https://static.codat.io/logos/sandbox.png",
      .source_type = "Accounting",
      .source_id = "source",
      .integration_id = "integration",
      .data_provided_by = "Codat",
      .is_enabled = TRUE,
      .is_offline = TRUE,
      .is_beta = TRUE,
      .readable_types = readable,
  });

  g_assert_cmpstr (cpt_integration_get_key (self), ==, "mqjo");
  g_assert_cmpstr (cpt_integration_get_name (self), ==, "Sandbox");
  g_assert_cmpstr (cpt_integration_get_logo_url (self), ==, "https://static.codat.io/logos/sandbox.png");
  g_assert_cmpstr (cpt_integration_get_source_type (self), ==, "Accounting");
  g_assert_cmpstr (cpt_integration_get_source_id (self), ==, "source");
  g_assert_cmpstr (cpt_integration_get_integration_id (self), ==, "integration");
  g_assert_cmpstr (cpt_integration_get_data_provided_by (self), ==, "Codat");
  g_assert_true (cpt_integration_is_enabled (self));
  g_assert_true (cpt_integration_is_offline (self));
  g_assert_true (cpt_integration_is_beta (self));
  g_assert_cmpstr (cpt_integration_get_readable_types (self)[0], ==, "invoices");
}

static void
test_reads_what_it_lists (void)
{
  const char *readable[] = { "invoices", "chartOfAccounts", NULL };
  g_autoptr (CptIntegration) self = cpt_integration_new (&(CptIntegrationFields){ .readable_types = readable });

  g_assert_true (cpt_integration_can_read (self, "invoices"));
  g_assert_true (cpt_integration_can_read (self, "ChartOfAccounts"));
  g_assert_false (cpt_integration_can_read (self, "journals"));
}

static void
test_a_list_that_did_not_come_forbids_nothing (void)
{
  const char *nothing[] = { NULL };
  g_autoptr (CptIntegration) untold = cpt_integration_new (&(CptIntegrationFields){ .key = "mqjo" });
  g_autoptr (CptIntegration) empty = cpt_integration_new (&(CptIntegrationFields){ .readable_types = nothing });

  g_assert_true (cpt_integration_can_read (untold, "journals"));
  g_assert_false (cpt_integration_can_read (empty, "journals"));
}

static void
test_get_in_use_or_on_trial_is_reading (void)
{
  static const struct
  {
    const char *type, *state;
    gboolean is_reading;
  } cases[] = {
    { "Get", "Release", TRUE },         { "Get", "Beta", TRUE },          { "Get", "Alpha", TRUE },
    { "get", "release", TRUE },         { "Get", "Deprecated", FALSE },   { "Get", "NotSupported", FALSE },
    { "Get", "NotImplemented", FALSE }, { "GetAsPdf", "Release", FALSE }, { "Post", "Release", FALSE },
    { NULL, "Release", FALSE },         { "Get", NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (cpt_integration_is_reading_feature (cases[i].type, cases[i].state), ==, cases[i].is_reading);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/integration/keeps-every-field", test_keeps_every_field);
  g_test_add_func ("/integration/reads-what-it-lists", test_reads_what_it_lists);
  g_test_add_func ("/integration/a-list-that-did-not-come-forbids-nothing",
                   test_a_list_that_did_not_come_forbids_nothing);
  g_test_add_func ("/integration/get-in-use-or-on-trial-is-reading", test_get_in_use_or_on_trial_is_reading);

  return g_test_run ();
}
