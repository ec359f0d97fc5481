/* cpt-failed-changes-dialog.h — what the platform refused, one line each, to be tried again alone or dismissed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-outbox-repository.h"

G_BEGIN_DECLS

#define CPT_TYPE_FAILED_CHANGES_DIALOG (cpt_failed_changes_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CptFailedChangesDialog, cpt_failed_changes_dialog, CPT, FAILED_CHANGES_DIALOG, AdwWindow)

CptFailedChangesDialog *cpt_failed_changes_dialog_new (GtkWindow *parent, CptOutboxRepository *outbox);

G_END_DECLS
