/* cpt-sandbox-clock.c — the sandbox's own time: real, faster, or moved by hand.
 *
 * Simulated time = the moment of the last change + what the monotonic clock has counted since × the factor. Any thread
 * may ask and move it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-clock-private.h"

#define TICKS_PER_MICROSECOND 10

struct _CptSandboxClock
{
  GMutex mutex;
  double factor;
  gint64 base;      /* simulated ticks when the monotonic clock said @monotonic */
  gint64 monotonic; /* µs */
};

/**
 * cpt_sandbox_clock_new:
 * @start: the simulated moment now, in ticks; 0 for the real one
 * @factor: simulated seconds a real second; 0 for a clock that is moved by hand only
 */
CptSandboxClock *
cpt_sandbox_clock_new (gint64 start, double factor)
{
  CptSandboxClock *self = g_new0 (CptSandboxClock, 1);

  g_mutex_init (&self->mutex);
  self->factor = factor;
  self->base = start > 0 ? start : g_get_real_time () * TICKS_PER_MICROSECOND;
  self->monotonic = g_get_monotonic_time ();

  return self;
}

void
cpt_sandbox_clock_free (CptSandboxClock *self)
{
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/* With the mutex held: begins to count anew from now. */
static gint64
rebase (CptSandboxClock *self)
{
  gint64 monotonic = g_get_monotonic_time ();

  self->base += (gint64) ((double) (monotonic - self->monotonic) * self->factor * TICKS_PER_MICROSECOND);
  self->monotonic = monotonic;

  return self->base;
}

/**
 * cpt_sandbox_clock_now:
 *
 * Returns: the simulated moment, in ticks; never before one that was returned earlier
 */
gint64
cpt_sandbox_clock_now (CptSandboxClock *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return rebase (self);
}

double
cpt_sandbox_clock_get_factor (CptSandboxClock *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->factor;
}

/**
 * cpt_sandbox_clock_set_factor:
 * @factor: simulated seconds a real second, ≥ 0
 *
 * What has passed so far has passed at the factor before.
 */
void
cpt_sandbox_clock_set_factor (CptSandboxClock *self, double factor)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  rebase (self);
  self->factor = factor;
}

/**
 * cpt_sandbox_clock_advance:
 * @microseconds: how far, ≥ 0
 */
void
cpt_sandbox_clock_advance (CptSandboxClock *self, gint64 microseconds)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->base += microseconds * TICKS_PER_MICROSECOND;
}

/**
 * cpt_sandbox_clock_move_to:
 * @ticks: a moment
 *
 * Moves the clock forward to @ticks, unless it is there already: a sandbox that ran fast does not go back in time when
 * it is started again.
 */
void
cpt_sandbox_clock_move_to (CptSandboxClock *self, gint64 ticks)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->base = MAX (rebase (self), ticks);
}
