/* test-data-overview.c — how the data of a company stand, type by type, from all that is known of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-change.h"
#include "cpt-data-overview.h"
#include "cpt-read.h"
#include "cpt-time.h"

#define COMPANY "5b0c7a52-93de-4f0b-8a61-2f7d1c9e4a10"
#define OTHER_COMPANY "7c0c7a52-93de-4f0b-8a61-2f7d1c9e4a10"
#define HOUR G_TIME_SPAN_HOUR
#define NOW (1000 * HOUR)

/* What is known of a company; what a test does not set is empty. */
typedef struct
{
  GPtrArray *connections;
  GPtrArray *running;
  GPtrArray *settings;
  GPtrArray *statuses;
  GPtrArray *changes;
  GPtrArray *entries; /* the answer */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->connections = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->running = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->settings = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->statuses = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->changes = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_unref (fixture->connections);
  g_ptr_array_unref (fixture->running);
  g_ptr_array_unref (fixture->settings);
  g_ptr_array_unref (fixture->statuses);
  g_ptr_array_unref (fixture->changes);
  g_clear_pointer (&fixture->entries, g_ptr_array_unref);
}

static void
connect (Fixture *fixture, const char *source, const char *status)
{
  g_ptr_array_add (fixture->connections,
                   cpt_connection_new (&(CptConnectionFields){
                       .id = "connection", .status_text = status, .source_type = source, .integration_key = "mqjo" }));
}

static void
run (Fixture *fixture, const char *data_type, const char *status, int progress)
{
  g_ptr_array_add (
      fixture->running,
      cpt_read_new (&(CptReadFields){
          .connection_id = "connection", .data_type = data_type, .status_text = status, .progress = progress }));
}

/* The latest read ended in @status; the last success was @hours_ago, or never: -1. */
static void
tell (Fixture *fixture, const char *data_type, const char *status, int hours_ago)
{
  gboolean is_latest = g_strcmp0 (status, "Complete") == 0;

  g_ptr_array_add (fixture->statuses, cpt_data_status_new (&(CptDataStatusFields){
                                          .data_type = data_type,
                                          .status_text = status,
                                          .last_success = hours_ago >= 0 ? NOW - hours_ago * HOUR : CPT_TIME_UNKNOWN,
                                          .latest_read_id = "latest",
                                          .latest_success_id = hours_ago < 0 ? NULL
                                                               : is_latest   ? "latest"
                                                                             : "older",
                                      }));
}

static void
schedule (Fixture *fixture, const char *data_type, gint64 hours, gboolean is_fetched)
{
  g_ptr_array_add (
      fixture->settings,
      cpt_sync_setting_new (&(CptSyncSettingFields){
          .data_type = data_type, .schedule_hours = hours, .fetch_on_first_link = is_fetched, .json = "{}" }));
}

static void
ask (Fixture *fixture, CptChangeKind kind, const char *company_id, const char *data_type)
{
  g_ptr_array_add (fixture->changes, cpt_change_new (&(CptChangeFields){
                                         .kind = kind, .company_id = company_id, .data_type = data_type }));
}

static void
look (Fixture *fixture)
{
  g_autoptr (CptCompany) company =
      cpt_company_new (&(CptCompanyFields){ .id = COMPANY, .name = "Company", .connections = fixture->connections });
  g_autoptr (CptSyncSettings) settings =
      cpt_sync_settings_new (&(CptSyncSettingsFields){ .owner_id = COMPANY, .entries = fixture->settings });
  const CptRefreshFacts facts = { .company = company,
                                  .settings = fixture->settings->len > 0 ? settings : NULL,
                                  .running = fixture->running };

  g_clear_pointer (&fixture->entries, g_ptr_array_unref);
  fixture->entries = cpt_data_overview (&facts, fixture->statuses, fixture->changes, NOW);
}

/* (nullable) */
static const CptDataEntry *
find (Fixture *fixture, const char *data_type)
{
  for (guint i = 0; i < fixture->entries->len; i++)
    {
      const CptDataEntry *entry = g_ptr_array_index (fixture->entries, i);

      if (g_str_equal (entry->data_type, data_type))
        return entry;
    }

  return NULL;
}

static void
test_without_a_connection_there_is_nothing (Fixture *fixture, gconstpointer data)
{
  look (fixture);
  g_assert_cmpuint (fixture->entries->len, ==, 0);
}

