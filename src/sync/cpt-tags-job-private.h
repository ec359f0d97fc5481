/* cpt-tags-job-private.h — saves what a person did to tags over whatever the platform has by now.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-change.h"
#include "cpt-platform-client.h"

G_BEGIN_DECLS

#define CPT_TYPE_TAGS_JOB (cpt_tags_job_get_type ())
G_DECLARE_FINAL_TYPE (CptTagsJob, cpt_tags_job, CPT, TAGS_JOB, GObject)

CptTagsJob *cpt_tags_job_new (CptPlatformClient *client, CptChange *change);
void
cpt_tags_job_run_async (CptTagsJob *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
CptCompany *cpt_tags_job_run_finish (CptTagsJob *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean cpt_tags_job_is_done (CptChange *change, CptCompany *company);

G_END_DECLS
