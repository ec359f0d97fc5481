/* cpt-read-job.c — one complete read of the list of companies, first or later: what changed is written, nothing else.
 *
 * Lives on the thread of its client. What holds it together:
 *
 *  1. The list is asked for by "created", which never changes: what is new comes last, and only a deletion elsewhere
 *     moves companies, towards the front.
 *  2. A page's rows and the cursor that points behind them are one transaction of the store. Killed anywhere, the next
 *     read goes on from the last page that was committed.
 *  3. One request is under way at a time, and none while three pages are queued: the store is never flooded, and nobody
 *     waits for it.
 *  4. When totalResults fell by d since the page before, d companies have slipped over the edge of that page: the pages
 *     that cover d companies before this one are read again.
 *  5. Fewer distinct companies than totalResults at the end, or more unseen ones than are worth asking for one by one:
 *     the list is read a second time, once.
 *  6. A company that was not seen is only a candidate: it goes when its own GET answers 404, and stays when it answers
 *     with the company. One that a second run did not see either goes without being asked for.
 *  7. Every request takes its sequence number before it is sent, so that the store can tell an old answer from a new
 * one.
 *
 * States, and what leaves them:
 *
 *   READY      cpt_read_job_run_async() → BEGINNING
 *   BEGINNING  begin_cb(), with the cursor → READING
 *   READING    the last page came and every page is committed → ENDING
 *   ENDING     end_cb(), by rule 5 → READING, otherwise → CHECKING
 *   CHECKING   every candidate was checked → DONE
 *   DONE       the task has returned
 *
 * A failure anywhere is kept, nothing more is asked, and once nothing is under way any more the task returns it:
 * go_on() is the one place that moves on, finish() the one that returns.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-read-job-private.h"

#define MAX_QUEUED_PAGES 3
#define MAX_CANDIDATES_ASKED 20

typedef enum
{
  STATE_READY,
  STATE_BEGINNING,
  STATE_READING,
  STATE_ENDING,
  STATE_CHECKING,
  STATE_DONE,
} State;

struct _CptReadJob
{
  GObject parent_instance;

  CptPlatformClient *client;
  CptCompanyRepository *companies;
  CptPriority priority;
  guint page_size;
  CptReadProgressFunc progress; /* (nullable) */
  gpointer progress_data;

  GTask *task;   /* (owned) (nullable): while it runs */
  GError *error; /* (owned) (nullable): the first failure */
  State state;
  CptReadCursor cursor;
  guint64 n_read;
  GPtrArray *candidates; /* (owned) (nullable) (element-type utf8): companies not seen */
  guint n_checked;       /* of @candidates */
  gint64 sequence;       /* of the request under way */
  gint64 run_sequence;   /* before the first request of this run */
  guint n_queued;        /* pages handed to the store and not committed */
  gboolean is_asking;    /* a request, or a transaction that is not a page's, is under way */
  gboolean is_complete;  /* the last page of this run has come */
  gboolean has_one_time_password;
};

G_DEFINE_FINAL_TYPE (CptReadJob, cpt_read_job, G_TYPE_OBJECT)

static void go_on (CptReadJob *self);

static void
keep_error (CptReadJob *self, GError *error)
{
  if (self->error == NULL)
    self->error = error;
  else
    g_error_free (error);
}

static void
put_page_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptReadJob) self = user_data;
  GError *error = NULL;

  if (!cpt_company_repository_put_page_finish (self->companies, result, NULL, &error))
    keep_error (self, error);

  self->n_queued--;
  go_on (self);
}

/* Where to go on after @page, which answered the request for the cursor's page (rules 1 and 4). */
static void
move_cursor (CptReadJob *self, CptCompanyPage *page)
{
  guint64 total = cpt_company_page_get_total_results (page);
  guint size = cpt_company_page_get_page_size (page);
  guint number = self->cursor.next_page;
  guint64 n_lost = 0;
  guint64 n_back;

  /* A platform may give smaller pages than asked for; what it says instead must make sense. */
  if (size == 0 || size > self->cursor.page_size)
    size = self->cursor.page_size;

  if (number > 1 && self->cursor.total_results > total)
    n_lost = self->cursor.total_results - total;

  n_back = (n_lost + size - 1) / size;
  self->is_complete =
      n_lost == 0 && (cpt_company_page_get_companies (page)->len == 0 || (guint64) number * size >= total);
  self->cursor.total_results = total;
  if (n_lost == 0)
    self->cursor.next_page = number + 1;
  else
    self->cursor.next_page = number > n_back ? number - n_back : 1;

  self->n_read = MIN ((guint64) (self->cursor.next_page - 1) * size, total);
}

