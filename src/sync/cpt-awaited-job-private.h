/* cpt-awaited-job-private.h — reads a few companies by themselves: those whose client may be linking now.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company-repository.h"
#include "cpt-platform-client.h"

G_BEGIN_DECLS

#define CPT_TYPE_AWAITED_JOB (cpt_awaited_job_get_type ())
G_DECLARE_FINAL_TYPE (CptAwaitedJob, cpt_awaited_job, CPT, AWAITED_JOB, GObject)

CptAwaitedJob *
cpt_awaited_job_new (CptPlatformClient *client, CptCompanyRepository *companies, const char *const *company_ids);
void cpt_awaited_job_run_async (CptAwaitedJob *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean
cpt_awaited_job_run_finish (CptAwaitedJob *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
