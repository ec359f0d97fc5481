/* test-company-repository.c — pages of companies go in once, come out as they were, and leave with a trace.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-time.h"
#include "store-fixture.h"

static void
remove_company (StoreFixture *fixture, guint number)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = store_fixture_id (number);

  cpt_company_repository_remove_async (fixture->companies, id,
                                       cpt_company_repository_next_sequence (fixture->companies), NULL,
                                       test_store_result, &result);
  test_await (&result);
  g_assert_true (cpt_company_repository_remove_finish (fixture->companies, result, &error));
  g_assert_no_error (error);
}

static CptCompany *
make_full_company (void)
{
  static const char *const products[] = { "spend-insights", "sync", NULL };
  static const char *const owners[] = { "7c1e2f5a-04b9-4d3e-9a6f-51c88e0d2b47", NULL };
  g_autoptr (GPtrArray) errors = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) connections = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *id = store_fixture_id (77);
  g_autofree char *parent_id = store_fixture_id (78);
  g_autofree char *connection_id = store_fixture_connection_id (77);

  g_ptr_array_add (errors, cpt_connection_error_new (&(CptConnectionErrorFields){
                               .status_code = "401",
                               .status_text = "Unauthorized",
                               .message = "The client took the access back",
                               .state = CPT_CONNECTION_ERROR_ACTIVE,
                               .errored_at = 12,
                               .resolved_at = CPT_TIME_UNKNOWN,
                           }));
  g_ptr_array_add (connections, cpt_connection_new (&(CptConnectionFields){
                                    .id = connection_id,
                                    .integration_id = "fd321cb6-7963-4506-b873-e99593a45e30",
                                    .integration_key = "gbol",
                                    .source_id = "8a156a5a-39cb-4f9d-856e-76ef9b9a9607",
                                    .source_type = "Accounting",
                                    .platform_name = "Zahlen & Söhne",
                                    .link_url = "https://link.example/c",
                                    .status_text = "Linked",
                                    .created = 5,
                                    .last_sync = 6,
                                    .created_text = "1970-01-01T00:00:00.0000051Z",
                                    .last_sync_text = "1970-01-01T00:00:00.0000062Z",
                                    .errors = errors,
                                }));

  return cpt_company_new (&(CptCompanyFields){
      .id = id,
      .name = "Atelier Beaurivage",
      .description = "Deux associés",
      .redirect = "https://link.example/77",
      .created_by = "Zoé Blais",
      .created = 3,
      .last_sync = 4,
      .created_text = "1970-01-01T00:00:00.0000031Z",
      .last_sync_text = "1970-01-01T00:00:00.0000041Z",
      .tags = g_variant_new_parsed ("{'region': 'qc', 'team': 'crédit'}"),
      .products = products,
      .owners = owners,
      .parent_id = parent_id,
      .parent_name = "Groupe Beaurivage",
      .connections = connections,
  });
}

static void
assert_same_company (CptCompany *company, CptCompany *expected)
{
  CptConnection *connection = g_ptr_array_index (cpt_company_get_connections (company), 0);
  CptConnection *expected_connection = g_ptr_array_index (cpt_company_get_connections (expected), 0);
  CptConnectionError *trouble = g_ptr_array_index (cpt_connection_get_errors (connection), 0);

  g_assert_cmpstr (cpt_company_get_id (company), ==, cpt_company_get_id (expected));
  g_assert_cmpstr (cpt_company_get_name (company), ==, cpt_company_get_name (expected));
  g_assert_cmpstr (cpt_company_get_description (company), ==, cpt_company_get_description (expected));
  g_assert_cmpstr (cpt_company_get_redirect (company), ==, cpt_company_get_redirect (expected));
  g_assert_cmpstr (cpt_company_get_created_by (company), ==, cpt_company_get_created_by (expected));
  g_assert_cmpstr (cpt_company_get_created_text (company), ==, cpt_company_get_created_text (expected));
  g_assert_cmpint (cpt_company_get_last_sync (company), ==, cpt_company_get_last_sync (expected));
  g_assert_true (g_variant_equal (cpt_company_get_tags (company), cpt_company_get_tags (expected)));
  g_assert_true (g_strv_equal (cpt_company_get_products (company), cpt_company_get_products (expected)));
  g_assert_true (g_strv_equal (cpt_company_get_owners (company), cpt_company_get_owners (expected)));
  g_assert_cmpstr (cpt_company_get_parent_id (company), ==, cpt_company_get_parent_id (expected));
  g_assert_cmpstr (cpt_company_get_parent_name (company), ==, cpt_company_get_parent_name (expected));
  g_assert_cmpstr (cpt_connection_get_id (connection), ==, cpt_connection_get_id (expected_connection));
  g_assert_cmpstr (cpt_connection_get_platform_name (connection), ==, "Zahlen & Söhne");
  g_assert_cmpstr (cpt_connection_get_integration_key (connection), ==, "gbol");
  g_assert_cmpint (cpt_connection_get_last_sync (connection), ==, 6);
  g_assert_cmpint (cpt_connection_get_state (connection), ==, CPT_CONNECTION_STATE_ERROR);
  g_assert_cmpstr (cpt_connection_error_get_message (trouble), ==, "The client took the access back");
  g_assert_cmpint (cpt_connection_error_get_resolved_at (trouble), ==, CPT_TIME_UNKNOWN);
}

static void
test_company_comes_out_as_it_went_in (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) expected = make_full_company ();
  g_autoptr (CptCompany) company = NULL;
  g_autoptr (GError) error = NULL;

  store_fixture_put (fixture, expected);
  company = store_fixture_get (fixture, 1, &error);

  g_assert_no_error (error);
  assert_same_company (company, expected);
}

static void
test_unchanged_page_writes_nothing (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompanyPage) page = store_fixture_page (1, 50, 50);
  g_autoptr (CptCompany) changed = store_fixture_linked_company (4, "Company 4", "Deauthorized");

  g_assert_cmpuint (store_fixture_put_page (fixture, page, 1, NULL), ==, 50);
  g_assert_cmpuint (store_fixture_put_page (fixture, page, 2, NULL), ==, 0);
  store_fixture_put (fixture, changed);
  g_assert_cmpuint (store_fixture_put_page (fixture, page, 3, NULL), ==, 1);
}

static void
test_read_goes_on_where_it_was_cut (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompanyPage) first = store_fixture_page (1, 10, 20);
  g_autoptr (CptCompanyPage) second = store_fixture_page (11, 10, 20);
  g_autoptr (GPtrArray) unseen = NULL;
  CptReadCursor cursor = store_fixture_begin_read (fixture, 10);
  CptReadCursor resumed;
  guint64 n_seen = 0;

  g_assert_cmpuint (cursor.next_page, ==, 1);
  cursor.next_page = 2;
  cursor.total_results = 20;
  store_fixture_put_page (fixture, first, 1, &cursor);
  store_fixture_reopen (fixture, CPT_STORE_OPENED);

  resumed = store_fixture_begin_read (fixture, 5000);
  g_assert_cmpint (resumed.read_id, ==, cursor.read_id);
  g_assert_cmpuint (resumed.next_page, ==, 2);
  g_assert_cmpuint (resumed.page_size, ==, 10);
  g_assert_cmpuint (resumed.total_results, ==, 20);

  resumed.next_page = 3;
  store_fixture_put_page (fixture, second, 1, &resumed);
  unseen = store_fixture_end_read (fixture, &resumed, &n_seen);
  g_assert_cmpuint (unseen->len, ==, 0);
  g_assert_cmpuint (n_seen, ==, 20);
}

static void
test_page_sent_twice_does_not_make_two_of_a_company (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompanyPage) page = store_fixture_page (1, 10, 10);
  CptReadCursor cursor = store_fixture_begin_read (fixture, 10);
  g_autoptr (GPtrArray) unseen = NULL;
  guint64 n_seen = 0;

  store_fixture_put_page (fixture, page, 1, &cursor);
  store_fixture_reopen (fixture, CPT_STORE_OPENED);
  g_assert_cmpuint (store_fixture_put_page (fixture, page, 1, &cursor), ==, 0);
  unseen = store_fixture_end_read (fixture, &cursor, &n_seen);

  g_assert_cmpuint (n_seen, ==, 10);
  g_assert_cmpint (store_fixture_number (fixture, "SELECT count(*) FROM company"), ==, 10);
}

static void
test_what_a_read_did_not_meet_is_a_candidate (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompanyPage) all = store_fixture_page (1, 10, 10);
  g_autoptr (CptCompanyPage) fewer = store_fixture_page (1, 9, 9);
  g_autoptr (GPtrArray) unseen = NULL;
  g_autofree char *missing = store_fixture_id (10);
  CptReadCursor cursor;
  guint64 n_seen = 0;

  store_fixture_read_all (fixture, all);
  cursor = store_fixture_begin_read (fixture, 10);
  store_fixture_put_page (fixture, fewer, 9, &cursor);
  unseen = store_fixture_end_read (fixture, &cursor, &n_seen);

  g_assert_cmpuint (n_seen, ==, 9);
  g_assert_cmpuint (unseen->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (unseen, 0), ==, missing);
  g_assert_cmpint (store_fixture_find (fixture, "Company 10"), !=, 0);
}

static void
test_second_run_adds_to_what_was_seen (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompanyPage) one = store_fixture_page (1, 5, 10);
  g_autoptr (CptCompanyPage) other = store_fixture_page (6, 5, 10);
  CptReadCursor cursor = store_fixture_begin_read (fixture, 10);
  g_autoptr (GPtrArray) after_one = NULL;
  g_autoptr (GPtrArray) after_two = NULL;
  guint64 n_seen = 0;

  store_fixture_put_page (fixture, one, 1, &cursor);
  after_one = store_fixture_end_read (fixture, &cursor, &n_seen);
  g_assert_cmpuint (n_seen, ==, 5);

  cursor.run = 2;
  store_fixture_put_page (fixture, other, 2, &cursor);
  after_two = store_fixture_end_read (fixture, &cursor, &n_seen);
  g_assert_cmpuint (n_seen, ==, 10);
  g_assert_cmpuint (after_two->len, ==, 0);
}

static void
test_company_that_is_gone_leaves_its_trace (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) company = store_fixture_linked_company (1, "Beaurivage", "Linked");
  g_autoptr (CptCompanyPage) page = store_fixture_page_of (g_object_ref (company), NULL);
  g_autoptr (CptCompany) gone = NULL;
  g_autoptr (GError) error = NULL;

  store_fixture_read_all (fixture, page);
  remove_company (fixture, 1);
  gone = store_fixture_get (fixture, 1, &error);

  g_assert_null (gone);
  g_assert_error (error, CPT_ERROR, CPT_ERROR_NOT_FOUND);
  g_assert_cmpint (store_fixture_number (fixture, "SELECT count(*) FROM activity WHERE kind = 3 AND here = 0"), ==, 1);
  g_assert_cmpint (store_fixture_number (fixture, "SELECT count(*) FROM connection_event WHERE before = 'Linked' "
                                                  "AND after IS NULL"),
                   ==, 1);
}

static void
test_statuses_are_a_time_line (StoreFixture *fixture, gconstpointer data)
{
  static const char *const statuses[] = { "PendingAuth", "Linked", "Deauthorized", "Linked" };
  g_autofree char *line = NULL;

  cpt_clock_set (fixture->clock, 1000);
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr (CptCompany) company = store_fixture_linked_company (1, "Beaurivage", statuses[i]);
      g_autoptr (CptCompanyPage) page = store_fixture_page_of (g_object_ref (company), NULL);

      store_fixture_read_all (fixture, page);
    }

  line = store_fixture_text (fixture, "SELECT group_concat (before || '>' || after || here) FROM connection_event "
                                      "WHERE at < 60000000 ORDER BY id");
  g_assert_cmpstr (line, ==, "PendingAuth>Linked0,Linked>Deauthorized0,Deauthorized>Linked0");
}

static void
test_company_made_elsewhere_is_activity_only_after_the_first_read (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompanyPage) first = store_fixture_page (1, 10, 10);
  g_autoptr (CptCompanyPage) later = store_fixture_page (1, 11, 11);

  store_fixture_read_all (fixture, first);
  g_assert_cmpint (store_fixture_number (fixture, "SELECT count(*) FROM activity"), ==, 0);
  store_fixture_read_all (fixture, later);
  g_assert_cmpint (store_fixture_number (fixture, "SELECT count(*) FROM activity WHERE kind = 1"), ==, 1);
}

static void
test_name_is_found_without_its_case_and_accents (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) company = store_fixture_company (1, "Café Beaurivage");

  store_fixture_put (fixture, company);

  g_assert_cmpint (store_fixture_find (fixture, "CAFE BEAURIVAGE"), ==, 1);
  g_assert_cmpint (store_fixture_find (fixture, "Cafe"), ==, 0);
}

static void
test_link_targets_come_in_the_order_asked_for (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompanyPage) page = store_fixture_page (1, 3, 3);
  g_autoptr (GArray) rids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) targets = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 wanted[] = { 3, 99, 1 };
  const CptLinkTarget *first = NULL;

  store_fixture_read_all (fixture, page);
  g_array_append_vals (rids, wanted, G_N_ELEMENTS (wanted));
  cpt_company_repository_list_link_targets_async (fixture->companies, rids, NULL, test_store_result, &result);
  test_await (&result);
  targets = cpt_company_repository_list_link_targets_finish (fixture->companies, result, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (targets->len, ==, 2);
  first = g_ptr_array_index (targets, 0);
  g_assert_cmpint (first->rid, ==, 3);
  g_assert_cmpstr (first->name, ==, "Company 3");
  g_assert_true (g_str_has_prefix (first->url, "https://link.example/company/"));
}

static void
test_older_page_does_not_overwrite_a_company_read_by_itself (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) before = store_fixture_linked_company (1, "Beaurivage", "PendingAuth");
  g_autoptr (CptCompany) after = store_fixture_linked_company (1, "Beaurivage", "Linked");
  g_autoptr (CptCompanyPage) page = store_fixture_page_of (g_object_ref (before), NULL);
  gint64 asked = cpt_company_repository_next_sequence (fixture->companies);
  gint64 asked_later = 0;

  store_fixture_put (fixture, after);
  asked_later = cpt_company_repository_next_sequence (fixture->companies);

  g_assert_cmpuint (store_fixture_put_page (fixture, page, asked, NULL), ==, 0);
  g_assert_cmpuint (store_fixture_put_page (fixture, page, asked_later, NULL), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test)                                                                                                \
  g_test_add ("/company-repository/" path, StoreFixture, NULL, store_fixture_set_up, test, store_fixture_tear_down)
  ADD ("company-comes-out-as-it-went-in", test_company_comes_out_as_it_went_in);
  ADD ("unchanged-page-writes-nothing", test_unchanged_page_writes_nothing);
  ADD ("read-goes-on-where-it-was-cut", test_read_goes_on_where_it_was_cut);
  ADD ("page-sent-twice-does-not-make-two-of-a-company", test_page_sent_twice_does_not_make_two_of_a_company);
  ADD ("what-a-read-did-not-meet-is-a-candidate", test_what_a_read_did_not_meet_is_a_candidate);
  ADD ("second-run-adds-to-what-was-seen", test_second_run_adds_to_what_was_seen);
  ADD ("company-that-is-gone-leaves-its-trace", test_company_that_is_gone_leaves_its_trace);
  ADD ("statuses-are-a-time-line", test_statuses_are_a_time_line);
  ADD ("company-made-elsewhere-is-activity-only-after-the-first-read",
       test_company_made_elsewhere_is_activity_only_after_the_first_read);
  ADD ("name-is-found-without-its-case-and-accents", test_name_is_found_without_its_case_and_accents);
  ADD ("link-targets-come-in-the-order-asked-for", test_link_targets_come_in_the_order_asked_for);
  ADD ("older-page-does-not-overwrite-a-company-read-by-itself",
       test_older_page_does_not_overwrite_a_company_read_by_itself);
#undef ADD

  return g_test_run ();
}
