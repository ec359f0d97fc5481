/* cpt-preferences-window.h — where the data is, and the sandbox's switches.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-store.h"

G_BEGIN_DECLS

#define CPT_TYPE_PREFERENCES_WINDOW (cpt_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (CptPreferencesWindow, cpt_preferences_window, CPT, PREFERENCES_WINDOW, AdwPreferencesWindow)

CptPreferencesWindow *cpt_preferences_window_new (GtkWindow *parent, GActionGroup *actions, CptStore *store);

G_END_DECLS
