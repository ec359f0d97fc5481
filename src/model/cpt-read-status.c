/* cpt-read-status.c — the statuses that a read goes through, and what they mean to a person.
 *
 * Section 3.6 of the platform reference.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-read-status.h"

/* By CptReadStatus; the text in the platform's spelling. */
static const struct
{
  const char *text;
  CptReadOutcome outcome;
  CptReadRemedy remedy;
} statuses[] = {
  [CPT_READ_STATUS_UNKNOWN] = { "", CPT_READ_OUTCOME_UNKNOWN, CPT_READ_REMEDY_NONE },
  [CPT_READ_STATUS_INITIAL] = { "Initial", CPT_READ_OUTCOME_RUNNING, CPT_READ_REMEDY_WAIT },
  [CPT_READ_STATUS_QUEUED] = { "Queued", CPT_READ_OUTCOME_RUNNING, CPT_READ_REMEDY_WAIT },
  [CPT_READ_STATUS_FETCHING] = { "Fetching", CPT_READ_OUTCOME_RUNNING, CPT_READ_REMEDY_WAIT },
  [CPT_READ_STATUS_MAP_QUEUED] = { "MapQueued", CPT_READ_OUTCOME_RUNNING, CPT_READ_REMEDY_WAIT },
  [CPT_READ_STATUS_MAPPING] = { "Mapping", CPT_READ_OUTCOME_RUNNING, CPT_READ_REMEDY_WAIT },
  [CPT_READ_STATUS_VALIDATION_QUEUED] = { "ValidationQueued", CPT_READ_OUTCOME_RUNNING, CPT_READ_REMEDY_WAIT },
  [CPT_READ_STATUS_VALIDATING] = { "Validating", CPT_READ_OUTCOME_RUNNING, CPT_READ_REMEDY_WAIT },
  [CPT_READ_STATUS_PROCESSING_QUEUED] = { "ProcessingQueued", CPT_READ_OUTCOME_RUNNING, CPT_READ_REMEDY_WAIT },
  [CPT_READ_STATUS_PROCESSING] = { "Processing", CPT_READ_OUTCOME_RUNNING, CPT_READ_REMEDY_WAIT },
  [CPT_READ_STATUS_COMPLETE] = { "Complete", CPT_READ_OUTCOME_SUCCESS, CPT_READ_REMEDY_NONE },
  [CPT_READ_STATUS_NOT_SUPPORTED] = { "NotSupported", CPT_READ_OUTCOME_NEUTRAL, CPT_READ_REMEDY_NONE },
  [CPT_READ_STATUS_CANCELLED] = { "Cancelled", CPT_READ_OUTCOME_NEUTRAL, CPT_READ_REMEDY_RETRY },
  [CPT_READ_STATUS_FETCH_ERROR] = { "FetchError", CPT_READ_OUTCOME_ERROR, CPT_READ_REMEDY_RETRY_LATER },
  [CPT_READ_STATUS_MAP_ERROR] = { "MapError", CPT_READ_OUTCOME_ERROR, CPT_READ_REMEDY_CONTACT_SUPPORT },
  [CPT_READ_STATUS_VALIDATION_ERROR] = { "ValidationError", CPT_READ_OUTCOME_ERROR, CPT_READ_REMEDY_SEE_VALIDATION },
  [CPT_READ_STATUS_PROCESSING_ERROR] = { "ProcessingError", CPT_READ_OUTCOME_ERROR, CPT_READ_REMEDY_CONTACT_SUPPORT },
  [CPT_READ_STATUS_INTERNAL_ERROR] = { "InternalError", CPT_READ_OUTCOME_ERROR, CPT_READ_REMEDY_CONTACT_SUPPORT },
  [CPT_READ_STATUS_AUTH_ERROR] = { "AuthError", CPT_READ_OUTCOME_ERROR, CPT_READ_REMEDY_REAUTHORIZE },
  [CPT_READ_STATUS_PERMISSIONS_ERROR] = { "PermissionsError", CPT_READ_OUTCOME_ERROR, CPT_READ_REMEDY_ASK_RIGHTS },
  [CPT_READ_STATUS_RATE_LIMIT_ERROR] = { "RateLimitError", CPT_READ_OUTCOME_ERROR, CPT_READ_REMEDY_RETRY_LATER },
  [CPT_READ_STATUS_PREREQUISITE_NOT_MET] = { "PrerequisiteNotMet", CPT_READ_OUTCOME_ERROR,
                                             CPT_READ_REMEDY_READ_PREREQUISITE },
};
G_STATIC_ASSERT (G_N_ELEMENTS (statuses) == CPT_N_READ_STATUSES);

/**
 * cpt_read_status_from_text:
 * @text: (nullable): as the platform wrote it; the case matters
 *
 * Returns: CPT_READ_STATUS_UNKNOWN for what this version does not know
 */
CptReadStatus
cpt_read_status_from_text (const char *text)
{
  for (guint i = CPT_READ_STATUS_UNKNOWN + 1; i < G_N_ELEMENTS (statuses); i++)
    if (g_strcmp0 (text, statuses[i].text) == 0)
      return (CptReadStatus) i;

  return CPT_READ_STATUS_UNKNOWN;
}

/**
 * cpt_read_status_to_text:
 * @status: any status
 *
 * Returns: in the platform's spelling; "" for CPT_READ_STATUS_UNKNOWN
 */
const char *
cpt_read_status_to_text (CptReadStatus status)
{
  g_return_val_if_fail (status < G_N_ELEMENTS (statuses), "");

  return statuses[status].text;
}

/**
 * cpt_read_status_get_outcome:
 * @status: any status
 *
 * Returns: whether a read in @status runs, or how it ended; what the platform's flags say comes before it
 */
CptReadOutcome
cpt_read_status_get_outcome (CptReadStatus status)
{
  g_return_val_if_fail (status < G_N_ELEMENTS (statuses), CPT_READ_OUTCOME_UNKNOWN);

  return statuses[status].outcome;
}

/**
 * cpt_read_status_get_remedy:
 * @status: any status
 *
 * Returns: what somebody can do about a read in @status
 */
CptReadRemedy
cpt_read_status_get_remedy (CptReadStatus status)
{
  g_return_val_if_fail (status < G_N_ELEMENTS (statuses), CPT_READ_REMEDY_NONE);

  return statuses[status].remedy;
}
