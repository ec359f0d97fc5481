/* cpt-read-runner.c — keeps the list up to date: decides when a read job runs.
 *
 * Lives on the sync thread. One timer, one job, never both:
 *
 *   IDLE     the timer runs to the next check → READING
 *   READING  a job runs → IDLE when it read all or was cancelled, WAITING when it failed, STOPPED when the key was
 * refused WAITING  the timer runs to the next try → READING STOPPED  nothing runs until cpt_read_runner_read() →
 * READING
 *
 * What somebody waits for is read with the user's priority; what the timer starts, in the background. There it may be
 * held back to leave requests for the user: that is no failure, and not told. An account of more companies than fit on
 * one page is not read whole more often than every ten minutes, watched or not: a read of it is many requests.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-read-runner-private.h"

#include "cpt-awaited-job-private.h"
#include "cpt-error-reason.h"
#include "cpt-read-job-private.h"
#include "cpt-sync-schedule-private.h"
#include "cpt-time.h"

#define NEVER_WATCHED -1

struct _CptReadRunner
{
  GObject parent_instance;

  CptPlatformClient *client;
  CptCompanyRepository *companies;
  CptClock *clock;
  guint page_size;
  double time_scale;
  CptReadRunnerEvents events;
  gpointer events_data;

  CptSyncReport report;
  GCancellable *cancellable; /* (owned) (nullable): of the job that runs */
  GSource *timer;            /* (owned) (nullable): to the next job */
  gint64 watched_at;         /* monotonic, or NEVER_WATCHED */
  gint64 list_due;           /* monotonic: when a long list is to be read whole again */
  GPtrArray *awaited;        /* (owned) (element-type utf8): company IDs, oldest first, and a %NULL at the end */
  guint n_failures;          /* in a row */
  gboolean is_in_background; /* the job that runs */
  gboolean is_wanted_again;  /* asked for while a job ran */
  GError *interruption;      /* (owned) (nullable): why the job that runs was cancelled, if not by a person */
  gboolean is_stopped;       /* for good */
};

G_DEFINE_FINAL_TYPE (CptReadRunner, cpt_read_runner, G_TYPE_OBJECT)

static void start (CptReadRunner *self, CptPriority priority);
static void start_awaited (CptReadRunner *self);

static void
send_report (CptReadRunner *self)
{
  if (!self->is_stopped)
    self->events.report (&self->report, self->events_data);
}

static void
clear_timer (CptReadRunner *self)
{
  if (self->timer != NULL)
    g_source_destroy (self->timer);

  g_clear_pointer (&self->timer, g_source_unref);
  self->report.retry_at = 0;
}

/* Whether the next check is of the awaited companies, not of the list. */
static gboolean
may_check_awaited (CptReadRunner *self)
{
  return self->report.state == CPT_SYNC_IDLE && self->report.n_expected > self->page_size && self->awaited->len > 1 &&
         g_get_monotonic_time () < self->list_due;
}

static gboolean
timer_cb (gpointer user_data)
{
  CptReadRunner *self = user_data;

  clear_timer (self);
  if (may_check_awaited (self))
    start_awaited (self);
  else
    start (self, CPT_PRIORITY_BACKGROUND);

  return G_SOURCE_REMOVE;
}

/* @delay: microseconds, before scaling. Returns when it is due, on the monotonic clock. */
static gint64
start_timer (CptReadRunner *self, gint64 delay)
{
  gint64 due = g_get_monotonic_time () + (gint64) ((double) delay * self->time_scale);

  clear_timer (self);
  self->timer = g_timeout_source_new (0);
  g_source_set_ready_time (self->timer, due);
  g_source_set_callback (self->timer, timer_cb, self, NULL);
  g_source_attach (self->timer, g_main_context_get_thread_default ());

  return due;
}

static void
start_check_timer (CptReadRunner *self)
{
  gint64 since_watched = NEVER_WATCHED;

  if (self->watched_at != NEVER_WATCHED && (self->report.n_expected <= self->page_size || self->awaited->len > 1))
    since_watched = (gint64) ((double) (g_get_monotonic_time () - self->watched_at) / self->time_scale);

  start_timer (self, cpt_sync_schedule_check_delay (since_watched));
}

