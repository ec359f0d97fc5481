/* cpt-sandbox-report-lines-private.h — how the lines of a financial report are written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-books-private.h"
#include "cpt-sandbox-fault-private.h"

G_BEGIN_DECLS

/**
 * CptSandboxReportPeriod:
 * @ledger: the flow of its months together, and what was owned and owed at the end of the last of them
 * @first: its first month
 * @last: its last month
 * @oddity: what is unusual about its lines
 *
 * One period of a report.
 */
typedef struct
{
  CptSandboxLedger ledger;
  int first;
  int last;
  CptSandboxOddity oddity;
} CptSandboxReportPeriod;

typedef void (*CptSandboxReportWriteFunc) (GString *out, const CptSandboxReportPeriod *period);

void cpt_sandbox_report_lines_write_profit_and_loss (GString *out, const CptSandboxReportPeriod *period);
void cpt_sandbox_report_lines_write_balance_sheet (GString *out, const CptSandboxReportPeriod *period);
void cpt_sandbox_report_lines_write_cash_flow (GString *out, const CptSandboxReportPeriod *period);
void cpt_sandbox_report_lines_write_month (GString *out, const char *name, int month, gboolean is_last_day);

G_END_DECLS
