/* cpt-operation-status.h — how a read or a write stands: mark, words, percentage and bar.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-operation-text.h"

G_BEGIN_DECLS

#define CPT_TYPE_OPERATION_STATUS (cpt_operation_status_get_type ())
G_DECLARE_FINAL_TYPE (CptOperationStatus, cpt_operation_status, CPT, OPERATION_STATUS, GtkWidget)

GtkWidget *cpt_operation_status_new (void);
void cpt_operation_status_show (CptOperationStatus *self, const CptOperation *operation);

G_END_DECLS
