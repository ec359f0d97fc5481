/* cpt-read-watch.c — one company whose reads are followed until they end.
 *
 * Lives on the sync thread. One timer, one job, never both:
 *
 *   WAITING     the timer runs to the next look → LOOKING
 *   LOOKING     a history job runs → FRESHENING when all has ended since, or the company was just opened; otherwise
 *               → WAITING while something runs, and AT REST else
 *   FRESHENING  a freshness job runs → WAITING or AT REST likewise
 *   AT REST     → WAITING for the next minute while the company is open, and over when it is not
 *
 * Beside that, while the company is open, what is left of its histories is read: see cpt-history-rest.c.
 *
 * 1. While something runs it is looked at every two seconds, ten after a minute, sixty after ten: counted from the last
 *    refresh, or from when something was first seen to run.
 * 2. The reads that a refresh asked for may show a moment later: for ten seconds the first of them is waited for.
 * 3. What is new and has ended already ended before our eyes only if it was requested since the first look, or since a
 *    refresh was asked for.
 * 4. A 404 of the history says little: the company's own GET decides.
 * 5. Somebody waits for the first look at an open company, and for the first minute of its refresh; the rest is
 *    background.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-read-watch-private.h"

#include "cpt-freshness-job-private.h"
#include "cpt-history-job-private.h"
#include "cpt-history-rest-private.h"
#include "cpt-sync-schedule-private.h"
#include "cpt-time.h"

#define NOT_BUSY (-1)
#define SETTLING_TIME (10 * CPT_TIME_SECOND)
#define USER_TIME (60 * CPT_TIME_SECOND)

/* Our "now" comes from whole seconds. */
#define CLOCK_MARGIN (2 * CPT_TIME_SECOND)

struct _CptReadWatch
{
  GObject parent_instance;

  CptPlatformClient *client;
  CptStore *store;
  char *company_id;
  gint64 rid;
  double time_scale;
  CptReadWatchEvents events;
  gpointer events_data;

  CptHistoryRest *rest;      /* (owned) */
  GCancellable *cancellable; /* (owned) (nullable): of the job that runs */
  GSource *timer;            /* (owned) (nullable): to the next look */
  CptCompany *company;       /* (owned) (nullable): as it was last read */
  GPtrArray *ended;          /* (owned) (element-type CptRead): since a refresh was asked for */
  gint64 asked_at;           /* of the account's clock; CPT_TIME_UNKNOWN when no refresh is followed */
  gint64 busy_since;         /* monotonic, or NOT_BUSY */
  guint n_failures;          /* in a row */
  gint64 looked_since;       /* of the account's clock: the first look; G_MAXINT64 before it */
  gboolean has_run;          /* something, since the refresh was asked for */
  gboolean is_running;       /* something, when it was last looked at */
  gboolean is_stale;         /* what the freshness job reads may have changed */
  gboolean is_open;
  gboolean is_just_opened;  /* the freshness job is not to wait for what runs */
  gboolean is_wanted_again; /* a look was asked for while a job ran */
  gboolean is_stopped;      /* for good */
};

G_DEFINE_FINAL_TYPE (CptReadWatch, cpt_read_watch, G_TYPE_OBJECT)

static void look (CptReadWatch *self);

static void
clear_timer (CptReadWatch *self)
{
  if (self->timer != NULL)
    g_source_destroy (self->timer);

  g_clear_pointer (&self->timer, g_source_unref);
}

static gboolean
timer_cb (gpointer user_data)
{
  look (user_data);

  return G_SOURCE_REMOVE;
}

/* @delay: microseconds, before scaling. */
static void
start_timer (CptReadWatch *self, gint64 delay)
{
  clear_timer (self);
  self->timer = g_timeout_source_new (0);
  g_source_set_ready_time (self->timer, g_get_monotonic_time () + (gint64) ((double) delay * self->time_scale));
  g_source_set_callback (self->timer, timer_cb, self, NULL);
  g_source_attach (self->timer, g_main_context_get_thread_default ());
}

/* Microseconds, as if nothing were scaled; negative when nothing runs. */
static gint64
get_busy_time (CptReadWatch *self)
{
  if (self->busy_since == NOT_BUSY)
    return NOT_BUSY;

  return (gint64) ((double) (g_get_monotonic_time () - self->busy_since) / self->time_scale);
}

static gboolean
is_followed (CptReadWatch *self)
{
  return self->asked_at != CPT_TIME_UNKNOWN;
}

