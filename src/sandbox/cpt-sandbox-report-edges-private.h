/* cpt-sandbox-report-edges-private.h — reports with amounts at the edges of what there can be.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-report-lines-private.h"

G_BEGIN_DECLS

void cpt_sandbox_report_edges_write_profit_and_loss (GString *out, const CptSandboxReportPeriod *period);
void cpt_sandbox_report_edges_write_balance_sheet (GString *out, const CptSandboxReportPeriod *period);
void cpt_sandbox_report_edges_write_cash_flow (GString *out, const CptSandboxReportPeriod *period);

G_END_DECLS
