/* test-platform-client-tls.c — the key is told to nobody who cannot prove who they are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <libsoup/soup.h>

#include "cpt-error-reason.h"
#include "cpt-platform-client.h"
#include "test-support.h"
#include "tls-authority.h"
#include "tls-server.h"

#define NO_ERROR -1
#define HERE "DNS:localhost,IP:127.0.0.1,IP:::1"
#define NOBODY "{\"results\":[],\"pageNumber\":1,\"pageSize\":100,\"totalResults\":0,\"_links\":{}}"

/**
 * Case:
 * @is_known: whether the authority that signed is trusted
 * @code: the CptError that is told, or NO_ERROR
 */
typedef struct
{
  const char *name;
  gboolean is_known;
  const char *names;
  const char *not_before;
  const char *not_after;
  int code;
  CptErrorReason reason;
} Case;

static const Case cases[] = {
  { "proven", TRUE, HERE, TLS_AUTHORITY_LONG_AGO, TLS_AUTHORITY_FAR_AWAY, NO_ERROR, CPT_ERROR_REASON_OTHER },
  { "unknown", FALSE, HERE, TLS_AUTHORITY_LONG_AGO, TLS_AUTHORITY_FAR_AWAY, CPT_ERROR_UNREACHABLE,
    CPT_ERROR_REASON_CERTIFICATE_UNKNOWN },
  { "of-another-host", TRUE, "DNS:platform.example.com,IP:127.0.0.2", TLS_AUTHORITY_LONG_AGO, TLS_AUTHORITY_FAR_AWAY,
    CPT_ERROR_UNREACHABLE, CPT_ERROR_REASON_CERTIFICATE_OF_ANOTHER },
  { "expired", TRUE, HERE, TLS_AUTHORITY_LONG_AGO, "20210101000000Z", CPT_ERROR_UNREACHABLE,
    CPT_ERROR_REASON_CERTIFICATE_EXPIRED },
  { "not-yet-valid", TRUE, HERE, "20800101000000Z", TLS_AUTHORITY_FAR_AWAY, CPT_ERROR_UNREACHABLE,
    CPT_ERROR_REASON_CERTIFICATE_NOT_YET },
};

typedef struct
{
  TlsAuthority *known;
  TlsAuthority *unknown;
  CptClock *clock;
  SoupServer *server;
  CptPlatformClient *client;
  guint n_requests;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->known = tls_authority_new ();
  fixture->unknown = tls_authority_new ();
  fixture->clock = cpt_clock_new ();
  tls_authority_trust (fixture->known);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&fixture->client);
  g_clear_pointer (&fixture->server, tls_server_free);
  g_assert_finalize_object (fixture->clock);
  tls_authority_free (fixture->known);
  tls_authority_free (fixture->unknown);
}

static void
asked_cb (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  guint *n_requests = user_data;

  *n_requests += 1;
  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_STATIC, NOBODY, sizeof NOBODY - 1);
}

/* Returns: whether there is such an address on this machine. */
static gboolean
serve (Fixture *fixture, GTlsCertificate *certificate, SoupServerListenOptions options)
{
  g_autoptr (GError) error = NULL;

  fixture->server = tls_server_new (certificate);
  soup_server_add_handler (fixture->server, NULL, asked_cb, &fixture->n_requests, NULL);

  return soup_server_listen_local (fixture->server, 0, options, &error);
}

/* @host: (nullable): by which name, %NULL for the address that it listens at */
static void
make_client (Fixture *fixture, const char *host)
{
  GSList *uris = soup_server_get_uris (fixture->server);
  GUri *uri = uris->data;
  g_autofree char *address =
      g_uri_join (G_URI_FLAGS_NONE, g_uri_get_scheme (uri), NULL, host != NULL ? host : g_uri_get_host (uri),
                  g_uri_get_port (uri), "", NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  fixture->client = cpt_platform_client_new (address, "secret", fixture->clock, &error);
  g_assert_no_error (error);
  cpt_platform_client_set_time_scale (fixture->client, 0.001);
}

static GError *
list_companies (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CptCompanyPage) page = NULL;
  GError *error = NULL;

  cpt_platform_client_list_companies_async (fixture->client, CPT_PRIORITY_USER, 1, 100, "created", NULL, NULL,
                                            test_store_result, &result);
  test_await (&result);
  page = cpt_platform_client_list_companies_finish (fixture->client, result, &error);
  g_assert_true ((page == NULL) == (error != NULL));

  return error;
}

static void
test_certificate (Fixture *fixture, gconstpointer data)
{
  const Case *given = data;
  g_autoptr (GTlsCertificate) certificate = tls_authority_issue (given->is_known ? fixture->known : fixture->unknown,
                                                                 given->names, given->not_before, given->not_after);
  g_autoptr (GError) error = NULL;

  g_assert_true (serve (fixture, certificate, SOUP_SERVER_LISTEN_HTTPS | SOUP_SERVER_LISTEN_IPV4_ONLY));
  make_client (fixture, NULL);
  error = list_companies (fixture);

  if (given->code == NO_ERROR)
    {
      g_assert_no_error (error);
      g_assert_cmpuint (fixture->n_requests, ==, 1);
      return;
    }

  g_assert_error (error, CPT_ERROR, given->code);
  g_assert_cmpint (cpt_error_get_reason (error), ==, given->reason);
  g_assert_cmpuint (cpt_error_get_answer (error)->http_status, ==, 0);
  g_assert_true (cpt_error_get_answer (error)->is_unsent);
  g_assert_cmpuint (fixture->n_requests, ==, 0);
}

/* Returns: whether there is IPv6 here. */
static gboolean
serve_by_ipv6 (Fixture *fixture, SoupServerListenOptions options)
{
  g_autoptr (GTlsCertificate) certificate =
      tls_authority_issue (fixture->known, HERE, TLS_AUTHORITY_LONG_AGO, TLS_AUTHORITY_FAR_AWAY);

  if (serve (fixture, certificate, options | SOUP_SERVER_LISTEN_IPV6_ONLY))
    return TRUE;

  g_test_skip ("this machine has no IPv6");

  return FALSE;
}

static void
assert_answers (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  error = list_companies (fixture);
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->n_requests, ==, 1);
}

static void
test_address_of_ipv6 (Fixture *fixture, gconstpointer data)
{
  if (!serve_by_ipv6 (fixture, 0))
    return;

  make_client (fixture, NULL);
  assert_answers (fixture);
}

/* By its name, which is in the old internet, too, where nobody listens. (By its address GLib's TLS names the server as
 * GnuTLS's servers do not want to be named.) */
static void
test_host_that_has_ipv6_only (Fixture *fixture, gconstpointer data)
{
  if (!serve_by_ipv6 (fixture, SOUP_SERVER_LISTEN_HTTPS))
    return;

  make_client (fixture, "localhost");
  assert_answers (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  if (!g_tls_backend_supports_tls (g_tls_backend_get_default ()))
    return g_test_run ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/platform-client-tls/certificate/%s", cases[i].name);

      g_test_add (path, Fixture, &cases[i], set_up, test_certificate, tear_down);
    }
  g_test_add ("/platform-client-tls/address-of-ipv6", Fixture, NULL, set_up, test_address_of_ipv6, tear_down);
  g_test_add ("/platform-client-tls/host-that-has-ipv6-only", Fixture, NULL, set_up, test_host_that_has_ipv6_only,
              tear_down);

  return g_test_run ();
}
