/* cpt-bulk-result-words.c — how one of the refreshes of many companies stands, in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-bulk-result-words.h"

#include "cpt-data-type-words.h"
#include "cpt-error-presenter.h"
#include "cpt-time-text.h"

#include <glib/gi18n.h>

static char *
dup_stage (const CptBulkResultFields *fields, gint64 now)
{
  g_autofree char *when = cpt_time_text_relative (fields->at, now);

  switch (fields->stage)
    {
    case CPT_BULK_STAGE_WAITING:
      /* Translators: of a refresh that the platform does not know of yet */
      return g_strdup (_ ("Waits its turn"));

    case CPT_BULK_STAGE_SENDING:
      /* Translators: of a refresh that is on its way to the platform */
      return g_strdup (_ ("Being asked for"));

    case CPT_BULK_STAGE_TAKEN:
      /* Translators: of a refresh; %s is when: "2 min ago". Nothing new was read from the company since. */
      return g_strdup_printf (_ ("Being read, asked for %s"), when);

    case CPT_BULK_STAGE_READ:
      /* Translators: of a company; %s is when: "2 min ago" */
      return g_strdup_printf (_ ("Read %s"), when);

    case CPT_BULK_STAGE_FAILED:
    default:
      return g_strdup (fields->error != NULL ? cpt_error_presenter_get_heading (fields->error)
                                             : _ ("The platform refused"));
    }
}

/**
 * cpt_bulk_result_words_dup:
 * @now: microseconds UTC, of the account's clock
 *
 * Returns: (transfer full): how far it is; what is read, when that is not all
 */
char *
cpt_bulk_result_words_dup (CptBulkResult *result, gint64 now)
{
  const CptBulkResultFields *fields = cpt_bulk_result_get_fields (result);
  g_autofree char *stage = dup_stage (fields, now);

  if (fields->data_type == NULL)
    return g_steal_pointer (&stage);

  return g_strdup_printf ("%s · %s", cpt_data_type_words_get (fields->data_type), stage);
}

/**
 * cpt_bulk_result_words_get_mark:
 *
 * Returns: what stands before it
 */
CptStatusMark
cpt_bulk_result_words_get_mark (CptBulkResult *result)
{
  switch (cpt_bulk_result_get_fields (result)->stage)
    {
    case CPT_BULK_STAGE_WAITING:
      return CPT_STATUS_MARK_QUEUED;

    case CPT_BULK_STAGE_SENDING:
    case CPT_BULK_STAGE_TAKEN:
      return CPT_STATUS_MARK_RUNNING;

    case CPT_BULK_STAGE_READ:
      return CPT_STATUS_MARK_LINKED;

    case CPT_BULK_STAGE_FAILED:
    default:
      return CPT_STATUS_MARK_ERROR;
    }
}
