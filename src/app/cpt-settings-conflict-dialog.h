/* cpt-settings-conflict-dialog.h — settings that somebody else changed too: whose stand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-settings-edit.h"

G_BEGIN_DECLS

GtkWidget *cpt_settings_conflict_dialog_new (GtkWindow *parent, CptSettingsEdit *edit, CptSyncSettings *theirs);

G_END_DECLS
