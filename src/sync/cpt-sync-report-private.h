/* cpt-sync-report-private.h — how the reading of the list stands, as told from the sync thread to the main one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sync.h"

G_BEGIN_DECLS

/**
 * CptSyncReport:
 * @state: what it is doing
 * @n_read: companies read so far in the read under way, or in the last one
 * @n_expected: companies in the account, 0 = unknown
 * @last_read: when the list was last read to the end, microseconds of the account's clock, or CPT_TIME_UNKNOWN
 * @retry_at: when it is tried again, microseconds of the monotonic clock, 0 = not waiting
 * @error: (nullable): why the list is not up to date; stays while it is tried again
 *
 * How the reading of the list stands.
 */
typedef struct
{
  CptSyncState state;
  guint64 n_read;
  guint64 n_expected;
  gint64 last_read;
  gint64 retry_at;
  GError *error;
} CptSyncReport;

G_END_DECLS
