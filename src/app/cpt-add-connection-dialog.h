/* cpt-add-connection-dialog.h — "Add a connection": a platform for a company, chosen and put into the outbox.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-company.h"
#include "cpt-sync.h"

G_BEGIN_DECLS

#define CPT_TYPE_ADD_CONNECTION_DIALOG (cpt_add_connection_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CptAddConnectionDialog, cpt_add_connection_dialog, CPT, ADD_CONNECTION_DIALOG, AdwWindow)

CptAddConnectionDialog *
cpt_add_connection_dialog_new (GtkWindow *parent, CptStore *store, CptSync *sync, gint64 rid, CptCompany *company);

G_END_DECLS
