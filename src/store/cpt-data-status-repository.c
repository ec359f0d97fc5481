/* cpt-data-status-repository.c — how fresh each data type of a company is, as the platform said it last.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-data-status-repository.h"

#include "cpt-objects.h"
#include "cpt-statement-private.h"
#include "cpt-store-private.h"
#include "cpt-transaction-private.h"

#define SAID "data_type, status, last_success, last_success_text, latest_read_id, latest_success_id"
#define SAID_NOW                                                                                                       \
  "excluded.data_type, excluded.status, excluded.last_success, excluded.last_success_text, excluded.latest_read_id, "  \
  "excluded.latest_success_id"

/* What is stored like this already is not written. */
static const char PUT_SQL[] =
    "INSERT INTO data_status (company_id, position, " SAID ") VALUES (:company_id, :position, :data_type, :status, "
    ":last_success, :last_success_text, :latest_read_id, :latest_success_id) "
    "ON CONFLICT (company_id, position) DO UPDATE SET (" SAID ") = (" SAID_NOW ") "
    "WHERE (" SAID ") IS NOT (" SAID_NOW ")";
static const char CUT_SQL[] = "DELETE FROM data_status WHERE company_id = :company_id AND position >= :n";

enum
{
  COLUMN_DATA_TYPE,
  COLUMN_STATUS,
  COLUMN_LAST_SUCCESS,
  COLUMN_LAST_SUCCESS_TEXT,
  COLUMN_LATEST_READ_ID,
  COLUMN_LATEST_SUCCESS_ID
};
static const char LIST_SQL[] = "SELECT " SAID " FROM data_status WHERE company_id = :company_id ORDER BY position";

struct _CptDataStatusRepository
{
  GObject parent_instance;

  CptStore *store;
};

G_DEFINE_FINAL_TYPE (CptDataStatusRepository, cpt_data_status_repository, G_TYPE_OBJECT)

static void
cpt_data_status_repository_finalize (GObject *object)
{
  CptDataStatusRepository *self = CPT_DATA_STATUS_REPOSITORY (object);

  g_clear_object (&self->store);

  G_OBJECT_CLASS (cpt_data_status_repository_parent_class)->finalize (object);
}

static void
cpt_data_status_repository_class_init (CptDataStatusRepositoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_data_status_repository_finalize;
}

static void
cpt_data_status_repository_init (CptDataStatusRepository *self)
{
}

/**
 * cpt_data_status_repository_new:
 *
 * Returns: (transfer full): the data status of the companies of @store
 */
CptDataStatusRepository *
cpt_data_status_repository_new (CptStore *store)
{
  CptDataStatusRepository *self = g_object_new (CPT_TYPE_DATA_STATUS_REPOSITORY, NULL);

  self->store = g_object_ref (store);

  return self;
}

typedef struct
{
  char *company_id;
  GPtrArray *statuses; /* (element-type CptDataStatus) */
  gint64 sequence;
} Put;

static void
put_free (Put *put)
{
  g_free (put->company_id);
  g_ptr_array_unref (put->statuses);
  g_free (put);
}

static gboolean
put_one (CptStatement *statement, CptDataStatus *status, guint position, GError **error)
{
  cpt_statement_bind_int64 (statement, ":position", position);
  cpt_statement_bind_text (statement, ":data_type", cpt_data_status_get_data_type (status));
  cpt_statement_bind_text (statement, ":status", cpt_data_status_get_status_text (status));
  cpt_statement_bind_time (statement, ":last_success", cpt_data_status_get_last_success (status));
  cpt_statement_bind_text (statement, ":last_success_text", cpt_data_status_get_last_success_text (status));
  cpt_statement_bind_guid (statement, ":latest_read_id", cpt_data_status_get_latest_read_id (status));
  cpt_statement_bind_guid (statement, ":latest_success_id", cpt_data_status_get_latest_success_id (status));

  return cpt_statement_run (statement, error);
}

static gboolean
cut (sqlite3 *handle, const Put *put, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, CUT_SQL, error);

  if (statement == NULL)
    return FALSE;

  cpt_statement_bind_guid (statement, ":company_id", put->company_id);
  cpt_statement_bind_int64 (statement, ":n", put->statuses->len);

  return cpt_statement_run (statement, error);
}

static gboolean
put (sqlite3 *handle, const Put *put, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, PUT_SQL, error);
  g_autoptr (CptTransaction) transaction = statement != NULL ? cpt_transaction_begin (handle, error) : NULL;

  if (transaction == NULL)
    return FALSE;

  cpt_statement_bind_guid (statement, ":company_id", put->company_id);
  for (guint i = 0; i < put->statuses->len; i++)
    {
      if (!put_one (statement, g_ptr_array_index (put->statuses, i), i, error))
        return FALSE;
    }

  return cut (handle, put, error) && cpt_transaction_commit (transaction, error);
}

