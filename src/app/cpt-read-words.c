/* cpt-read-words.c — how far a read is, in words.
 *
 * Section 3.6 of the platform reference.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-read-words.h"

#include <glib/gi18n.h>

/* By CptReadStatus. */
static const char *const words[CPT_N_READ_STATUSES] = {
  /* Translators: how far the reading of some data is; converting is bringing it into the platform's form */
  [CPT_READ_STATUS_INITIAL] = NC_ ("read status", "Starting"),
  [CPT_READ_STATUS_QUEUED] = NC_ ("read status", "Queued"),
  [CPT_READ_STATUS_FETCHING] = NC_ ("read status", "Being read"),
  [CPT_READ_STATUS_MAP_QUEUED] = NC_ ("read status", "Waiting to be converted"),
  [CPT_READ_STATUS_MAPPING] = NC_ ("read status", "Being converted"),
  [CPT_READ_STATUS_VALIDATION_QUEUED] = NC_ ("read status", "Waiting to be validated"),
  [CPT_READ_STATUS_VALIDATING] = NC_ ("read status", "Being validated"),
  [CPT_READ_STATUS_PROCESSING_QUEUED] = NC_ ("read status", "Waiting to be saved"),
  [CPT_READ_STATUS_PROCESSING] = NC_ ("read status", "Being saved"),
  [CPT_READ_STATUS_COMPLETE] = NC_ ("read status", "Complete"),
  /* Translators: how the reading of some data ended: the software at the other end does not have such data */
  [CPT_READ_STATUS_NOT_SUPPORTED] = NC_ ("read status", "Not supported"),
  [CPT_READ_STATUS_CANCELLED] = NC_ ("read status", "Cancelled"),
  [CPT_READ_STATUS_FETCH_ERROR] = NC_ ("read status", "Reading failed"),
  [CPT_READ_STATUS_MAP_ERROR] = NC_ ("read status", "Conversion failed"),
  [CPT_READ_STATUS_VALIDATION_ERROR] = NC_ ("read status", "Validation failed"),
  [CPT_READ_STATUS_PROCESSING_ERROR] = NC_ ("read status", "Saving failed"),
  [CPT_READ_STATUS_INTERNAL_ERROR] = NC_ ("read status", "Internal error"),
  [CPT_READ_STATUS_AUTH_ERROR] = NC_ ("read status", "Authorization expired"),
  [CPT_READ_STATUS_PERMISSIONS_ERROR] = NC_ ("read status", "Insufficient rights"),
  [CPT_READ_STATUS_RATE_LIMIT_ERROR] = NC_ ("read status", "Rate limit reached"),
  /* Translators: how the reading of some data ended: other data has to be read first */
  [CPT_READ_STATUS_PREREQUISITE_NOT_MET] = NC_ ("read status", "Prerequisite missing"),
};

/**
 * cpt_read_words_get:
 * @status: how far a read is
 * @text: (nullable): @status as the platform wrote it
 *
 * Returns: (transfer none): @status in words, translated; @text for one that this version does not know
 */
const char *
cpt_read_words_get (CptReadStatus status, const char *text)
{
  if (words[status] != NULL)
    return g_dpgettext2 (NULL, "read status", words[status]);

  return text != NULL ? text : "—";
}

static CptStatusMark
get_running_mark (CptReadStatus status)
{
  switch (status)
    {
    case CPT_READ_STATUS_QUEUED:
    case CPT_READ_STATUS_MAP_QUEUED:
    case CPT_READ_STATUS_VALIDATION_QUEUED:
    case CPT_READ_STATUS_PROCESSING_QUEUED:
      return CPT_STATUS_MARK_QUEUED;

    case CPT_READ_STATUS_UNKNOWN:
    case CPT_READ_STATUS_INITIAL:
    case CPT_READ_STATUS_FETCHING:
    case CPT_READ_STATUS_MAPPING:
    case CPT_READ_STATUS_VALIDATING:
    case CPT_READ_STATUS_PROCESSING:
    case CPT_READ_STATUS_COMPLETE:
    case CPT_READ_STATUS_NOT_SUPPORTED:
    case CPT_READ_STATUS_CANCELLED:
    case CPT_READ_STATUS_FETCH_ERROR:
    case CPT_READ_STATUS_MAP_ERROR:
    case CPT_READ_STATUS_VALIDATION_ERROR:
    case CPT_READ_STATUS_PROCESSING_ERROR:
    case CPT_READ_STATUS_INTERNAL_ERROR:
    case CPT_READ_STATUS_AUTH_ERROR:
    case CPT_READ_STATUS_PERMISSIONS_ERROR:
    case CPT_READ_STATUS_RATE_LIMIT_ERROR:
    case CPT_READ_STATUS_PREREQUISITE_NOT_MET:
    default:
      return CPT_STATUS_MARK_RUNNING;
    }
}

/**
 * cpt_read_words_get_mark:
 * @status: how far a read is
 * @outcome: whether it runs, or how it ended: what the platform's flags say comes before the status
 *
 * Returns: the mark beside the words
 */
CptStatusMark
cpt_read_words_get_mark (CptReadStatus status, CptReadOutcome outcome)
{
  switch (outcome)
    {
    case CPT_READ_OUTCOME_RUNNING:
      return get_running_mark (status);

    case CPT_READ_OUTCOME_SUCCESS:
      return CPT_STATUS_MARK_LINKED;

    case CPT_READ_OUTCOME_ERROR:
      return status == CPT_READ_STATUS_AUTH_ERROR ? CPT_STATUS_MARK_DEAUTHORIZED : CPT_STATUS_MARK_ERROR;

    case CPT_READ_OUTCOME_NEUTRAL:
    case CPT_READ_OUTCOME_UNKNOWN:
    default:
      return CPT_STATUS_MARK_UNKNOWN;
    }
}
