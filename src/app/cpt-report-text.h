/* cpt-report-text.h — a part of a report's table as text that a spreadsheet takes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-report-table.h"

G_BEGIN_DECLS

char *cpt_report_text_new (CptReportTable *table, GArray *lines, int first, int last);

G_END_DECLS
