/* cpt-outbox-job.c — sends what the user did, in order, exactly once.
 *
 * Takes one change after the other until none is due. Lives on the thread of its client. The rules:
 *
 *  1. The store hands a change out once, marked as being sent before the first byte leaves: killed anywhere, the change
 *     comes back as unsure, and rules 2 and 4 apply to it. The changes of one company are handed out in their order.
 *  2. A request that found no connection leaves the change as it was: it can still be taken back. No answer, half an
 *     answer, 408, 409 and 429: the same idempotency key again, later. Should the platform have done it, it answers
 * again what it answered then.
 *  3. A 5xx that was received is kept by the platform for that key. So it is looked for, later, what the platform
 * really did: done, the change is answered by what was found; not done, it gets a new key, which is stored before it is
 * sent.
 *  4. The platform forgets a key after 90 minutes: a change that is still without an answer then is looked for too.
 * When several companies could be the one that was created, the user is asked.
 *  5. Any other 4xx is a no: the object goes back, and the row says why until the user retries it, with a new key.
 *     A 401 is no verdict on the change: it waits, with a new key, and the job ends. To a key that was sent before it
 *     may be what the platform answered then, to an API key that is another by now: it is asked once more, with a new
 * key. A type that is being read already need not be asked for: that is as good as done. Settings and tags are merged
 * with what the platform has by then (cpt-settings-job.c, cpt-tags-job.c), so that what is sent again may be another
 * body, which the platform refuses with 422 for a key that it knows: a new key, then.
 *  6. Deletions have no key and need none: deleting again answers 404 when it was done, and 404 is what was wanted.
 *  7. Cancelled while something is under way, the change is given back as unsure, as after a kill.
 *
 * States, and what leaves them:
 *
 *   TAKING     take_cb(): no change is due → DONE; rules 3 and 4 → LOOKING; otherwise → SENDING
 *   LOOKING    look_cb(): found → ANSWERING; not found, several, or not to be known now → RELEASING
 *   SENDING    send_cb(): done → ANSWERING; otherwise → RELEASING
 *   ANSWERING  answer_cb() → TAKING
 *   RELEASING  release_cb() → TAKING, or DONE after a 401 or when cancelled
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-outbox-job-private.h"

#include "cpt-change-request-private.h"
#include "cpt-error-reason.h"
#include "cpt-look-job-private.h"
#include "cpt-settings-job-private.h"
#include "cpt-sync-schedule-private.h"
#include "cpt-tags-job-private.h"
#include "cpt-time.h"

/* A little before the platform's 90 minutes: looking too early does no harm, sending too late does. */
#define KEY_LIFETIME (85 * G_TIME_SPAN_MINUTE)

#define HTTP_UNPROCESSABLE 422

/* Somebody looks at the row: the pauses between attempts grow twice, to twenty seconds, and no more. */
#define MAX_GROWTH 3

struct _CptOutboxJob
{
  GObject parent_instance;

  CptPlatformClient *client;
  CptStore *store;
  CptOutboxRepository *outbox;
  CptCompanyRepository *companies;
  CptClock *clock;
  double time_scale;
  CptOutboxEvents events;
  gpointer events_data;

  GTask *task;       /* (owned) (nullable): while it runs */
  CptChange *change; /* (owned) (nullable): the one in hand */
  gint64 sequence;   /* of its request */
  GError *no;        /* (owned) (nullable): why the change in hand failed for good, or was not heard */
  CptCompany *done;  /* (owned) (nullable): what the change in hand made of its company */
  GError *ending;    /* (owned) (nullable): why to end once the change in hand is released */
};

G_DEFINE_FINAL_TYPE (CptOutboxJob, cpt_outbox_job, G_TYPE_OBJECT)

/* What becomes of a change, by what the platform answered (rules 2, 3 and 5). */
typedef struct
{
  CptChangeState state;
  gboolean is_key_spent;
} Verdict;

static const Verdict verdicts[] = {
  [CPT_ERROR_UNREACHABLE] = { CPT_CHANGE_UNSURE, FALSE },   [CPT_ERROR_UNAUTHORIZED] = { CPT_CHANGE_WAITING, TRUE },
  [CPT_ERROR_RATE_LIMITED] = { CPT_CHANGE_WAITING, FALSE }, [CPT_ERROR_REFUSED] = { CPT_CHANGE_FAILED, FALSE },
  [CPT_ERROR_NOT_FOUND] = { CPT_CHANGE_FAILED, FALSE },     [CPT_ERROR_NOT_READY] = { CPT_CHANGE_UNSURE, FALSE },
  [CPT_ERROR_SERVER] = { CPT_CHANGE_UNSURE, FALSE },        [CPT_ERROR_MALFORMED] = { CPT_CHANGE_UNSURE, FALSE },
};

