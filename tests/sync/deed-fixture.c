/* deed-fixture.c — something that the user does, on a real platform: and whether it was done, exactly once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "deed-fixture.h"

#include "cpt-change-request-private.h"
#include "cpt-settings-job-private.h"
#include "cpt-tags-job-private.h"
#include "cpt-tags.h"

#define OLD_NAME "Before Beaurivage"
#define NEW_NAME "Atelier Beaurivage"
#define DATA_TYPE "invoices"
#define PLATFORM_KEY "gbol"
#define HOURS 13
#define DESCRIPTION "Dossier « 2026-0147 »\n\"été\""
#define TAG_KEY "deed"
#define TAG_VALUE "done"
#define TAGS_ELSEWHERE "{\"theirs\":\"1\"}" /* since the company was read */
#define TAGS_PATCH "{\"" TAG_KEY "\":\"" TAG_VALUE "\"}"

static gboolean
gives_name (CptChangeKind kind)
{
  return kind == CPT_CHANGE_CREATE_COMPANY || kind == CPT_CHANGE_RENAME_COMPANY;
}

static gboolean
is_refresh (CptChangeKind kind)
{
  return kind == CPT_CHANGE_REFRESH_COMPANY || kind == CPT_CHANGE_REFRESH_TYPE;
}

static gboolean
is_of_connection (CptChangeKind kind)
{
  return kind == CPT_CHANGE_UNLINK_CONNECTION || kind == CPT_CHANGE_DELETE_CONNECTION;
}

/* The first company of a sandbox is the one that has a linked connection. */
static gboolean
needs_linked (CptChangeKind kind)
{
  return is_of_connection (kind) || kind == CPT_CHANGE_CREATE_CONNECTION || kind == CPT_CHANGE_SAVE_SETTINGS ||
         kind == CPT_CHANGE_EDIT_TAGS || kind == CPT_CHANGE_DESCRIBE_COMPANY || is_refresh (kind);
}

/* Returns: (transfer full): the company that the deed is done to, as somebody else made it */
static char *
make_company (DeedFixture *fixture)
{
  g_autoptr (CptCompanyPage) page = NULL;
  g_autofree char *id = NULL;

  if (needs_linked (fixture->kind))
    {
      page = sync_fixture_list_platform (&fixture->base);
      return g_strdup (cpt_company_get_name (g_ptr_array_index (cpt_company_page_get_companies (page), 0)));
    }

  id = sync_fixture_create_elsewhere (&fixture->base, OLD_NAME);

  return g_strdup (OLD_NAME);
}

static void
read_all (DeedFixture *fixture)
{
  sync_fixture_start (&fixture->base);
  while (cpt_sync_get_last_read (fixture->base.sync) == CPT_TIME_UNKNOWN)
    g_main_context_iteration (NULL, TRUE);
  sync_fixture_stop (&fixture->base);
}

static void
find_company (DeedFixture *fixture, const char *name)
{
  g_autoptr (CptCompany) company = sync_fixture_find_stored (&fixture->base, name, &fixture->rid);

  g_assert_nonnull (company);
  fixture->company_id = g_strdup (cpt_company_get_id (company));
  if (is_of_connection (fixture->kind))
    {
      CptConnection *connection = g_ptr_array_index (cpt_company_get_connections (company), 0);

      fixture->connection_id = g_strdup (cpt_connection_get_id (connection));
    }
}

/* Returns: (transfer full): what the platform has; the store has it too, afterwards */
static CptSyncSettings *
read_settings (DeedFixture *fixture)
{
  gint64 sequence = cpt_company_repository_next_sequence (fixture->base.companies);
  CptSyncSettings *settings = sync_fixture_get_settings (&fixture->base, fixture->company_id);

  sync_fixture_put_settings (&fixture->base, settings, sequence);

  return settings;
}

/**
 * deed_fixture_set_up:
 *
 * Makes the company that the deed is done to, elsewhere, and reads it.
 */
void
deed_fixture_set_up (DeedFixture *fixture, CptChangeKind kind)
{
  g_autofree char *name = NULL;

  fixture->kind = kind;
  sync_fixture_set_up (&fixture->base, 0);
  if (kind != CPT_CHANGE_CREATE_COMPANY)
    name = make_company (fixture);

  read_all (fixture);
  if (name != NULL)
    find_company (fixture, name);
  if (kind == CPT_CHANGE_EDIT_TAGS)
    sync_fixture_tag_elsewhere (&fixture->base, fixture->company_id, TAGS_ELSEWHERE);
}

void
deed_fixture_tear_down (DeedFixture *fixture)
{
  g_clear_object (&fixture->change);
  sync_fixture_tear_down (&fixture->base);
  g_clear_pointer (&fixture->company_id, g_free);
  g_clear_pointer (&fixture->connection_id, g_free);
}

