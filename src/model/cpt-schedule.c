/* cpt-schedule.c — when a data type is read next, and whether that is late.
 *
 * Section 3.7 of the platform reference. The platform counts hours from the last read that ended well, whoever asked
 * for it; no clock on a wall and no change of it has a part in this.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-schedule.h"

#include "cpt-time.h"

/* The platform tries again within the hour when a read fails: what has not come by then is late. */
#define TOLERANCE G_TIME_SPAN_HOUR

/* By CptSyncFrequency. */
static const gint64 frequency_hours[] = { 0, 1, 24, 168, 720 };
G_STATIC_ASSERT (G_N_ELEMENTS (frequency_hours) == CPT_SYNC_FREQUENCY_OTHER);

/**
 * cpt_sync_frequency_from_hours:
 * @hours: as the platform holds them
 *
 * Returns: the choice that stands for @hours
 */
CptSyncFrequency
cpt_sync_frequency_from_hours (gint64 hours)
{
  for (guint i = 0; i < G_N_ELEMENTS (frequency_hours); i++)
    if (frequency_hours[i] == hours)
      return (CptSyncFrequency) i;

  return CPT_SYNC_FREQUENCY_OTHER;
}

/**
 * cpt_sync_frequency_to_hours:
 * @frequency: a choice, not CPT_SYNC_FREQUENCY_OTHER
 *
 * Returns: hours between two reads, 0 for never
 */
gint64
cpt_sync_frequency_to_hours (CptSyncFrequency frequency)
{
  g_return_val_if_fail (frequency < G_N_ELEMENTS (frequency_hours), 0);

  return frequency_hours[frequency];
}

/**
 * cpt_schedule_get_next:
 * @last_success: microseconds UTC of the end of the last read that ended well; before the first, of the first link;
 *   CPT_TIME_UNKNOWN when neither is known
 * @hours: between two reads, 0 for never
 *
 * Returns: microseconds UTC of the next read that is to be expected, CPT_TIME_UNKNOWN when there is none
 */
gint64
cpt_schedule_get_next (gint64 last_success, gint64 hours)
{
  gint64 interval, next;

  if (last_success == CPT_TIME_UNKNOWN || hours <= 0)
    return CPT_TIME_UNKNOWN;

  /* So far ahead that no clock can say when. */
  if (__builtin_mul_overflow (hours, G_TIME_SPAN_HOUR, &interval) ||
      __builtin_add_overflow (last_success, interval, &next))
    return CPT_TIME_UNKNOWN;

  return next;
}

/**
 * cpt_schedule_is_late:
 * @next: microseconds UTC of the read that was to be expected, CPT_TIME_UNKNOWN when there is none
 * @now: microseconds UTC of the platform's clock
 *
 * Returns: whether the read should have come an hour ago or more, so that an attempt and its repetition failed
 */
gboolean
cpt_schedule_is_late (gint64 next, gint64 now)
{
  return next != CPT_TIME_UNKNOWN && now > next && now - next >= TOLERANCE;
}
