/* cpt-quota-private.h — how soon the next request may go: per second, per day, and after "wait".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-platform-quota.h"

G_BEGIN_DECLS

/**
 * CptQuota:
 * @per_second: requests that may go in a second, and at once after a rest
 * @tokens: requests that may go now
 * @refilled_at: monotonic time of @tokens
 * @paused_until: monotonic time that the platform asked to wait for
 * @limit: requests a day, -1 when unknown
 * @remaining: of them, -1 when unknown
 * @reset: platform time when the day's count begins again, CPT_TIME_UNKNOWN while @limit is
 * @used_in_background: of the day's requests
 * @last_in_background: monotonic time
 *
 * Pure: every moment comes in as an argument. All times are microseconds.
 */
typedef struct
{
  guint per_second;
  double tokens;
  gint64 refilled_at;
  gint64 paused_until;
  gint64 limit;
  gint64 remaining;
  gint64 reset;
  gint64 used_in_background;
  gint64 last_in_background;
} CptQuota;

void cpt_quota_init (CptQuota *self, guint per_second, gint64 now);
gint64 cpt_quota_wait (CptQuota *self, CptPriority priority, gint64 now, gint64 platform_now);
void cpt_quota_get_day (CptQuota *self, gint64 platform_now, CptDailyQuota *day);
gint64 cpt_quota_get_left_for_bulk (CptQuota *self, gint64 platform_now);
void cpt_quota_take (CptQuota *self, CptPriority priority, gint64 now);
void cpt_quota_pause (CptQuota *self, gint64 until);
void cpt_quota_learn (CptQuota *self, gint64 limit, gint64 remaining, gint64 reset, gint64 platform_now);

G_END_DECLS
