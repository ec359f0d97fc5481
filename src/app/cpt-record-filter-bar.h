/* cpt-record-filter-bar.h — which records are wanted: conditions that a person puts, and those that are asked for again
 * and again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "cpt-record-filter-row.h"

G_BEGIN_DECLS

/* Signal "changed": the filter may be another one. */
#define CPT_TYPE_RECORD_FILTER_BAR (cpt_record_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (CptRecordFilterBar, cpt_record_filter_bar, CPT, RECORD_FILTER_BAR, GtkBox)

void cpt_record_filter_bar_set_values (CptRecordFilterBar *self, CptRecordValuesFunc list_values, gpointer user_data);
void cpt_record_filter_bar_open (CptRecordFilterBar *self, const char *data_type);
void cpt_record_filter_bar_set_columns (CptRecordFilterBar *self, GPtrArray *columns);
void cpt_record_filter_bar_set_narrow (CptRecordFilterBar *self, gboolean narrow);
void cpt_record_filter_bar_clear (CptRecordFilterBar *self);
void cpt_record_filter_bar_add (CptRecordFilterBar *self);
GPtrArray *cpt_record_filter_bar_list_clauses (CptRecordFilterBar *self, GDateTime *now);

G_END_DECLS
