/* cpt-settings-edit.h — settings while a person changes them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sync-settings.h"

G_BEGIN_DECLS

/* Signal: "changed": what would be saved is another thing now, or what it is compared with. */
#define CPT_TYPE_SETTINGS_EDIT (cpt_settings_edit_get_type ())
G_DECLARE_FINAL_TYPE (CptSettingsEdit, cpt_settings_edit, CPT, SETTINGS_EDIT, GObject)

CptSettingsEdit *cpt_settings_edit_new (CptSyncSettings *base);
CptSyncSettings *cpt_settings_edit_get_base (CptSettingsEdit *self);
CptSyncSettings *cpt_settings_edit_get_mine (CptSettingsEdit *self);
char *cpt_settings_edit_to_json (CptSettingsEdit *self);

gboolean cpt_settings_edit_can_change (CptSettingsEdit *self, const char *data_type);
void cpt_settings_edit_set_schedule (CptSettingsEdit *self, const char *data_type, gint64 hours);
void
cpt_settings_edit_set_fetch_on_first_link (CptSettingsEdit *self, const char *data_type, gboolean fetch_on_first_link);
void cpt_settings_edit_set_months_to_sync (CptSettingsEdit *self, const char *data_type, gint64 months);
void cpt_settings_edit_set_overrides_defaults (CptSettingsEdit *self, gboolean overrides_defaults);

gboolean cpt_settings_edit_is_changed (CptSettingsEdit *self);
gboolean cpt_settings_edit_is_override_changed (CptSettingsEdit *self);
gboolean cpt_settings_edit_is_type_changed (CptSettingsEdit *self, const char *data_type);
GStrv cpt_settings_edit_list_changed (CptSettingsEdit *self);
void cpt_settings_edit_revert (CptSettingsEdit *self);

void cpt_settings_edit_set_waiting (CptSettingsEdit *self, CptSyncSettings *waiting);
GStrv cpt_settings_edit_list_conflicts (CptSettingsEdit *self, CptSyncSettings *theirs);
void cpt_settings_edit_rebase (CptSettingsEdit *self, CptSyncSettings *theirs, const char *const *kept);

G_END_DECLS
