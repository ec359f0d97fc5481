/* cpt-freshness-job.c — what else of a company changes when its reads end.
 *
 * Lives on the thread of its client. One thing after the other, each stored before the next is asked for:
 *
 *   READY → cpt_freshness_job_run_async() → COMPANY (when it was last read, what became of its connections)
 *   → STATUS (how fresh each type is) → WRITES → DONE
 *
 * The company goes first: it alone says whether there still is one. When its own GET answers 404 it is removed from the
 * store, and the job ends with that; a 404 of the others says that there is none of it. Any other failure ends the job;
 * what was stored until then stays. Of the writes the newest page is read: what is older is for CptHistoryRest.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-freshness-job-private.h"

#include "cpt-data-status-repository.h"
#include "cpt-platform-reads.h"
#include "cpt-write-repository.h"

#define PAGE_SIZE 100

struct _CptFreshnessJob
{
  GObject parent_instance;

  CptPlatformClient *client;
  CptCompanyRepository *companies;
  CptDataStatusRepository *statuses;
  CptWriteRepository *writes;
  char *company_id;
  CptPriority priority;

  GTask *task;         /* (owned) (nullable): while it runs */
  CptCompany *company; /* (owned) (nullable): as the platform has it */
  gint64 sequence;     /* of the request under way */
  gint64 rest;         /* of the writes: see cpt_write_repository_put_page_finish() */
};

G_DEFINE_FINAL_TYPE (CptFreshnessJob, cpt_freshness_job, G_TYPE_OBJECT)

/* Takes @error. */
static void
fail (CptFreshnessJob *self, GError *error)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  g_task_return_error (task, error);
}

static void
finish (CptFreshnessJob *self)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  g_task_return_pointer (task, g_object_ref (self->company), g_object_unref);
}

static void
put_writes_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptFreshnessJob) self = user_data;
  GError *error = NULL;

  if (cpt_write_repository_put_page_finish (self->writes, result, &self->rest, &error))
    finish (self);
  else
    fail (self, error);
}

static void
list_writes_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptFreshnessJob) self = user_data;
  g_autoptr (CptPage) page = NULL;
  g_autoptr (GError) error = NULL;

  page = cpt_platform_client_list_writes_finish (self->client, result, &error);

  if (page != NULL)
    cpt_write_repository_put_page_async (self->writes, self->company_id, page, 0, self->sequence,
                                         g_task_get_cancellable (self->task), put_writes_cb, g_object_ref (self));
  else if (g_error_matches (error, CPT_ERROR, CPT_ERROR_NOT_FOUND))
    finish (self);
  else
    fail (self, g_steal_pointer (&error));
}

static void
ask_writes (CptFreshnessJob *self)
{
  self->sequence = cpt_company_repository_next_sequence (self->companies);
  cpt_platform_client_list_writes_async (self->client, self->priority, self->company_id, 1, PAGE_SIZE,
                                         "-requestedOnUtc", NULL, g_task_get_cancellable (self->task), list_writes_cb,
                                         g_object_ref (self));
}

static void
put_status_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptFreshnessJob) self = user_data;
  GError *error = NULL;

  if (cpt_data_status_repository_put_finish (self->statuses, result, &error))
    ask_writes (self);
  else
    fail (self, error);
}

static void
get_status_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptFreshnessJob) self = user_data;
  g_autoptr (GPtrArray) statuses = NULL;
  g_autoptr (GError) error = NULL;

  statuses = cpt_platform_client_get_data_status_finish (self->client, result, &error);

  if (statuses != NULL)
    cpt_data_status_repository_put_async (self->statuses, self->company_id, statuses, self->sequence,
                                          g_task_get_cancellable (self->task), put_status_cb, g_object_ref (self));
  else if (g_error_matches (error, CPT_ERROR, CPT_ERROR_NOT_FOUND))
    ask_writes (self);
  else
    fail (self, g_steal_pointer (&error));
}

