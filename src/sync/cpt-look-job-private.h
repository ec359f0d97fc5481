/* cpt-look-job-private.h — finds out whether the platform did a change that it did not confirm.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-outbox-repository.h"
#include "cpt-platform-client.h"

G_BEGIN_DECLS

/**
 * CptLookVerdict:
 * @CPT_LOOK_DONE: the platform did it
 * @CPT_LOOK_NOT_DONE: it did not
 * @CPT_LOOK_SEVERAL: several companies could be the one that was created
 *
 * What was found.
 */
typedef enum
{
  CPT_LOOK_DONE,
  CPT_LOOK_NOT_DONE,
  CPT_LOOK_SEVERAL,
} CptLookVerdict;

#define CPT_TYPE_LOOK_JOB (cpt_look_job_get_type ())
G_DECLARE_FINAL_TYPE (CptLookJob, cpt_look_job, CPT, LOOK_JOB, GObject)

CptLookJob *cpt_look_job_new (CptPlatformClient *client, CptOutboxRepository *outbox, CptChange *change);
void
cpt_look_job_run_async (CptLookJob *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean cpt_look_job_run_finish (CptLookJob *self,
                                  GAsyncResult *result,
                                  CptLookVerdict *verdict,
                                  CptOutboxAnswer *answer,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