/* The platform's eight seconds later, and a little more. */
static void
let_hold_pass (DeedFixture *fixture)
{
  cpt_sandbox_advance_time (fixture->base.sandbox, 10 * CPT_TIME_SECOND);
  g_object_unref (sync_fixture_list_platform (&fixture->base)); /* tells us the time */
}

/* Returns: (transfer full): the settings that the user wants to be saved */
static char *
make_settings (DeedFixture *fixture)
{
  g_autoptr (CptSyncSettings) settings = read_settings (fixture);
  g_autoptr (CptSyncSetting) entry =
      cpt_sync_setting_with_schedule (cpt_sync_settings_find (settings, DATA_TYPE), HOURS);
  g_autoptr (CptSyncSettings) overriding = cpt_sync_settings_with_overrides_defaults (settings, TRUE);
  g_autoptr (CptSyncSettings) changed = cpt_sync_settings_with_entry (overriding, entry);

  return cpt_sync_settings_to_json (changed);
}

/* Returns: (transfer full) (nullable): what the user wants to be saved */
static char *
make_body (DeedFixture *fixture)
{
  if (fixture->kind == CPT_CHANGE_SAVE_SETTINGS)
    return make_settings (fixture);

  if (fixture->kind == CPT_CHANGE_DESCRIBE_COMPANY)
    return g_strdup (DESCRIPTION);

  return fixture->kind == CPT_CHANGE_EDIT_TAGS ? g_strdup (TAGS_PATCH) : NULL;
}

/**
 * deed_fixture_do:
 *
 * The user does it; a deletion is not held any more.
 */
void
deed_fixture_do (DeedFixture *fixture)
{
  g_autofree char *body = make_body (fixture);
  const CptChangeFields fields = {
    .kind = fixture->kind,
    .state = CPT_CHANGE_WAITING,
    .rid = fixture->rid,
    .company_id = fixture->company_id,
    .connection_id = fixture->connection_id,
    .name = gives_name (fixture->kind) ? NEW_NAME : NULL,
    .old_name = OLD_NAME,
    .data_type = fixture->kind == CPT_CHANGE_REFRESH_TYPE ? DATA_TYPE : NULL,
    .platform_key = fixture->kind == CPT_CHANGE_CREATE_CONNECTION ? PLATFORM_KEY : NULL,
    .body = body,
    .created = cpt_clock_now (fixture->base.clock),
    .not_before = CPT_TIME_UNKNOWN,
    .first_sent = CPT_TIME_UNKNOWN,
    .error_code = -1,
  };

  fixture->done_at = cpt_clock_now (fixture->base.clock);
  sync_fixture_do (&fixture->base, &fields);
  if (fixture->kind == CPT_CHANGE_DELETE_COMPANY || fixture->kind == CPT_CHANGE_DELETE_CONNECTION)
    let_hold_pass (fixture);
}

/**
 * deed_fixture_take:
 *
 * Takes the change out of the outbox as sync does, to be sent.
 */
void
deed_fixture_take (DeedFixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 next_due = 0;

  cpt_outbox_repository_take_async (fixture->base.outbox, NULL, test_store_result, &result);
  test_await (&result);
  fixture->change = cpt_outbox_repository_take_finish (fixture->base.outbox, result, &next_due, &error);
  g_assert_no_error (error);
  g_assert_nonnull (fixture->change);
}

/**
 * deed_fixture_send:
 * @answer: (out): as cpt_change_request_send_finish()
 *
 * Sends the change that was taken.
 *
 * Returns: whether the platform said that it is done
 */
gboolean
deed_fixture_send (DeedFixture *fixture, CptOutboxAnswer *answer)
{
  g_autoptr (GAsyncResult) result = NULL;

  *answer = (CptOutboxAnswer){ 0 };
  if (cpt_change_get_kind (fixture->change) == CPT_CHANGE_SAVE_SETTINGS)
    {
      g_autoptr (CptSettingsJob) job =
          cpt_settings_job_new (fixture->base.client, fixture->base.store, fixture->change);

      cpt_settings_job_run_async (job, NULL, test_store_result, &result);
      test_await (&result);
      answer->settings = cpt_settings_job_run_finish (job, result, NULL);

      return answer->settings != NULL;
    }

  if (cpt_change_get_kind (fixture->change) == CPT_CHANGE_EDIT_TAGS)
    {
      g_autoptr (CptTagsJob) job = cpt_tags_job_new (fixture->base.client, fixture->change);

      cpt_tags_job_run_async (job, NULL, test_store_result, &result);
      test_await (&result);
      answer->company = cpt_tags_job_run_finish (job, result, NULL);

      return answer->company != NULL;
    }

  cpt_change_request_send_async (fixture->base.client, fixture->change, NULL, test_store_result, &result);
  test_await (&result);

  return cpt_change_request_send_finish (fixture->base.client, result, answer, NULL);
}