/* Rule 2. */
static gboolean
is_settling (CptReadWatch *self)
{
  return is_followed (self) && !self->has_run && self->ended->len == 0 && get_busy_time (self) < SETTLING_TIME;
}

/* Rule 5. */
static CptPriority
get_priority (CptReadWatch *self)
{
  gboolean is_awaited = self->is_just_opened || (is_followed (self) && get_busy_time (self) < USER_TIME);

  return self->is_open && is_awaited ? CPT_PRIORITY_USER : CPT_PRIORITY_BACKGROUND;
}

/* Says that it is over, now or once the request of the rest has ended. */
static void
leave (CptReadWatch *self)
{
  cpt_history_rest_stop (self->rest);
  if (!cpt_read_watch_is_busy (self))
    self->events.over (self, self->events_data);
}

static gboolean
has_nothing_to_follow (CptReadWatch *self)
{
  return self->is_stopped || (!self->is_open && self->busy_since == NOT_BUSY);
}

static void
come_to_rest (CptReadWatch *self)
{
  g_autoptr (GPtrArray) ended = g_steal_pointer (&self->ended);

  self->ended = g_ptr_array_new_with_free_func (g_object_unref);
  self->busy_since = NOT_BUSY;
  if (is_followed (self))
    {
      self->asked_at = CPT_TIME_UNKNOWN;
      self->events.refresh_ended (self, self->company, ended, self->events_data);
    }

  if (self->is_open)
    start_timer (self, cpt_sync_schedule_watch_delay (NOT_BUSY));
  else
    leave (self);
}

/* Takes @error. */
static void
take_failure (CptReadWatch *self, GError *error)
{
  g_autoptr (GError) owned = error;
  const CptErrorAnswer *answer = cpt_error_get_answer (error);

  /* Nothing more is asked until cpt_read_watch_resume(). */
  if (g_error_matches (error, CPT_ERROR, CPT_ERROR_UNAUTHORIZED))
    return;

  self->n_failures++;
  g_debug ("Company %s could not be watched: %s", self->company_id, error->message);
  start_timer (self, cpt_sync_schedule_retry_delay (self->n_failures, answer != NULL ? answer->retry_after : 0));
}

/* Ends what a job did: %FALSE when nothing more is to be done. */
static gboolean
end_job (CptReadWatch *self)
{
  g_clear_object (&self->cancellable);
  if (self->is_stopped)
    leave (self);

  return !self->is_stopped;
}

static void
go_on (CptReadWatch *self)
{
  if (self->is_wanted_again)
    look (self);
  else if (self->is_running || is_settling (self))
    start_timer (self, cpt_sync_schedule_watch_delay (get_busy_time (self)));
  else
    come_to_rest (self);
}

static void
freshen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptReadWatch) self = user_data;
  g_autoptr (CptCompany) company = NULL;
  g_autoptr (GError) error = NULL;
  gint64 rest = 0;

  company = cpt_freshness_job_run_finish (CPT_FRESHNESS_JOB (source), result, &rest, &error);
  if (!end_job (self))
    return;

  if (company != NULL)
    {
      g_set_object (&self->company, company);
      cpt_history_rest_set_offset (self->rest, CPT_HISTORY_WRITES, rest);
      self->is_just_opened = FALSE;
      self->n_failures = 0;
      go_on (self);
    }
  else if (g_error_matches (error, CPT_ERROR, CPT_ERROR_NOT_FOUND))
    {
      self->is_stopped = TRUE;
      self->events.gone (self, self->events_data);
      leave (self);
    }
  else
    {
      self->is_stale = TRUE;
      take_failure (self, g_steal_pointer (&error));
    }
}

static void
freshen (CptReadWatch *self)
{
  g_autoptr (CptFreshnessJob) job =
      cpt_freshness_job_new (self->client, self->store, self->company_id, get_priority (self));

  self->is_stale = FALSE;
  self->cancellable = g_cancellable_new ();
  cpt_freshness_job_run_async (job, self->cancellable, freshen_cb, g_object_ref (self));
}

/* Since when what was requested is ours to tell of. */
static gint64
get_since (CptReadWatch *self)
{
  return is_followed (self) ? MIN (self->asked_at, self->looked_since) : self->looked_since;
}

/* Rule 3. */
static gboolean
has_ended_before_our_eyes (CptReadWatch *self, const CptReadNews *news)
{
  gint64 requested = cpt_read_get_requested (news->read);

  return news->has_ended && (!news->is_new || (requested != CPT_TIME_UNKNOWN && requested >= get_since (self)));
}

