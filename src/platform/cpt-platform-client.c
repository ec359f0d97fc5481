/* cpt-platform-client.c — the platform's HTTP API, one function an operation.
 *
 * Each operation is a request (what to send) and a decoder (what to make of a success). How it is brought there, and
 * brought there again, is CptDispatcher's. Every *_finish gives one of:
 *
 * - CPT_ERROR_UNREACHABLE: no whole answer came; a change may have been done;
 * - CPT_ERROR_NOT_READY: 408, or 409, which for a change is "this key is in use": likewise;
 * - CPT_ERROR_RATE_LIMITED: 429, or it would be (http_status 0): a change was not done; retry_after says how long to
 * wait;
 * - CPT_ERROR_SERVER: a 5xx was received; for a change at once and never sent again under its key;
 * - CPT_ERROR_MALFORMED: a success that cannot be read, a web page or a redirection: a change may have been done;
 * - CPT_ERROR_UNAUTHORIZED, CPT_ERROR_REFUSED, CPT_ERROR_NOT_FOUND: the platform said no;
 * - G_IO_ERROR_CANCELLED.
 *
 * What somebody waits for with a spinner (one company or connection, CPT_PRIORITY_USER) is tried for a minute.
 * Lists, background reads and changes give up after three seconds (or one long answer), for whoever asked shows the
 * failure, counts down and asks again: it would be wrong to keep them waiting here.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-platform-client-private.h"

#include "cpt-dispatcher-private.h"

struct _CptPlatformClient
{
  GObject parent_instance;

  CptDispatcher *dispatcher; /* (owned) */
  CptLogoFetcher *logos;     /* (owned) */
  GThread *thread;           /* the one it lives on */
};

G_DEFINE_FINAL_TYPE (CptPlatformClient, cpt_platform_client, G_TYPE_OBJECT)

static guint refused_signal;

/* What is under way. */
typedef struct
{
  CptPlatformDecoder decode;
  gboolean may_be_replayed;
} Operation;

static void
outcome_free (CptPlatformOutcome *self)
{
  if (self->value != NULL)
    self->free_value (self->value);
  g_free (self->link_url);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptPlatformOutcome, outcome_free)

static void
cpt_platform_client_finalize (GObject *object)
{
  CptPlatformClient *self = CPT_PLATFORM_CLIENT (object);

  g_clear_object (&self->dispatcher);
  g_clear_object (&self->logos);

  G_OBJECT_CLASS (cpt_platform_client_parent_class)->finalize (object);
}

