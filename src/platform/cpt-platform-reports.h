/* cpt-platform-reports.h — the platform's financial reports.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-platform-client.h"
#include "cpt-report-item.h"

G_BEGIN_DECLS

void cpt_platform_client_get_report_async (CptPlatformClient *self,
                                           CptPriority priority,
                                           const char *company_id,
                                           CptReportKind kind,
                                           guint period_months,
                                           guint n_periods,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
GBytes *cpt_platform_client_get_report_finish (CptPlatformClient *self,
                                               GAsyncResult *result,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
