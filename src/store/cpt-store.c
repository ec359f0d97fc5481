/* cpt-store.c — the local copy of one account: its threads, its life, and word of what changed in it.
 *
 * 1. Between a good cpt_store_open_finish() and cpt_store_close() tasks are taken; before and after they fail at once.
 * 2. Only the writer thread writes. What one of its tasks changed is told by cpt_store_changed(), after the commit and
 *    before the task is answered: "changed" is emitted on the thread that made the store, several tellings as one.
 * 3. cpt_store_close() joins the threads; it must come before the last reference goes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-store-private.h"

#include <glib/gi18n.h>

#include "cpt-meta-table-private.h"
#include "cpt-outbox-table-private.h"
#include "cpt-sqlite-private.h"
#include "cpt-store-file-private.h"
#include "cpt-teller-private.h"
#include "cpt-values-private.h"

struct _CptStore
{
  GObject parent_instance;

  char *folder;
  CptClock *clock;
  CptTeller *teller; /* of what was committed */

  CptStoreThread *writer;                 /* (nullable): from open to close */
  CptStoreThread *query;                  /* (nullable): while open */
  CptStoreThread *builder;                /* (nullable): while open */
  CptStoreFile *file;                     /* (nullable): while open */
  CptCompanyWriter *company_writer;       /* (nullable): made, used and freed on the writer thread */
  CptCompleteRead *complete_read;         /* (nullable): likewise */
  CptGuards *guards[CPT_N_STORE_ANSWERS]; /* of the writer thread */
  gint64 sequence;                        /* atomic by the mutex below */

  gboolean is_clock_followed; /* writer thread: stored moments are of the platform's clock, not the desktop's */
  CptValues *values;          /* (nullable): while open; of the main thread */

  GMutex mutex; /* guards what follows */
  gboolean is_open;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_COMPANY_CHANGED,
  SIGNAL_CLOSING,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CptStore, cpt_store, G_TYPE_OBJECT)

/* What open brings from the writer thread. */
typedef struct
{
  CptStoreFile *file;
  CptValues *values;
} Opened;

static void
opened_free (Opened *opened)
{
  g_clear_pointer (&opened->file, cpt_store_file_free);
  g_clear_pointer (&opened->values, cpt_values_free);
  g_free (opened);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opened, opened_free)

static void
cpt_store_finalize (GObject *object)
{
  CptStore *self = CPT_STORE (object);

  g_assert (self->writer == NULL); /* cpt_store_close() comes before the last unref */

  g_free (self->folder);
  g_clear_object (&self->clock);
  cpt_teller_free (self->teller);
  for (guint i = 0; i < CPT_N_STORE_ANSWERS; i++)
    cpt_guards_free (self->guards[i]);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (cpt_store_parent_class)->finalize (object);
}

