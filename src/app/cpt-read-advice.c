/* cpt-read-advice.c — what became of a read or a write, what was not done, and what to do about it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-read-advice.h"

#include <glib/gi18n.h>

/* By CptReadStatus. */
static const char *const happened[CPT_N_READ_STATUSES] = {
  [CPT_READ_STATUS_INITIAL] = N_ ("The platform was asked for the data and gets ready to read them."),
  [CPT_READ_STATUS_QUEUED] = N_ ("The data wait for their turn. With software on a computer of the client, until that "
                                 "is switched on."),
  [CPT_READ_STATUS_FETCHING] = N_ ("The data are being read from the client’s software."),
  [CPT_READ_STATUS_MAP_QUEUED] = N_ ("The data were read and wait to be converted."),
  [CPT_READ_STATUS_MAPPING] = N_ ("The data were read and are being converted."),
  [CPT_READ_STATUS_VALIDATION_QUEUED] = N_ ("The data were converted and wait to be validated."),
  [CPT_READ_STATUS_VALIDATING] = N_ ("The data were converted and are being validated."),
  [CPT_READ_STATUS_PROCESSING_QUEUED] = N_ ("The data were converted and wait to be saved."),
  [CPT_READ_STATUS_PROCESSING] = N_ ("The data were converted and are being saved."),
  [CPT_READ_STATUS_COMPLETE] = N_ ("The data were read and saved."),
  [CPT_READ_STATUS_NOT_SUPPORTED] = N_ ("The client’s software does not have such data. This is not an error."),
  [CPT_READ_STATUS_CANCELLED] = N_ ("The read was cancelled before its end."),
  [CPT_READ_STATUS_FETCH_ERROR] = N_ ("The data could not be read from the client’s software."),
  [CPT_READ_STATUS_MAP_ERROR] = N_ ("The data were read, and the platform could not convert them."),
  [CPT_READ_STATUS_VALIDATION_ERROR] = N_ ("Some of the data were refused when they were validated."),
  [CPT_READ_STATUS_PROCESSING_ERROR] = N_ ("The data were read, and the platform could not save them."),
  [CPT_READ_STATUS_INTERNAL_ERROR] = N_ ("Something went wrong inside the platform."),
  [CPT_READ_STATUS_AUTH_ERROR] = N_ ("The client’s software gives no access any more: the authorization expired or "
                                     "was withdrawn."),
  [CPT_READ_STATUS_PERMISSIONS_ERROR] = N_ ("The client’s user does not have the right to read these data."),
  [CPT_READ_STATUS_RATE_LIMIT_ERROR] = N_ ("The client’s software limits how much is read, and the limit was reached."),
  [CPT_READ_STATUS_PREREQUISITE_NOT_MET] = N_ ("Other data have to be read before these."),
};

/* By CptReadRemedy. */
static const char *const to_do[] = {
  [CPT_READ_REMEDY_NONE] = NULL,
  [CPT_READ_REMEDY_WAIT] = NULL,
  [CPT_READ_REMEDY_RETRY] = N_ ("Read these data again when you want them."),
  [CPT_READ_REMEDY_RETRY_LATER] = N_ ("Wait a few minutes, then read these data again."),
  [CPT_READ_REMEDY_REAUTHORIZE] = N_ ("Send the Link URL to the client, who has to authorize again. Then read these "
                                      "data again."),
  [CPT_READ_REMEDY_ASK_RIGHTS] =
      N_ ("Ask the client to give their user the right to read these data in their software, "
          "then read them again."),
  [CPT_READ_REMEDY_READ_PREREQUISITE] = N_ ("Refresh all data of the company, then read these again."),
  [CPT_READ_REMEDY_SEE_VALIDATION] = N_ ("Have the records listed below corrected in the client’s software, then read "
                                         "these data again."),
  [CPT_READ_REMEDY_CONTACT_SUPPORT] = N_ ("Read these data again. If that fails too, copy the details for the "
                                          "platform’s support."),
};

