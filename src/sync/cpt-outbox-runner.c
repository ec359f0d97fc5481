/* cpt-outbox-runner.c — keeps the outbox empty: decides when outbox jobs run, and how many.
 *
 * Lives on the sync thread. Up to three jobs run side by side, so that one slow answer does not hold up the changes of
 * other companies (the store hands out one change of a company at a time). Each ends when nothing is due for it; the
 * last one to end leaves a timer for what is due later. A wake-up that comes while all three run is kept: one of them
 * may have looked into the outbox just before. Nothing is sent before the platform has said what time it is: by the
 * desktop's clock, which may be wrong, a key that the platform has forgotten may be young.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-outbox-runner-private.h"

#include "cpt-sync-schedule-private.h"
#include "cpt-time.h"

#define MAX_JOBS 3

/* When a change is due is said on the account's clock, which the platform may put right meanwhile: look again by then.
 */
#define LONGEST_TIMER (30 * CPT_TIME_SECOND)

struct _CptOutboxRunner
{
  GObject parent_instance;

  CptPlatformClient *client;
  CptStore *store;
  double time_scale;
  CptOutboxEvents events;
  CptOutboxRefusedFunc refused;
  gpointer events_data;

  GCancellable *cancellable;
  GSource *timer; /* (owned) (nullable) */
  guint n_jobs;
  guint n_failures; /* of the store, in a row */
  gboolean is_woken;
  gboolean is_paused;
  gboolean is_time_known;
};

G_DEFINE_FINAL_TYPE (CptOutboxRunner, cpt_outbox_runner, G_TYPE_OBJECT)

static void
clear_timer (CptOutboxRunner *self)
{
  if (self->timer != NULL)
    g_source_destroy (self->timer);

  g_clear_pointer (&self->timer, g_source_unref);
}

static gboolean
timer_cb (gpointer user_data)
{
  CptOutboxRunner *self = user_data;

  clear_timer (self);
  cpt_outbox_runner_wake (self);

  return G_SOURCE_REMOVE;
}

static void
start_timer (CptOutboxRunner *self, gint64 delay)
{
  clear_timer (self);
  self->timer = g_timeout_source_new (0);
  g_source_set_ready_time (self->timer, g_get_monotonic_time () + CLAMP (delay, 0, LONGEST_TIMER));
  g_source_set_callback (self->timer, timer_cb, self, NULL);
  g_source_attach (self->timer, g_main_context_get_thread_default ());
}

static void
take_failure (CptOutboxRunner *self, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (g_error_matches (error, CPT_ERROR, CPT_ERROR_UNAUTHORIZED))
    {
      cpt_outbox_runner_pause (self);
      self->refused (error, self->events_data);
      return;
    }

  self->n_failures++;
  g_warning ("The outbox could not be read or written: %s", error->message);
  start_timer (self, (gint64) ((double) cpt_sync_schedule_retry_delay (self->n_failures, 0) * self->time_scale));
}

static void
run_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptOutboxRunner) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 next_due = CPT_TIME_UNKNOWN;

  self->n_jobs--;

  if (!cpt_outbox_job_run_finish (CPT_OUTBOX_JOB (source), result, &next_due, &error))
    {
      take_failure (self, error);
      return;
    }

  self->n_failures = 0;
  if (g_cancellable_is_cancelled (self->cancellable) || self->is_paused)
    return;

  if (self->is_woken)
    cpt_outbox_runner_wake (self);
  else if (next_due != CPT_TIME_UNKNOWN)
    start_timer (self, next_due - cpt_clock_now (cpt_store_get_clock (self->store)));
}

static void
cpt_outbox_runner_finalize (GObject *object)
{
  CptOutboxRunner *self = CPT_OUTBOX_RUNNER (object);

  g_assert (self->n_jobs == 0 && self->timer == NULL);

  g_clear_object (&self->client);
  g_clear_object (&self->store);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (cpt_outbox_runner_parent_class)->finalize (object);
}

static void
cpt_outbox_runner_class_init (CptOutboxRunnerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_outbox_runner_finalize;
}

