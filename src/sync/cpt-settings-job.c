/* cpt-settings-job.c — saves settings over whatever the platform has by now.
 *
 * Lives on the thread of its client. A body holds every type, so it would undo what somebody else changed since it was
 * written. So the platform is asked first, and what goes there is its own word with what the user changed. Where both
 * changed the same thing nothing is sent: the store has the platform's word, the outbox row has the user's and what
 * that was changed over, and a person chooses.
 *
 * States, and what leaves them:
 *
 *   READY      cpt_settings_job_run_async() → READING
 *   READING    get_cb(): in conflict → STORING; as it was wanted already → DONE; otherwise → SAVING
 *   STORING    put_cb() → DONE, with CPT_ERROR_REASON_SETTINGS_CONFLICT
 *   SAVING     save_cb() → CONFIRMING
 *   CONFIRMING confirm_cb(): what the platform has now, or what it was sent when that cannot be found out → DONE
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-settings-job-private.h"

#include "cpt-company-repository.h"
#include "cpt-error-reason.h"
#include "cpt-platform-settings.h"
#include "cpt-sync-body.h"
#include "cpt-sync-merge.h"
#include "cpt-sync-settings-repository.h"

struct _CptSettingsJob
{
  GObject parent_instance;

  CptPlatformClient *client;
  CptCompanyRepository *companies;
  CptSyncSettingsRepository *settings;
  CptChange *change;

  GTask *task;             /* (owned) (nullable): while it runs */
  CptSyncSettings *merged; /* (owned) (nullable): what is sent */
  GStrv conflicts;         /* (owned) (nullable): types that both changed */
  gint64 sequence;         /* of the request under way */
};

G_DEFINE_FINAL_TYPE (CptSettingsJob, cpt_settings_job, G_TYPE_OBJECT)

/* Takes @error. */
static void
fail (CptSettingsJob *self, GError *error)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  g_task_return_error (task, error);
}

static void
finish (CptSettingsJob *self, CptSyncSettings *settings)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  g_task_return_pointer (task, g_object_ref (settings), g_object_unref);
}

static GError *
new_conflict (CptSettingsJob *self)
{
  g_autofree char *types = g_strjoinv (", ", self->conflicts);
  g_autofree char *text = g_strdup_printf (CPT_ERROR_TOKEN_SETTINGS_CONFLICT ": %s", types);
  const CptErrorAnswer answer = { .text = text };

  return cpt_error_new_answer (CPT_ERROR_REFUSED, &answer, "%s", text);
}

static void
put_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptSettingsJob) self = user_data;
  GError *error = NULL;

  if (cpt_sync_settings_repository_put_finish (self->settings, result, &error))
    error = new_conflict (self);

  fail (self, error);
}

static void
confirm_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptSettingsJob) self = user_data;
  g_autoptr (CptSyncSettings) now = NULL;
  g_autoptr (GError) error = NULL;

  now = cpt_platform_client_get_settings_finish (self->client, result, &error);
  if (now == NULL)
    g_debug ("What was saved could not be read again: %s", error->message);

  finish (self, now != NULL ? now : self->merged);
}

/* Not with the patience of what a person waits for: the outbox tries again by itself, and until then the change can be
 * taken back. */
static void
ask (CptSettingsJob *self, GAsyncReadyCallback callback)
{
  self->sequence = cpt_company_repository_next_sequence (self->companies);
  cpt_platform_client_get_settings_async (self->client, CPT_PRIORITY_BULK, cpt_change_get_company_id (self->change),
                                          g_task_get_cancellable (self->task), callback, g_object_ref (self));
}

static void
save_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptSettingsJob) self = user_data;
  GError *error = NULL;

  if (cpt_platform_client_save_settings_finish (self->client, result, &error))
    ask (self, confirm_cb);
  else
    fail (self, error);
}

