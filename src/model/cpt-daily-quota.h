/* cpt-daily-quota.h — how many requests the platform takes a day, and what is left of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CptDailyQuota:
 * @limit: requests a day, -1 when the platform has not said
 * @remaining: of them, -1 likewise
 * @reset: microseconds UTC by the platform's clock, when the count begins again; CPT_TIME_UNKNOWN likewise
 *
 * As the platform said with its last answer.
 */
typedef struct
{
  gint64 limit;
  gint64 remaining;
  gint64 reset;
} CptDailyQuota;

G_END_DECLS
