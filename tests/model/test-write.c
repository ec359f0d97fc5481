/* test-write.c — a write keeps what it was given, with its validation and its changes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-time.h"
#include "cpt-write.h"

static CptValidation *
make_validation (void)
{
  g_autoptr (GPtrArray) errors = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (errors, cpt_validation_item_new (&(CptValidationItemFields){
                               .rule_id = "rule",
                               .item_id = "SupplierName",
                               .message = "Name is longer than 50 characters.",
                               .validator_name = "Supplier",
                           }));

  return cpt_validation_new (&(CptValidationFields){ .errors = errors });
}

static GPtrArray *
make_changes (void)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (changes, cpt_write_change_new (&(CptWriteChangeFields){
                                .type_text = "Created",
                                .record_id = "INV-1",
                                .data_type = "invoices",
                                .attachment_id = "file",
                            }));

  return changes;
}

static void
test_keeps_every_field (void)
{
  g_autoptr (CptValidation) validation = make_validation ();
  g_autoptr (GPtrArray) changes = make_changes ();
  g_autoptr (CptWrite) self = cpt_write_new (&(CptWriteFields){
      .id = "write",
      .company_id = "company",
      .connection_id = "connection",
      .data_type = "suppliers",
      .status_text = "Failed",
      .status_code = 400,
      .requested = 3,
      .completed = 5,
      .requested_text = "three",
      .completed_text = "five",
      .timeout_minutes = 60,
      .error_message = "The record was refused, see validation.",
      .validation = validation,
      .changes = changes,
  });

  g_ptr_array_set_size (changes, 0);

  g_assert_cmpstr (cpt_write_get_id (self), ==, "write");
  g_assert_cmpstr (cpt_write_get_company_id (self), ==, "company");
  g_assert_cmpstr (cpt_write_get_connection_id (self), ==, "connection");
  g_assert_cmpstr (cpt_write_get_data_type (self), ==, "suppliers");
  g_assert_cmpstr (cpt_write_get_status_text (self), ==, "Failed");
  g_assert_cmpint (cpt_write_get_status (self), ==, CPT_WRITE_STATUS_FAILED);
  g_assert_cmpint (cpt_write_get_status_code (self), ==, 400);
  g_assert_cmpint (cpt_write_get_requested (self), ==, 3);
  g_assert_cmpint (cpt_write_get_completed (self), ==, 5);
  g_assert_cmpint (cpt_write_get_duration (self), ==, 2);
  g_assert_cmpstr (cpt_write_get_requested_text (self), ==, "three");
  g_assert_cmpstr (cpt_write_get_completed_text (self), ==, "five");
  g_assert_cmpint (cpt_write_get_timeout_minutes (self), ==, 60);
  g_assert_cmpstr (cpt_write_get_error_message (self), ==, "The record was refused, see validation.");
  g_assert_true (cpt_write_get_validation (self) == validation);
  g_assert_cmpuint (cpt_write_get_changes (self)->len, ==, 1);
}

static void
test_a_validation_keeps_every_item (void)
{
  g_autoptr (CptValidation) validation = make_validation ();
  CptValidationItem *item = g_ptr_array_index (cpt_validation_get_errors (validation), 0);

  g_assert_cmpuint (cpt_validation_get_errors (validation)->len, ==, 1);
  g_assert_cmpuint (cpt_validation_get_warnings (validation)->len, ==, 0);
  g_assert_cmpstr (cpt_validation_item_get_rule_id (item), ==, "rule");
  g_assert_cmpstr (cpt_validation_item_get_item_id (item), ==, "SupplierName");
  g_assert_cmpstr (cpt_validation_item_get_message (item), ==, "Name is longer than 50 characters.");
  g_assert_cmpstr (cpt_validation_item_get_validator_name (item), ==, "Supplier");
}

static void
test_a_change_keeps_every_field (void)
{
  g_autoptr (GPtrArray) changes = make_changes ();
  CptWriteChange *change = g_ptr_array_index (changes, 0);

  g_assert_cmpstr (cpt_write_change_get_type_text (change), ==, "Created");
  g_assert_cmpstr (cpt_write_change_get_record_id (change), ==, "INV-1");
  g_assert_cmpstr (cpt_write_change_get_data_type (change), ==, "invoices");
  g_assert_cmpstr (cpt_write_change_get_attachment_id (change), ==, "file");
}

static void
test_what_pends_has_no_duration (void)
{
  g_autoptr (CptWrite) self =
      cpt_write_new (&(CptWriteFields){ .status_text = "Pending", .requested = 3, .completed = CPT_TIME_UNKNOWN });

  g_assert_cmpint (cpt_write_get_duration (self), ==, CPT_TIME_UNKNOWN);
  g_assert_cmpuint (cpt_write_get_changes (self)->len, ==, 0);
  g_assert_null (cpt_write_get_validation (self));
}

static void
test_each_status_has_its_text (void)
{
  g_assert_cmpint (cpt_write_status_from_text ("Pending"), ==, CPT_WRITE_STATUS_PENDING);
  g_assert_cmpint (cpt_write_status_from_text ("Success"), ==, CPT_WRITE_STATUS_SUCCESS);
  g_assert_cmpint (cpt_write_status_from_text ("Failed"), ==, CPT_WRITE_STATUS_FAILED);
  g_assert_cmpint (cpt_write_status_from_text ("TimedOut"), ==, CPT_WRITE_STATUS_TIMED_OUT);
  g_assert_cmpint (cpt_write_status_from_text ("Hibernating"), ==, CPT_WRITE_STATUS_UNKNOWN);
  g_assert_cmpint (cpt_write_status_from_text (""), ==, CPT_WRITE_STATUS_UNKNOWN);
  g_assert_cmpint (cpt_write_status_from_text (NULL), ==, CPT_WRITE_STATUS_UNKNOWN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/write/keeps-every-field", test_keeps_every_field);
  g_test_add_func ("/write/a-validation-keeps-every-item", test_a_validation_keeps_every_item);
  g_test_add_func ("/write/a-change-keeps-every-field", test_a_change_keeps_every_field);
  g_test_add_func ("/write/what-pends-has-no-duration", test_what_pends_has_no_duration);
  g_test_add_func ("/write/each-status-has-its-text", test_each_status_has_its_text);

  return g_test_run ();
}
