/* cpt-look-job.c — finds out whether the platform did a change that it did not confirm.
 *
 *  - A renaming was done when the company has that name now; a description, when it has that one; an unlinking, when
 * the connection is unlinked.
 *  - A creation was done when there is a company of that name, as the platform strips it, that was created since the
 *    request by the platform's clock, and that no other change of ours has claimed. The newest companies are read, page
 *    by page, until one is older than the request. No query is sent: that companies can be queried is not certain.
 *  - A connection was created when the company has one to that platform that was created since, and that no other
 *    change of ours has claimed; of several, the oldest.
 *  - Settings and tags were saved when the platform has what the user changed.
 *  - A refresh was done when such a read was requested since. Too few seconds are better than too many here: what runs
 *    is not read twice, but what was read just before is not what was asked for.
 *  - A deletion is never looked for: deleting again answers 404 when it was done.
 *
 * States: READY → cpt_look_job_run_async() → LISTING CLAIMS → claims_cb() → LISTING COMPANIES, a page at a time →
 * list_cb() → DONE for a creation; for the others one question, then DONE. Each path ends in return_verdict() or with
 * the first error.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-look-job-private.h"

#include "cpt-company-name.h"
#include "cpt-newest-search-private.h"
#include "cpt-platform-settings.h"
#include "cpt-settings-job-private.h"
#include "cpt-tags-job-private.h"
#include "cpt-time.h"

#define PAGE_SIZE 100

/* The Date header, from which our "now" comes, has whole seconds. */
#define REFRESH_MARGIN (2 * CPT_TIME_SECOND)

struct _CptLookJob
{
  GObject parent_instance;

  CptPlatformClient *client;
  CptOutboxRepository *outbox;
  CptChange *change;

  GTask *task;         /* (owned) (nullable): while it runs */
  char *name;          /* (owned) (nullable): as the platform stores it */
  gint64 since;        /* by the platform's clock, without a margin */
  GHashTable *claimed; /* (owned): set of the IDs of what other changes made */
  GPtrArray *matches;  /* (owned) (element-type CptCompany) */
  guint page;
  CptOutboxAnswer answer; /* what was found, but for companies */
};

G_DEFINE_FINAL_TYPE (CptLookJob, cpt_look_job, G_TYPE_OBJECT)

static void
return_verdict (CptLookJob *self, CptLookVerdict verdict)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  g_task_return_int (task, (gssize) verdict);
}

static void
return_error (CptLookJob *self, GError *error)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  g_task_return_error (task, error);
}

/* Whether the company is as the change wanted it. */
static gboolean
is_as_wanted (CptLookJob *self, CptCompany *company)
{
  const char *description = cpt_company_get_description (company);

  if (cpt_change_get_kind (self->change) == CPT_CHANGE_EDIT_TAGS)
    return cpt_tags_job_is_done (self->change, company);
  if (cpt_change_get_kind (self->change) == CPT_CHANGE_DESCRIBE_COMPANY)
    return g_strcmp0 (description != NULL ? description : "", cpt_change_get_body (self->change)) == 0;

  return g_strcmp0 (cpt_company_get_name (company), self->name) == 0;
}

static void
get_company_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptLookJob) self = user_data;
  GError *error = NULL;
  CptCompany *company = cpt_platform_client_get_company_finish (self->client, result, NULL, &error);

  if (company == NULL)
    {
      return_error (self, error);
      return;
    }

  g_ptr_array_add (self->matches, company);
  return_verdict (self, is_as_wanted (self, company) ? CPT_LOOK_DONE : CPT_LOOK_NOT_DONE);
}

static void
get_connection_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptLookJob) self = user_data;
  GError *error = NULL;

  self->answer.connection = cpt_platform_client_get_connection_finish (self->client, result, NULL, &error);

  if (self->answer.connection == NULL)
    return_error (self, error);
  else if (cpt_connection_get_status (self->answer.connection) == CPT_CONNECTION_STATUS_UNLINKED)
    return_verdict (self, CPT_LOOK_DONE);
  else
    return_verdict (self, CPT_LOOK_NOT_DONE);
}

static void
reads_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptLookJob) self = user_data;
  g_autoptr (GPtrArray) reads = NULL;
  GError *error = NULL;

  reads = cpt_newest_search_finish (self->client, result, &error);

  if (reads == NULL)
    {
      return_error (self, error);
      return;
    }

  if (reads->len > 0 && cpt_change_get_kind (self->change) == CPT_CHANGE_REFRESH_TYPE)
    self->answer.read = g_object_ref (g_ptr_array_index (reads, 0));
  return_verdict (self, reads->len > 0 ? CPT_LOOK_DONE : CPT_LOOK_NOT_DONE);
}

