/* cpt-exchange.c — one request sent once, and its answer, bounded in bytes and in time.
 *
 * send → read → read … → the body. Each step is cancelled by one inner cancellable, which the caller's cancellable and
 * the clock both pull; which of the two it was decides the error.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-exchange-private.h"

#include "cpt-error-reason.h"
#include "cpt-error.h"

#define CHUNK_BYTES (64 * 1024)

typedef struct
{
  SoupMessage *message;     /* (owned) */
  CptExchangeLimits limits; /* its sink is owned */
  GCancellable *inner;      /* (owned): what the steps listen to */
  GCancellable *outer;      /* (owned) (nullable): the caller's */
  gulong outer_handler;     /* pulls inner when outer is pulled */
  GSource *alarm;           /* (owned): when time is up */
  gboolean is_late;
  gboolean is_written;  /* at least the head of the request */
  GInputStream *stream; /* (owned) (nullable): the answer's body */
  GByteArray *body;     /* (owned) */
  gsize n_bytes;        /* of the body, so far */
  GBytes *chunk;        /* (owned) (nullable): the last of them, while it is written */
} Exchange;

static void
exchange_free (Exchange *self)
{
  g_source_destroy (self->alarm);
  g_source_unref (self->alarm);
  g_signal_handlers_disconnect_by_data (self->message, self);
  g_object_unref (self->message);
  g_cancellable_disconnect (self->outer, self->outer_handler);
  g_clear_object (&self->outer);
  g_object_unref (self->inner);
  g_clear_object (&self->stream);
  g_clear_object (&self->limits.sink);
  g_clear_pointer (&self->body, g_byte_array_unref);
  g_clear_pointer (&self->chunk, g_bytes_unref);
  g_free (self);
}

static gboolean
late_cb (gpointer user_data)
{
  Exchange *self = user_data;

  self->is_late = TRUE;
  g_cancellable_cancel (self->inner);

  return G_SOURCE_REMOVE;
}

static void
outer_cancelled_cb (GCancellable *outer, gpointer inner)
{
  g_cancellable_cancel (inner);
}

/* What is wrong with the certificate of who answered; the first that is found counts. */
static const struct
{
  GTlsCertificateFlags flaw;
  const char *token;
} certificate_flaws[] = {
  { G_TLS_CERTIFICATE_UNKNOWN_CA, CPT_ERROR_TOKEN_CERTIFICATE_UNKNOWN },
  { G_TLS_CERTIFICATE_BAD_IDENTITY, CPT_ERROR_TOKEN_CERTIFICATE_OF_ANOTHER },
  { G_TLS_CERTIFICATE_EXPIRED, CPT_ERROR_TOKEN_CERTIFICATE_EXPIRED },
  { G_TLS_CERTIFICATE_NOT_ACTIVATED, CPT_ERROR_TOKEN_CERTIFICATE_NOT_YET },
};

static gboolean
is_of_proxy (const GError *cause)
{
  return g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PROXY_FAILED) ||
         g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PROXY_AUTH_FAILED) ||
         g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PROXY_NEED_AUTH) ||
         g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PROXY_NOT_ALLOWED);
}

/* Returns: (transfer none) (nullable): the token of what stood between us and the platform. */
static const char *
find_token (Exchange *self, const GError *cause)
{
  GTlsCertificateFlags flaws = soup_message_get_tls_peer_certificate_errors (self->message);

  if (is_of_proxy (cause))
    return CPT_ERROR_TOKEN_PROXY;
  if (cause->domain != G_TLS_ERROR)
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (certificate_flaws); i++)
    if ((flaws & certificate_flaws[i].flaw) != 0)
      return certificate_flaws[i].token;

  return CPT_ERROR_TOKEN_NOT_SECURE;
}

/* No answer came. */
static GError *
new_silence (Exchange *self, const GError *cause)
{
  const char *token = find_token (self, cause);
  g_autofree char *text = token != NULL ? g_strdup_printf ("%s %s", token, cause->message) : NULL;
  const CptErrorAnswer answer = { .is_unsent = !self->is_written, .text = text };

  return cpt_error_new_answer (cause->domain == SOUP_SESSION_ERROR ? CPT_ERROR_MALFORMED : CPT_ERROR_UNREACHABLE,
                               &answer, "%s", cause->message);
}

/* The one way out of a step that failed. A status that tells a failure is an answer, however its body ended. */
static void
fail (GTask *task, GError *error)
{
  Exchange *self = g_task_get_task_data (task);
  g_autoptr (GError) cause = error;

  if (self->is_written && soup_message_get_status (self->message) >= 400)
    g_task_return_pointer (task, g_bytes_new (NULL, 0), (GDestroyNotify) g_bytes_unref);
  else if (self->is_late)
    g_task_return_new_error (task, CPT_ERROR, CPT_ERROR_UNREACHABLE, "No whole answer came in time");
  else if (cause->domain == CPT_ERROR || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&cause));
  else
    g_task_return_error (task, new_silence (self, cause));
}

static void
fail_too_long (GTask *task)
{
  Exchange *self = g_task_get_task_data (task);
  CptErrorAnswer answer = { .http_status = soup_message_get_status (self->message) };

  fail (task, cpt_error_new_answer (CPT_ERROR_MALFORMED, &answer, "The answer is longer than %" G_GSIZE_FORMAT " bytes",
                                    self->limits.max_bytes));
}

/* libsoup does not hold a server that closes afterwards to the length that it announced. */
static gboolean
is_cut_short (Exchange *self)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);

  return soup_message_headers_get_list (headers, "Content-Encoding") == NULL &&
         soup_message_headers_get_content_length (headers) > (goffset) self->n_bytes;
}

