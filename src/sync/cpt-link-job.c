/* cpt-link-job.c — asks the platform for fresh Link URLs.
 *
 * Where one-time passwords are on, the stored URL has none and is of no use to the client: the platform makes a new one
 * for each GET. Up to four requests are under way at a time; a company that is gone meanwhile has no URL, any other
 * failure ends the job. A password is handed to the caller and kept nowhere.
 *
 * States: READY → cpt_link_job_run_async() → ASKING, until every target was asked for and every answer came → DONE.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-link-job-private.h"

#define MAX_REQUESTS 4

struct _CptLinkJob
{
  GObject parent_instance;

  CptPlatformClient *client;
  GPtrArray *targets;  /* (owned) (element-type CptLinkTarget): each gets its URL */
  char *connection_id; /* (owned) (nullable): of the only target */

  GTask *task;   /* (owned) (nullable): while it runs */
  GError *error; /* (owned) (nullable): the first failure */
  guint n_asked;
  guint n_under_way;
};

G_DEFINE_FINAL_TYPE (CptLinkJob, cpt_link_job, G_TYPE_OBJECT)

/* One request and whom it is for. */
typedef struct
{
  CptLinkJob *job;
  CptLinkTarget *target; /* of the job */
} Request;

static void go_on (CptLinkJob *self);

/* Takes @url and @error, one of which is set. */
static void
take_answer (Request *request, char *url, GError *error)
{
  g_autoptr (CptLinkJob) self = request->job;

  g_free (request->target->url);
  request->target->url = url;
  g_free (request);
  self->n_under_way--;

  if (error != NULL &&
      (self->error != NULL || (g_error_matches (error, CPT_ERROR, CPT_ERROR_NOT_FOUND) && self->targets->len > 1)))
    g_error_free (error);
  else if (error != NULL)
    self->error = error;

  go_on (self);
}

static void
get_company_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptCompany) company = NULL;
  GError *error = NULL;
  char *url = NULL;

  company = cpt_platform_client_get_company_finish (CPT_PLATFORM_CLIENT (source), result, &url, &error);
  take_answer (user_data, url, error);
}

static void
get_connection_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptConnection) connection = NULL;
  GError *error = NULL;
  char *url = NULL;

  connection = cpt_platform_client_get_connection_finish (CPT_PLATFORM_CLIENT (source), result, &url, &error);
  take_answer (user_data, url, error);
}

static void
ask (CptLinkJob *self)
{
  GCancellable *cancellable = g_task_get_cancellable (self->task);
  Request *request = g_new0 (Request, 1);

  request->job = g_object_ref (self);
  request->target = g_ptr_array_index (self->targets, self->n_asked++);
  self->n_under_way++;

  if (self->connection_id != NULL)
    cpt_platform_client_get_connection_async (self->client, CPT_PRIORITY_USER, request->target->company_id,
                                              self->connection_id, cancellable, get_connection_cb, request);
  else
    cpt_platform_client_get_company_async (self->client, CPT_PRIORITY_USER, request->target->company_id, cancellable,
                                           get_company_cb, request);
}

static void
go_on (CptLinkJob *self)
{
  g_autoptr (GTask) task = NULL;

  while (self->error == NULL && self->n_asked < self->targets->len && self->n_under_way < MAX_REQUESTS)
    ask (self);

  if (self->n_under_way > 0)
    return;

  task = g_steal_pointer (&self->task);
  if (self->error != NULL)
    g_task_return_error (task, g_steal_pointer (&self->error));
  else
    g_task_return_pointer (task, g_ptr_array_ref (self->targets), (GDestroyNotify) g_ptr_array_unref);
}

static void
cpt_link_job_finalize (GObject *object)
{
  CptLinkJob *self = CPT_LINK_JOB (object);

  g_assert (self->task == NULL);

  g_clear_object (&self->client);
  g_clear_pointer (&self->targets, g_ptr_array_unref);
  g_clear_pointer (&self->connection_id, g_free);

  G_OBJECT_CLASS (cpt_link_job_parent_class)->finalize (object);
}

static void
cpt_link_job_class_init (CptLinkJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_link_job_finalize;
}

static void
cpt_link_job_init (CptLinkJob *self)
{
}

/**
 * cpt_link_job_new:
 * @client: where to ask; the job lives on its thread
 * @targets: (transfer full) (element-type CptLinkTarget): for whom; the job's alone until it has ended
 * @connection_id: (nullable): the connection of the one target whose URL is wanted, %NULL for the companies' own
 *
 * Returns: (transfer full): a job that runs once
 */
CptLinkJob *
cpt_link_job_new (CptPlatformClient *client, GPtrArray *targets, const char *connection_id)
{
  CptLinkJob *self = NULL;

  g_return_val_if_fail (connection_id == NULL || targets->len == 1, NULL);

  self = g_object_new (CPT_TYPE_LINK_JOB, NULL);
  self->client = g_object_ref (client);
  self->targets = targets;
  self->connection_id = g_strdup (connection_id);

  return self;
}

/**
 * cpt_link_job_run_async:
 *
 * Asks for every URL, somebody waiting for it.
 */
void
cpt_link_job_run_async (CptLinkJob *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CPT_IS_LINK_JOB (self));
  g_return_if_fail (self->task == NULL);

  self->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (self->task, cpt_link_job_run_async);
  go_on (self);
}

/**
 * cpt_link_job_run_finish:
 *
 * Returns: (transfer full) (element-type CptLinkTarget): the targets in their order, each with a fresh URL, or %NULL
 * for one of several companies that is gone
 */
GPtrArray *
cpt_link_job_run_finish (CptLinkJob *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
