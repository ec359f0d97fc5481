/* cpt-store-thread.c — a thread that owns one SQLite handle and runs tasks on it.
 *
 * 1. The handle is opened, used and closed on the thread alone; another thread may only interrupt it, under the mutex.
 * 2. Tasks of the user's lane go before those of the sync lane, each lane in order; a task that runs is not overtaken,
 *    unless it said that it yields: then it is interrupted, and pushes itself again.
 * 3. A task that was pushed is always answered: by its function, or with an error when it was cancelled or the thread
 *    closed before it began.
 * 4. What the main thread asked for is let go of there: it may hold what is of the main thread alone.
 * 5. Closing drains the writer's user lane, interrupts everything else, and joins. It is never called on the thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-store-thread-private.h"

#include <glib/gi18n.h>
#include <sys/resource.h>

#include "cpt-error.h"
#include "cpt-sqlite-private.h"

#define BACKGROUND_NICE 15

typedef struct
{
  GTask *task;
  CptStoreFunc func;
  CptStoreLane lane;
} Job;

struct _CptStoreThread
{
  GThread *thread;
  char *path; /* (nullable): of a reader; the writer is given its handle */
  gboolean in_background;
  sqlite3 *handle; /* (nullable): until the first job */

  CptStoreLane durability; /* thread only: the lane that "synchronous" was set for */
  GDestroyNotify end_func;
  gpointer end_data;

  GMutex mutex; /* guards what follows, and the life of @handle */
  GCond pushed;
  GQueue lanes[CPT_N_STORE_LANES];
  const Job *running; /* (nullable) */
  gboolean yields;    /* what runs is interrupted by what the user does */
  gboolean is_closing;
};

static gboolean
let_go_cb (gpointer user_data)
{
  return G_SOURCE_REMOVE; /* which unrefs the task */
}

/* The main thread may have let go of its answered task already, so that this is the last that holds it. */
static void
job_free (Job *job)
{
  if (g_task_get_context (job->task) == g_main_context_default ())
    g_idle_add_full (G_PRIORITY_DEFAULT, let_go_cb, job->task, g_object_unref);
  else
    g_object_unref (job->task);
  g_free (job);
}

static void
refuse (GTask *task)
{
  g_task_return_new_error (task, CPT_ERROR, CPT_ERROR_STORE, "%s", _ ("The local copy is closed."));
}

static gboolean
is_writer (CptStoreThread *self)
{
  return self->path == NULL;
}

/* (nullable): the next job, when there is one to run; waits for it unless the thread is closing. */
static Job *
wait_for_job (CptStoreThread *self)
{
  Job *job = NULL;

  g_mutex_lock (&self->mutex);
  while (!self->is_closing && g_queue_is_empty (&self->lanes[CPT_STORE_LANE_USER]) &&
         g_queue_is_empty (&self->lanes[CPT_STORE_LANE_SYNC]))
    g_cond_wait (&self->pushed, &self->mutex);

  if (is_writer (self) || !self->is_closing)
    job = g_queue_pop_head (&self->lanes[CPT_STORE_LANE_USER]);
  if (job == NULL && !self->is_closing)
    job = g_queue_pop_head (&self->lanes[CPT_STORE_LANE_SYNC]);
  self->running = job;
  g_mutex_unlock (&self->mutex);

  return job;
}

