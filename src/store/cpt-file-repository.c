/* cpt-file-repository.c — the files that were uploaded for a company, as the platform listed them last.
 *
 * What is uploaded here is recorded as activity at once. What a later list has more than the one before was uploaded
 * elsewhere, unless CptUploadRepository recorded it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-file-repository.h"

#include "cpt-event-log-private.h"
#include "cpt-objects.h"
#include "cpt-statement-private.h"
#include "cpt-store-private.h"
#include "cpt-transaction-private.h"

enum
{
  COLUMN_NAME,
  COLUMN_DISPLAY_NAME,
  COLUMN_SOURCE_TYPE,
  COLUMN_UPLOADED
};
static const char LIST_SQL[] = "SELECT name, display_name, source_type, uploaded FROM file "
                               "WHERE company_id = :company_id ORDER BY uploaded DESC, position";
static const char READ_AT_SQL[] = "SELECT read_at FROM file_list WHERE company_id = :company_id";
static const char SET_READ_AT_SQL[] = "INSERT OR REPLACE INTO file_list VALUES (:company_id, :read_at, "
                                      "(SELECT coalesce (max (id), 0) FROM activity))";
static const char REMOVE_SQL[] = "DELETE FROM file WHERE company_id = :company_id";
static const char PUT_SQL[] = "INSERT INTO file VALUES (:company_id, :position, :name, :display_name, :source_type, "
                              ":uploaded)";

/* So many files had this name before, and so many that came since were uploaded here. */
static const char KNOWN_SQL[] =
    "SELECT (SELECT count (*) FROM file WHERE company_id = :company_id AND name IS :name) + "
    "(SELECT count (*) FROM activity WHERE company_id = :company_id AND kind = 14 AND here "
    "AND after IS :name AND id > (SELECT last_id FROM file_list WHERE company_id = :company_id))";

struct _CptFileRepository
{
  GObject parent_instance;

  CptStore *store;
};

G_DEFINE_FINAL_TYPE (CptFileRepository, cpt_file_repository, G_TYPE_OBJECT)

/**
 * cpt_file_list_free:
 * @self: (transfer full): a list
 */
void
cpt_file_list_free (CptFileList *self)
{
  g_ptr_array_unref (self->files);
  g_free (self);
}

static void
cpt_file_repository_finalize (GObject *object)
{
  CptFileRepository *self = CPT_FILE_REPOSITORY (object);

  g_clear_object (&self->store);

  G_OBJECT_CLASS (cpt_file_repository_parent_class)->finalize (object);
}

static void
cpt_file_repository_class_init (CptFileRepositoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_file_repository_finalize;
}

static void
cpt_file_repository_init (CptFileRepository *self)
{
}

/**
 * cpt_file_repository_new:
 *
 * Returns: (transfer full): the files of @store
 */
CptFileRepository *
cpt_file_repository_new (CptStore *store)
{
  CptFileRepository *self = g_object_new (CPT_TYPE_FILE_REPOSITORY, NULL);

  self->store = g_object_ref (store);

  return self;
}

/* What is wanted of one company. */
typedef struct
{
  char *company_id;
  GPtrArray *files; /* (owned) (nullable) (element-type CptFile) */
} Wanted;

static void
wanted_free (Wanted *self)
{
  g_free (self->company_id);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_free (self);
}

static GTask *
new_task (CptFileRepository *self,
          const Wanted *wanted,
          gpointer tag,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, g_memdup2 (wanted, sizeof *wanted), (GDestroyNotify) wanted_free);

  return task;
}

static gboolean
read_at_of (sqlite3 *handle, const char *company_id, gint64 *read_at, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, READ_AT_SQL, error);
  gboolean has_row = FALSE;

  *read_at = CPT_TIME_UNKNOWN;
  if (statement == NULL)
    return FALSE;

  cpt_statement_bind_guid (statement, ":company_id", company_id);
  if (!cpt_statement_step (statement, &has_row, error))
    return FALSE;
  if (has_row)
    *read_at = cpt_statement_get_int64 (statement, 0);

  return TRUE;
}