/* The oldest that is not claimed. */
static CptConnection *
dup_created_connection (CptLookJob *self, GPtrArray *connections)
{
  for (guint i = connections->len; i > 0; i--)
    {
      CptConnection *connection = g_ptr_array_index (connections, i - 1);

      if (!g_hash_table_contains (self->claimed, cpt_connection_get_id (connection)))
        return g_object_ref (connection);
    }

  return NULL;
}

static void
connections_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptLookJob) self = user_data;
  g_autoptr (GPtrArray) connections = NULL;
  GError *error = NULL;

  connections = cpt_newest_search_finish (self->client, result, &error);

  if (connections == NULL)
    {
      return_error (self, error);
      return;
    }

  self->answer.connection = dup_created_connection (self, connections);
  return_verdict (self, self->answer.connection != NULL ? CPT_LOOK_DONE : CPT_LOOK_NOT_DONE);
}

static void
settings_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptLookJob) self = user_data;
  g_autoptr (CptSyncSettings) theirs = NULL;
  g_autoptr (CptSyncSettings) merged = NULL;
  g_auto (GStrv) conflicts = NULL;
  GError *error = NULL;

  theirs = cpt_platform_client_get_settings_finish (self->client, result, &error);
  if (theirs == NULL)
    {
      return_error (self, error);
      return;
    }

  merged = cpt_settings_job_merge (self->change, theirs, &conflicts);
  if (conflicts[0] == NULL && cpt_sync_settings_equal (merged, theirs))
    self->answer.settings = g_steal_pointer (&theirs);
  return_verdict (self, self->answer.settings != NULL ? CPT_LOOK_DONE : CPT_LOOK_NOT_DONE);
}

/* Adds what could be the created company; says whether the next page may hold more. */
static gboolean
gather_matches (CptLookJob *self, CptCompanyPage *page)
{
  GPtrArray *companies = cpt_company_page_get_companies (page);

  for (guint i = 0; i < companies->len; i++)
    {
      CptCompany *company = g_ptr_array_index (companies, i);
      gint64 created = cpt_company_get_created (company);

      if (created == CPT_TIME_UNKNOWN)
        continue;
      if (created < cpt_change_get_made_since (self->change))
        return FALSE;

      /* Claimed when found, too: a company that is new meanwhile moves the others to the next page. */
      if (g_str_equal (cpt_company_get_name (company), self->name) &&
          g_hash_table_add (self->claimed, g_strdup (cpt_company_get_id (company))))
        g_ptr_array_add (self->matches, g_object_ref (company));
    }

  return companies->len > 0 && (guint64) self->page * PAGE_SIZE < cpt_company_page_get_total_results (page);
}

static void list_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
ask_page (CptLookJob *self)
{
  self->page++;
  cpt_platform_client_list_companies_async (self->client, CPT_PRIORITY_USER, self->page, PAGE_SIZE, "-created", NULL,
                                            g_task_get_cancellable (self->task), list_cb, g_object_ref (self));
}

static void
list_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptLookJob) self = user_data;
  g_autoptr (CptCompanyPage) page = NULL;
  GError *error = NULL;

  page = cpt_platform_client_list_companies_finish (self->client, result, &error);

  if (page == NULL)
    return_error (self, error);
  else if (gather_matches (self, page))
    ask_page (self);
  else if (self->matches->len == 0)
    return_verdict (self, CPT_LOOK_NOT_DONE);
  else
    return_verdict (self, self->matches->len == 1 ? CPT_LOOK_DONE : CPT_LOOK_SEVERAL);
}

/* Returns whether the claims could be read; takes @error and ends the job otherwise. */
static gboolean
take_claims (CptLookJob *self, GPtrArray *ids, GError *error)
{
  if (ids == NULL)
    {
      return_error (self, error);
      return FALSE;
    }

  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (self->claimed, g_strdup (g_ptr_array_index (ids, i)));

  return TRUE;
}

static void
claimed_connections_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptLookJob) self = user_data;
  g_autoptr (GPtrArray) ids = NULL;
  GError *error = NULL;

  ids = cpt_outbox_repository_list_claimed_connections_finish (self->outbox, result, &error);
  if (take_claims (self, ids, error))
    cpt_newest_search_async (self->client, &cpt_newest_connections, self->change,
                             cpt_change_get_made_since (self->change), g_task_get_cancellable (self->task),
                             connections_cb, g_object_ref (self));
}

static void
claims_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptLookJob) self = user_data;
  g_autoptr (GPtrArray) ids = NULL;
  GError *error = NULL;

  ids = cpt_outbox_repository_list_claimed_ids_finish (self->outbox, result, &error);
  if (take_claims (self, ids, error))
    ask_page (self);
}

