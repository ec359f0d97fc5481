/* cpt-platform-records.h — the platform's records of companies.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-platform-client.h"
#include "cpt-record-type.h"

G_BEGIN_DECLS

void cpt_platform_client_list_records_async (CptPlatformClient *self,
                                             CptPriority priority,
                                             const CptRecordPlace *place,
                                             guint page,
                                             guint page_size,
                                             const char *order_by,
                                             const char *query,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
CptPage *cpt_platform_client_list_records_finish (CptPlatformClient *self,
                                                  GAsyncResult *result,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