static void
list_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptReadJob) self = user_data;
  g_autoptr (CptCompanyPage) page = NULL;
  GError *error = NULL;

  page = cpt_platform_client_list_companies_finish (self->client, result, &error);
  self->is_asking = FALSE;

  if (page == NULL)
    {
      keep_error (self, error);
    }
  else
    {
      move_cursor (self, page);
      self->has_one_time_password |= cpt_company_page_get_has_one_time_password (page);
      self->n_queued++;
      cpt_company_repository_put_page_async (self->companies, page, self->sequence, &self->cursor,
                                             g_task_get_cancellable (self->task), put_page_cb, g_object_ref (self));
      if (self->progress != NULL)
        self->progress (self, self->progress_data);
    }

  go_on (self);
}

static void
ask_page (CptReadJob *self)
{
  self->is_asking = TRUE;
  self->sequence = cpt_company_repository_next_sequence (self->companies);
  cpt_platform_client_list_companies_async (self->client, self->priority, self->cursor.next_page,
                                            self->cursor.page_size, "created", NULL,
                                            g_task_get_cancellable (self->task), list_cb, g_object_ref (self));
}

static void
begin_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptReadJob) self = user_data;
  GError *error = NULL;

  self->is_asking = FALSE;
  if (cpt_company_repository_begin_read_finish (self->companies, result, &self->cursor, &error))
    {
      self->state = STATE_READING;
      self->run_sequence = cpt_company_repository_next_sequence (self->companies);
      self->n_read = (guint64) (self->cursor.next_page - 1) * self->cursor.page_size;
    }
  else
    {
      keep_error (self, error);
    }

  go_on (self);
}

/* Rule 5: whether what the store saw of this run is worth a second one. */
static gboolean
needs_second_run (CptReadJob *self, guint64 n_seen)
{
  return self->cursor.run == 1 && (n_seen < self->cursor.total_results || self->candidates->len > MAX_CANDIDATES_ASKED);
}

static void
end_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptReadJob) self = user_data;
  guint64 n_seen = 0;
  GError *error = NULL;

  self->is_asking = FALSE;
  self->candidates = cpt_company_repository_end_read_finish (self->companies, result, &n_seen, &error);

  if (self->candidates == NULL)
    {
      keep_error (self, error);
    }
  else if (needs_second_run (self, n_seen))
    {
      g_clear_pointer (&self->candidates, g_ptr_array_unref);
      self->cursor.run = 2;
      self->cursor.next_page = 1;
      self->run_sequence = cpt_company_repository_next_sequence (self->companies);
      self->is_complete = FALSE;
      self->n_read = 0;
      self->state = STATE_READING;
    }
  else
    {
      self->state = STATE_CHECKING;
    }

  go_on (self);
}

static void
end (CptReadJob *self)
{
  self->state = STATE_ENDING;
  self->is_asking = TRUE;
  cpt_company_repository_end_read_async (self->companies, &self->cursor, g_task_get_cancellable (self->task), end_cb,
                                         g_object_ref (self));
}

static void
put_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptReadJob) self = user_data;
  GError *error = NULL;

  self->is_asking = FALSE;
  if (!cpt_company_repository_put_finish (self->companies, result, &error))
    keep_error (self, error);

  go_on (self);
}

static void
remove_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptReadJob) self = user_data;
  GError *error = NULL;

  self->is_asking = FALSE;
  if (!cpt_company_repository_remove_finish (self->companies, result, &error))
    keep_error (self, error);

  go_on (self);
}

static void
get_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptReadJob) self = user_data;
  g_autoptr (CptCompany) company = NULL;
  g_autoptr (GError) error = NULL;
  GCancellable *cancellable = g_task_get_cancellable (self->task);

  company = cpt_platform_client_get_company_finish (self->client, result, NULL, &error);

  if (company != NULL)
    {
      cpt_company_repository_put_async (self->companies, company, self->sequence, cancellable, put_cb,
                                        g_object_ref (self));
    }
  else if (g_error_matches (error, CPT_ERROR, CPT_ERROR_NOT_FOUND))
    {
      cpt_company_repository_remove_async (self->companies, g_ptr_array_index (self->candidates, self->n_checked - 1),
                                           self->sequence, cancellable, remove_cb, g_object_ref (self));
    }
  else
    {
      self->is_asking = FALSE;
      keep_error (self, g_steal_pointer (&error));
      go_on (self);
    }
}

static void
check_candidate (CptReadJob *self)
{
  const char *company_id = g_ptr_array_index (self->candidates, self->n_checked++);
  GCancellable *cancellable = g_task_get_cancellable (self->task);

  self->is_asking = TRUE;
  if (self->cursor.run == 2)
    {
      cpt_company_repository_remove_async (self->companies, company_id, self->run_sequence, cancellable, remove_cb,
                                           g_object_ref (self));
      return;
    }

  self->sequence = cpt_company_repository_next_sequence (self->companies);
  cpt_platform_client_get_company_async (self->client, self->priority, company_id, cancellable, get_cb,
                                         g_object_ref (self));
}