static void
take_success (CptReadRunner *self)
{
  gint64 delay = cpt_sync_schedule_check_delay (NEVER_WATCHED);

  self->n_failures = 0;
  g_clear_error (&self->report.error);
  self->report.state = CPT_SYNC_IDLE;
  self->report.last_read = cpt_clock_now (self->clock);
  self->list_due = g_get_monotonic_time () + (gint64) ((double) delay * self->time_scale);
  start_check_timer (self);
}

static gint64
delay_after (CptReadRunner *self, const GError *error)
{
  const CptErrorAnswer *answer = cpt_error_get_answer (error);

  /* A no will be a no again for a while: an account that is over its limits, a key without this right. */
  if (g_error_matches (error, CPT_ERROR, CPT_ERROR_REFUSED))
    return cpt_sync_schedule_check_delay (NEVER_WATCHED);

  return cpt_sync_schedule_retry_delay (self->n_failures, answer != NULL ? answer->retry_after : 0);
}

/* Whether it was nothing but our own sparing of the day's requests that ended a check which nobody waits for. */
static gboolean
is_held_back (CptReadRunner *self, const GError *error)
{
  return self->is_in_background && self->report.error == NULL &&
         g_error_matches (error, CPT_ERROR, CPT_ERROR_RATE_LIMITED) && cpt_error_get_answer (error)->is_unsent;
}

static void
take_failure (CptReadRunner *self, GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_error_free (error);
      self->report.state = CPT_SYNC_IDLE;
      start_check_timer (self);
      return;
    }

  if (is_held_back (self, error))
    {
      self->report.state = CPT_SYNC_IDLE;
      start_timer (self, cpt_error_get_answer (error)->retry_after * CPT_TIME_SECOND);
      g_error_free (error);
      return;
    }

  g_clear_error (&self->report.error);
  self->report.error = error;
  self->n_failures++;

  if (g_error_matches (error, CPT_ERROR, CPT_ERROR_UNAUTHORIZED))
    {
      self->report.state = CPT_SYNC_STOPPED;
    }
  else
    {
      self->report.state = CPT_SYNC_WAITING;
      self->report.retry_at = start_timer (self, delay_after (self, error));
    }
}

/* The job that ran is over. Returns (transfer full) (nullable) what interrupted it. */
static GError *
take_end (CptReadRunner *self)
{
  g_clear_object (&self->cancellable);
  self->is_wanted_again = FALSE;

  return g_steal_pointer (&self->interruption);
}

/* Whether @interruption, if any, goes before what the job ended with. A key that was refused is refused, whatever was
 * answered before. */
static gboolean
is_interrupted (const GError *interruption, const GError *error)
{
  return interruption != NULL && (g_error_matches (interruption, CPT_ERROR, CPT_ERROR_UNAUTHORIZED) ||
                                  g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
}

static void
run_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptReadRunner) self = user_data;
  gboolean is_wanted_again = self->is_wanted_again;
  g_autoptr (GError) interruption = take_end (self);
  g_autoptr (GError) error = NULL;
  gboolean is_read = cpt_read_job_run_finish (CPT_READ_JOB (source), result, &error);

  if (is_interrupted (interruption, error))
    take_failure (self, g_steal_pointer (&interruption));
  else if (is_read)
    take_success (self);
  else
    take_failure (self, g_steal_pointer (&error));

  if (self->is_stopped)
    clear_timer (self);
  else if (is_wanted_again && self->report.state == CPT_SYNC_IDLE)
    start (self, CPT_PRIORITY_USER);
  else
    send_report (self);
}

static void
awaited_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptReadRunner) self = user_data;
  gboolean is_wanted = self->is_wanted_again;
  g_autoptr (GError) interruption = take_end (self);
  g_autoptr (GError) error = NULL;

  if (!cpt_awaited_job_run_finish (CPT_AWAITED_JOB (source), result, &error))
    g_debug ("The awaited companies could not be read: %s", error->message);

  /* What is wrong, if it lasts, is told by the next read of the list. */
  if (self->is_stopped)
    return;
  if (interruption != NULL)
    {
      take_failure (self, g_steal_pointer (&interruption));
      send_report (self);
    }
  else if (is_wanted)
    start (self, CPT_PRIORITY_USER);
  else
    start_check_timer (self);
}

