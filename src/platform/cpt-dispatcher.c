/* cpt-dispatcher.c — brings a request to the platform: waits its turn, sends, judges the answer, tries again.
 *
 * A call goes round: wait for a place (limiter) → exchange → judge → done, or wait and round again. One task carries
 * it; each step hands the task to the next. What leads out of the round:
 *
 * 1. a success, or an error that cpt_request_may_repeat() does not let pass;
 * 2. the next wait would be one too many (has_patience): the last error is the call's;
 * 3. cancelled, at every step.
 *
 * A change whose answer was lost once may have been done. If a later sending of the same call is turned away before the
 * platform looks at its key (429, 401, our own limiter), or finds no connection, that says nothing of the first one:
 * the doubt is what is told.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-dispatcher-private.h"

#include "cpt-address-private.h"
#include "cpt-answer-headers-private.h"
#include "cpt-error-decoder-private.h"
#include "cpt-error-reason.h"
#include "cpt-exchange-private.h"
#include "cpt-limiter-private.h"
#include "cpt-time.h"

#define PER_SECOND 10
#define RETRY_BASE_MS 500
#define RETRY_FACTOR 1.5
#define RETRY_CEILING_MS 60000
#define PATIENT_MS 60000    /* what somebody waits for with a spinner: no sending begins after it, none takes longer */
#define SHORT_MS 3000       /* the rest: no sending begins after it, for whoever asked tries again by itself */
#define EXCHANGE_MS 180000  /* for one whole answer: 8 MB of companies on a slow line */
#define DOWNLOAD_MS 3600000 /* for one that goes to the disk; it stops sooner when no byte comes */
#define NETWORK_WANTS_LOG_IN 511 /* HTTP status */
#define IDLE_SECONDS 60          /* without a byte from the platform */

struct _CptDispatcher
{
  GObject parent_instance;

  char *base_url;       /* (owned): without a slash at its end */
  gboolean is_loopback; /* the platform is on this machine */
  char *authorization;  /* (owned) */
  CptClock *clock;      /* (owned) */
  SoupSession *session; /* (owned) */
  CptLimiter *limiter;  /* (owned) */
  double time_scale;    /* of the waits between sendings */
};

G_DEFINE_FINAL_TYPE (CptDispatcher, cpt_dispatcher, G_TYPE_OBJECT)

typedef struct
{
  CptRequest *request;  /* (owned) */
  gint64 started;       /* monotonic */
  gint64 waited;        /* between sendings, microseconds */
  guint n_sent;         /* sendings so far */
  GError *doubt;        /* (owned) (nullable): after which the platform may have done the change */
  SoupMessage *message; /* (owned) (nullable): of the last sending */
} Call;

static void
call_free (Call *self)
{
  cpt_request_free (self->request);
  g_clear_error (&self->doubt);
  g_clear_object (&self->message);
  g_free (self);
}

static void
cpt_dispatcher_finalize (GObject *object)
{
  CptDispatcher *self = CPT_DISPATCHER (object);

  g_free (self->base_url);
  g_free (self->authorization);
  g_clear_object (&self->clock);
  g_clear_object (&self->session);
  g_clear_object (&self->limiter);

  G_OBJECT_CLASS (cpt_dispatcher_parent_class)->finalize (object);
}

static void
cpt_dispatcher_class_init (CptDispatcherClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_dispatcher_finalize;
}

static void
cpt_dispatcher_init (CptDispatcher *self)
{
  self->time_scale = 1;
}

/* No proxy stands between us and ourselves; a 401 asks nobody for a password. */
static SoupSession *
session_new (gboolean is_loopback)
{
  SoupSession *session = soup_session_new_with_options ("user-agent", "Comptoir", "timeout", IDLE_SECONDS,
                                                        "max-conns-per-host", CPT_LIMITER_MAX_PARALLEL, NULL);

  if (is_loopback)
    soup_session_set_proxy_resolver (session, NULL);
  soup_session_remove_feature_by_type (session, SOUP_TYPE_AUTH_MANAGER);

  return session;
}

/**
 * cpt_dispatcher_new:
 * @base_url: https, or http on the loopback
 * @api_key: the key, or a whole "Basic …" text
 * @clock: set from the platform's answers
 *
 * Lives on the thread whose default main context is current.
 *
 * Returns: (transfer full) (nullable): a dispatcher, or %NULL with CPT_ERROR_REFUSED
 */
