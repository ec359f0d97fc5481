/* cpt-operations-filter.h — which part of a history is shown: by data type, by how it stands, by connection.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-company.h"
#include "cpt-history-list.h"

G_BEGIN_DECLS

/* Signals: "changed": another part is to be shown. */
#define CPT_TYPE_OPERATIONS_FILTER (cpt_operations_filter_get_type ())
G_DECLARE_FINAL_TYPE (CptOperationsFilter, cpt_operations_filter, CPT, OPERATIONS_FILTER, GtkBox)

void cpt_operations_filter_show (CptOperationsFilter *self, CptHistoryList *list, CptCompany *company);
void cpt_operations_filter_apply (CptOperationsFilter *self);
gboolean cpt_operations_filter_is_set (CptOperationsFilter *self);
void cpt_operations_filter_choose_type (CptOperationsFilter *self, const char *data_type);
void cpt_operations_filter_choose_connection (CptOperationsFilter *self, const char *connection_id);
void cpt_operations_filter_clear (CptOperationsFilter *self);

G_END_DECLS
