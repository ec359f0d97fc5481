/* cpt-limiter.c — the one gate that every request to the platform passes.
 *
 * 1. Whoever waits is in one of three queues, by priority; the user's is served first.
 * 2. One of the places is the user's alone: other work, whose answers may be long, never holds them all.
 * 3. When a request may go is CptQuota's to say. Whoever would have to wait longer than they want to is told at once.
 * 4. Leaving the queue (go, told, cancelled) is one function, leave(); the place is given back by
 * cpt_limiter_release().
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-limiter-private.h"

#include "cpt-quota-private.h"
#include "cpt-time.h"

#define N_PRIORITIES (CPT_PRIORITY_BACKGROUND + 1)

static const guint max_parallel[N_PRIORITIES] = {
  [CPT_PRIORITY_USER] = CPT_LIMITER_MAX_PARALLEL,
  [CPT_PRIORITY_BULK] = CPT_LIMITER_MAX_PARALLEL - 1,
  [CPT_PRIORITY_BACKGROUND] = CPT_LIMITER_MAX_PARALLEL - 1,
};

struct _CptLimiter
{
  GObject parent_instance;

  CptClock *clock;       /* (owned) */
  GMainContext *context; /* (owned): of the thread it lives on */
  CptQuota quota;
  GQueue waiting[N_PRIORITIES]; /* (element-type Waiter) */
  guint n_running;
  gboolean is_serving; /* in serve_all() */
  gboolean is_changed; /* who waits, or how many run, since serve_all() looked */
  GSource *alarm;      /* (owned) (nullable): when somebody who waits may go */
};

G_DEFINE_FINAL_TYPE (CptLimiter, cpt_limiter, G_TYPE_OBJECT)

/* Owns its task, which owns the limiter: nobody waits on a limiter that is gone. */
typedef struct
{
  GTask *task;
  CptPriority priority;
  gint64 longest_wait;   /* at the head of the queue: told rather than kept waiting longer */
  GSource *cancellation; /* (owned) (nullable) */
} Waiter;

static void
cpt_limiter_finalize (GObject *object)
{
  CptLimiter *self = CPT_LIMITER (object);

  if (self->alarm != NULL)
    g_source_destroy (self->alarm);
  g_clear_pointer (&self->alarm, g_source_unref);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->context, g_main_context_unref);

  G_OBJECT_CLASS (cpt_limiter_parent_class)->finalize (object);
}

static void
cpt_limiter_class_init (CptLimiterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_limiter_finalize;
}

static void
cpt_limiter_init (CptLimiter *self)
{
  self->context = g_main_context_ref_thread_default ();
}

/**
 * cpt_limiter_new:
 * @clock: the platform's, for the day's quota
 * @per_second: requests that may go in a second
 *
 * Lives on the thread whose default main context is current.
 *
 * Returns: (transfer full): a gate with nobody in it
 */
CptLimiter *
cpt_limiter_new (CptClock *clock, guint per_second)
{
  CptLimiter *self = g_object_new (CPT_TYPE_LIMITER, NULL);

  self->clock = g_object_ref (clock);
  cpt_quota_init (&self->quota, per_second, g_get_monotonic_time ());

  return self;
}

/* Takes @waiter out of its queue. Returns: (transfer full): its task, to be answered. */
static GTask *
leave (CptLimiter *self, Waiter *waiter)
{
  GTask *task = waiter->task;

  g_queue_remove (&self->waiting[waiter->priority], waiter);
  if (waiter->cancellation != NULL)
    {
      g_source_destroy (waiter->cancellation);
      g_source_unref (waiter->cancellation);
    }
  g_free (waiter);

  return task;
}

static void
tell_to_wait (CptLimiter *self, Waiter *waiter, gint64 wait)
{
  CptErrorAnswer answer = {
    .retry_after = (guint) ((wait + CPT_TIME_SECOND - 1) / CPT_TIME_SECOND),
    .is_unsent = TRUE,
  };
  g_autoptr (GTask) task = leave (self, waiter);

  g_task_return_error (task, cpt_error_new_answer (CPT_ERROR_RATE_LIMITED, &answer,
                                                   "The next request may go in %u seconds", answer.retry_after));
}

static void
let_go (CptLimiter *self, Waiter *waiter, gint64 now)
{
  g_autoptr (GTask) task = NULL;

  self->n_running++;
  cpt_quota_take (&self->quota, waiter->priority, now);
  task = leave (self, waiter);
  g_task_return_boolean (task, TRUE);
}

/* Serves one queue as far as it goes. Returns microseconds until its head may go, -1 when time is not what it waits
 * for. */
static gint64
serve (CptLimiter *self, CptPriority priority)
{
  Waiter *head;

  while ((head = g_queue_peek_head (&self->waiting[priority])) != NULL && self->n_running < max_parallel[priority])
    {
      gint64 now = g_get_monotonic_time ();
      gint64 wait = cpt_quota_wait (&self->quota, priority, now, cpt_clock_now (self->clock));

      if (wait <= 0)
        let_go (self, head, now);
      else if (wait > head->longest_wait)
        tell_to_wait (self, head, wait);
      else
        return wait;
    }

  return -1;
}