static void
finish (CptReadJob *self)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  self->state = STATE_DONE;
  if (self->error != NULL)
    g_task_return_error (task, g_steal_pointer (&self->error));
  else
    g_task_return_boolean (task, TRUE);
}

/* Called after everything that came; does the next thing that may be done now. */
static void
go_on (CptReadJob *self)
{
  gboolean is_reading = self->state == STATE_READING && !self->is_complete && self->error == NULL;

  if (is_reading && !self->is_asking && self->n_queued < MAX_QUEUED_PAGES)
    ask_page (self);

  if (self->is_asking || self->n_queued > 0)
    return;

  if (self->error != NULL)
    finish (self);
  else if (self->state == STATE_READING)
    end (self);
  else if (self->state == STATE_CHECKING && self->n_checked < self->candidates->len)
    check_candidate (self);
  else
    finish (self);
}

static void
cpt_read_job_finalize (GObject *object)
{
  CptReadJob *self = CPT_READ_JOB (object);

  g_assert (self->task == NULL);

  g_clear_object (&self->client);
  g_clear_object (&self->companies);
  g_clear_pointer (&self->candidates, g_ptr_array_unref);

  G_OBJECT_CLASS (cpt_read_job_parent_class)->finalize (object);
}

static void
cpt_read_job_class_init (CptReadJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_read_job_finalize;
}

static void
cpt_read_job_init (CptReadJob *self)
{
}

/**
 * cpt_read_job_new:
 * @client: where to read; the job lives on its thread
 * @companies: where to keep what is read
 * @priority: whether somebody waits for it
 * @page_size: companies a page, 1 to 5,000; a read that is resumed keeps the size it began with
 *
 * Returns: (transfer full): a job that runs once
 */
CptReadJob *
cpt_read_job_new (CptPlatformClient *client, CptCompanyRepository *companies, CptPriority priority, guint page_size)
{
  CptReadJob *self = NULL;

  g_return_val_if_fail (CPT_IS_PLATFORM_CLIENT (client), NULL);
  g_return_val_if_fail (CPT_IS_COMPANY_REPOSITORY (companies), NULL);
  g_return_val_if_fail (page_size >= 1 && page_size <= 5000, NULL);

  self = g_object_new (CPT_TYPE_READ_JOB, NULL);
  self->client = g_object_ref (client);
  self->companies = g_object_ref (companies);
  self->priority = priority;
  self->page_size = page_size;

  return self;
}

/**
 * cpt_read_job_run_async:
 * @progress: (nullable) (scope async): called after every page
 * @cancellable: (nullable): ends the read after the page under way; what is committed stays, and the next read resumes
 *
 * Reads the whole list, or the rest of it.
 */
void
cpt_read_job_run_async (CptReadJob *self,
                        CptReadProgressFunc progress,
                        gpointer progress_data,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (CPT_IS_READ_JOB (self));
  g_return_if_fail (self->state == STATE_READY);

  self->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (self->task, cpt_read_job_run_async);

  self->progress = progress;
  self->progress_data = progress_data;
  self->state = STATE_BEGINNING;
  self->is_asking = TRUE;
  cpt_company_repository_begin_read_async (self->companies, self->page_size, cancellable, begin_cb,
                                           g_object_ref (self));
}

/**
 * cpt_read_job_run_finish:
 *
 * Returns: %TRUE when the store now holds the whole list; %FALSE with the platform's error (CPT_ERROR), the store's, or
 *   G_IO_ERROR_CANCELLED
 */
gboolean
cpt_read_job_run_finish (CptReadJob *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * cpt_read_job_get_n_read:
 *
 * Returns: companies on the pages read so far, those of a resumed read included
 */
guint64
cpt_read_job_get_n_read (CptReadJob *self)
{
  g_return_val_if_fail (CPT_IS_READ_JOB (self), 0);

  return self->n_read;
}

/**
 * cpt_read_job_get_n_expected:
 *
 * Returns: companies in the account, as the platform said last; 0 before the first page
 */
guint64
cpt_read_job_get_n_expected (CptReadJob *self)
{
  g_return_val_if_fail (CPT_IS_READ_JOB (self), 0);

  return self->cursor.total_results;
}

/**
 * cpt_read_job_get_has_one_time_password:
 *
 * Returns: whether a Link URL with a one-time password was seen
 */
gboolean
cpt_read_job_get_has_one_time_password (CptReadJob *self)
{
  g_return_val_if_fail (CPT_IS_READ_JOB (self), FALSE);

  return self->has_one_time_password;
}
