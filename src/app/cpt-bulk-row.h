/* cpt-bulk-row.h — a company that is refreshed with others: how it stands, and again when it failed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "cpt-bulk-result.h"

G_BEGIN_DECLS

#define CPT_TYPE_BULK_ROW (cpt_bulk_row_get_type ())
G_DECLARE_FINAL_TYPE (CptBulkRow, cpt_bulk_row, CPT, BULK_ROW, GtkWidget)

GtkWidget *cpt_bulk_row_new (void);
void cpt_bulk_row_set_result (CptBulkRow *self, CptBulkResult *result, gint64 now);

G_END_DECLS
