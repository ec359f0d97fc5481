/* cpt-report-tree.h — the lines of a report's periods, brought together: one tree over all periods.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-report.h"

G_BEGIN_DECLS

/**
 * CptReportTreeLine:
 * @item: the part of the report that it is in
 * @name: (nullable): as the accounting package calls it in the newest period that has it; may be empty
 * @account_id: (nullable): free text, on lines that are an account
 * @depth: from 0, a part of the report, on
 * @n_below: how many lines are below it, at any depth; they follow it
 * @is_result: whether it is a number that the platform worked out, rather than lines
 *
 * A line, for reading only; it lives as long as its tree.
 */
typedef struct
{
  CptReportItem item;
  const char *name;
  const char *account_id;
  guint depth;
  guint n_below;
  gboolean is_result;
} CptReportTreeLine;

#define CPT_TYPE_REPORT_TREE (cpt_report_tree_get_type ())
G_DECLARE_FINAL_TYPE (CptReportTree, cpt_report_tree, CPT, REPORT_TREE, GObject)

CptReportTree *cpt_report_tree_new (CptReport *report);
CptReport *cpt_report_tree_get_report (CptReportTree *self);
guint cpt_report_tree_get_n_lines (CptReportTree *self);
const CptReportTreeLine *cpt_report_tree_get_line (CptReportTree *self, guint line);
gboolean cpt_report_tree_find_item (CptReportTree *self, CptReportItem item, guint *line);
const CptAmount *cpt_report_tree_get_amount (CptReportTree *self, guint line, guint period);

G_END_DECLS