static void
tell_ends (CptReadWatch *self, GPtrArray *news)
{
  for (guint i = 0; i < news->len; i++)
    {
      const CptReadNews *one = g_ptr_array_index (news, i);

      if (!has_ended_before_our_eyes (self, one))
        continue;

      self->is_stale = TRUE;
      if (is_followed (self))
        g_ptr_array_add (self->ended, g_object_ref (one->read));
      self->events.read_ended (self, one->read, self->events_data);
    }
}

static void
take_news (CptReadWatch *self, GPtrArray *news)
{
  tell_ends (self, news);
  if (self->looked_since == G_MAXINT64)
    self->looked_since = cpt_clock_now (cpt_store_get_clock (self->store)) - CLOCK_MARGIN;
  self->n_failures = 0;
  self->has_run |= self->is_running;
  if (self->is_running && self->busy_since == NOT_BUSY)
    self->busy_since = g_get_monotonic_time ();
}

static void
look_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptReadWatch) self = user_data;
  g_autoptr (GPtrArray) news = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_running = FALSE;
  gint64 rest = 0;

  news = cpt_history_job_run_finish (CPT_HISTORY_JOB (source), result, &is_running, &rest, &error);
  if (!end_job (self))
    return;

  if (news == NULL && !g_error_matches (error, CPT_ERROR, CPT_ERROR_NOT_FOUND))
    {
      take_failure (self, g_steal_pointer (&error));
      return;
    }

  if (news == NULL)
    {
      freshen (self); /* rule 4 */
      return;
    }

  self->is_running = is_running;
  take_news (self, news);
  cpt_history_rest_set_offset (self->rest, CPT_HISTORY_READS, rest);
  if (self->is_just_opened || (self->is_stale && !self->is_running && !is_settling (self)))
    freshen (self);
  else
    go_on (self);
}

static void
look (CptReadWatch *self)
{
  g_autoptr (CptHistoryJob) job = NULL;

  clear_timer (self);
  self->is_wanted_again = self->cancellable != NULL;
  if (self->is_wanted_again)
    return;

  job = cpt_history_job_new (self->client, self->store, self->company_id, get_since (self), get_priority (self));
  self->cancellable = g_cancellable_new ();
  cpt_history_job_run_async (job, self->cancellable, look_cb, g_object_ref (self));
}

static void
rest_news_cb (GPtrArray *news, gpointer user_data)
{
  tell_ends (user_data, news);
}

static void
rest_paused_cb (gpointer user_data)
{
  CptReadWatch *self = user_data;

  if (has_nothing_to_follow (self))
    leave (self);
}

static void
cpt_read_watch_finalize (GObject *object)
{
  CptReadWatch *self = CPT_READ_WATCH (object);

  g_assert (self->cancellable == NULL);

  clear_timer (self);
  g_clear_object (&self->rest);
  g_clear_object (&self->client);
  g_clear_object (&self->store);
  g_clear_object (&self->company);
  g_clear_pointer (&self->company_id, g_free);
  g_clear_pointer (&self->ended, g_ptr_array_unref);

  G_OBJECT_CLASS (cpt_read_watch_parent_class)->finalize (object);
}

static void
cpt_read_watch_class_init (CptReadWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_read_watch_finalize;
}

static void
cpt_read_watch_init (CptReadWatch *self)
{
  self->ended = g_ptr_array_new_with_free_func (g_object_unref);
  self->asked_at = CPT_TIME_UNKNOWN;
  self->looked_since = G_MAXINT64;
  self->busy_since = NOT_BUSY;
}

/**
 * cpt_read_watch_new:
 * @client: where to look; the watch lives on its thread
 * @store: where to keep what is seen
 * @company_id: GUID text
 * @rid: its row, for those who are told
 * @time_scale: what every delay is multiplied with: 1, or less in tests
 * @events: what to call; copied
 * @events_data: for @events; must outlive the watch
 *
 * Returns: (transfer full): a watch that has nothing to follow yet
 */
CptReadWatch *
cpt_read_watch_new (CptPlatformClient *client,
                    CptStore *store,
                    const char *company_id,
                    gint64 rid,
                    double time_scale,
                    const CptReadWatchEvents *events,
                    gpointer events_data)
{
  const CptHistoryRestEvents rest_events = { rest_news_cb, rest_paused_cb };
  CptReadWatch *self = g_object_new (CPT_TYPE_READ_WATCH, NULL);

  self->client = g_object_ref (client);
  self->store = g_object_ref (store);
  self->company_id = g_strdup (company_id);
  self->rid = rid;
  self->time_scale = time_scale;
  self->events = *events;
  self->events_data = events_data;
  self->rest = cpt_history_rest_new (client, store, company_id, time_scale, &rest_events, self);

  return self;
}

