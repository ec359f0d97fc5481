/* sync-fixture.c — a sandbox, a store, and somebody else who uses the platform too.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sync-fixture.h"

#include "cpt-platform-reads.h"
#include "cpt-platform-settings.h"
#include "cpt-sync-settings-repository.h"

/* Every delay of sync is this much shorter: five seconds are five milliseconds. */
#define TIME_SCALE 0.001

static void
open_store (SyncFixture *fixture)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "store", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_open;

  fixture->store = cpt_store_new (folder, fixture->clock);
  cpt_store_open_async (fixture->store, NULL, test_store_result, &result);
  test_await (&result);
  is_open = cpt_store_open_finish (fixture->store, result, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (is_open);

  fixture->companies = cpt_company_repository_new (fixture->store);
  fixture->outbox = cpt_outbox_repository_new (fixture->store);
}

static void
close_store (SyncFixture *fixture)
{
  cpt_store_close (fixture->store);
  g_clear_object (&fixture->companies);
  g_clear_object (&fixture->outbox);
  g_clear_object (&fixture->store);
}

/* Returns: (transfer full): somebody else who uses the platform, with a quota of their own */
static CptPlatformClient *
new_client (SyncFixture *fixture)
{
  g_autofree char *base_url = test_judged_url ("program", cpt_sandbox_get_base_url (fixture->sandbox));
  g_autoptr (GError) error = NULL;
  CptPlatformClient *client =
      cpt_platform_client_new (base_url, cpt_sandbox_get_api_key (fixture->sandbox), fixture->clock, &error);

  g_assert_no_error (error);
  cpt_platform_client_set_time_scale (client, TIME_SCALE);

  return client;
}

/**
 * sync_fixture_start_sandbox:
 *
 * Starts the platform, where it was before if it was stopped.
 */
void
sync_fixture_start_sandbox (SyncFixture *fixture)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "sandbox", NULL);
  const CptSandboxOptions options = {
    .data_dir = folder,
    .api_key = "key of the test",
    .remember_port = TRUE,
    .companies = fixture->n_generated,
    .seed = 1,
    .reads = fixture->n_reads,
    .read_rate = fixture->read_rate,
    .start_time = fixture->start_time,
    .time_factor = 1,
  };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_started;

  fixture->sandbox = cpt_sandbox_new (&options);
  cpt_sandbox_start_async (fixture->sandbox, NULL, test_store_result, &result);
  test_await (&result);
  is_started = cpt_sandbox_start_finish (fixture->sandbox, result, &error);
  g_assert_no_error (error);
  g_assert_true (is_started);
}

/**
 * sync_fixture_stop_sandbox:
 *
 * The platform cannot be reached any more.
 */
void
sync_fixture_stop_sandbox (SyncFixture *fixture)
{
  cpt_sandbox_stop (fixture->sandbox);
  g_assert_finalize_object (g_steal_pointer (&fixture->sandbox));
}

/**
 * sync_fixture_set_up:
 * @n_companies: how many the platform has besides its first one
 *
 * Starts a platform and opens an empty store.
 */
void
sync_fixture_set_up (SyncFixture *fixture, guint n_companies)
{
  fixture->folder = test_make_folder ();
  fixture->clock = cpt_clock_new ();
  sync_fixture_start_sandbox (fixture);
  for (guint i = 0; i < n_companies; i++)
    {
      g_autofree char *name = g_strdup_printf ("Company %03u", i);
      g_autofree char *id = sync_fixture_create_elsewhere (fixture, name);
    }

  fixture->client = new_client (fixture);
  open_store (fixture);
}

/**
 * sync_fixture_set_up_generated:
 * @n_companies: how many the platform makes up
 *
 * Starts a platform where companies of every state are, and opens an empty store.
 */
void
sync_fixture_set_up_generated (SyncFixture *fixture, guint n_companies)
{
  fixture->n_generated = n_companies;
  sync_fixture_set_up (fixture, 0);
}

/**
 * sync_fixture_tear_down:
 *
 * Stops everything, and shows that nothing is left.
 */
void
sync_fixture_tear_down (SyncFixture *fixture)
{
  sync_fixture_stop (fixture);
  g_clear_object (&fixture->client);
  close_store (fixture);
  if (fixture->sandbox != NULL)
    sync_fixture_stop_sandbox (fixture);
  while (g_main_context_iteration (NULL, FALSE))
    continue;

  g_assert_finalize_object (fixture->clock);
  test_remove_folder (fixture->folder);
  g_clear_pointer (&fixture->folder, g_free);
  g_clear_error (&fixture->failure);
}

/**
 * sync_fixture_reopen_store:
 *
 * Opens the store as a new run of the program would; sync must be stopped.
 */
