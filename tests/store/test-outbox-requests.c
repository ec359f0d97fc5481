/* test-outbox-requests.c — refreshes, new connections and settings go through the outbox too.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-read-repository.h"
#include "cpt-sync-settings-repository.h"
#include "cpt-time.h"
#include "outbox-fixture.h"

#define CLIENT_ID "99999999-0000-4000-8000-000000000001"

static void
read_linked (OutboxFixture *fixture, const char *name)
{
  g_autoptr (CptCompanyPage) page = store_fixture_page_of (store_fixture_linked_company (1, name, "Linked"), NULL);

  store_fixture_read_all (&fixture->base, page);
}

static void
assert_shown (OutboxFixture *fixture, const char *expected)
{
  g_autofree char *shown = outbox_fixture_shown (fixture);

  g_assert_cmpstr (shown, ==, expected);
}

static void
assert_text (OutboxFixture *fixture, const char *sql, const char *expected)
{
  g_autofree char *text = store_fixture_text (&fixture->base, sql);

  g_assert_cmpstr (text, ==, expected);
}

static CptChange *
refresh (OutboxFixture *fixture, const char *data_type)
{
  return outbox_fixture_add (fixture,
                             &(CptChangeFields){
                                 .kind = data_type != NULL ? CPT_CHANGE_REFRESH_TYPE : CPT_CHANGE_REFRESH_COMPANY,
                                 .rid = 1,
                                 .data_type = data_type,
                             });
}

static CptChange *
add_connection (OutboxFixture *fixture, gint64 rid)
{
  return outbox_fixture_add (fixture, &(CptChangeFields){
                                          .kind = CPT_CHANGE_CREATE_CONNECTION,
                                          .rid = rid,
                                          .platform_key = "gbol",
                                          .old_name = "Xero",
                                      });
}

static CptChange *
save (OutboxFixture *fixture, gint64 rid, const char *body)
{
  return outbox_fixture_add (fixture, &(CptChangeFields){ .kind = CPT_CHANGE_SAVE_SETTINGS, .rid = rid, .body = body });
}

static CptConnection *
make_connection (const char *status)
{
  g_autofree char *id = store_fixture_connection_id (9);

  return cpt_connection_new (&(CptConnectionFields){
      .id = id,
      .integration_key = "gbol",
      .platform_name = "Xero",
      .status_text = status,
      .link_url = "https://link.example/new",
      .created = 1,
      .last_sync = CPT_TIME_UNKNOWN,
  });
}

static CptSyncSettings *
make_settings (const char *owner_id, gboolean is_for_company, gint64 hours)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (entries,
                   cpt_sync_setting_new (&(CptSyncSettingFields){
                       .data_type = "invoices", .schedule_hours = hours, .from_window = -1, .months_to_sync = -1 }));

  return cpt_sync_settings_new (&(CptSyncSettingsFields){
      .owner_id = owner_id, .is_for_company = is_for_company, .overrides_defaults = TRUE, .entries = entries });
}

static void
test_refresh_is_handed_out_as_it_was_asked_for (OutboxFixture *fixture, gconstpointer data)
{
  g_autofree char *connection_id = store_fixture_connection_id (1);
  g_autofree char *company_id = store_fixture_id (1);
  g_autoptr (CptChange) change = NULL;
  g_autoptr (CptChange) taken = NULL;

  read_linked (fixture, "Beaurivage");
  change = outbox_fixture_add (fixture, &(CptChangeFields){ .kind = CPT_CHANGE_REFRESH_TYPE,
                                                            .rid = 1,
                                                            .data_type = "invoices",
                                                            .connection_id = connection_id });
  outbox_fixture_reopen (fixture);
  taken = outbox_fixture_take (fixture, NULL);

  g_assert_cmpint (cpt_change_get_kind (taken), ==, CPT_CHANGE_REFRESH_TYPE);
  g_assert_cmpint (cpt_change_get_rid (taken), ==, 1);
  g_assert_cmpstr (cpt_change_get_company_id (taken), ==, company_id);
  g_assert_cmpstr (cpt_change_get_connection_id (taken), ==, connection_id);
  g_assert_cmpstr (cpt_change_get_data_type (taken), ==, "invoices");
  g_assert_cmpstr (cpt_change_get_old_name (taken), ==, "Beaurivage");
  g_assert_cmpstr (cpt_change_get_idempotency_key (taken), ==, cpt_change_get_idempotency_key (change));
  assert_shown (fixture, "Beaurivage+Linked*3");
}

static void
test_refresh_that_was_done_is_activity (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptChange) taken = NULL;

  read_linked (fixture, "Beaurivage");
  g_object_unref (refresh (fixture, NULL));
  taken = outbox_fixture_take (fixture, NULL);
  g_assert_cmpint (outbox_fixture_answer_with (fixture, taken, &(CptOutboxAnswer){ 0 }), ==, 1);

  assert_shown (fixture, "Beaurivage+Linked");
  assert_text (fixture, "SELECT group_concat (kind || ' ' || here || ' ' || coalesce (after, 'all')) FROM activity",
               "7 1 all");
}

static void
count_reads_cb (CptStore *store, const char *company_id, guint changes, gpointer user_data)
{
  guint *n = user_data;

  *n += (changes & CPT_STORE_CHANGE_READS) != 0 ? 1 : 0;
}

static void
test_read_that_a_refresh_began_is_in_the_history_at_once (OutboxFixture *fixture, gconstpointer data)
{
  g_autofree char *company_id = store_fixture_id (1);
  g_autoptr (CptRead) read = cpt_read_new (&(CptReadFields){ .id = CLIENT_ID,
                                                             .company_id = company_id,
                                                             .data_type = "invoices",
                                                             .status_text = "Initial",
                                                             .requested = 5,
                                                             .completed = CPT_TIME_UNKNOWN,
                                                             .progress = 10 });
  g_autoptr (CptChange) taken = NULL;
  guint n_tellings = 0;

  read_linked (fixture, "Beaurivage");
  g_signal_connect (fixture->base.store, "company-changed", G_CALLBACK (count_reads_cb), &n_tellings);
  g_object_unref (refresh (fixture, "invoices"));
  taken = outbox_fixture_take (fixture, NULL);
  outbox_fixture_answer_with (fixture, taken, &(CptOutboxAnswer){ .read = read });
  while (g_main_context_iteration (NULL, FALSE))
    ;

  assert_text (fixture, "SELECT data_type || status || at FROM dataset", "invoicesInitial5");
  assert_text (fixture, "SELECT after FROM activity", "invoices");
  g_assert_cmpuint (n_tellings, ==, 1);
}

static void
test_what_was_asked_for_already_is_asked_for_once (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptChange) all = NULL;
  g_autoptr (CptChange) invoices = NULL;
  g_autoptr (CptChange) bills = NULL;
  g_autoptr (CptChange) again = NULL;
  g_autoptr (CptChange) taken = NULL;
  g_autoptr (CptChange) later = NULL;

  read_linked (fixture, "Beaurivage");
  all = refresh (fixture, NULL);
  invoices = refresh (fixture, "invoices");
  bills = refresh (fixture, "bills");
  again = refresh (fixture, "invoices");
  g_assert_cmpint (cpt_change_get_id (again), ==, cpt_change_get_id (invoices));
  g_assert_cmpint (store_fixture_number (&fixture->base, "SELECT count(*) FROM outbox"), ==, 3);

  taken = outbox_fixture_take (fixture, NULL);
  g_assert_cmpint (cpt_change_get_id (taken), ==, cpt_change_get_id (all));
  later = refresh (fixture, NULL);
  g_assert_cmpint (cpt_change_get_id (later), !=, cpt_change_get_id (all));
}

static void
test_refresh_that_was_refused_is_asked_for_again (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptChange) taken = NULL;
  g_autoptr (CptChange) again = NULL;

  read_linked (fixture, "Beaurivage");
  g_object_unref (refresh (fixture, "invoices"));
  taken = outbox_fixture_take (fixture, NULL);
  outbox_fixture_release (fixture, taken, CPT_CHANGE_FAILED, FALSE, CPT_TIME_UNKNOWN, NULL);
  assert_shown (fixture, "Beaurivage+Linked*6");

  again = refresh (fixture, "invoices");
  g_assert_cmpint (cpt_change_get_id (again), ==, cpt_change_get_id (taken));
  g_assert_cmpint (cpt_change_get_state (again), ==, CPT_CHANGE_WAITING);
  g_assert_cmpstr (cpt_change_get_idempotency_key (again), !=, cpt_change_get_idempotency_key (taken));
}

static void
test_refresh_can_be_taken_back_until_it_is_sent (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptChange) change = NULL;
  g_autoptr (CptChange) other = NULL;
  g_autoptr (CptChange) taken = NULL;

  read_linked (fixture, "Beaurivage");
  change = refresh (fixture, "invoices");
  g_assert_cmpuint (outbox_fixture_cancel (fixture, cpt_change_get_id (change)), ==, 1);
  other = refresh (fixture, "invoices");
  taken = outbox_fixture_take (fixture, NULL);
  g_assert_cmpuint (outbox_fixture_cancel (fixture, cpt_change_get_id (taken)), ==, 0);
}

static void
test_refresh_on_its_way_lets_pages_touch_its_company (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompanyPage) page =
      store_fixture_page_of (store_fixture_linked_company (1, "Bellerive", "Deauthorized"), NULL);
  g_autoptr (CptChange) taken = NULL;
  gint64 sequence = 0;

  read_linked (fixture, "Beaurivage");
  g_object_unref (refresh (fixture, NULL));
  sequence = cpt_company_repository_next_sequence (fixture->base.companies);
  taken = outbox_fixture_take (fixture, NULL);
  store_fixture_put_page (&fixture->base, page, sequence, NULL);
  assert_shown (fixture, "Bellerive+Deauthorized*3");

  outbox_fixture_answer_with (fixture, taken, &(CptOutboxAnswer){ 0 });
  assert_shown (fixture, "Bellerive+Deauthorized");
}

static void
test_new_connection_is_shown_until_it_is_there (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptConnection) created = make_connection ("PendingAuth");
  g_autoptr (CptChange) change = NULL;
  g_autoptr (CptChange) taken = NULL;
  g_autoptr (CptCompany) waiting = NULL;
  g_autoptr (CptCompany) there = NULL;
  CptConnection *connection = NULL;

  read_linked (fixture, "Beaurivage");
  change = add_connection (fixture, 1);
  waiting = store_fixture_get (&fixture->base, 1, NULL);
  connection = g_ptr_array_index (cpt_company_get_connections (waiting), 1);
  g_assert_cmpstr (cpt_connection_get_id (connection), ==, "");
  g_assert_cmpstr (cpt_connection_get_platform_name (connection), ==, "Xero");
  g_assert_null (cpt_connection_get_link_url (connection));
  assert_shown (fixture, "Beaurivage+Linked+PendingAuth*2");

  taken = outbox_fixture_take (fixture, NULL);
  g_assert_cmpstr (cpt_change_get_platform_key (taken), ==, "gbol");
  outbox_fixture_answer_with (fixture, taken, &(CptOutboxAnswer){ .connection = created });
  assert_shown (fixture, "Beaurivage+Linked+PendingAuth");
  there = store_fixture_get (&fixture->base, 1, NULL);
  connection = g_ptr_array_index (cpt_company_get_connections (there), 1);
  g_assert_cmpstr (cpt_connection_get_link_url (connection), ==, "https://link.example/new");
  assert_text (fixture, "SELECT kind || before || after || here FROM activity", "4XeroPendingAuth1");
}

static void
test_connection_that_waits_cannot_be_deleted_there (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptChange) change = NULL;
  g_autoptr (GError) error = NULL;

  read_linked (fixture, "Beaurivage");
  change = add_connection (fixture, 1);
  error = outbox_fixture_fail_to_add (
      fixture, &(CptChangeFields){ .kind = CPT_CHANGE_DELETE_CONNECTION, .rid = 1, .connection_id = "" });
  g_assert_error (error, CPT_ERROR, CPT_ERROR_NOT_FOUND);

  g_assert_cmpuint (outbox_fixture_cancel (fixture, cpt_change_get_id (change)), ==, 1);
  assert_shown (fixture, "Beaurivage+Linked");
}

static void
test_new_connection_that_a_page_brings_first_is_there_once (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) connections = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (CptConnection) created = make_connection ("PendingAuth");
  g_autoptr (CptCompany) company = store_fixture_company (1, "Beaurivage");
  g_autoptr (CptCompany) linked = NULL;
  g_autoptr (CptChange) taken = NULL;

  read_linked (fixture, "Beaurivage");
  g_object_unref (add_connection (fixture, 1));
  g_ptr_array_add (connections, make_connection ("Linked"));
  linked = cpt_company_with_connections (company, connections);
  store_fixture_put (&fixture->base, linked);
  taken = outbox_fixture_take (fixture, NULL);
  outbox_fixture_answer_with (fixture, taken, &(CptOutboxAnswer){ .connection = created });

  assert_shown (fixture, "Beaurivage+PendingAuth");
}

static void
test_page_asked_for_before_a_connection_was_created_does_not_take_it_away (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompanyPage) page =
      store_fixture_page_of (store_fixture_linked_company (1, "Beaurivage", "Linked"), NULL);
  g_autoptr (CptConnection) created = make_connection ("PendingAuth");
  g_autoptr (CptChange) taken = NULL;
  gint64 sequence = 0;

  read_linked (fixture, "Beaurivage");
  g_object_unref (add_connection (fixture, 1));
  taken = outbox_fixture_take (fixture, NULL);
  sequence = cpt_company_repository_next_sequence (fixture->base.companies);
  outbox_fixture_answer_with (fixture, taken, &(CptOutboxAnswer){ .connection = created });
  store_fixture_put_page (&fixture->base, page, sequence, NULL);

  assert_shown (fixture, "Beaurivage+Linked+PendingAuth");
}

static void
test_connections_that_were_created_here_are_claimed (OutboxFixture *fixture, gconstpointer data)
{
  g_autofree char *company_id = store_fixture_id (1);
  g_autoptr (CptConnection) created = make_connection ("PendingAuth");
  g_autoptr (CptChange) taken = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  read_linked (fixture, "Beaurivage");
  g_object_unref (add_connection (fixture, 1));
  taken = outbox_fixture_take (fixture, NULL);
  outbox_fixture_answer_with (fixture, taken, &(CptOutboxAnswer){ .connection = created });
  cpt_outbox_repository_list_claimed_connections_async (fixture->outbox, company_id, NULL, test_store_result, &result);
  test_await (&result);
  ids = cpt_outbox_repository_list_claimed_connections_finish (fixture->outbox, result, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (ids, 0), ==, cpt_connection_get_id (created));
}

static void
test_connection_of_what_is_being_created_waits_for_its_row (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptChange) creation = outbox_fixture_create (fixture, "Beaurivage");
  g_autoptr (CptChange) change = add_connection (fixture, cpt_change_get_rid (creation));
  g_autoptr (CptChange) first = outbox_fixture_take (fixture, NULL);
  g_autoptr (CptChange) none = outbox_fixture_take (fixture, NULL);
  g_autoptr (CptCompany) created = store_fixture_company (7, "Beaurivage");
  g_autoptr (CptChange) second = NULL;

  g_assert_null (none);
  assert_shown (fixture, "Beaurivage+PendingAuth*3*2");
  outbox_fixture_answer (fixture, first, created);
  second = outbox_fixture_take (fixture, NULL);
  g_assert_cmpint (cpt_change_get_id (second), ==, cpt_change_get_id (change));
  g_assert_cmpstr (cpt_change_get_company_id (second), ==, cpt_company_get_id (created));
}

static void
test_settings_of_all_have_an_order_of_their_own (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptChange) renaming = NULL;
  g_autoptr (CptChange) first = NULL;
  g_autoptr (CptChange) second = NULL;
  g_autoptr (CptChange) third = NULL;
  g_autoptr (CptChange) taken = NULL;
  g_autoptr (CptChange) none = NULL;

  read_linked (fixture, "Beaurivage");
  g_object_unref (outbox_fixture_rename (fixture, 1, "Bellerive"));
  renaming = outbox_fixture_take (fixture, NULL);
  first = save (fixture, 0, "{\"a\":1}");
  second = save (fixture, 0, "{\"a\":2}");
  g_assert_cmpint (cpt_change_get_id (second), ==, cpt_change_get_id (first));
  g_assert_cmpint (cpt_change_get_rid (second), ==, 0);

  taken = outbox_fixture_take (fixture, NULL);
  g_assert_cmpstr (cpt_change_get_body (taken), ==, "{\"a\":2}");
  g_assert_null (cpt_change_get_company_id (taken));
  third = save (fixture, 0, "{\"a\":3}");
  g_assert_cmpint (cpt_change_get_id (third), !=, cpt_change_get_id (first));
  none = outbox_fixture_take (fixture, NULL);
  g_assert_null (none);

  outbox_fixture_answer_with (fixture, taken, &(CptOutboxAnswer){ 0 });
  g_object_unref (outbox_fixture_take (fixture, NULL));
  assert_shown (fixture, "Bellerive+Linked*3");
}

static void
put_settings (OutboxFixture *fixture, CptSyncSettings *settings, gint64 sequence)
{
  g_autoptr (CptSyncSettingsRepository) repository = cpt_sync_settings_repository_new (fixture->base.store);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cpt_sync_settings_repository_put_async (repository, settings, sequence, NULL, test_store_result, &result);
  test_await (&result);
  g_assert_true (cpt_sync_settings_repository_put_finish (repository, result, &error));
  g_assert_no_error (error);
}

static void
test_saved_settings_are_those_that_are_stored (OutboxFixture *fixture, gconstpointer data)
{
  g_autofree char *company_id = store_fixture_id (1);
  g_autoptr (CptSyncSettings) before = make_settings (company_id, TRUE, 24);
  g_autoptr (CptSyncSettings) after = make_settings (company_id, TRUE, 168);
  g_autoptr (CptChange) taken = NULL;
  gint64 sequence = 0;

  read_linked (fixture, "Beaurivage");
  put_settings (fixture, before, 1);
  g_object_unref (save (fixture, 1, "{}"));
  sequence = cpt_company_repository_next_sequence (fixture->base.companies);
  taken = outbox_fixture_take (fixture, NULL);
  outbox_fixture_answer_with (fixture, taken, &(CptOutboxAnswer){ .settings = after });
  put_settings (fixture, before, sequence);

  assert_text (fixture, "SELECT group_concat (schedule_hours) FROM sync_setting", "168");
  assert_text (fixture, "SELECT group_concat (kind || here) FROM activity", "91");
  g_assert_cmpint (store_fixture_number (&fixture->base, "SELECT count(*) FROM outbox"), ==, 0);
}

static void
test_settings_keep_what_they_were_changed_over (OutboxFixture *fixture, gconstpointer data)
{
  g_autofree char *company_id = store_fixture_id (1);
  g_autoptr (CptSyncSettings) before = make_settings (company_id, TRUE, 24);
  g_autoptr (CptSyncSettings) meanwhile = make_settings (company_id, TRUE, 168);
  g_autofree char *before_json = cpt_sync_settings_to_json (before);
  g_autofree char *meanwhile_json = cpt_sync_settings_to_json (meanwhile);
  g_autoptr (CptChange) first = NULL;
  g_autoptr (CptChange) taken = NULL;
  g_autoptr (CptChange) again = NULL;

  read_linked (fixture, "Beaurivage");
  put_settings (fixture, before, 1);
  first = save (fixture, 1, "{\"a\":1}");
  g_assert_cmpstr (cpt_change_get_base (first), ==, before_json);

  put_settings (fixture, meanwhile, 2);
  taken = outbox_fixture_take (fixture, NULL);
  g_assert_cmpstr (cpt_change_get_base (taken), ==, before_json);

  outbox_fixture_release (fixture, taken, CPT_CHANGE_FAILED, FALSE, CPT_TIME_UNKNOWN, NULL);
  again = save (fixture, 1, "{\"a\":2}");
  g_assert_cmpint (cpt_change_get_id (again), ==, cpt_change_get_id (first));
  g_assert_cmpstr (cpt_change_get_base (again), ==, meanwhile_json);
}

static void
test_settings_that_were_refused_are_saved_anew (OutboxFixture *fixture, gconstpointer data)
{
  CptErrorAnswer answer = { .http_status = 402, .text = (char *) "Sync schedule not allowed" };
  g_autoptr (GError) why = cpt_error_new_answer (CPT_ERROR_REFUSED, &answer, "%s", "refused");
  g_autoptr (GError) kept = NULL;
  g_autoptr (CptChange) taken = NULL;
  g_autoptr (CptChange) again = NULL;
  g_autoptr (GPtrArray) changes = NULL;

  g_object_unref (save (fixture, 0, "{\"hourly\":true}"));
  taken = outbox_fixture_take (fixture, NULL);
  outbox_fixture_release (fixture, taken, CPT_CHANGE_FAILED, FALSE, CPT_TIME_UNKNOWN, why);
  changes = outbox_fixture_list (fixture);
  kept = cpt_change_dup_error (g_ptr_array_index (changes, 0));
  g_assert_cmpstr (cpt_error_get_answer (kept)->text, ==, "Sync schedule not allowed");

  again = save (fixture, 0, "{\"hourly\":false}");
  g_assert_cmpint (cpt_change_get_id (again), ==, cpt_change_get_id (taken));
  g_assert_cmpstr (cpt_change_get_body (again), ==, "{\"hourly\":false}");
  g_assert_null (cpt_change_dup_error (again));
}

static void
collect_cb (CptStore *store, guint changes, gpointer user_data)
{
  guint *told = user_data;

  *told |= changes;
}

static void
test_requests_are_told_apart_from_changes_of_companies (OutboxFixture *fixture, gconstpointer data)
{
  guint told = 0;

  read_linked (fixture, "Beaurivage");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_signal_connect (fixture->base.store, "changed", G_CALLBACK (collect_cb), &told);
  g_object_unref (refresh (fixture, NULL));
  g_object_unref (outbox_fixture_take (fixture, NULL));
  while (g_main_context_iteration (NULL, FALSE))
    ;

  g_assert_cmpuint (told, ==, CPT_STORE_CHANGE_REQUESTS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test)                                                                                                \
  g_test_add ("/outbox-requests/" path, OutboxFixture, NULL, outbox_fixture_set_up, test, outbox_fixture_tear_down)
  ADD ("refresh-is-handed-out-as-it-was-asked-for", test_refresh_is_handed_out_as_it_was_asked_for);
  ADD ("refresh-that-was-done-is-activity", test_refresh_that_was_done_is_activity);
  ADD ("read-that-a-refresh-began-is-in-the-history-at-once", test_read_that_a_refresh_began_is_in_the_history_at_once);
  ADD ("what-was-asked-for-already-is-asked-for-once", test_what_was_asked_for_already_is_asked_for_once);
  ADD ("refresh-that-was-refused-is-asked-for-again", test_refresh_that_was_refused_is_asked_for_again);
  ADD ("refresh-can-be-taken-back-until-it-is-sent", test_refresh_can_be_taken_back_until_it_is_sent);
  ADD ("refresh-on-its-way-lets-pages-touch-its-company", test_refresh_on_its_way_lets_pages_touch_its_company);
  ADD ("new-connection-is-shown-until-it-is-there", test_new_connection_is_shown_until_it_is_there);
  ADD ("connection-that-waits-cannot-be-deleted-there", test_connection_that_waits_cannot_be_deleted_there);
  ADD ("new-connection-that-a-page-brings-first-is-there-once",
       test_new_connection_that_a_page_brings_first_is_there_once);
  ADD ("page-asked-for-before-a-connection-was-created-does-not-take-it-away",
       test_page_asked_for_before_a_connection_was_created_does_not_take_it_away);
  ADD ("connections-that-were-created-here-are-claimed", test_connections_that_were_created_here_are_claimed);
  ADD ("connection-of-what-is-being-created-waits-for-its-row",
       test_connection_of_what_is_being_created_waits_for_its_row);
  ADD ("settings-of-all-have-an-order-of-their-own", test_settings_of_all_have_an_order_of_their_own);
  ADD ("saved-settings-are-those-that-are-stored", test_saved_settings_are_those_that_are_stored);
  ADD ("settings-keep-what-they-were-changed-over", test_settings_keep_what_they_were_changed_over);
  ADD ("settings-that-were-refused-are-saved-anew", test_settings_that_were_refused_are_saved_anew);
  ADD ("requests-are-told-apart-from-changes-of-companies", test_requests_are_told_apart_from_changes_of_companies);
#undef ADD

  return g_test_run ();
}
