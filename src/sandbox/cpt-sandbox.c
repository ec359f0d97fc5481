/* cpt-sandbox.c — a stand-in platform: a local HTTP server that speaks the platform's API, and hosts its Link pages.
 *
 * 1. The world (database, routes, server) is made, used and freed on the sandbox's own thread only.
 * 2. What other threads ask for is a task, invoked in the context of that thread.
 * 3. The clock may be moved by any thread.
 * 4. A sandbox that was started must be stopped before its last reference goes, which may be that of a task on the
 *    thread itself. After that the thread is gone; tasks that come too late fail at once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox.h"

#include <glib/gstdio.h>

#include "cpt-sandbox-clock-private.h"
#include "cpt-sandbox-demo-private.h"
#include "cpt-sandbox-seed-private.h"
#include "cpt-sandbox-server-private.h"
#include "cpt-sandbox-time-private.h"

#define DATABASE "sandbox.sqlite"
#define META_PORT "port"

struct _CptSandbox
{
  GObject parent_instance;

  CptSandboxOptions options;
  char *data_dir;
  char *api_key;
  char *base_url;
  CptSandboxClock *clock;
  CptSandboxFaults *faults;
  char **first_faults; /* (nullable) */

  GThread *thread; /* (nullable): not started, or stopped */
  GMainContext *context;
  GMainLoop *loop;

  /* of the sandbox's thread */
  CptSandboxWorld *world;
  CptSandboxServer *server;
};

typedef void (*TaskFunc) (CptSandbox *self);

G_DEFINE_FINAL_TYPE (CptSandbox, cpt_sandbox, G_TYPE_OBJECT)

static void
cpt_sandbox_finalize (GObject *object)
{
  CptSandbox *self = CPT_SANDBOX (object);

  g_assert (self->thread == NULL);
  g_free (self->data_dir);
  g_free (self->api_key);
  g_free (self->base_url);
  cpt_sandbox_clock_free (self->clock);
  cpt_sandbox_faults_free (self->faults);
  g_strfreev (self->first_faults);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);

  G_OBJECT_CLASS (cpt_sandbox_parent_class)->finalize (object);
}

static void
cpt_sandbox_class_init (CptSandboxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = cpt_sandbox_finalize;
}

static void
cpt_sandbox_init (CptSandbox *self)
{
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
}

/* 160 random bits; from the system, not from the seed. */
static char *
make_api_key (void)
{
  g_autofree char *first = g_uuid_string_random ();
  g_autofree char *second = g_uuid_string_random ();
  g_autofree char *both = g_strconcat (first, second, NULL);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA1, both, -1);
}

/**
 * cpt_sandbox_new:
 * @options: copied
 *
 * Returns: (transfer full): a sandbox that is not started yet
 */
CptSandbox *
cpt_sandbox_new (const CptSandboxOptions *options)
{
  CptSandbox *self = g_object_new (CPT_TYPE_SANDBOX, NULL);

  self->options = *options;
  self->data_dir = g_strdup (options->data_dir);
  self->api_key = options->api_key != NULL ? g_strdup (options->api_key) : make_api_key ();
  self->faults = cpt_sandbox_faults_new ();
  self->first_faults = g_strdupv ((char **) options->faults);
  self->clock = cpt_sandbox_clock_new (options->start_time * 10, options->time_factor);

  return self;
}

static void
fill_on_sandbox_thread (CptSandbox *self)
{
  cpt_sandbox_seed_first_company (self->world);

  if (self->options.demo)
    cpt_sandbox_demo_add (self->world);

  cpt_sandbox_world_set_meta (self->world, CPT_SANDBOX_META_STARTED, cpt_sandbox_world_stamp (self->world));
}

/* What is made on the fly. */
static void
make_generators (CptSandbox *self)
{
  gint64 epoch = cpt_sandbox_world_get_meta (self->world, CPT_SANDBOX_META_STARTED);
  const CptSandboxOptions *options = &self->options;

  if (options->companies > 0)
    self->world->generator = cpt_sandbox_generator_new (options->seed, options->companies, epoch);

  if (options->reads > 0 || options->read_rate > 0)
    self->world->read_generator =
        cpt_sandbox_read_generator_new (options->seed, options->reads, options->read_rate, epoch);
}

