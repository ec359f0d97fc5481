/* cpt-outbox-job-private.h — sends what the user did, in order, exactly once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company-repository.h"
#include "cpt-outbox-repository.h"
#include "cpt-platform-client.h"

G_BEGIN_DECLS

/**
 * CptOutboxEvents:
 * @answered: the platform did @change, and the store knows
 * @failed: the platform said no to @change, and the store knows
 * @unreachable: (nullable): no answer came; @change waits
 *
 * What the outbox job tells, on its own thread.
 */
typedef struct
{
  void (*answered) (CptChange *change, gint64 rid, CptCompany *company, gpointer user_data);
  void (*failed) (CptChange *change, const GError *error, gpointer user_data);
  void (*unreachable) (CptChange *change, gpointer user_data);
} CptOutboxEvents;

#define CPT_TYPE_OUTBOX_JOB (cpt_outbox_job_get_type ())
G_DECLARE_FINAL_TYPE (CptOutboxJob, cpt_outbox_job, CPT, OUTBOX_JOB, GObject)

CptOutboxJob *cpt_outbox_job_new (CptPlatformClient *client,
                                  CptStore *store,
                                  double time_scale,
                                  const CptOutboxEvents *events,
                                  gpointer events_data);
void cpt_outbox_job_run_async (CptOutboxJob *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean cpt_outbox_job_run_finish (CptOutboxJob *self, GAsyncResult *result, gint64 *next_due, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