static void take (CptOutboxJob *self);

static void
finish (CptOutboxJob *self, gint64 next_due, GError *error)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);
  gint64 *due = NULL;

  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  due = g_new (gint64, 1);
  *due = next_due;
  g_task_return_pointer (task, due, g_free);
}

static void
tell_no (CptOutboxJob *self, const GError *no)
{
  if (!g_error_matches (no, CPT_ERROR, CPT_ERROR_UNREACHABLE))
    self->events.failed (self->change, no, self->events_data);
  else if (self->events.unreachable != NULL)
    self->events.unreachable (self->change, self->events_data);
}

static void
release_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptOutboxJob) self = user_data;
  g_autoptr (GError) no = g_steal_pointer (&self->no);
  GError *error = NULL;

  if (!cpt_outbox_repository_release_finish (self->outbox, result, &error))
    {
      finish (self, 0, error);
      return;
    }

  if (no != NULL)
    tell_no (self, no);

  if (self->ending != NULL)
    finish (self, 0, g_steal_pointer (&self->ending));
  else
    take (self);
}

/* Not cancellable: what is in hand is always given back. */
static void
release (CptOutboxJob *self, CptChangeState state, gboolean is_key_spent, gint64 delay, const GError *why)
{
  gint64 not_before = delay > 0 ? cpt_clock_now (self->clock) + delay : CPT_TIME_UNKNOWN;

  cpt_outbox_repository_release_async (self->outbox, cpt_change_get_id (self->change), state, is_key_spent, not_before,
                                       why, NULL, release_cb, g_object_ref (self));
}

static gint64
delay_after (CptOutboxJob *self, const GError *error)
{
  const CptErrorAnswer *answer = cpt_error_get_answer (error);
  guint attempts = CLAMP (cpt_change_get_attempts (self->change), 1, MAX_GROWTH);
  gint64 delay;

  /* While the platform cannot be reached, the whole outbox waits for the list to come, and then goes at once. */
  if (error->code == CPT_ERROR_UNREACHABLE)
    attempts = 1;

  delay = cpt_sync_schedule_retry_delay (attempts, answer != NULL ? answer->retry_after : 0);

  return (gint64) ((double) delay * self->time_scale);
}

/* Whether the platform has certainly not heard of the change in hand, now or before. */
static gboolean
is_unheard_of (CptOutboxJob *self, const GError *error)
{
  const CptErrorAnswer *answer = cpt_error_get_answer (error);

  return answer != NULL && answer->is_unsent && cpt_change_get_sendings (self->change) == 1;
}

/* Whether what is sent depends on what the platform has by then. */
static gboolean
is_merged (CptChange *change)
{
  CptChangeKind kind = cpt_change_get_kind (change);

  return kind == CPT_CHANGE_SAVE_SETTINGS || kind == CPT_CHANGE_EDIT_TAGS;
}

/* Whether the platform knows the key by another body (rule 5). */
static gboolean
is_key_of_another_body (CptOutboxJob *self, const GError *error)
{
  const CptErrorAnswer *answer = cpt_error_get_answer (error);

  return answer != NULL && answer->http_status == HTTP_UNPROCESSABLE && is_merged (self->change) &&
         cpt_change_get_sendings (self->change) > 1;
}

/* Whether the platform may only repeat what it answered to the change in hand before (rule 5). */
static gboolean
is_perhaps_replayed (CptOutboxJob *self)
{
  return cpt_change_get_sendings (self->change) > 1;
}

static Verdict
get_verdict (CptOutboxJob *self, const GError *error)
{
  const Verdict with_new_key = { CPT_CHANGE_WAITING, TRUE };

  return is_unheard_of (self, error) || is_key_of_another_body (self, error) ? with_new_key : verdicts[error->code];
}

/* Takes @error, which sending or looking ended with. */
static void
give_back (CptOutboxJob *self, GError *error)
{
  g_autoptr (GError) why = error;
  Verdict verdict;

  if (why->domain != CPT_ERROR || (guint) why->code >= G_N_ELEMENTS (verdicts))
    {
      /* Cancelled, or our own store: nothing is known of the request (rule 7). */
      self->ending = g_steal_pointer (&why);
      release (self, CPT_CHANGE_UNSURE, FALSE, 0, NULL);
      return;
    }

  verdict = get_verdict (self, why);
  if (why->code == CPT_ERROR_UNAUTHORIZED && !is_perhaps_replayed (self))
    self->ending = g_error_copy (why);
  if (verdict.state == CPT_CHANGE_FAILED || why->code == CPT_ERROR_UNREACHABLE)
    self->no = g_error_copy (why);

  release (self, verdict.state, verdict.is_key_spent, verdict.state == CPT_CHANGE_FAILED ? 0 : delay_after (self, why),
           why);
}

