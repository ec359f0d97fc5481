/* cpt-settings-row.h — one data type among the settings: how often, since when, whether at the first link.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-settings-edit.h"

G_BEGIN_DECLS

/**
 * CptSettingsColumn:
 *
 * What stands in a column across all rows.
 */
typedef enum
{
  CPT_SETTINGS_COLUMN_MONTHS,
  CPT_SETTINGS_COLUMN_FREQUENCY,
  CPT_SETTINGS_COLUMN_FIRST_LINK,
  CPT_N_SETTINGS_COLUMNS,
} CptSettingsColumn;

#define CPT_TYPE_SETTINGS_ROW (cpt_settings_row_get_type ())
G_DECLARE_FINAL_TYPE (CptSettingsRow, cpt_settings_row, CPT, SETTINGS_ROW, GtkListBoxRow)

GtkWidget *cpt_settings_row_new (CptSettingsEdit *edit, const char *data_type, GtkSizeGroup *const *columns);
const char *cpt_settings_row_get_data_type (CptSettingsRow *self);
void cpt_settings_row_keep_width (CptSettingsRow *self);
void cpt_settings_row_set_narrow (CptSettingsRow *self, gboolean narrow, gboolean cramped);
void cpt_settings_row_show (CptSettingsRow *self, gint64 last_success, gint64 now, gboolean is_hourly_refused);
gboolean cpt_settings_row_matches (CptSettingsRow *self, const char *const *terms);

G_END_DECLS
