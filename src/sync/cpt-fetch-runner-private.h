/* cpt-fetch-runner-private.h — what somebody on another thread asks to be read into the store.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-platform-client.h"
#include "cpt-report-item.h"
#include "cpt-store.h"

G_BEGIN_DECLS

#define CPT_TYPE_FETCH_RUNNER (cpt_fetch_runner_get_type ())
G_DECLARE_FINAL_TYPE (CptFetchRunner, cpt_fetch_runner, CPT, FETCH_RUNNER, GObject)

CptFetchRunner *cpt_fetch_runner_new (CptPlatformClient *client, CptStore *store);
void cpt_fetch_runner_read_settings (CptFetchRunner *self, const char *company_id, GTask *task);
void cpt_fetch_runner_read_integrations (CptFetchRunner *self, CptPriority priority, GTask *task);
void cpt_fetch_runner_read_validation (CptFetchRunner *self, const char *company_id, const char *read_id, GTask *task);
void cpt_fetch_runner_read_report (CptFetchRunner *self,
                                   const char *company_id,
                                   CptReportKind kind,
                                   guint period_months,
                                   guint n_periods,
                                   GTask *task);
void cpt_fetch_runner_fetch_logo (CptFetchRunner *self, const char *url, GTask *task);
void cpt_fetch_runner_stop (CptFetchRunner *self);
gboolean cpt_fetch_runner_is_busy (CptFetchRunner *self);

G_END_DECLS