static void
start_awaited (CptReadRunner *self)
{
  g_autoptr (CptAwaitedJob) job = NULL;

  job = cpt_awaited_job_new (self->client, self->companies, (const char *const *) self->awaited->pdata);
  self->cancellable = g_cancellable_new ();
  self->is_in_background = TRUE;
  cpt_awaited_job_run_async (job, self->cancellable, awaited_cb, g_object_ref (self));
}

static void
progress_cb (CptReadJob *job, gpointer user_data)
{
  CptReadRunner *self = user_data;

  if (self->interruption != NULL)
    return;

  self->report.n_read = cpt_read_job_get_n_read (job);
  self->report.n_expected = cpt_read_job_get_n_expected (job);
  if (cpt_read_job_get_has_one_time_password (job))
    self->events.password_seen (self->events_data);

  send_report (self);
}

static void
start (CptReadRunner *self, CptPriority priority)
{
  g_autoptr (CptReadJob) job = cpt_read_job_new (self->client, self->companies, priority, self->page_size);

  clear_timer (self);
  self->cancellable = g_cancellable_new ();
  self->is_in_background = priority == CPT_PRIORITY_BACKGROUND;
  self->report.state = CPT_SYNC_READING;
  self->report.n_read = 0;
  cpt_read_job_run_async (job, progress_cb, self, self->cancellable, run_cb, g_object_ref (self));
  send_report (self);
}

/* The array ends with %NULL. */
static gboolean
is_same_text (const char *a, const char *b)
{
  return g_strcmp0 (a, b) == 0;
}

static void
cpt_read_runner_finalize (GObject *object)
{
  CptReadRunner *self = CPT_READ_RUNNER (object);

  g_assert (self->cancellable == NULL && self->timer == NULL);

  g_clear_object (&self->client);
  g_clear_object (&self->companies);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->awaited, g_ptr_array_unref);
  g_clear_error (&self->report.error);
  g_clear_error (&self->interruption);

  G_OBJECT_CLASS (cpt_read_runner_parent_class)->finalize (object);
}

static void
cpt_read_runner_class_init (CptReadRunnerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_read_runner_finalize;
}

static void
cpt_read_runner_init (CptReadRunner *self)
{
  self->watched_at = NEVER_WATCHED;
  self->awaited = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->awaited, NULL);
  self->report.last_read = CPT_TIME_UNKNOWN;
}

/**
 * cpt_read_runner_new:
 * @client: where to read; the runner lives on its thread
 * @store: where to keep what is read
 * @page_size: companies a page, 1 to 5,000
 * @time_scale: what every delay is multiplied with: 1, or less in tests
 * @events: what to call
 * @events_data: for @events; must outlive the runner
 *
 * Returns: (transfer full): a runner that waits for cpt_read_runner_read()
 */
CptReadRunner *
cpt_read_runner_new (CptPlatformClient *client,
                     CptStore *store,
                     guint page_size,
                     double time_scale,
                     const CptReadRunnerEvents *events,
                     gpointer events_data)
{
  CptReadRunner *self = g_object_new (CPT_TYPE_READ_RUNNER, NULL);

  self->client = g_object_ref (client);
  self->companies = cpt_company_repository_new (store);
  self->clock = g_object_ref (cpt_store_get_clock (store));
  self->page_size = page_size;
  self->time_scale = time_scale;
  self->events = *events;
  self->events_data = events_data;

  return self;
}

/**
 * cpt_read_runner_read:
 *
 * Reads the list now, or once more after the read under way: what changed behind its back is wanted too.
 */
void
cpt_read_runner_read (CptReadRunner *self)
{
  g_return_if_fail (CPT_IS_READ_RUNNER (self));
  g_return_if_fail (!self->is_stopped);

  if (self->cancellable == NULL)
    {
      start (self, CPT_PRIORITY_USER);
      return;
    }

  /* What runs in the background may have to wait for its share of the quota: the user's read takes its place. */
  if (self->is_in_background)
    g_cancellable_cancel (self->cancellable);

  self->is_wanted_again = TRUE;
}

/**
 * cpt_read_runner_probe:
 *
 * A request of somebody else got no answer: finds out whether the platform can be reached at all, unless that is being
 * found out already or would take more than one request.
 */
