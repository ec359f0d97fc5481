/* test-write-decoder.c — writes, good and bad.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-write-decoder-private.h"

#include "cpt-time.h"
#include "decoder-check.h"

#define ID "7c2d9f10-46ab-4d2e-8b13-5f1e0a7d64c9"
#define PAGE(write) "{\"results\":[{" write "}],\"pageNumber\":1,\"pageSize\":1,\"totalResults\":1}"
#define IDS "\"pushOperationKey\":\"" ID "\",\"companyId\":\"" ID "\",\"dataConnectionKey\":\"" ID "\""
#define WRITE IDS ",\"status\":\"Pending\""

static gpointer
decode_page (GBytes *body, GError **error)
{
  return cpt_write_decoder_page (body, error);
}

static void
test_a_write_is_read_whole (void)
{
  g_autoptr (CptPage) page = decoder_check_read (decode_page, "write-page.json");
  CptWrite *write = g_ptr_array_index (cpt_page_get_items (page), 0);
  GPtrArray *errors = cpt_validation_get_errors (cpt_write_get_validation (write));

  g_assert_cmpuint (cpt_page_get_items (page)->len, ==, 2);
  g_assert_cmpstr (cpt_write_get_id (write), ==, ID);
  g_assert_cmpstr (cpt_write_get_company_id (write), ==, "5b0c7a52-93de-4f0b-8a61-2f7d1c9e4a10");
  g_assert_cmpstr (cpt_write_get_connection_id (write), ==, "e1f6a9d4-27b8-4c53-b0a7-6d90c2f815ab");
  g_assert_cmpstr (cpt_write_get_data_type (write), ==, "suppliers");
  g_assert_cmpint (cpt_write_get_status (write), ==, CPT_WRITE_STATUS_FAILED);
  g_assert_cmpint (cpt_write_get_status_code (write), ==, 400);
  g_assert_cmpstr (cpt_write_get_requested_text (write), ==, "2026-08-17T14:20:01.4417086Z");
  g_assert_cmpint (cpt_write_get_duration (write), ==, 1567517);
  g_assert_cmpint (cpt_write_get_timeout_minutes (write), ==, 60);
  g_assert_cmpstr (cpt_write_get_error_message (write), ==, "The record was refused, see validation.");
  g_assert_cmpuint (errors->len, ==, 1);
  g_assert_cmpstr (cpt_validation_item_get_item_id (errors->pdata[0]), ==, "SupplierName");
  g_assert_cmpuint (cpt_write_get_changes (write)->len, ==, 0);
}

static void
test_changes_of_a_write_are_read (void)
{
  g_autoptr (CptPage) page = decoder_check_read (decode_page, "write-page.json");
  CptWrite *write = g_ptr_array_index (cpt_page_get_items (page), 1);
  GPtrArray *changes = cpt_write_get_changes (write);

  g_assert_null (cpt_write_get_data_type (write));
  g_assert_null (cpt_write_get_validation (write));
  g_assert_cmpint (cpt_write_get_completed (write), ==, CPT_TIME_UNKNOWN);
  g_assert_cmpint (cpt_write_get_timeout_minutes (write), ==, 2);
  g_assert_cmpuint (changes->len, ==, 2);
  g_assert_cmpstr (cpt_write_change_get_type_text (changes->pdata[0]), ==, "Created");
  g_assert_cmpstr (cpt_write_change_get_record_id (changes->pdata[0]), ==, "17");
  g_assert_cmpstr (cpt_write_change_get_data_type (changes->pdata[0]), ==, "suppliers");
  g_assert_null (cpt_write_change_get_record_id (changes->pdata[1]));
  g_assert_cmpstr (cpt_write_change_get_attachment_id (changes->pdata[1]), ==, "a-1");
}

static void
test_culprit_is_named (void)
{
  static const DecoderCheckCulprit culprits[] = {
    { PAGE (""), "results[0].pushOperationKey: expected a string" },
    { PAGE (IDS), "results[0].status: expected a string" },
    { PAGE (WRITE ",\"statusCode\":\"400\""), "results[0].statusCode: expected a whole number" },
    { PAGE (WRITE ",\"validation\":[]"), "results[0].validation: expected an object" },
    { PAGE (WRITE ",\"validation\":{\"errors\":[{\"message\":7}]}"),
      "results[0].validation.errors[0].message: expected a string" },
    { PAGE (WRITE ",\"changes\":{}"), "results[0].changes: expected an array" },
    { PAGE (WRITE ",\"changes\":[{}]"), "results[0].changes[0].type: expected a string" },
    { PAGE (WRITE ",\"changes\":[{\"type\":\"Created\",\"recordRef\":{\"dataType\":7}}]"),
      "results[0].changes[0].recordRef.dataType: expected a string" },
  };

  decoder_check_culprits (decode_page, culprits, G_N_ELEMENTS (culprits));
}

static void
test_damage_is_survived (void)
{
  decoder_check_cut (decode_page, "write-page.json");
  decoder_check_changed (decode_page, g_object_unref, "write-page.json");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/write-decoder/a-write-is-read-whole", test_a_write_is_read_whole);
  g_test_add_func ("/write-decoder/changes-of-a-write-are-read", test_changes_of_a_write_are_read);
  g_test_add_func ("/write-decoder/culprit-is-named", test_culprit_is_named);
  g_test_add_func ("/write-decoder/damage-is-survived", test_damage_is_survived);

  return g_test_run ();
}