static void
answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptOutboxJob) self = user_data;
  g_autoptr (CptCompany) company = g_steal_pointer (&self->done);
  GError *error = NULL;
  gint64 rid = cpt_outbox_repository_answer_finish (self->outbox, result, &error);

  if (error != NULL)
    {
      finish (self, 0, error);
      return;
    }

  self->events.answered (self->change, rid, company, self->events_data);
  take (self);
}

/* Not cancellable: what the platform did is always written down. What is told of a connection that it created says
 * which that is. */
static void
answer (CptOutboxJob *self, const CptOutboxAnswer *answer)
{
  g_autoptr (CptChange) change = g_object_ref (self->change);

  if (answer->connection != NULL)
    {
      g_object_unref (self->change);
      self->change = cpt_change_with_connection (change, cpt_connection_get_id (answer->connection));
    }

  g_set_object (&self->done, answer->company);
  cpt_outbox_repository_answer_async (self->outbox, cpt_change_get_id (self->change), answer, self->sequence, NULL,
                                      answer_cb, g_object_ref (self));
}

static gboolean
is_deletion (CptChange *change)
{
  CptChangeKind kind = cpt_change_get_kind (change);

  return kind == CPT_CHANGE_DELETE_COMPANY || kind == CPT_CHANGE_DELETE_CONNECTION;
}

/* Whether the platform says, in other words than a success, that what was wanted is so. */
static gboolean
is_as_wanted (CptChange *change, const GError *error)
{
  if (is_deletion (change))
    return g_error_matches (error, CPT_ERROR, CPT_ERROR_NOT_FOUND);

  return cpt_change_get_kind (change) == CPT_CHANGE_REFRESH_TYPE &&
         cpt_error_get_reason (error) == CPT_ERROR_REASON_ALREADY_RUNNING;
}

static void
look_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptOutboxJob) self = user_data;
  g_auto (CptOutboxAnswer) found = { 0 };
  CptLookVerdict verdict = CPT_LOOK_NOT_DONE;
  GError *error = NULL;

  if (!cpt_look_job_run_finish (CPT_LOOK_JOB (source), result, &verdict, &found, &error))
    give_back (self, error);
  else if (verdict == CPT_LOOK_DONE)
    answer (self, &found);
  else if (verdict == CPT_LOOK_SEVERAL)
    release (self, CPT_CHANGE_ASKING, FALSE, 0, NULL);
  else
    release (self, CPT_CHANGE_WAITING, TRUE, 0, NULL);
}

static void
send_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptOutboxJob) self = user_data;
  g_auto (CptOutboxAnswer) answered = { 0 };
  g_autoptr (GError) error = NULL;

  if (cpt_change_request_send_finish (self->client, result, &answered, &error) || is_as_wanted (self->change, error))
    answer (self, &answered);
  else
    give_back (self, g_steal_pointer (&error));
}

static void
save_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptOutboxJob) self = user_data;
  g_auto (CptOutboxAnswer) answered = { 0 };
  GError *error = NULL;

  answered.settings = cpt_settings_job_run_finish (CPT_SETTINGS_JOB (source), result, &error);
  if (answered.settings != NULL)
    answer (self, &answered);
  else
    give_back (self, error);
}

static void
save_tags_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptOutboxJob) self = user_data;
  g_auto (CptOutboxAnswer) answered = { 0 };
  GError *error = NULL;

  answered.company = cpt_tags_job_run_finish (CPT_TAGS_JOB (source), result, &error);
  if (answered.company != NULL)
    answer (self, &answered);
  else
    give_back (self, error);
}

/* Rules 3 and 4: whether sending it again could do it twice. */
static gboolean
must_look_first (CptOutboxJob *self)
{
  g_autoptr (GError) error = cpt_change_dup_error (self->change);
  gint64 first_sent = cpt_change_get_first_sent (self->change);

  if (is_deletion (self->change) || first_sent == CPT_TIME_UNKNOWN)
    return FALSE;

  if (error != NULL && cpt_error_get_answer (error)->http_status >= 500)
    return TRUE;

  return cpt_clock_now (self->clock) - first_sent >= KEY_LIFETIME;
}

static void
look_first (CptOutboxJob *self)
{
  g_autoptr (CptLookJob) look = cpt_look_job_new (self->client, self->outbox, self->change);

  cpt_look_job_run_async (look, g_task_get_cancellable (self->task), look_cb, g_object_ref (self));
}