void
sync_fixture_reopen_store (SyncFixture *fixture)
{
  g_assert_null (fixture->sync);

  close_store (fixture);
  open_store (fixture);
}

/**
 * sync_fixture_set_fault:
 * @fault: (nullable): a fault switch of the sandbox, %NULL for none
 */
void
sync_fixture_set_fault (SyncFixture *fixture, const char *fault)
{
  const char *faults[] = { fault, NULL };
  g_autoptr (GError) error = NULL;

  cpt_sandbox_set_faults (fixture->sandbox, faults, &error);
  g_assert_no_error (error);
}

/**
 * sync_fixture_list_platform:
 *
 * Returns: (transfer full): what the platform has, oldest first
 */
CptCompanyPage *
sync_fixture_list_platform (SyncFixture *fixture)
{
  g_autoptr (CptPlatformClient) client = new_client (fixture);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CptCompanyPage *page = NULL;

  cpt_platform_client_list_companies_async (client, CPT_PRIORITY_USER, 1, 5000, "created", NULL, NULL,
                                            test_store_result, &result);
  test_await (&result);
  page = cpt_platform_client_list_companies_finish (client, result, &error);
  g_assert_no_error (error);

  return page;
}

/**
 * sync_fixture_count_platform:
 *
 * Returns: how many companies of that name the platform has
 */
guint
sync_fixture_count_platform (SyncFixture *fixture, const char *name)
{
  g_autoptr (CptCompanyPage) page = sync_fixture_list_platform (fixture);
  GPtrArray *companies = cpt_company_page_get_companies (page);
  guint n = 0;

  for (guint i = 0; i < companies->len; i++)
    if (g_str_equal (cpt_company_get_name (g_ptr_array_index (companies, i)), name))
      n++;

  return n;
}

/**
 * sync_fixture_create_elsewhere:
 *
 * Returns: (transfer full): the ID of a company that somebody else added
 */
char *
sync_fixture_create_elsewhere (SyncFixture *fixture, const char *name)
{
  g_autoptr (CptPlatformClient) client = new_client (fixture);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CptCompany) company = NULL;
  g_autofree char *key = g_uuid_string_random ();

  cpt_platform_client_create_company_async (client, name, key, NULL, test_store_result, &result);
  test_await (&result);
  company = cpt_platform_client_create_company_finish (client, result, &error);
  g_assert_no_error (error);

  return g_strdup (cpt_company_get_id (company));
}

/**
 * sync_fixture_list_reads:
 *
 * Returns: (transfer full) (element-type CptRead): the read history of a company, as the platform has it, newest first
 */
GPtrArray *
sync_fixture_list_reads (SyncFixture *fixture, const char *company_id)
{
  g_autoptr (CptPlatformClient) client = new_client (fixture);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CptPage) page = NULL;

  cpt_platform_client_list_reads_async (client, CPT_PRIORITY_USER, company_id, 1, 5000, "-requested", NULL, NULL,
                                        test_store_result, &result);
  test_await (&result);
  page = cpt_platform_client_list_reads_finish (client, result, &error);
  g_assert_no_error (error);

  return g_ptr_array_ref (cpt_page_get_items (page));
}

/**
 * sync_fixture_get_settings:
 * @company_id: (nullable): %NULL for those of all
 *
 * Returns: (transfer full): the settings, as the platform has them
 */
CptSyncSettings *
sync_fixture_get_settings (SyncFixture *fixture, const char *company_id)
{
  g_autoptr (CptPlatformClient) client = new_client (fixture);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CptSyncSettings *settings = NULL;

  cpt_platform_client_get_settings_async (client, CPT_PRIORITY_USER, company_id, NULL, test_store_result, &result);
  test_await (&result);
  settings = cpt_platform_client_get_settings_finish (client, result, &error);
  g_assert_no_error (error);

  return settings;
}

/**
 * sync_fixture_save_elsewhere:
 * @company_id: (nullable): %NULL for those of all
 *
 * Somebody else changes how often a type is read.
 */
void
sync_fixture_save_elsewhere (SyncFixture *fixture, const char *company_id, const char *data_type, gint64 hours)
{
  g_autoptr (CptSyncSettings) settings = sync_fixture_get_settings (fixture, company_id);
  g_autoptr (CptSyncSetting) entry =
      cpt_sync_setting_with_schedule (cpt_sync_settings_find (settings, data_type), hours);
  g_autoptr (CptSyncSettings) overriding = cpt_sync_settings_with_overrides_defaults (settings, TRUE);
  g_autoptr (CptSyncSettings) changed = cpt_sync_settings_with_entry (overriding, entry);
  g_autoptr (CptPlatformClient) client = new_client (fixture);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *json = cpt_sync_settings_to_json (changed);
  g_autofree char *key = g_uuid_string_random ();
  gboolean is_done;

  cpt_platform_client_save_settings_async (client, company_id, json, key, NULL, test_store_result, &result);
  test_await (&result);
  is_done = cpt_platform_client_save_settings_finish (client, result, &error);
  g_assert_no_error (error);
  g_assert_true (is_done);
}

