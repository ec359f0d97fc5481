/* cpt-expiring-repository.c — the connections that a source may close because nobody reads from them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-expiring-repository.h"

#include "cpt-change.h"
#include "cpt-company-loader-private.h"
#include "cpt-expiry.h"
#include "cpt-statement-private.h"
#include "cpt-store-private.h"

enum
{
  COLUMN_RID,
  COLUMN_START
};
/* What is about to go needs nothing any more. */
static const char LIST_SQL[] =
    "SELECT rid, expiry_start FROM company c WHERE expiry_start IS NOT NULL AND tombstone IS NULL "
    "AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.rid = c.rid AND o.state != :failed "
    "AND o.kind IN (:deletion, :connection_deletion, :unlinking)) ORDER BY expiry_start, rid";

struct _CptExpiringRepository
{
  GObject parent_instance;

  CptStore *store;
};

G_DEFINE_FINAL_TYPE (CptExpiringRepository, cpt_expiring_repository, G_TYPE_OBJECT)

/**
 * cpt_expiring_connection_new:
 *
 * Returns: (transfer full): that connection
 */
CptExpiringConnection *
cpt_expiring_connection_new (gint64 rid, CptCompany *company, CptConnection *connection)
{
  CptExpiringConnection *self = g_new0 (CptExpiringConnection, 1);

  self->rid = rid;
  self->company = g_object_ref (company);
  self->connection = g_object_ref (connection);

  return self;
}

/**
 * cpt_expiring_connection_free:
 * @self: (transfer full): a connection
 */
void
cpt_expiring_connection_free (CptExpiringConnection *self)
{
  g_object_unref (self->connection);
  g_object_unref (self->company);
  g_free (self);
}

static void
cpt_expiring_repository_finalize (GObject *object)
{
  g_clear_object (&CPT_EXPIRING_REPOSITORY (object)->store);

  G_OBJECT_CLASS (cpt_expiring_repository_parent_class)->finalize (object);
}

static void
cpt_expiring_repository_class_init (CptExpiringRepositoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_expiring_repository_finalize;
}

static void
cpt_expiring_repository_init (CptExpiringRepository *self)
{
}

/**
 * cpt_expiring_repository_new:
 *
 * Returns: (transfer full): those of @store
 */
CptExpiringRepository *
cpt_expiring_repository_new (CptStore *store)
{
  CptExpiringRepository *self = g_object_new (CPT_TYPE_EXPIRING_REPOSITORY, NULL);

  self->store = g_object_ref (store);

  return self;
}

static gboolean
add_connections (GPtrArray *expiring, CptCompanyLoader *loader, gint64 rid, gint64 now, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (CptCompany) company = cpt_company_loader_load (loader, rid, &failure);
  GPtrArray *connections = company != NULL ? cpt_company_get_connections (company) : NULL;

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  for (guint i = 0; connections != NULL && i < connections->len; i++)
    {
      CptConnection *connection = g_ptr_array_index (connections, i);

      if (cpt_expiry_of_connection (connection, now) != CPT_EXPIRY_NONE)
        g_ptr_array_add (expiring, cpt_expiring_connection_new (rid, company, connection));
    }

  return TRUE;
}

static gboolean
list (sqlite3 *handle, GPtrArray *expiring, gint64 now, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, LIST_SQL, error);
  g_autoptr (CptCompanyLoader) loader = statement != NULL ? cpt_company_loader_new (handle, error) : NULL;
  gboolean has_row = TRUE;

  if (loader == NULL)
    return FALSE;

  cpt_statement_bind_int64 (statement, ":failed", CPT_CHANGE_FAILED);
  cpt_statement_bind_int64 (statement, ":deletion", CPT_CHANGE_DELETE_COMPANY);
  cpt_statement_bind_int64 (statement, ":connection_deletion", CPT_CHANGE_DELETE_CONNECTION);
  cpt_statement_bind_int64 (statement, ":unlinking", CPT_CHANGE_UNLINK_CONNECTION);
  while (has_row)
    {
      if (!cpt_statement_step (statement, &has_row, error))
        return FALSE;

      if (has_row && cpt_expiry_at (cpt_statement_get_int64 (statement, COLUMN_START), now) != CPT_EXPIRY_NONE &&
          !add_connections (expiring, loader, cpt_statement_get_int64 (statement, COLUMN_RID), now, error))
        return FALSE;
    }

  return TRUE;
}

static void
list_on_query_thread (GTask *task, sqlite3 *handle)
{
  CptExpiringRepository *self = g_task_get_source_object (task);
  g_autoptr (GPtrArray) expiring = g_ptr_array_new_with_free_func ((GDestroyNotify) cpt_expiring_connection_free);
  GError *error = NULL;

  if (list (handle, expiring, cpt_clock_now (cpt_store_get_clock (self->store)), &error))
    g_task_return_pointer (task, g_steal_pointer (&expiring), (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * cpt_expiring_repository_list_async:
 *
 * Reads them, by the account's clock, of all companies.
 */
void
cpt_expiring_repository_list_async (CptExpiringRepository *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, cpt_expiring_repository_list_async);
  cpt_store_submit_read (self->store, task, list_on_query_thread);
}

/**
 * cpt_expiring_repository_list_finish:
 *
 * Returns: (transfer full) (nullable) (element-type CptExpiringConnection): those of which nothing was read for longest
 *   first; %NULL with @error set
 */
GPtrArray *
cpt_expiring_repository_list_finish (CptExpiringRepository *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
