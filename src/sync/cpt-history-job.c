/* cpt-history-job.c — one look at the read history of a company: what is new, and what moved on.
 *
 * Lives on the thread of its client. The newest page says nearly all; a deeper one is read when everything on the one
 * before was news, and was requested since somebody watches: what is older is for CptHistoryRest. What runs as far as
 * the store knows, and was on none of these pages, is asked for by itself: a read may run for days while hundreds of
 * others begin and end. One that the platform does not know any more went with its connection: it was cancelled.
 *
 * States, and what leaves them:
 *
 *   READY    cpt_history_job_run_async() → PAGING
 *   PAGING   put_page_cb(): all of the page was news of late, and there are more → PAGING, otherwise → STRAYS
 *   STRAYS   every read that runs and was not seen was asked for → DONE
 *
 * The first failure ends the job; what was stored until then stays.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-history-job-private.h"

#include "cpt-platform-reads.h"
#include "cpt-time.h"

#define PAGE_SIZE 100

struct _CptHistoryJob
{
  GObject parent_instance;

  CptPlatformClient *client;
  CptCompanyRepository *companies;
  CptReadRepository *reads;
  char *company_id;
  gint64 since;
  CptPriority priority;

  GTask *task;       /* (owned) (nullable): while it runs */
  GPtrArray *news;   /* (owned) (element-type CptReadNews) */
  GHashTable *seen;  /* (owned): set of the IDs of reads on the pages */
  GPtrArray *strays; /* (owned) (nullable) (element-type CptRead): those that run and were not seen */
  guint n_asked;     /* of @strays */
  CptPage *page;     /* (owned) (nullable): that is being stored */
  guint page_number;
  gint64 sequence; /* of the request under way */
  gint64 rest;     /* of the history: see cpt_read_repository_put_page_finish() */
  gboolean is_running;
};

G_DEFINE_FINAL_TYPE (CptHistoryJob, cpt_history_job, G_TYPE_OBJECT)

static void ask_page (CptHistoryJob *self);
static void ask_stray (CptHistoryJob *self);

/* Takes @error. */
static void
fail (CptHistoryJob *self, GError *error)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  g_task_return_error (task, error);
}

static void
finish (CptHistoryJob *self)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  g_task_return_pointer (task, g_ptr_array_ref (self->news), (GDestroyNotify) g_ptr_array_unref);
}


static void
put_stray_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptHistoryJob) self = user_data;
  GPtrArray *news = NULL;
  GError *error = NULL;

  news = cpt_read_repository_put_finish (self->reads, result, &error);
  if (news == NULL)
    {
      fail (self, error);
      return;
    }

  g_ptr_array_extend_and_steal (self->news, news);
  ask_stray (self);
}

static void
get_stray_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptHistoryJob) self = user_data;
  g_autoptr (GPtrArray) reads = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (CptRead) read = NULL;
  g_autoptr (GError) error = NULL;

  read = cpt_platform_client_get_read_finish (self->client, result, &error);
  if (g_error_matches (error, CPT_ERROR, CPT_ERROR_NOT_FOUND))
    read = cpt_read_cancelled (g_ptr_array_index (self->strays, self->n_asked - 1));

  if (read != NULL)
    {
      self->is_running |= !cpt_read_is_over (read);
      g_ptr_array_add (reads, g_steal_pointer (&read));
      cpt_read_repository_put_async (self->reads, reads, self->sequence, g_task_get_cancellable (self->task),
                                     put_stray_cb, g_object_ref (self));
    }
  else
    {
      fail (self, g_steal_pointer (&error));
    }
}

static void
ask_stray (CptHistoryJob *self)
{
  if (self->n_asked == self->strays->len)
    {
      finish (self);
      return;
    }

  self->sequence = cpt_company_repository_next_sequence (self->companies);
  cpt_platform_client_get_read_async (self->client, self->priority, self->company_id,
                                      cpt_read_get_id (g_ptr_array_index (self->strays, self->n_asked++)),
                                      g_task_get_cancellable (self->task), get_stray_cb, g_object_ref (self));
}

static void
list_running_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptHistoryJob) self = user_data;
  GError *error = NULL;

  self->strays = cpt_read_repository_list_running_finish (self->reads, result, &error);
  if (self->strays == NULL)
    {
      fail (self, error);
      return;
    }

  for (guint i = self->strays->len; i > 0; i--)
    {
      CptRead *read = g_ptr_array_index (self->strays, i - 1);

      if (!g_hash_table_contains (self->seen, cpt_read_get_id (read)))
        continue;

      self->is_running = TRUE;
      g_ptr_array_remove_index (self->strays, i - 1);
    }

  ask_stray (self);
}

static gboolean
is_of_late (CptHistoryJob *self, CptRead *read)
{
  return cpt_read_get_requested (read) != CPT_TIME_UNKNOWN && cpt_read_get_requested (read) >= self->since;
}