static gint64
sooner (gint64 a, gint64 b)
{
  if (a < 0 || b < 0)
    return MAX (a, b);

  return MIN (a, b);
}

static void serve_all (CptLimiter *self);

static gboolean
alarm_cb (gpointer user_data)
{
  serve_all (user_data);

  return G_SOURCE_REMOVE;
}

static void
set_alarm (CptLimiter *self, gint64 wait)
{
  if (self->alarm != NULL)
    g_source_destroy (self->alarm);
  g_clear_pointer (&self->alarm, g_source_unref);

  if (wait < 0)
    return;

  self->alarm = g_timeout_source_new ((guint) (wait / 1000) + 1);
  g_source_set_callback (self->alarm, alarm_cb, self, NULL);
  g_source_attach (self->alarm, self->context);
}

/* A task that is answered may call back at once, and come in here again: then the outer one goes round once more. */
static void
serve_all (CptLimiter *self)
{
  g_autoptr (CptLimiter) keep = g_object_ref (self);
  gint64 next = -1;

  self->is_changed = TRUE;
  if (self->is_serving)
    return;

  self->is_serving = TRUE;
  while (self->is_changed)
    {
      self->is_changed = FALSE;
      next = -1;
      for (guint priority = 0; priority < N_PRIORITIES; priority++)
        next = sooner (next, serve (self, priority));
    }
  self->is_serving = FALSE;

  set_alarm (self, next);
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  Waiter *waiter = user_data;
  CptLimiter *self = g_task_get_source_object (waiter->task);
  g_autoptr (GTask) task = leave (self, waiter);

  g_task_return_error_if_cancelled (task);

  return G_SOURCE_REMOVE;
}

/**
 * cpt_limiter_acquire_async:
 * @longest_wait: microseconds: who would have to wait longer, when it is their turn, is told so at once, by
 *   CPT_ERROR_RATE_LIMITED with its retry_after
 *
 * Waits until one more request may go.
 */
void
cpt_limiter_acquire_async (CptLimiter *self,
                           CptPriority priority,
                           gint64 longest_wait,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  Waiter *waiter = g_new0 (Waiter, 1);

  waiter->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (waiter->task, cpt_limiter_acquire_async);
  /* A place that was given stays given: cancelled_cb() alone says "cancelled". */
  g_task_set_check_cancellable (waiter->task, FALSE);
  waiter->priority = priority;
  waiter->longest_wait = longest_wait;
  if (cancellable != NULL)
    {
      waiter->cancellation = g_cancellable_source_new (cancellable);
      g_source_set_callback (waiter->cancellation, G_SOURCE_FUNC (cancelled_cb), waiter, NULL);
      g_source_attach (waiter->cancellation, self->context);
    }

  g_queue_push_tail (&self->waiting[priority], waiter);
  serve_all (self);
}

/**
 * cpt_limiter_acquire_finish:
 *
 * Returns: whether a request may go, which must be followed by cpt_limiter_release(); %FALSE with
 *   CPT_ERROR_RATE_LIMITED or G_IO_ERROR_CANCELLED
 */
gboolean
cpt_limiter_acquire_finish (CptLimiter *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * cpt_limiter_release:
 *
 * The request is over: its place is free.
 */
void
cpt_limiter_release (CptLimiter *self)
{
  g_return_if_fail (self->n_running > 0);

  self->n_running--;
  serve_all (self);
}

/**
 * cpt_limiter_pause:
 * @duration: microseconds that the platform asked to wait
 *
 * Nothing goes for so long.
 */
void
cpt_limiter_pause (CptLimiter *self, gint64 duration)
{
  cpt_quota_pause (&self->quota, g_get_monotonic_time () + duration);
}

/**
 * cpt_limiter_get_quota:
 * @quota: (out caller-allocates): what is known of the day's requests
 */
void
cpt_limiter_get_quota (CptLimiter *self, CptDailyQuota *quota)
{
  cpt_quota_get_day (&self->quota, cpt_clock_now (self->clock), quota);
}

/**
 * cpt_limiter_get_bulk_quota:
 *
 * Returns: how many requests of CPT_PRIORITY_BULK may still go today, -1 when unknown
 */
gint64
cpt_limiter_get_bulk_quota (CptLimiter *self)
{
  return cpt_quota_get_left_for_bulk (&self->quota, cpt_clock_now (self->clock));
}

/**
 * cpt_limiter_learn:
 * @limit: requests a day, -1 when an answer did not say
 * @remaining: of them, -1 when it did not say
 * @reset: platform time, or CPT_TIME_UNKNOWN
 *
 * Takes in what an answer said of the day's quota.
 */
void
cpt_limiter_learn (CptLimiter *self, gint64 limit, gint64 remaining, gint64 reset)
{
  cpt_quota_learn (&self->quota, limit, remaining, reset, cpt_clock_now (self->clock));
}
