/* cpt-platform-reads.h — the platform's reads and writes: ask for them, watch them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-page.h"
#include "cpt-platform-client.h"
#include "cpt-read.h"
#include "cpt-validation.h"

G_BEGIN_DECLS

void cpt_platform_client_list_reads_async (CptPlatformClient *self,
                                           CptPriority priority,
                                           const char *company_id,
                                           guint page,
                                           guint page_size,
                                           const char *order_by,
                                           const char *query,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
CptPage *cpt_platform_client_list_reads_finish (CptPlatformClient *self,
                                                GAsyncResult *result,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_platform_client_get_read_async (CptPlatformClient *self,
                                         CptPriority priority,
                                         const char *company_id,
                                         const char *read_id,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
CptRead *cpt_platform_client_get_read_finish (CptPlatformClient *self,
                                              GAsyncResult *result,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_platform_client_get_validation_async (CptPlatformClient *self,
                                               CptPriority priority,
                                               const char *company_id,
                                               const char *read_id,
                                               GCancellable *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer user_data);
CptValidation *cpt_platform_client_get_validation_finish (CptPlatformClient *self,
                                                          GAsyncResult *result,
                                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_platform_client_get_data_status_async (CptPlatformClient *self,
                                                CptPriority priority,
                                                const char *company_id,
                                                GCancellable *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer user_data);
GPtrArray *cpt_platform_client_get_data_status_finish (CptPlatformClient *self,
                                                       GAsyncResult *result,
                                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_platform_client_refresh_company_async (CptPlatformClient *self,
                                                CptPriority priority,
                                                const char *company_id,
                                                const char *idempotency_key,
                                                GCancellable *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer user_data);
gboolean cpt_platform_client_refresh_company_finish (CptPlatformClient *self,
                                                     GAsyncResult *result,
                                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_platform_client_refresh_type_async (CptPlatformClient *self,
                                             CptPriority priority,
                                             const char *company_id,
                                             const char *data_type,
                                             const char *connection_id,
                                             const char *idempotency_key,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
CptRead *cpt_platform_client_refresh_type_finish (CptPlatformClient *self,
                                                  GAsyncResult *result,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_platform_client_list_writes_async (CptPlatformClient *self,
                                            CptPriority priority,
                                            const char *company_id,
                                            guint page,
                                            guint page_size,
                                            const char *order_by,
                                            const char *query,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
CptPage *cpt_platform_client_list_writes_finish (CptPlatformClient *self,
                                                 GAsyncResult *result,
                                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
