/* cpt-store-compaction.c — what was deleted gives its room on the disk back.
 *
 * The file is written anew without it, in one transaction: whatever cuts that short leaves it as it was. It takes as
 * long as what stays is large; what the user does meanwhile goes first, and it begins again after that.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-store-compaction.h"

#include "cpt-sqlite-private.h"
#include "cpt-store-private.h"

/* What is written anew stands in a temporary file meanwhile, not in memory: it may be half a gigabyte. */
static const char COMPACT_SQL[] = "PRAGMA temp_store=FILE; VACUUM;";
static const char END_SQL[] = "PRAGMA temp_store=MEMORY;";

/* Until the log is in the file, the file is as long as it was. Should somebody read just now, or the user do something,
 * that comes later by itself. */
static const char SHORTEN_SQL[] = "PRAGMA wal_checkpoint(TRUNCATE);";

/* Fails with G_IO_ERROR_CANCELLED when the user did something meanwhile, which goes first. */
static gboolean
compact (CptStore *store, sqlite3 *handle, GError **error)
{
  CptStoreThread *writer = cpt_store_get_writer (store);
  g_autoptr (GError) not_now = NULL;
  gboolean is_done = FALSE;

  if (!cpt_store_thread_begin_yielding (writer))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The user goes first");
      return FALSE;
    }

  is_done = cpt_sqlite_run (handle, COMPACT_SQL, error);
  if (is_done && !cpt_sqlite_run (handle, SHORTEN_SQL, &not_now))
    g_debug ("The file is shortened later: %s", not_now->message);
  cpt_store_thread_end_yielding (writer);

  return cpt_sqlite_run (handle, END_SQL, is_done ? error : NULL) && is_done;
}

static void
compact_on_writer_thread (GTask *task, sqlite3 *handle)
{
  CptStore *store = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;

  if (compact (store, handle, &error))
    g_task_return_boolean (task, TRUE);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    cpt_store_submit_write (store, CPT_STORE_LANE_SYNC, task, compact_on_writer_thread);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * cpt_store_compact_async:
 * @cancellable: (nullable): as long as it has not begun
 *
 * Makes the file as small as what is in it.
 */
void
cpt_store_compact_async (CptStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (CPT_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cpt_store_compact_async);
  cpt_store_submit_write (self, CPT_STORE_LANE_SYNC, task, compact_on_writer_thread);
}

/**
 * cpt_store_compact_finish:
 *
 * Returns: %FALSE with @error set when the file is as large as it was: CPT_ERROR_STORE, for the disk is full or the
 * store closed
 */
gboolean
cpt_store_compact_finish (CptStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, cpt_store_compact_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
