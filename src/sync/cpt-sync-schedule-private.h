/* cpt-sync-schedule-private.h — when sync looks again: pure rules of time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64 cpt_sync_schedule_check_delay (gint64 since_watched);
gint64 cpt_sync_schedule_watch_delay (gint64 busy_time);
gint64 cpt_sync_schedule_retry_delay (guint n_failures, guint retry_after);

G_END_DECLS
