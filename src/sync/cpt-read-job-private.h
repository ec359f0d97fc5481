/* cpt-read-job-private.h — one complete read of the list of companies.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company-repository.h"
#include "cpt-platform-client.h"

G_BEGIN_DECLS

#define CPT_TYPE_READ_JOB (cpt_read_job_get_type ())
G_DECLARE_FINAL_TYPE (CptReadJob, cpt_read_job, CPT, READ_JOB, GObject)

/* Called after every page, on the thread of the client. */
typedef void (*CptReadProgressFunc) (CptReadJob *job, gpointer user_data);

CptReadJob *
cpt_read_job_new (CptPlatformClient *client, CptCompanyRepository *companies, CptPriority priority, guint page_size);
void cpt_read_job_run_async (CptReadJob *self,
                             CptReadProgressFunc progress,
                             gpointer progress_data,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean cpt_read_job_run_finish (CptReadJob *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
guint64 cpt_read_job_get_n_read (CptReadJob *self);
guint64 cpt_read_job_get_n_expected (CptReadJob *self);
gboolean cpt_read_job_get_has_one_time_password (CptReadJob *self);

G_END_DECLS
