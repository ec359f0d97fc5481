/* test-company-text.c — a row in words: what follows the name, what waits, what is read out, what is copied.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-text.h"
#include "cpt-time.h"

#define ID "8f41c2d7-0000-4000-8000-000000000001"

static CptConnection *
create_connection (const char *platform, const char *status)
{
  CptConnectionFields fields = {
    .id = "10000000-0000-4000-8000-000000000001",
    .platform_name = platform,
    .status_text = status,
    .created = CPT_TIME_UNKNOWN,
    .last_sync = CPT_TIME_UNKNOWN,
  };

  return cpt_connection_new (&fields);
}

static CptCompanyRow *
create_row_sent (gint64 rid,
                 CptChange *change,
                 const char *match_field,
                 const char *match_text,
                 guint n_children,
                 gint64 link_sent)
{
  g_autoptr (GPtrArray) connections = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) children = g_array_new (FALSE, TRUE, sizeof (gint64));
  g_autoptr (CptCompany) company = NULL;
  CptCompanyFields fields = {
    .id = ID,
    .name = "Groupe Lavallee",
    .created_by = "Antoine Girard",
    .created = cpt_time_parse ("2026-08-18T16:05:00Z"),
    .last_sync = CPT_TIME_UNKNOWN,
    .connections = connections,
  };

  g_ptr_array_add (connections, create_connection ("Xero", "Linked"));
  g_ptr_array_add (connections, create_connection ("Plaid", "Deauthorized"));
  if (change != NULL)
    g_ptr_array_add (changes, g_object_ref (change));
  company = cpt_company_new (&fields);
  g_array_set_size (children, n_children);

  return cpt_company_row_new (&(CptCompanyRowFields){
      .rid = rid,
      .company = company,
      .changes = changes,
      .children = children,
      .link_sent = link_sent,
      .match_field = match_field,
      .match_text = match_text,
  });
}

static CptCompanyRow *
create_row (gint64 rid, CptChange *change, const char *match_field, const char *match_text, guint n_children)
{
  return create_row_sent (rid, change, match_field, match_text, n_children, CPT_TIME_UNKNOWN);
}

static void
test_the_match_stands_before_the_subsidiaries (void)
{
  g_autoptr (CptCompanyRow) found = create_row (1, NULL, "tags", "boulangerie, Laval", 2);
  g_autoptr (CptCompanyRow) parent = create_row (1, NULL, NULL, NULL, 2);
  g_autoptr (CptCompanyRow) plain = create_row (1, NULL, NULL, NULL, 0);
  g_autofree char *match = cpt_company_text_secondary (found);
  g_autofree char *subsidiaries = cpt_company_text_secondary (parent);

  g_assert_cmpstr (match, ==, "tags: boulangerie, Laval");
  g_assert_cmpstr (subsidiaries, ==, "2 subsidiaries");
  g_assert_null (cpt_company_text_secondary (plain));
}

static void
test_the_worst_connection_comes_first (void)
{
  g_autoptr (CptCompanyRow) row = create_row (1, NULL, NULL, NULL, 0);
  g_autofree char *text = cpt_company_text_connections (cpt_company_row_get_company (row), 0);

  g_assert_cmpstr (text, ==, "Plaid (Deauthorized), Xero (Linked)");
}

static void
test_a_refusal_stands_before_what_waits (void)
{
  CptChangeFields fields = {
    .id = 7,
    .kind = CPT_CHANGE_RENAME_COMPANY,
    .state = CPT_CHANGE_FAILED,
    .rid = 1,
    .name = "Groupe",
    .error_code = -1,
  };
  g_autoptr (CptChange) failed = cpt_change_new (&fields);
  g_autoptr (CptCompanyRow) row = create_row (1, failed, NULL, NULL, 0);
  CptPendingKind kind = CPT_PENDING_NONE;

  g_assert_cmpstr (cpt_company_text_pending (row, &kind), ==, "Could not be renamed");
  g_assert_cmpint (kind, ==, CPT_PENDING_FAILED);
}

static void
test_a_company_that_waits_has_no_id_yet (void)
{
  CptChangeFields fields = {
    .id = 7,
    .kind = CPT_CHANGE_CREATE_COMPANY,
    .state = CPT_CHANGE_WAITING,
    .rid = -7,
    .name = "Groupe Lavallee",
    .error_code = -1,
  };
  g_autoptr (CptChange) waiting = cpt_change_new (&fields);
  g_autoptr (CptCompanyRow) row = create_row (-7, waiting, NULL, NULL, 0);
  g_autofree char *id = cpt_company_text_short_id (row);
  CptPendingKind kind = CPT_PENDING_NONE;

  g_assert_cmpstr (id, ==, "—");
  g_assert_cmpstr (cpt_company_text_pending (row, &kind), ==, "Waiting to be created");
  g_assert_cmpint (kind, ==, CPT_PENDING_WAITING);
}

static void
test_a_row_is_copied_whole_and_exact (void)
{
  g_autoptr (CptCompanyRow) row = create_row (1, NULL, NULL, NULL, 0);
  g_autofree char *line = cpt_company_text_line (cpt_company_row_get_company (row), 0);

  g_assert_cmpstr (
      line, ==, "Groupe Lavallee\t" ID "\tAntoine Girard\t18 Aug 2026, 16:05\t—\tPlaid (Deauthorized), Xero (Linked)");
}

static void
test_a_row_is_read_out_with_every_status (void)
{
  g_autoptr (CptCompanyRow) row = create_row (1, NULL, NULL, NULL, 0);
  g_autofree char *spoken = cpt_company_text_spoken (row, cpt_time_parse ("2026-08-19T16:05:00Z"));

  g_assert_cmpstr (spoken, ==,
                   "Groupe Lavallee, Plaid (Deauthorized), Xero (Linked), Company ID 8f41c2d7, Created by Antoine "
                   "Girard, Created 18 Aug 2026, 16:05, Last read —");
}

static void
test_tags_are_read_out_where_there_are_some (void)
{
  g_autoptr (GVariant) tags = g_variant_ref_sink (g_variant_new_parsed ("{'region': 'Québec', 'vip': ''}"));
  g_autoptr (CptCompany) company = cpt_company_new (&(CptCompanyFields){
      .id = ID, .name = "Groupe Lavallee", .tags = tags, .created = 0, .last_sync = CPT_TIME_UNKNOWN });
  g_autoptr (CptCompanyRow) row =
      cpt_company_row_new (&(CptCompanyRowFields){ .rid = 1, .company = company, .link_sent = CPT_TIME_UNKNOWN });
  g_autofree char *spoken = cpt_company_text_spoken (row, 0);
  g_autofree char *lines = cpt_company_text_tags (row, "\n");

  g_assert_true (g_str_has_suffix (spoken, ", Tags region: Québec, vip"));
  g_assert_cmpstr (lines, ==, "region: Québec\nvip");
}

static void
test_a_row_that_waits_for_its_client_says_since_when (void)
{
  gint64 sent = cpt_time_parse ("2026-08-16T23:05:00Z");
  g_autoptr (CptCompanyRow) row = create_row_sent (1, NULL, NULL, NULL, 0, sent);
  g_autofree char *spoken = cpt_company_text_spoken (row, cpt_time_parse ("2026-08-19T01:05:00Z"));

  g_assert_nonnull (strstr (spoken, "Xero (Linked), Link sent 3 days ago, Company ID"));
}

static void
test_what_waits_is_read_out_after_the_name (void)
{
  CptChangeFields fields = {
    .id = 7,
    .kind = CPT_CHANGE_RENAME_COMPANY,
    .state = CPT_CHANGE_WAITING,
    .rid = 1,
    .name = "Groupe",
    .error_code = -1,
  };
  g_autoptr (CptChange) waiting = cpt_change_new (&fields);
  g_autoptr (CptCompanyRow) row = create_row (1, waiting, NULL, NULL, 0);
  g_autofree char *spoken = cpt_company_text_spoken (row, cpt_time_parse ("2026-08-19T16:05:00Z"));

  g_assert_true (g_str_has_prefix (spoken, "Groupe Lavallee, New name waiting to be sent, Plaid (Deauthorized)"));
}

static void
test_a_recent_read_is_relative_and_copied_exact (void)
{
  gint64 now = cpt_time_parse ("2026-08-19T16:05:00Z");
  g_autoptr (CptCompany) company =
      cpt_company_new (&(CptCompanyFields){ .id = ID,
                                            .name = "Groupe Lavallee",
                                            .created = cpt_time_parse ("2026-08-18T16:05:00Z"),
                                            .last_sync = cpt_time_parse ("2026-08-19T14:00:00Z") });
  g_autoptr (CptCompanyRow) row =
      cpt_company_row_new (&(CptCompanyRowFields){ .rid = 1, .company = company, .link_sent = CPT_TIME_UNKNOWN });
  g_autofree char *last_read = cpt_company_text_last_read (row, now);
  g_autofree char *line = cpt_company_text_line (company, now);
  g_autofree char *connections = cpt_company_text_connections (company, now);

  g_assert_cmpstr (last_read, ==, "2 h ago");
  g_assert_nonnull (strstr (line, "\t19 Aug 2026, 14:00\t"));
  g_assert_cmpstr (connections, ==, "No connection");
}

static void
test_a_subsidiary_names_its_parent (void)
{
  g_autoptr (CptCompany) company = cpt_company_new (&(CptCompanyFields){ .id = ID,
                                                                         .name = "Lavallee Transport",
                                                                         .parent_name = "Groupe Lavallee",
                                                                         .created = CPT_TIME_UNKNOWN,
                                                                         .last_sync = CPT_TIME_UNKNOWN });
  g_autoptr (CptCompanyRow) row =
      cpt_company_row_new (&(CptCompanyRowFields){ .rid = 1, .company = company, .link_sent = CPT_TIME_UNKNOWN });
  g_autofree char *secondary = cpt_company_text_secondary (row);

  g_assert_cmpstr (secondary, ==, "subsidiary of Groupe Lavallee");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/company-text/the-match-stands-before-the-subsidiaries",
                   test_the_match_stands_before_the_subsidiaries);
  g_test_add_func ("/company-text/the-worst-connection-comes-first", test_the_worst_connection_comes_first);
  g_test_add_func ("/company-text/a-refusal-stands-before-what-waits", test_a_refusal_stands_before_what_waits);
  g_test_add_func ("/company-text/a-company-that-waits-has-no-id-yet", test_a_company_that_waits_has_no_id_yet);
  g_test_add_func ("/company-text/a-row-is-copied-whole-and-exact", test_a_row_is_copied_whole_and_exact);
  g_test_add_func ("/company-text/a-row-is-read-out-with-every-status", test_a_row_is_read_out_with_every_status);
  g_test_add_func ("/company-text/tags-are-read-out-where-there-are-some", test_tags_are_read_out_where_there_are_some);
  g_test_add_func ("/company-text/a-row-that-waits-for-its-client-says-since-when",
                   test_a_row_that_waits_for_its_client_says_since_when);
  g_test_add_func ("/company-text/what-waits-is-read-out-after-the-name", test_what_waits_is_read_out_after_the_name);
  g_test_add_func ("/company-text/a-recent-read-is-relative-and-copied-exact",
                   test_a_recent_read_is_relative_and_copied_exact);
  g_test_add_func ("/company-text/a-subsidiary-names-its-parent", test_a_subsidiary_names_its_parent);

  return g_test_run ();
}