static void
cpt_outbox_runner_init (CptOutboxRunner *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * cpt_outbox_runner_new:
 * @client: where to send; the runner lives on its thread
 * @store: holds the outbox
 * @time_scale: what every delay is multiplied with: 1, or less in tests
 * @events: what to call
 * @refused: called when the key is refused
 * @events_data: for @events and @refused; must outlive the runner
 *
 * Returns: (transfer full): a runner that waits for cpt_outbox_runner_wake()
 */
CptOutboxRunner *
cpt_outbox_runner_new (CptPlatformClient *client,
                       CptStore *store,
                       double time_scale,
                       const CptOutboxEvents *events,
                       CptOutboxRefusedFunc refused,
                       gpointer events_data)
{
  CptOutboxRunner *self = g_object_new (CPT_TYPE_OUTBOX_RUNNER, NULL);

  self->client = g_object_ref (client);
  self->store = g_object_ref (store);
  self->time_scale = time_scale;
  self->events = *events;
  self->refused = refused;
  self->events_data = events_data;

  return self;
}

/**
 * cpt_outbox_runner_wake:
 *
 * Something may be due: sends it. Does nothing while paused, and before the platform's time is known or
 * cpt_outbox_runner_take_time().
 */
void
cpt_outbox_runner_wake (CptOutboxRunner *self)
{
  g_return_if_fail (CPT_IS_OUTBOX_RUNNER (self));

  self->is_time_known = self->is_time_known || cpt_clock_is_set (cpt_store_get_clock (self->store));
  if (self->is_paused || !self->is_time_known || g_cancellable_is_cancelled (self->cancellable))
    return;

  self->is_woken = self->n_jobs == MAX_JOBS;
  clear_timer (self);

  for (; self->n_jobs < MAX_JOBS; self->n_jobs++)
    {
      g_autoptr (CptOutboxJob) job =
          cpt_outbox_job_new (self->client, self->store, self->time_scale, &self->events, self->events_data);

      cpt_outbox_job_run_async (job, self->cancellable, run_cb, g_object_ref (self));
    }
}

/**
 * cpt_outbox_runner_take_time:
 *
 * The platform has answered: it has said what time it is, or will not.
 */
void
cpt_outbox_runner_take_time (CptOutboxRunner *self)
{
  g_return_if_fail (CPT_IS_OUTBOX_RUNNER (self));

  if (self->is_time_known)
    return;

  self->is_time_known = TRUE;
  cpt_outbox_runner_wake (self);
}

/**
 * cpt_outbox_runner_pause:
 *
 * Sends nothing more, after what is under way, until cpt_outbox_runner_resume().
 */
void
cpt_outbox_runner_pause (CptOutboxRunner *self)
{
  g_return_if_fail (CPT_IS_OUTBOX_RUNNER (self));

  self->is_paused = TRUE;
  clear_timer (self);
}

/**
 * cpt_outbox_runner_resume:
 *
 * Ends a pause, if there is one, and wakes the runner then.
 */
void
cpt_outbox_runner_resume (CptOutboxRunner *self)
{
  g_return_if_fail (CPT_IS_OUTBOX_RUNNER (self));

  if (!self->is_paused)
    return;

  self->is_paused = FALSE;
  cpt_outbox_runner_wake (self);
}

/**
 * cpt_outbox_runner_stop:
 *
 * Cancels what is under way, for good. The runner can be freed once cpt_outbox_runner_is_busy() is %FALSE.
 */
void
cpt_outbox_runner_stop (CptOutboxRunner *self)
{
  g_return_if_fail (CPT_IS_OUTBOX_RUNNER (self));

  clear_timer (self);
  g_cancellable_cancel (self->cancellable);
}

/**
 * cpt_outbox_runner_is_busy:
 *
 * Returns: whether a job runs
 */
gboolean
cpt_outbox_runner_is_busy (CptOutboxRunner *self)
{
  g_return_val_if_fail (CPT_IS_OUTBOX_RUNNER (self), FALSE);

  return self->n_jobs > 0;
}
