/* cpt-report-check.h — whether a report's results are what its parts make.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-report.h"

G_BEGIN_DECLS

/**
 * CptReportMismatch:
 * @month: the month that the period ends in
 * @item: the result
 * @off: ten-thousandths: what it says, less what its parts make
 *
 * A result that is not what its parts make.
 */
typedef struct
{
  CptMonth month;
  CptReportItem item;
  gint64 off;
} CptReportMismatch;

GArray *cpt_report_check_list (CptReport *report, CptMonth first, CptMonth last);

G_END_DECLS
