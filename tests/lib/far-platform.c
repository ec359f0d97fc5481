/* far-platform.c — a platform that is not on this machine, as far as the program can tell.
 *
 * A server with a certificate for a host that no name server knows, and the proxy that finds it. The proxy is named as
 * the desktop does for the programs that it starts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "far-platform.h"

#include <libsoup/soup.h>
#include <string.h>

#include "test-support.h"
#include "tls-authority.h"
#include "tls-server.h"

struct _FarPlatform
{
  char *answer;
  TlsAuthority *authority;
  SoupServer *server;
  guint16 port; /* of @server */
  guint n_requests;
  guint http_status;
  guint retry_after; /* seconds, 0 for nothing said */
  gboolean is_silent;
  GPtrArray *unanswered; /* (element-type SoupServerMessage) */
  GSocketService *proxy;
  GMutex mutex;
  GCond changed;
  GString *told;   /* guarded by mutex: what the proxy was told */
  guint n_tunnels; /* guarded by mutex: threads at work */
};

/* Keeps what the proxy is told, up to the empty line. */
static void
read_head (FarPlatform *self, GInputStream *stream)
{
  g_autoptr (GString) head = g_string_new (NULL);
  char byte;

  while (!g_str_has_suffix (head->str, "\r\n\r\n") && g_input_stream_read (stream, &byte, 1, NULL, NULL) == 1)
    g_string_append_c (head, byte);

  g_mutex_lock (&self->mutex);
  g_string_append_len (self->told, head->str, (gssize) head->len);
  g_mutex_unlock (&self->mutex);
}

/* On a thread of its own: both sides see each other until one has closed. */
static void
join (GIOStream *near, GIOStream *far)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GAsyncResult) result = NULL;

  g_main_context_push_thread_default (context);
  g_io_stream_splice_async (near, far, G_IO_STREAM_SPLICE_CLOSE_STREAM1 | G_IO_STREAM_SPLICE_CLOSE_STREAM2,
                            G_PRIORITY_DEFAULT, NULL, test_store_result, &result);
  while (result == NULL)
    g_main_context_iteration (context, TRUE);
  g_io_stream_splice_finish (result, NULL);
  g_main_context_pop_thread_default (context);
}

static void
dig (FarPlatform *self, GIOStream *near)
{
  static const char leave[] = "HTTP/1.1 200 Connection established\r\n\r\n";
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) far = NULL;

  read_head (self, g_io_stream_get_input_stream (near));
  g_socket_client_set_enable_proxy (client, FALSE);
  far = g_socket_client_connect_to_host (client, "127.0.0.1", self->port, NULL, NULL);
  if (far != NULL &&
      g_output_stream_write_all (g_io_stream_get_output_stream (near), leave, strlen (leave), NULL, NULL, NULL))
    join (near, G_IO_STREAM (far));
}

static gboolean
tunnel_cb (GThreadedSocketService *service, GSocketConnection *connection, GObject *source, gpointer user_data)
{
  FarPlatform *self = user_data;

  g_mutex_lock (&self->mutex);
  self->n_tunnels++;
  g_mutex_unlock (&self->mutex);

  dig (self, G_IO_STREAM (connection));
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);

  g_mutex_lock (&self->mutex);
  self->n_tunnels--;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->mutex);

  return TRUE;
}

static void
asked_cb (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  FarPlatform *self = user_data;

  self->n_requests++;
  if (self->is_silent)
    {
      soup_server_message_pause (message);
      g_ptr_array_add (self->unanswered, g_object_ref (message));
      return;
    }

  soup_server_message_set_status (message, self->http_status, NULL);
  if (self->retry_after > 0)
    {
      g_autofree char *seconds = g_strdup_printf ("%u", self->retry_after);

      soup_message_headers_replace (soup_server_message_get_response_headers (message), "Retry-After", seconds);
    }
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, self->answer, strlen (self->answer));
}

