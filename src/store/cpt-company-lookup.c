/* cpt-company-lookup.c — the company that has an ID, as another one names it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-lookup.h"

#include <glib/gi18n.h>

#include "cpt-company-loader-private.h"
#include "cpt-error.h"
#include "cpt-statement-private.h"
#include "cpt-store-private.h"
#include "cpt-time.h"

static const char RID_SQL[] = "SELECT rid FROM company WHERE id = :id AND tombstone IS NULL";

static CptCompanyRow *
load (sqlite3 *handle, gint64 rid, GError **error)
{
  g_autoptr (CptCompanyLoader) loader = cpt_company_loader_new (handle, error);
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (CptCompany) company = loader != NULL ? cpt_company_loader_load_shown (loader, rid, &changes, error) : NULL;

  if (company == NULL)
    return NULL;

  return cpt_company_row_new (
      &(CptCompanyRowFields){ .rid = rid, .company = company, .changes = changes, .link_sent = CPT_TIME_UNKNOWN });
}

static void
look_up_on_query_thread (GTask *task, sqlite3 *handle)
{
  GError *error = NULL;
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, RID_SQL, &error);
  CptCompanyRow *row = NULL;
  gboolean has_row = FALSE;

  if (statement != NULL)
    cpt_statement_bind_guid (statement, ":id", g_task_get_task_data (task));
  if (statement != NULL && cpt_statement_step (statement, &has_row, &error) && has_row)
    row = load (handle, cpt_statement_get_int64 (statement, 0), &error);

  if (row != NULL)
    g_task_return_pointer (task, row, g_object_unref);
  else if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_new_error (task, CPT_ERROR, CPT_ERROR_NOT_FOUND, "%s", _ ("This company is not known here."));
}

/**
 * cpt_company_lookup_async:
 * @store: the account's, open
 * @company_id: GUID text
 *
 * Looks for the company that has this ID.
 */
void
cpt_company_lookup_async (CptStore *store,
                          const char *company_id,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, cpt_company_lookup_async);
  g_task_set_task_data (task, g_strdup (company_id), g_free);
  cpt_store_submit_read (store, task, look_up_on_query_thread);
}

/**
 * cpt_company_lookup_finish:
 * @error: CPT_ERROR_NOT_FOUND when no company of the account has it
 *
 * Returns: (transfer full) (nullable): the company with what waits for it, without its subsidiaries; %NULL with @error
 *   set
 */
CptCompanyRow *
cpt_company_lookup_finish (CptStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
