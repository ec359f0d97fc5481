/* cpt-platform-integrations.h — the packages that can be connected to, with their pictures.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-integration.h"
#include "cpt-platform-client.h"

G_BEGIN_DECLS

void cpt_platform_client_list_integrations_async (CptPlatformClient *self,
                                                  CptPriority priority,
                                                  GCancellable *cancellable,
                                                  GAsyncReadyCallback callback,
                                                  gpointer user_data);
GPtrArray *cpt_platform_client_list_integrations_finish (CptPlatformClient *self,
                                                         GAsyncResult *result,
                                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_platform_client_fetch_logo_async (CptPlatformClient *self,
                                           const char *url,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
GBytes *cpt_platform_client_fetch_logo_finish (CptPlatformClient *self,
                                               GAsyncResult *result,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
