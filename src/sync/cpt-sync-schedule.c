/* cpt-sync-schedule.c — when sync looks again: pure rules of time.
 *
 * All spans are microseconds, of whatever clock the caller counts with.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sync-schedule-private.h"

#define SECOND G_TIME_SPAN_SECOND
#define MINUTE G_TIME_SPAN_MINUTE

#define FIRST_RETRY (5 * SECOND)
#define LAST_RETRY (60 * SECOND)

typedef struct
{
  gint64 until; /* since it began */
  gint64 delay;
} Step;

/* What is awaited is looked for often at first: a client who was just sent a Link URL may be linking now. */
static const Step check_steps[] = {
  { 2 * MINUTE, 5 * SECOND },
  { 10 * MINUTE, MINUTE },
  { G_MAXINT64, 10 * MINUTE },
};

/* Most reads take seconds; one that takes minutes may take hours. */
static const Step watch_steps[] = {
  { MINUTE, 2 * SECOND },
  { 10 * MINUTE, 10 * SECOND },
  { G_MAXINT64, MINUTE },
};

/* The delay of the step that @time falls into; negative for the last one. */
static gint64
find_delay (const Step *steps, gint64 time)
{
  while (steps->until != G_MAXINT64 && (time < 0 || time >= steps->until))
    steps++;

  return steps->delay;
}

/**
 * cpt_sync_schedule_check_delay:
 * @since_watched: how long ago something began to be awaited; negative when nothing ever was
 *
 * Returns: how long after one check of the list the next one comes
 */
gint64
cpt_sync_schedule_check_delay (gint64 since_watched)
{
  return find_delay (check_steps, since_watched);
}

/**
 * cpt_sync_schedule_watch_delay:
 * @busy_time: how long something has been running in a company; negative when nothing does
 *
 * Returns: how long after one look at its read history the next one comes
 */
gint64
cpt_sync_schedule_watch_delay (gint64 busy_time)
{
  return find_delay (watch_steps, busy_time);
}

/**
 * cpt_sync_schedule_retry_delay:
 * @n_failures: how often it failed in a row, from 1
 * @retry_after: seconds that the platform asked to wait, 0 when it did not say
 *
 * Returns: how long to wait before it is tried again: 5 s, doubled each time up to 60 s, never less than asked
 */
gint64
cpt_sync_schedule_retry_delay (guint n_failures, guint retry_after)
{
  gint64 delay = FIRST_RETRY;

  for (guint i = 1; i < n_failures && delay < LAST_RETRY; i++)
    delay *= 2;

  return MAX (MIN (delay, LAST_RETRY), retry_after * SECOND);
}
