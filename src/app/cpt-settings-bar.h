/* cpt-settings-bar.h — what is not saved yet, and what can be done about it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-settings-keeper.h"

G_BEGIN_DECLS

/* Its buttons activate settings.save, settings.revert and settings.cancel. */
#define CPT_TYPE_SETTINGS_BAR (cpt_settings_bar_get_type ())
G_DECLARE_FINAL_TYPE (CptSettingsBar, cpt_settings_bar, CPT, SETTINGS_BAR, AdwBin)

void cpt_settings_bar_show (CptSettingsBar *self, CptSettingsKeeper *keeper);
void cpt_settings_bar_set_narrow (CptSettingsBar *self, gboolean narrow);

G_END_DECLS
