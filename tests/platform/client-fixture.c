/* client-fixture.c — a client of a sandbox that runs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "client-fixture.h"

#include "test-support.h"

#define TIME_SCALE 0.01

/**
 * client_fixture_new_client:
 *
 * Returns: (transfer full): another client of the same sandbox
 */
CptPlatformClient *
client_fixture_new_client (ClientFixture *fixture, const char *api_key)
{
  g_autofree char *base_url = test_judged_url ("program", cpt_sandbox_get_base_url (fixture->sandbox));
  g_autoptr (GError) error = NULL;
  CptPlatformClient *client = cpt_platform_client_new (base_url, api_key, fixture->clock, &error);

  g_assert_no_error (error);
  cpt_platform_client_set_time_scale (client, TIME_SCALE);

  return client;
}

void
client_fixture_set_up (ClientFixture *fixture, gconstpointer data)
{
  CptSandboxOptions options = { .api_key = CLIENT_FIXTURE_API_KEY, .seed = 7 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = test_make_folder ();
  options.data_dir = fixture->folder;
  fixture->clock = cpt_clock_new ();
  fixture->sandbox = cpt_sandbox_new (&options);
  cpt_sandbox_start_async (fixture->sandbox, NULL, test_store_result, &result);
  test_await (&result);
  g_assert_true (cpt_sandbox_start_finish (fixture->sandbox, result, &error));
  g_assert_no_error (error);

  fixture->client = client_fixture_new_client (fixture, CLIENT_FIXTURE_API_KEY);
}

void
client_fixture_tear_down (ClientFixture *fixture, gconstpointer data)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->client);
  cpt_sandbox_stop (fixture->sandbox);
  g_assert_finalize_object (fixture->sandbox);
  g_assert_finalize_object (fixture->clock);
  test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

/**
 * client_fixture_set_fault:
 * @fault: what the sandbox does wrong from now on, and nothing else
 */
void
client_fixture_set_fault (ClientFixture *fixture, const char *fault)
{
  const char *const faults[] = { fault, NULL };
  g_autoptr (GError) error = NULL;

  g_assert_true (cpt_sandbox_set_faults (fixture->sandbox, faults, &error));
  g_assert_no_error (error);
}

/**
 * client_fixture_first_company:
 *
 * Returns: (transfer full): the company that every sandbox begins with: it has a linked connection
 */
CptCompany *
client_fixture_first_company (ClientFixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CptCompanyPage) page = NULL;
  g_autoptr (GError) error = NULL;

  cpt_platform_client_list_companies_async (fixture->client, CPT_PRIORITY_BACKGROUND, 1, 100, "created", NULL, NULL,
                                            test_store_result, &result);
  test_await (&result);
  page = cpt_platform_client_list_companies_finish (fixture->client, result, &error);
  g_assert_no_error (error);

  return g_object_ref (g_ptr_array_index (cpt_company_page_get_companies (page), 0));
}
