/* test-error-reason.c — the platform's words that are worth knowing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-error-reason.h"
#include "cpt-error.h"

static void
test_each_token_tells_its_reason (void)
{
  static const struct
  {
    guint http_status;
    const char *text;
    CptErrorReason reason;
  } cases[] = {
    { 400, "DatasetAlreadyInProgressException: invoices of 5b0c7a52", CPT_ERROR_REASON_ALREADY_RUNNING },
    { 409, "DatasetAlreadyInProgressException: invoices of 5b0c7a52", CPT_ERROR_REASON_ALREADY_RUNNING },
    { 404, "Data type journals is not supported by platform(s) Xero", CPT_ERROR_REASON_NOT_SUPPORTED },
    { 402, "Sync schedule not allowed", CPT_ERROR_REASON_SCHEDULE_NOT_ALLOWED },
    { 402, "CompanyValidationException: Company limit exceeded", CPT_ERROR_REASON_COMPANY_LIMIT },
    { 402, "Payment Required", CPT_ERROR_REASON_PAYMENT_REQUIRED },
    { 402, "The trial is over", CPT_ERROR_REASON_PAYMENT_REQUIRED },
    { 402, NULL, CPT_ERROR_REASON_PAYMENT_REQUIRED },
    { 0, CPT_ERROR_TOKEN_SETTINGS_CONFLICT ": invoices", CPT_ERROR_REASON_SETTINGS_CONFLICT },
    { 400, "Malformed query", CPT_ERROR_REASON_OTHER },
    { 0, NULL, CPT_ERROR_REASON_OTHER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CptErrorAnswer answer = { .http_status = cases[i].http_status, .text = (char *) cases[i].text };
      g_autoptr (GError) error = cpt_error_new_answer (CPT_ERROR_REFUSED, &answer, "no");

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (cpt_error_get_reason (error), ==, cases[i].reason);
    }
}

static void
test_other_errors_have_none (void)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Company limit exceeded");

  g_assert_cmpint (cpt_error_get_reason (error), ==, CPT_ERROR_REASON_OTHER);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/error-reason/each-token-tells-its-reason", test_each_token_tells_its_reason);
  g_test_add_func ("/error-reason/other-errors-have-none", test_other_errors_have_none);

  return g_test_run ();
}