static void
cpt_platform_client_class_init (CptPlatformClientClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_platform_client_finalize;

  refused_signal = g_signal_new ("refused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
cpt_platform_client_init (CptPlatformClient *self)
{
  self->thread = g_thread_self ();
}

/**
 * cpt_platform_client_new:
 * @base_url: https, or http on the loopback
 * @api_key: the key, or the whole "Basic …" text that an account hands out
 * @clock: set from every answer of the platform
 *
 * Lives on the calling thread, and answers in its default main context.
 *
 * Returns: (transfer full) (nullable): a client, or %NULL with CPT_ERROR_REFUSED
 */
CptPlatformClient *
cpt_platform_client_new (const char *base_url, const char *api_key, CptClock *clock, GError **error)
{
  CptDispatcher *dispatcher = cpt_dispatcher_new (base_url, api_key, clock, error);
  CptPlatformClient *self;

  if (dispatcher == NULL)
    return NULL;

  self = g_object_new (CPT_TYPE_PLATFORM_CLIENT, NULL);
  self->dispatcher = dispatcher;
  self->logos = cpt_logo_fetcher_new (cpt_dispatcher_is_loopback (dispatcher));

  return self;
}

/**
 * cpt_platform_client_set_time_scale:
 * @time_scale: what every wait between two sendings is multiplied with, for calls to come: 1, or less in tests
 */
void
cpt_platform_client_set_time_scale (CptPlatformClient *self, double time_scale)
{
  g_return_if_fail (CPT_IS_PLATFORM_CLIENT (self));

  cpt_dispatcher_set_time_scale (self->dispatcher, time_scale);
}

/**
 * cpt_platform_client_is_loopback:
 *
 * Returns: whether the platform is on this machine, where no network is needed to reach it
 */
gboolean
cpt_platform_client_is_loopback (CptPlatformClient *self)
{
  g_return_val_if_fail (CPT_IS_PLATFORM_CLIENT (self), FALSE);

  return cpt_dispatcher_is_loopback (self->dispatcher);
}

/**
 * cpt_platform_client_get_quota:
 * @quota: (out caller-allocates): what the platform said last of the day's requests
 */
void
cpt_platform_client_get_quota (CptPlatformClient *self, CptDailyQuota *quota)
{
  g_return_if_fail (CPT_IS_PLATFORM_CLIENT (self));

  cpt_dispatcher_get_quota (self->dispatcher, quota);
}

/**
 * cpt_platform_client_get_bulk_quota:
 *
 * Returns: how many requests of CPT_PRIORITY_BULK may go before the day's count begins again, as the platform said
 * last; -1 when it did not say
 */
gint64
cpt_platform_client_get_bulk_quota (CptPlatformClient *self)
{
  g_return_val_if_fail (CPT_IS_PLATFORM_CLIENT (self), -1);

  return cpt_dispatcher_get_bulk_quota (self->dispatcher);
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  CptPlatformClient *self = g_task_get_source_object (task);
  const Operation *operation = g_task_get_task_data (task);
  g_autoptr (CptPlatformOutcome) outcome = g_new0 (CptPlatformOutcome, 1);
  g_autoptr (GBytes) body = NULL;
  GError *error = NULL;

  body = cpt_dispatcher_send_finish (CPT_DISPATCHER (source), result, &error);
  if (body != NULL && operation->decode (body, outcome, &error))
    {
      g_task_return_pointer (task, g_steal_pointer (&outcome), (GDestroyNotify) outcome_free);
      return;
    }

  if (g_error_matches (error, CPT_ERROR, CPT_ERROR_UNAUTHORIZED) && !operation->may_be_replayed)
    g_signal_emit (self, refused_signal, 0, error);
  g_task_return_error (task, error);
}

/**
 * cpt_platform_client_start:
 * @request: (transfer full): what to send
 * @decode: what to make of a success
 * @source_tag: the function that began it
 *
 * Starts an operation.
 */
void
cpt_platform_client_start (CptPlatformClient *self,
                           CptRequest *request,
                           CptPlatformDecoder decode,
                           gpointer source_tag,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Operation *operation = g_new (Operation, 1);

  g_assert (self->thread == g_thread_self ());

  *operation = (Operation){ decode, cpt_request_may_be_replayed (request) };
  g_task_set_source_tag (task, source_tag);
  g_task_set_task_data (task, operation, g_free);
  cpt_dispatcher_send_async (self->dispatcher, request, cancellable, sent_cb, task);
}

/**
 * cpt_platform_client_finish:
 * @source_tag: the function that began it
 * @link_url: (out) (optional) (nullable) (transfer full): the Link URL as it came, one-time password and all
 *
 * Ends an operation that gives a value.
 *
 * Returns: (transfer full) (nullable): the value
 */
gpointer
cpt_platform_client_finish (CptPlatformClient *self,
                            GAsyncResult *result,
                            gpointer source_tag,
                            char **link_url,
                            GError **error)
{
  g_autoptr (CptPlatformOutcome) outcome = NULL;

  if (link_url != NULL)
    *link_url = NULL;

  g_return_val_if_fail (g_async_result_is_tagged (result, source_tag), NULL);

  outcome = g_task_propagate_pointer (G_TASK (result), error);
  if (outcome == NULL)
    return NULL;

  if (link_url != NULL)
    *link_url = g_steal_pointer (&outcome->link_url);

  return g_steal_pointer (&outcome->value);
}

/**
 * cpt_platform_client_finish_without_value:
 * @source_tag: the function that began it
 *
 * Ends an operation that gives none.
 *
 * Returns: whether it was done
 */
gboolean
cpt_platform_client_finish_without_value (CptPlatformClient *self,
                                          GAsyncResult *result,
                                          gpointer source_tag,
                                          GError **error)
{
  g_autoptr (CptPlatformOutcome) outcome = NULL;

  g_return_val_if_fail (g_async_result_is_tagged (result, source_tag), FALSE);

  outcome = g_task_propagate_pointer (G_TASK (result), error);

  return outcome != NULL;
}

/**
 * cpt_platform_client_get_logo_fetcher:
 *
 * Returns: (transfer none): what fetches pictures without the key
 */
CptLogoFetcher *
cpt_platform_client_get_logo_fetcher (CptPlatformClient *self)
{
  g_assert (self->thread == g_thread_self ());

  return self->logos;
}

/**
 * cpt_platform_client_decode_nothing:
 *
 * 204, or 200 with an empty body: whatever else came is not the platform's.
 *
 * Returns: whether @body is empty
 */
gboolean
cpt_platform_client_decode_nothing (GBytes *body, CptPlatformOutcome *outcome, GError **error)
{
  if (g_bytes_get_size (body) == 0)
    return TRUE;

  g_set_error_literal (error, CPT_ERROR, CPT_ERROR_MALFORMED, "An answer came where none was expected");

  return FALSE;
}