static guint
count_name (GPtrArray *files, guint n, const char *name)
{
  guint count = 0;

  for (guint i = 0; i < n; i++)
    count += g_strcmp0 (cpt_file_get_fields (g_ptr_array_index (files, i))->name, name) == 0 ? 1 : 0;

  return count;
}

static gboolean
is_known (sqlite3 *handle, const Wanted *wanted, guint position, gboolean *known, GError **error)
{
  const char *name = cpt_file_get_fields (g_ptr_array_index (wanted->files, position))->name;
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, KNOWN_SQL, error);
  gboolean has_row = FALSE;

  if (statement == NULL)
    return FALSE;

  cpt_statement_bind_guid (statement, ":company_id", wanted->company_id);
  cpt_statement_bind_text (statement, ":name", name);
  if (!cpt_statement_step (statement, &has_row, error))
    return FALSE;

  *known = count_name (wanted->files, position, name) < cpt_statement_get_int64 (statement, 0);

  return TRUE;
}

/* Before the first list nobody knows what is new. */
static gboolean
record_others (sqlite3 *handle, const Wanted *wanted, gint64 read_at, gint64 now, GError **error)
{
  for (guint i = 0; read_at != CPT_TIME_UNKNOWN && i < wanted->files->len; i++)
    {
      const CptActivityFields fields = {
        .company_id = wanted->company_id,
        .kind = CPT_ACTIVITY_FILE_UPLOADED,
        .at = now,
        .origin = CPT_ORIGIN_ELSEWHERE,
        .after = cpt_file_get_fields (g_ptr_array_index (wanted->files, i))->name,
      };
      gboolean known = FALSE;

      if (!is_known (handle, wanted, i, &known, error) || (!known && !cpt_event_log_add (handle, &fields, error)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
run_for (sqlite3 *handle, const char *sql, const char *company_id, gint64 read_at, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, sql, error);

  if (statement == NULL)
    return FALSE;

  cpt_statement_bind_guid (statement, ":company_id", company_id);
  if (read_at != CPT_TIME_UNKNOWN)
    cpt_statement_bind_int64 (statement, ":read_at", read_at);

  return cpt_statement_run (statement, error);
}

static gboolean
put_files (sqlite3 *handle, const Wanted *wanted, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, PUT_SQL, error);

  if (statement == NULL)
    return FALSE;

  for (guint i = 0; i < wanted->files->len; i++)
    {
      const CptFileFields *fields = cpt_file_get_fields (g_ptr_array_index (wanted->files, i));

      cpt_statement_bind_guid (statement, ":company_id", wanted->company_id);
      cpt_statement_bind_int64 (statement, ":position", i);
      cpt_statement_bind_text (statement, ":name", fields->name);
      cpt_statement_bind_text (statement, ":display_name", fields->display_name);
      cpt_statement_bind_text (statement, ":source_type", fields->source_type);
      cpt_statement_bind_time (statement, ":uploaded", fields->uploaded);
      if (!cpt_statement_run (statement, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
put (sqlite3 *handle, const Wanted *wanted, gint64 now, GError **error)
{
  g_autoptr (CptTransaction) transaction = cpt_transaction_begin (handle, error);
  gint64 read_at = CPT_TIME_UNKNOWN;

  return transaction != NULL && read_at_of (handle, wanted->company_id, &read_at, error) &&
         record_others (handle, wanted, read_at, now, error) &&
         run_for (handle, REMOVE_SQL, wanted->company_id, CPT_TIME_UNKNOWN, error) &&
         put_files (handle, wanted, error) && run_for (handle, SET_READ_AT_SQL, wanted->company_id, now, error) &&
         cpt_transaction_commit (transaction, error);
}

static void
put_on_writer_thread (GTask *task, sqlite3 *handle)
{
  CptFileRepository *self = g_task_get_source_object (task);
  const Wanted *wanted = g_task_get_task_data (task);
  GError *error = NULL;

  if (!put (handle, wanted, cpt_clock_now (cpt_store_get_clock (self->store)), &error))
    {
      g_task_return_error (task, error);
      return;
    }

  cpt_store_company_changed (self->store, wanted->company_id, CPT_STORE_CHANGE_FILES | CPT_STORE_CHANGE_ACTIVITY);
  g_task_return_boolean (task, TRUE);
}

/**
 * cpt_file_repository_put_async:
 * @company_id: GUID text
 * @files: (element-type CptFile): all that the platform has
 *
 * Stores @files in the place of those that were listed before. What is new was uploaded elsewhere, and is recorded so,
 * unless it was recorded as uploaded here.
 */
void
cpt_file_repository_put_async (CptFileRepository *self,
                               const char *company_id,
                               GPtrArray *files,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  Wanted wanted = { .company_id = g_strdup (company_id), .files = cpt_objects_copy (files) };
  g_autoptr (GTask) task = new_task (self, &wanted, cpt_file_repository_put_async, cancellable, callback, user_data);

  cpt_store_submit_write (self->store, CPT_STORE_LANE_SYNC, task, put_on_writer_thread);
}

/**
 * cpt_file_repository_put_finish:
 *
 * Returns: %FALSE with @error set when nothing was stored
 */
gboolean
cpt_file_repository_put_finish (CptFileRepository *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static CptFile *
file_from_row (CptStatement *row)
{
  return cpt_file_new (&(CptFileFields){
      .name = cpt_statement_get_text (row, COLUMN_NAME),
      .display_name = cpt_statement_get_text (row, COLUMN_DISPLAY_NAME),
      .source_type = cpt_statement_get_text (row, COLUMN_SOURCE_TYPE),
      .uploaded = cpt_statement_get_time (row, COLUMN_UPLOADED),
  });
}

static gboolean
list_files (sqlite3 *handle, const char *company_id, CptFileList *list, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, LIST_SQL, error);
  gboolean has_row = FALSE;

  if (statement == NULL)
    return FALSE;

  cpt_statement_bind_guid (statement, ":company_id", company_id);
  do
    {
      if (!cpt_statement_step (statement, &has_row, error))
        return FALSE;
      if (has_row)
        g_ptr_array_add (list->files, file_from_row (statement));
    }
  while (has_row);

  return TRUE;
}

static void
list_on_query_thread (GTask *task, sqlite3 *handle)
{
  const Wanted *wanted = g_task_get_task_data (task);
  g_autoptr (CptFileList) list = g_new0 (CptFileList, 1);
  GError *error = NULL;

  list->files = g_ptr_array_new_with_free_func (g_object_unref);
  if (list_files (handle, wanted->company_id, list, &error) &&
      read_at_of (handle, wanted->company_id, &list->read_at, &error))
    g_task_return_pointer (task, g_steal_pointer (&list), (GDestroyNotify) cpt_file_list_free);
  else
    g_task_return_error (task, error);
}

/**
 * cpt_file_repository_list_async:
 * @company_id: GUID text
 *
 * Reads which files were uploaded for a company, as the platform listed them last.
 */
void
cpt_file_repository_list_async (CptFileRepository *self,
                                const char *company_id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  Wanted wanted = { .company_id = g_strdup (company_id) };
  g_autoptr (GTask) task = new_task (self, &wanted, cpt_file_repository_list_async, cancellable, callback, user_data);

  cpt_store_submit_read (self->store, task, list_on_query_thread);
}

/**
 * cpt_file_repository_list_finish:
 *
 * Returns: (transfer full) (nullable): %NULL with @error set
 */
CptFileList *
cpt_file_repository_list_finish (CptFileRepository *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