/**
 * cpt_read_watch_open:
 *
 * Somebody looks at the company: it is read now, and then at least once a minute.
 */
void
cpt_read_watch_open (CptReadWatch *self)
{
  g_return_if_fail (CPT_IS_READ_WATCH (self));
  g_return_if_fail (!self->is_stopped);

  self->is_open = TRUE;
  self->is_just_opened = TRUE;
  cpt_history_rest_start (self->rest);
  look (self);
}

/**
 * cpt_read_watch_close:
 *
 * Nobody looks any more: the watch is over once nothing runs.
 */
void
cpt_read_watch_close (CptReadWatch *self)
{
  g_return_if_fail (CPT_IS_READ_WATCH (self));

  self->is_open = FALSE;
  self->is_just_opened = FALSE;
  cpt_history_rest_stop (self->rest);
  if (has_nothing_to_follow (self))
    leave (self);
}

/**
 * cpt_read_watch_ask:
 * @since: microseconds UTC, by the account's clock: when the request was sent
 *
 * The platform was asked for reads: they are followed until all have ended.
 */
void
cpt_read_watch_ask (CptReadWatch *self, gint64 since)
{
  g_return_if_fail (CPT_IS_READ_WATCH (self));
  g_return_if_fail (!self->is_stopped);

  if (!is_followed (self) || since - CLOCK_MARGIN < self->asked_at)
    self->asked_at = since - CLOCK_MARGIN;
  self->busy_since = g_get_monotonic_time ();
  self->has_run = FALSE;
  self->is_stale = TRUE;
  look (self);
}

/**
 * cpt_read_watch_catch_up:
 *
 * Something ran when the company was last looked at, in an earlier run of the program: it is followed until it has
 * ended.
 */
void
cpt_read_watch_catch_up (CptReadWatch *self)
{
  g_return_if_fail (CPT_IS_READ_WATCH (self));
  g_return_if_fail (!self->is_stopped);

  look (self);
}

/**
 * cpt_read_watch_resume:
 *
 * The platform can be reached again, or has a key again: looks now, if the last look failed.
 */
void
cpt_read_watch_resume (CptReadWatch *self)
{
  g_return_if_fail (CPT_IS_READ_WATCH (self));

  if (!self->is_stopped && self->cancellable == NULL && (self->timer == NULL || self->n_failures > 0))
    look (self);
}

/**
 * cpt_read_watch_stop:
 *
 * Cancels what is under way, for good. When something is, the watch says that it is over once it has ended.
 */
void
cpt_read_watch_stop (CptReadWatch *self)
{
  g_return_if_fail (CPT_IS_READ_WATCH (self));

  self->is_stopped = TRUE;
  clear_timer (self);
  cpt_history_rest_stop (self->rest);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

/**
 * cpt_read_watch_get_company_id:
 *
 * Returns: GUID text
 */
const char *
cpt_read_watch_get_company_id (CptReadWatch *self)
{
  g_return_val_if_fail (CPT_IS_READ_WATCH (self), NULL);

  return self->company_id;
}

/**
 * cpt_read_watch_get_rid:
 *
 * Returns: the company's row
 */
gint64
cpt_read_watch_get_rid (CptReadWatch *self)
{
  g_return_val_if_fail (CPT_IS_READ_WATCH (self), 0);

  return self->rid;
}

/**
 * cpt_read_watch_is_open:
 *
 * Returns: whether somebody looks at the company
 */
gboolean
cpt_read_watch_is_open (CptReadWatch *self)
{
  g_return_val_if_fail (CPT_IS_READ_WATCH (self), FALSE);

  return self->is_open;
}

/**
 * cpt_read_watch_is_stopped:
 *
 * Returns: whether nothing is followed any more
 */
gboolean
cpt_read_watch_is_stopped (CptReadWatch *self)
{
  g_return_val_if_fail (CPT_IS_READ_WATCH (self), TRUE);

  return self->is_stopped;
}

/**
 * cpt_read_watch_is_busy:
 *
 * Returns: whether a job runs, or a request of the rest
 */
gboolean
cpt_read_watch_is_busy (CptReadWatch *self)
{
  g_return_val_if_fail (CPT_IS_READ_WATCH (self), FALSE);

  return self->cancellable != NULL || cpt_history_rest_is_busy (self->rest);
}
