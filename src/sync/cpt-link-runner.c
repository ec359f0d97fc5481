/* cpt-link-runner.c — the Link URLs that somebody on another thread waits for.
 *
 * Lives on the sync thread; any number of jobs run side by side.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-link-runner-private.h"

#include "cpt-caller-private.h"
#include "cpt-link-job-private.h"

struct _CptLinkRunner
{
  GObject parent_instance;

  CptPlatformClient *client;
  guint page_size;
  GPtrArray *calls; /* (owned) (element-type Call): under way */
};

G_DEFINE_FINAL_TYPE (CptLinkRunner, cpt_link_runner, G_TYPE_OBJECT)

/* One job, and who waits for it. */
typedef struct
{
  CptLinkRunner *runner;
  CptCaller caller;
} Call;

static void
call_free (Call *self)
{
  cpt_caller_clear (&self->caller);
  g_free (self);
}

static void
run_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;
  GError *error = NULL;
  GPtrArray *targets = cpt_link_job_run_finish (CPT_LINK_JOB (source), result, &error);

  if (targets != NULL)
    g_task_return_pointer (call->caller.task, targets, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (call->caller.task, error);

  g_ptr_array_remove_fast (call->runner->calls, call);
}

static void
cpt_link_runner_finalize (GObject *object)
{
  CptLinkRunner *self = CPT_LINK_RUNNER (object);

  g_assert (self->calls->len == 0);

  g_clear_pointer (&self->calls, g_ptr_array_unref);
  g_clear_object (&self->client);

  G_OBJECT_CLASS (cpt_link_runner_parent_class)->finalize (object);
}

static void
cpt_link_runner_class_init (CptLinkRunnerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_link_runner_finalize;
}

static void
cpt_link_runner_init (CptLinkRunner *self)
{
  self->calls = g_ptr_array_new_with_free_func ((GDestroyNotify) call_free);
}

/**
 * cpt_link_runner_new:
 * @client: where to ask; the runner lives on its thread
 * @page_size: companies a page of the list
 *
 * Returns: (transfer full): a runner with nothing under way
 */
CptLinkRunner *
cpt_link_runner_new (CptPlatformClient *client, guint page_size)
{
  CptLinkRunner *self = g_object_new (CPT_TYPE_LINK_RUNNER, NULL);

  self->client = g_object_ref (client);
  self->page_size = page_size;

  return self;
}

/**
 * cpt_link_runner_fetch:
 * @targets: (transfer full) (element-type CptLinkTarget): for whom
 * @connection_id: (nullable): the connection of the one target, %NULL for the companies' own URLs
 * @task: (transfer full): returns the targets, with fresh URLs; its cancellable, of any thread, ends the requests
 *
 * Asks the platform for Link URLs.
 */
void
cpt_link_runner_fetch (CptLinkRunner *self, GPtrArray *targets, const char *connection_id, GTask *task)
{
  g_autoptr (CptLinkJob) job = cpt_link_job_new (self->client, targets, connection_id, self->page_size);
  Call *call = g_new0 (Call, 1);

  call->runner = self;
  cpt_caller_init (&call->caller, task);
  g_ptr_array_add (self->calls, call);
  cpt_link_job_run_async (job, call->caller.cancellable, run_cb, call);
}

/**
 * cpt_link_runner_stop:
 *
 * Cancels what is under way. The runner can be freed once cpt_link_runner_is_busy() is %FALSE.
 */
void
cpt_link_runner_stop (CptLinkRunner *self)
{
  g_return_if_fail (CPT_IS_LINK_RUNNER (self));

  for (guint i = 0; i < self->calls->len; i++)
    {
      Call *call = g_ptr_array_index (self->calls, i);

      g_cancellable_cancel (call->caller.cancellable);
    }
}

/**
 * cpt_link_runner_is_busy:
 *
 * Returns: whether somebody waits
 */
gboolean
cpt_link_runner_is_busy (CptLinkRunner *self)
{
  g_return_val_if_fail (CPT_IS_LINK_RUNNER (self), FALSE);

  return self->calls->len > 0;
}
