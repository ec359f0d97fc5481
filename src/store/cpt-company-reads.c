/* cpt-company-reads.c — companies for pages and dialogs: what the user did over what the platform said last.
 *
 * All on the query thread; never the network.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n.h>

#include "cpt-company-loader-private.h"
#include "cpt-company-repository-private.h"
#include "cpt-fold.h"
#include "cpt-outbox-table-private.h"
#include "cpt-overlay-private.h"
#include "cpt-statement-private.h"

static const char FIND_SQL[] = "SELECT rid FROM company WHERE name_key = :name_key AND tombstone IS NULL ORDER BY rid";

static const char COUNT_CHILDREN_SQL[] = "SELECT count (*) FROM company WHERE tombstone IS NULL"
                                         " AND parent = (SELECT id FROM company WHERE rid = :rid)";

/**
 * cpt_link_target_free:
 * @self: (transfer full): a target
 */
void
cpt_link_target_free (CptLinkTarget *self)
{
  g_free (self->company_id);
  g_free (self->name);
  g_free (self->url);
  g_free (self);
}

/* (transfer full) (nullable): NULL without @error when there is no such company, or it is about to be deleted. */
static CptCompany *
load_listed (CptCompanyLoader *loader, gint64 rid, GError **error)
{
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (CptCompany) company = cpt_company_loader_load_shown (loader, rid, &changes, error);

  return company != NULL && !cpt_overlay_hides (changes) ? g_steal_pointer (&company) : NULL;
}

typedef struct
{
  gint64 rid;
  GPtrArray *changes; /* (nullable): until they are read */
} Wanted;

static void
wanted_free (Wanted *wanted)
{
  g_clear_pointer (&wanted->changes, g_ptr_array_unref);
  g_free (wanted);
}

static CptCompany *
get_company (sqlite3 *handle, Wanted *wanted, GError **error)
{
  g_autoptr (CptCompanyLoader) loader = cpt_company_loader_new (handle, error);
  g_autoptr (CptCompany) company = NULL;
  gint64 resolved = 0;

  if (loader == NULL || !cpt_company_loader_resolve (loader, wanted->rid, &resolved, error))
    return NULL;

  company = cpt_company_loader_load_shown (loader, resolved, &wanted->changes, error);
  if (company == NULL && (error == NULL || *error == NULL))
    g_set_error_literal (error, CPT_ERROR, CPT_ERROR_NOT_FOUND, _ ("This company is gone: it was deleted."));

  return g_steal_pointer (&company);
}

