/* cpt-report-row.h — a line of a report's table: its name, which stands still, and its cells.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-report-sheet.h"

G_BEGIN_DECLS

#define CPT_TYPE_REPORT_ROW (cpt_report_row_get_type ())
G_DECLARE_FINAL_TYPE (CptReportRow, cpt_report_row, CPT, REPORT_ROW, GtkWidget)

GtkWidget *cpt_report_row_new (CptReportSheet *sheet);
void cpt_report_row_bind (CptReportRow *self, guint line);
guint cpt_report_row_get_line (CptReportRow *self);
void cpt_report_row_set_selected (CptReportRow *self, gboolean selected);
void cpt_report_row_update (CptReportRow *self, gboolean has_other_texts);
void cpt_report_row_look (CptReportRow *self);

G_END_DECLS
