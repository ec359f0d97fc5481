/* cpt-clock.c — "now" of an account: its platform's, as an offset to the time since the machine was started.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-clock.h"

#include <time.h>

struct _CptClock
{
  GObject parent_instance;

  gint64 desktop_offset; /* what to add to get_boot_time() for the desktop's time, as it was at the beginning */

  GMutex mutex;
  gint64 offset;   /* guarded by mutex: what to add to get_boot_time() */
  gboolean is_set; /* guarded by mutex */
};

G_DEFINE_FINAL_TYPE (CptClock, cpt_clock, G_TYPE_OBJECT)

/* Not g_get_monotonic_time(), which stands still while the machine sleeps: an idempotency key grows old meanwhile. */
static gint64
get_boot_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_BOOTTIME, &now);

  return (gint64) now.tv_sec * G_TIME_SPAN_SECOND + now.tv_nsec / 1000;
}

static void
cpt_clock_finalize (GObject *object)
{
  CptClock *self = CPT_CLOCK (object);

  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (cpt_clock_parent_class)->finalize (object);
}

static void
cpt_clock_class_init (CptClockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_clock_finalize;
}

static void
cpt_clock_init (CptClock *self)
{
  g_mutex_init (&self->mutex);
  self->desktop_offset = g_get_real_time () - get_boot_time ();
  self->offset = self->desktop_offset;
}

/**
 * cpt_clock_new:
 *
 * Every function of a clock may be called from any thread.
 *
 * Returns: (transfer full): a clock that goes on from the desktop's time until cpt_clock_set(); changes of the
 * desktop's clock have no effect from now on
 */
CptClock *
cpt_clock_new (void)
{
  return g_object_new (CPT_TYPE_CLOCK, NULL);
}

/**
 * cpt_clock_now:
 *
 * Returns: microseconds since 1970-01-01T00:00:00Z by the platform's clock; by the desktop's, as it was set when this
 *   one was made, while the platform has not said its own
 */
gint64
cpt_clock_now (CptClock *self)
{
  gint64 now;

  g_return_val_if_fail (CPT_IS_CLOCK (self), 0);

  g_mutex_lock (&self->mutex);
  now = get_boot_time () + self->offset;
  g_mutex_unlock (&self->mutex);

  return now;
}

/**
 * cpt_clock_is_set:
 *
 * Returns: whether the platform has said what time it is
 */
gboolean
cpt_clock_is_set (CptClock *self)
{
  gboolean is_set;

  g_return_val_if_fail (CPT_IS_CLOCK (self), FALSE);

  g_mutex_lock (&self->mutex);
  is_set = self->is_set;
  g_mutex_unlock (&self->mutex);

  return is_set;
}

/**
 * cpt_clock_set:
 * @platform_now: what the platform's clock shows at this moment, microseconds since 1970-01-01T00:00:00Z
 *
 * From now on cpt_clock_now() goes on from there.
 */
void
cpt_clock_set (CptClock *self, gint64 platform_now)
{
  g_return_if_fail (CPT_IS_CLOCK (self));

  g_mutex_lock (&self->mutex);
  self->offset = platform_now - get_boot_time ();
  self->is_set = TRUE;
  g_mutex_unlock (&self->mutex);
}

/**
 * cpt_clock_get_correction:
 *
 * Returns: by how many microseconds the platform's time is ahead of what this clock showed until it was set; 0 until
 * then
 */
gint64
cpt_clock_get_correction (CptClock *self)
{
  gint64 correction;

  g_return_val_if_fail (CPT_IS_CLOCK (self), 0);

  g_mutex_lock (&self->mutex);
  correction = self->offset - self->desktop_offset;
  g_mutex_unlock (&self->mutex);

  return correction;
}
