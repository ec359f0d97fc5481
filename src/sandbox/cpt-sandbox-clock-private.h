/* cpt-sandbox-clock-private.h — the sandbox's own time: real, faster, or moved by hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _CptSandboxClock CptSandboxClock;

CptSandboxClock *cpt_sandbox_clock_new (gint64 start, double factor);
void cpt_sandbox_clock_free (CptSandboxClock *self);

gint64 cpt_sandbox_clock_now (CptSandboxClock *self);
double cpt_sandbox_clock_get_factor (CptSandboxClock *self);
void cpt_sandbox_clock_set_factor (CptSandboxClock *self, double factor);
void cpt_sandbox_clock_advance (CptSandboxClock *self, gint64 microseconds);
void cpt_sandbox_clock_move_to (CptSandboxClock *self, gint64 ticks);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptSandboxClock, cpt_sandbox_clock_free)

G_END_DECLS
