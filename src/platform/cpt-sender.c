/* cpt-sender.c — sends a request until it is answered, refused, or not worth waiting for any longer.
 *
 *   WAITING FOR ITS TURN  acquire_cb() → SENDING, or the end when the turn would come too late
 *   SENDING               exchange_cb() → the end with a body, or with an error that will not pass; otherwise → PAUSING
 *   PAUSING               pause_cb() → WAITING FOR ITS TURN; cancelled_cb() → the end
 *
 * The pauses are those of the platform's official client: half a second first, half as much again each time, with some
 * jitter, never less than the platform asked for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sender-private.h"

#include <string.h>

#include "cpt-answer-headers-private.h"
#include "cpt-error-decoder-private.h"
#include "cpt-exchange-private.h"
#include "cpt-limiter-private.h"
#include "cpt-time.h"

#define REQUESTS_PER_SECOND 10
#define FIRST_PAUSE (CPT_TIME_SECOND / 2)
#define PAUSE_FACTOR 1.5
#define PATIENCE (60 * CPT_TIME_SECOND)  /* while somebody looks at a spinner */
#define HASTE (3 * CPT_TIME_SECOND)      /* where whoever asked tries again by itself */
#define BACKGROUND_PATIENCE CPT_TIME_DAY /* for its turn, not for the answer */
#define LONGEST_EXCHANGE_MS 60000

struct _CptSender
{
  GObject parent_instance;

  SoupSession *session;
  CptLimiter *limiter;
  CptClock *clock;
  char *base_url;      /* without a slash at the end */
  char *authorization; /* the whole header */
  double time_scale;
};

G_DEFINE_FINAL_TYPE (CptSender, cpt_sender, G_TYPE_OBJECT)

/* One request on its way, over all its sendings. */
typedef struct
{
  CptRequest *request;   /* (owned) */
  SoupMessage *message;  /* (owned) (nullable): of the last sending */
  gint64 deadline;       /* monotonic: no pause ends after it */
  gint64 pause;          /* before the next sending, microseconds */
  GSource *timer;        /* (owned) (nullable): while pausing */
  GSource *cancellation; /* (owned) (nullable): while pausing */
} Sending;

static void
end_pause (Sending *self)
{
  if (self->timer != NULL)
    g_source_destroy (self->timer);
  if (self->cancellation != NULL)
    g_source_destroy (self->cancellation);

  g_clear_pointer (&self->timer, g_source_unref);
  g_clear_pointer (&self->cancellation, g_source_unref);
}

static void
sending_free (Sending *self)
{
  end_pause (self);
  cpt_request_free (self->request);
  g_clear_object (&self->message);
  g_free (self);
}

static void wait_for_turn (GTask *task);

static gboolean
pause_cb (gpointer user_data)
{
  GTask *task = user_data;

  end_pause (g_task_get_task_data (task));
  wait_for_turn (task);

  return G_SOURCE_REMOVE;
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  GTask *task = user_data;

  end_pause (g_task_get_task_data (task));
  g_task_return_error_if_cancelled (task);
  g_object_unref (task);

  return G_SOURCE_REMOVE;
}

/* Takes @task. */
static void
pause_for (GTask *task, gint64 pause)
{
  Sending *sending = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  sending->timer = g_timeout_source_new ((guint) (pause / 1000));
  g_source_set_callback (sending->timer, pause_cb, task, NULL);
  g_source_attach (sending->timer, g_task_get_context (task));

  if (cancellable != NULL)
    {
      sending->cancellation = g_cancellable_source_new (cancellable);
      g_source_set_callback (sending->cancellation, G_SOURCE_FUNC (cancelled_cb), task, NULL);
      g_source_attach (sending->cancellation, g_task_get_context (task));
    }
}

/* Takes @task and @error. */
static void
repeat_or_fail (GTask *task, GError *error)
{
  CptSender *self = g_task_get_source_object (task);
  Sending *sending = g_task_get_task_data (task);
  const CptErrorAnswer *answer = cpt_error_get_answer (error);
  gint64 asked = answer != NULL ? answer->retry_after * CPT_TIME_SECOND : 0;
  gint64 pause = (gint64) ((double) MAX (sending->pause, asked) * self->time_scale);

  if (!cpt_request_may_repeat (sending->request, error) || g_get_monotonic_time () + pause > sending->deadline)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }

  g_error_free (error);
  sending->pause = (gint64) ((double) sending->pause * PAUSE_FACTOR * g_random_double_range (0.9, 1.1));
  pause_for (task, pause);
}

static void
learn (CptSender *self, const CptAnswerHeaders *headers)
{
  if (headers->date != CPT_TIME_UNKNOWN)
    cpt_clock_set (self->clock, headers->date);

  cpt_limiter_learn (self->limiter, headers->quota, headers->quota_remaining, headers->quota_reset);
}

/* Returns: (transfer full) (nullable): what the answer says is wrong, %NULL when nothing is */
static GError *
check_answer (CptSender *self, SoupMessage *message, GBytes *body)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  CptAnswerHeaders said = cpt_answer_headers_read (headers, cpt_clock_now (self->clock));
  guint status = soup_message_get_status (message);

  learn (self, &said);
  if (SOUP_STATUS_IS_SUCCESSFUL (status))
    return NULL;

  return cpt_error_decoder_error (status, body, soup_message_headers_get_one (headers, "X-Correlation-Id"),
                                  said.retry_after);
}