CptDispatcher *
cpt_dispatcher_new (const char *base_url, const char *api_key, CptClock *clock, GError **error)
{
  g_autoptr (CptDispatcher) self = g_object_new (CPT_TYPE_DISPATCHER, NULL);

  self->base_url = cpt_address_check (base_url, &self->is_loopback, error);
  if (self->base_url == NULL)
    return NULL;

  self->authorization = cpt_address_authorization (api_key, error);
  if (self->authorization == NULL)
    return NULL;

  self->clock = g_object_ref (clock);
  self->session = session_new (self->is_loopback);
  self->limiter = cpt_limiter_new (clock, PER_SECOND);

  return g_steal_pointer (&self);
}

/**
 * cpt_dispatcher_is_loopback:
 *
 * Returns: whether the platform is on this machine
 */
gboolean
cpt_dispatcher_is_loopback (CptDispatcher *self)
{
  return self->is_loopback;
}

/**
 * cpt_dispatcher_set_time_scale:
 * @time_scale: what every wait between two sendings is multiplied with, for calls to come: 1, or less in tests
 */
void
cpt_dispatcher_set_time_scale (CptDispatcher *self, double time_scale)
{
  self->time_scale = time_scale;
}

/**
 * cpt_dispatcher_get_quota:
 * @quota: (out caller-allocates): what is known of the day's requests
 */
void
cpt_dispatcher_get_quota (CptDispatcher *self, CptDailyQuota *quota)
{
  cpt_limiter_get_quota (self->limiter, quota);
}

/**
 * cpt_dispatcher_get_bulk_quota:
 *
 * Returns: how many requests of CPT_PRIORITY_BULK may still go today, -1 when unknown
 */
gint64
cpt_dispatcher_get_bulk_quota (CptDispatcher *self)
{
  return cpt_limiter_get_bulk_quota (self->limiter);
}

/* Microseconds, as long as @ms should be here. */
static gint64
scaled (CptDispatcher *self, double ms)
{
  return (gint64) (ms * G_TIME_SPAN_MILLISECOND * self->time_scale);
}

static SoupMessage *
message_new (CptDispatcher *self, CptRequest *request)
{
  g_autofree char *url = g_strconcat (self->base_url, request->path, NULL);
  SoupMessage *message = soup_message_new (request->method, url);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  soup_message_headers_replace (headers, "Authorization", self->authorization);
  soup_message_headers_replace (headers, "Accept", request->sink != NULL ? "*/*" : "application/json");
  if (request->idempotency_key != NULL)
    soup_message_headers_replace (headers, "Idempotency-Key", request->idempotency_key);
  if (request->body != NULL)
    soup_message_set_request_body_from_bytes (
        message, request->content_type != NULL ? request->content_type : "application/json; charset=utf-8",
        request->body);

  return message;
}

/* Whether @body begins as a page does, and no JSON. */
static gboolean
begins_as_page (GBytes *body)
{
  gsize length = 0;
  const char *text = g_bytes_get_data (body, &length);
  gsize at = 0;

  while (at < length && g_ascii_isspace (text[at]))
    at++;

  return at < length && text[at] == '<';
}

/* A web page in place of an answer: a hotel's log-in, a proxy's excuse, another server. */
static gboolean
is_web_page (SoupMessage *message, GBytes *body)
{
  const char *type = soup_message_headers_get_content_type (soup_message_get_response_headers (message), NULL);

  return begins_as_page (body) ||
         (type != NULL && (g_str_has_prefix (type, "text/html") || g_str_has_prefix (type, "application/xhtml")));
}

/* Whether the answer is somebody else's. That the key is wrong, or that there is no such company, is acted upon: it is
 * the platform's alone to say, and it says so in JSON. Other failures may come from on the way and are failures still.
 */
static gboolean
is_of_another (SoupMessage *message, GBytes *body)
{
  guint http_status = soup_message_get_status (message);

  if (http_status == NETWORK_WANTS_LOG_IN)
    return TRUE;

  return is_web_page (message, body) &&
         (SOUP_STATUS_IS_SUCCESSFUL (http_status) || http_status == 401 || http_status == 404);
}

