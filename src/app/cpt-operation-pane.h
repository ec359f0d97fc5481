/* cpt-operation-pane.h — what is known of one read or write, beside the history.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-company.h"
#include "cpt-sync.h"

G_BEGIN_DECLS

/* Its buttons are actions of the page around it: history.close, history.copy-link, history.read-again. */
#define CPT_TYPE_OPERATION_PANE (cpt_operation_pane_get_type ())
G_DECLARE_FINAL_TYPE (CptOperationPane, cpt_operation_pane, CPT, OPERATION_PANE, AdwBin)

void cpt_operation_pane_set_account (CptOperationPane *self, CptStore *store, CptSync *sync);
void cpt_operation_pane_show (CptOperationPane *self, gpointer item, CptCompany *company, gint64 now);

G_END_DECLS