/**
 * sync_fixture_tag_elsewhere:
 * @json: all the tags that the company has from now on
 *
 * Somebody else changes the tags of a company.
 */
void
sync_fixture_tag_elsewhere (SyncFixture *fixture, const char *company_id, const char *json)
{
  g_autoptr (CptPlatformClient) client = new_client (fixture);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CptCompany) company = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *key = g_uuid_string_random ();

  cpt_platform_client_save_tags_async (client, CPT_PRIORITY_USER, company_id, json, key, NULL, test_store_result,
                                       &result);
  test_await (&result);
  company = cpt_platform_client_save_tags_finish (client, result, &error);
  g_assert_no_error (error);
}

/**
 * sync_fixture_get_tags:
 *
 * Returns: (transfer full): the tags that the platform has, in GVariant's text form; "" for none
 */
char *
sync_fixture_get_tags (SyncFixture *fixture, const char *company_id)
{
  g_autoptr (CptPlatformClient) client = new_client (fixture);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CptCompany) company = NULL;
  g_autoptr (GError) error = NULL;
  GVariant *tags = NULL;

  cpt_platform_client_get_company_async (client, CPT_PRIORITY_USER, company_id, NULL, test_store_result, &result);
  test_await (&result);
  company = cpt_platform_client_get_company_finish (client, result, NULL, &error);
  g_assert_no_error (error);
  tags = cpt_company_get_tags (company);

  return tags != NULL ? g_variant_print (tags, FALSE) : g_strdup ("");
}

/**
 * sync_fixture_describe_elsewhere:
 *
 * Somebody else changes the description of a company.
 */
void
sync_fixture_describe_elsewhere (SyncFixture *fixture, const char *company_id, const char *description)
{
  g_autoptr (CptPlatformClient) client = new_client (fixture);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CptCompany) company = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *key = g_uuid_string_random ();

  cpt_platform_client_describe_company_async (client, company_id, description, key, NULL, test_store_result, &result);
  test_await (&result);
  company = cpt_platform_client_describe_company_finish (client, result, &error);
  g_assert_no_error (error);
}

/**
 * sync_fixture_delete_elsewhere:
 * @company_id: the company that somebody else deletes
 */
void
sync_fixture_delete_elsewhere (SyncFixture *fixture, const char *company_id)
{
  g_autoptr (CptPlatformClient) client = new_client (fixture);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_done;

  cpt_platform_client_delete_company_async (client, company_id, NULL, test_store_result, &result);
  test_await (&result);
  is_done = cpt_platform_client_delete_company_finish (client, result, &error);
  g_assert_no_error (error);
  g_assert_true (is_done);
}

/**
 * sync_fixture_find_stored:
 * @rid: (out) (optional): its row
 *
 * Returns: (transfer full) (nullable): the company of that name as a page would show it
 */
CptCompany *
sync_fixture_find_stored (SyncFixture *fixture, const char *name, gint64 *rid)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CptCompany *company = NULL;
  gint64 found;

  cpt_company_repository_find_by_name_async (fixture->companies, name, NULL, test_store_result, &result);
  test_await (&result);
  found = cpt_company_repository_find_by_name_finish (fixture->companies, result, &company, &error);
  g_assert_no_error (error);
  if (rid != NULL)
    *rid = found;

  return company;
}

/**
 * sync_fixture_get_stored_settings:
 * @company_id: (nullable): %NULL for those of all
 *
 * Returns: (transfer full) (nullable): the settings, as a page would show them
 */
CptSyncSettings *
sync_fixture_get_stored_settings (SyncFixture *fixture, const char *company_id)
{
  g_autoptr (CptSyncSettingsRepository) repository = cpt_sync_settings_repository_new (fixture->store);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CptSyncSettings *settings = NULL;

  cpt_sync_settings_repository_get_async (repository, company_id, NULL, test_store_result, &result);
  test_await (&result);
  settings = cpt_sync_settings_repository_get_finish (repository, result, NULL, &error);
  g_assert_no_error (error);

  return settings;
}

/**
 * sync_fixture_put_settings:
 * @sequence: taken before they were asked for
 *
 * Stores what the platform said.
 */
void
sync_fixture_put_settings (SyncFixture *fixture, CptSyncSettings *settings, gint64 sequence)
{
  g_autoptr (CptSyncSettingsRepository) repository = cpt_sync_settings_repository_new (fixture->store);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_done;

  cpt_sync_settings_repository_put_async (repository, settings, sequence, NULL, test_store_result, &result);
  test_await (&result);
  is_done = cpt_sync_settings_repository_put_finish (repository, result, &error);
  g_assert_no_error (error);
  g_assert_true (is_done);
}

