/* test-read-status.c — each row of the platform's table of statuses.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-read-status.h"

/* Section 3.6 of the platform reference, row by row. */
static const struct
{
  const char *text;
  CptReadStatus status;
  CptReadOutcome outcome;
  CptReadRemedy remedy;
} rows[] = {
  { "Initial", CPT_READ_STATUS_INITIAL, CPT_READ_OUTCOME_RUNNING, CPT_READ_REMEDY_WAIT },
  { "Queued", CPT_READ_STATUS_QUEUED, CPT_READ_OUTCOME_RUNNING, CPT_READ_REMEDY_WAIT },
  { "Fetching", CPT_READ_STATUS_FETCHING, CPT_READ_OUTCOME_RUNNING, CPT_READ_REMEDY_WAIT },
  { "MapQueued", CPT_READ_STATUS_MAP_QUEUED, CPT_READ_OUTCOME_RUNNING, CPT_READ_REMEDY_WAIT },
  { "Mapping", CPT_READ_STATUS_MAPPING, CPT_READ_OUTCOME_RUNNING, CPT_READ_REMEDY_WAIT },
  { "ValidationQueued", CPT_READ_STATUS_VALIDATION_QUEUED, CPT_READ_OUTCOME_RUNNING, CPT_READ_REMEDY_WAIT },
  { "Validating", CPT_READ_STATUS_VALIDATING, CPT_READ_OUTCOME_RUNNING, CPT_READ_REMEDY_WAIT },
  { "ProcessingQueued", CPT_READ_STATUS_PROCESSING_QUEUED, CPT_READ_OUTCOME_RUNNING, CPT_READ_REMEDY_WAIT },
  { "Processing", CPT_READ_STATUS_PROCESSING, CPT_READ_OUTCOME_RUNNING, CPT_READ_REMEDY_WAIT },
  { "Complete", CPT_READ_STATUS_COMPLETE, CPT_READ_OUTCOME_SUCCESS, CPT_READ_REMEDY_NONE },
  { "NotSupported", CPT_READ_STATUS_NOT_SUPPORTED, CPT_READ_OUTCOME_NEUTRAL, CPT_READ_REMEDY_NONE },
  { "Cancelled", CPT_READ_STATUS_CANCELLED, CPT_READ_OUTCOME_NEUTRAL, CPT_READ_REMEDY_RETRY },
  { "FetchError", CPT_READ_STATUS_FETCH_ERROR, CPT_READ_OUTCOME_ERROR, CPT_READ_REMEDY_RETRY_LATER },
  { "MapError", CPT_READ_STATUS_MAP_ERROR, CPT_READ_OUTCOME_ERROR, CPT_READ_REMEDY_CONTACT_SUPPORT },
  { "ValidationError", CPT_READ_STATUS_VALIDATION_ERROR, CPT_READ_OUTCOME_ERROR, CPT_READ_REMEDY_SEE_VALIDATION },
  { "ProcessingError", CPT_READ_STATUS_PROCESSING_ERROR, CPT_READ_OUTCOME_ERROR, CPT_READ_REMEDY_CONTACT_SUPPORT },
  { "InternalError", CPT_READ_STATUS_INTERNAL_ERROR, CPT_READ_OUTCOME_ERROR, CPT_READ_REMEDY_CONTACT_SUPPORT },
  { "AuthError", CPT_READ_STATUS_AUTH_ERROR, CPT_READ_OUTCOME_ERROR, CPT_READ_REMEDY_REAUTHORIZE },
  { "PermissionsError", CPT_READ_STATUS_PERMISSIONS_ERROR, CPT_READ_OUTCOME_ERROR, CPT_READ_REMEDY_ASK_RIGHTS },
  { "RateLimitError", CPT_READ_STATUS_RATE_LIMIT_ERROR, CPT_READ_OUTCOME_ERROR, CPT_READ_REMEDY_RETRY_LATER },
  { "PrerequisiteNotMet", CPT_READ_STATUS_PREREQUISITE_NOT_MET, CPT_READ_OUTCOME_ERROR,
    CPT_READ_REMEDY_READ_PREREQUISITE },
};

static void
test_row (gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);

  g_assert_cmpint (cpt_read_status_from_text (rows[row].text), ==, rows[row].status);
  g_assert_cmpstr (cpt_read_status_to_text (rows[row].status), ==, rows[row].text);
  g_assert_cmpint (cpt_read_status_get_outcome (rows[row].status), ==, rows[row].outcome);
  g_assert_cmpint (cpt_read_status_get_remedy (rows[row].status), ==, rows[row].remedy);
}

static void
test_there_are_21 (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (rows), ==, 21);
  g_assert_cmpuint (CPT_N_READ_STATUSES, ==, 22);
}

static void
test_another_text_is_unknown (void)
{
  const char *others[] = { "Hibernating", "fetching", "", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_cmpint (cpt_read_status_from_text (others[i]), ==, CPT_READ_STATUS_UNKNOWN);

  g_assert_cmpint (cpt_read_status_get_outcome (CPT_READ_STATUS_UNKNOWN), ==, CPT_READ_OUTCOME_UNKNOWN);
  g_assert_cmpint (cpt_read_status_get_remedy (CPT_READ_STATUS_UNKNOWN), ==, CPT_READ_REMEDY_NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint row = 0; row < G_N_ELEMENTS (rows); row++)
    {
      g_autofree char *path = g_strconcat ("/read-status/", rows[row].text, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (row), test_row);
    }
  g_test_add_func ("/read-status/there-are-21", test_there_are_21);
  g_test_add_func ("/read-status/another-text-is-unknown", test_another_text_is_unknown);

  return g_test_run ();
}
