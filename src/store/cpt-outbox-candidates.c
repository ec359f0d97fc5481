/* cpt-outbox-candidates.c — which companies could be the one that a creation made: of the name as it is stored, not
 * older than its sending, and claimed by no other creation of ours.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-outbox-candidates-private.h"

#include "cpt-company-loader-private.h"
#include "cpt-company-name.h"
#include "cpt-fold.h"
#include "cpt-outbox-request-private.h"
#include "cpt-time.h"

static const char CANDIDATES_SQL[] =
    "SELECT rid FROM company WHERE name_key = :name_key AND name = :name AND tombstone IS NULL AND created >= :since "
    "AND NOT EXISTS (SELECT 1 FROM answered WHERE answered.company_id = company.id) ORDER BY created";

/**
 * cpt_outbox_candidates_prepare:
 * @name: as it was typed
 * @since: microseconds UTC, of the platform's clock
 *
 * Returns: (transfer full) (nullable): a statement that steps through their rows, the oldest first, and has them as its
 *   only column; %NULL with @error set
 */
CptStatement *
cpt_outbox_candidates_prepare (sqlite3 *handle, const char *name, gint64 since, GError **error)
{
  g_autofree char *stored = cpt_company_name_strip (name);
  g_autofree char *fold = cpt_fold (stored);
  g_autofree char *name_key = cpt_fold_name_key (fold);
  CptStatement *statement = cpt_statement_prepare (handle, CANDIDATES_SQL, error);

  if (statement == NULL)
    return NULL;

  cpt_statement_bind_text (statement, ":name_key", name_key);
  cpt_statement_bind_text (statement, ":name", stored);
  cpt_statement_bind_int64 (statement, ":since", since);

  return statement;
}

static gboolean
load_each (CptStatement *statement, CptCompanyLoader *loader, GPtrArray *companies, GError **error)
{
  gboolean has_row = FALSE;

  do
    {
      CptCompany *company = NULL;

      if (!cpt_statement_step (statement, &has_row, error))
        return FALSE;

      if (has_row)
        company = cpt_company_loader_load (loader, cpt_statement_get_int64 (statement, 0), error);
      if (company != NULL)
        g_ptr_array_add (companies, company);
      else if (has_row)
        return FALSE;
    }
  while (has_row);

  return TRUE;
}

static void
list_candidates_on_query_thread (GTask *task, sqlite3 *handle)
{
  const CptOutboxRequest *request = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) companies = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (CptStatement) statement = cpt_outbox_candidates_prepare (handle, request->name, request->time, &error);
  g_autoptr (CptCompanyLoader) loader = statement != NULL ? cpt_company_loader_new (handle, &error) : NULL;

  if (loader != NULL && load_each (statement, loader, companies, &error))
    g_task_return_pointer (task, g_steal_pointer (&companies), (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * cpt_outbox_repository_list_candidates_async:
 * @creation: CPT_CHANGE_CREATE_COMPANY that was sent, and whose answer was never heard
 *
 * Reads the companies of its name that appeared since it was sent and that no other creation of ours has claimed.
 */
void
cpt_outbox_repository_list_candidates_async (CptOutboxRepository *self,
                                             CptChange *creation,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data)
{
  CptOutboxRequest *request = NULL;
  g_autoptr (GTask) task = cpt_outbox_request_new_task (self, cpt_outbox_repository_list_candidates_async, cancellable,
                                                        callback, user_data, &request);

  request->time = cpt_change_get_made_since (creation);
  request->name = g_strdup (cpt_change_get_name (creation));
  cpt_store_submit_read (cpt_outbox_repository_get_store (self), task, list_candidates_on_query_thread);
}

/**
 * cpt_outbox_repository_list_candidates_finish:
 *
 * Returns: (transfer full) (nullable) (element-type CptCompany): the companies, oldest first; %NULL with @error set
 */
GPtrArray *
cpt_outbox_repository_list_candidates_finish (CptOutboxRepository *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