static GError *
new_foreign_error (guint http_status, const char *token, const char *words)
{
  g_autofree char *text = g_strdup_printf ("%s %s", token, words);
  const CptErrorAnswer answer = { .http_status = http_status, .text = text };

  return cpt_error_new_answer (CPT_ERROR_MALFORMED, &answer, "%s", words);
}

/* Takes in what every answer of the platform says. */
static guint
learn (CptDispatcher *self, SoupMessage *message)
{
  CptAnswerHeaders headers =
      cpt_answer_headers_read (soup_message_get_response_headers (message), cpt_clock_now (self->clock));

  if (headers.date != CPT_TIME_UNKNOWN)
    cpt_clock_set (self->clock, headers.date);
  cpt_limiter_learn (self->limiter, headers.quota, headers.quota_remaining, headers.quota_reset);
  if (soup_message_get_status (message) == 429 && headers.retry_after > 0)
    cpt_limiter_pause (self->limiter, scaled (self, headers.retry_after * 1000.0));

  return headers.retry_after;
}

/* Whether the answer is a success of the platform; if not, @error says what it is. */
static gboolean
judge (CptDispatcher *self, SoupMessage *message, GBytes *body, GError **error)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  const char *location = soup_message_headers_get_one (headers, "Location");
  guint http_status = soup_message_get_status (message);
  guint retry_after = 0;

  if (SOUP_STATUS_IS_REDIRECTION (http_status))
    g_propagate_error (error, new_foreign_error (http_status, CPT_ERROR_TOKEN_REDIRECTION,
                                                 location != NULL ? location : "nobody knows where"));
  else if (is_of_another (message, body))
    g_propagate_error (error, new_foreign_error (http_status, CPT_ERROR_TOKEN_WEB_PAGE,
                                                 "A web page came in place of the platform's answer"));
  else
    {
      retry_after = learn (self, message);
      if (SOUP_STATUS_IS_SUCCESSFUL (http_status))
        return TRUE;

      g_propagate_error (error, cpt_error_decoder_error (http_status, body,
                                                         soup_message_headers_get_one (headers, "X-Correlation-Id"),
                                                         retry_after));
    }

  return FALSE;
}

static void acquire (GTask *task);

static gboolean
repeat_cb (gpointer user_data)
{
  acquire (g_object_ref (user_data));

  return G_SOURCE_REMOVE;
}

/* Goes on with @task after @delay microseconds, or when it is cancelled. */
static void
repeat_later (GTask *task, gint64 delay)
{
  g_autoptr (GSource) source = g_timeout_source_new ((guint) (delay / G_TIME_SPAN_MILLISECOND));
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (cancellable != NULL)
    {
      g_autoptr (GSource) cancellation = g_cancellable_source_new (cancellable);

      g_source_set_dummy_callback (cancellation);
      g_source_add_child_source (source, cancellation);
    }
  g_source_set_callback (source, repeat_cb, task, g_object_unref);
  g_source_attach (source, g_task_get_context (task));
}

/* 0.5 s × 1.5 each time, ± a quarter so that many clients do not come back together; the platform's own wish if longer.
 * In microseconds. */
static gint64
retry_delay (CptDispatcher *self, guint n_sent, const GError *error)
{
  double delay = RETRY_BASE_MS * g_random_double_range (0.75, 1.25);

  for (guint i = 1; i < n_sent && delay < RETRY_CEILING_MS; i++)
    delay *= RETRY_FACTOR;
  delay = MIN (delay, RETRY_CEILING_MS);

  return scaled (self, MAX (delay, cpt_error_get_answer (error)->retry_after * 1000.0));
}

static gboolean
is_unsent (const GError *error)
{
  const CptErrorAnswer *answer = cpt_error_get_answer (error);

  return answer != NULL && answer->is_unsent;
}

/* Whether the platform may have got the change to which it gave @error. */
static gboolean
leaves_doubt (const CptRequest *request, const GError *error)
{
  return cpt_request_is_change (request) && !is_unsent (error) &&
         (g_error_matches (error, CPT_ERROR, CPT_ERROR_UNREACHABLE) ||
          g_error_matches (error, CPT_ERROR, CPT_ERROR_NOT_READY));
}