static gboolean
open_world (CptSandbox *self, GError **error)
{
  g_autofree char *path = g_build_filename (self->data_dir, DATABASE, NULL);

  if (g_mkdir_with_parents (self->data_dir, 0700) != 0)
    {
      int saved_errno = errno;

      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved_errno), "%s: %s", self->data_dir,
                   g_strerror (saved_errno));
      return FALSE;
    }

  self->world = cpt_sandbox_world_open (path, self->clock, self->faults, self->options.seed, error);
  if (self->world == NULL)
    return FALSE;

  cpt_sandbox_world_begin (self->world);

  if (cpt_sandbox_world_get_meta (self->world, CPT_SANDBOX_META_STARTED) == 0)
    fill_on_sandbox_thread (self);

  make_generators (self);

  return cpt_sandbox_world_commit (self->world, error);
}

/* The port asked for, or the one used last if it is free, or any. */
static gboolean
listen (CptSandbox *self, GError **error)
{
  guint16 port = self->options.port;

  if (port != 0)
    return cpt_sandbox_server_listen (self->server, port, error);

  if (self->options.remember_port)
    port = (guint16) cpt_sandbox_world_get_meta (self->world, META_PORT);

  return (port != 0 && cpt_sandbox_server_listen (self->server, port, NULL)) ||
         cpt_sandbox_server_listen (self->server, 0, error);
}

static gboolean
open_server (CptSandbox *self, GError **error)
{
  guint16 port;

  self->server = cpt_sandbox_server_new (self->world, self->api_key, self->options.latency);

  if (!listen (self, error))
    return FALSE;

  port = cpt_sandbox_server_get_port (self->server);
  self->base_url = g_strdup_printf ("http://127.0.0.1:%u", port);
  self->world->base_url = g_strdup (self->base_url);

  if (!self->options.remember_port)
    return TRUE;

  cpt_sandbox_world_begin (self->world);
  cpt_sandbox_world_set_meta (self->world, META_PORT, port);

  return cpt_sandbox_world_commit (self->world, error);
}

/* Owns the task that starts it until it is answered. It ends before the object: cpt_sandbox_stop() joins it. */
static gpointer
sandbox_thread (gpointer data)
{
  g_autoptr (GTask) task = data;
  CptSandbox *self = g_task_get_source_object (task);
  GMainContext *context = self->context;
  GError *error = NULL;

  g_main_context_push_thread_default (context);

  if (cpt_sandbox_faults_set (self->faults, (const char *const *) self->first_faults, &error) &&
      open_world (self, &error) && open_server (self, &error))
    {
      g_task_return_boolean (task, TRUE);
      g_clear_object (&task);
      g_main_loop_run (self->loop);
    }
  else
    g_task_return_error (task, error);

  g_clear_pointer (&self->server, cpt_sandbox_server_free);
  g_clear_pointer (&self->world, cpt_sandbox_world_free);

  while (g_main_context_iteration (context, FALSE))
    ;

  g_main_context_pop_thread_default (context);

  return NULL;
}

/**
 * cpt_sandbox_start_async:
 *
 * Opens the database and listens, on a thread of its own. May be called once.
 */
void
cpt_sandbox_start_async (CptSandbox *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (CPT_IS_SANDBOX (self));
  g_return_if_fail (self->thread == NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cpt_sandbox_start_async);
  self->thread = g_thread_new ("sandbox", sandbox_thread, g_steal_pointer (&task));
}

gboolean
cpt_sandbox_start_finish (CptSandbox *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
quit_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);

  return G_SOURCE_REMOVE;
}

/**
 * cpt_sandbox_stop:
 *
 * Stops listening, closes the database and joins the thread, also one that failed to start. Requests that are being
 * answered are cut.
 */
void
cpt_sandbox_stop (CptSandbox *self)
{
  GSource *source;

  g_return_if_fail (CPT_IS_SANDBOX (self));

  if (self->thread == NULL)
    return;

  source = g_idle_source_new ();
  g_source_set_callback (source, quit_cb, self->loop, NULL);
  g_source_attach (source, self->context);
  g_source_unref (source);
  g_thread_join (g_steal_pointer (&self->thread));
}

static gboolean
run_task_cb (gpointer user_data)
{
  GTask *task = user_data;
  CptSandbox *self = g_task_get_source_object (task);
  TaskFunc func = g_task_get_task_data (task);
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;

  if (self->world == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CLOSED, "The sandbox has stopped");
      return G_SOURCE_REMOVE;
    }

  cpt_sandbox_world_begin (self->world);
  func (self);

  if (cpt_sandbox_world_commit (self->world, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);

  return G_SOURCE_REMOVE;
}