/**
 * cpt_read_advice_get_happened:
 *
 * Returns: (transfer none) (nullable): what became of @read; %NULL where only the platform's words tell
 */
const char *
cpt_read_advice_get_happened (CptRead *read)
{
  CptReadStatus status = cpt_read_get_status (read);
  CptReadOutcome outcome = cpt_read_get_outcome (read);

  if (happened[status] != NULL && cpt_read_status_get_outcome (status) == outcome)
    return _ (happened[status]);

  switch (outcome)
    {
    case CPT_READ_OUTCOME_RUNNING:
      return _ ("The data are being read, in a way that this version does not know.");

    case CPT_READ_OUTCOME_SUCCESS:
      return _ (happened[CPT_READ_STATUS_COMPLETE]);

    case CPT_READ_OUTCOME_ERROR:
      return _ ("The platform says that the read failed.");

    case CPT_READ_OUTCOME_NEUTRAL:
    case CPT_READ_OUTCOME_UNKNOWN:
    default:
      return _ ("The read ended, in a way that this version does not know.");
    }
}

/**
 * cpt_read_advice_get_not_done:
 *
 * Returns: (transfer none) (nullable): what is not as one would expect; %NULL when all is
 */
const char *
cpt_read_advice_get_not_done (CptRead *read)
{
  switch (cpt_read_get_outcome (read))
    {
    case CPT_READ_OUTCOME_ERROR:
      return _ ("These data were not brought up to date. Those of the last successful read stay as they were.");

    case CPT_READ_OUTCOME_NEUTRAL:
      return cpt_read_get_status (read) == CPT_READ_STATUS_CANCELLED ? _ ("These data were not brought up to date.")
                                                                     : NULL;

    case CPT_READ_OUTCOME_RUNNING:
    case CPT_READ_OUTCOME_SUCCESS:
    case CPT_READ_OUTCOME_UNKNOWN:
    default:
      return NULL;
    }
}

/**
 * cpt_read_advice_get_to_do:
 *
 * Returns: (transfer none) (nullable): what somebody can do; %NULL when there is nothing to do
 */
const char *
cpt_read_advice_get_to_do (CptReadRemedy remedy)
{
  return to_do[remedy] != NULL ? _ (to_do[remedy]) : NULL;
}

/**
 * cpt_read_advice_get_write_happened:
 *
 * Returns: (transfer none): what became of a write
 */
const char *
cpt_read_advice_get_write_happened (CptWriteStatus status)
{
  switch (status)
    {
    case CPT_WRITE_STATUS_PENDING:
      return _ ("The record was sent. The client’s software has not answered yet.");

    case CPT_WRITE_STATUS_SUCCESS:
      return _ ("The record was written into the client’s software.");

    case CPT_WRITE_STATUS_FAILED:
      return _ ("The record was not written into the client’s software.");

    case CPT_WRITE_STATUS_TIMED_OUT:
      return _ ("The client’s software did not answer in time. The record may still be written later.");

    case CPT_WRITE_STATUS_UNKNOWN:
    default:
      return _ ("The write is in a state that this version does not know.");
    }
}

/**
 * cpt_read_advice_get_write_to_do:
 *
 * Returns: (transfer none) (nullable): what somebody can do; %NULL when there is nothing to do
 */
const char *
cpt_read_advice_get_write_to_do (CptWriteStatus status)
{
  switch (status)
    {
    case CPT_WRITE_STATUS_FAILED:
      return _ ("Correct the record where it comes from, then write it again.");

    case CPT_WRITE_STATUS_TIMED_OUT:
      return _ ("Look in the client’s software before you write the record again: it could be there twice.");

    case CPT_WRITE_STATUS_PENDING:
    case CPT_WRITE_STATUS_SUCCESS:
    case CPT_WRITE_STATUS_UNKNOWN:
    default:
      return NULL;
    }
}
