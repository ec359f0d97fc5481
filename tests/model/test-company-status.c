/* test-company-status.c — a company's status in words, over its own connections and its subsidiaries'.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-status.h"

/* A connection for each letter: Linked, Error (linked), Pending, Refused (pending), Deauthorized, Unlinked, ? (other).
 */
static CptConnection *
connection_for (char letter)
{
  g_autoptr (GPtrArray) errors = g_ptr_array_new_with_free_func (g_object_unref);
  const char *status = letter == 'L' || letter == 'E'   ? "Linked"
                       : letter == 'P' || letter == 'R' ? "PendingAuth"
                       : letter == 'D'                  ? "Deauthorized"
                       : letter == 'U'                  ? "Unlinked"
                                                        : "Hibernating";

  if (letter == 'E' || letter == 'R')
    g_ptr_array_add (errors,
                     cpt_connection_error_new (&(CptConnectionErrorFields){ .state = CPT_CONNECTION_ERROR_ACTIVE }));

  return cpt_connection_new (&(CptConnectionFields){ .status_text = status, .errors = errors });
}

static CptCompany *
company_with (const char *letters)
{
  g_autoptr (GPtrArray) connections = g_ptr_array_new_with_free_func (g_object_unref);

  for (const char *at = letters; *at != '\0'; at++)
    g_ptr_array_add (connections, connection_for (*at));

  return cpt_company_new (&(CptCompanyFields){ .name = letters, .connections = connections });
}

static void
test_the_first_rule_that_applies_counts (void)
{
  static const struct
  {
    const char *letters;
    CptCompanyStatus status;
  } cases[] = {
    { "", CPT_COMPANY_STATUS_NO_CONNECTION },
    { "D", CPT_COMPANY_STATUS_DEAUTHORIZED },
    { "LLD", CPT_COMPANY_STATUS_DEAUTHORIZED },
    { "PUD", CPT_COMPANY_STATUS_DEAUTHORIZED },
    { "L", CPT_COMPANY_STATUS_LINKED },
    { "LL", CPT_COMPANY_STATUS_LINKED },
    { "LE", CPT_COMPANY_STATUS_LINKED_WITH_ERROR },
    { "E", CPT_COMPANY_STATUS_LINKED_WITH_ERROR },
    { "LP", CPT_COMPANY_STATUS_PARTIAL },
    { "LU", CPT_COMPANY_STATUS_PARTIAL },
    { "EU", CPT_COMPANY_STATUS_PARTIAL },
    { "L?", CPT_COMPANY_STATUS_PARTIAL },
    { "P", CPT_COMPANY_STATUS_PENDING },
    { "R", CPT_COMPANY_STATUS_PENDING },
    { "UP", CPT_COMPANY_STATUS_PENDING },
    { "?P", CPT_COMPANY_STATUS_PENDING },
    { "U", CPT_COMPANY_STATUS_UNLINKED },
    { "UU", CPT_COMPANY_STATUS_UNLINKED },
    { "?", CPT_COMPANY_STATUS_UNKNOWN },
    { "U?", CPT_COMPANY_STATUS_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CptCompany) company = company_with (cases[i].letters);

      g_test_message ("%s", cases[i].letters);
      g_assert_cmpint (cpt_company_status_of (company, NULL), ==, cases[i].status);
    }
}

static void
test_a_parent_counts_its_subsidiaries (void)
{
  g_autoptr (GPtrArray) subsidiaries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (CptCompany) linked = company_with ("L");
  g_autoptr (CptCompany) bare = company_with ("");

  g_ptr_array_add (subsidiaries, company_with ("L"));
  g_assert_cmpint (cpt_company_status_of (linked, subsidiaries), ==, CPT_COMPANY_STATUS_LINKED);
  g_assert_cmpint (cpt_company_status_of (bare, subsidiaries), ==, CPT_COMPANY_STATUS_LINKED);

  g_ptr_array_add (subsidiaries, company_with ("U"));
  g_assert_cmpint (cpt_company_status_of (linked, subsidiaries), ==, CPT_COMPANY_STATUS_PARTIAL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/company-status/the-first-rule-that-applies-counts", test_the_first_rule_that_applies_counts);
  g_test_add_func ("/company-status/a-parent-counts-its-subsidiaries", test_a_parent_counts_its_subsidiaries);

  return g_test_run ();
}
