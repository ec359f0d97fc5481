/* cpt-caller.c — somebody on another thread who waits for an answer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-caller-private.h"

/* Where a cancellation goes to. */
typedef struct
{
  GMainContext *context;     /* (owned): of this thread */
  GCancellable *cancellable; /* (owned) */
} Relay;

static void
relay_free (Relay *self)
{
  g_main_context_unref (self->context);
  g_object_unref (self->cancellable);
  g_free (self);
}

static gboolean
cancel_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);

  return G_SOURCE_REMOVE;
}

/* On any thread. */
static void
caller_cancelled_cb (GCancellable *caller, Relay *relay)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, cancel_cb, g_object_ref (relay->cancellable), g_object_unref);
  g_source_attach (source, relay->context);
}

/**
 * cpt_caller_init:
 * @task: (transfer full): with the caller's cancellable
 *
 * On the thread that does the work. Not from within a handler of the caller's cancellable: GLib 2.84 holds its lock.
 *
 * This is not g_cancellable_source_new(): such a source is lost when it is freed while the cancellable is being
 * cancelled on another thread (GLib 2.74, cancellable_source_dispose()).
 */
void
cpt_caller_init (CptCaller *self, GTask *task)
{
  GCancellable *caller = g_task_get_cancellable (task);
  Relay *relay;

  *self = (CptCaller){ .task = task, .cancellable = g_cancellable_new () };
  if (caller == NULL)
    return;

  relay = g_new (Relay, 1);
  *relay = (Relay){ g_main_context_ref_thread_default (), g_object_ref (self->cancellable) };
  self->handler = g_cancellable_connect (caller, G_CALLBACK (caller_cancelled_cb), relay, (GDestroyNotify) relay_free);
}

/**
 * cpt_caller_clear:
 *
 * The task has returned. Not from within a handler of the caller's cancellable.
 */
void
cpt_caller_clear (CptCaller *self)
{
  g_cancellable_disconnect (g_task_get_cancellable (self->task), self->handler);
  self->handler = 0;
  g_clear_object (&self->cancellable);
  g_clear_object (&self->task);
}
