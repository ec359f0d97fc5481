/* cpt-report-item.c — what the platform's financial reports consist of (section 2.12 of the platform reference).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-report-item.h"

/* By CptReportKind. */
static const char *const data_types[] = { "profitAndLoss", "balanceSheet", "cashFlowStatement" };
G_STATIC_ASSERT (G_N_ELEMENTS (data_types) == CPT_N_REPORT_KINDS);

/* By CptReportItem: a root of lines, or a number that the platform worked out of them. */
static const struct
{
  const char *member;
  CptReportKind kind;
  gboolean has_lines;
} items[] = {
  { "income", CPT_REPORT_PROFIT_AND_LOSS, TRUE },
  { "costOfSales", CPT_REPORT_PROFIT_AND_LOSS, TRUE },
  { "grossProfit", CPT_REPORT_PROFIT_AND_LOSS, FALSE },
  { "expenses", CPT_REPORT_PROFIT_AND_LOSS, TRUE },
  { "netOperatingProfit", CPT_REPORT_PROFIT_AND_LOSS, FALSE },
  { "otherIncome", CPT_REPORT_PROFIT_AND_LOSS, TRUE },
  { "otherExpenses", CPT_REPORT_PROFIT_AND_LOSS, TRUE },
  { "netOtherIncome", CPT_REPORT_PROFIT_AND_LOSS, FALSE },
  { "netProfit", CPT_REPORT_PROFIT_AND_LOSS, FALSE },
  { "assets", CPT_REPORT_BALANCE_SHEET, TRUE },
  { "liabilities", CPT_REPORT_BALANCE_SHEET, TRUE },
  { "netAssets", CPT_REPORT_BALANCE_SHEET, FALSE },
  { "equity", CPT_REPORT_BALANCE_SHEET, TRUE },
  { "cashReceipts", CPT_REPORT_CASH_FLOW, TRUE },
  { "cashPayments", CPT_REPORT_CASH_FLOW, TRUE },
};
G_STATIC_ASSERT (G_N_ELEMENTS (items) == CPT_N_REPORT_ITEMS);

/**
 * cpt_report_kind_get_data_type:
 *
 * Returns: the data type that the report is read as
 */
const char *
cpt_report_kind_get_data_type (CptReportKind kind)
{
  return data_types[kind];
}

/**
 * cpt_report_kind_from_data_type:
 * @data_type: its key
 * @kind: (out): the report that is read as it
 *
 * Returns: whether there is one
 */
gboolean
cpt_report_kind_from_data_type (const char *data_type, CptReportKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (data_types); i++)
    if (g_str_equal (data_types[i], data_type))
      {
        *kind = (CptReportKind) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * cpt_report_item_get_kind:
 *
 * Returns: the report that it is part of
 */
CptReportKind
cpt_report_item_get_kind (CptReportItem item)
{
  return items[item].kind;
}

/**
 * cpt_report_item_get_member:
 *
 * Returns: its name in the platform's JSON; that of its root line varies from one accounting package to the next
 */
const char *
cpt_report_item_get_member (CptReportItem item)
{
  return items[item].member;
}

/**
 * cpt_report_item_has_lines:
 *
 * Returns: whether it is a tree of lines; if not, it is a number only
 */
gboolean
cpt_report_item_has_lines (CptReportItem item)
{
  return items[item].has_lines;
}
