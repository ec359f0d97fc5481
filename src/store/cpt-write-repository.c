/* cpt-write-repository.c — the write history: what the platform said last of every write.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-write-repository.h"

#include "cpt-history-writer-private.h"
#include "cpt-objects.h"
#include "cpt-store-private.h"
#include "cpt-transaction-private.h"

struct _CptWriteRepository
{
  GObject parent_instance;

  CptStore *store;
};

G_DEFINE_FINAL_TYPE (CptWriteRepository, cpt_write_repository, G_TYPE_OBJECT)

static void
cpt_write_repository_finalize (GObject *object)
{
  CptWriteRepository *self = CPT_WRITE_REPOSITORY (object);

  g_clear_object (&self->store);

  G_OBJECT_CLASS (cpt_write_repository_parent_class)->finalize (object);
}

static void
cpt_write_repository_class_init (CptWriteRepositoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_write_repository_finalize;
}

static void
cpt_write_repository_init (CptWriteRepository *self)
{
}

/**
 * cpt_write_repository_new:
 *
 * Returns: (transfer full): the write history of @store
 */
CptWriteRepository *
cpt_write_repository_new (CptStore *store)
{
  CptWriteRepository *self = g_object_new (CPT_TYPE_WRITE_REPOSITORY, NULL);

  self->store = g_object_ref (store);

  return self;
}

typedef struct
{
  GPtrArray *writes; /* (element-type CptWrite) */
  gint64 sequence;
  guint n_written;
} Put;

static void
put_free (Put *put)
{
  g_ptr_array_unref (put->writes);
  g_free (put);
}

static gboolean
put (CptHistoryWriter *writer, sqlite3 *handle, const Put *wanted, gint64 now, GArray *changes, GError **error)
{
  g_autoptr (CptTransaction) transaction = cpt_transaction_begin (handle, error);

  return transaction != NULL &&
         cpt_history_writer_put_all (writer, wanted->writes, wanted->sequence, now, changes, error) &&
         cpt_transaction_commit (transaction, error);
}

static void
put_on_writer_thread (GTask *task, sqlite3 *handle)
{
  CptWriteRepository *self = g_task_get_source_object (task);
  Put *wanted = g_task_get_task_data (task);
  gint64 now = cpt_clock_now (cpt_store_get_clock (self->store));
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (CptHistoryChange));
  GError *error = NULL;
  g_autoptr (CptHistoryWriter) writer = cpt_history_writer_new (
      &cpt_write_table, handle, cpt_store_get_guards (self->store, CPT_STORE_ANSWERS_HISTORY), &error);

  if (writer == NULL || !put (writer, handle, wanted, now, changes, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  wanted->n_written = changes->len;
  cpt_history_writer_tell (writer, self->store, changes);
  g_task_return_boolean (task, TRUE);
}

/**
 * cpt_write_repository_put_async:
 * @writes: (element-type CptWrite): as the platform said them, of one company or of several
 * @sequence: taken before they were asked for
 *
 * Stores @writes in one transaction. What is stored like this already is not written. A write that ended is not pending
 * again, and an older answer moves none back.
 */
void
cpt_write_repository_put_async (CptWriteRepository *self,
                                GPtrArray *writes,
                                gint64 sequence,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Put *wanted = g_new0 (Put, 1);

  wanted->writes = cpt_objects_copy (writes);
  wanted->sequence = sequence;
  g_task_set_source_tag (task, cpt_write_repository_put_async);
  g_task_set_task_data (task, wanted, (GDestroyNotify) put_free);
  cpt_store_submit_write (self->store, CPT_STORE_LANE_SYNC, task, put_on_writer_thread);
}

/**
 * cpt_write_repository_put_finish:
 * @n_written: (out) (optional): how many were not known, or moved on
 *
 * Returns: %FALSE with @error set when nothing was stored
 */
gboolean
cpt_write_repository_put_finish (CptWriteRepository *self, GAsyncResult *result, guint *n_written, GError **error)
{
  const Put *wanted = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  if (n_written != NULL)
    *n_written = wanted->n_written;

  return TRUE;
}