/* The call is over without success. */
static void
give_up (GTask *task, GError *error)
{
  Call *call = g_task_get_task_data (task);

  if (call->doubt != NULL && (is_unsent (error) || g_error_matches (error, CPT_ERROR, CPT_ERROR_RATE_LIMITED) ||
                              g_error_matches (error, CPT_ERROR, CPT_ERROR_UNAUTHORIZED)))
    {
      g_error_free (error);
      error = g_steal_pointer (&call->doubt);
    }

  g_task_return_error (task, error);
}

static gint64
patience (const Call *call)
{
  return (call->request->is_patient ? PATIENT_MS : SHORT_MS) * G_TIME_SPAN_MILLISECOND;
}

/* Whether one more wait is within what waits may take together, and what the whole call may. */
static gboolean
has_patience (CptDispatcher *self, const Call *call, gint64 delay)
{
  return call->waited + delay <= (gint64) ((double) patience (call) * self->time_scale) &&
         g_get_monotonic_time () - call->started + delay <= patience (call);
}

/* After a sending that failed: round again, or out. Takes @error. */
static void
repeat_or_give_up (GTask *task, GError *error)
{
  CptDispatcher *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);
  gint64 delay;

  if (call->doubt == NULL && leaves_doubt (call->request, error))
    call->doubt = g_error_copy (error);

  if (!cpt_request_may_repeat (call->request, error))
    {
      give_up (task, error);
      return;
    }

  delay = retry_delay (self, call->n_sent, error);
  if (!has_patience (self, call, delay))
    {
      give_up (task, error);
      return;
    }

  g_error_free (error);
  call->waited += delay;
  repeat_later (g_object_ref (task), delay);
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  CptDispatcher *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);
  g_autoptr (GBytes) body = NULL;
  GError *error = NULL;

  body = cpt_exchange_send_finish (SOUP_SESSION (source), result, &error);
  if (body != NULL)
    judge (self, call->message, body, &error);
  cpt_limiter_release (self->limiter);

  if (error == NULL)
    g_task_return_pointer (task, g_steal_pointer (&body), (GDestroyNotify) g_bytes_unref);
  else if (error->domain == CPT_ERROR)
    repeat_or_give_up (task, error);
  else
    g_task_return_error (task, error);
}

static void
acquired_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  CptDispatcher *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);
  CptExchangeLimits limits = { .sink = call->request->sink,
                               .max_bytes = call->request->max_bytes,
                               .max_ms = call->request->is_patient ? PATIENT_MS : EXCHANGE_MS };
  GError *error = NULL;

  if (call->request->sink != NULL)
    limits.max_ms = DOWNLOAD_MS;
  if (!cpt_limiter_acquire_finish (CPT_LIMITER (source), result, &error))
    {
      give_up (task, error);
      return;
    }

  call->n_sent++;
  g_clear_object (&call->message);
  call->message = message_new (self, call->request);
  cpt_exchange_send_async (self->session, call->message, &limits, g_task_get_cancellable (task), sent_cb,
                           g_object_ref (task));
}

/* Takes @task. */
static void
acquire (GTask *task)
{
  CptDispatcher *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);

  /* Whoever has given up already takes no place and none of the quota. */
  if (g_task_return_error_if_cancelled (task))
    {
      g_object_unref (task);
      return;
    }

  cpt_limiter_acquire_async (self->limiter, call->request->priority, patience (call), g_task_get_cancellable (task),
                             acquired_cb, task);
}

/**
 * cpt_dispatcher_send_async:
 * @request: (transfer full): what to send
 *
 * Sends @request, if need be several times.
 */
void
cpt_dispatcher_send_async (CptDispatcher *self,
                           CptRequest *request,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Call *call = g_new0 (Call, 1);

  call->request = request;
  call->started = g_get_monotonic_time ();
  g_task_set_source_tag (task, cpt_dispatcher_send_async);
  g_task_set_task_data (task, call, (GDestroyNotify) call_free);

  acquire (task);
}

/**
 * cpt_dispatcher_send_finish:
 *
 * Returns: (transfer full) (nullable): the body of a success; %NULL with a CptError or G_IO_ERROR_CANCELLED
 */
GBytes *
cpt_dispatcher_send_finish (CptDispatcher *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
