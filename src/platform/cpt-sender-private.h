/* cpt-sender-private.h — sends a request until it is answered, refused, or not worth waiting for any longer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-request-private.h"

G_BEGIN_DECLS

#define CPT_TYPE_SENDER (cpt_sender_get_type ())
G_DECLARE_FINAL_TYPE (CptSender, cpt_sender, CPT, SENDER, GObject)

CptSender *cpt_sender_new (const char *base_url, const char *api_key, CptClock *clock);
void cpt_sender_set_time_scale (CptSender *self, double time_scale);
void cpt_sender_send_async (CptSender *self,
                            CptRequest *request,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
GBytes *cpt_sender_send_finish (CptSender *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
