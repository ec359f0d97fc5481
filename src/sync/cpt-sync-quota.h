/* cpt-sync-quota.h — how many requests the platform takes today, when somebody asks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-daily-quota.h"
#include "cpt-sync.h"

G_BEGIN_DECLS

void
cpt_sync_get_quota_async (CptSync *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean cpt_sync_get_quota_finish (CptSync *self, GAsyncResult *result, CptDailyQuota *quota, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
