/* cpt-settings-job-private.h — saves settings over whatever the platform has by now.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-change.h"
#include "cpt-platform-client.h"
#include "cpt-store.h"
#include "cpt-sync-settings.h"

G_BEGIN_DECLS

#define CPT_TYPE_SETTINGS_JOB (cpt_settings_job_get_type ())
G_DECLARE_FINAL_TYPE (CptSettingsJob, cpt_settings_job, CPT, SETTINGS_JOB, GObject)

CptSettingsJob *cpt_settings_job_new (CptPlatformClient *client, CptStore *store, CptChange *change);
void cpt_settings_job_run_async (CptSettingsJob *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
CptSyncSettings *
cpt_settings_job_run_finish (CptSettingsJob *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

CptSyncSettings *cpt_settings_job_merge (CptChange *change, CptSyncSettings *theirs, GStrv *conflicts);

G_END_DECLS