static void
put_on_writer_thread (GTask *task, sqlite3 *handle)
{
  CptDataStatusRepository *self = g_task_get_source_object (task);
  const Put *wanted = g_task_get_task_data (task);
  CptGuards *guards = cpt_store_get_guards (self->store, CPT_STORE_ANSWERS_DATA_STATUS);
  gint64 n_changes = sqlite3_total_changes64 (handle);
  GError *error = NULL;
  guint8 id[CPT_GUID_BYTES] = { 0 };

  if (cpt_guid_parse (wanted->company_id, id) && cpt_guards_is_raised_since (guards, id, wanted->sequence))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  if (!put (handle, wanted, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  cpt_guards_raise (guards, id, wanted->sequence);
  if (sqlite3_total_changes64 (handle) > n_changes)
    cpt_store_company_changed (self->store, wanted->company_id, CPT_STORE_CHANGE_DATA_STATUS);
  g_task_return_boolean (task, TRUE);
}

/**
 * cpt_data_status_repository_put_async:
 * @company_id: GUID text
 * @statuses: (element-type CptDataStatus): all of the company, as the platform said them
 * @sequence: taken before they were asked for
 *
 * Stores @statuses in place of what was stored; an older answer changes nothing.
 */
void
cpt_data_status_repository_put_async (CptDataStatusRepository *self,
                                      const char *company_id,
                                      GPtrArray *statuses,
                                      gint64 sequence,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Put *wanted = g_new0 (Put, 1);

  wanted->company_id = g_strdup (company_id);
  wanted->statuses = cpt_objects_copy (statuses);
  wanted->sequence = sequence;
  g_task_set_source_tag (task, cpt_data_status_repository_put_async);
  g_task_set_task_data (task, wanted, (GDestroyNotify) put_free);
  cpt_store_submit_write (self->store, CPT_STORE_LANE_SYNC, task, put_on_writer_thread);
}

/**
 * cpt_data_status_repository_put_finish:
 *
 * Returns: %FALSE with @error set when nothing was stored
 */
gboolean
cpt_data_status_repository_put_finish (CptDataStatusRepository *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static CptDataStatus *
status_from_row (CptStatement *row)
{
  g_autofree char *latest_read_id = cpt_statement_dup_guid (row, COLUMN_LATEST_READ_ID);
  g_autofree char *latest_success_id = cpt_statement_dup_guid (row, COLUMN_LATEST_SUCCESS_ID);

  return cpt_data_status_new (&(CptDataStatusFields){
      .data_type = cpt_statement_get_text (row, COLUMN_DATA_TYPE),
      .status_text = cpt_statement_get_text (row, COLUMN_STATUS),
      .last_success = cpt_statement_get_time (row, COLUMN_LAST_SUCCESS),
      .last_success_text = cpt_statement_get_text (row, COLUMN_LAST_SUCCESS_TEXT),
      .latest_read_id = latest_read_id,
      .latest_success_id = latest_success_id,
  });
}

static void
list_on_query_thread (GTask *task, sqlite3 *handle)
{
  g_autoptr (GPtrArray) statuses = g_ptr_array_new_with_free_func (g_object_unref);
  GError *error = NULL;
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, LIST_SQL, &error);
  gboolean has_row = FALSE;

  if (statement != NULL)
    {
      cpt_statement_bind_guid (statement, ":company_id", g_task_get_task_data (task));
      while (cpt_statement_step (statement, &has_row, &error) && has_row)
        g_ptr_array_add (statuses, status_from_row (statement));
    }

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&statuses), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * cpt_data_status_repository_list_async:
 * @company_id: GUID text
 *
 * Reads how fresh the data types of one company are.
 */
void
cpt_data_status_repository_list_async (CptDataStatusRepository *self,
                                       const char *company_id,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, cpt_data_status_repository_list_async);
  g_task_set_task_data (task, g_strdup (company_id), g_free);
  cpt_store_submit_read (self->store, task, list_on_query_thread);
}

/**
 * cpt_data_status_repository_list_finish:
 *
 * Returns: (transfer full) (nullable) (element-type CptDataStatus): in the platform's order, empty before it was asked;
 *   %NULL with @error set
 */
GPtrArray *
cpt_data_status_repository_list_finish (CptDataStatusRepository *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
