/* cpt-freshness-job-private.h — what else of a company changes when its reads end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company-repository.h"
#include "cpt-platform-client.h"

G_BEGIN_DECLS

#define CPT_TYPE_FRESHNESS_JOB (cpt_freshness_job_get_type ())
G_DECLARE_FINAL_TYPE (CptFreshnessJob, cpt_freshness_job, CPT, FRESHNESS_JOB, GObject)

CptFreshnessJob *
cpt_freshness_job_new (CptPlatformClient *client, CptStore *store, const char *company_id, CptPriority priority);
void cpt_freshness_job_run_async (CptFreshnessJob *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
CptCompany *cpt_freshness_job_run_finish (CptFreshnessJob *self, GAsyncResult *result, gint64 *rest, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