static void
succeed (GTask *task)
{
  Exchange *self = g_task_get_task_data (task);

  if (is_cut_short (self))
    fail (task, g_error_new_literal (CPT_ERROR, CPT_ERROR_UNREACHABLE, "The answer was cut in the middle"));
  else
    g_task_return_pointer (task, g_byte_array_free_to_bytes (g_steal_pointer (&self->body)),
                           (GDestroyNotify) g_bytes_unref);
}

static void read_more (GTask *task);

static void
write_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    read_more (task);
  else
    g_task_return_error (task, error);
}

/* What refuses is read whole; it says why. */
static gboolean
goes_to_sink (Exchange *self)
{
  return self->limits.sink != NULL && SOUP_STATUS_IS_SUCCESSFUL (soup_message_get_status (self->message));
}

/* @chunk: the next bytes of the body. */
static void
take (GTask *task, GBytes *chunk)
{
  Exchange *self = g_task_get_task_data (task);
  gsize length = 0;
  gconstpointer bytes = g_bytes_get_data (chunk, &length);

  self->n_bytes += length;
  g_clear_pointer (&self->chunk, g_bytes_unref);
  self->chunk = g_bytes_ref (chunk);
  if (goes_to_sink (self))
    {
      g_output_stream_write_all_async (self->limits.sink, bytes, length, G_PRIORITY_DEFAULT, self->inner, write_cb,
                                       g_object_ref (task));
      return;
    }

  g_byte_array_append (self->body, bytes, length);
  read_more (task);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Exchange *self = g_task_get_task_data (task);
  g_autoptr (GBytes) chunk = NULL;
  GError *error = NULL;
  gsize length = 0;

  chunk = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);
  if (chunk == NULL)
    {
      fail (task, error);
      return;
    }

  length = g_bytes_get_size (chunk);
  if (length == 0)
    succeed (task);
  else if (length > self->limits.max_bytes - self->n_bytes)
    fail_too_long (task);
  else
    take (task, chunk);
}

static void
read_more (GTask *task)
{
  Exchange *self = g_task_get_task_data (task);

  g_input_stream_read_bytes_async (self->stream, CHUNK_BYTES, G_PRIORITY_DEFAULT, self->inner, read_cb,
                                   g_object_ref (task));
}

static void
written_cb (SoupMessage *message, gpointer user_data)
{
  Exchange *self = user_data;

  self->is_written = TRUE;
}

/* The way to the platform was asked for, and refused: libsoup gives that answer for the platform's. */
static void
fail_by_proxy (GTask *task)
{
  Exchange *self = g_task_get_task_data (task);
  g_autoptr (GError) cause = g_error_new (G_IO_ERROR, G_IO_ERROR_PROXY_NOT_ALLOWED, "The proxy answered %u",
                                          soup_message_get_status (self->message));

  g_task_return_error (task, new_silence (self, cause));
}

static void
send_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Exchange *self = g_task_get_task_data (task);
  GError *error = NULL;
  goffset announced;

  self->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (self->stream == NULL)
    {
      fail (task, error);
      return;
    }

  if (!self->is_written)
    {
      fail_by_proxy (task);
      return;
    }

  announced = soup_message_headers_get_content_length (soup_message_get_response_headers (self->message));
  if (announced > 0 && (guint64) announced > self->limits.max_bytes)
    fail_too_long (task);
  else
    read_more (task);
}

static Exchange *
exchange_new (SoupMessage *message, const CptExchangeLimits *limits, GCancellable *cancellable)
{
  Exchange *self = g_new0 (Exchange, 1);

  self->message = g_object_ref (message);
  self->limits = *limits;
  if (limits->sink != NULL)
    g_object_ref (limits->sink);
  self->body = g_byte_array_new ();
  self->inner = g_cancellable_new ();
  if (cancellable != NULL)
    {
      self->outer = g_object_ref (cancellable);
      self->outer_handler = g_cancellable_connect (cancellable, G_CALLBACK (outer_cancelled_cb),
                                                   g_object_ref (self->inner), g_object_unref);
    }

  self->alarm = g_timeout_source_new (limits->max_ms);
  g_source_set_callback (self->alarm, late_cb, self, NULL);
  g_source_attach (self->alarm, g_main_context_get_thread_default ());

  return self;
}

/**
 * cpt_exchange_send_async:
 * @message: its status and its headers are for the caller to read afterwards
 *
 * Sends @message once; a redirect is not followed, so the key goes nowhere else.
 */
void
cpt_exchange_send_async (SoupSession *session,
                         SoupMessage *message,
                         const CptExchangeLimits *limits,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (session, cancellable, callback, user_data);
  Exchange *self = exchange_new (message, limits, cancellable);

  g_task_set_source_tag (task, cpt_exchange_send_async);
  g_task_set_task_data (task, self, (GDestroyNotify) exchange_free);
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  g_signal_connect (message, "wrote-headers", G_CALLBACK (written_cb), self);
  soup_session_send_async (session, message, G_PRIORITY_DEFAULT, self->inner, send_cb, g_steal_pointer (&task));
}

/**
 * cpt_exchange_send_finish:
 *
 * Returns: (transfer full) (nullable): the body of the answer, whatever its status, without what went to the sink;
 * %NULL with CPT_ERROR_UNREACHABLE (no whole answer came), CPT_ERROR_MALFORMED (too long, or not HTTP) or
 * G_IO_ERROR_CANCELLED
 */
GBytes *
cpt_exchange_send_finish (SoupSession *session, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
