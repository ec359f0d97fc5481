/* test-platform-client-tls.c — the key is not told to a server that cannot prove who it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-platform-client.h"
#include "test-support.h"

#include <libsoup/soup.h>
#include <string.h>

static void
asked_cb (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  guint *n_requests = user_data;

  *n_requests += 1;
  soup_server_message_set_status (message, 500, NULL);
}

static SoupServer *
server_new (guint *n_requests)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "samples", "self-signed.pem", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsCertificate) certificate = g_tls_certificate_new_from_file (path, &error);
  SoupServer *server;

  g_assert_no_error (error);
  server = soup_server_new ("tls-certificate", certificate, NULL);
  soup_server_add_handler (server, NULL, asked_cb, n_requests, NULL);
  soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_HTTPS | SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);

  return server;
}

static char *
address_of (SoupServer *server)
{
  GSList *uris = soup_server_get_uris (server);
  char *address = g_uri_to_string (uris->data);

  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  return address;
}

static void
test_self_signed_server_does_not_get_the_key (void)
{
  guint n_requests = 0;
  g_autoptr (SoupServer) server = server_new (&n_requests);
  g_autofree char *address = address_of (server);
  g_autoptr (CptClock) clock = cpt_clock_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CptPlatformClient) client = cpt_platform_client_new (address, "secret", clock, &error);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CptCompanyPage) page = NULL;

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (address, "https://"));
  cpt_platform_client_set_time_scale (client, 0.001);
  cpt_platform_client_list_companies_async (client, CPT_PRIORITY_USER, 1, 100, "created", NULL, NULL, test_store_result,
                                            &result);
  test_await (&result);
  page = cpt_platform_client_list_companies_finish (client, result, &error);

  g_assert_null (page);
  g_assert_error (error, CPT_ERROR, CPT_ERROR_UNREACHABLE);
  g_assert_cmpuint (cpt_error_get_answer (error)->http_status, ==, 0);
  g_assert_nonnull (strstr (error->message, "certificate"));
  g_assert_cmpuint (n_requests, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  if (g_tls_backend_supports_tls (g_tls_backend_get_default ()))
    g_test_add_func ("/platform-client-tls/self-signed-server-does-not-get-the-key",
                     test_self_signed_server_does_not_get_the_key);

  return g_test_run ();
}