static void
cpt_look_job_finalize (GObject *object)
{
  CptLookJob *self = CPT_LOOK_JOB (object);

  g_assert (self->task == NULL);

  g_clear_object (&self->client);
  g_clear_object (&self->outbox);
  g_clear_object (&self->change);
  cpt_outbox_answer_clear (&self->answer);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->claimed, g_hash_table_unref);
  g_clear_pointer (&self->matches, g_ptr_array_unref);

  G_OBJECT_CLASS (cpt_look_job_parent_class)->finalize (object);
}

static void
cpt_look_job_class_init (CptLookJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_look_job_finalize;
}

static void
cpt_look_job_init (CptLookJob *self)
{
  self->claimed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->matches = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * cpt_look_job_new:
 * @client: where to look; the job lives on its thread
 * @outbox: says which companies other changes have claimed
 * @change: what was sent, but no deletion
 *
 * Returns: (transfer full): a job that runs once
 */
CptLookJob *
cpt_look_job_new (CptPlatformClient *client, CptOutboxRepository *outbox, CptChange *change)
{
  CptLookJob *self = g_object_new (CPT_TYPE_LOOK_JOB, NULL);
  gint64 first_sent = cpt_change_get_first_sent (change);

  self->client = g_object_ref (client);
  self->outbox = g_object_ref (outbox);
  self->change = g_object_ref (change);
  self->since = first_sent != CPT_TIME_UNKNOWN ? first_sent : cpt_change_get_created (change);
  if (cpt_change_get_name (change) != NULL)
    self->name = cpt_company_name_strip (cpt_change_get_name (change));

  return self;
}

/**
 * cpt_look_job_run_async:
 *
 * Asks the platform what it did. Changes nothing, there or here.
 */
void
cpt_look_job_run_async (CptLookJob *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  const char *company_id = cpt_change_get_company_id (self->change);

  g_return_if_fail (self->task == NULL);

  self->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (self->task, cpt_look_job_run_async);

  switch (cpt_change_get_kind (self->change))
    {
    case CPT_CHANGE_CREATE_COMPANY:
      cpt_outbox_repository_list_claimed_ids_async (self->outbox, cpt_change_get_made_since (self->change), self->name,
                                                    cancellable, claims_cb, g_object_ref (self));
      break;
    case CPT_CHANGE_RENAME_COMPANY:
    case CPT_CHANGE_EDIT_TAGS:
    case CPT_CHANGE_DESCRIBE_COMPANY:
      cpt_platform_client_get_company_async (self->client, CPT_PRIORITY_USER, company_id, cancellable, get_company_cb,
                                             g_object_ref (self));
      break;
    case CPT_CHANGE_UNLINK_CONNECTION:
      cpt_platform_client_get_connection_async (self->client, CPT_PRIORITY_USER, company_id,
                                                cpt_change_get_connection_id (self->change), cancellable,
                                                get_connection_cb, g_object_ref (self));
      break;
    case CPT_CHANGE_REFRESH_COMPANY:
    case CPT_CHANGE_REFRESH_TYPE:
      cpt_newest_search_async (self->client, &cpt_newest_reads, self->change, self->since - REFRESH_MARGIN, cancellable,
                               reads_cb, g_object_ref (self));
      break;
    case CPT_CHANGE_CREATE_CONNECTION:
      cpt_outbox_repository_list_claimed_connections_async (self->outbox, company_id, cancellable,
                                                            claimed_connections_cb, g_object_ref (self));
      break;
    case CPT_CHANGE_SAVE_SETTINGS:
      cpt_platform_client_get_settings_async (self->client, CPT_PRIORITY_USER, company_id, cancellable, settings_cb,
                                              g_object_ref (self));
      break;
    case CPT_CHANGE_DELETE_COMPANY:
    case CPT_CHANGE_DELETE_CONNECTION:
    default:
      g_assert_not_reached ();
    }
}

/**
 * cpt_look_job_run_finish:
 * @verdict: (out): what was found
 * @answer: (out): what the platform says of it, by the kind of the change; to be cleared
 *
 * Returns: %FALSE with an error when it could not be found out
 */
gboolean
cpt_look_job_run_finish (CptLookJob *self,
                         GAsyncResult *result,
                         CptLookVerdict *verdict,
                         CptOutboxAnswer *answer,
                         GError **error)
{
  gssize found;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  found = g_task_propagate_int (G_TASK (result), error);
  if (found < 0)
    return FALSE;

  *verdict = (CptLookVerdict) found;
  if (self->matches->len == 1)
    self->answer.company = g_object_ref (g_ptr_array_index (self->matches, 0));
  *answer = self->answer;
  self->answer = (CptOutboxAnswer){ 0 };

  return TRUE;
}
