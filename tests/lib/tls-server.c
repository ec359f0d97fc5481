/* tls-server.c — a server with a certificate, which is not freed while somebody is being greeted.
 *
 * libsoup (3.2 and 3.6) frees a connection with its server also in the middle of its TLS handshake, and then tells it
 * how that ended. The first message of a connection is there before the handshake, and has its headers, is
 * disconnected, or is gone, after it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tls-server.h"

#define N_GREETED "tls-server-n-greeted"
#define IS_KNOWN "tls-server-is-known"

static void
gone_cb (gpointer n_greeted, GObject *message)
{
  *(guint *) n_greeted -= 1;
}

static void
greeted_cb (SoupServerMessage *message, gpointer n_greeted)
{
  g_signal_handlers_disconnect_by_func (message, greeted_cb, n_greeted);
  g_object_weak_unref (G_OBJECT (message), gone_cb, n_greeted);
  gone_cb (n_greeted, G_OBJECT (message));
}

static void
started_cb (SoupServer *server, SoupServerMessage *message, guint *n_greeted)
{
  GSocket *socket = soup_server_message_get_socket (message);

  if (socket == NULL || g_object_get_data (G_OBJECT (socket), IS_KNOWN) != NULL)
    return;

  g_object_set_data (G_OBJECT (socket), IS_KNOWN, socket);
  *n_greeted += 1;
  g_object_weak_ref (G_OBJECT (message), gone_cb, n_greeted);
  g_signal_connect (message, "got-headers", G_CALLBACK (greeted_cb), n_greeted);
  g_signal_connect (message, "disconnected", G_CALLBACK (greeted_cb), n_greeted);
}

/**
 * tls_server_new:
 *
 * Returns: (transfer full): a server that is known by @certificate, to be freed with tls_server_free()
 */
SoupServer *
tls_server_new (GTlsCertificate *certificate)
{
  SoupServer *server = soup_server_new ("tls-certificate", certificate, NULL);
  guint *n_greeted = g_new0 (guint, 1);

  g_object_set_data_full (G_OBJECT (server), N_GREETED, n_greeted, g_free);
  g_signal_connect (server, "request-started", G_CALLBACK (started_cb), n_greeted);

  return server;
}

/**
 * tls_server_free:
 * @server: (transfer full): of tls_server_new()
 *
 * To be called once nobody begins to ask it any more.
 */
void
tls_server_free (SoupServer *server)
{
  const guint *n_greeted = g_object_get_data (G_OBJECT (server), N_GREETED);

  while (*n_greeted > 0)
    g_main_context_iteration (NULL, TRUE);
  soup_server_disconnect (server);
  g_object_unref (server);
}
