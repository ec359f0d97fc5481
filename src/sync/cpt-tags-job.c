/* cpt-tags-job.c — saves what a person did to tags over whatever the platform has by now.
 *
 * Lives on the thread of its client. The platform takes all tags of a company or none, so it is asked for them first,
 * and what goes there is its own word with the keys that the person changed: a key that only somebody else changed
 * stays as they left it; of a key that both changed, the person here said last what it is to be.
 *
 * States, and what leaves them:
 *
 *   READY    cpt_tags_job_run_async() → READING
 *   READING  get_cb(): as it was wanted already → DONE; otherwise → SAVING
 *   SAVING   save_cb() → DONE
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-tags-job-private.h"

#include "cpt-tags.h"

struct _CptTagsJob
{
  GObject parent_instance;

  CptPlatformClient *client;
  CptChange *change;
  GTask *task; /* (owned) (nullable): while it runs */
};

G_DEFINE_FINAL_TYPE (CptTagsJob, cpt_tags_job, G_TYPE_OBJECT)

/* Takes @company, or @error. */
static void
finish (CptTagsJob *self, CptCompany *company, GError *error)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  if (company != NULL)
    g_task_return_pointer (task, company, g_object_unref);
  else
    g_task_return_error (task, error);
}

static GVariant *
dup_wanted (CptChange *change, CptCompany *company)
{
  g_autoptr (GVariant) patch = cpt_tags_parse_patch (cpt_change_get_body (change));

  return cpt_tags_apply (cpt_company_get_tags (company), patch);
}

static CptPriority
get_priority (CptTagsJob *self)
{
  return cpt_change_is_bulk (self->change) ? CPT_PRIORITY_BULK : CPT_PRIORITY_USER;
}

static void
save_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptTagsJob) self = user_data;
  GError *error = NULL;
  CptCompany *company = cpt_platform_client_save_tags_finish (self->client, result, &error);

  finish (self, company, error);
}

static void
save (CptTagsJob *self, CptCompany *theirs)
{
  g_autoptr (GVariant) wanted = dup_wanted (self->change, theirs);
  g_autofree char *json = cpt_tags_to_json (wanted);

  cpt_platform_client_save_tags_async (self->client, get_priority (self), cpt_change_get_company_id (self->change),
                                       json, cpt_change_get_idempotency_key (self->change),
                                       g_task_get_cancellable (self->task), save_cb, g_object_ref (self));
}

static void
get_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptTagsJob) self = user_data;
  g_autoptr (CptCompany) theirs = NULL;
  GError *error = NULL;

  theirs = cpt_platform_client_get_company_finish (self->client, result, NULL, &error);
  if (theirs == NULL || cpt_tags_job_is_done (self->change, theirs))
    finish (self, g_steal_pointer (&theirs), error);
  else
    save (self, theirs);
}

static void
cpt_tags_job_finalize (GObject *object)
{
  CptTagsJob *self = CPT_TAGS_JOB (object);

  g_assert (self->task == NULL);

  g_clear_object (&self->client);
  g_clear_object (&self->change);

  G_OBJECT_CLASS (cpt_tags_job_parent_class)->finalize (object);
}

static void
cpt_tags_job_class_init (CptTagsJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_tags_job_finalize;
}

static void
cpt_tags_job_init (CptTagsJob *self)
{
}

/**
 * cpt_tags_job_new:
 * @client: where to save; the job lives on its thread
 * @change: what was done to the tags of a company that has an ID
 *
 * Returns: (transfer full): a job that runs once
 */
CptTagsJob *
cpt_tags_job_new (CptPlatformClient *client, CptChange *change)
{
  CptTagsJob *self = g_object_new (CPT_TYPE_TAGS_JOB, NULL);

  self->client = g_object_ref (client);
  self->change = g_object_ref (change);

  return self;
}

/**
 * cpt_tags_job_run_async:
 *
 * Saves the tags, unless they are as they are wanted. Not with the patience of what a person waits for: the outbox
 * tries again by itself, and until then the change can be taken back.
 */
void
cpt_tags_job_run_async (CptTagsJob *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CPT_IS_TAGS_JOB (self));
  g_return_if_fail (self->task == NULL);

  self->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (self->task, cpt_tags_job_run_async);
  cpt_platform_client_get_company_async (self->client, CPT_PRIORITY_BULK, cpt_change_get_company_id (self->change),
                                         cancellable, get_cb, g_object_ref (self));
}

/**
 * cpt_tags_job_run_finish:
 *
 * Returns: (transfer full) (nullable): the company with the tags that it has now
 */
CptCompany *
cpt_tags_job_run_finish (CptTagsJob *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * cpt_tags_job_is_done:
 * @change: what was done to tags
 * @company: as the platform has it
 *
 * Returns: whether the tags of @company are as @change wants them
 */
gboolean
cpt_tags_job_is_done (CptChange *change, CptCompany *company)
{
  g_autoptr (GVariant) wanted = dup_wanted (change, company);

  return cpt_tags_equal (wanted, cpt_company_get_tags (company));
}