static void
get_on_query_thread (GTask *task, sqlite3 *handle)
{
  GError *error = NULL;
  CptCompany *company = get_company (handle, g_task_get_task_data (task), &error);

  if (company != NULL)
    g_task_return_pointer (task, company, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * cpt_company_repository_get_async:
 * @rid: the company's row; minus an outbox row for one that waits to be created, or has been since
 *
 * Reads one company, together with what waits for it.
 */
void
cpt_company_repository_get_async (CptCompanyRepository *self,
                                  gint64 rid,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Wanted *wanted = g_new0 (Wanted, 1);

  wanted->rid = rid;
  g_task_set_source_tag (task, cpt_company_repository_get_async);
  g_task_set_task_data (task, wanted, (GDestroyNotify) wanted_free);
  cpt_store_submit_read (cpt_company_repository_get_store (self), task, get_on_query_thread);
}

/**
 * cpt_company_repository_get_finish:
 * @changes: (out) (optional) (transfer full) (element-type CptChange): what waits for it in the outbox, or failed, at
 *   the moment of which the company is; set together with the company
 * @error: CPT_ERROR_NOT_FOUND when the company is gone
 *
 * Returns: (transfer full) (nullable): the company as it is to be shown; its ID is empty while it waits to be created,
 *   and so is that of a connection which does; %NULL with @error set
 */
CptCompany *
cpt_company_repository_get_finish (CptCompanyRepository *self,
                                   GAsyncResult *result,
                                   GPtrArray **changes,
                                   GError **error)
{
  Wanted *wanted = g_task_get_task_data (G_TASK (result));
  CptCompany *company = g_task_propagate_pointer (G_TASK (result), error);

  if (company != NULL && changes != NULL)
    *changes = g_steal_pointer (&wanted->changes);

  return company;
}

typedef struct
{
  char *name_key;
  gint64 rid;
  CptCompany *company; /* (nullable) */
} Search;

static void
search_free (Search *search)
{
  g_free (search->name_key);
  g_clear_object (&search->company);
  g_free (search);
}

/* Takes the company of @rid when its name, as shown, is the one looked for. */
static gboolean
try_row (CptCompanyLoader *loader, gint64 rid, Search *search, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (CptCompany) company = load_listed (loader, rid, &failure);
  g_autofree char *fold = NULL;
  g_autofree char *name_key = NULL;

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  if (company == NULL || search->company != NULL)
    return TRUE;

  fold = cpt_fold (cpt_company_get_name (company));
  name_key = cpt_fold_name_key (fold);
  if (g_str_equal (name_key, search->name_key))
    {
      search->rid = rid;
      search->company = g_steal_pointer (&company);
    }

  return TRUE;
}

static gboolean
search_stored (sqlite3 *handle, CptCompanyLoader *loader, Search *search, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, FIND_SQL, error);
  gboolean has_row = FALSE;

  if (statement == NULL)
    return FALSE;

  cpt_statement_bind_text (statement, ":name_key", search->name_key);
  do
    {
      if (!cpt_statement_step (statement, &has_row, error) ||
          (has_row && !try_row (loader, cpt_statement_get_int64 (statement, 0), search, error)))
        return FALSE;
    }
  while (has_row && search->company == NULL);

  return TRUE;
}

/* Those that wait to be created or renamed have their new names here alone. */
static gboolean
search_changes (sqlite3 *handle, CptCompanyLoader *loader, Search *search, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_outbox_table_prepare_list (handle, "name IS NOT NULL", error);
  g_autoptr (GPtrArray) changes = statement != NULL ? cpt_outbox_table_list (statement, error) : NULL;

  if (changes == NULL)
    return FALSE;

  for (guint i = 0; i < changes->len && search->company == NULL; i++)
    {
      if (!try_row (loader, cpt_change_get_rid (g_ptr_array_index (changes, i)), search, error))
        return FALSE;
    }

  return TRUE;
}

static void
find_by_name_on_query_thread (GTask *task, sqlite3 *handle)
{
  Search *search = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (CptCompanyLoader) loader = cpt_company_loader_new (handle, &error);

  if (loader != NULL && search_stored (handle, loader, search, &error) &&
      (search->company != NULL || search_changes (handle, loader, search, &error)))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * cpt_company_repository_find_by_name_async:
 * @name: as it would be stored
 *
 * Looks for a company of this name, ignoring case and accents.
 */
void
cpt_company_repository_find_by_name_async (CptCompanyRepository *self,
                                           const char *name,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autofree char *fold = cpt_fold (name);
  Search *search = g_new0 (Search, 1);

  search->name_key = cpt_fold_name_key (fold);
  g_task_set_source_tag (task, cpt_company_repository_find_by_name_async);
  g_task_set_task_data (task, search, (GDestroyNotify) search_free);
  cpt_store_submit_read (cpt_company_repository_get_store (self), task, find_by_name_on_query_thread);
}

/**
 * cpt_company_repository_find_by_name_finish:
 * @company: (out) (optional) (nullable) (transfer full): the first company of this name
 *
 * Returns: its row; 0 without @error when no company has this name, 0 with @error set
 */
gint64
cpt_company_repository_find_by_name_finish (CptCompanyRepository *self,
                                            GAsyncResult *result,
                                            CptCompany **company,
                                            GError **error)
{
  Search *search = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return 0;

  if (company != NULL)
    *company = g_steal_pointer (&search->company);

  return search->rid;
}

static void
count_children_on_query_thread (GTask *task, sqlite3 *handle)
{
  gint64 *rid = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, COUNT_CHILDREN_SQL, &error);
  gboolean has_row = FALSE;

  if (statement != NULL)
    cpt_statement_bind_int64 (statement, ":rid", *rid);

  if (statement != NULL && cpt_statement_step (statement, &has_row, &error) && has_row)
    g_task_return_int (task, cpt_statement_get_int64 (statement, 0));
  else
    g_task_return_error (task, error);
}

/**
 * cpt_company_repository_count_children_async:
 * @rid: a company's row
 *
 * Counts the companies whose parent it is: a scan of all, about a third of a second at 1M.
 */
void
cpt_company_repository_count_children_async (CptCompanyRepository *self,
                                             gint64 rid,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, cpt_company_repository_count_children_async);
  g_task_set_task_data (task, g_memdup2 (&rid, sizeof rid), g_free);
  cpt_store_submit_read (cpt_company_repository_get_store (self), task, count_children_on_query_thread);
}

/**
 * cpt_company_repository_count_children_finish:
 *
 * Returns: how many; -1 with @error set
 */
