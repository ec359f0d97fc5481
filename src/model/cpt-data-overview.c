/* cpt-data-overview.c — how the data of a company stand, type by type.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-data-overview.h"

#include "cpt-change.h"
#include "cpt-read-progress.h"
#include "cpt-read.h"
#include "cpt-schedule.h"
#include "cpt-time.h"

#include <string.h>

static void
entry_free (gpointer data)
{
  CptDataEntry *entry = data;

  g_free (entry->data_type);
  g_free (entry->status_text);
  g_free (entry);
}

static CptDataStatus *
find_status (GPtrArray *statuses, const char *data_type)
{
  for (guint i = 0; i < statuses->len; i++)
    {
      CptDataStatus *status = g_ptr_array_index (statuses, i);

      if (g_ascii_strcasecmp (cpt_data_status_get_data_type (status), data_type) == 0)
        return status;
    }

  return NULL;
}

static void
take_status (CptDataEntry *entry, CptDataStatus *status)
{
  entry->is_told = status != NULL;
  entry->last_success = CPT_TIME_UNKNOWN;
  if (status == NULL)
    return;

  entry->situation = cpt_data_status_get_situation (status);
  entry->status = cpt_data_status_get_status (status);
  entry->status_text = g_strdup (cpt_data_status_get_status_text (status));
  entry->last_success = cpt_data_status_get_last_success (status);
}

/* What runs comes before what the platform said of the type before. */
static void
take_running (CptDataEntry *entry, GPtrArray *running)
{
  CptRead *least = NULL;

  for (guint i = 0; running != NULL && i < running->len; i++)
    {
      CptRead *read = g_ptr_array_index (running, i);

      if (g_ascii_strcasecmp (cpt_read_get_data_type (read), entry->data_type) == 0 &&
          (least == NULL || cpt_read_get_progress (read) < cpt_read_get_progress (least)))
        least = read;
    }
  if (least == NULL)
    return;

  entry->is_running = TRUE;
  entry->is_told = TRUE;
  entry->percent = cpt_read_progress_of (running, entry->data_type).percent;
  entry->status = cpt_read_get_status (least);
  g_free (entry->status_text);
  entry->status_text = g_strdup (cpt_read_get_status_text (least));
}

/* Only what is linked is read by itself. */
static void
take_schedule (CptDataEntry *entry, CptSyncSetting *setting, gint64 now)
{
  gboolean is_read = entry->verdict == CPT_REFRESH_READ || entry->verdict == CPT_REFRESH_RUNNING;

  entry->next = setting != NULL && is_read
                    ? cpt_schedule_get_next (entry->last_success, cpt_sync_setting_get_schedule_hours (setting))
                    : CPT_TIME_UNKNOWN;
  entry->is_late = cpt_schedule_is_late (entry->next, now);
}

static gboolean
asks_for (CptChange *change, const CptDataEntry *entry, CptSyncSetting *setting)
{
  if (cpt_change_get_state (change) == CPT_CHANGE_FAILED)
    return FALSE;
  if (cpt_change_get_kind (change) == CPT_CHANGE_REFRESH_TYPE)
    return g_ascii_strcasecmp (cpt_change_get_data_type (change), entry->data_type) == 0;

  return cpt_change_get_kind (change) == CPT_CHANGE_REFRESH_COMPANY && entry->verdict == CPT_REFRESH_READ &&
         (setting == NULL || cpt_sync_setting_get_fetch_on_first_link (setting));
}

static void
take_changes (CptDataEntry *entry, GPtrArray *changes, const char *company_id, CptSyncSetting *setting)
{
  for (guint i = 0; i < changes->len; i++)
    {
      CptChange *change = g_ptr_array_index (changes, i);
      const char *id = cpt_change_get_company_id (change);

      if (id != NULL && g_ascii_strcasecmp (id, company_id) == 0 && asks_for (change, entry, setting))
        entry->is_waiting = TRUE;
    }
}

static void
add_entry (GPtrArray *entries,
           const char *data_type,
           const CptRefreshFacts *facts,
           GPtrArray *statuses,
           GPtrArray *changes,
           gint64 now)
{
  CptDataEntry *entry = g_new0 (CptDataEntry, 1);
  const CptDataType *known = cpt_data_type_find (data_type);
  CptSyncSetting *setting = facts->settings != NULL ? cpt_sync_settings_find (facts->settings, data_type) : NULL;

  entry->data_type = g_strdup (data_type);
  entry->source = known != NULL ? known->source : CPT_DATA_SOURCE_OTHER;
  entry->verdict = cpt_refresh_plan_type (facts, data_type, NULL, NULL);
  take_status (entry, find_status (statuses, data_type));
  take_running (entry, facts->running);
  take_schedule (entry, setting, now);
  take_changes (entry, changes, cpt_company_get_id (facts->company), setting);

  if (entry->verdict == CPT_REFRESH_NO_CONNECTION && entry->situation == CPT_DATA_NEVER_READ && !entry->is_running)
    entry_free (entry);
  else
    g_ptr_array_add (entries, entry);
}

/* Types that this version does not know. */
static void
add_key (GHashTable *others, const char *data_type)
{
  if (cpt_data_type_find (data_type) == NULL)
    g_hash_table_add (others, (gpointer) data_type);
}

static GList *
list_others (const CptRefreshFacts *facts, GPtrArray *statuses)
{
  g_autoptr (GHashTable) others = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *settings = facts->settings != NULL ? cpt_sync_settings_get_entries (facts->settings) : NULL;

  for (guint i = 0; settings != NULL && i < settings->len; i++)
    add_key (others, cpt_sync_setting_get_data_type (g_ptr_array_index (settings, i)));
  for (guint i = 0; i < statuses->len; i++)
    add_key (others, cpt_data_status_get_data_type (g_ptr_array_index (statuses, i)));

  return g_list_sort (g_hash_table_get_keys (others), (GCompareFunc) strcmp);
}

/**
 * cpt_data_overview:
 * @facts: the company, and what a refresh depends on
 * @statuses: (element-type CptDataStatus): how fresh the types are, as the platform said it last
 * @changes: (element-type CptChange): what was asked for here and is not done, of any company
 * @now: microseconds UTC of the platform's clock
 *
 * Returns: (transfer full) (element-type CptDataEntry): each type that a connection of the company may have, or that
 * was read, in the order in which types are shown
 */
GPtrArray *
cpt_data_overview (const CptRefreshFacts *facts, GPtrArray *statuses, GPtrArray *changes, gint64 now)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (entry_free);
  g_autoptr (GList) others = list_others (facts, statuses);
  guint n_types = 0;
  const CptDataType *types = cpt_data_type_list (&n_types);

  for (guint i = 0; i < n_types; i++)
    add_entry (entries, types[i].key, facts, statuses, changes, now);
  for (GList *other = others; other != NULL; other = other->next)
    add_entry (entries, other->data, facts, statuses, changes, now);

  return entries;
}

/**
 * cpt_data_entry_can_refresh:
 *
 * Returns: whether asking for its refresh would do anything
 */
gboolean
cpt_data_entry_can_refresh (const CptDataEntry *self)
{
  return self->verdict == CPT_REFRESH_READ && !self->is_running && !self->is_waiting;
}