/* The types of a source for which there is a connection, in the order of the table; each once. */
static void
test_a_connection_may_have_the_types_of_its_source (Fixture *fixture, gconstpointer data)
{
  guint n_types = 0;
  const CptDataType *types = cpt_data_type_list (&n_types);
  guint n = 0;

  connect (fixture, "Accounting", "Linked");
  look (fixture);
  for (guint i = 0; i < n_types; i++)
    {
      if (types[i].source != CPT_DATA_SOURCE_ACCOUNTING)
        {
          g_assert_null (find (fixture, types[i].key));
          continue;
        }

      g_assert_cmpstr (((CptDataEntry *) g_ptr_array_index (fixture->entries, n))->data_type, ==, types[i].key);
      n++;
    }
  g_assert_cmpuint (fixture->entries->len, ==, n);
}

static void
test_each_situation_is_told_apart (Fixture *fixture, gconstpointer data)
{
  connect (fixture, "Accounting", "Linked");
  tell (fixture, "invoices", "Complete", 2);
  tell (fixture, "bills", "FetchError", 48);
  tell (fixture, "payments", "AuthError", -1);
  look (fixture);

  g_assert_cmpint (find (fixture, "invoices")->situation, ==, CPT_DATA_SUCCESS);
  g_assert_cmpint (find (fixture, "bills")->situation, ==, CPT_DATA_OLD_SUCCESS);
  g_assert_cmpint (find (fixture, "bills")->status, ==, CPT_READ_STATUS_FETCH_ERROR);
  g_assert_cmpint (find (fixture, "bills")->last_success, ==, NOW - 48 * HOUR);
  g_assert_cmpint (find (fixture, "payments")->situation, ==, CPT_DATA_NO_SUCCESS);
  g_assert_cmpint (find (fixture, "suppliers")->situation, ==, CPT_DATA_NEVER_READ);
  g_assert_true (find (fixture, "payments")->is_told);
  g_assert_false (find (fixture, "suppliers")->is_told);
  g_assert_cmpint (find (fixture, "suppliers")->last_success, ==, CPT_TIME_UNKNOWN);
}

/* What was read once stays to be looked at. */
static void
test_what_was_read_stays_when_its_connection_is_gone (Fixture *fixture, gconstpointer data)
{
  tell (fixture, "invoices", "Complete", 2);
  look (fixture);

  g_assert_cmpuint (fixture->entries->len, ==, 1);
  g_assert_cmpint (find (fixture, "invoices")->verdict, ==, CPT_REFRESH_NO_CONNECTION);
  g_assert_false (cpt_data_entry_can_refresh (find (fixture, "invoices")));
}

static void
test_what_runs_comes_before_what_was (Fixture *fixture, gconstpointer data)
{
  connect (fixture, "Accounting", "Linked");
  tell (fixture, "invoices", "FetchError", 48);
  run (fixture, "invoices", "Mapping", 60);
  run (fixture, "invoices", "Fetching", 20);
  run (fixture, "bills", "Queued", 15);
  look (fixture);

  g_assert_true (find (fixture, "invoices")->is_running);
  g_assert_cmpstr (find (fixture, "invoices")->status_text, ==, "Fetching");
  g_assert_cmpuint (find (fixture, "invoices")->percent, ==, 40);
  g_assert_cmpint (find (fixture, "invoices")->last_success, ==, NOW - 48 * HOUR);
  g_assert_true (find (fixture, "bills")->is_told);
  g_assert_false (find (fixture, "payments")->is_running);
  g_assert_false (cpt_data_entry_can_refresh (find (fixture, "invoices")));
  g_assert_true (cpt_data_entry_can_refresh (find (fixture, "payments")));
}

static void
test_the_next_read_counts_from_the_last_success (Fixture *fixture, gconstpointer data)
{
  connect (fixture, "Accounting", "Linked");
  tell (fixture, "invoices", "Complete", 2);
  tell (fixture, "bills", "FetchError", 48);
  tell (fixture, "payments", "AuthError", -1);
  schedule (fixture, "invoices", 24, TRUE);
  schedule (fixture, "bills", 24, TRUE);
  schedule (fixture, "payments", 24, TRUE);
  schedule (fixture, "suppliers", 0, TRUE);
  look (fixture);

  g_assert_cmpint (find (fixture, "invoices")->next, ==, NOW + 22 * HOUR);
  g_assert_false (find (fixture, "invoices")->is_late);
  g_assert_cmpint (find (fixture, "bills")->next, ==, NOW - 24 * HOUR);
  g_assert_true (find (fixture, "bills")->is_late);
  g_assert_cmpint (find (fixture, "payments")->next, ==, CPT_TIME_UNKNOWN);
  g_assert_cmpint (find (fixture, "suppliers")->next, ==, CPT_TIME_UNKNOWN);
}

