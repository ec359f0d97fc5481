/* test-report-repository.c — reports stay readable as they came, and are not taken for something else.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-report-repository.h"
#include "cpt-time.h"
#include "store-fixture.h"

#define JULY "{\"reports\":[{\"toDate\":\"2026-07-31\",\"income\":{\"value\":48210.40}}],\"currency\":\"CAD\"}"

typedef struct
{
  StoreFixture base;
  CptReportRepository *reports;
  char *company_id;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  store_fixture_set_up (&fixture->base, NULL);
  fixture->reports = cpt_report_repository_new (fixture->base.store);
  fixture->company_id = store_fixture_id (1);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->reports);
  g_free (fixture->company_id);
  store_fixture_tear_down (&fixture->base, NULL);
}

static void
put (Fixture *fixture, CptReportKind kind, guint period_months, CptReportOutcome outcome, const char *text)
{
  g_autoptr (GBytes) json = text != NULL ? g_bytes_new_static (text, strlen (text)) : NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cpt_report_repository_put_async (fixture->reports, fixture->company_id, kind, period_months, outcome, json, NULL,
                                   test_store_result, &result);
  test_await (&result);
  g_assert_true (cpt_report_repository_put_finish (fixture->reports, result, &error));
  g_assert_no_error (error);
}

static CptKeptReport *
get (Fixture *fixture, CptReportKind kind, guint period_months)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CptKeptReport *kept;

  cpt_report_repository_get_async (fixture->reports, fixture->company_id, kind, period_months, NULL, test_store_result,
                                   &result);
  test_await (&result);
  kept = cpt_report_repository_get_finish (fixture->reports, result, &error);
  g_assert_no_error (error);

  return kept;
}

static void
test_a_report_is_read_as_it_came (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptKeptReport) kept = NULL;

  put (fixture, CPT_REPORT_PROFIT_AND_LOSS, 1, CPT_REPORT_OUTCOME_READ, JULY);
  kept = get (fixture, CPT_REPORT_PROFIT_AND_LOSS, 1);

  g_assert_cmpint (kept->outcome, ==, CPT_REPORT_OUTCOME_READ);
  g_assert_cmpint (kept->read_at, ==, kept->asked_at);
  g_assert_cmpint (kept->read_at, !=, CPT_TIME_UNKNOWN);
  g_assert_cmpint (cpt_report_get_period (kept->report, 0)->amounts[CPT_REPORT_INCOME].value, ==, 482104000);
}

static void
test_what_was_never_asked_for_is_not_there (Fixture *fixture, gconstpointer data)
{
  put (fixture, CPT_REPORT_PROFIT_AND_LOSS, 1, CPT_REPORT_OUTCOME_READ, JULY);

  g_assert_null (get (fixture, CPT_REPORT_PROFIT_AND_LOSS, 3));
  g_assert_null (get (fixture, CPT_REPORT_BALANCE_SHEET, 1));
}

static void
test_a_report_from_before_stays_while_a_new_one_is_made (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptKeptReport) kept = NULL;

  put (fixture, CPT_REPORT_PROFIT_AND_LOSS, 1, CPT_REPORT_OUTCOME_READ, JULY);
  put (fixture, CPT_REPORT_PROFIT_AND_LOSS, 1, CPT_REPORT_OUTCOME_NOT_READY, NULL);
  kept = get (fixture, CPT_REPORT_PROFIT_AND_LOSS, 1);

  g_assert_cmpint (kept->outcome, ==, CPT_REPORT_OUTCOME_NOT_READY);
  g_assert_nonnull (kept->report);
  g_assert_cmpint (kept->read_at, !=, CPT_TIME_UNKNOWN);
}

static void
test_what_is_gone_is_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptKeptReport) kept = NULL;

  put (fixture, CPT_REPORT_PROFIT_AND_LOSS, 1, CPT_REPORT_OUTCOME_READ, JULY);
  put (fixture, CPT_REPORT_PROFIT_AND_LOSS, 1, CPT_REPORT_OUTCOME_NOTHING, NULL);
  kept = get (fixture, CPT_REPORT_PROFIT_AND_LOSS, 1);

  g_assert_cmpint (kept->outcome, ==, CPT_REPORT_OUTCOME_NOTHING);
  g_assert_null (kept->report);
  g_assert_cmpint (kept->read_at, ==, CPT_TIME_UNKNOWN);
}

static void
take_company_cb (CptStore *store, const char *company_id, CptStoreChange change, char **changed)
{
  if ((change & CPT_STORE_CHANGE_REPORTS) != 0)
    *changed = g_strdup (company_id);
}

static gboolean
is_told (gpointer user_data)
{
  char **changed = user_data;

  return *changed != NULL;
}

static void
test_who_shows_it_is_told (Fixture *fixture, gconstpointer data)
{
  g_autofree char *changed = NULL;

  g_signal_connect (fixture->base.store, "company-changed", G_CALLBACK (take_company_cb), &changed);
  put (fixture, CPT_REPORT_CASH_FLOW, 1, CPT_REPORT_OUTCOME_NOTHING, NULL);
  test_await_true (is_told, &changed);

  g_assert_cmpstr (changed, ==, fixture->company_id);
}

#define ADD(path, function) g_test_add ("/report-repository/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("a-report-is-read-as-it-came", test_a_report_is_read_as_it_came);
  ADD ("what-was-never-asked-for-is-not-there", test_what_was_never_asked_for_is_not_there);
  ADD ("a-report-from-before-stays-while-a-new-one-is-made", test_a_report_from_before_stays_while_a_new_one_is_made);
  ADD ("what-is-gone-is-gone", test_what_is_gone_is_gone);
  ADD ("who-shows-it-is-told", test_who_shows_it_is_told);

  return g_test_run ();
}
