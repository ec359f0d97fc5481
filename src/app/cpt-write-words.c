/* cpt-write-words.c — how a write stands, in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-write-words.h"

#include <glib/gi18n.h>

/* By CptWriteStatus. */
static const struct
{
  const char *word; /* (nullable): said as the platform wrote it */
  CptStatusMark mark;
  CptReadOutcome outcome;
} statuses[] = {
  [CPT_WRITE_STATUS_UNKNOWN] = { NULL, CPT_STATUS_MARK_UNKNOWN, CPT_READ_OUTCOME_UNKNOWN },
  /* Translators: how the writing of a record into a client's software stands */
  [CPT_WRITE_STATUS_PENDING] = { NC_ ("write status", "Pending"), CPT_STATUS_MARK_RUNNING, CPT_READ_OUTCOME_RUNNING },
  [CPT_WRITE_STATUS_SUCCESS] = { NC_ ("write status", "Success"), CPT_STATUS_MARK_LINKED, CPT_READ_OUTCOME_SUCCESS },
  [CPT_WRITE_STATUS_FAILED] = { NC_ ("write status", "Failed"), CPT_STATUS_MARK_ERROR, CPT_READ_OUTCOME_ERROR },
  [CPT_WRITE_STATUS_TIMED_OUT] = { NC_ ("write status", "Timed out"), CPT_STATUS_MARK_WARNING,
                                   CPT_READ_OUTCOME_NEUTRAL },
};

/**
 * cpt_write_words_get:
 * @status: how a write stands
 * @text: @status as the platform wrote it
 *
 * Returns: (transfer none): @status in words, translated; @text for one that this version does not know
 */
const char *
cpt_write_words_get (CptWriteStatus status, const char *text)
{
  return statuses[status].word != NULL ? g_dpgettext2 (NULL, "write status", statuses[status].word) : text;
}

/**
 * cpt_write_words_get_mark:
 *
 * Returns: the mark beside the words
 */
CptStatusMark
cpt_write_words_get_mark (CptWriteStatus status)
{
  return statuses[status].mark;
}

/**
 * cpt_write_words_get_outcome:
 *
 * Returns: whether a write in @status is under way, or how it ended
 */
CptReadOutcome
cpt_write_words_get_outcome (CptWriteStatus status)
{
  return statuses[status].outcome;
}