/* Whether there may be more of late on the page after @page, where so much was news. */
static gboolean
goes_deeper (CptHistoryJob *self, CptPage *page, guint n_news)
{
  GPtrArray *items = cpt_page_get_items (page);

  return items->len > 0 && n_news == items->len && is_of_late (self, g_ptr_array_index (items, items->len - 1)) &&
         (guint64) self->page_number * PAGE_SIZE < cpt_page_get_total_results (page);
}

static void
put_page_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptHistoryJob) self = user_data;
  g_autoptr (CptPage) page = g_steal_pointer (&self->page);
  GPtrArray *news = NULL;
  GError *error = NULL;
  gboolean is_deeper;

  news = cpt_read_repository_put_page_finish (self->reads, result, &self->rest, &error);
  if (news == NULL)
    {
      fail (self, error);
      return;
    }

  is_deeper = goes_deeper (self, page, news->len);
  g_ptr_array_extend_and_steal (self->news, news);
  if (is_deeper)
    ask_page (self);
  else
    cpt_read_repository_list_running_async (self->reads, self->company_id, g_task_get_cancellable (self->task),
                                            list_running_cb, g_object_ref (self));
}

static void
list_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptHistoryJob) self = user_data;
  GPtrArray *items = NULL;
  GError *error = NULL;

  self->page = cpt_platform_client_list_reads_finish (self->client, result, &error);
  if (self->page == NULL)
    {
      fail (self, error);
      return;
    }

  items = cpt_page_get_items (self->page);
  for (guint i = 0; i < items->len; i++)
    g_hash_table_add (self->seen, g_strdup (cpt_read_get_id (g_ptr_array_index (items, i))));

  cpt_read_repository_put_page_async (self->reads, self->company_id, self->page,
                                      (gint64) (self->page_number - 1) * PAGE_SIZE, self->sequence,
                                      g_task_get_cancellable (self->task), put_page_cb, g_object_ref (self));
}

static void
ask_page (CptHistoryJob *self)
{
  self->page_number++;
  self->sequence = cpt_company_repository_next_sequence (self->companies);
  cpt_platform_client_list_reads_async (self->client, self->priority, self->company_id, self->page_number, PAGE_SIZE,
                                        "-requested", NULL, g_task_get_cancellable (self->task), list_cb,
                                        g_object_ref (self));
}

static void
cpt_history_job_finalize (GObject *object)
{
  CptHistoryJob *self = CPT_HISTORY_JOB (object);

  g_assert (self->task == NULL);

  g_clear_object (&self->client);
  g_clear_object (&self->companies);
  g_clear_object (&self->reads);
  g_clear_object (&self->page);
  g_clear_pointer (&self->company_id, g_free);
  g_clear_pointer (&self->news, g_ptr_array_unref);
  g_clear_pointer (&self->strays, g_ptr_array_unref);
  g_clear_pointer (&self->seen, g_hash_table_unref);

  G_OBJECT_CLASS (cpt_history_job_parent_class)->finalize (object);
}

static void
cpt_history_job_class_init (CptHistoryJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_history_job_finalize;
}

static void
cpt_history_job_init (CptHistoryJob *self)
{
  self->news = g_ptr_array_new_with_free_func ((GDestroyNotify) cpt_read_news_free);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * cpt_history_job_new:
 * @client: where to look; the job lives on its thread
 * @store: where to keep what is seen
 * @company_id: GUID text
 * @since: microseconds UTC: what was requested since then is read, however much it is
 * @priority: whether somebody waits for it
 *
 * Returns: (transfer full): a job that runs once
 */
CptHistoryJob *
cpt_history_job_new (CptPlatformClient *client,
                     CptStore *store,
                     const char *company_id,
                     gint64 since,
                     CptPriority priority)
{
  CptHistoryJob *self = g_object_new (CPT_TYPE_HISTORY_JOB, NULL);

  self->client = g_object_ref (client);
  self->companies = cpt_company_repository_new (store);
  self->reads = cpt_read_repository_new (store);
  self->company_id = g_strdup (company_id);
  self->since = since;
  self->priority = priority;

  return self;
}

/**
 * cpt_history_job_run_async:
 *
 * Brings what is new into the store.
 */
void
cpt_history_job_run_async (CptHistoryJob *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (CPT_IS_HISTORY_JOB (self));
  g_return_if_fail (self->task == NULL);

  self->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (self->task, cpt_history_job_run_async);
  ask_page (self);
}

/**
 * cpt_history_job_run_finish:
 * @is_running: (out): whether a read of the company runs
 * @rest: (out): how many of the newest reads are stored without a gap, when older ones are not; 0 when all are
 *
 * Returns: (transfer full) (nullable) (element-type CptReadNews): what was not known; %NULL with CPT_ERROR_NOT_FOUND
 *   when the company may be gone, or with another error of the platform, the store, or G_IO_ERROR_CANCELLED
 */
GPtrArray *
cpt_history_job_run_finish (CptHistoryJob *self,
                            GAsyncResult *result,
                            gboolean *is_running,
                            gint64 *rest,
                            GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  *is_running = self->is_running;
  *rest = self->rest;

  return g_task_propagate_pointer (G_TASK (result), error);
}
