/* cpt-awaited-job.c — reads a few companies by themselves: those whose client may be linking now.
 *
 * For accounts whose list is too long to be read every few seconds. One company after the other, in the background:
 *
 *   READY → cpt_awaited_job_run_async() → ASKING → get_cb(): the company, or 404 → STORING → stored_cb() → ASKING the
 *   next one, or DONE after the last
 *
 * Any other failure ends the job.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-awaited-job-private.h"

struct _CptAwaitedJob
{
  GObject parent_instance;

  CptPlatformClient *client;
  CptCompanyRepository *companies;
  char **company_ids;

  GTask *task; /* (owned) (nullable): while it runs */
  guint n_asked;
  gint64 sequence; /* of the request under way */
};

G_DEFINE_FINAL_TYPE (CptAwaitedJob, cpt_awaited_job, G_TYPE_OBJECT)

static void ask_next (CptAwaitedJob *self);

static void
finish (CptAwaitedJob *self, GError *error)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
put_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptAwaitedJob) self = user_data;
  GError *error = NULL;

  if (cpt_company_repository_put_finish (self->companies, result, &error))
    ask_next (self);
  else
    finish (self, error);
}

static void
remove_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptAwaitedJob) self = user_data;
  GError *error = NULL;

  if (cpt_company_repository_remove_finish (self->companies, result, &error))
    ask_next (self);
  else
    finish (self, error);
}

static void
get_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptAwaitedJob) self = user_data;
  g_autoptr (CptCompany) company = NULL;
  g_autoptr (GError) error = NULL;
  GCancellable *cancellable = g_task_get_cancellable (self->task);

  company = cpt_platform_client_get_company_finish (self->client, result, NULL, &error);

  if (company != NULL)
    cpt_company_repository_put_async (self->companies, company, self->sequence, cancellable, put_cb,
                                      g_object_ref (self));
  else if (g_error_matches (error, CPT_ERROR, CPT_ERROR_NOT_FOUND))
    cpt_company_repository_remove_async (self->companies, self->company_ids[self->n_asked - 1], self->sequence,
                                         cancellable, remove_cb, g_object_ref (self));
  else
    finish (self, g_steal_pointer (&error));
}

static void
ask_next (CptAwaitedJob *self)
{
  const char *company_id = self->company_ids[self->n_asked];

  if (company_id == NULL)
    {
      finish (self, NULL);
      return;
    }

  self->n_asked++;
  self->sequence = cpt_company_repository_next_sequence (self->companies);
  cpt_platform_client_get_company_async (self->client, CPT_PRIORITY_BACKGROUND, company_id,
                                         g_task_get_cancellable (self->task), get_cb, g_object_ref (self));
}

static void
cpt_awaited_job_finalize (GObject *object)
{
  CptAwaitedJob *self = CPT_AWAITED_JOB (object);

  g_assert (self->task == NULL);

  g_clear_object (&self->client);
  g_clear_object (&self->companies);
  g_clear_pointer (&self->company_ids, g_strfreev);

  G_OBJECT_CLASS (cpt_awaited_job_parent_class)->finalize (object);
}

static void
cpt_awaited_job_class_init (CptAwaitedJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_awaited_job_finalize;
}

static void
cpt_awaited_job_init (CptAwaitedJob *self)
{
}

/**
 * cpt_awaited_job_new:
 * @client: where to read; the job lives on its thread
 * @companies: where to keep what is read
 * @company_ids: (array zero-terminated=1): GUID texts; copied
 *
 * Returns: (transfer full): a job that runs once
 */
CptAwaitedJob *
cpt_awaited_job_new (CptPlatformClient *client, CptCompanyRepository *companies, const char *const *company_ids)
{
  CptAwaitedJob *self = g_object_new (CPT_TYPE_AWAITED_JOB, NULL);

  self->client = g_object_ref (client);
  self->companies = g_object_ref (companies);
  self->company_ids = g_strdupv ((char **) company_ids);

  return self;
}

/**
 * cpt_awaited_job_run_async:
 *
 * Reads each company.
 */
void
cpt_awaited_job_run_async (CptAwaitedJob *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (CPT_IS_AWAITED_JOB (self));
  g_return_if_fail (self->task == NULL);

  self->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (self->task, cpt_awaited_job_run_async);
  ask_next (self);
}

/**
 * cpt_awaited_job_run_finish:
 *
 * Returns: %TRUE when the store now holds what the platform said of each
 */
gboolean
cpt_awaited_job_run_finish (CptAwaitedJob *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
