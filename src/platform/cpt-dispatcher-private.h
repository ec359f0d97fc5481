/* cpt-dispatcher-private.h — brings a request to the platform: waits its turn, sends, judges the answer, tries again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-platform-quota.h"
#include "cpt-request-private.h"

G_BEGIN_DECLS

#define CPT_TYPE_DISPATCHER (cpt_dispatcher_get_type ())
G_DECLARE_FINAL_TYPE (CptDispatcher, cpt_dispatcher, CPT, DISPATCHER, GObject)

CptDispatcher *cpt_dispatcher_new (const char *base_url, const char *api_key, CptClock *clock, GError **error);
gboolean cpt_dispatcher_is_loopback (CptDispatcher *self);
void cpt_dispatcher_set_time_scale (CptDispatcher *self, double time_scale);
void cpt_dispatcher_get_quota (CptDispatcher *self, CptDailyQuota *quota);
gint64 cpt_dispatcher_get_bulk_quota (CptDispatcher *self);
void cpt_dispatcher_send_async (CptDispatcher *self,
                                CptRequest *request,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
GBytes *
cpt_dispatcher_send_finish (CptDispatcher *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
