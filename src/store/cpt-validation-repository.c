/* cpt-validation-repository.c — what the platform found wrong with the records of each read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-validation-repository.h"

#include "cpt-history-table-private.h"
#include "cpt-read.h"
#include "cpt-store-private.h"
#include "cpt-transaction-private.h"
#include "cpt-validation-variant-private.h"

static const char PUT_SQL[] =
    "INSERT OR REPLACE INTO validation (dataset_id, read_at, items) VALUES (:dataset_id, :read_at, :items)";
static const char GET_SQL[] = "SELECT items FROM validation WHERE dataset_id = :dataset_id";

struct _CptValidationRepository
{
  GObject parent_instance;

  CptStore *store;
};

G_DEFINE_FINAL_TYPE (CptValidationRepository, cpt_validation_repository, G_TYPE_OBJECT)

static void
cpt_validation_repository_finalize (GObject *object)
{
  CptValidationRepository *self = CPT_VALIDATION_REPOSITORY (object);

  g_clear_object (&self->store);

  G_OBJECT_CLASS (cpt_validation_repository_parent_class)->finalize (object);
}

static void
cpt_validation_repository_class_init (CptValidationRepositoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_validation_repository_finalize;
}

static void
cpt_validation_repository_init (CptValidationRepository *self)
{
}

/**
 * cpt_validation_repository_new:
 *
 * Returns: (transfer full): the validation results of @store
 */
CptValidationRepository *
cpt_validation_repository_new (CptStore *store)
{
  CptValidationRepository *self = g_object_new (CPT_TYPE_VALIDATION_REPOSITORY, NULL);

  self->store = g_object_ref (store);

  return self;
}

typedef struct
{
  char *read_id;
  CptValidation *validation;
} Put;

static void
put_free (Put *put)
{
  g_free (put->read_id);
  g_object_unref (put->validation);
  g_free (put);
}

static gboolean
put (sqlite3 *handle, const Put *put, gint64 now, GError **error)
{
  g_autoptr (GVariant) items = cpt_validation_variant_new (put->validation);
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, PUT_SQL, error);
  g_autoptr (CptTransaction) transaction = statement != NULL ? cpt_transaction_begin (handle, error) : NULL;

  if (transaction == NULL)
    return FALSE;

  cpt_statement_bind_guid (statement, ":dataset_id", put->read_id);
  cpt_statement_bind_int64 (statement, ":read_at", now);
  cpt_statement_bind_variant (statement, ":items", items);

  return cpt_statement_run (statement, error) && cpt_transaction_commit (transaction, error);
}

static void
put_on_writer_thread (GTask *task, sqlite3 *handle)
{
  CptValidationRepository *self = g_task_get_source_object (task);
  const Put *wanted = g_task_get_task_data (task);
  g_autoptr (CptRead) read = NULL;
  GError *error = NULL;

  if (!put (handle, wanted, cpt_clock_now (cpt_store_get_clock (self->store)), &error))
    {
      g_task_return_error (task, error);
      return;
    }

  read = cpt_history_table_get (&cpt_read_table, handle, wanted->read_id, NULL);
  if (read != NULL)
    cpt_store_company_changed (self->store, cpt_read_get_company_id (read), CPT_STORE_CHANGE_READS);
  else
    cpt_store_changed (self->store, CPT_STORE_CHANGE_READS);
  g_task_return_boolean (task, TRUE);
}

/**
 * cpt_validation_repository_put_async:
 * @read_id: GUID text
 * @validation: as the platform said it
 *
 * Stores what was found wrong with the records of a read.
 */
void
cpt_validation_repository_put_async (CptValidationRepository *self,
                                     const char *read_id,
                                     CptValidation *validation,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Put *wanted = g_new0 (Put, 1);

  wanted->read_id = g_strdup (read_id);
  wanted->validation = g_object_ref (validation);
  g_task_set_source_tag (task, cpt_validation_repository_put_async);
  g_task_set_task_data (task, wanted, (GDestroyNotify) put_free);
  cpt_store_submit_write (self->store, CPT_STORE_LANE_SYNC, task, put_on_writer_thread);
}

/**
 * cpt_validation_repository_put_finish:
 *
 * Returns: %FALSE with @error set when nothing was stored
 */
gboolean
cpt_validation_repository_put_finish (CptValidationRepository *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
get_on_query_thread (GTask *task, sqlite3 *handle)
{
  GError *error = NULL;
  g_autoptr (GVariant) items = NULL;
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, GET_SQL, &error);
  gboolean has_row = FALSE;

  if (statement != NULL)
    {
      cpt_statement_bind_guid (statement, ":dataset_id", g_task_get_task_data (task));
      if (cpt_statement_step (statement, &has_row, &error) && has_row)
        items = cpt_statement_dup_variant (statement, 0, CPT_VALIDATION_VARIANT_TYPE);
    }

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, items != NULL ? cpt_validation_variant_get (items) : NULL, g_object_unref);
}

/**
 * cpt_validation_repository_get_async:
 * @read_id: GUID text
 *
 * Reads what was found wrong with the records of one read.
 */
void
cpt_validation_repository_get_async (CptValidationRepository *self,
                                     const char *read_id,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, cpt_validation_repository_get_async);
  g_task_set_task_data (task, g_strdup (read_id), g_free);
  cpt_store_submit_read (self->store, task, get_on_query_thread);
}

/**
 * cpt_validation_repository_get_finish:
 *
 * Returns: (transfer full) (nullable): the result; %NULL without @error when the platform was not asked yet, %NULL with
 *   @error set
 */
CptValidation *
cpt_validation_repository_get_finish (CptValidationRepository *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
