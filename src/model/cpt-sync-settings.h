/* cpt-sync-settings.h — how the data types of one company, or of all, are read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

#include "cpt-sync-setting.h"

G_BEGIN_DECLS

/**
 * CptSyncSettingsFields:
 * @owner_id: GUID text of the company, or of the client when they are everybody's
 * @is_for_company: whether they are one company's
 * @overrides_defaults: whether they stand before those of the client
 * @entries: (nullable) (element-type CptSyncSetting): in the platform's order
 */
typedef struct
{
  const char *owner_id;
  gboolean is_for_company;
  gboolean overrides_defaults;
  GPtrArray *entries;
} CptSyncSettingsFields;

#define CPT_TYPE_SYNC_SETTINGS (cpt_sync_settings_get_type ())
G_DECLARE_FINAL_TYPE (CptSyncSettings, cpt_sync_settings, CPT, SYNC_SETTINGS, GObject)

CptSyncSettings *cpt_sync_settings_new (const CptSyncSettingsFields *fields);
const char *cpt_sync_settings_get_owner_id (CptSyncSettings *self);
gboolean cpt_sync_settings_is_for_company (CptSyncSettings *self);
gboolean cpt_sync_settings_get_overrides_defaults (CptSyncSettings *self);
GPtrArray *cpt_sync_settings_get_entries (CptSyncSettings *self);
CptSyncSetting *cpt_sync_settings_find (CptSyncSettings *self, const char *data_type);
CptSyncSettings *cpt_sync_settings_with_entry (CptSyncSettings *self, CptSyncSetting *entry);
CptSyncSettings *cpt_sync_settings_with_overrides_defaults (CptSyncSettings *self, gboolean overrides_defaults);
gboolean cpt_sync_settings_equal (CptSyncSettings *self, CptSyncSettings *other);
char *cpt_sync_settings_to_json (CptSyncSettings *self);

G_END_DECLS
