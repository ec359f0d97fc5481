/* cpt-platform-settings.h — how the platform reads data types: look, change.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-platform-client.h"
#include "cpt-sync-settings.h"

G_BEGIN_DECLS

void cpt_platform_client_get_settings_async (CptPlatformClient *self,
                                             CptPriority priority,
                                             const char *company_id,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
CptSyncSettings *cpt_platform_client_get_settings_finish (CptPlatformClient *self,
                                                          GAsyncResult *result,
                                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_platform_client_save_settings_async (CptPlatformClient *self,
                                              const char *company_id,
                                              const char *json,
                                              const char *idempotency_key,
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer user_data);
gboolean cpt_platform_client_save_settings_finish (CptPlatformClient *self,
                                                   GAsyncResult *result,
                                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
