/* cpt-caller-private.h — somebody on another thread who waits for an answer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CptCaller:
 * @task: (owned): returns in its own context
 * @cancellable: (owned): of this thread; cancelled when the caller's is
 *
 * Who waits. The caller's own cancellable is pulled on the caller's thread: it is watched from here.
 */
typedef struct
{
  GTask *task;
  GCancellable *cancellable;
  gulong handler; /* of the caller's cancellable, 0 for none */
} CptCaller;

void cpt_caller_init (CptCaller *self, GTask *task);
void cpt_caller_clear (CptCaller *self);

G_END_DECLS