/* Runs @func on the sandbox's thread, in a transaction. */
static void
run_async (CptSandbox *self,
           TaskFunc func,
           gpointer source_tag,
           GCancellable *cancellable,
           GAsyncReadyCallback callback,
           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GSource) source = g_idle_source_new ();

  g_task_set_source_tag (task, source_tag);

  if (self->thread == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CLOSED, "The sandbox is not running");
      return;
    }

  g_task_set_task_data (task, func, NULL);
  g_source_set_callback (source, run_task_cb, g_steal_pointer (&task), g_object_unref);
  g_source_attach (source, self->context);
}

static void
reset_on_sandbox_thread (CptSandbox *self)
{
  cpt_sandbox_database_clear (self->world->database);
  fill_on_sandbox_thread (self);
}

/**
 * cpt_sandbox_reset_async:
 *
 * Goes back to the state of the first start. Identifiers that were given out since are not given out again.
 */
void
cpt_sandbox_reset_async (CptSandbox *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CPT_IS_SANDBOX (self));

  run_async (self, reset_on_sandbox_thread, cpt_sandbox_reset_async, cancellable, callback, user_data);
}

gboolean
cpt_sandbox_reset_finish (CptSandbox *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
add_demo_on_sandbox_thread (CptSandbox *self)
{
  cpt_sandbox_demo_add (self->world);
}

/**
 * cpt_sandbox_add_demo_async:
 *
 * Adds the demonstration companies; those that are there already stay as they are.
 */
void
cpt_sandbox_add_demo_async (CptSandbox *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (CPT_IS_SANDBOX (self));

  run_async (self, add_demo_on_sandbox_thread, cpt_sandbox_add_demo_async, cancellable, callback, user_data);
}

gboolean
cpt_sandbox_add_demo_finish (CptSandbox *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * cpt_sandbox_get_base_url:
 *
 * Returns: (nullable) (transfer none): where it listens, without a slash at the end; %NULL before it is started
 */
const char *
cpt_sandbox_get_base_url (CptSandbox *self)
{
  g_return_val_if_fail (CPT_IS_SANDBOX (self), NULL);

  return self->base_url;
}

/**
 * cpt_sandbox_get_api_key:
 *
 * Returns: (transfer none): the one key that it accepts
 */
const char *
cpt_sandbox_get_api_key (CptSandbox *self)
{
  g_return_val_if_fail (CPT_IS_SANDBOX (self), NULL);

  return self->api_key;
}

double
cpt_sandbox_get_time_factor (CptSandbox *self)
{
  g_return_val_if_fail (CPT_IS_SANDBOX (self), 0);

  return cpt_sandbox_clock_get_factor (self->clock);
}

/**
 * cpt_sandbox_set_time_factor:
 * @factor: simulated seconds a real second; 0 stops the clock
 */
void
cpt_sandbox_set_time_factor (CptSandbox *self, double factor)
{
  g_return_if_fail (CPT_IS_SANDBOX (self));
  g_return_if_fail (factor >= 0);

  cpt_sandbox_clock_set_factor (self->clock, factor);
}

/**
 * cpt_sandbox_advance_time:
 * @microseconds: of simulated time, ≥ 0
 *
 * Moves the clock forward. What should have happened meanwhile has happened for the next request.
 */
void
cpt_sandbox_advance_time (CptSandbox *self, gint64 microseconds)
{
  g_return_if_fail (CPT_IS_SANDBOX (self));
  g_return_if_fail (microseconds >= 0);

  cpt_sandbox_clock_advance (self->clock, microseconds);
}

/**
 * cpt_sandbox_dup_faults:
 *
 * Returns: (transfer full) (array zero-terminated=1): the faults that are in force, as they were set
 */
char **
cpt_sandbox_dup_faults (CptSandbox *self)
{
  g_return_val_if_fail (CPT_IS_SANDBOX (self), NULL);

  return cpt_sandbox_faults_dup (self->faults);
}

/**
 * cpt_sandbox_set_faults:
 * @faults: (nullable) (array zero-terminated=1): all faults from now on, as explained by `comptoir-sandbox --help`
 *
 * Returns: %FALSE if one of them is not understood; then those before stay in force
 */
gboolean
cpt_sandbox_set_faults (CptSandbox *self, const char *const *faults, GError **error)
{
  g_return_val_if_fail (CPT_IS_SANDBOX (self), FALSE);

  return cpt_sandbox_faults_set (self->faults, faults, error);
}

/**
 * cpt_sandbox_get_fault_help:
 *
 * Returns: (transfer none): how faults are written
 */
const char *
cpt_sandbox_get_fault_help (void)
{
  return cpt_sandbox_fault_help;
}
