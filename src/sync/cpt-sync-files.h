/* cpt-sync-files.h — files of companies, when somebody asks for them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sync.h"

G_BEGIN_DECLS

void cpt_sync_list_files_async (CptSync *self,
                                const char *company_id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean cpt_sync_list_files_finish (CptSync *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_sync_upload_file_async (CptSync *self,
                                 const char *company_id,
                                 const char *connection_id,
                                 const char *name,
                                 GBytes *content,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean cpt_sync_upload_file_finish (CptSync *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_sync_download_files_async (CptSync *self,
                                    const char *company_id,
                                    const char *date,
                                    GFile *target,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean cpt_sync_download_files_finish (CptSync *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
