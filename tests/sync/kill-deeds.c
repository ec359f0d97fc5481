/* kill-deeds.c — what a program that is killed does to companies that are there, and how often it was done.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "kill-deeds.h"

#include <string.h>

#include "cpt-file.h"
#include "cpt-platform-files.h"
#include "cpt-sync-files.h"
#include "cpt-tags.h"

#define HOURS 13
#define TAG_KEY "killed"
#define PLATFORM_KEY "gbol"
#define SAVED_TYPE "invoices"
#define REFRESHED_TYPE "bills"
#define UPLOAD_CONTENT "Date,Montant\n"

static const struct
{
  const char *name;
  CptChangeKind kind;
  guint target; /* which of its companies */
} deeds[] = {
  [KILL_DEED_UPLOAD] = { "upload", 0, 3 },
  [KILL_DEED_RENAME] = { "rename", CPT_CHANGE_RENAME_COMPANY, 0 },
  [KILL_DEED_DELETE] = { "delete", CPT_CHANGE_DELETE_COMPANY, 1 },
  [KILL_DEED_TAG] = { "tag", CPT_CHANGE_EDIT_TAGS, 0 },
  [KILL_DEED_DESCRIBE] = { "describe", CPT_CHANGE_DESCRIBE_COMPANY, 0 },
  [KILL_DEED_SAVE] = { "save", CPT_CHANGE_SAVE_SETTINGS, 0 },
  [KILL_DEED_REFRESH] = { "refresh", CPT_CHANGE_REFRESH_TYPE, 0 },
  [KILL_DEED_CONNECT] = { "connect", CPT_CHANGE_CREATE_CONNECTION, 2 },
  [KILL_DEED_DELETE_CONNECTION] = { "delete-connection", CPT_CHANGE_DELETE_CONNECTION, 2 },
  [KILL_DEED_UNLINK] = { "unlink", CPT_CHANGE_UNLINK_CONNECTION, 0 },
};

/**
 * kill_deed_get_name:
 *
 * Returns: (transfer none): a word
 */
const char *
kill_deed_get_name (KillDeed deed)
{
  return deeds[deed].name;
}

/**
 * kill_deed_get_target:
 *
 * Returns: to which of the companies of a run it is done
 */
guint
kill_deed_get_target (KillDeed deed)
{
  return deeds[deed].target;
}

/**
 * kill_target_free:
 * @self: (transfer full): a company
 */
void
kill_target_free (KillTarget *self)
{
  g_free (self->company_id);
  g_free (self->connection_id);
  g_free (self->settings);
  g_free (self);
}

/**
 * kill_target_read:
 * @text: as kill_target_spell() wrote it
 *
 * Returns: (transfer full): a company
 */
KillTarget *
kill_target_read (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "|", 4);
  KillTarget *target = g_new0 (KillTarget, 1);

  target->rid = g_ascii_strtoll (parts[0], NULL, 10);
  target->company_id = g_strdup (parts[1]);
  target->connection_id = g_strdup (parts[2]);
  target->settings = g_strdup (parts[3]);

  return target;
}

/**
 * kill_target_spell:
 * Returns: (transfer full): it as an argument of a program
 */
char *
kill_target_spell (const KillTarget *target)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT "|%s|%s|%s", target->rid, target->company_id, target->connection_id,
                          target->settings != NULL ? target->settings : "");
}

/**
 * kill_target_prepare_settings:
 *
 * The user looks at the settings, and decides what to save.
 */
void
kill_target_prepare_settings (KillTarget *target, SyncFixture *fixture)
{
  g_autoptr (CptSyncSettings) settings = sync_fixture_get_settings (fixture, target->company_id);
  g_autoptr (CptSyncSetting) entry =
      cpt_sync_setting_with_schedule (cpt_sync_settings_find (settings, SAVED_TYPE), HOURS);
  g_autoptr (CptSyncSettings) overriding = cpt_sync_settings_with_overrides_defaults (settings, TRUE);
  g_autoptr (CptSyncSettings) changed = cpt_sync_settings_with_entry (overriding, entry);

  target->settings = cpt_sync_settings_to_json (changed);
}

/**
 * kill_deeds_store:
 * @fields: what the user does, without its state and times
 *
 * Puts it into the outbox.
 */
void
kill_deeds_store (SyncFixture *fixture, CptChangeFields fields)
{
  fields.state = CPT_CHANGE_WAITING;
  fields.created = cpt_clock_now (fixture->clock);
  fields.not_before = CPT_TIME_UNKNOWN;
  fields.first_sent = CPT_TIME_UNKNOWN;
  fields.error_code = -1;

  sync_fixture_do (fixture, &fields);
}

static char *
upload_name (const char *run)
{
  return g_strdup_printf ("Run %s.csv", run);
}

/**
 * kill_deeds_upload:
 * @callback: once the platform has it
 *
 * Uploads a file in the name of @run.
 */
void
kill_deeds_upload (SyncFixture *fixture,
                   const KillTarget *target,
                   const char *run,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  g_autofree char *name = upload_name (run);
  g_autoptr (GBytes) content = g_bytes_new_static (UPLOAD_CONTENT, sizeof UPLOAD_CONTENT - 1);

  cpt_sync_upload_file_async (fixture->sync, target->company_id, target->connection_id, name, content, NULL, callback,
                              user_data);
}

