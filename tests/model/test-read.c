/* test-read.c — a read keeps what it was given, and the platform's flags decide how it ended.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-read.h"
#include "cpt-time.h"

static CptRead *
read_in_status (const char *status, gboolean is_completed, gboolean is_errored, const char *completed)
{
  return cpt_read_new (&(CptReadFields){
      .id = "0d4e2b77-8c1f-4b36-9a55-3e60fd5c7712",
      .data_type = "invoices",
      .status_text = status,
      .requested = 0,
      .completed = cpt_time_parse (completed),
      .completed_text = completed,
      .is_completed = is_completed,
      .is_errored = is_errored,
  });
}

static void
test_keeps_every_field (void)
{
  g_autofree char *type = g_strdup ("invoices");
  g_autoptr (CptRead) self = cpt_read_new (&(CptReadFields){
      .id = "read",
      .company_id = "company",
      .connection_id = "connection",
      .data_type = type,
      .status_text = "Fetching",
      .description = "Paused until 07:00.",
      .error_message = "The source is busy.",
      .requested = 3,
      .completed = 4,
      .requested_text = "three",
      .completed_text = "four",
      .progress = 30,
      .is_completed = TRUE,
      .is_errored = TRUE,
  });

  type[0] = 'X';

  g_assert_cmpstr (cpt_read_get_id (self), ==, "read");
  g_assert_cmpstr (cpt_read_get_company_id (self), ==, "company");
  g_assert_cmpstr (cpt_read_get_connection_id (self), ==, "connection");
  g_assert_cmpstr (cpt_read_get_data_type (self), ==, "invoices");
  g_assert_cmpstr (cpt_read_get_status_text (self), ==, "Fetching");
  g_assert_cmpint (cpt_read_get_status (self), ==, CPT_READ_STATUS_FETCHING);
  g_assert_cmpstr (cpt_read_get_description (self), ==, "Paused until 07:00.");
  g_assert_cmpstr (cpt_read_get_error_message (self), ==, "The source is busy.");
  g_assert_cmpint (cpt_read_get_requested (self), ==, 3);
  g_assert_cmpint (cpt_read_get_completed (self), ==, 4);
  g_assert_cmpstr (cpt_read_get_requested_text (self), ==, "three");
  g_assert_cmpstr (cpt_read_get_completed_text (self), ==, "four");
  g_assert_cmpint (cpt_read_get_progress (self), ==, 30);
  g_assert_true (cpt_read_is_completed (self));
  g_assert_true (cpt_read_is_errored (self));
}

static void
test_the_flags_decide_before_the_status (void)
{
  static const struct
  {
    const char *status;
    gboolean is_completed;
    gboolean is_errored;
    const char *completed;
    CptReadOutcome outcome;
    CptReadRemedy remedy;
    gboolean is_validated;
  } cases[] = {
    { "Fetching", FALSE, FALSE, NULL, CPT_READ_OUTCOME_RUNNING, CPT_READ_REMEDY_WAIT, FALSE },
    { "Fetching", TRUE, FALSE, NULL, CPT_READ_OUTCOME_SUCCESS, CPT_READ_REMEDY_NONE, TRUE },
    { "Fetching", FALSE, TRUE, NULL, CPT_READ_OUTCOME_ERROR, CPT_READ_REMEDY_CONTACT_SUPPORT, FALSE },
    { "Complete", FALSE, FALSE, NULL, CPT_READ_OUTCOME_SUCCESS, CPT_READ_REMEDY_NONE, TRUE },
    { "Complete", TRUE, FALSE, "2026-08-19", CPT_READ_OUTCOME_SUCCESS, CPT_READ_REMEDY_NONE, TRUE },
    { "Complete", TRUE, TRUE, "2026-08-19", CPT_READ_OUTCOME_ERROR, CPT_READ_REMEDY_CONTACT_SUPPORT, FALSE },
    { "AuthError", FALSE, FALSE, NULL, CPT_READ_OUTCOME_ERROR, CPT_READ_REMEDY_REAUTHORIZE, FALSE },
    { "AuthError", FALSE, TRUE, "2026-08-19", CPT_READ_OUTCOME_ERROR, CPT_READ_REMEDY_REAUTHORIZE, FALSE },
    { "AuthError", TRUE, FALSE, "2026-08-19", CPT_READ_OUTCOME_SUCCESS, CPT_READ_REMEDY_NONE, TRUE },
    { "ValidationError", FALSE, TRUE, "2026-08-19", CPT_READ_OUTCOME_ERROR, CPT_READ_REMEDY_SEE_VALIDATION, TRUE },
    { "ProcessingError", FALSE, TRUE, "2026-08-19", CPT_READ_OUTCOME_ERROR, CPT_READ_REMEDY_CONTACT_SUPPORT, TRUE },
    { "ValidationError", FALSE, FALSE, NULL, CPT_READ_OUTCOME_ERROR, CPT_READ_REMEDY_SEE_VALIDATION, TRUE },
    { "Validating", FALSE, FALSE, NULL, CPT_READ_OUTCOME_RUNNING, CPT_READ_REMEDY_WAIT, FALSE },
    { "NotSupported", FALSE, FALSE, "2026-08-19", CPT_READ_OUTCOME_NEUTRAL, CPT_READ_REMEDY_NONE, FALSE },
    { "Cancelled", FALSE, FALSE, "2026-08-19", CPT_READ_OUTCOME_NEUTRAL, CPT_READ_REMEDY_RETRY, FALSE },
    { "Hibernating", FALSE, FALSE, NULL, CPT_READ_OUTCOME_RUNNING, CPT_READ_REMEDY_WAIT, FALSE },
    { "Hibernating", FALSE, FALSE, "2026-08-19", CPT_READ_OUTCOME_UNKNOWN, CPT_READ_REMEDY_NONE, TRUE },
    { "Hibernating", FALSE, FALSE, "not a date", CPT_READ_OUTCOME_UNKNOWN, CPT_READ_REMEDY_NONE, TRUE },
    { "Hibernating", TRUE, FALSE, NULL, CPT_READ_OUTCOME_SUCCESS, CPT_READ_REMEDY_NONE, TRUE },
    { "Hibernating", FALSE, TRUE, NULL, CPT_READ_OUTCOME_ERROR, CPT_READ_REMEDY_CONTACT_SUPPORT, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CptRead) self =
          read_in_status (cases[i].status, cases[i].is_completed, cases[i].is_errored, cases[i].completed);

      g_test_message ("%u: %s", i, cases[i].status);
      g_assert_cmpint (cpt_read_get_outcome (self), ==, cases[i].outcome);
      g_assert_cmpint (cpt_read_get_remedy (self), ==, cases[i].remedy);
      g_assert_cmpint (cpt_read_is_over (self), ==, cases[i].outcome != CPT_READ_OUTCOME_RUNNING);
      g_assert_cmpint (cpt_read_is_validated (self), ==, cases[i].is_validated);
    }
}

static void
test_one_that_the_platform_forgot_is_cancelled (void)
{
  g_autoptr (CptRead) running = read_in_status ("Fetching", FALSE, FALSE, NULL);
  g_autoptr (CptRead) self = cpt_read_cancelled (running);

  g_assert_cmpstr (cpt_read_get_id (self), ==, cpt_read_get_id (running));
  g_assert_cmpstr (cpt_read_get_data_type (self), ==, "invoices");
  g_assert_cmpint (cpt_read_get_requested (self), ==, 0);
  g_assert_cmpint (cpt_read_get_status (self), ==, CPT_READ_STATUS_CANCELLED);
  g_assert_cmpint (cpt_read_get_outcome (self), ==, CPT_READ_OUTCOME_NEUTRAL);
  g_assert_true (cpt_read_is_over (self));
}

static void
test_an_unknown_status_keeps_its_text (void)
{
  g_autoptr (CptRead) self = read_in_status ("Hibernating", FALSE, FALSE, NULL);

  g_assert_cmpint (cpt_read_get_status (self), ==, CPT_READ_STATUS_UNKNOWN);
  g_assert_cmpstr (cpt_read_get_status_text (self), ==, "Hibernating");
}

static void
test_the_duration_is_from_request_to_end (void)
{
  static const struct
  {
    gint64 requested, completed, duration;
  } cases[] = {
    { 100, 140, 40 },
    { 100, 100, 0 },
    { 100, CPT_TIME_UNKNOWN, CPT_TIME_UNKNOWN },
    { CPT_TIME_UNKNOWN, 140, CPT_TIME_UNKNOWN },
    { 140, 100, CPT_TIME_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CptRead) self =
          cpt_read_new (&(CptReadFields){ .requested = cases[i].requested, .completed = cases[i].completed });

      g_assert_cmpint (cpt_read_get_duration (self), ==, cases[i].duration);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/read/keeps-every-field", test_keeps_every_field);
  g_test_add_func ("/read/the-flags-decide-before-the-status", test_the_flags_decide_before_the_status);
  g_test_add_func ("/read/one-that-the-platform-forgot-is-cancelled", test_one_that_the_platform_forgot_is_cancelled);
  g_test_add_func ("/read/an-unknown-status-keeps-its-text", test_an_unknown_status_keeps_its_text);
  g_test_add_func ("/read/the-duration-is-from-request-to-end", test_the_duration_is_from_request_to_end);

  return g_test_run ();
}
