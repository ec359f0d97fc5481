/* test-change.c — a row of the outbox keeps what it was given and knows whether it can be taken back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-change.h"
#include "cpt-error.h"
#include "cpt-time.h"

static void
test_keeps_every_field (void)
{
  g_autoptr (CptChange) self = cpt_change_new (&(CptChangeFields){
      .id = 7,
      .kind = CPT_CHANGE_RENAME_COMPANY,
      .state = CPT_CHANGE_WAITING,
      .rid = 12,
      .company_id = "company",
      .connection_id = "connection",
      .name = "new",
      .old_name = "old",
      .data_type = "invoices",
      .platform_key = "mqjo",
      .body = "{}",
      .idempotency_key = "key",
      .created = 3,
      .not_before = CPT_TIME_UNKNOWN,
      .attempts = 2,
      .first_sent = 4,
      .error_code = -1,
  });

  g_assert_cmpint (cpt_change_get_id (self), ==, 7);
  g_assert_cmpint (cpt_change_get_kind (self), ==, CPT_CHANGE_RENAME_COMPANY);
  g_assert_cmpint (cpt_change_get_state (self), ==, CPT_CHANGE_WAITING);
  g_assert_cmpint (cpt_change_get_rid (self), ==, 12);
  g_assert_cmpstr (cpt_change_get_company_id (self), ==, "company");
  g_assert_cmpstr (cpt_change_get_connection_id (self), ==, "connection");
  g_assert_cmpstr (cpt_change_get_name (self), ==, "new");
  g_assert_cmpstr (cpt_change_get_old_name (self), ==, "old");
  g_assert_cmpstr (cpt_change_get_data_type (self), ==, "invoices");
  g_assert_cmpstr (cpt_change_get_platform_key (self), ==, "mqjo");
  g_assert_cmpstr (cpt_change_get_body (self), ==, "{}");
  g_assert_cmpstr (cpt_change_get_idempotency_key (self), ==, "key");
  g_assert_cmpint (cpt_change_get_created (self), ==, 3);
  g_assert_cmpint (cpt_change_get_not_before (self), ==, CPT_TIME_UNKNOWN);
  g_assert_cmpuint (cpt_change_get_attempts (self), ==, 2);
  g_assert_cmpint (cpt_change_get_first_sent (self), ==, 4);
  g_assert_null (cpt_change_dup_error (self));
}

static void
test_one_of_another_connection_is_the_same_otherwise (void)
{
  g_autoptr (CptChange) change = cpt_change_new (&(CptChangeFields){
      .id = 7,
      .kind = CPT_CHANGE_CREATE_CONNECTION,
      .state = CPT_CHANGE_SENDING,
      .is_bulk = TRUE,
      .rid = 12,
      .company_id = "company",
      .old_name = "Xero",
      .platform_key = "gbol",
      .idempotency_key = "key",
      .created = 3,
      .not_before = CPT_TIME_UNKNOWN,
      .first_sent = 4,
      .error_code = -1,
  });
  g_autoptr (CptChange) self = cpt_change_with_connection (change, "connection");

  g_assert_cmpstr (cpt_change_get_connection_id (self), ==, "connection");
  g_assert_cmpint (cpt_change_get_id (self), ==, 7);
  g_assert_cmpint (cpt_change_get_kind (self), ==, CPT_CHANGE_CREATE_CONNECTION);
  g_assert_cmpint (cpt_change_get_state (self), ==, CPT_CHANGE_SENDING);
  g_assert_true (cpt_change_is_bulk (self));
  g_assert_cmpint (cpt_change_get_rid (self), ==, 12);
  g_assert_cmpstr (cpt_change_get_company_id (self), ==, "company");
  g_assert_cmpstr (cpt_change_get_old_name (self), ==, "Xero");
  g_assert_cmpstr (cpt_change_get_platform_key (self), ==, "gbol");
  g_assert_cmpstr (cpt_change_get_idempotency_key (self), ==, "key");
  g_assert_cmpint (cpt_change_get_created (self), ==, 3);
  g_assert_cmpint (cpt_change_get_first_sent (self), ==, 4);
  g_assert_null (cpt_change_dup_error (self));
  g_assert_null (cpt_change_get_connection_id (change));
}

static void
test_the_error_carries_the_answer (void)
{
  g_autoptr (CptChange) self = cpt_change_new (&(CptChangeFields){
      .http_status = 402,
      .error_code = CPT_ERROR_REFUSED,
      .error_text = "Company limit of 100% exceeded",
      .correlation_id = "f00",
  });
  g_autoptr (GError) error = cpt_change_dup_error (self);

  g_assert_error (error, CPT_ERROR, CPT_ERROR_REFUSED);
  g_assert_cmpstr (error->message, ==, "Company limit of 100% exceeded");
  g_assert_cmpuint (cpt_error_get_answer (error)->http_status, ==, 402);
  g_assert_cmpstr (cpt_error_get_answer (error)->text, ==, "Company limit of 100% exceeded");
  g_assert_cmpstr (cpt_error_get_answer (error)->correlation_id, ==, "f00");
}

static void
test_the_first_error_code_is_an_error (void)
{
  g_autoptr (CptChange) self = cpt_change_new (&(CptChangeFields){ .error_code = CPT_ERROR_UNREACHABLE });
  g_autoptr (GError) error = cpt_change_dup_error (self);

  g_assert_error (error, CPT_ERROR, CPT_ERROR_UNREACHABLE);
}

static void
test_only_what_was_not_sent_can_be_cancelled (void)
{
  for (guint state = CPT_CHANGE_HELD; state <= CPT_CHANGE_FAILED; state++)
    {
      g_autoptr (CptChange) self = cpt_change_new (&(CptChangeFields){ .state = state, .error_code = -1 });

      g_assert_cmpint (cpt_change_can_cancel (self), ==, state == CPT_CHANGE_HELD || state == CPT_CHANGE_WAITING);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/change/keeps-every-field", test_keeps_every_field);
  g_test_add_func ("/change/one-of-another-connection-is-the-same-otherwise",
                   test_one_of_another_connection_is_the_same_otherwise);
  g_test_add_func ("/change/the-error-carries-the-answer", test_the_error_carries_the_answer);
  g_test_add_func ("/change/the-first-error-code-is-an-error", test_the_first_error_code_is_an_error);
  g_test_add_func ("/change/only-what-was-not-sent-can-be-cancelled", test_only_what_was_not_sent_can_be_cancelled);

  return g_test_run ();
}