static void
put_company_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptFreshnessJob) self = user_data;
  GError *error = NULL;

  if (!cpt_company_repository_put_finish (self->companies, result, &error))
    {
      fail (self, error);
      return;
    }

  self->sequence = cpt_company_repository_next_sequence (self->companies);
  cpt_platform_client_get_data_status_async (self->client, self->priority, self->company_id,
                                             g_task_get_cancellable (self->task), get_status_cb, g_object_ref (self));
}

static void
remove_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptFreshnessJob) self = user_data;
  GError *error = NULL;

  if (cpt_company_repository_remove_finish (self->companies, result, &error))
    error = g_error_new (CPT_ERROR, CPT_ERROR_NOT_FOUND, "Company %s is gone", self->company_id);

  fail (self, error);
}

static void
get_company_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptFreshnessJob) self = user_data;
  GCancellable *cancellable = g_task_get_cancellable (self->task);
  g_autoptr (GError) error = NULL;

  self->company = cpt_platform_client_get_company_finish (self->client, result, NULL, &error);

  if (self->company != NULL)
    cpt_company_repository_put_async (self->companies, self->company, self->sequence, cancellable, put_company_cb,
                                      g_object_ref (self));
  else if (g_error_matches (error, CPT_ERROR, CPT_ERROR_NOT_FOUND))
    cpt_company_repository_remove_async (self->companies, self->company_id, self->sequence, cancellable, remove_cb,
                                         g_object_ref (self));
  else
    fail (self, g_steal_pointer (&error));
}

static void
cpt_freshness_job_finalize (GObject *object)
{
  CptFreshnessJob *self = CPT_FRESHNESS_JOB (object);

  g_assert (self->task == NULL);

  g_clear_object (&self->client);
  g_clear_object (&self->companies);
  g_clear_object (&self->statuses);
  g_clear_object (&self->writes);
  g_clear_object (&self->company);
  g_clear_pointer (&self->company_id, g_free);

  G_OBJECT_CLASS (cpt_freshness_job_parent_class)->finalize (object);
}

static void
cpt_freshness_job_class_init (CptFreshnessJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_freshness_job_finalize;
}

static void
cpt_freshness_job_init (CptFreshnessJob *self)
{
}

/**
 * cpt_freshness_job_new:
 * @client: where to read; the job lives on its thread
 * @store: where to keep what is read
 * @company_id: GUID text
 * @priority: whether somebody waits for it
 *
 * Returns: (transfer full): a job that runs once
 */
CptFreshnessJob *
cpt_freshness_job_new (CptPlatformClient *client, CptStore *store, const char *company_id, CptPriority priority)
{
  CptFreshnessJob *self = g_object_new (CPT_TYPE_FRESHNESS_JOB, NULL);

  self->client = g_object_ref (client);
  self->companies = cpt_company_repository_new (store);
  self->statuses = cpt_data_status_repository_new (store);
  self->writes = cpt_write_repository_new (store);
  self->company_id = g_strdup (company_id);
  self->priority = priority;

  return self;
}

/**
 * cpt_freshness_job_run_async:
 *
 * Reads the company, how fresh its data are, and its writes.
 */
void
cpt_freshness_job_run_async (CptFreshnessJob *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (CPT_IS_FRESHNESS_JOB (self));
  g_return_if_fail (self->task == NULL);

  self->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (self->task, cpt_freshness_job_run_async);
  self->sequence = cpt_company_repository_next_sequence (self->companies);
  cpt_platform_client_get_company_async (self->client, self->priority, self->company_id, cancellable, get_company_cb,
                                         g_object_ref (self));
}

/**
 * cpt_freshness_job_run_finish:
 * @rest: (out): how many of the newest writes are stored without a gap, when older ones are not; 0 when all are
 *
 * Returns: (transfer full) (nullable): the company as the platform has it; %NULL with CPT_ERROR_NOT_FOUND when it is
 *   gone, there and here, or with another error of the platform, the store, or G_IO_ERROR_CANCELLED
 */
CptCompany *
cpt_freshness_job_run_finish (CptFreshnessJob *self, GAsyncResult *result, gint64 *rest, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  *rest = self->rest;

  return g_task_propagate_pointer (G_TASK (result), error);
}