static void
serve (FarPlatform *self)
{
  g_autoptr (GTlsCertificate) certificate = NULL;
  g_autoptr (GError) error = NULL;
  GSList *uris;

  self->authority = tls_authority_new ();
  tls_authority_trust (self->authority);
  certificate =
      tls_authority_issue (self->authority, "DNS:" FAR_PLATFORM_HOST, TLS_AUTHORITY_LONG_AGO, TLS_AUTHORITY_FAR_AWAY);
  self->server = tls_server_new (certificate);
  soup_server_add_handler (self->server, NULL, asked_cb, self, NULL);
  soup_server_listen_local (self->server, 0, SOUP_SERVER_LISTEN_HTTPS | SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);

  uris = soup_server_get_uris (self->server);
  self->port = (guint16) g_uri_get_port (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
}

static void
serve_proxy (FarPlatform *self)
{
  g_autofree char *url = NULL;
  guint16 port;

  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);
  self->told = g_string_new (NULL);
  self->proxy = g_threaded_socket_service_new (-1);
  port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (self->proxy), NULL, NULL);
  g_assert_cmpuint (port, !=, 0);
  g_signal_connect (self->proxy, "run", G_CALLBACK (tunnel_cb), self);
  url = g_strdup_printf ("http://127.0.0.1:%u", port);
  far_platform_name_proxy (url);
}

/**
 * far_platform_is_possible:
 *
 * Returns: whether GLib has TLS here, and hears which proxy the environment names
 */
gboolean
far_platform_is_possible (void)
{
  g_auto (GStrv) proxies = NULL;

  far_platform_name_proxy ("http://127.0.0.1:9");
  proxies = g_proxy_resolver_lookup (g_proxy_resolver_get_default (), FAR_PLATFORM_URL, NULL, NULL);

  return g_tls_backend_supports_tls (g_tls_backend_get_default ()) && proxies != NULL &&
         g_strv_contains ((const char *const *) proxies, "http://127.0.0.1:9");
}

/**
 * far_platform_name_proxy:
 * @url: of a proxy
 *
 * Names the proxy of this program, and takes every other word of it out of the environment.
 */
void
far_platform_name_proxy (const char *url)
{
  static const char *const others[] = { "no_proxy", "NO_PROXY", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy", "ALL_PROXY" };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_unsetenv (others[i]);
  g_setenv ("http_proxy", url, TRUE);
  g_setenv ("https_proxy", url, TRUE);
}

/**
 * far_platform_new:
 * @answer: JSON: to every request
 *
 * Returns: (transfer full): a platform at FAR_PLATFORM_URL, which the program that makes it can reach
 */
FarPlatform *
far_platform_new (const char *answer)
{
  FarPlatform *self = g_new0 (FarPlatform, 1);

  self->answer = g_strdup (answer);
  self->http_status = 200;
  self->unanswered = g_ptr_array_new_with_free_func (g_object_unref);
  serve (self);
  serve_proxy (self);

  return self;
}

/**
 * far_platform_free:
 *
 * To be called once nobody asks it any more: waits until no thread is at work.
 */
void
far_platform_free (FarPlatform *self)
{
  g_socket_service_stop (self->proxy);
  g_socket_listener_close (G_SOCKET_LISTENER (self->proxy));
  far_platform_set_silent (self, FALSE);
  tls_server_free (self->server);

  g_mutex_lock (&self->mutex);
  while (self->n_tunnels > 0)
    g_cond_wait (&self->changed, &self->mutex);
  g_mutex_unlock (&self->mutex);

  g_signal_handlers_disconnect_by_data (self->proxy, self);
  g_object_unref (self->proxy);
  tls_authority_free (self->authority);
  g_ptr_array_unref (self->unanswered);
  g_string_free (self->told, TRUE);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->changed);
  g_free (self->answer);
  g_free (self);
}

/**
 * far_platform_set_trouble:
 * @http_status: of every answer from now on, 200 for none
 * @retry_after: seconds that it asks to wait, 0 to say nothing
 */
void
far_platform_set_trouble (FarPlatform *self, guint http_status, guint retry_after)
{
  self->http_status = http_status;
  self->retry_after = retry_after;
}

/**
 * far_platform_set_silent:
 * @is_silent: whether requests are taken and not answered
 *
 * Those that were taken are answered when it ends.
 */
void
far_platform_set_silent (FarPlatform *self, gboolean is_silent)
{
  self->is_silent = is_silent;
  for (guint i = 0; !is_silent && i < self->unanswered->len; i++)
    soup_server_message_unpause (g_ptr_array_index (self->unanswered, i));
  if (!is_silent)
    g_ptr_array_set_size (self->unanswered, 0);
}

/**
 * far_platform_get_n_requests:
 *
 * Returns: how many requests came so far
 */
guint
far_platform_get_n_requests (FarPlatform *self)
{
  return self->n_requests;
}

/**
 * far_platform_dup_told:
 *
 * Returns: (transfer full): all that the proxy was told
 */
char *
far_platform_dup_told (FarPlatform *self)
{
  char *told;

  g_mutex_lock (&self->mutex);
  told = g_strdup (self->told->str);
  g_mutex_unlock (&self->mutex);

  return told;
}