static void
save (CptSettingsJob *self)
{
  g_autofree char *json = cpt_sync_settings_to_json (self->merged);

  cpt_platform_client_save_settings_async (self->client, cpt_change_get_company_id (self->change), json,
                                           cpt_change_get_idempotency_key (self->change),
                                           g_task_get_cancellable (self->task), save_cb, g_object_ref (self));
}

static void
get_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptSettingsJob) self = user_data;
  g_autoptr (CptSyncSettings) theirs = NULL;
  GError *error = NULL;

  theirs = cpt_platform_client_get_settings_finish (self->client, result, &error);
  if (theirs == NULL)
    {
      fail (self, error);
      return;
    }

  self->merged = cpt_settings_job_merge (self->change, theirs, &self->conflicts);
  if (self->conflicts[0] != NULL)
    cpt_sync_settings_repository_put_async (self->settings, theirs, self->sequence, g_task_get_cancellable (self->task),
                                            put_cb, g_object_ref (self));
  else if (cpt_sync_settings_equal (self->merged, theirs))
    finish (self, theirs);
  else
    save (self);
}

static void
cpt_settings_job_finalize (GObject *object)
{
  CptSettingsJob *self = CPT_SETTINGS_JOB (object);

  g_assert (self->task == NULL);

  g_clear_object (&self->client);
  g_clear_object (&self->companies);
  g_clear_object (&self->settings);
  g_clear_object (&self->change);
  g_clear_object (&self->merged);
  g_clear_pointer (&self->conflicts, g_strfreev);

  G_OBJECT_CLASS (cpt_settings_job_parent_class)->finalize (object);
}

static void
cpt_settings_job_class_init (CptSettingsJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_settings_job_finalize;
}

static void
cpt_settings_job_init (CptSettingsJob *self)
{
}

/**
 * cpt_settings_job_new:
 * @client: where to save; the job lives on its thread
 * @store: gets the platform's word when that is in conflict with the user's
 * @change: the settings to be saved
 *
 * Returns: (transfer full): a job that runs once
 */
CptSettingsJob *
cpt_settings_job_new (CptPlatformClient *client, CptStore *store, CptChange *change)
{
  CptSettingsJob *self = g_object_new (CPT_TYPE_SETTINGS_JOB, NULL);

  self->client = g_object_ref (client);
  self->companies = cpt_company_repository_new (store);
  self->settings = cpt_sync_settings_repository_new (store);
  self->change = g_object_ref (change);

  return self;
}

/**
 * cpt_settings_job_run_async:
 *
 * Saves the settings, unless somebody else changed the same.
 */
void
cpt_settings_job_run_async (CptSettingsJob *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (CPT_IS_SETTINGS_JOB (self));
  g_return_if_fail (self->task == NULL);

  self->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (self->task, cpt_settings_job_run_async);
  ask (self, get_cb);
}

/**
 * cpt_settings_job_run_finish:
 *
 * Returns: (transfer full) (nullable): what the platform has now; %NULL with CPT_ERROR_REFUSED, of which
 *   cpt_error_get_reason() is CPT_ERROR_REASON_SETTINGS_CONFLICT when somebody else changed the same, or another error
 */
CptSyncSettings *
cpt_settings_job_run_finish (CptSettingsJob *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * cpt_settings_job_merge:
 * @change: settings to be saved
 * @theirs: what the platform has
 * @conflicts: (out) (transfer full): keys of the types that both changed
 *
 * Returns: (transfer full): @theirs with what the user changed; equal to @theirs when all of it is there already
 */
CptSyncSettings *
cpt_settings_job_merge (CptChange *change, CptSyncSettings *theirs, GStrv *conflicts)
{
  const char *base_json = cpt_change_get_base (change);
  g_autoptr (CptSyncSettings) base = NULL;
  g_autoptr (CptSyncSettings) mine = cpt_sync_body_apply (theirs, cpt_change_get_body (change));

  base = base_json != NULL ? cpt_sync_body_apply (theirs, base_json) : g_object_ref (theirs);

  return cpt_sync_merge (base, mine, theirs, CPT_SYNC_SIDE_MINE, conflicts);
}