/**
 * sync_fixture_list_outbox:
 *
 * Returns: (transfer full) (element-type CptChange): what waits
 */
GPtrArray *
sync_fixture_list_outbox (SyncFixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *changes = NULL;

  cpt_outbox_repository_list_async (fixture->outbox, NULL, test_store_result, &result);
  test_await (&result);
  changes = cpt_outbox_repository_list_finish (fixture->outbox, result, &error);
  g_assert_no_error (error);

  return changes;
}

/**
 * sync_fixture_do:
 * @fields: what the user does
 *
 * Returns: its row in the outbox
 */
gint64
sync_fixture_do (SyncFixture *fixture, const CptChangeFields *fields)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) stored = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (changes, cpt_change_new (fields));
  cpt_outbox_repository_add_async (fixture->outbox, changes, NULL, test_store_result, &result);
  test_await (&result);
  stored = cpt_outbox_repository_add_finish (fixture->outbox, result, &error);
  g_assert_no_error (error);

  return cpt_change_get_id (g_ptr_array_index (stored, 0));
}

static void
answered_cb (CptSync *sync, CptChange *change, gint64 rid, CptCompany *company, SyncFixture *fixture)
{
  fixture->n_answered++;
}

static void
failed_cb (CptSync *sync, CptChange *change, GError *error, SyncFixture *fixture)
{
  g_clear_error (&fixture->failure);
  fixture->failure = g_error_copy (error);
}

static void
start (SyncFixture *fixture, const char *base_url, const char *api_key, guint page_size, double time_scale)
{
  g_autofree char *judged_url = test_judged_url ("program", base_url);

  fixture->n_answered = 0;
  fixture->sync =
      g_object_new (CPT_TYPE_SYNC, "store", fixture->store, "page-size", page_size, "time-scale", time_scale, NULL);
  g_signal_connect (fixture->sync, "change-answered", G_CALLBACK (answered_cb), fixture);
  g_signal_connect (fixture->sync, "change-failed", G_CALLBACK (failed_cb), fixture);
  cpt_sync_start (fixture->sync, judged_url, api_key);
}

/**
 * sync_fixture_start_with:
 * @api_key: right or wrong
 * @page_size: companies a page
 * @time_scale: what every delay is multiplied with
 *
 * Starts sync on the store.
 */
void
sync_fixture_start_with (SyncFixture *fixture, const char *api_key, guint page_size, double time_scale)
{
  start (fixture, cpt_sandbox_get_base_url (fixture->sandbox), api_key, page_size, time_scale);
}

/**
 * sync_fixture_start:
 *
 * Starts sync on the store, with pages of four and hardly a delay.
 */
void
sync_fixture_start (SyncFixture *fixture)
{
  sync_fixture_start_with (fixture, cpt_sandbox_get_api_key (fixture->sandbox), 4, TIME_SCALE);
}

/**
 * sync_fixture_start_offline:
 *
 * Stops the sandbox, and starts sync on the store.
 */
void
sync_fixture_start_offline (SyncFixture *fixture)
{
  g_autofree char *base_url = g_strdup (cpt_sandbox_get_base_url (fixture->sandbox));
  g_autofree char *api_key = g_strdup (cpt_sandbox_get_api_key (fixture->sandbox));

  sync_fixture_stop_sandbox (fixture);
  start (fixture, base_url, api_key, 4, TIME_SCALE);
}

/**
 * sync_fixture_stop:
 *
 * Stops sync, wherever it is. Does nothing when there is none.
 */
void
sync_fixture_stop (SyncFixture *fixture)
{
  gpointer sync = fixture->sync;

  if (sync == NULL)
    return;

  cpt_sync_stop (fixture->sync);
  g_object_add_weak_pointer (sync, &sync);
  g_clear_object (&fixture->sync);

  /* A task holds its source object a moment past its callback, on the thread that returned it. */
  while (sync != NULL)
    g_main_context_iteration (NULL, FALSE);
}

/**
 * sync_fixture_await_state:
 *
 * Waits until the reading of the list is in @state.
 */
void
sync_fixture_await_state (SyncFixture *fixture, CptSyncState state)
{
  while (cpt_sync_get_state (fixture->sync) != state)
    g_main_context_iteration (NULL, TRUE);
}

/**
 * sync_fixture_await_empty_outbox:
 *
 * Waits until nothing waits any more.
 */
void
sync_fixture_await_empty_outbox (SyncFixture *fixture)
{
  for (;;)
    {
      g_autoptr (GPtrArray) changes = sync_fixture_list_outbox (fixture);

      if (changes->len == 0)
        return;
    }
}
