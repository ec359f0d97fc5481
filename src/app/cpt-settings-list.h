/* cpt-settings-list.h — all data types of an edit, by source.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-settings-edit.h"

G_BEGIN_DECLS

/* Signal: "filled": all rows are there. */
#define CPT_TYPE_SETTINGS_LIST (cpt_settings_list_get_type ())
G_DECLARE_FINAL_TYPE (CptSettingsList, cpt_settings_list, CPT, SETTINGS_LIST, GtkWidget)

void cpt_settings_list_set_edit (CptSettingsList *self, CptSettingsEdit *edit);
void cpt_settings_list_set_narrow (CptSettingsList *self, gboolean narrow, gboolean cramped);
void cpt_settings_list_show (CptSettingsList *self, GPtrArray *statuses, gint64 now, gboolean is_hourly_refused);
guint cpt_settings_list_filter (CptSettingsList *self, const char *text);
GStrv cpt_settings_list_list_shown (CptSettingsList *self);

G_END_DECLS
