/* cpt-platform-files.h — the platform's files: list, upload, download.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-platform-client.h"

G_BEGIN_DECLS

void cpt_platform_client_list_files_async (CptPlatformClient *self,
                                           CptPriority priority,
                                           const char *company_id,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
GPtrArray *cpt_platform_client_list_files_finish (CptPlatformClient *self,
                                                  GAsyncResult *result,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_platform_client_upload_file_async (CptPlatformClient *self,
                                            const char *company_id,
                                            const char *connection_id,
                                            const char *name,
                                            GBytes *content,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
gboolean cpt_platform_client_upload_file_finish (CptPlatformClient *self,
                                                 GAsyncResult *result,
                                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_platform_client_download_files_async (CptPlatformClient *self,
                                               const char *company_id,
                                               const char *date,
                                               GOutputStream *sink,
                                               GCancellable *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer user_data);
gboolean cpt_platform_client_download_files_finish (CptPlatformClient *self,
                                                    GAsyncResult *result,
                                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
