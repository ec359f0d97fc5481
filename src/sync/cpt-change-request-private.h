/* cpt-change-request-private.h — the one request to the platform that a change of the user's becomes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-outbox-repository.h"
#include "cpt-platform-client.h"

G_BEGIN_DECLS

void cpt_change_request_send_async (CptPlatformClient *client,
                                    CptChange *change,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean cpt_change_request_send_finish (CptPlatformClient *client,
                                         GAsyncResult *result,
                                         CptOutboxAnswer *answer,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
