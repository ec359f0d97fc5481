/* cpt-record-situation-words.c — how much of a list of records there is, and how old, in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-record-situation-words.h"

#include "cpt-error-presenter.h"
#include "cpt-time-text.h"

#include <glib/gi18n.h>

static char *
dup_records (guint n)
{
  /* Translators: a number of records, such as invoices */
  return g_strdup_printf (ngettext ("%'u record", "%'u records", n), n);
}

/**
 * cpt_record_situation_words_dup_count:
 * @is_filtered: whether only some are asked for
 *
 * Returns: (transfer full): how many records are shown, and of how many
 */
char *
cpt_record_situation_words_dup_count (const CptRecordSituation *situation, gboolean is_filtered)
{
  g_autofree char *found = dup_records (situation->n_found);
  g_autofree char *kept = dup_records (situation->n_kept);

  if (!situation->is_loaded)
    return g_strdup ("");
  if (!situation->is_kept && (!is_filtered || situation->total < 0))
    return g_steal_pointer (&found);
  if (!situation->is_kept)
    /* Translators: "12 of 312 records": what a filter lets pass */
    return g_strdup_printf (ngettext ("%'u of %'u record", "%'u of %'u records", (gulong) situation->total),
                            situation->n_found, (guint) situation->total);
  if (is_filtered)
    /* Translators: "12 among 300 records read": what a filter lets pass of what is known here */
    return g_strdup_printf (ngettext ("%'u among %'u record read", "%'u among %'u records read", situation->n_kept),
                            situation->n_found, situation->n_kept);
  if (situation->total > (gint64) situation->n_kept)
    /* Translators: "300 of 312 records read": what is known here of what there is */
    return g_strdup_printf (ngettext ("%'u of %'u record read", "%'u of %'u records read", (gulong) situation->total),
                            situation->n_kept, (guint) situation->total);

  return g_steal_pointer (&kept);
}

/**
 * cpt_record_situation_words_dup_notice:
 * @is_sendable: whether the platform can be asked for what is wanted
 *
 * Returns: (transfer full) (nullable): why what is shown is not what the platform has now
 */
char *
cpt_record_situation_words_dup_notice (const CptRecordSituation *situation, gboolean is_sendable)
{
  g_autofree char *when = cpt_time_text_exact (situation->asked_at);

  if (!is_sendable)
    return g_strdup (_ ("The platform cannot be asked for this: only the records that were read are searched. A text "
                        "with “&&”, “||”, “{” or “}” in it cannot be sent, nor a very long one."));
  if (situation->error == NULL || !situation->is_kept)
    return NULL;

  /* Translators: the first %s is what is wrong, such as "The platform cannot be reached"; the second a date and time */
  return g_strdup_printf (_ ("%s. What is shown was read before, last on %s."),
                          cpt_error_presenter_get_heading (situation->error), when);
}

/**
 * cpt_record_situation_words_get_state:
 * @is_filtered: whether only some are asked for
 *
 * Returns: the page that there is to show: "list", "loading", "empty", "nothing", "not-ready" or "failed"
 */
const char *
cpt_record_situation_words_get_state (const CptRecordSituation *situation, gboolean is_filtered)
{
  if (situation->n_found > 0)
    return "list";
  if (!situation->is_loaded || (situation->is_asking && situation->is_kept))
    return situation->error != NULL && !situation->is_asking ? "failed" : "loading";
  if (situation->error != NULL && situation->n_kept == 0)
    return g_error_matches (situation->error, CPT_ERROR, CPT_ERROR_NOT_READY) ? "not-ready" : "failed";
  if (is_filtered)
    return "nothing";

  return situation->error != NULL ? "failed" : "empty";
}
