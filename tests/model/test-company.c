/* test-company.c — a company keeps what it was given, and passes the filters that its connections let it pass.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-page.h"
#include "cpt-time.h"

#define BIT(filter) (1u << CPT_COMPANY_FILTER_##filter)

/* @statuses: a letter a connection: (L)inked, (E)rror, (P)ending, (R)efused, (D)eauthorized, (U)nlinked, anything else.
 */
static CptConnection *
connection_of_letter (char letter)
{
  static const struct
  {
    char letter;
    const char *status;
    gboolean has_error;
  } letters[] = {
    { 'L', "Linked", FALSE },      { 'E', "Linked", TRUE },        { 'P', "PendingAuth", FALSE },
    { 'R', "PendingAuth", TRUE },  { 'D', "Deauthorized", FALSE }, { 'U', "Unlinked", FALSE },
    { '?', "Hibernating", FALSE },
  };
  g_autoptr (GPtrArray) errors = g_ptr_array_new_with_free_func (g_object_unref);
  const char id[] = { letter, '\0' };
  guint i = 0;

  while (letters[i].letter != letter)
    i++;

  if (letters[i].has_error)
    g_ptr_array_add (errors,
                     cpt_connection_error_new (&(CptConnectionErrorFields){ .state = CPT_CONNECTION_ERROR_ACTIVE }));

  return cpt_connection_new (&(CptConnectionFields){ .id = id, .status_text = letters[i].status, .errors = errors });
}

static GPtrArray *
connections_of_letters (const char *letters)
{
  GPtrArray *connections = g_ptr_array_new_with_free_func (g_object_unref);

  for (; *letters != '\0'; letters++)
    g_ptr_array_add (connections, connection_of_letter (*letters));

  return connections;
}

static CptCompany *
beaurivage (void)
{
  g_autoptr (GPtrArray) connections = connections_of_letters ("LU");

  return cpt_company_new (&(CptCompanyFields){
      .id = "5b0c7a52-93de-4f0b-8a61-2f7d1c9e4a10",
      .name = "Atelier Beaurivage",
      .description = "Dossier 2026-0147",
      .redirect = "https://link.codat.io/company/5b0c7a52-93de-4f0b-8a61-2f7d1c9e4a10",
      .created_by = "Claire Nadeau",
      .created = 1,
      .last_sync = CPT_TIME_UNKNOWN,
      .created_text = "one",
      .last_sync_text = NULL,
      .tags = g_variant_new_parsed ("{'region': 'qc', 'uid': 'CL-20417'}"),
      .products = (const char *const[]){ "lending", NULL },
      .owners = (const char *const[]){ "bb", NULL },
      .parent_id = "aa",
      .parent_name = "Beaurivage Holding",
      .connections = connections,
  });
}

static void
assert_is_beaurivage (CptCompany *self)
{
  const char *region = NULL;

  g_assert_cmpstr (cpt_company_get_id (self), ==, "5b0c7a52-93de-4f0b-8a61-2f7d1c9e4a10");
  g_assert_cmpstr (cpt_company_get_description (self), ==, "Dossier 2026-0147");
  g_assert_cmpstr (cpt_company_get_redirect (self), ==,
                   "https://link.codat.io/company/5b0c7a52-93de-4f0b-8a61-2f7d1c9e4a10");
  g_assert_cmpstr (cpt_company_get_created_by (self), ==, "Claire Nadeau");
  g_assert_cmpint (cpt_company_get_created (self), ==, 1);
  g_assert_cmpint (cpt_company_get_last_sync (self), ==, CPT_TIME_UNKNOWN);
  g_assert_cmpstr (cpt_company_get_created_text (self), ==, "one");
  g_assert_null (cpt_company_get_last_sync_text (self));
  g_assert_true (g_variant_lookup (cpt_company_get_tags (self), "region", "&s", &region));
  g_assert_cmpstr (region, ==, "qc");
  g_assert_true (g_strv_contains (cpt_company_get_products (self), "lending"));
  g_assert_true (g_strv_contains (cpt_company_get_owners (self), "bb"));
  g_assert_cmpstr (cpt_company_get_parent_id (self), ==, "aa");
  g_assert_cmpstr (cpt_company_get_parent_name (self), ==, "Beaurivage Holding");
}

static void
test_keeps_every_field (void)
{
  g_autoptr (CptCompany) company = beaurivage ();

  assert_is_beaurivage (company);
  g_assert_cmpstr (cpt_company_get_name (company), ==, "Atelier Beaurivage");
  g_assert_cmpuint (cpt_company_get_connections (company)->len, ==, 2);
  g_assert_finalize_object (g_steal_pointer (&company));
}