/* Returns: (transfer full) (nullable): as CptChangeFields */
static char *
make_body (KillDeed deed, const KillTarget *target, const char *run)
{
  if (deed == KILL_DEED_SAVE)
    return g_strdup (target->settings);
  if (deed == KILL_DEED_DESCRIBE)
    return g_strdup_printf ("Run %s", run);

  return deed == KILL_DEED_TAG ? g_strdup_printf ("{\"" TAG_KEY "\":\"%s\"}", run) : NULL;
}

/**
 * kill_deed_do:
 * @deed: any but an upload
 *
 * Does it, in the name of @run.
 */
void
kill_deed_do (SyncFixture *fixture, KillDeed deed, const KillTarget *target, const char *run)
{
  g_autofree char *new_name = g_strdup_printf ("Run %s renamed", run);
  g_autofree char *body = make_body (deed, target, run);
  gboolean is_of_connection = deed == KILL_DEED_UNLINK || deed == KILL_DEED_DELETE_CONNECTION;

  kill_deeds_store (fixture, (CptChangeFields){
                                 .kind = deeds[deed].kind,
                                 .rid = target->rid,
                                 .company_id = target->company_id,
                                 .connection_id = is_of_connection ? target->connection_id : NULL,
                                 .name = deed == KILL_DEED_RENAME ? new_name : NULL,
                                 .old_name = "Before",
                                 .data_type = deed == KILL_DEED_REFRESH ? REFRESHED_TYPE : NULL,
                                 .platform_key = deed == KILL_DEED_CONNECT ? PLATFORM_KEY : NULL,
                                 .body = body,
                             });
}

/* Returns: (transfer none) (nullable): the company of that ID */
static CptCompany *
find_company (CptCompanyPage *page, const char *id)
{
  GPtrArray *companies = cpt_company_page_get_companies (page);

  for (guint i = 0; i < companies->len; i++)
    if (g_str_equal (cpt_company_get_id (g_ptr_array_index (companies, i)), id))
      return g_ptr_array_index (companies, i);

  return NULL;
}

static guint
count_connections (CptCompany *company, const char *platform_key)
{
  GPtrArray *connections = cpt_company_get_connections (company);
  guint n = 0;

  for (guint i = 0; i < connections->len; i++)
    n += g_strcmp0 (cpt_connection_get_integration_key (g_ptr_array_index (connections, i)), platform_key) == 0 ? 1 : 0;

  return n;
}

static guint
count_reads (SyncFixture *fixture, const char *company_id)
{
  g_autoptr (GPtrArray) reads = sync_fixture_list_reads (fixture, company_id);
  guint n = 0;

  for (guint i = 0; i < reads->len; i++)
    n += g_str_equal (cpt_read_get_data_type (g_ptr_array_index (reads, i)), REFRESHED_TYPE) ? 1 : 0;

  return n;
}

static guint
count_files (SyncFixture *fixture, const KillTarget *target, guint run)
{
  g_autofree char *number = g_strdup_printf ("%u", run);
  g_autofree char *name = upload_name (number);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  cpt_platform_client_list_files_async (fixture->client, CPT_PRIORITY_USER, target->company_id, NULL, test_store_result,
                                        &result);
  test_await (&result);
  files = cpt_platform_client_list_files_finish (fixture->client, result, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < files->len; i++)
    n += g_strcmp0 (cpt_file_get_fields (g_ptr_array_index (files, i))->name, name) == 0 ? 1 : 0;

  return n;
}

static gboolean
is_saved (SyncFixture *fixture, const char *company_id)
{
  g_autoptr (CptSyncSettings) settings = sync_fixture_get_settings (fixture, company_id);

  return cpt_sync_setting_get_schedule_hours (cpt_sync_settings_find (settings, SAVED_TYPE)) == HOURS;
}

/**
 * kill_deed_count:
 * @page: all companies that the platform has
 *
 * Returns: how often the platform did what @run wanted
 */
guint
kill_deed_count (SyncFixture *fixture, CptCompanyPage *page, KillDeed deed, const KillTarget *target, guint run)
{
  CptCompany *company = find_company (page, target->company_id);
  g_autofree char *name = g_strdup_printf ("Run %u", run);
  g_autofree char *new_name = g_strdup_printf ("Run %u renamed", run);
  CptConnection *connection = company != NULL ? cpt_company_find_connection (company, target->connection_id) : NULL;

  switch (deed)
    {
    case KILL_DEED_RENAME:
      return g_str_equal (cpt_company_get_name (company), new_name) ? 1 : 0;
    case KILL_DEED_DELETE:
      return company == NULL ? 1 : 0;
    case KILL_DEED_TAG:
      return g_strcmp0 (cpt_tags_find (cpt_company_get_tags (company), TAG_KEY), name + strlen ("Run ")) == 0 ? 1 : 0;
    case KILL_DEED_DESCRIBE:
      return g_strcmp0 (cpt_company_get_description (company), name) == 0 ? 1 : 0;
    case KILL_DEED_SAVE:
      return is_saved (fixture, target->company_id) ? 1 : 0;
    case KILL_DEED_REFRESH:
      return count_reads (fixture, target->company_id);
    case KILL_DEED_CONNECT:
      return count_connections (company, PLATFORM_KEY);
    case KILL_DEED_DELETE_CONNECTION:
      return connection == NULL ? 1 : 0;
    case KILL_DEED_UNLINK:
      return cpt_connection_get_status (connection) == CPT_CONNECTION_STATUS_UNLINKED ? 1 : 0;
    case KILL_DEED_UPLOAD:
      return count_files (fixture, target, run);
    default:
      g_assert_not_reached ();
    }
}