static void
cpt_store_class_init (CptStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_store_finalize;

  /**
   * CptStore::changed:
   * @changes: (type guint): CptStoreChange flags
   *
   * What was committed since the last emission. On the thread that made the store.
   */
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", CPT_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  /**
   * CptStore::company-changed:
   * @company_id: GUID text
   * @changes: (type guint): CptStoreChange flags
   *
   * What was committed of one company, after "changed" has said it of all: reads, writes, data status and settings
   * are told so. On the thread that made the store.
   */
  signals[SIGNAL_COMPANY_CHANGED] = g_signal_new ("company-changed", CPT_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                                  NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT);

  /**
   * CptStore::closing:
   *
   * Whoever has the file open on the main thread is to let it go: the last handle puts the log into the file.
   */
  signals[SIGNAL_CLOSING] =
      g_signal_new ("closing", CPT_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tell (guint changes, GHashTable *companies, gpointer user_data)
{
  g_autoptr (CptStore) self = g_object_ref (user_data);
  GHashTableIter iter;
  gpointer company_id = NULL;
  gpointer company_changes = NULL;

  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, changes);

  g_hash_table_iter_init (&iter, companies);
  while (g_hash_table_iter_next (&iter, &company_id, &company_changes))
    g_signal_emit (self, signals[SIGNAL_COMPANY_CHANGED], 0, company_id, GPOINTER_TO_UINT (company_changes));
}

static void
cpt_store_init (CptStore *self)
{
  self->teller = cpt_teller_new (tell, self);
  for (guint i = 0; i < CPT_N_STORE_ANSWERS; i++)
    self->guards[i] = cpt_guards_new ();
  g_mutex_init (&self->mutex);
}

/**
 * cpt_store_new:
 * @folder: of the account, under the user's data folder; made by opening
 * @clock: "now" of the account
 *
 * Returns: (transfer full): a store that is not open yet
 */
CptStore *
cpt_store_new (const char *folder, CptClock *clock)
{
  CptStore *self = g_object_new (CPT_TYPE_STORE, NULL);

  self->folder = g_strdup (folder);
  self->clock = g_object_ref (clock);

  return self;
}

static void
end_on_writer_thread (gpointer user_data)
{
  CptStore *self = user_data;

  g_clear_pointer (&self->complete_read, cpt_complete_read_free);
  g_clear_pointer (&self->company_writer, cpt_company_writer_free);
}

static gboolean
open_tables (CptStore *self, Opened *opened, sqlite3 *handle, GError **error)
{
  GHashTable *values = cpt_meta_table_load (handle, error);

  if (values == NULL)
    return FALSE;

  opened->values = cpt_values_new (values);
  self->is_clock_followed = cpt_clock_is_set (self->clock);
  if (!cpt_outbox_table_begin_run (handle, cpt_clock_now (self->clock), error))
    return FALSE;

  self->company_writer = cpt_company_writer_new (handle, error);
  if (self->company_writer != NULL)
    self->complete_read = cpt_complete_read_new (handle, self->company_writer);

  return self->complete_read != NULL;
}

static void
open_on_writer_thread (GTask *task, sqlite3 *no_handle)
{
  CptStore *self = g_task_get_source_object (task);
  g_autoptr (Opened) opened = g_new0 (Opened, 1);
  g_autoptr (GError) error = NULL;
  sqlite3 *handle = NULL;

  opened->file = cpt_store_file_open (self->folder, cpt_clock_now (self->clock), &error);
  if (opened->file != NULL)
    {
      handle = cpt_store_file_steal_handle (opened->file);
      cpt_store_thread_take_handle (self->writer, handle);
      cpt_store_thread_on_end (self->writer, end_on_writer_thread, self);
      open_tables (self, opened, handle, &error);
    }

  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&opened), (GDestroyNotify) opened_free);
}

/**
 * cpt_store_open_async:
 *
 * Opens the folder's file on the writer thread: makes it, migrates it, or sets it aside. Once in the life of a store.
 */
void
cpt_store_open_async (CptStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (CPT_IS_STORE (self));
  g_return_if_fail (self->writer == NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cpt_store_open_async);
  self->writer = cpt_store_thread_new_writer ();
  cpt_store_thread_push (self->writer, CPT_STORE_LANE_USER, task, open_on_writer_thread);
}

/**
 * cpt_store_open_finish:
 * @outcome: (out) (optional): how it ended
 * @error: CPT_ERROR_STORE: another program has it, the disk is full, or the folder is read-only
 *
 * After %FALSE the store still has to be closed.
 *
 * Returns: whether the store is open
 */
gboolean
cpt_store_open_finish (CptStore *self, GAsyncResult *result, CptStoreOutcome *outcome, GError **error)
{
  g_autoptr (Opened) opened = g_task_propagate_pointer (G_TASK (result), error);
  g_autofree char *path = NULL;

  if (opened == NULL)
    return FALSE;

  if (self->writer == NULL)
    {
      g_set_error_literal (error, CPT_ERROR, CPT_ERROR_STORE, _ ("The local copy is closed."));
      return FALSE;
    }

  path = cpt_store_file_get_path (self->folder);
  self->file = g_steal_pointer (&opened->file);
  self->values = g_steal_pointer (&opened->values);
  self->query = cpt_store_thread_new_reader ("store-query", path, FALSE);
  self->builder = cpt_store_thread_new_reader ("store-builder", path, TRUE);
  if (outcome != NULL)
    *outcome = cpt_store_file_get_outcome (self->file);

  g_mutex_lock (&self->mutex);
  self->is_open = TRUE;
  g_mutex_unlock (&self->mutex);

  return TRUE;
}

/* From here on, new tasks are refused. */
static void
begin_closing (CptStore *self)
{
  g_mutex_lock (&self->mutex);
  self->is_open = FALSE;
  g_mutex_unlock (&self->mutex);
  g_signal_emit (self, signals[SIGNAL_CLOSING], 0);
}

/* Waits for the threads. */
static void
close_threads (CptStore *self)
{
  g_clear_pointer (&self->query, cpt_store_thread_close);
  g_clear_pointer (&self->builder, cpt_store_thread_close);
  if (self->writer != NULL)
    cpt_store_thread_close (self->writer); /* what it still does asks for it */
  self->writer = NULL;

  if (self->file != NULL)
    cpt_store_file_end_well (self->file);
  g_clear_pointer (&self->file, cpt_store_file_free);
  g_clear_pointer (&self->values, cpt_values_free);
}

