/* cpt-limiter-private.h — the one gate that every request to the platform passes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-platform-quota.h"

G_BEGIN_DECLS

#define CPT_LIMITER_MAX_PARALLEL 4

#define CPT_TYPE_LIMITER (cpt_limiter_get_type ())
G_DECLARE_FINAL_TYPE (CptLimiter, cpt_limiter, CPT, LIMITER, GObject)

CptLimiter *cpt_limiter_new (CptClock *clock, guint per_second);
void cpt_limiter_acquire_async (CptLimiter *self,
                                CptPriority priority,
                                gint64 longest_wait,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean cpt_limiter_acquire_finish (CptLimiter *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_limiter_release (CptLimiter *self);
void cpt_limiter_pause (CptLimiter *self, gint64 duration);
void cpt_limiter_get_quota (CptLimiter *self, CptDailyQuota *quota);
gint64 cpt_limiter_get_bulk_quota (CptLimiter *self);
void cpt_limiter_learn (CptLimiter *self, gint64 limit, gint64 remaining, gint64 reset);

G_END_DECLS