/* Between transactions: each lane has its own durability. */
static gboolean
set_durability (CptStoreThread *self, CptStoreLane lane, GError **error)
{
  if (self->handle == NULL || self->durability == lane)
    return TRUE;

  if (!cpt_sqlite_run (self->handle,
                       lane == CPT_STORE_LANE_USER ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=NORMAL", error))
    return FALSE;

  self->durability = lane;

  return TRUE;
}

static gboolean
prepare (CptStoreThread *self, CptStoreLane lane, GError **error)
{
  if (is_writer (self))
    return set_durability (self, lane, error);

  if (self->handle == NULL)
    cpt_store_thread_take_handle (self, cpt_sqlite_open_reader (self->path, error));

  return self->handle != NULL;
}

/* Whatever a job reads is of one moment: what is committed meanwhile by the writer is for the next one. */
static void
run_job (CptStoreThread *self, const Job *job)
{
  g_autoptr (GError) error = NULL;

  if (g_task_return_error_if_cancelled (job->task))
    return;

  if (!prepare (self, job->lane, &error) || (!is_writer (self) && !cpt_sqlite_run (self->handle, "BEGIN", &error)))
    {
      g_task_return_error (job->task, g_steal_pointer (&error));
      return;
    }

  job->func (job->task, self->handle);
  if (!is_writer (self))
    cpt_sqlite_run (self->handle, "ROLLBACK", NULL);
}

static gpointer
run_on_store_thread (gpointer user_data)
{
  CptStoreThread *self = user_data;
  Job *job = NULL;

  /* On Linux a "process" here is the calling thread. */
  if (self->in_background)
    setpriority (PRIO_PROCESS, 0, BACKGROUND_NICE);

  while ((job = wait_for_job (self)) != NULL)
    {
      run_job (self, job);

      g_mutex_lock (&self->mutex);
      self->running = NULL;
      g_mutex_unlock (&self->mutex);
      job_free (job);
    }

  if (self->end_func != NULL)
    self->end_func (self->end_data);
  if (self->handle != NULL && sqlite3_close (self->handle) != SQLITE_OK)
    g_error ("A statement outlived its store thread");

  return NULL;
}

static CptStoreThread *
thread_new (const char *name, const char *path, gboolean in_background)
{
  CptStoreThread *self = g_new0 (CptStoreThread, 1);

  self->path = g_strdup (path);
  self->in_background = in_background;
  self->durability = CPT_STORE_LANE_USER; /* SQLite begins with FULL */
  g_mutex_init (&self->mutex);
  g_cond_init (&self->pushed);
  for (guint i = 0; i < CPT_N_STORE_LANES; i++)
    g_queue_init (&self->lanes[i]);
  self->thread = g_thread_new (name, run_on_store_thread, self);

  return self;
}

/**
 * cpt_store_thread_new_writer:
 *
 * Returns: (transfer full): the thread that writes; its first job gives it its handle
 */
CptStoreThread *
cpt_store_thread_new_writer (void)
{
  return thread_new ("store-writer", NULL, TRUE);
}

/**
 * cpt_store_thread_new_reader:
 * @path: of the file, which its first job opens
 * @in_background: whether the desktop goes first
 *
 * Returns: (transfer full): a thread that only reads
 */
CptStoreThread *
cpt_store_thread_new_reader (const char *name, const char *path, gboolean in_background)
{
  return thread_new (name, path, in_background);
}

/**
 * cpt_store_thread_push:
 * @func: runs @task on the thread; any thread may push
 */
void
cpt_store_thread_push (CptStoreThread *self, CptStoreLane lane, GTask *task, CptStoreFunc func)
{
  Job *job = NULL;

  g_mutex_lock (&self->mutex);
  if (!self->is_closing)
    {
      job = g_new0 (Job, 1);
      job->task = g_object_ref (task);
      job->func = func;
      job->lane = lane;
      g_queue_push_tail (&self->lanes[lane], job);
      if (self->yields && lane == CPT_STORE_LANE_USER)
        sqlite3_interrupt (self->handle);
      g_cond_signal (&self->pushed);
    }
  g_mutex_unlock (&self->mutex);

  if (job == NULL)
    refuse (task);
}

/**
 * cpt_store_thread_take_handle:
 * @handle: (transfer full) (nullable): closed when the thread ends; on the thread
 */
void
cpt_store_thread_take_handle (CptStoreThread *self, sqlite3 *handle)
{
  g_assert (cpt_store_thread_is_current (self));

  g_mutex_lock (&self->mutex);
  self->handle = handle;
  g_mutex_unlock (&self->mutex);
}

/**
 * cpt_store_thread_begin_yielding:
 *
 * The task that runs is interrupted from now on when the user does something. On the thread.
 *
 * Returns: %FALSE when the user has something waiting already: then the task is to push itself again
 */
gboolean
cpt_store_thread_begin_yielding (CptStoreThread *self)
{
  g_assert (cpt_store_thread_is_current (self));

  g_mutex_lock (&self->mutex);
  self->yields = g_queue_is_empty (&self->lanes[CPT_STORE_LANE_USER]);
  g_mutex_unlock (&self->mutex);

  return self->yields;
}

void
cpt_store_thread_end_yielding (CptStoreThread *self)
{
  g_mutex_lock (&self->mutex);
  self->yields = FALSE;
  g_mutex_unlock (&self->mutex);
}

gboolean
cpt_store_thread_is_current (CptStoreThread *self)
{
  return g_thread_self () == self->thread;
}

/**
 * cpt_store_thread_on_end:
 * @func: called on the thread before its handle is closed, to free what holds statements; on the thread
 */
void
cpt_store_thread_on_end (CptStoreThread *self, GDestroyNotify func, gpointer user_data)
{
  g_assert (cpt_store_thread_is_current (self));

  self->end_func = func;
  self->end_data = user_data;
}

/**
 * cpt_store_thread_close:
 * @self: (transfer full)
 *
 * Drains the writer's user lane, interrupts the rest, waits for the thread and frees it. What did not begin is refused.
 */
void
cpt_store_thread_close (CptStoreThread *self)
{
  g_assert (!cpt_store_thread_is_current (self));

  g_mutex_lock (&self->mutex);
  self->is_closing = TRUE;
  if (self->running != NULL && self->handle != NULL &&
      (!is_writer (self) || self->running->lane == CPT_STORE_LANE_SYNC))
    sqlite3_interrupt (self->handle);
  g_cond_signal (&self->pushed);
  g_mutex_unlock (&self->mutex);

  g_thread_join (self->thread);

  for (guint i = 0; i < CPT_N_STORE_LANES; i++)
    {
      Job *job = NULL;

      while ((job = g_queue_pop_head (&self->lanes[i])) != NULL)
        {
          refuse (job->task);
          job_free (job);
        }
    }

  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->pushed);
  g_free (self->path);
  g_free (self);
}