/**
 * deed_fixture_answer:
 * @sequence: of the request
 *
 * Stores the answer to the change that was taken.
 */
void
deed_fixture_answer (DeedFixture *fixture, const CptOutboxAnswer *answer, gint64 sequence)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cpt_outbox_repository_answer_async (fixture->base.outbox, cpt_change_get_id (fixture->change), answer, sequence, NULL,
                                      test_store_result, &result);
  test_await (&result);
  g_assert_cmpint (cpt_outbox_repository_answer_finish (fixture->base.outbox, result, &error), !=, 0);
  g_assert_no_error (error);
}

static gboolean
is_unlinked_there (DeedFixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CptConnection) connection = NULL;

  cpt_platform_client_get_connection_async (fixture->base.client, CPT_PRIORITY_USER, fixture->company_id,
                                            fixture->connection_id, NULL, test_store_result, &result);
  test_await (&result);
  connection = cpt_platform_client_get_connection_finish (fixture->base.client, result, NULL, &error);
  g_assert_no_error (error);

  return cpt_connection_get_status (connection) == CPT_CONNECTION_STATUS_UNLINKED;
}

/* Returns: (transfer full): what is stored of the company */
static CptCompany *
get_stored (DeedFixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CptCompany *company = NULL;

  cpt_company_repository_get_async (fixture->base.companies, fixture->rid, NULL, test_store_result, &result);
  test_await (&result);
  company = cpt_company_repository_get_finish (fixture->base.companies, result, NULL, &error);
  g_assert_no_error (error);

  return company;
}

static gboolean
is_unlinked_here (DeedFixture *fixture)
{
  g_autoptr (CptCompany) company = get_stored (fixture);

  return cpt_connection_get_status (cpt_company_find_connection (company, fixture->connection_id)) ==
         CPT_CONNECTION_STATUS_UNLINKED;
}

static void
assert_connection_gone (DeedFixture *fixture)
{
  g_autoptr (CptCompanyPage) page = sync_fixture_list_platform (&fixture->base);
  g_autoptr (CptCompany) stored = get_stored (fixture);

  g_assert_null (cpt_company_find_connection (g_ptr_array_index (cpt_company_page_get_companies (page), 0),
                                              fixture->connection_id));
  g_assert_null (cpt_company_find_connection (stored, fixture->connection_id));
}

static guint
count_created_connections (CptCompany *company)
{
  GPtrArray *connections = cpt_company_get_connections (company);
  guint n = 0;

  for (guint i = 0; i < connections->len; i++)
    n += g_strcmp0 (cpt_connection_get_integration_key (g_ptr_array_index (connections, i)), PLATFORM_KEY) == 0 ? 1 : 0;

  return n;
}

static void
assert_connection_created_once (DeedFixture *fixture)
{
  g_autoptr (CptCompanyPage) page = sync_fixture_list_platform (&fixture->base);
  g_autoptr (CptCompany) stored = get_stored (fixture);

  g_assert_cmpuint (count_created_connections (g_ptr_array_index (cpt_company_page_get_companies (page), 0)), ==, 1);
  g_assert_cmpuint (count_created_connections (stored), ==, 1);
}

static void
assert_settings_saved (DeedFixture *fixture)
{
  g_autoptr (CptSyncSettings) there = sync_fixture_get_settings (&fixture->base, fixture->company_id);
  g_autoptr (CptSyncSettings) here = sync_fixture_get_stored_settings (&fixture->base, fixture->company_id);

  g_assert_cmpint (cpt_sync_setting_get_schedule_hours (cpt_sync_settings_find (there, DATA_TYPE)), ==, HOURS);
  g_assert_true (cpt_sync_settings_get_overrides_defaults (there));
  g_assert_true (cpt_sync_settings_equal (there, here));
}

static void
assert_tagged (DeedFixture *fixture)
{
  g_autoptr (CptCompanyPage) page = sync_fixture_list_platform (&fixture->base);
  g_autoptr (CptCompany) stored = get_stored (fixture);
  GVariant *there = cpt_company_get_tags (g_ptr_array_index (cpt_company_page_get_companies (page), 0));

  g_assert_cmpstr (cpt_tags_find (there, TAG_KEY), ==, TAG_VALUE);
  g_assert_cmpuint (cpt_tags_get_n (there), ==, 2); /* what somebody else did stays */
  g_assert_true (cpt_tags_equal (there, cpt_company_get_tags (stored)));
}

