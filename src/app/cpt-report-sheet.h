/* cpt-report-sheet.h — what the head and the rows of a report's table share: what is shown, and where it stands.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "cpt-report-rows.h"
#include "cpt-report-table.h"
#include "cpt-report-words.h"

G_BEGIN_DECLS

#define CPT_REPORT_NAMES (-1) /* the column of the names */

#define CPT_TYPE_REPORT_SHEET (cpt_report_sheet_get_type ())
G_DECLARE_FINAL_TYPE (CptReportSheet, cpt_report_sheet, CPT, REPORT_SHEET, GObject)

CptReportSheet *cpt_report_sheet_new (void);
void cpt_report_sheet_show (CptReportSheet *self, CptReportTable *table, CptReportNegatives negatives);
CptReportTable *cpt_report_sheet_get_table (CptReportSheet *self);
CptReportNegatives cpt_report_sheet_get_negatives (CptReportSheet *self);
CptReportRows *cpt_report_sheet_get_rows (CptReportSheet *self);
GtkAdjustment *cpt_report_sheet_get_across (CptReportSheet *self);
void cpt_report_sheet_measure (CptReportSheet *self, GtkWidget *widget);
void cpt_report_sheet_allocate (CptReportSheet *self, int width);
int cpt_report_sheet_get_names_width (CptReportSheet *self);
int cpt_report_sheet_mirror (GtkWidget *widget, int x, int width);
void cpt_report_sheet_get_place (CptReportSheet *self, guint column, int *x, int *width);
int cpt_report_sheet_find_column (CptReportSheet *self, double x);
void cpt_report_sheet_get_selected (CptReportSheet *self, int *first, int *last);
gboolean cpt_report_sheet_is_selected (CptReportSheet *self, int column);
int cpt_report_sheet_get_cursor (CptReportSheet *self);
void cpt_report_sheet_select (CptReportSheet *self, int column, gboolean extends);
void cpt_report_sheet_toggle (CptReportSheet *self, guint line);

G_END_DECLS