/**
 * cpt_store_close:
 *
 * Commits what the user did, gives up the rest, and waits for the threads. Never while a window is shown. Tasks that
 * did not begin fail; the store cannot be opened again.
 */
void
cpt_store_close (CptStore *self)
{
  g_return_if_fail (CPT_IS_STORE (self));

  begin_closing (self);
  close_threads (self);
  cpt_teller_stop (self->teller);
}

static void
close_on_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  close_threads (CPT_STORE (source));
  g_task_return_boolean (task, TRUE);
}

/**
 * cpt_store_close_async:
 *
 * As cpt_store_close(), without waiting: also while a window is shown, once its pages are gone.
 */
void
cpt_store_close_async (CptStore *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (CPT_IS_STORE (self));

  begin_closing (self);
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, cpt_store_close_async);
  g_task_run_in_thread (task, close_on_thread);
}

/**
 * cpt_store_close_finish:
 *
 * The store is closed, and may be let go of.
 */
void
cpt_store_close_finish (CptStore *self, GAsyncResult *result)
{
  g_return_if_fail (g_async_result_is_tagged (result, cpt_store_close_async));

  cpt_teller_stop (self->teller);
}

/**
 * cpt_store_get_folder:
 *
 * Returns: (transfer none): where the store is
 */
const char *
cpt_store_get_folder (CptStore *self)
{
  g_return_val_if_fail (CPT_IS_STORE (self), NULL);

  return self->folder;
}

/**
 * cpt_store_get_set_aside:
 *
 * Returns: (transfer none) (nullable): the file that was set aside by opening, while the store is open
 */
const char *
cpt_store_get_set_aside (CptStore *self)
{
  g_return_val_if_fail (CPT_IS_STORE (self), NULL);

  return self->file != NULL ? cpt_store_file_get_set_aside (self->file) : NULL;
}

/**
 * cpt_store_get_clock:
 *
 * Returns: (transfer none): "now" of the account
 */
CptClock *
cpt_store_get_clock (CptStore *self)
{
  g_return_val_if_fail (CPT_IS_STORE (self), NULL);

  return self->clock;
}

/* The mutex keeps the thread from going away meanwhile; a thread that is still in its place refuses nothing. */
static void
submit (CptStore *self, CptStoreThread **thread, CptStoreLane lane, GTask *task, CptStoreFunc func)
{
  gboolean is_open = FALSE;

  g_mutex_lock (&self->mutex);
  is_open = self->is_open;
  if (is_open)
    cpt_store_thread_push (*thread, lane, task, func);
  g_mutex_unlock (&self->mutex);

  if (!is_open)
    g_task_return_new_error (task, CPT_ERROR, CPT_ERROR_STORE, "%s", _ ("The local copy is not open."));
}

/**
 * cpt_store_submit_write:
 * @lane: what goes first, and how durable it is
 * @func: runs @task on the writer thread, between transactions
 */
void
cpt_store_submit_write (CptStore *self, CptStoreLane lane, GTask *task, CptStoreFunc func)
{
  submit (self, &self->writer, lane, task, func);
}

/**
 * cpt_store_get_writer:
 *
 * Returns: (transfer none): the writer thread, for what runs on it
 */
CptStoreThread *
cpt_store_get_writer (CptStore *self)
{
  g_assert (cpt_store_thread_is_current (self->writer));

  return self->writer;
}

/**
 * cpt_store_submit_read:
 * @func: runs @task on the query thread
 */
void
cpt_store_submit_read (CptStore *self, GTask *task, CptStoreFunc func)
{
  submit (self, &self->query, CPT_STORE_LANE_USER, task, func);
}

/**
 * cpt_store_submit_build:
 * @func: runs @task on the builder thread
 */
void
cpt_store_submit_build (CptStore *self, GTask *task, CptStoreFunc func)
{
  submit (self, &self->builder, CPT_STORE_LANE_SYNC, task, func);
}

/**
 * cpt_store_open_main_reader:
 *
 * Returns: (transfer full) (nullable): a handle for rows by id on the main thread; %NULL when it cannot be had
 */