static void
exchange_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  CptSender *self = g_task_get_source_object (task);
  Sending *sending = g_task_get_task_data (task);
  g_autoptr (GBytes) body = NULL;
  GError *error = NULL;

  body = cpt_exchange_send_finish (self->session, result, &error);
  cpt_limiter_release (self->limiter);
  if (body != NULL)
    error = check_answer (self, sending->message, body);

  if (error != NULL)
    repeat_or_fail (g_steal_pointer (&task), error);
  else
    g_task_return_pointer (task, g_steal_pointer (&body), (GDestroyNotify) g_bytes_unref);
}

static SoupMessage *
new_message (CptSender *self, const CptRequest *request)
{
  g_autofree char *url = g_strconcat (self->base_url, request->path, NULL);
  SoupMessage *message = soup_message_new (request->method, url);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  soup_message_headers_replace (headers, "Authorization", self->authorization);
  soup_message_headers_replace (headers, "Accept", "application/json");
  if (request->idempotency_key != NULL)
    soup_message_headers_replace (headers, "Idempotency-Key", request->idempotency_key);
  if (request->body != NULL)
    soup_message_set_request_body_from_bytes (message, "application/json; charset=utf-8", request->body);

  return message;
}

static void
acquire_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  CptSender *self = g_task_get_source_object (task);
  Sending *sending = g_task_get_task_data (task);
  const CptExchangeLimits limits = { sending->request->max_bytes, LONGEST_EXCHANGE_MS };
  GError *error = NULL;

  if (!cpt_limiter_acquire_finish (self->limiter, result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  g_clear_object (&sending->message);
  sending->message = new_message (self, sending->request);
  cpt_exchange_send_async (self->session, sending->message, &limits, g_task_get_cancellable (task), exchange_cb, task);
  g_steal_pointer (&task);
}

/* Takes @task. */
static void
wait_for_turn (GTask *task)
{
  CptSender *self = g_task_get_source_object (task);
  Sending *sending = g_task_get_task_data (task);
  CptPriority priority = sending->request->priority;
  gint64 latest = priority == CPT_PRIORITY_BACKGROUND ? g_get_monotonic_time () + BACKGROUND_PATIENCE
                                                      : MAX (sending->deadline, g_get_monotonic_time () + PATIENCE);

  cpt_limiter_acquire_async (self->limiter, priority, latest, g_task_get_cancellable (task), acquire_cb, task);
}

static void
cpt_sender_finalize (GObject *object)
{
  CptSender *self = CPT_SENDER (object);

  g_clear_object (&self->session);
  g_clear_object (&self->limiter);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->base_url, g_free);
  g_clear_pointer (&self->authorization, g_free);

  G_OBJECT_CLASS (cpt_sender_parent_class)->finalize (object);
}

static void
cpt_sender_class_init (CptSenderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_sender_finalize;
}

static void
cpt_sender_init (CptSender *self)
{
  self->time_scale = 1;
}

/* Section 1.1: the key alone, encoded; or the whole value, as an account may hand it out. */
static char *
make_authorization (const char *api_key)
{
  g_autofree char *encoded = NULL;

  if (g_str_has_prefix (api_key, "Basic "))
    return g_strdup (api_key);

  encoded = g_base64_encode ((const guchar *) api_key, strlen (api_key));

  return g_strconcat ("Basic ", encoded, NULL);
}

/**
 * cpt_sender_new:
 * @base_url: without a slash at the end
 * @api_key: raw, or a whole "Basic …" value
 * @clock: set from the Date of every answer
 *
 * Lives on the thread whose default main context is current.
 *
 * Returns: (transfer full): a sender with nothing under way
 */
CptSender *
cpt_sender_new (const char *base_url, const char *api_key, CptClock *clock)
{
  CptSender *self = g_object_new (CPT_TYPE_SENDER, NULL);

  self->base_url = g_strdup (base_url);
  self->authorization = make_authorization (api_key);
  self->clock = g_object_ref (clock);
  self->limiter = cpt_limiter_new (clock, REQUESTS_PER_SECOND);
  self->session =
      soup_session_new_with_options ("max-conns-per-host", CPT_LIMITER_MAX_PARALLEL, "user-agent", "Comptoir", NULL);

  return self;
}

/**
 * cpt_sender_set_time_scale:
 * @time_scale: what every pause between two sendings is multiplied with: 1, or less in tests
 */
void
cpt_sender_set_time_scale (CptSender *self, double time_scale)
{
  self->time_scale = time_scale;
}

/**
 * cpt_sender_send_async:
 * @request: (transfer full): what to send
 *
 * Sends @request as often as its rules allow.
 */
void
cpt_sender_send_async (CptSender *self,
                       CptRequest *request,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Sending *sending = g_new0 (Sending, 1);
  gint64 patience = (gint64) ((double) (request->is_patient ? PATIENCE : HASTE) * self->time_scale);

  sending->request = request;
  sending->pause = FIRST_PAUSE;
  sending->deadline = g_get_monotonic_time () + patience;
  g_task_set_source_tag (task, cpt_sender_send_async);
  g_task_set_task_data (task, sending, (GDestroyNotify) sending_free);
  wait_for_turn (task);
}

/**
 * cpt_sender_send_finish:
 *
 * Returns: (transfer full) (nullable): the body of a success; %NULL with the CptError of the last sending, or
 *   G_IO_ERROR_CANCELLED
 */
GBytes *
cpt_sender_send_finish (CptSender *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
