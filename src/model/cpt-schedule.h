/* cpt-schedule.h — when a data type is read next, and whether that is late.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CptSyncFrequency:
 * @CPT_SYNC_FREQUENCY_OTHER: another number of hours, which the platform may hold
 *
 * The choices for how often a data type is read.
 */
typedef enum
{
  CPT_SYNC_FREQUENCY_NONE,
  CPT_SYNC_FREQUENCY_HOURLY,
  CPT_SYNC_FREQUENCY_DAILY,
  CPT_SYNC_FREQUENCY_WEEKLY,
  CPT_SYNC_FREQUENCY_MONTHLY,
  CPT_SYNC_FREQUENCY_OTHER,
} CptSyncFrequency;

CptSyncFrequency cpt_sync_frequency_from_hours (gint64 hours);
gint64 cpt_sync_frequency_to_hours (CptSyncFrequency frequency);

gint64 cpt_schedule_get_next (gint64 last_success, gint64 hours);
gboolean cpt_schedule_is_late (gint64 next, gint64 now);

G_END_DECLS
