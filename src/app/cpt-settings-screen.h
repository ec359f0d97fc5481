/* cpt-settings-screen.h — the page on which data type settings are changed: those of all, or of one company.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-account.h"
#include "cpt-store.h"
#include "cpt-sync.h"

G_BEGIN_DECLS

/* Property: "narrow". Signals: "left": nothing holds it any more, or a person gave up what was unsaved;
 * "not-done" (const char *not_done, GError *error): something that was asked for was not done. */
#define CPT_TYPE_SETTINGS_SCREEN (cpt_settings_screen_get_type ())
G_DECLARE_FINAL_TYPE (CptSettingsScreen, cpt_settings_screen, CPT, SETTINGS_SCREEN, GtkWidget)

GtkWidget *cpt_settings_screen_new (CptStore *store, CptSync *sync, GMenuModel *primary_menu);
GtkWidget *cpt_settings_screen_new_for_company (CptStore *store,
                                                CptSync *sync,
                                                GMenuModel *primary_menu,
                                                gint64 rid,
                                                const char *company_id,
                                                const char *name);
gboolean cpt_settings_screen_has_unsaved (CptSettingsScreen *self);
void cpt_settings_screen_leave (CptSettingsScreen *self);
void cpt_settings_screen_set_decoration_layout (CptSettingsScreen *self, const char *layout);

void cpt_settings_screen_set_account (CptSettingsScreen *self, CptAccount *account);

G_END_DECLS
