/* cpt-sync-settings-table.c — the settings of companies, and those of all, in their tables.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sync-settings-table-private.h"

#include "cpt-statement-private.h"

/* There is one client: another one's settings make place. */
static const char DROP_SQL[] =
    "DELETE FROM sync_settings WHERE owner_id = :owner_id OR (NOT is_for_company AND NOT :is_for_company)";
static const char PUT_SQL[] = "INSERT INTO sync_settings (owner_id, is_for_company, overrides_defaults, read_at) "
                              "VALUES (:owner_id, :is_for_company, :overrides_defaults, :read_at)";
static const char PUT_ENTRY_SQL[] =
    "INSERT INTO sync_setting (settings, position, data_type, fetch_on_first_link, schedule_hours, rank, from_text, "
    "from_window, months_to_sync, is_locked, json) VALUES (:settings, :position, :data_type, :fetch_on_first_link, "
    ":schedule_hours, :rank, :from_text, :from_window, :months_to_sync, :is_locked, :json)";

enum
{
  COLUMN_ID,
  COLUMN_OWNER_ID,
  COLUMN_IS_FOR_COMPANY,
  COLUMN_OVERRIDES_DEFAULTS,
  COLUMN_READ_AT
};
static const char GET_SQL[] = "SELECT id, owner_id, is_for_company, overrides_defaults, read_at FROM sync_settings "
                              "WHERE iif (:company_id IS NULL, NOT is_for_company, owner_id = :company_id)";

enum
{
  ENTRY_DATA_TYPE,
  ENTRY_FETCH_ON_FIRST_LINK,
  ENTRY_SCHEDULE_HOURS,
  ENTRY_RANK,
  ENTRY_FROM_TEXT,
  ENTRY_FROM_WINDOW,
  ENTRY_MONTHS_TO_SYNC,
  ENTRY_IS_LOCKED,
  ENTRY_JSON
};
static const char LIST_ENTRIES_SQL[] =
    "SELECT data_type, fetch_on_first_link, schedule_hours, rank, from_text, from_window, months_to_sync, is_locked, "
    "json FROM sync_setting WHERE settings = :settings ORDER BY position";

static gboolean
drop (sqlite3 *handle, CptSyncSettings *settings, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, DROP_SQL, error);

  if (statement == NULL)
    return FALSE;

  cpt_statement_bind_text (statement, ":owner_id", cpt_sync_settings_get_owner_id (settings));
  cpt_statement_bind_int64 (statement, ":is_for_company", cpt_sync_settings_is_for_company (settings));

  return cpt_statement_run (statement, error);
}

static gboolean
put_owner (sqlite3 *handle, CptSyncSettings *settings, gint64 now, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, PUT_SQL, error);

  if (statement == NULL)
    return FALSE;

  cpt_statement_bind_text (statement, ":owner_id", cpt_sync_settings_get_owner_id (settings));
  cpt_statement_bind_int64 (statement, ":is_for_company", cpt_sync_settings_is_for_company (settings));
  cpt_statement_bind_int64 (statement, ":overrides_defaults", cpt_sync_settings_get_overrides_defaults (settings));
  cpt_statement_bind_int64 (statement, ":read_at", now);

  return cpt_statement_run (statement, error);
}

static gboolean
put_entry (CptStatement *statement, CptSyncSetting *entry, guint position, GError **error)
{
  cpt_statement_bind_int64 (statement, ":position", position);
  cpt_statement_bind_text (statement, ":data_type", cpt_sync_setting_get_data_type (entry));
  cpt_statement_bind_int64 (statement, ":fetch_on_first_link", cpt_sync_setting_get_fetch_on_first_link (entry));
  cpt_statement_bind_int64 (statement, ":schedule_hours", cpt_sync_setting_get_schedule_hours (entry));
  cpt_statement_bind_int64 (statement, ":rank", cpt_sync_setting_get_order (entry));
  cpt_statement_bind_text (statement, ":from_text", cpt_sync_setting_get_from_text (entry));
  cpt_statement_bind_int64 (statement, ":from_window", cpt_sync_setting_get_from_window (entry));
  cpt_statement_bind_int64 (statement, ":months_to_sync", cpt_sync_setting_get_months_to_sync (entry));
  cpt_statement_bind_int64 (statement, ":is_locked", cpt_sync_setting_is_locked (entry));
  cpt_statement_bind_text (statement, ":json", cpt_sync_setting_get_json (entry));

  return cpt_statement_run (statement, error);
}

