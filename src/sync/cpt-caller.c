/* cpt-caller.c — somebody on another thread who waits for an answer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-caller-private.h"

static gboolean
caller_cancelled_cb (GCancellable *caller, gpointer user_data)
{
  g_cancellable_cancel (user_data);

  return G_SOURCE_REMOVE;
}

/**
 * cpt_caller_init:
 * @task: (transfer full): with the caller's cancellable
 *
 * On the thread that does the work.
 */
void
cpt_caller_init (CptCaller *self, GTask *task)
{
  GCancellable *caller = g_task_get_cancellable (task);

  *self = (CptCaller){ .task = task, .cancellable = g_cancellable_new () };
  if (caller == NULL)
    return;

  self->cancellation = g_cancellable_source_new (caller);
  g_source_set_callback (self->cancellation, G_SOURCE_FUNC (caller_cancelled_cb), g_object_ref (self->cancellable),
                         g_object_unref);
  g_source_attach (self->cancellation, g_main_context_get_thread_default ());
}

/**
 * cpt_caller_clear:
 *
 * The task has returned.
 */
void
cpt_caller_clear (CptCaller *self)
{
  if (self->cancellation != NULL)
    g_source_destroy (self->cancellation);

  g_clear_pointer (&self->cancellation, g_source_unref);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->task);
}
