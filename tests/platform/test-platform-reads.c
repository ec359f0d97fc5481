/* test-platform-reads.c — reads are asked for and watched, over HTTP, on the sandbox.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-data-status.h"
#include "cpt-error-reason.h"
#include "cpt-guid.h"
#include "cpt-platform-reads.h"
#include "cpt-time.h"
#include "cpt-write.h"
#include "client-fixture.h"
#include "test-support.h"

#define NOWHERE "00000000-0000-4000-8000-000000000000"

static CptPage *
list_reads (ClientFixture *fixture, CptCompany *company, guint page_size, const char *query)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CptPage *page;

  cpt_platform_client_list_reads_async (fixture->client, CPT_PRIORITY_BACKGROUND, cpt_company_get_id (company), 1,
                                        page_size, "-requested", query, NULL, test_store_result, &result);
  test_await (&result);
  page = cpt_platform_client_list_reads_finish (fixture->client, result, &error);
  g_assert_no_error (error);

  return page;
}

static guint64
count_reads (ClientFixture *fixture, CptCompany *company, const char *query)
{
  g_autoptr (CptPage) page = list_reads (fixture, company, 1, query);

  return cpt_page_get_total_results (page);
}

static CptRead *
try_refresh_type (ClientFixture *fixture,
                  CptCompany *company,
                  const char *data_type,
                  const char *connection_id,
                  const char *key,
                  GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  cpt_platform_client_refresh_type_async (fixture->client, CPT_PRIORITY_USER, cpt_company_get_id (company), data_type,
                                          connection_id, key, NULL, test_store_result, &result);
  test_await (&result);

  return cpt_platform_client_refresh_type_finish (fixture->client, result, error);
}

static CptRead *
refresh_type (ClientFixture *fixture, CptCompany *company, const char *data_type)
{
  g_autofree char *key = cpt_guid_new ();
  g_autoptr (GError) error = NULL;
  CptRead *read = try_refresh_type (fixture, company, data_type, NULL, key, &error);

  g_assert_no_error (error);

  return read;
}

static gboolean
try_refresh_company (ClientFixture *fixture, const char *company_id, const char *key, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  cpt_platform_client_refresh_company_async (fixture->client, CPT_PRIORITY_USER, company_id, key, NULL,
                                             test_store_result, &result);
  test_await (&result);

  return cpt_platform_client_refresh_company_finish (fixture->client, result, error);
}

static CptRead *
try_get_read (ClientFixture *fixture, CptCompany *company, const char *read_id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  cpt_platform_client_get_read_async (fixture->client, CPT_PRIORITY_USER, cpt_company_get_id (company), read_id, NULL,
                                      test_store_result, &result);
  test_await (&result);

  return cpt_platform_client_get_read_finish (fixture->client, result, error);
}

static CptDataStatus *
get_data_status (ClientFixture *fixture, CptCompany *company, const char *data_type)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) statuses = NULL;
  g_autoptr (GError) error = NULL;

  cpt_platform_client_get_data_status_async (fixture->client, CPT_PRIORITY_USER, cpt_company_get_id (company), NULL,
                                             test_store_result, &result);
  test_await (&result);
  statuses = cpt_platform_client_get_data_status_finish (fixture->client, result, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < statuses->len; i++)
    if (g_str_equal (cpt_data_status_get_data_type (g_ptr_array_index (statuses, i)), data_type))
      return g_object_ref (g_ptr_array_index (statuses, i));

  return NULL;
}

static void
test_one_type_goes_from_queued_to_complete (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) company = client_fixture_first_company (fixture);
  g_autoptr (CptRead) queued = refresh_type (fixture, company, "customers");
  g_autoptr (GError) error = NULL;
  g_autoptr (CptRead) complete = NULL;
  g_autoptr (CptDataStatus) status = NULL;

  g_assert_cmpint (cpt_read_get_outcome (queued), ==, CPT_READ_OUTCOME_RUNNING);
  g_assert_cmpstr (cpt_read_get_data_type (queued), ==, "customers");
  g_assert_cmpstr (cpt_read_get_company_id (queued), ==, cpt_company_get_id (company));

  cpt_sandbox_advance_time (fixture->sandbox, G_TIME_SPAN_HOUR);
  complete = try_get_read (fixture, company, cpt_read_get_id (queued), &error);
  g_assert_no_error (error);
  g_assert_cmpint (cpt_read_get_outcome (complete), ==, CPT_READ_OUTCOME_SUCCESS);
  g_assert_cmpint (cpt_read_get_duration (complete), >, 0);

  status = get_data_status (fixture, company, "customers");
  g_assert_cmpint (cpt_data_status_get_situation (status), ==, CPT_DATA_SUCCESS);
  g_assert_cmpstr (cpt_data_status_get_latest_read_id (status), ==, cpt_read_get_id (queued));
}

static void
test_a_type_that_is_being_read_is_told_apart (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) company = client_fixture_first_company (fixture);
  g_autoptr (CptRead) running = refresh_type (fixture, company, "customers");
  g_autofree char *key = cpt_guid_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CptRead) second = try_refresh_type (fixture, company, "customers", NULL, key, &error);

  g_assert_null (second);
  g_assert_error (error, CPT_ERROR, CPT_ERROR_REFUSED);
  g_assert_cmpint (cpt_error_get_reason (error), ==, CPT_ERROR_REASON_ALREADY_RUNNING);
}

static void
test_a_type_that_nobody_has_is_told_apart (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) company = client_fixture_first_company (fixture);
  g_autofree char *key = cpt_guid_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CptRead) read = try_refresh_type (fixture, company, "commerce-orders", NULL, key, &error);

  g_assert_null (read);
  g_assert_error (error, CPT_ERROR, CPT_ERROR_NOT_FOUND);
  g_assert_cmpint (cpt_error_get_reason (error), ==, CPT_ERROR_REASON_NOT_SUPPORTED);
}

static void
test_one_connection_is_asked_alone (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) company = client_fixture_first_company (fixture);
  CptConnection *connection = g_ptr_array_index (cpt_company_get_connections (company), 0);
  g_autofree char *key = cpt_guid_new ();
  g_autofree char *other_key = cpt_guid_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) refusal = NULL;
  g_autoptr (CptRead) read =
      try_refresh_type (fixture, company, "customers", cpt_connection_get_id (connection), key, &error);
  g_autoptr (CptRead) none = try_refresh_type (fixture, company, "suppliers", NOWHERE, other_key, &refusal);

  g_assert_no_error (error);
  g_assert_cmpstr (cpt_read_get_connection_id (read), ==, cpt_connection_get_id (connection));
  g_assert_null (none);
  g_assert_error (refusal, CPT_ERROR, CPT_ERROR_NOT_FOUND);
}

static void
test_all_types_are_read_once_for_one_key (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) company = client_fixture_first_company (fixture);
  g_autofree char *key = cpt_guid_new ();
  guint64 before = count_reads (fixture, company, NULL);
  g_autoptr (GError) error = NULL;
  guint64 after;

  g_assert_true (try_refresh_company (fixture, cpt_company_get_id (company), key, &error));
  g_assert_no_error (error);
  after = count_reads (fixture, company, NULL);
  g_assert_cmpuint (after, >, before + 10);

  cpt_sandbox_advance_time (fixture->sandbox, G_TIME_SPAN_HOUR);
  g_assert_true (try_refresh_company (fixture, cpt_company_get_id (company), key, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_reads (fixture, company, NULL), ==, after);
}

static void
test_nothing_to_read_is_refused (ClientFixture *fixture, gconstpointer data)
{
  g_autofree char *key = cpt_guid_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (try_refresh_company (fixture, NOWHERE, key, &error));
  g_assert_error (error, CPT_ERROR, CPT_ERROR_NOT_FOUND);
}

static void
test_history_has_the_latest_first_and_takes_a_query (ClientFixture *fixture, gconstpointer data)
{
  const char *query = "{dataType=suppliers}&&{status!=Complete}";
  g_autoptr (CptCompany) company = client_fixture_first_company (fixture);
  guint64 before = count_reads (fixture, company, query);
  g_autoptr (CptRead) latest = NULL;
  g_autoptr (CptPage) page = NULL;
  CptRead *first;

  cpt_sandbox_advance_time (fixture->sandbox, G_TIME_SPAN_HOUR);
  latest = refresh_type (fixture, company, "suppliers");
  page = list_reads (fixture, company, 2, NULL);
  first = g_ptr_array_index (cpt_page_get_items (page), 0);

  g_assert_cmpuint (cpt_page_get_items (page)->len, ==, 2);
  g_assert_cmpstr (cpt_read_get_id (first), ==, cpt_read_get_id (latest));
  g_assert_cmpuint (count_reads (fixture, company, query), ==, before + 1);
}

static void
test_a_read_that_is_gone_is_not_found (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) company = client_fixture_first_company (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (CptRead) read = try_get_read (fixture, company, NOWHERE, &error);

  g_assert_null (read);
  g_assert_error (error, CPT_ERROR, CPT_ERROR_NOT_FOUND);
}

static void
test_validation_of_a_read_is_read (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) company = client_fixture_first_company (fixture);
  g_autoptr (CptRead) read = refresh_type (fixture, company, "customers");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CptValidation) validation = NULL;

  cpt_sandbox_advance_time (fixture->sandbox, G_TIME_SPAN_HOUR);
  cpt_platform_client_get_validation_async (fixture->client, CPT_PRIORITY_USER, cpt_company_get_id (company),
                                            cpt_read_get_id (read), NULL, test_store_result, &result);
  test_await (&result);
  validation = cpt_platform_client_get_validation_finish (fixture->client, result, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (cpt_validation_get_errors (validation)->len, ==, 0);
}

static CptPage *
list_writes (ClientFixture *fixture, CptCompany *company)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CptPage *page;

  cpt_platform_client_list_writes_async (fixture->client, CPT_PRIORITY_BACKGROUND, cpt_company_get_id (company), 1, 100,
                                         "-requestedOnUtc", NULL, NULL, test_store_result, &result);
  test_await (&result);
  page = cpt_platform_client_list_writes_finish (fixture->client, result, &error);
  g_assert_no_error (error);

  return page;
}

static void
test_write_history_has_the_latest_first (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) company = client_fixture_first_company (fixture);
  g_autoptr (CptPage) page = list_writes (fixture, company);
  GPtrArray *writes = cpt_page_get_items (page);

  g_assert_cmpuint (writes->len, >, 1);
  for (guint i = 0; i < writes->len; i++)
    {
      g_assert_cmpstr (cpt_write_get_company_id (writes->pdata[i]), ==, cpt_company_get_id (company));
      g_assert_cmpint (cpt_write_get_status (writes->pdata[i]), !=, CPT_WRITE_STATUS_UNKNOWN);
      g_assert_true (i == 0 ||
                     cpt_write_get_requested (writes->pdata[i]) <= cpt_write_get_requested (writes->pdata[i - 1]));
    }
}

static void
test_spoilt_answers_are_read_all_the_same (ClientFixture *fixture, gconstpointer data)
{
  static const char *const faults[] = { "nulls", "absent", "unknown-status" };
  g_autoptr (CptCompany) company = client_fixture_first_company (fixture);
  guint64 n_reads = count_reads (fixture, company, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (CptPage) page = NULL;
      g_autoptr (CptPage) writes = NULL;
      g_autoptr (CptDataStatus) status = NULL;

      g_test_message ("%s", faults[i]);
      client_fixture_set_fault (fixture, faults[i]);
      page = list_reads (fixture, company, 5000, NULL);
      writes = list_writes (fixture, company);
      status = get_data_status (fixture, company, "customers");

      g_assert_cmpuint (cpt_page_get_items (page)->len, ==, n_reads);
      g_assert_nonnull (status);
    }
}

/* The status line counts, not what the body says of it. */
static void
test_a_wrong_status_in_the_body_changes_nothing (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) company = client_fixture_first_company (fixture);
  g_autoptr (CptRead) running = refresh_type (fixture, company, "customers");
  g_autofree char *key = cpt_guid_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CptRead) second = NULL;

  client_fixture_set_fault (fixture, "wrong-status-code");
  second = try_refresh_type (fixture, company, "customers", NULL, key, &error);

  g_assert_null (second);
  g_assert_error (error, CPT_ERROR, CPT_ERROR_REFUSED);
  g_assert_cmpuint (cpt_error_get_answer (error)->http_status, ==, 400);
}

