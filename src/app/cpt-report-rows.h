/* cpt-report-rows.h — the lines of a report that are on view: those below a collapsed one are not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "cpt-report-tree.h"

G_BEGIN_DECLS

/* An item of the list: a line of the tree. */
#define CPT_TYPE_REPORT_ENTRY (cpt_report_entry_get_type ())
G_DECLARE_FINAL_TYPE (CptReportEntry, cpt_report_entry, CPT, REPORT_ENTRY, GObject)

guint cpt_report_entry_get_line (CptReportEntry *self);

#define CPT_TYPE_REPORT_ROWS (cpt_report_rows_get_type ())
G_DECLARE_FINAL_TYPE (CptReportRows, cpt_report_rows, CPT, REPORT_ROWS, GObject)

CptReportRows *cpt_report_rows_new (void);
void cpt_report_rows_set_tree (CptReportRows *self, CptReportTree *tree);
guint cpt_report_rows_get_line (CptReportRows *self, guint position);
gboolean cpt_report_rows_find (CptReportRows *self, guint line, guint *position);
gboolean cpt_report_rows_get_expanded (CptReportRows *self, guint line);
void cpt_report_rows_set_expanded (CptReportRows *self, guint line, gboolean expanded);
void cpt_report_rows_set_all_expanded (CptReportRows *self, gboolean expanded);

G_END_DECLS
