/* cpt-read-status.h — the statuses that a read goes through, and what they mean to a person.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CptReadStatus:
 *
 * The 21 statuses of the platform, in the order in which a read meets them, and what may come later. Never renumber.
 */
typedef enum
{
  CPT_READ_STATUS_UNKNOWN = 0,
  CPT_READ_STATUS_INITIAL = 1,
  CPT_READ_STATUS_QUEUED = 2,
  CPT_READ_STATUS_FETCHING = 3,
  CPT_READ_STATUS_MAP_QUEUED = 4,
  CPT_READ_STATUS_MAPPING = 5,
  CPT_READ_STATUS_VALIDATION_QUEUED = 6,
  CPT_READ_STATUS_VALIDATING = 7,
  CPT_READ_STATUS_PROCESSING_QUEUED = 8,
  CPT_READ_STATUS_PROCESSING = 9,
  CPT_READ_STATUS_COMPLETE = 10,
  CPT_READ_STATUS_NOT_SUPPORTED = 11,
  CPT_READ_STATUS_CANCELLED = 12,
  CPT_READ_STATUS_FETCH_ERROR = 13,
  CPT_READ_STATUS_MAP_ERROR = 14,
  CPT_READ_STATUS_VALIDATION_ERROR = 15,
  CPT_READ_STATUS_PROCESSING_ERROR = 16,
  CPT_READ_STATUS_INTERNAL_ERROR = 17,
  CPT_READ_STATUS_AUTH_ERROR = 18,
  CPT_READ_STATUS_PERMISSIONS_ERROR = 19,
  CPT_READ_STATUS_RATE_LIMIT_ERROR = 20,
  CPT_READ_STATUS_PREREQUISITE_NOT_MET = 21,
} CptReadStatus;
#define CPT_N_READ_STATUSES (CPT_READ_STATUS_PREREQUISITE_NOT_MET + 1)

/**
 * CptReadOutcome:
 * @CPT_READ_OUTCOME_UNKNOWN: not known to this version
 * @CPT_READ_OUTCOME_RUNNING: more will become of it
 * @CPT_READ_OUTCOME_SUCCESS: it ended well
 * @CPT_READ_OUTCOME_NEUTRAL: it ended without data, and nothing is wrong
 * @CPT_READ_OUTCOME_ERROR: it ended badly
 *
 * Stored by value: never renumber.
 */
typedef enum
{
  CPT_READ_OUTCOME_UNKNOWN = 0,
  CPT_READ_OUTCOME_RUNNING = 1,
  CPT_READ_OUTCOME_SUCCESS = 2,
  CPT_READ_OUTCOME_NEUTRAL = 3,
  CPT_READ_OUTCOME_ERROR = 4,
} CptReadOutcome;

/**
 * CptReadRemedy:
 * @CPT_READ_REMEDY_NONE: there is nothing to do
 * @CPT_READ_REMEDY_WAIT: it runs
 * @CPT_READ_REMEDY_RETRY: nothing stands in the way of another read
 * @CPT_READ_REMEDY_RETRY_LATER: the source is in trouble: read again later
 * @CPT_READ_REMEDY_REAUTHORIZE: the client must authorise the connection again, by its Link URL
 * @CPT_READ_REMEDY_ASK_RIGHTS: the client's user lacks rights in the source
 * @CPT_READ_REMEDY_READ_PREREQUISITE: another type must be read first
 * @CPT_READ_REMEDY_SEE_VALIDATION: the validation result says what to mend in the source
 * @CPT_READ_REMEDY_CONTACT_SUPPORT: only the platform's support can help
 *
 * What somebody can do about a read.
 */
typedef enum
{
  CPT_READ_REMEDY_NONE,
  CPT_READ_REMEDY_WAIT,
  CPT_READ_REMEDY_RETRY,
  CPT_READ_REMEDY_RETRY_LATER,
  CPT_READ_REMEDY_REAUTHORIZE,
  CPT_READ_REMEDY_ASK_RIGHTS,
  CPT_READ_REMEDY_READ_PREREQUISITE,
  CPT_READ_REMEDY_SEE_VALIDATION,
  CPT_READ_REMEDY_CONTACT_SUPPORT,
} CptReadRemedy;

CptReadStatus cpt_read_status_from_text (const char *text);
const char *cpt_read_status_to_text (CptReadStatus status);
CptReadOutcome cpt_read_status_get_outcome (CptReadStatus status);
CptReadRemedy cpt_read_status_get_remedy (CptReadStatus status);

G_END_DECLS