static void
test_what_is_not_linked_is_not_expected (Fixture *fixture, gconstpointer data)
{
  connect (fixture, "Accounting", "Unlinked");
  tell (fixture, "invoices", "Complete", 48);
  schedule (fixture, "invoices", 24, TRUE);
  look (fixture);

  g_assert_cmpint (find (fixture, "invoices")->next, ==, CPT_TIME_UNKNOWN);
  g_assert_false (find (fixture, "invoices")->is_late);
  g_assert_cmpint (find (fixture, "invoices")->verdict, ==, CPT_REFRESH_UNLINKED);
}

static void
test_what_was_asked_for_waits (Fixture *fixture, gconstpointer data)
{
  connect (fixture, "Accounting", "Linked");
  schedule (fixture, "invoices", 0, TRUE);
  schedule (fixture, "journals", 0, FALSE);
  ask (fixture, CPT_CHANGE_REFRESH_TYPE, COMPANY, "bills");
  ask (fixture, CPT_CHANGE_REFRESH_TYPE, OTHER_COMPANY, "payments");
  look (fixture);
  g_assert_true (find (fixture, "bills")->is_waiting);
  g_assert_false (cpt_data_entry_can_refresh (find (fixture, "bills")));
  g_assert_false (find (fixture, "payments")->is_waiting);
  g_assert_false (find (fixture, "invoices")->is_waiting);

  /* All of them, but for those that the settings leave out. */
  ask (fixture, CPT_CHANGE_REFRESH_COMPANY, COMPANY, NULL);
  look (fixture);
  g_assert_true (find (fixture, "invoices")->is_waiting);
  g_assert_false (find (fixture, "journals")->is_waiting);
}

static void
test_what_failed_to_be_asked_for_waits_no_more (Fixture *fixture, gconstpointer data)
{
  connect (fixture, "Accounting", "Linked");
  g_ptr_array_add (
      fixture->changes,
      cpt_change_new (&(CptChangeFields){
          .kind = CPT_CHANGE_REFRESH_TYPE, .state = CPT_CHANGE_FAILED, .company_id = COMPANY, .data_type = "bills" }));
  look (fixture);
  g_assert_false (find (fixture, "bills")->is_waiting);
  g_assert_true (cpt_data_entry_can_refresh (find (fixture, "bills")));
}

static void
test_types_that_are_not_known_stand_last_each_once (Fixture *fixture, gconstpointer data)
{
  const CptDataEntry *last = NULL;
  const CptDataEntry *before = NULL;

  connect (fixture, "Accounting", "Linked");
  schedule (fixture, "custom-payroll", 13, TRUE);
  tell (fixture, "custom-payroll", "Complete", 1);
  tell (fixture, "custom-assets", "Complete", 1);
  look (fixture);

  last = g_ptr_array_index (fixture->entries, fixture->entries->len - 1);
  before = g_ptr_array_index (fixture->entries, fixture->entries->len - 2);
  g_assert_cmpstr (before->data_type, ==, "custom-assets");
  g_assert_cmpstr (last->data_type, ==, "custom-payroll");
  g_assert_cmpint (last->source, ==, CPT_DATA_SOURCE_OTHER);
  g_assert_cmpint (last->situation, ==, CPT_DATA_SUCCESS);
}

#define ADD(name, func) g_test_add ("/data-overview/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("without-a-connection-there-is-nothing", test_without_a_connection_there_is_nothing);
  ADD ("a-connection-may-have-the-types-of-its-source", test_a_connection_may_have_the_types_of_its_source);
  ADD ("each-situation-is-told-apart", test_each_situation_is_told_apart);
  ADD ("what-was-read-stays-when-its-connection-is-gone", test_what_was_read_stays_when_its_connection_is_gone);
  ADD ("what-runs-comes-before-what-was", test_what_runs_comes_before_what_was);
  ADD ("the-next-read-counts-from-the-last-success", test_the_next_read_counts_from_the_last_success);
  ADD ("what-is-not-linked-is-not-expected", test_what_is_not_linked_is_not_expected);
  ADD ("what-was-asked-for-waits", test_what_was_asked_for_waits);
  ADD ("what-failed-to-be-asked-for-waits-no-more", test_what_failed_to_be_asked_for_waits_no_more);
  ADD ("types-that-are-not-known-stand-last-each-once", test_types_that_are_not_known_stand_last_each_once);

  return g_test_run ();
}