static void
test_cancelled_is_cancelled (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CptPage) page = NULL;

  cpt_platform_client_list_reads_async (fixture->client, CPT_PRIORITY_USER, NOWHERE, 1, 100, "-requested", NULL,
                                        cancellable, test_store_result, &result);
  g_cancellable_cancel (cancellable);
  test_await (&result);
  page = cpt_platform_client_list_reads_finish (fixture->client, result, &error);

  g_assert_null (page);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define ADD(name, func)                                                                                                \
  g_test_add ("/platform-reads/" name, ClientFixture, NULL, client_fixture_set_up, func, client_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("one-type-goes-from-queued-to-complete", test_one_type_goes_from_queued_to_complete);
  ADD ("a-type-that-is-being-read-is-told-apart", test_a_type_that_is_being_read_is_told_apart);
  ADD ("a-type-that-nobody-has-is-told-apart", test_a_type_that_nobody_has_is_told_apart);
  ADD ("one-connection-is-asked-alone", test_one_connection_is_asked_alone);
  ADD ("all-types-are-read-once-for-one-key", test_all_types_are_read_once_for_one_key);
  ADD ("nothing-to-read-is-refused", test_nothing_to_read_is_refused);
  ADD ("history-has-the-latest-first-and-takes-a-query", test_history_has_the_latest_first_and_takes_a_query);
  ADD ("a-read-that-is-gone-is-not-found", test_a_read_that_is_gone_is_not_found);
  ADD ("validation-of-a-read-is-read", test_validation_of_a_read_is_read);
  ADD ("write-history-has-the-latest-first", test_write_history_has_the_latest_first);
  ADD ("spoilt-answers-are-read-all-the-same", test_spoilt_answers_are_read_all_the_same);
  ADD ("a-wrong-status-in-the-body-changes-nothing", test_a_wrong_status_in_the_body_changes_nothing);
  ADD ("cancelled-is-cancelled", test_cancelled_is_cancelled);

  return g_test_run ();
}
