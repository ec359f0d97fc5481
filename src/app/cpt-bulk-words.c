/* cpt-bulk-words.c — how the refreshes of many companies stand, in words.
 *
 * That the platform took a refresh is not yet news for a person: they are told whose data have been read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-bulk-words.h"

#include "cpt-duration-text.h"
#include "cpt-time-text.h"

#include <glib/gi18n.h>

/* After that nobody waits any more for those of whom nothing was heard: their reads failed, or take hours. */
#define PATIENCE (10 * 60 * CPT_TIME_SECOND)

static guint
count_all (const CptBulkStatus *status)
{
  return status->n_done + status->n_failed + status->n_sending + status->n_waiting;
}

/**
 * cpt_bulk_words_get_phase:
 * @now: microseconds UTC, of the account's clock
 *
 * Returns: how far they are
 */
CptBulkPhase
cpt_bulk_words_get_phase (const CptBulkStatus *status, gint64 now)
{
  if (count_all (status) == 0)
    return CPT_BULK_NONE;

  if (status->n_waiting + status->n_sending > 0)
    return CPT_BULK_ASKING;

  return status->n_read < status->n_done && now - status->last_taken < PATIENCE ? CPT_BULK_READING : CPT_BULK_ENDED;
}

/**
 * cpt_bulk_words_get_fraction:
 *
 * Returns: how much of it is over, from 0 to 1: one that the platform took and has not read yet is half done
 */
double
cpt_bulk_words_get_fraction (const CptBulkStatus *status)
{
  guint n_all = count_all (status);

  return n_all > 0 ? (status->n_failed + (status->n_done + status->n_read) / 2.0) / n_all : 0;
}

/**
 * cpt_bulk_words_dup_title:
 * @phase: not %CPT_BULK_NONE
 *
 * Returns: (transfer full): what is going on
 */
char *
cpt_bulk_words_dup_title (const CptBulkStatus *status, CptBulkPhase phase)
{
  guint n = status->n_companies;

  if (phase == CPT_BULK_ENDED)
    /* Translators: what was asked for many companies at once is over */
    return g_strdup_printf (g_dngettext (NULL, "Refresh of %'u company ended", "Refresh of %'u companies ended", n), n);

  if (phase == CPT_BULK_ASKING && status->is_paused)
    return g_strdup_printf (g_dngettext (NULL, "Refresh of %'u company paused", "Refresh of %'u companies paused", n),
                            n);

  return g_strdup_printf (g_dngettext (NULL, "Refreshing %'u company", "Refreshing %'u companies", n), n);
}

static void
add_part (GStrvBuilder *parts, guint n, const char *text)
{
  g_autofree char *part = NULL;

  if (n == 0)
    return;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  part = g_strdup_printf (text, n);
#pragma GCC diagnostic pop
  g_strv_builder_add (parts, part);
}

/**
 * cpt_bulk_words_dup_facts:
 * @phase: not %CPT_BULK_NONE
 * @now: microseconds UTC, of the account's clock
 *
 * Returns: (transfer full): how many are how far, and for how long it has run
 */
char *
cpt_bulk_words_dup_facts (const CptBulkStatus *status, CptBulkPhase phase, gint64 now)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;
  guint n_silent = status->n_done - status->n_read;
  guint n_waiting = status->n_waiting + status->n_sending;

  /* Translators: in a list such as "5 read · 1 failed": refreshes of companies after which the data were read */
  add_part (parts, status->n_read, g_dngettext (NULL, "%'u read", "%'u read", status->n_read));
  if (phase == CPT_BULK_ENDED)
    /* Translators: in a list such as "5 read · 1 failed": refreshes that were asked for, and nothing new was seen */
    add_part (parts, n_silent, g_dngettext (NULL, "%'u without news", "%'u without news", n_silent));
  else
    /* Translators: in a list such as "5 read · 1 failed": refreshes under way at the platform */
    add_part (parts, n_silent, g_dngettext (NULL, "%'u being read", "%'u being read", n_silent));
  /* Translators: in a list such as "5 read · 1 failed": refreshes that the platform refused */
  add_part (parts, status->n_failed, g_dngettext (NULL, "%'u failed", "%'u failed", status->n_failed));
  /* Translators: in a list such as "5 read · 1 failed": refreshes that the platform does not know of yet */
  add_part (parts, n_waiting, g_dngettext (NULL, "%'u waiting", "%'u waiting", n_waiting));

  if (phase != CPT_BULK_ENDED && status->began != CPT_TIME_UNKNOWN)
    {
      g_autofree char *elapsed = cpt_duration_text_so_far (MAX (now - status->began, 0));

      g_strv_builder_add (parts, elapsed);
    }
  texts = g_strv_builder_end (parts);

  return g_strjoinv (" · ", texts);
}

/**
 * cpt_bulk_words_dup_delay:
 * @now: microseconds UTC, of the account's clock
 *
 * Returns: (transfer full) (nullable): until when the platform takes no more of them; %NULL when it does
 */
char *
cpt_bulk_words_dup_delay (const CptBulkStatus *status, gint64 now)
{
  g_autofree char *when = NULL;
  gint64 wait = status->resumes_at - now;

  if (status->resumes_at == CPT_TIME_UNKNOWN || status->is_paused || status->n_waiting == 0 || wait <= 0)
    return NULL;

  if (wait < 60 * CPT_TIME_SECOND)
    return g_strdup (_ ("The platform takes no more for a moment; the rest goes on by itself."));

  when = cpt_time_text_exact (status->resumes_at);

  /* Translators: %s is a date and time of day: "18 Aug 2026, 16:05" */
  return g_strdup_printf (_ ("The requests that the platform allows are used up; the rest goes on by itself: %s."),
                          when);
}

/**
 * cpt_bulk_words_dup_result:
 * @status: of refreshes that ended
 *
 * Returns: (transfer full): how they ended, in one line
 */
char *
cpt_bulk_words_dup_result (const CptBulkStatus *status)
{
  g_autofree char *title = cpt_bulk_words_dup_title (status, CPT_BULK_ENDED);
  g_autofree char *facts = cpt_bulk_words_dup_facts (status, CPT_BULK_ENDED, 0);

  return g_strdup_printf ("%s · %s", title, facts);
}
