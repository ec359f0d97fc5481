/* cpt-sync-quota.c — how many requests the platform takes today, when somebody asks. Main thread, as all of CptSync.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sync-quota.h"

#include "cpt-platform-quota.h"
#include "cpt-sync-private.h"

/* Until the sync thread has taken it. */
typedef struct
{
  GTask *task; /* (owned) (nullable) */
} Wish;

static void
wish_free (Wish *self)
{
  if (self->task != NULL)
    cpt_sync_engine_refuse (self->task);

  g_clear_object (&self->task);
  g_free (self);
}

static void
get_quota_on_sync_thread (CptSyncEngine *engine, gpointer data)
{
  Wish *wish = data;
  g_autoptr (GTask) task = g_steal_pointer (&wish->task);
  CptDailyQuota *quota = g_new0 (CptDailyQuota, 1);

  cpt_platform_client_get_quota (cpt_sync_engine_get_client (engine), quota);
  g_task_return_pointer (task, quota, g_free);
}

/**
 * cpt_sync_get_quota_async:
 *
 * Asks how many requests the platform still takes today, as it said last. No request is sent for it.
 */
void
cpt_sync_get_quota_async (CptSync *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  CptSyncEngine *engine = NULL;
  g_autoptr (GTask) task = NULL;
  Wish *wish = NULL;

  g_return_if_fail (CPT_IS_SYNC (self));

  engine = cpt_sync_get_engine (self);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cpt_sync_get_quota_async);
  if (engine == NULL)
    {
      g_task_return_error (task, cpt_sync_new_rest_error (self));
      return;
    }

  wish = g_new0 (Wish, 1);
  wish->task = g_steal_pointer (&task);
  cpt_sync_engine_call (engine, get_quota_on_sync_thread, wish, (GDestroyNotify) wish_free);
}

/**
 * cpt_sync_get_quota_finish:
 * @quota: (out caller-allocates): what the platform said, which may be nothing
 *
 * Returns: %FALSE with @error set when nobody could be asked
 */
gboolean
cpt_sync_get_quota_finish (CptSync *self, GAsyncResult *result, CptDailyQuota *quota, GError **error)
{
  g_autofree CptDailyQuota *found = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  found = g_task_propagate_pointer (G_TASK (result), error);
  if (found == NULL)
    return FALSE;

  *quota = *found;

  return TRUE;
}
