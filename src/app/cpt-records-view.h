/* cpt-records-view.h — records as a table or, where there is no room, as a list of two-line rows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-record-column.h"
#include "cpt-record-list.h"

G_BEGIN_DECLS

/* Property: "narrow" (boolean: two-line rows).
 * Signals: "selected": another record is, or none; "order-chosen" (const char *order_by); "columns-arranged": a person
 * put the columns in another order. */
#define CPT_TYPE_RECORDS_VIEW (cpt_records_view_get_type ())
G_DECLARE_FINAL_TYPE (CptRecordsView, cpt_records_view, CPT, RECORDS_VIEW, AdwBin)

void cpt_records_view_show (CptRecordsView *self, CptRecordList *list);
void cpt_records_view_set_columns (CptRecordsView *self, GPtrArray *columns, const char *const *chosen);
void cpt_records_view_set_order (CptRecordsView *self, const char *order_by);
GPtrArray *cpt_records_view_get_shown (CptRecordsView *self);
char **cpt_records_view_list_names (CptRecordsView *self);
CptRecord *cpt_records_view_get_selected (CptRecordsView *self);
void cpt_records_view_unselect (CptRecordsView *self);

G_END_DECLS