static void
save (CptOutboxJob *self)
{
  g_autoptr (CptSettingsJob) job = cpt_settings_job_new (self->client, self->store, self->change);

  cpt_settings_job_run_async (job, g_task_get_cancellable (self->task), save_cb, g_object_ref (self));
}

static void
save_tags (CptOutboxJob *self)
{
  g_autoptr (CptTagsJob) job = cpt_tags_job_new (self->client, self->change);

  cpt_tags_job_run_async (job, g_task_get_cancellable (self->task), save_tags_cb, g_object_ref (self));
}

static void
take_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptOutboxJob) self = user_data;
  gint64 next_due = CPT_TIME_UNKNOWN;
  GError *error = NULL;

  g_clear_object (&self->change);
  self->change = cpt_outbox_repository_take_finish (self->outbox, result, &next_due, &error);

  if (self->change == NULL)
    {
      finish (self, next_due, error);
      return;
    }

  self->sequence = cpt_company_repository_next_sequence (self->companies);
  if (must_look_first (self))
    look_first (self);
  else if (cpt_change_get_kind (self->change) == CPT_CHANGE_SAVE_SETTINGS)
    save (self);
  else if (cpt_change_get_kind (self->change) == CPT_CHANGE_EDIT_TAGS)
    save_tags (self);
  else
    cpt_change_request_send_async (self->client, self->change, g_task_get_cancellable (self->task), send_cb,
                                   g_object_ref (self));
}

/* Not cancellable: a change that was handed out must arrive here, or nobody would give it back. */
static void
take (CptOutboxJob *self)
{
  cpt_outbox_repository_take_async (self->outbox, NULL, take_cb, g_object_ref (self));
}

static void
cpt_outbox_job_finalize (GObject *object)
{
  CptOutboxJob *self = CPT_OUTBOX_JOB (object);

  g_assert (self->task == NULL);

  g_clear_object (&self->client);
  g_clear_object (&self->store);
  g_clear_object (&self->outbox);
  g_clear_object (&self->companies);
  g_clear_object (&self->clock);
  g_clear_object (&self->change);
  g_clear_object (&self->done);
  g_clear_error (&self->no);
  g_clear_error (&self->ending);

  G_OBJECT_CLASS (cpt_outbox_job_parent_class)->finalize (object);
}

static void
cpt_outbox_job_class_init (CptOutboxJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_outbox_job_finalize;
}

static void
cpt_outbox_job_init (CptOutboxJob *self)
{
}

/**
 * cpt_outbox_job_new:
 * @client: where to send; the job lives on its thread
 * @store: holds the outbox
 * @time_scale: what every delay is multiplied with: 1, or less in tests
 * @events: what to call
 * @events_data: for @events; must outlive the job
 *
 * Returns: (transfer full): a job that runs once
 */
CptOutboxJob *
cpt_outbox_job_new (CptPlatformClient *client,
                    CptStore *store,
                    double time_scale,
                    const CptOutboxEvents *events,
                    gpointer events_data)
{
  CptOutboxJob *self = g_object_new (CPT_TYPE_OUTBOX_JOB, NULL);

  self->client = g_object_ref (client);
  self->store = g_object_ref (store);
  self->outbox = cpt_outbox_repository_new (store);
  self->companies = cpt_company_repository_new (store);
  self->clock = g_object_ref (cpt_store_get_clock (store));
  self->time_scale = time_scale;
  self->events = *events;
  self->events_data = events_data;

  return self;
}

/**
 * cpt_outbox_job_run_async:
 * @cancellable: (nullable): ends the job; the change in hand is given back as unsure first
 *
 * Sends what is due.
 */
void
cpt_outbox_job_run_async (CptOutboxJob *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (CPT_IS_OUTBOX_JOB (self));
  g_return_if_fail (self->task == NULL);

  self->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (self->task, cpt_outbox_job_run_async);
  take (self);
}

/**
 * cpt_outbox_job_run_finish:
 * @next_due: (out): when the next change is due, microseconds of the account's clock; CPT_TIME_UNKNOWN when none waits
 *
 * Returns: %FALSE with CPT_ERROR_UNAUTHORIZED when the key was refused, a store error, or G_IO_ERROR_CANCELLED
 */
gboolean
cpt_outbox_job_run_finish (CptOutboxJob *self, GAsyncResult *result, gint64 *next_due, GError **error)
{
  g_autofree gint64 *due = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  due = g_task_propagate_pointer (G_TASK (result), error);
  if (due == NULL)
    return FALSE;

  *next_due = *due;

  return TRUE;
}
