/* hostile-server.c — a server that answers what a test wants, byte for byte.
 *
 * Each connection is served on a thread of its own: it reads one request, writes the answer of that number (the last
 * one for all that follow), and closes. An empty answer is none at all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hostile-server.h"

#include <string.h>

#define MAX_THREADS 16

struct _HostileServer
{
  GSocketService *service;
  GCancellable *stopped;
  char *url;
  GPtrArray *answers; /* (element-type GBytes) */
  gboolean is_endless;

  GMutex mutex;
  GCond changed;
  GPtrArray *requests; /* guarded by mutex (element-type utf8) */
  gboolean is_holding; /* guarded by mutex: no answer until hostile_server_let_go() */
  guint n_serving;     /* guarded by mutex: threads at work */
};

static gsize
content_length (const char *head)
{
  const char *line = strstr (head, "Content-Length: ");

  return line == NULL ? 0 : (gsize) g_ascii_strtoull (line + strlen ("Content-Length: "), NULL, 10);
}

/* Reads one request with its body. Returns: (transfer full) (nullable). */
static char *
read_request (HostileServer *self, GInputStream *stream)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *body = NULL;

  while (body == NULL || strlen (body) < content_length (text->str))
    {
      char buffer[4096];
      gssize length = g_input_stream_read (stream, buffer, sizeof buffer, self->stopped, NULL);

      if (length <= 0)
        return NULL;
      g_string_append_len (text, buffer, length);
      body = strstr (text->str, "\r\n\r\n");
      body = body == NULL ? NULL : body + 4;
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Notes the request. Returns: (transfer none): its answer, once it may be given. */
static GBytes *
take_request (HostileServer *self, char *request)
{
  guint index;

  g_mutex_lock (&self->mutex);
  index = self->requests->len;
  g_ptr_array_add (self->requests, request);
  g_main_context_wakeup (NULL);
  while (self->is_holding)
    g_cond_wait (&self->changed, &self->mutex);
  g_mutex_unlock (&self->mutex);

  return g_ptr_array_index (self->answers, MIN (index, self->answers->len - 1));
}

static void
serve (HostileServer *self, GIOStream *connection)
{
  GOutputStream *out = g_io_stream_get_output_stream (connection);
  char *request = read_request (self, g_io_stream_get_input_stream (connection));
  GBytes *answer;
  gsize length = 0;
  const char *bytes;
  gboolean is_written;

  if (request == NULL)
    return;

  answer = take_request (self, request);
  bytes = g_bytes_get_data (answer, &length);
  is_written = g_output_stream_write_all (out, bytes, length, NULL, self->stopped, NULL);
  while (is_written && self->is_endless)
    is_written = g_output_stream_write_all (out, "[1,2,3,4,5,6,7,", 15, NULL, self->stopped, NULL);
}

static gboolean
run_cb (GThreadedSocketService *service, GSocketConnection *connection, GObject *source_object, gpointer user_data)
{
  HostileServer *self = user_data;

  g_mutex_lock (&self->mutex);
  self->n_serving++;
  g_mutex_unlock (&self->mutex);

  serve (self, G_IO_STREAM (connection));
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);

  g_mutex_lock (&self->mutex);
  self->n_serving--;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->mutex);

  return TRUE;
}

static HostileServer *
server_new (void)
{
  HostileServer *self = g_new0 (HostileServer, 1);
  g_autoptr (GError) error = NULL;
  guint16 port;

  self->stopped = g_cancellable_new ();
  self->answers = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self->requests = g_ptr_array_new_with_free_func (g_free);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);

  self->service = g_threaded_socket_service_new (MAX_THREADS);
  port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (self->service), NULL, &error);
  g_assert_no_error (error);
  self->url = g_strdup_printf ("http://127.0.0.1:%u", port);
  g_signal_connect (self->service, "run", G_CALLBACK (run_cb), self);

  return self;
}

/**
 * hostile_server_new:
 * @answers: (array zero-terminated=1): whole HTTP answers, in order; the last one is repeated
 */
HostileServer *
hostile_server_new (const char *const *answers)
{
  HostileServer *self = server_new ();

  for (; *answers != NULL; answers++)
    g_ptr_array_add (self->answers, g_bytes_new (*answers, strlen (*answers)));

  return self;
}

/**
 * hostile_server_new_endless:
 * @head: the beginning of an answer whose body never ends
 */
HostileServer *
hostile_server_new_endless (const char *head)
{
  const char *const answers[] = { head, NULL };
  HostileServer *self = hostile_server_new (answers);

  self->is_endless = TRUE;

  return self;
}

/**
 * hostile_server_new_bytes:
 * @answer: a whole HTTP answer
 */
HostileServer *
hostile_server_new_bytes (GBytes *answer)
{
  HostileServer *self = server_new ();

  g_ptr_array_add (self->answers, g_bytes_ref (answer));

  return self;
}

/**
 * hostile_server_new_holding:
 * @answer: a whole HTTP answer, given after hostile_server_let_go()
 */
HostileServer *
hostile_server_new_holding (const char *answer)
{
  const char *const answers[] = { answer, NULL };
  HostileServer *self = hostile_server_new (answers);

  self->is_holding = TRUE;

  return self;
}

/**
 * hostile_server_free:
 *
 * Ends every answer, and waits until no thread is at work any more.
 */
void
hostile_server_free (HostileServer *self)
{
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_cancellable_cancel (self->stopped);
  hostile_server_let_go (self);

  g_mutex_lock (&self->mutex);
  while (self->n_serving > 0)
    g_cond_wait (&self->changed, &self->mutex);
  g_mutex_unlock (&self->mutex);

  g_signal_handlers_disconnect_by_data (self->service, self);
  g_object_unref (self->service);
  g_object_unref (self->stopped);
  g_ptr_array_unref (self->answers);
  g_ptr_array_unref (self->requests);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->changed);
  g_free (self->url);
  g_free (self);
}

/**
 * hostile_server_get_url:
 *
 * Returns: (transfer none): its address, without a slash at the end
 */
const char *
hostile_server_get_url (HostileServer *self)
{
  return self->url;
}

/**
 * hostile_server_get_n_requests:
 *
 * Returns: how many requests came whole; the default main context turns for each
 */
guint
hostile_server_get_n_requests (HostileServer *self)
{
  guint n_requests;

  g_mutex_lock (&self->mutex);
  n_requests = self->requests->len;
  g_mutex_unlock (&self->mutex);

  return n_requests;
}

/**
 * hostile_server_dup_request:
 *
 * Returns: (transfer full): a request as it came
 */
char *
hostile_server_dup_request (HostileServer *self, guint index)
{
  char *request;

  g_mutex_lock (&self->mutex);
  g_assert_cmpuint (index, <, self->requests->len);
  request = g_strdup (g_ptr_array_index (self->requests, index));
  g_mutex_unlock (&self->mutex);

  return request;
}

/**
 * hostile_server_let_go:
 *
 * Gives every answer that is held.
 */
void
hostile_server_let_go (HostileServer *self)
{
  g_mutex_lock (&self->mutex);
  self->is_holding = FALSE;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->mutex);
}
