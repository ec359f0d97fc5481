/* cpt-bulk-dialog.h — the refreshes of many companies, one line each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-bulk-watch.h"

G_BEGIN_DECLS

#define CPT_TYPE_BULK_DIALOG (cpt_bulk_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CptBulkDialog, cpt_bulk_dialog, CPT, BULK_DIALOG, AdwWindow)

CptBulkDialog *cpt_bulk_dialog_new (GtkWindow *parent, CptStore *store, CptBulkWatch *watch);

G_END_DECLS
