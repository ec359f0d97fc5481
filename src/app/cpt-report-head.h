/* cpt-report-head.h — the titles of the columns of a report's table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-report-sheet.h"

G_BEGIN_DECLS

#define CPT_TYPE_REPORT_HEAD (cpt_report_head_get_type ())
G_DECLARE_FINAL_TYPE (CptReportHead, cpt_report_head, CPT, REPORT_HEAD, GtkWidget)

GtkWidget *cpt_report_head_new (CptReportSheet *sheet);

G_END_DECLS