static gboolean
put_entries (sqlite3 *handle, gint64 id, GPtrArray *entries, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, PUT_ENTRY_SQL, error);

  if (statement == NULL)
    return FALSE;

  cpt_statement_bind_int64 (statement, ":settings", id);
  for (guint i = 0; i < entries->len; i++)
    {
      if (!put_entry (statement, g_ptr_array_index (entries, i), i, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * cpt_sync_settings_table_put:
 * @now: microseconds UTC, of the account's clock
 *
 * Stores @settings in place of those of their owner, within the transaction under way.
 *
 * Returns: %FALSE with @error set
 */
gboolean
cpt_sync_settings_table_put (sqlite3 *handle, CptSyncSettings *settings, gint64 now, GError **error)
{
  return drop (handle, settings, error) && put_owner (handle, settings, now, error) &&
         put_entries (handle, sqlite3_last_insert_rowid (handle), cpt_sync_settings_get_entries (settings), error);
}

static CptSyncSetting *
entry_from_row (CptStatement *row)
{
  return cpt_sync_setting_new (&(CptSyncSettingFields){
      .data_type = cpt_statement_get_text (row, ENTRY_DATA_TYPE),
      .fetch_on_first_link = cpt_statement_get_int64 (row, ENTRY_FETCH_ON_FIRST_LINK) != 0,
      .schedule_hours = cpt_statement_get_int64 (row, ENTRY_SCHEDULE_HOURS),
      .order = cpt_statement_get_int64 (row, ENTRY_RANK),
      .from_text = cpt_statement_get_text (row, ENTRY_FROM_TEXT),
      .from_window = cpt_statement_get_int64 (row, ENTRY_FROM_WINDOW),
      .months_to_sync = cpt_statement_get_int64 (row, ENTRY_MONTHS_TO_SYNC),
      .is_locked = cpt_statement_get_int64 (row, ENTRY_IS_LOCKED) != 0,
      .json = cpt_statement_get_text (row, ENTRY_JSON),
  });
}

static GPtrArray *
list_entries (sqlite3 *handle, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, LIST_ENTRIES_SQL, error);
  gboolean has_row = FALSE;

  if (statement == NULL)
    return NULL;

  cpt_statement_bind_int64 (statement, ":settings", id);
  do
    {
      if (!cpt_statement_step (statement, &has_row, error))
        return NULL;
      if (has_row)
        g_ptr_array_add (entries, entry_from_row (statement));
    }
  while (has_row);

  return g_steal_pointer (&entries);
}

/**
 * cpt_sync_settings_table_get:
 * @company_id: (nullable): GUID text, lower case; %NULL for the settings of all
 * @read_at: (out): microseconds UTC (the account's clock) when the platform said them
 *
 * Returns: (transfer full) (nullable): the settings; %NULL without @error when none are stored
 */
CptSyncSettings *
cpt_sync_settings_table_get (sqlite3 *handle, const char *company_id, gint64 *read_at, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, GET_SQL, error);
  g_autoptr (GPtrArray) entries = NULL;
  gboolean has_row = FALSE;

  if (statement == NULL)
    return NULL;

  cpt_statement_bind_text (statement, ":company_id", company_id);
  if (!cpt_statement_step (statement, &has_row, error) || !has_row)
    return NULL;

  entries = list_entries (handle, cpt_statement_get_int64 (statement, COLUMN_ID), error);
  if (entries == NULL)
    return NULL;

  *read_at = cpt_statement_get_time (statement, COLUMN_READ_AT);

  return cpt_sync_settings_new (&(CptSyncSettingsFields){
      .owner_id = cpt_statement_get_text (statement, COLUMN_OWNER_ID),
      .is_for_company = cpt_statement_get_int64 (statement, COLUMN_IS_FOR_COMPANY) != 0,
      .overrides_defaults = cpt_statement_get_int64 (statement, COLUMN_OVERRIDES_DEFAULTS) != 0,
      .entries = entries,
  });
}