static void
test_what_is_absent_is_empty_not_null (void)
{
  g_autoptr (CptCompany) company = cpt_company_new (&(CptCompanyFields){ .id = "a", .name = "b" });

  g_assert_cmpuint (cpt_company_get_connections (company)->len, ==, 0);
  g_assert_cmpuint (g_strv_length ((char **) cpt_company_get_products (company)), ==, 0);
  g_assert_null (cpt_company_get_tags (company));
  g_assert_null (cpt_company_get_owners (company));
}

static void
test_another_name_changes_nothing_else (void)
{
  g_autoptr (CptCompany) before = beaurivage ();
  g_autoptr (CptCompany) after = cpt_company_with_name (before, "Beaurivage");

  assert_is_beaurivage (after);
  g_assert_cmpstr (cpt_company_get_name (after), ==, "Beaurivage");
  g_assert_cmpuint (cpt_company_get_connections (after)->len, ==, 2);
  g_assert_cmpstr (cpt_company_get_name (before), ==, "Atelier Beaurivage");
}

static void
test_other_connections_change_the_mask_and_nothing_else (void)
{
  g_autoptr (CptCompany) before = beaurivage ();
  g_autoptr (GPtrArray) connections = connections_of_letters ("L");
  g_autoptr (CptCompany) after = cpt_company_with_connections (before, connections);

  assert_is_beaurivage (after);
  g_assert_cmpuint (cpt_company_get_mask (before), ==, BIT (UNLINKED));
  g_assert_cmpuint (cpt_company_get_mask (after), ==, BIT (LINKED));
}

static void
test_the_mask_follows_the_connections (void)
{
  static const struct
  {
    const char *letters;
    guint mask;
  } cases[] = {
    { "", BIT (NO_CONNECTION) },
    { "L", BIT (LINKED) },
    { "LL", BIT (LINKED) },
    { "E", BIT (LINKED) | BIT (ATTENTION) },
    { "LE", BIT (LINKED) | BIT (ATTENTION) },
    { "D", BIT (ATTENTION) },
    { "LD", BIT (ATTENTION) },
    { "P", BIT (PENDING) },
    { "R", BIT (PENDING) },
    { "LP", BIT (PENDING) },
    { "U", BIT (UNLINKED) },
    { "LU", BIT (UNLINKED) },
    { "LEPRDU", BIT (ATTENTION) | BIT (PENDING) | BIT (UNLINKED) },
    { "?", 0 },
    { "L?", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) connections = connections_of_letters (cases[i].letters);
      g_autoptr (CptCompany) company = cpt_company_new (&(CptCompanyFields){ .connections = connections });

      g_test_message ("\"%s\"", cases[i].letters);
      g_assert_cmphex (cpt_company_get_mask (company), ==, cases[i].mask);
    }
}

static void
test_a_connection_is_found_by_id (void)
{
  g_autoptr (CptCompany) company = beaurivage ();

  g_assert_cmpint (cpt_connection_get_status (cpt_company_find_connection (company, "U")), ==,
                   CPT_CONNECTION_STATUS_UNLINKED);
  g_assert_null (cpt_company_find_connection (company, "nobody"));
}

static void
test_a_page_keeps_what_the_platform_said (void)
{
  g_autoptr (GPtrArray) companies = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) links = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (CptCompanyPage) page =
      cpt_company_page_new (companies, 2, 500, G_GUINT64_CONSTANT (5000000000), TRUE, links);

  g_hash_table_insert (links, (gpointer) "B", (gpointer) "https://link/company/B?link.otp=123456");

  g_assert_true (cpt_company_page_get_companies (page) == companies);
  g_assert_cmpuint (cpt_company_page_get_page_number (page), ==, 2);
  g_assert_cmpuint (cpt_company_page_get_page_size (page), ==, 500);
  g_assert_cmpuint (cpt_company_page_get_total_results (page), ==, G_GUINT64_CONSTANT (5000000000));
  g_assert_true (cpt_company_page_get_has_one_time_password (page));
  g_assert_cmpstr (cpt_company_page_find_link (page, "B"), ==, "https://link/company/B?link.otp=123456");
  g_assert_null (cpt_company_page_find_link (page, "A"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/company/keeps-every-field", test_keeps_every_field);
  g_test_add_func ("/company/what-is-absent-is-empty-not-null", test_what_is_absent_is_empty_not_null);
  g_test_add_func ("/company/another-name-changes-nothing-else", test_another_name_changes_nothing_else);
  g_test_add_func ("/company/other-connections-change-the-mask-and-nothing-else",
                   test_other_connections_change_the_mask_and_nothing_else);
  g_test_add_func ("/company/the-mask-follows-the-connections", test_the_mask_follows_the_connections);
  g_test_add_func ("/company/a-connection-is-found-by-id", test_a_connection_is_found_by_id);
  g_test_add_func ("/company/a-page-keeps-what-the-platform-said", test_a_page_keeps_what_the_platform_said);

  return g_test_run ();
}
