/* cpt-record-runner.c — pages of records, read into the store when somebody wants them.
 *
 * Lives on the sync thread; any number of pages are under way side by side. Each is asked of the platform, stored, and
 * returned as the store has it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-record-runner-private.h"

#include "cpt-caller-private.h"
#include "cpt-platform-records.h"
#include "cpt-record-repository.h"

struct _CptRecordRunner
{
  GObject parent_instance;

  CptPlatformClient *client;
  CptRecordRepository *records;
  GPtrArray *calls; /* (owned) (element-type Call): under way */
};

G_DEFINE_FINAL_TYPE (CptRecordRunner, cpt_record_runner, G_TYPE_OBJECT)

/* A page that is being read, and who waits for it. */
typedef struct
{
  CptRecordRunner *runner;
  CptCaller caller;
  CptRecordPlace *place;
  guint page; /* of the whole list, from 1 on; 0 for one of a filtered list */
} Call;

static void
call_free (Call *self)
{
  cpt_caller_clear (&self->caller);
  cpt_record_place_free (self->place);
  g_free (self);
}

static void
end (Call *call)
{
  g_ptr_array_remove_fast (call->runner->calls, call);
}

/* Takes @error. */
static void
fail (Call *call, GError *error)
{
  g_task_return_error (call->caller.task, error);
  end (call);
}

static void
put_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;
  GError *error = NULL;
  CptRecordPage *page = cpt_record_repository_put_finish (CPT_RECORD_REPOSITORY (source), result, &error);

  if (page == NULL)
    {
      fail (call, error);
      return;
    }

  g_task_return_pointer (call->caller.task, page, (GDestroyNotify) cpt_record_page_free);
  end (call);
}

static void
list_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;
  GError *error = NULL;
  g_autoptr (CptPage) page = cpt_platform_client_list_records_finish (CPT_PLATFORM_CLIENT (source), result, &error);

  if (page == NULL)
    {
      fail (call, error);
      return;
    }

  cpt_record_repository_put_async (call->runner->records, call->place, cpt_page_get_items (page),
                                   (guint) MIN (cpt_page_get_total_results (page), G_MAXINT), call->page,
                                   call->caller.cancellable, put_cb, call);
}

static void
cpt_record_runner_finalize (GObject *object)
{
  CptRecordRunner *self = CPT_RECORD_RUNNER (object);

  g_assert (self->calls->len == 0);

  g_clear_pointer (&self->calls, g_ptr_array_unref);
  g_clear_object (&self->records);
  g_clear_object (&self->client);

  G_OBJECT_CLASS (cpt_record_runner_parent_class)->finalize (object);
}

static void
cpt_record_runner_class_init (CptRecordRunnerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_record_runner_finalize;
}

static void
cpt_record_runner_init (CptRecordRunner *self)
{
  self->calls = g_ptr_array_new_with_free_func ((GDestroyNotify) call_free);
}

/**
 * cpt_record_runner_new:
 * @client: where to ask; the runner lives on its thread
 * @store: where to keep the answers
 *
 * Returns: (transfer full): a runner with nothing under way
 */
CptRecordRunner *
cpt_record_runner_new (CptPlatformClient *client, CptStore *store)
{
  CptRecordRunner *self = g_object_new (CPT_TYPE_RECORD_RUNNER, NULL);

  self->client = g_object_ref (client);
  self->records = cpt_record_repository_new (store);

  return self;
}

/**
 * cpt_record_runner_read:
 * @place: of a type that has records
 * @query: which, in which order
 * @page: from 1 on
 * @page_size: 1 to 5,000
 * @task: (transfer full): returns a CptRecordPage; its cancellable may be of any thread
 *
 * Reads a page.
 */
void
cpt_record_runner_read (CptRecordRunner *self,
                        const CptRecordPlace *place,
                        const CptRecordQuery *query,
                        guint page,
                        guint page_size,
                        GTask *task)
{
  g_autofree char *text = cpt_record_filter_dup_query (query->clauses, query->zone);
  Call *call = g_new0 (Call, 1);

  call->runner = self;
  call->place = cpt_record_place_copy (place);
  call->page = text == NULL ? page : 0;
  cpt_caller_init (&call->caller, task);
  g_ptr_array_add (self->calls, call);
  cpt_platform_client_list_records_async (self->client, CPT_PRIORITY_USER, place, page, page_size, query->order_by,
                                          text, call->caller.cancellable, list_cb, call);
}

/**
 * cpt_record_runner_stop:
 *
 * Cancels what is under way. The runner can be freed once cpt_record_runner_is_busy() is %FALSE.
 */
void
cpt_record_runner_stop (CptRecordRunner *self)
{
  g_return_if_fail (CPT_IS_RECORD_RUNNER (self));

  for (guint i = 0; i < self->calls->len; i++)
    {
      Call *call = g_ptr_array_index (self->calls, i);

      g_cancellable_cancel (call->caller.cancellable);
    }
}

/**
 * cpt_record_runner_is_busy:
 *
 * Returns: whether somebody waits
 */
gboolean
cpt_record_runner_is_busy (CptRecordRunner *self)
{
  g_return_val_if_fail (CPT_IS_RECORD_RUNNER (self), FALSE);

  return self->calls->len > 0;
}
