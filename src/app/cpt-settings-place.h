/* cpt-settings-place.h — where the page of data type settings stands in the window: over what was shown before.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-settings-screen.h"

G_BEGIN_DECLS

/* Signal: "left": the page makes place for what is below. */
#define CPT_TYPE_SETTINGS_PLACE (cpt_settings_place_get_type ())
G_DECLARE_FINAL_TYPE (CptSettingsPlace, cpt_settings_place, CPT, SETTINGS_PLACE, GObject)

CptSettingsPlace *cpt_settings_place_new (AdwLeaflet *leaflet);
void cpt_settings_place_open (CptSettingsPlace *self, GtkWidget *screen);
void cpt_settings_place_leave (CptSettingsPlace *self, GtkWidget *next);
void cpt_settings_place_close (CptSettingsPlace *self);
CptSettingsScreen *cpt_settings_place_get_screen (CptSettingsPlace *self);

G_END_DECLS
