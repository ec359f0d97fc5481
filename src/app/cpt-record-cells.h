/* cpt-record-cells.h — the cells of one column of a table of records, or of its two-line list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "cpt-record-column.h"
#include "cpt-record-list.h"

G_BEGIN_DECLS

#define CPT_TYPE_RECORD_CELLS (cpt_record_cells_get_type ())
G_DECLARE_FINAL_TYPE (CptRecordCells, cpt_record_cells, CPT, RECORD_CELLS, GObject)

CptRecordCells *cpt_record_cells_new (GPtrArray *shown, const CptRecordColumn *column);
GtkListItemFactory *cpt_record_cells_get_factory (CptRecordCells *self);
CptRecordSlot *cpt_record_cells_find_slot (GtkWidget *widget);

G_END_DECLS
