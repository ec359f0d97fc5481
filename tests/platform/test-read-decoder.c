/* test-read-decoder.c — reads, freshness and validation, good and bad.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-read-decoder-private.h"

#include "cpt-time.h"
#include "decoder-check.h"

#include <string.h>

#define ID "0d4e2b77-8c1f-4b36-9a55-3e60fd5c7712"
#define IDS "\"id\":\"" ID "\",\"companyId\":\"" ID "\",\"connectionId\":\"" ID "\""
#define PAGE(read) "{\"results\":[{" read "}],\"pageNumber\":1,\"pageSize\":1,\"totalResults\":1}"
#define READ IDS ",\"dataType\":\"bills\",\"status\":\"Queued\""

static gpointer
decode_page (GBytes *body, GError **error)
{
  return cpt_read_decoder_page (body, error);
}

static gpointer
decode_data_status (GBytes *body, GError **error)
{
  return cpt_read_decoder_data_status (body, error);
}

static gpointer
decode_validation (GBytes *body, GError **error)
{
  return cpt_read_decoder_validation (body, error);
}

static void
free_list (gpointer list)
{
  g_ptr_array_unref (list);
}

static void
test_a_read_is_read_whole (void)
{
  g_autoptr (CptPage) page = decoder_check_read (decode_page, "read-page.json");
  CptRead *read = g_ptr_array_index (cpt_page_get_items (page), 0);
  CptRead *complete = g_ptr_array_index (cpt_page_get_items (page), 1);

  g_assert_cmpuint (cpt_page_get_total_results (page), ==, 200000);
  g_assert_cmpstr (cpt_read_get_id (read), ==, ID);
  g_assert_cmpstr (cpt_read_get_company_id (read), ==, "5b0c7a52-93de-4f0b-8a61-2f7d1c9e4a10");
  g_assert_cmpstr (cpt_read_get_connection_id (read), ==, "e1f6a9d4-27b8-4c53-b0a7-6d90c2f815ab");
  g_assert_cmpstr (cpt_read_get_data_type (read), ==, "invoices");
  g_assert_cmpint (cpt_read_get_status (read), ==, CPT_READ_STATUS_FETCHING);
  g_assert_cmpstr (cpt_read_get_description (read), ==, "Paused by the source until 2026-08-19T07:00:00Z.");
  g_assert_null (cpt_read_get_error_message (read));
  g_assert_cmpint (cpt_read_get_requested (read), ==, cpt_time_parse ("2026-08-19T06:40:58.002194Z"));
  g_assert_cmpstr (cpt_read_get_requested_text (read), ==, "2026-08-19T06:40:58.0021947Z");
  g_assert_cmpint (cpt_read_get_completed (read), ==, CPT_TIME_UNKNOWN);
  g_assert_cmpint (cpt_read_get_progress (read), ==, 30);
  g_assert_false (cpt_read_is_over (read));
  g_assert_true (cpt_read_is_completed (complete));
  g_assert_false (cpt_read_is_errored (complete));
  g_assert_cmpint (cpt_read_get_duration (complete), ==, 40913002);
}

static void
test_an_odd_read_loses_no_page (void)
{
  g_autoptr (CptPage) page = decoder_check_read (decode_page, "read-page.json");
  CptRead *read = g_ptr_array_index (cpt_page_get_items (page), 2);

  g_assert_cmpstr (cpt_read_get_data_type (read), ==, "dreams");
  g_assert_cmpstr (cpt_read_get_status_text (read), ==, "Hibernating");
  g_assert_cmpint (cpt_read_get_requested (read), ==, CPT_TIME_UNKNOWN);
  g_assert_cmpstr (cpt_read_get_requested_text (read), ==, "2026-08-18T06:12:99");
  g_assert_cmpint (cpt_read_get_completed (read), ==, CPT_TIME_UNKNOWN);
  g_assert_cmpstr (cpt_read_get_completed_text (read), ==, "yesterday");
  g_assert_cmpint (cpt_read_get_progress (read), ==, 100);
  g_assert_true (cpt_read_is_over (read));
}

static void
test_culprit_of_a_read_is_named (void)
{
  static const DecoderCheckCulprit culprits[] = {
    { "[]", "expected an object" },
    { "{}", "results: expected an array" },
    { PAGE (""), "results[0].id: expected a string" },
    { PAGE ("\"id\":\"7\""), "results[0].id: expected a GUID" },
    { PAGE (IDS), "results[0].dataType: expected a string" },
    { PAGE (IDS ",\"dataType\":\"bills\""), "results[0].status: expected a string" },
    { PAGE (READ ",\"progress\":\"10\""), "results[0].progress: expected a whole number" },
    { PAGE (READ ",\"progress\":1.5"), "results[0].progress: expected a whole number" },
    { PAGE (READ ",\"progress\":99999999999999999999"), "results[0].progress: expected a whole number" },
    { PAGE (READ ",\"isCompleted\":\"True\""), "results[0].isCompleted: expected true or false" },
    { PAGE (READ ",\"isErrored\":0"), "results[0].isErrored: expected true or false" },
    { PAGE (READ ",\"errorMessage\":{}"), "results[0].errorMessage: expected a string" },
  };

  decoder_check_culprits (decode_page, culprits, G_N_ELEMENTS (culprits));
}

static void
test_null_is_absent_in_a_read (void)
{
  const char *json = "{" READ ",\"statusDescription\":null,\"errorMessage\":null,\"requested\":null,\"completed\":null,"
                     "\"progress\":null,\"isCompleted\":null,\"isErrored\":null}";
  g_autoptr (GBytes) body = g_bytes_new_static (json, strlen (json));
  g_autoptr (GError) error = NULL;
  g_autoptr (CptRead) read = cpt_read_decoder_read (body, &error);

  g_assert_no_error (error);
  g_assert_cmpint (cpt_read_get_progress (read), ==, 0);
  g_assert_cmpint (cpt_read_get_requested (read), ==, CPT_TIME_UNKNOWN);
  g_assert_null (cpt_read_get_completed_text (read));
  g_assert_cmpint (cpt_read_get_outcome (read), ==, CPT_READ_OUTCOME_RUNNING);
}

static void
test_freshness_has_its_four_situations (void)
{
  g_autoptr (GPtrArray) statuses = decoder_check_read (decode_data_status, "data-status.json");
  static const struct
  {
    const char *data_type;
    CptDataSituation situation;
  } expected[] = {
    { "invoices", CPT_DATA_OLD_SUCCESS }, { "bills", CPT_DATA_NO_SUCCESS },  { "suppliers", CPT_DATA_NEVER_READ },
    { "items", CPT_DATA_NEVER_READ },     { "customers", CPT_DATA_SUCCESS },
  };
  CptDataStatus *invoices = g_ptr_array_index (statuses, 0);

  g_assert_cmpuint (statuses->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < statuses->len; i++)
    {
      CptDataStatus *status = g_ptr_array_index (statuses, i);

      g_assert_cmpstr (cpt_data_status_get_data_type (status), ==, expected[i].data_type);
      g_assert_cmpint (cpt_data_status_get_situation (status), ==, expected[i].situation);
    }

  g_assert_cmpstr (cpt_data_status_get_status_text (invoices), ==, "FetchError");
  g_assert_cmpstr (cpt_data_status_get_last_success_text (invoices), ==, "2026-08-18T06:12:44.9130027Z");
  g_assert_cmpstr (cpt_data_status_get_latest_read_id (invoices), ==, ID);
  g_assert_cmpstr (cpt_data_status_get_latest_success_id (invoices), ==, "b7a0c1de-51f4-4a88-8f0d-99d2e6340c5e");
}

static void
test_culprit_of_freshness_is_named (void)
{
  static const DecoderCheckCulprit culprits[] = {
    { "[]", "expected an object" },
    { "{\"bills\":[]}", "bills: expected an object" },
    { "{\"bills\":{},\"items\":{\"currentStatus\":7}}", "items.currentStatus: expected a string" },
    { "{\"bills\":{\"latestSyncId\":\"7\"},\"items\":7}", "bills.latestSyncId: expected a GUID" },
  };

  decoder_check_culprits (decode_data_status, culprits, G_N_ELEMENTS (culprits));
}

static void
test_nothing_known_is_no_error (void)
{
  g_autoptr (GBytes) body = g_bytes_new_static ("{}", 2);
  g_autoptr (GPtrArray) statuses = cpt_read_decoder_data_status (body, NULL);
  g_autoptr (CptValidation) validation = cpt_read_decoder_validation (body, NULL);

  g_assert_cmpuint (statuses->len, ==, 0);
  g_assert_cmpuint (cpt_validation_get_errors (validation)->len, ==, 0);
  g_assert_cmpuint (cpt_validation_get_warnings (validation)->len, ==, 0);
}

static void
test_validation_is_read_whole (void)
{
  g_autoptr (CptValidation) validation = decoder_check_read (decode_validation, "validation.json");
  GPtrArray *warnings = cpt_validation_get_warnings (validation);

  g_assert_cmpuint (cpt_validation_get_errors (validation)->len, ==, 0);
  g_assert_cmpuint (warnings->len, ==, 2);
  g_assert_cmpstr (cpt_validation_item_get_rule_id (warnings->pdata[0]), ==, "accounting-invoice-014");
  g_assert_cmpstr (cpt_validation_item_get_item_id (warnings->pdata[0]), ==, "INV-2041");
  g_assert_cmpstr (cpt_validation_item_get_validator_name (warnings->pdata[0]), ==, "InvoiceValidator");
  g_assert_null (cpt_validation_item_get_rule_id (warnings->pdata[1]));
  g_assert_cmpstr (cpt_validation_item_get_item_id (warnings->pdata[1]), ==, "7");
}

static void
test_culprit_of_validation_is_named (void)
{
  static const DecoderCheckCulprit culprits[] = {
    { "7", "expected an object" },
    { "{\"errors\":{}}", "errors: expected an array" },
    { "{\"warnings\":[null]}", "warnings[0]: expected an object" },
    { "{\"errors\":[{\"message\":\"a\"},{\"message\":7}]}", "errors[1].message: expected a string" },
  };

  decoder_check_culprits (decode_validation, culprits, G_N_ELEMENTS (culprits));
}

static void
test_damage_is_survived (void)
{
  decoder_check_cut (decode_page, "read-page.json");
  decoder_check_changed (decode_page, g_object_unref, "read-page.json");
  decoder_check_cut (decode_data_status, "data-status.json");
  decoder_check_changed (decode_data_status, free_list, "data-status.json");
  decoder_check_cut (decode_validation, "validation.json");
  decoder_check_changed (decode_validation, g_object_unref, "validation.json");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/read-decoder/a-read-is-read-whole", test_a_read_is_read_whole);
  g_test_add_func ("/read-decoder/an-odd-read-loses-no-page", test_an_odd_read_loses_no_page);
  g_test_add_func ("/read-decoder/culprit-of-a-read-is-named", test_culprit_of_a_read_is_named);
  g_test_add_func ("/read-decoder/null-is-absent-in-a-read", test_null_is_absent_in_a_read);
  g_test_add_func ("/read-decoder/freshness-has-its-four-situations", test_freshness_has_its_four_situations);
  g_test_add_func ("/read-decoder/culprit-of-freshness-is-named", test_culprit_of_freshness_is_named);
  g_test_add_func ("/read-decoder/nothing-known-is-no-error", test_nothing_known_is_no_error);
  g_test_add_func ("/read-decoder/validation-is-read-whole", test_validation_is_read_whole);
  g_test_add_func ("/read-decoder/culprit-of-validation-is-named", test_culprit_of_validation_is_named);
  g_test_add_func ("/read-decoder/damage-is-survived", test_damage_is_survived);

  return g_test_run ();
}