static void
assert_described (DeedFixture *fixture)
{
  g_autoptr (CptCompanyPage) page = sync_fixture_list_platform (&fixture->base);
  g_autoptr (CptCompany) stored = get_stored (fixture);
  CptCompany *there = g_ptr_array_index (cpt_company_page_get_companies (page), 0);

  g_assert_cmpstr (cpt_company_get_description (there), ==, DESCRIPTION);
  g_assert_cmpstr (cpt_company_get_description (stored), ==, DESCRIPTION);
}

/* Fails when the platform read a type twice. Returns how many it read. */
static guint
count_types_read_once (DeedFixture *fixture)
{
  g_autoptr (GPtrArray) reads = sync_fixture_list_reads (&fixture->base, fixture->company_id);
  g_autoptr (GHashTable) data_types = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < reads->len; i++)
    {
      CptRead *read = g_ptr_array_index (reads, i);

      if (cpt_read_get_requested (read) >= fixture->done_at)
        g_assert_true (g_hash_table_add (data_types, (gpointer) cpt_read_get_data_type (read)));
    }

  return g_hash_table_size (data_types);
}

/**
 * deed_fixture_let_reads_end:
 *
 * Minutes pass on the platform, so that a type that is asked for twice is read twice. Does nothing for other deeds.
 */
void
deed_fixture_let_reads_end (DeedFixture *fixture)
{
  if (is_refresh (fixture->kind))
    cpt_sandbox_advance_time (fixture->base.sandbox, 10 * G_TIME_SPAN_MINUTE);
}

/**
 * deed_fixture_assert_done_once:
 *
 * The platform did it, exactly once, and the store shows it.
 */
void
deed_fixture_assert_done_once (DeedFixture *fixture)
{
  g_autoptr (CptCompany) old_stored = sync_fixture_find_stored (&fixture->base, OLD_NAME, NULL);
  g_autoptr (CptCompany) new_stored = sync_fixture_find_stored (&fixture->base, NEW_NAME, NULL);

  g_assert_cmpuint (sync_fixture_count_platform (&fixture->base, OLD_NAME), ==, 0);
  g_assert_cmpuint (sync_fixture_count_platform (&fixture->base, NEW_NAME), ==, gives_name (fixture->kind) ? 1 : 0);
  g_assert_null (old_stored);
  g_assert_cmpint (new_stored != NULL, ==, gives_name (fixture->kind));

  switch (fixture->kind)
    {
    case CPT_CHANGE_UNLINK_CONNECTION:
      g_assert_true (is_unlinked_there (fixture) && is_unlinked_here (fixture));
      break;
    case CPT_CHANGE_DELETE_CONNECTION:
      assert_connection_gone (fixture);
      break;
    case CPT_CHANGE_REFRESH_TYPE:
      g_assert_cmpuint (count_types_read_once (fixture), ==, 1);
      break;
    case CPT_CHANGE_REFRESH_COMPANY:
      g_assert_cmpuint (count_types_read_once (fixture), >, 10);
      break;
    case CPT_CHANGE_CREATE_CONNECTION:
      assert_connection_created_once (fixture);
      break;
    case CPT_CHANGE_SAVE_SETTINGS:
      assert_settings_saved (fixture);
      break;
    case CPT_CHANGE_DESCRIBE_COMPANY:
      assert_described (fixture);
      break;
    case CPT_CHANGE_EDIT_TAGS:
      assert_tagged (fixture);
      break;
    case CPT_CHANGE_CREATE_COMPANY:
    case CPT_CHANGE_RENAME_COMPANY:
    case CPT_CHANGE_DELETE_COMPANY:
    default:
      break; /* told by the names */
    }
}

/**
 * deed_fixture_get_kind_name:
 *
 * Returns: (transfer none): for the paths of tests
 */
const char *
deed_fixture_get_kind_name (CptChangeKind kind)
{
  switch (kind)
    {
    case CPT_CHANGE_CREATE_COMPANY:
      return "create";
    case CPT_CHANGE_RENAME_COMPANY:
      return "rename";
    case CPT_CHANGE_DELETE_COMPANY:
      return "delete";
    case CPT_CHANGE_UNLINK_CONNECTION:
      return "unlink";
    case CPT_CHANGE_DELETE_CONNECTION:
      return "delete-connection";
    case CPT_CHANGE_REFRESH_COMPANY:
      return "refresh";
    case CPT_CHANGE_REFRESH_TYPE:
      return "refresh-type";
    case CPT_CHANGE_CREATE_CONNECTION:
      return "connect";
    case CPT_CHANGE_SAVE_SETTINGS:
      return "save";
    case CPT_CHANGE_DESCRIBE_COMPANY:
      return "describe";
    case CPT_CHANGE_EDIT_TAGS:
      return "tags";
    default:
      g_assert_not_reached ();
    }
}
