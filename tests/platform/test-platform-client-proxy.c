/* test-platform-client-proxy.c — through the proxy that the desktop names, which sees neither key nor answers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "cpt-error-reason.h"
#include "cpt-platform-client.h"
#include "far-platform.h"
#include "hostile-server.h"
#include "test-support.h"

#define COMPANY_ID "3f2b6c10-7a4e-4d19-9c55-0e8a1b2c3d40"
#define COMPANY "{\"id\":\"" COMPANY_ID "\",\"name\":\"Atelier\"}"

typedef struct
{
  CptClock *clock;
  CptPlatformClient *client;
  HostileServer *refusing; /* (owned) (nullable): the proxy */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->clock = cpt_clock_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&fixture->client);
  g_clear_pointer (&fixture->refusing, hostile_server_free);
  g_assert_finalize_object (fixture->clock);
}

static void
make_client (Fixture *fixture, const char *base_url)
{
  g_autoptr (GError) error = NULL;

  fixture->client = cpt_platform_client_new (base_url, "secret", fixture->clock, &error);
  g_assert_no_error (error);
  cpt_platform_client_set_time_scale (fixture->client, 0.001);
}

static GError *
get_company (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CptCompany) company = NULL;
  GError *error = NULL;

  cpt_platform_client_get_company_async (fixture->client, CPT_PRIORITY_BACKGROUND, COMPANY_ID, NULL, test_store_result,
                                         &result);
  test_await (&result);
  company = cpt_platform_client_get_company_finish (fixture->client, result, NULL, &error);
  g_assert_true ((company == NULL) == (error != NULL));

  return error;
}

static GError *
delete_company (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;

  cpt_platform_client_delete_company_async (fixture->client, COMPANY_ID, NULL, test_store_result, &result);
  test_await (&result);
  g_assert_false (cpt_platform_client_delete_company_finish (fixture->client, result, &error));

  return error;
}

static void
test_proxy_lets_through_and_sees_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FarPlatform) platform = far_platform_new (COMPANY);
  g_autofree char *told = NULL;
  g_autoptr (GError) error = NULL;

  make_client (fixture, FAR_PLATFORM_URL);
  error = get_company (fixture);
  told = far_platform_dup_told (platform);

  g_assert_no_error (error);
  g_assert_cmpuint (far_platform_get_n_requests (platform), ==, 1);
  g_assert_true (g_str_has_prefix (told, "CONNECT " FAR_PLATFORM_HOST ":443 HTTP/1."));
  g_assert_null (strstr (told, "Authorization"));
  g_clear_object (&fixture->client);
}

#define END "Connection: close\r\nContent-Length: 0\r\n\r\n"

/* What the proxy says is not the platform's word: that a company is gone, or the key wrong. */
static void
test_proxy_that_refuses_is_said (Fixture *fixture, gconstpointer data)
{
  static const char *const refusals[] = {
    "HTTP/1.1 401 Unauthorized\r\n" END,
    "HTTP/1.1 403 Forbidden\r\n" END,
    "HTTP/1.1 404 Not Found\r\n" END,
    "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"office\"\r\n" END,
    "HTTP/1.1 502 Bad Gateway\r\n" END,
  };

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      const char *const answers[] = { refusals[i], NULL };
      g_autoptr (GError) read_error = NULL;
      g_autoptr (GError) delete_error = NULL;

      g_clear_object (&fixture->client);
      g_clear_pointer (&fixture->refusing, hostile_server_free);
      fixture->refusing = hostile_server_new (answers);
      far_platform_name_proxy (hostile_server_get_url (fixture->refusing));
      make_client (fixture, FAR_PLATFORM_URL);
      read_error = get_company (fixture);
      delete_error = delete_company (fixture);

      g_test_message ("%s: %s", refusals[i], read_error->message);
      g_assert_error (read_error, CPT_ERROR, CPT_ERROR_UNREACHABLE);
      g_assert_cmpint (cpt_error_get_reason (read_error), ==, CPT_ERROR_REASON_PROXY);
      g_assert_true (cpt_error_get_answer (read_error)->is_unsent);
      g_assert_error (delete_error, CPT_ERROR, CPT_ERROR_UNREACHABLE);
      g_assert_cmpuint (hostile_server_get_n_requests (fixture->refusing), >, 0);
    }
}

static void
test_proxy_that_is_away_is_said (Fixture *fixture, gconstpointer data)
{
  const char *const answers[] = { "", NULL };
  g_autoptr (GError) error = NULL;

  fixture->refusing = hostile_server_new (answers);
  far_platform_name_proxy (hostile_server_get_url (fixture->refusing));
  g_clear_pointer (&fixture->refusing, hostile_server_free);
  make_client (fixture, FAR_PLATFORM_URL);
  error = get_company (fixture);

  g_assert_error (error, CPT_ERROR, CPT_ERROR_UNREACHABLE);
  g_assert_true (cpt_error_get_answer (error)->is_unsent);
}

static void
test_no_proxy_stands_between_us_and_ourselves (Fixture *fixture, gconstpointer data)
{
  const char *const refusals[] = { "HTTP/1.1 403 Forbidden\r\n" END, NULL };
  const char *const answers[] = {
    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n" COMPANY, NULL
  };
  g_autoptr (HostileServer) proxy = hostile_server_new (refusals);
  g_autoptr (HostileServer) platform = hostile_server_new (answers);
  g_autoptr (GError) error = NULL;

  far_platform_name_proxy (hostile_server_get_url (proxy));
  make_client (fixture, hostile_server_get_url (platform));
  error = get_company (fixture);

  g_assert_no_error (error);
  g_assert_cmpuint (hostile_server_get_n_requests (proxy), ==, 0);
  g_clear_object (&fixture->client);
}

#define ADD(name, func) g_test_add ("/platform-client-proxy/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("no-proxy-stands-between-us-and-ourselves", test_no_proxy_stands_between_us_and_ourselves);
  if (!far_platform_is_possible ())
    return g_test_run ();

  ADD ("proxy-lets-through-and-sees-nothing", test_proxy_lets_through_and_sees_nothing);
  ADD ("proxy-that-refuses-is-said", test_proxy_that_refuses_is_said);
  ADD ("proxy-that-is-away-is-said", test_proxy_that_is_away_is_said);

  return g_test_run ();
}
