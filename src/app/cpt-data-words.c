/* cpt-data-words.c — how a data type of a company stands, in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-data-words.h"

#include "cpt-read-words.h"
#include "cpt-refresh-words.h"
#include "cpt-time-text.h"

#include <glib/gi18n.h>

/**
 * cpt_data_words_dup_status:
 *
 * Returns: (transfer full): how the latest read of the type stands, translated
 */
char *
cpt_data_words_dup_status (const CptDataEntry *entry)
{
  const char *words = cpt_read_words_get (entry->status, entry->status_text);

  if (entry->is_running)
    /* Translators: how the reading of some data stands, and how far it is, in percent */
    return g_strdup_printf (_ ("%s · %u%%"), words, entry->percent);
  if (entry->is_waiting)
    /* Translators: how some data stand: the platform does not know of it yet */
    return g_strdup (_ ("Refresh asked for"));
  if (!entry->is_told)
    /* Translators: how some data stand: the platform was not asked yet */
    return g_strdup (_ ("Not known yet"));
  if (entry->situation == CPT_DATA_NEVER_READ)
    return g_strdup (_ ("Never read"));

  return g_strdup (words);
}

/**
 * cpt_data_words_get_mark:
 *
 * Returns: the mark beside these words
 */
CptStatusMark
cpt_data_words_get_mark (const CptDataEntry *entry)
{
  if (entry->is_waiting && !entry->is_running)
    return CPT_STATUS_MARK_QUEUED;
  if (!entry->is_running && entry->situation == CPT_DATA_NEVER_READ)
    return CPT_STATUS_MARK_UNKNOWN;

  return cpt_read_words_get_mark (entry->status, entry->is_running ? CPT_READ_OUTCOME_RUNNING
                                                                   : cpt_read_status_get_outcome (entry->status));
}

/**
 * cpt_data_words_dup_last:
 * @now: of the account's clock
 *
 * Returns: (transfer full) (nullable): when the type was read with success; %NULL when it was never read
 */
char *
cpt_data_words_dup_last (const CptDataEntry *entry, gint64 now)
{
  g_autofree char *age = cpt_time_text_relative (entry->last_success, now);

  if (entry->last_success != CPT_TIME_UNKNOWN)
    /* Translators: %s is when some data were read with success, such as "2 h ago" */
    return g_strdup_printf (_ ("Last success: %s"), age);

  return entry->situation == CPT_DATA_NO_SUCCESS ? g_strdup (_ ("No success yet")) : NULL;
}

/**
 * cpt_data_words_dup_next:
 *
 * Returns: (transfer full) (nullable): when the type is to be read next, or why it is not; %NULL when it is read only
 * when somebody asks for it
 */
char *
cpt_data_words_dup_next (const CptDataEntry *entry)
{
  g_autofree char *time = cpt_time_text_exact (entry->next);

  if (entry->verdict != CPT_REFRESH_READ && entry->verdict != CPT_REFRESH_RUNNING)
    return g_strdup (cpt_refresh_words_get_verdict (entry->verdict));
  if (entry->next == CPT_TIME_UNKNOWN)
    return NULL;
  if (entry->is_late)
    return g_strdup_printf (_ ("Late: expected %s"), time);

  return g_strdup_printf (_ ("Next sync: %s"), time);
}

/**
 * cpt_data_words_get_obstacle:
 *
 * Returns: (transfer none) (nullable): why its refresh cannot be asked for; %NULL when it can
 */
const char *
cpt_data_words_get_obstacle (const CptDataEntry *entry)
{
  if (cpt_data_entry_can_refresh (entry))
    return NULL;
  if (entry->is_running)
    return cpt_refresh_words_get_verdict (CPT_REFRESH_RUNNING);
  if (entry->is_waiting)
    return _ ("Refresh asked for");

  return cpt_refresh_words_get_verdict (entry->verdict);
}
