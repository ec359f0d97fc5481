/* cpt-link-job-private.h — asks the platform for fresh Link URLs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company-repository.h"
#include "cpt-platform-client.h"

G_BEGIN_DECLS

#define CPT_TYPE_LINK_JOB (cpt_link_job_get_type ())
G_DECLARE_FINAL_TYPE (CptLinkJob, cpt_link_job, CPT, LINK_JOB, GObject)

CptLinkJob *
cpt_link_job_new (CptPlatformClient *client, GPtrArray *targets, const char *connection_id, guint page_size);
void
cpt_link_job_run_async (CptLinkJob *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *cpt_link_job_run_finish (CptLinkJob *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
