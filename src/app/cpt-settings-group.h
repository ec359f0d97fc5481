/* cpt-settings-group.h — the data types of one source, under a heading that names the columns.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-settings-row.h"

G_BEGIN_DECLS

#define CPT_TYPE_SETTINGS_GROUP (cpt_settings_group_get_type ())
G_DECLARE_FINAL_TYPE (CptSettingsGroup, cpt_settings_group, CPT, SETTINGS_GROUP, GtkWidget)

GtkWidget *cpt_settings_group_new (const char *title, gboolean has_months, GtkSizeGroup *const *columns);
void cpt_settings_group_append (CptSettingsGroup *self, CptSettingsRow *row);
void cpt_settings_group_set_narrow (CptSettingsGroup *self, gboolean narrow);
guint cpt_settings_group_filter (CptSettingsGroup *self, const char *const *terms);

G_END_DECLS