void
cpt_read_runner_probe (CptReadRunner *self)
{
  g_return_if_fail (CPT_IS_READ_RUNNER (self));

  if (self->cancellable == NULL && self->timer != NULL && self->report.state == CPT_SYNC_IDLE &&
      self->report.n_expected <= self->page_size)
    start (self, CPT_PRIORITY_USER);
}

/**
 * cpt_read_runner_cancel:
 *
 * Ends the read under way, if any; the next one goes on where it ended.
 */
void
cpt_read_runner_cancel (CptReadRunner *self)
{
  g_return_if_fail (CPT_IS_READ_RUNNER (self));

  self->is_wanted_again = FALSE;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

/**
 * cpt_read_runner_await:
 * @company_id: a company whose Link URL was handed out
 *
 * From now on this company is among those that are read by themselves while something is watched.
 */
void
cpt_read_runner_await (CptReadRunner *self, const char *company_id)
{
  guint index = 0;

  g_return_if_fail (CPT_IS_READ_RUNNER (self));

  if (g_ptr_array_find_with_equal_func (self->awaited, company_id, (GEqualFunc) is_same_text, &index) ||
      self->awaited->len > CPT_READ_RUNNER_MOST_AWAITED)
    g_ptr_array_remove_index (self->awaited, index);

  g_ptr_array_insert (self->awaited, (int) self->awaited->len - 1, g_strdup (company_id));
}

/**
 * cpt_read_runner_watch:
 *
 * Something is awaited from now on: checks more often. A check under way, one that is due sooner, or a try after a
 * failure, keeps its time.
 */
void
cpt_read_runner_watch (CptReadRunner *self)
{
  gint64 due = 0;

  g_return_if_fail (CPT_IS_READ_RUNNER (self));

  self->watched_at = g_get_monotonic_time ();
  if (self->report.state != CPT_SYNC_IDLE || self->timer == NULL)
    return;

  due = g_source_get_ready_time (self->timer);
  start_check_timer (self);
  g_source_set_ready_time (self->timer, MIN (due, g_source_get_ready_time (self->timer)));
}

/* Takes @error: why nothing can be read now. */
static void
interrupt (CptReadRunner *self, GError *error)
{
  if (self->cancellable == NULL)
    {
      clear_timer (self);
      take_failure (self, error);
      send_report (self);
      return;
    }

  g_clear_error (&self->interruption);
  self->interruption = error;
  g_cancellable_cancel (self->cancellable);
}

/**
 * cpt_read_runner_refuse:
 * @error: the CPT_ERROR_UNAUTHORIZED that a request met, of whomever
 *
 * Nothing more is read until cpt_read_runner_read().
 */
void
cpt_read_runner_refuse (CptReadRunner *self, const GError *error)
{
  g_return_if_fail (CPT_IS_READ_RUNNER (self));

  interrupt (self, g_error_copy (error));
}

/**
 * cpt_read_runner_lose_network:
 *
 * There is no network any more: says so at once, and does not wait for an answer that cannot come. It is tried again as
 * after any other failure, for who tells of the network may be wrong.
 */
void
cpt_read_runner_lose_network (CptReadRunner *self)
{
  const CptErrorAnswer answer = { .text = (char *) CPT_ERROR_TOKEN_NO_NETWORK, .is_unsent = TRUE };

  g_return_if_fail (CPT_IS_READ_RUNNER (self));

  if (self->interruption == NULL && (self->cancellable != NULL || self->report.state == CPT_SYNC_IDLE))
    interrupt (self, cpt_error_new_answer (CPT_ERROR_UNREACHABLE, &answer, "There is no network"));
}

/**
 * cpt_read_runner_stop:
 *
 * Cancels what is under way, for good. The runner can be freed once cpt_read_runner_is_busy() is %FALSE.
 */
void
cpt_read_runner_stop (CptReadRunner *self)
{
  g_return_if_fail (CPT_IS_READ_RUNNER (self));

  self->is_stopped = TRUE;
  clear_timer (self);
  cpt_read_runner_cancel (self);
}

/**
 * cpt_read_runner_is_busy:
 *
 * Returns: whether a job runs
 */
gboolean
cpt_read_runner_is_busy (CptReadRunner *self)
{
  g_return_val_if_fail (CPT_IS_READ_RUNNER (self), FALSE);

  return self->cancellable != NULL;
}