gint64
cpt_company_repository_count_children_finish (CptCompanyRepository *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_int (G_TASK (result), error);
}

/* What is made of several companies. */
typedef struct
{
  GArray *rids;
  CptCompanyMakeFunc make;
  GDestroyNotify free_made;
} Making;

static void
making_free (Making *making)
{
  g_array_unref (making->rids);
  g_free (making);
}

static gboolean
make_one (CptCompanyLoader *loader, gint64 rid, const Making *making, GPtrArray *made, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (CptCompany) company = NULL;
  gint64 resolved = 0;

  if (!cpt_company_loader_resolve (loader, rid, &resolved, error))
    return FALSE;

  company = load_listed (loader, resolved, &failure);
  if (company != NULL)
    g_ptr_array_add (made, making->make (resolved, company));
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));

  return failure == NULL;
}

static void
make_on_query_thread (GTask *task, sqlite3 *handle)
{
  const Making *making = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func (making->free_made);
  g_autoptr (CptCompanyLoader) loader = cpt_company_loader_new (handle, &error);
  gboolean is_read = loader != NULL;

  for (guint i = 0; is_read && i < making->rids->len; i++)
    is_read = make_one (loader, g_array_index (making->rids, gint64, i), making, made, &error);

  if (is_read)
    g_task_return_pointer (task, g_steal_pointer (&made), (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * cpt_company_repository_make_async:
 * @rids: (element-type gint64): rows, or minus outbox rows, answered or not; copied
 * @make: called for each
 * @free_made: frees what it returned
 *
 * Makes something of several companies, as they are shown.
 */
void
cpt_company_repository_make_async (CptCompanyRepository *self,
                                   GArray *rids,
                                   CptCompanyMakeFunc make,
                                   GDestroyNotify free_made,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Making *making = g_new (Making, 1);

  *making = (Making){ g_array_copy (rids), make, free_made };
  g_task_set_source_tag (task, cpt_company_repository_make_async);
  g_task_set_task_data (task, making, (GDestroyNotify) making_free);
  cpt_store_submit_read (cpt_company_repository_get_store (self), task, make_on_query_thread);
}

/**
 * cpt_company_repository_make_finish:
 *
 * Returns: (transfer full) (nullable): what was made, in the order asked for, without those that are gone or about to
 *   be deleted; %NULL with @error set
 */
GPtrArray *
cpt_company_repository_make_finish (CptCompanyRepository *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
make_link_target (gint64 rid, CptCompany *company)
{
  CptLinkTarget *target = g_new0 (CptLinkTarget, 1);

  target->rid = rid;
  target->company_id = g_strdup (cpt_company_get_id (company));
  target->name = g_strdup (cpt_company_get_name (company));
  target->url = g_strdup (cpt_company_get_redirect (company));

  return target;
}

/**
 * cpt_company_repository_list_link_targets_async:
 * @rids: (element-type gint64): rows; copied
 *
 * Reads where the clients of these companies link them.
 */
void
cpt_company_repository_list_link_targets_async (CptCompanyRepository *self,
                                                GArray *rids,
                                                GCancellable *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer user_data)
{
  cpt_company_repository_make_async (self, rids, make_link_target, (GDestroyNotify) cpt_link_target_free, cancellable,
                                     callback, user_data);
}

/**
 * cpt_company_repository_list_link_targets_finish:
 *
 * Returns: (transfer full) (nullable) (element-type CptLinkTarget): in the order asked for, without those that are gone
 *   or about to be deleted; %NULL with @error set
 */
GPtrArray *
cpt_company_repository_list_link_targets_finish (CptCompanyRepository *self, GAsyncResult *result, GError **error)
{
  return cpt_company_repository_make_finish (self, result, error);
}

static gpointer
make_company (gint64 rid, CptCompany *company)
{
  return g_object_ref (company);
}

/**
 * cpt_company_repository_list_async:
 * @rids: (element-type gint64): rows; copied
 *
 * Reads several companies.
 */
void
cpt_company_repository_list_async (CptCompanyRepository *self,
                                   GArray *rids,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  cpt_company_repository_make_async (self, rids, make_company, g_object_unref, cancellable, callback, user_data);
}

/**
 * cpt_company_repository_list_finish:
 *
 * Returns: (transfer full) (nullable) (element-type CptCompany): in the order asked for, without those that are gone or
 *   about to be deleted; %NULL with @error set
 */
GPtrArray *
cpt_company_repository_list_finish (CptCompanyRepository *self, GAsyncResult *result, GError **error)
{
  return cpt_company_repository_make_finish (self, result, error);
}
