/* cpt-report-grid.h — a report's table on the screen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-report-sheet.h"

G_BEGIN_DECLS

#define CPT_TYPE_REPORT_GRID (cpt_report_grid_get_type ())
G_DECLARE_FINAL_TYPE (CptReportGrid, cpt_report_grid, CPT, REPORT_GRID, GtkWidget)

CptReportSheet *cpt_report_grid_get_sheet (CptReportGrid *self);
GArray *cpt_report_grid_list_lines (CptReportGrid *self);
char *cpt_report_grid_dup_selected (CptReportGrid *self);
void cpt_report_grid_focus_line (CptReportGrid *self, guint line);

G_END_DECLS
