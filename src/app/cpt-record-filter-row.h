/* cpt-record-filter-row.h — one condition that a person puts: which member, how it is compared, with what.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "cpt-record-column.h"
#include "cpt-record-filter.h"

G_BEGIN_DECLS

/* Signals: "changed": the condition may be another one; "removed": it is to go. */
#define CPT_TYPE_RECORD_FILTER_ROW (cpt_record_filter_row_get_type ())
G_DECLARE_FINAL_TYPE (CptRecordFilterRow, cpt_record_filter_row, CPT, RECORD_FILTER_ROW, GtkBox)

/**
 * CptRecordValuesFunc:
 * @name: of a member that has a few values
 *
 * Returns: (transfer full): those that were met, as the platform writes them
 */
typedef char **(*CptRecordValuesFunc) (const char *name, gpointer user_data);

GtkWidget *cpt_record_filter_row_new (GPtrArray *columns, CptRecordValuesFunc list_values, gpointer user_data);
void cpt_record_filter_row_set_narrow (CptRecordFilterRow *self, gboolean narrow);
CptRecordClause *cpt_record_filter_row_dup_clause (CptRecordFilterRow *self);

G_END_DECLS
