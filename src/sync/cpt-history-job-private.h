/* cpt-history-job-private.h — one look at the read history of a company: what is new, and what moved on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company-repository.h"
#include "cpt-platform-client.h"
#include "cpt-read-repository.h"

G_BEGIN_DECLS

#define CPT_TYPE_HISTORY_JOB (cpt_history_job_get_type ())
G_DECLARE_FINAL_TYPE (CptHistoryJob, cpt_history_job, CPT, HISTORY_JOB, GObject)

CptHistoryJob *cpt_history_job_new (CptPlatformClient *client,
                                    CptStore *store,
                                    const char *company_id,
                                    gint64 since,
                                    CptPriority priority);
void cpt_history_job_run_async (CptHistoryJob *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
GPtrArray *cpt_history_job_run_finish (CptHistoryJob *self,
                                       GAsyncResult *result,
                                       gboolean *is_running,
                                       gint64 *rest,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
