/* cpt-window.h — the window of an account.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-account.h"
#include "cpt-store.h"
#include "cpt-sync.h"
#include <adwaita.h>

G_BEGIN_DECLS

#define CPT_TYPE_WINDOW (cpt_window_get_type ())
G_DECLARE_FINAL_TYPE (CptWindow, cpt_window, CPT, WINDOW, AdwApplicationWindow)

CptWindow *cpt_window_new (GtkApplication *application, GSettings *settings);
void cpt_window_open_account (CptWindow *self, CptStore *store, CptSync *sync);
void cpt_window_set_account (CptWindow *self, CptAccount *account);
GMenu *cpt_window_get_account_menu (CptWindow *self);
GSettings *cpt_window_get_settings (CptWindow *self);
gboolean cpt_window_show_company (CptWindow *self, gint64 rid);
void cpt_window_show_failure (CptWindow *self, const GError *error);
AdwToastOverlay *cpt_window_get_toasts (CptWindow *self);
void cpt_window_close_account (CptWindow *self);
gboolean cpt_window_has_unsaved (CptWindow *self);
gboolean cpt_window_leave_unsaved (CptWindow *self);

G_END_DECLS
