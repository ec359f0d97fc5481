/* cpt-link-job.c — asks the platform for fresh Link URLs.
 *
 * Where one-time passwords are on, the stored URL has none and is of no use to the client: the platform makes a new one
 * for each GET, of a company or of a page of the list. Of many companies the pages are read, as long as each is likely
 * to bring many of those that are wanted; the rest are asked for one by one, up to four at a time. A company that is
 * gone meanwhile has no URL, any other failure ends the job. A password is handed to the caller and kept nowhere.
 *
 *   READY   → cpt_link_job_run_async() → PAGES
 *   PAGES   a page is under way → PAGES, until too few are still wanted → EACH
 *   EACH    up to MAX_REQUESTS are under way, until every answer came → DONE
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-link-job-private.h"

#define MAX_REQUESTS 4
#define ORDER "created" /* a page shifts only when a company is deleted; who is missed by that is asked for alone */

/* How many requests of one company each a page is worth: it counts once in the quota, but is far more to read. */
#define WORTH_OF_A_PAGE 20

struct _CptLinkJob
{
  GObject parent_instance;

  CptPlatformClient *client;
  GPtrArray *targets;  /* (owned) (element-type CptLinkTarget): each gets its URL */
  char *connection_id; /* (owned) (nullable): of the only target */
  guint page_size;

  GTask *task;       /* (owned) (nullable): while it runs */
  GError *error;     /* (owned) (nullable): the first failure */
  GPtrArray *wanted; /* (owned) (element-type CptLinkTarget): of @targets, those still without a fresh URL */
  guint n_pages_read;
  guint n_pages; /* as far as is known */
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
ask_for_one (CptLinkJob *self)
{
  GCancellable *cancellable = g_task_get_cancellable (self->task);
  Request *request = g_new0 (Request, 1);

  request->job = g_object_ref (self);
  request->target = g_ptr_array_steal_index (self->wanted, 0);
  self->n_under_way++;

  if (self->connection_id != NULL)
    cpt_platform_client_get_connection_async (self->client, CPT_PRIORITY_USER, request->target->company_id,
                                              self->connection_id, cancellable, get_connection_cb, request);
  else
    cpt_platform_client_get_company_async (self->client, CPT_PRIORITY_USER, request->target->company_id, cancellable,
                                           get_company_cb, request);
}

/* (transfer full) (element-type utf8 CptCompany): the companies of a page by their IDs */
static GHashTable *
index_by_id (CptCompanyPage *page)
{
  GPtrArray *companies = cpt_company_page_get_companies (page);
  GHashTable *by_id = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < companies->len; i++)
    g_hash_table_insert (by_id, (gpointer) cpt_company_get_id (g_ptr_array_index (companies, i)),
                         g_ptr_array_index (companies, i));

  return by_id;
}

static void
take_page (CptLinkJob *self, CptCompanyPage *page)
{
  g_autoptr (GHashTable) by_id = index_by_id (page);

  self->n_pages_read++;
  self->n_pages = (guint) ((cpt_company_page_get_total_results (page) + self->page_size - 1) / self->page_size);

  for (guint i = self->wanted->len; i-- > 0;)
    {
      CptLinkTarget *target = g_ptr_array_index (self->wanted, i);
      CptCompany *company = g_hash_table_lookup (by_id, target->company_id);
      const char *link = cpt_company_page_find_link (page, target->company_id);

      if (company == NULL)
        continue;

      target->url = g_strdup (link != NULL ? link : cpt_company_get_redirect (company));
      g_ptr_array_remove_index (self->wanted, i);
    }
}

static void
list_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptLinkJob) self = user_data;
  g_autoptr (CptCompanyPage) page = NULL;

  page = cpt_platform_client_list_companies_finish (CPT_PLATFORM_CLIENT (source), result, &self->error);
  self->n_under_way--;
  if (page != NULL)
    take_page (self, page);

  go_on (self);
}

static void
ask_for_page (CptLinkJob *self)
{
  self->n_under_way++;
  cpt_platform_client_list_companies_async (self->client, CPT_PRIORITY_USER, self->n_pages_read + 1, self->page_size,
                                            ORDER, NULL, g_task_get_cancellable (self->task), list_cb,
                                            g_object_ref (self));
}

static gboolean
is_page_worth_it (CptLinkJob *self)
{
  guint n_pages_left = MAX (self->n_pages, 1) - MIN (self->n_pages_read, MAX (self->n_pages, 1));

  return self->connection_id == NULL && n_pages_left > 0 && self->wanted->len >= n_pages_left * WORTH_OF_A_PAGE;
}

static void
go_on (CptLinkJob *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->error == NULL && self->n_under_way == 0 && is_page_worth_it (self))
    ask_for_page (self);
  else
    while (self->error == NULL && self->wanted->len > 0 && self->n_under_way < MAX_REQUESTS)
      ask_for_one (self);

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
  g_clear_pointer (&self->wanted, g_ptr_array_unref);
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
  self->wanted = g_ptr_array_new ();
}

/**
 * cpt_link_job_new:
 * @client: where to ask; the job lives on its thread
 * @targets: (transfer full) (element-type CptLinkTarget): for whom; the job's alone until it has ended
 * @connection_id: (nullable): the connection of the one target whose URL is wanted, %NULL for the companies' own
 * @page_size: companies a page, where pages are read
 *
 * Returns: (transfer full): a job that runs once
 */
CptLinkJob *
cpt_link_job_new (CptPlatformClient *client, GPtrArray *targets, const char *connection_id, guint page_size)
{
  CptLinkJob *self = NULL;

  g_return_val_if_fail (connection_id == NULL || targets->len == 1, NULL);
  g_return_val_if_fail (page_size > 0, NULL);

  self = g_object_new (CPT_TYPE_LINK_JOB, NULL);
  self->client = g_object_ref (client);
  self->targets = targets;
  self->connection_id = g_strdup (connection_id);
  self->page_size = page_size;
  for (guint i = 0; i < targets->len; i++)
    {
      CptLinkTarget *target = g_ptr_array_index (targets, i);

      g_clear_pointer (&target->url, g_free);
      g_ptr_array_add (self->wanted, target);
    }

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