sqlite3 *
cpt_store_open_main_reader (CptStore *self)
{
  g_autofree char *path = cpt_store_file_get_path (self->folder);
  g_autoptr (GError) error = NULL;
  sqlite3 *handle = NULL;

  if (self->file == NULL)
    return NULL;

  handle = cpt_sqlite_open_reader (path, &error);
  if (handle == NULL)
    g_info ("Rows are read on the query thread alone: %s", error->message);

  return handle;
}

/**
 * cpt_store_changed:
 * @change: what was committed
 *
 * Will emit "changed". Any thread; before the task that did it is answered.
 */
void
cpt_store_changed (CptStore *self, CptStoreChange change)
{
  cpt_teller_add (self->teller, NULL, change);
}

/**
 * cpt_store_company_changed:
 * @company_id: GUID text
 * @change: what was committed of this company
 *
 * Will emit "changed" and "company-changed". Any thread; before the task that did it is answered.
 */
void
cpt_store_company_changed (CptStore *self, const char *company_id, CptStoreChange change)
{
  cpt_teller_add (self->teller, company_id, change);
}

/**
 * cpt_store_take_clock_shift:
 *
 * Returns: once, when the platform has told the time since the store was opened, by how much its clock is before what
 *   the account's showed until then, in microseconds; 0 every other time. On the writer thread
 */
gint64
cpt_store_take_clock_shift (CptStore *self)
{
  if (self->is_clock_followed || !cpt_clock_is_set (self->clock))
    return 0;

  self->is_clock_followed = TRUE;

  return cpt_clock_get_correction (self->clock);
}

/**
 * cpt_store_next_sequence:
 *
 * Returns: a number larger than any before; any thread
 */
gint64
cpt_store_next_sequence (CptStore *self)
{
  gint64 sequence = 0;

  g_mutex_lock (&self->mutex);
  sequence = ++self->sequence;
  g_mutex_unlock (&self->mutex);

  return sequence;
}

/**
 * cpt_store_get_sequence:
 *
 * Returns: the last number that was given; any thread
 */
gint64
cpt_store_get_sequence (CptStore *self)
{
  gint64 sequence = 0;

  g_mutex_lock (&self->mutex);
  sequence = self->sequence;
  g_mutex_unlock (&self->mutex);

  return sequence;
}

/**
 * cpt_store_get_company_writer:
 *
 * Returns: (transfer none): what writes companies; on the writer thread
 */
CptCompanyWriter *
cpt_store_get_company_writer (CptStore *self)
{
  g_assert (cpt_store_thread_is_current (self->writer));

  return self->company_writer;
}

/**
 * cpt_store_get_complete_read:
 *
 * Returns: (transfer none): the reading of the whole list; on the writer thread
 */
CptCompleteRead *
cpt_store_get_complete_read (CptStore *self)
{
  g_assert (cpt_store_thread_is_current (self->writer));

  return self->complete_read;
}

/**
 * cpt_store_get_guards:
 *
 * Returns: (transfer none): who was told of what by which request; on the writer thread
 */
CptGuards *
cpt_store_get_guards (CptStore *self, CptStoreAnswers answers)
{
  g_assert (cpt_store_thread_is_current (self->writer));

  return self->guards[answers];
}

/**
 * cpt_store_get_meta:
 *
 * Returns: (transfer full) (nullable): the value of @key; %NULL while the store is not open
 */
GVariant *
cpt_store_get_meta (CptStore *self, const char *key)
{
  return self->values != NULL ? cpt_values_get (self->values, key) : NULL;
}

/* Its task has no source object, so that nobody has to wait for it before letting the store go. */
static void
write_meta_on_writer_thread (GTask *task, sqlite3 *handle)
{
  g_autoptr (GHashTable) unsaved = cpt_values_take_unsaved (g_task_get_task_data (task));
  g_autoptr (GError) error = NULL;

  if (!cpt_meta_table_write (handle, unsaved, &error))
    g_warning ("A view could not be stored: %s", error->message);

  g_task_return_boolean (task, error == NULL);
}

/**
 * cpt_store_set_meta:
 * @value: a floating one is taken
 *
 * Known at once, written behind: several before the writer comes to it are one transaction. Nothing while the store is
 * not open.
 */
void
cpt_store_set_meta (CptStore *self, const char *key, GVariant *value)
{
  g_autoptr (GVariant) owned = g_variant_ref_sink (value);
  g_autoptr (GTask) task = NULL;

  if (self->values == NULL || !cpt_values_set (self->values, key, owned))
    return;

  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_task_data (task, self->values, NULL);
  cpt_store_submit_write (self, CPT_STORE_LANE_USER, task, write_meta_on_writer_thread);
}
