/* cpt-data-row.h — one data type of a company: how it stands, and its own refresh.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "cpt-data-overview.h"

G_BEGIN_DECLS

/* Its button names the action "data.refresh" (s: the key) of the page. */
#define CPT_TYPE_DATA_ROW (cpt_data_row_get_type ())
G_DECLARE_FINAL_TYPE (CptDataRow, cpt_data_row, CPT, DATA_ROW, GtkListBoxRow)

GtkWidget *cpt_data_row_new (const char *data_type, GtkSizeGroup *statuses);
void cpt_data_row_set_narrow (CptDataRow *self, gboolean narrow);
void cpt_data_row_show (CptDataRow *self, const CptDataEntry *entry, gint64 n_records, gint64 now);
gboolean cpt_data_row_matches (CptDataRow *self, const char *const *terms);
const char *cpt_data_row_get_data_type (CptDataRow *self);

G_END_DECLS
