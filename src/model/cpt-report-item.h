/* cpt-report-item.h — what the platform's financial reports consist of.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CptReportKind:
 *
 * The financial reports of the platform.
 */
typedef enum
{
  CPT_REPORT_PROFIT_AND_LOSS,
  CPT_REPORT_BALANCE_SHEET,
  CPT_REPORT_CASH_FLOW,
} CptReportKind;

#define CPT_N_REPORT_KINDS (CPT_REPORT_CASH_FLOW + 1)

/**
 * CptReportItem:
 *
 * The parts of the reports, in the order in which they are read.
 */
typedef enum
{
  CPT_REPORT_INCOME,
  CPT_REPORT_COST_OF_SALES,
  CPT_REPORT_GROSS_PROFIT,
  CPT_REPORT_EXPENSES,
  CPT_REPORT_NET_OPERATING_PROFIT,
  CPT_REPORT_OTHER_INCOME,
  CPT_REPORT_OTHER_EXPENSES,
  CPT_REPORT_NET_OTHER_INCOME,
  CPT_REPORT_NET_PROFIT,
  CPT_REPORT_ASSETS,
  CPT_REPORT_LIABILITIES,
  CPT_REPORT_NET_ASSETS,
  CPT_REPORT_EQUITY,
  CPT_REPORT_CASH_RECEIPTS,
  CPT_REPORT_CASH_PAYMENTS,
} CptReportItem;

#define CPT_N_REPORT_ITEMS (CPT_REPORT_CASH_PAYMENTS + 1)

const char *cpt_report_kind_get_data_type (CptReportKind kind);
gboolean cpt_report_kind_from_data_type (const char *data_type, CptReportKind *kind);
CptReportKind cpt_report_item_get_kind (CptReportItem item);
const char *cpt_report_item_get_member (CptReportItem item);
gboolean cpt_report_item_has_lines (CptReportItem item);

G_END_DECLS
