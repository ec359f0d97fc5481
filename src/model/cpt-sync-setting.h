/* cpt-sync-setting.h — how one data type is read: how often, how far back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * CptSyncSettingFields:
 * @data_type: as the platform wrote it; types that this version does not know are kept
 * @fetch_on_first_link: whether it is read after the first link, and by "refresh all"
 * @schedule_hours: hours between two reads; 0 for never; any number is kept
 * @order: rank in which types are queued
 * @from_text: (nullable): only records modified since this moment, as the platform wrote it
 * @from_window: the same as a number of months, -1 when there is none
 * @months_to_sync: months of history of a financial report, -1 when there is none
 * @is_locked: whether the platform lets nobody change it
 * @json: (nullable): the entry as the platform wrote it; made from the other fields when %NULL
 */
typedef struct
{
  const char *data_type;
  gboolean fetch_on_first_link;
  gint64 schedule_hours;
  gint64 order;
  const char *from_text;
  gint64 from_window;
  gint64 months_to_sync;
  gboolean is_locked;
  const char *json;
} CptSyncSettingFields;

#define CPT_TYPE_SYNC_SETTING (cpt_sync_setting_get_type ())
G_DECLARE_FINAL_TYPE (CptSyncSetting, cpt_sync_setting, CPT, SYNC_SETTING, GObject)

CptSyncSetting *cpt_sync_setting_new (const CptSyncSettingFields *fields);
const char *cpt_sync_setting_get_data_type (CptSyncSetting *self);
gboolean cpt_sync_setting_get_fetch_on_first_link (CptSyncSetting *self);
gint64 cpt_sync_setting_get_schedule_hours (CptSyncSetting *self);
gint64 cpt_sync_setting_get_order (CptSyncSetting *self);
const char *cpt_sync_setting_get_from_text (CptSyncSetting *self);
gint64 cpt_sync_setting_get_from_window (CptSyncSetting *self);
gint64 cpt_sync_setting_get_months_to_sync (CptSyncSetting *self);
gboolean cpt_sync_setting_is_locked (CptSyncSetting *self);
const char *cpt_sync_setting_get_json (CptSyncSetting *self);
CptSyncSetting *cpt_sync_setting_with_schedule (CptSyncSetting *self, gint64 hours);
CptSyncSetting *cpt_sync_setting_with_fetch_on_first_link (CptSyncSetting *self, gboolean fetch_on_first_link);
CptSyncSetting *cpt_sync_setting_with_months_to_sync (CptSyncSetting *self, gint64 months);
gboolean cpt_sync_setting_equal (CptSyncSetting *self, CptSyncSetting *other);

G_END_DECLS
