/* cpt-sandbox-report-edges.c — reports with amounts at the edges of what there can be.
 *
 * 9·10¹⁴ either way with four decimals is the most that a client has to add up; what has more digits than that, or is
 * written with an exponent, it has to show. The identities hold for these too.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-report-edges-private.h"

#include "cpt-sandbox-json-private.h"

#define MAX_ITEMS 3

typedef struct
{
  const char *member;
  const char *value;
  const char *items[MAX_ITEMS]; /* their values */
} Root;

static const Root profit_and_loss[] = {
  { "income", "900000000000000", { "900000000000000.0000" } },
  { "costOfSales", "0.0001", { "0.0001" } },
  { "expenses", "899999999999999.9999", { "900000000000000", "-0.0001" } },
  { "otherIncome", "1000000000000000.00001", { "1e15", "0.00001", "-0.0" } },
  { "otherExpenses", "-900000000000000", { "-9E+14" } },
};

static const Root balance_sheet[] = {
  { "assets", "-900000000000000", { "-900000000000000" } },
  { "liabilities", "0", { "0.00" } },
  { "equity", "-900000000000000", { "-1e15", "100000000000000" } },
};

static const Root cash_flow[] = {
  { "cashReceipts", "0.12345678901234567890", { "0.12345678901234567890" } },
  { "cashPayments", "99999999999999999999.99", { "99999999999999999999.99" } },
};

static void
write_roots (GString *out, const Root *roots, gsize n_roots)
{
  for (gsize i = 0; i < n_roots; i++)
    {
      cpt_sandbox_json_begin_object (out, roots[i].member);
      cpt_sandbox_json_string (out, "name", roots[i].member);
      cpt_sandbox_json_number (out, "value", roots[i].value);
      cpt_sandbox_json_begin_array (out, "items");

      for (gsize item = 0; item < MAX_ITEMS && roots[i].items[item] != NULL; item++)
        {
          cpt_sandbox_json_begin_object (out, NULL);
          cpt_sandbox_json_string (out, "name", roots[i].items[item]);
          cpt_sandbox_json_number (out, "value", roots[i].items[item]);
          cpt_sandbox_json_begin_array (out, "items");
          cpt_sandbox_json_end_array (out);
          cpt_sandbox_json_end_object (out);
        }

      cpt_sandbox_json_end_array (out);
      cpt_sandbox_json_end_object (out);
    }
}

/**
 * cpt_sandbox_report_edges_write_profit_and_loss:
 *
 * Writes the members of one period.
 */
void
cpt_sandbox_report_edges_write_profit_and_loss (GString *out, const CptSandboxReportPeriod *period)
{
  cpt_sandbox_report_lines_write_month (out, "fromDate", period->first, FALSE);
  cpt_sandbox_report_lines_write_month (out, "toDate", period->last, TRUE);
  write_roots (out, profit_and_loss, G_N_ELEMENTS (profit_and_loss));
  cpt_sandbox_json_number (out, "grossProfit", "899999999999999.9999");
  cpt_sandbox_json_number (out, "netOperatingProfit", "0.0000");
  cpt_sandbox_json_number (out, "netOtherIncome", "1900000000000000.00001");
  cpt_sandbox_json_number (out, "netProfit", "1900000000000000.00001");
}

/**
 * cpt_sandbox_report_edges_write_balance_sheet:
 *
 * Writes the members of one period.
 */
void
cpt_sandbox_report_edges_write_balance_sheet (GString *out, const CptSandboxReportPeriod *period)
{
  cpt_sandbox_report_lines_write_month (out, "date", period->last, TRUE);
  write_roots (out, balance_sheet, G_N_ELEMENTS (balance_sheet));
  cpt_sandbox_json_number (out, "netAssets", "-900000000000000");
}

/**
 * cpt_sandbox_report_edges_write_cash_flow:
 *
 * Writes the members of one period.
 */
void
cpt_sandbox_report_edges_write_cash_flow (GString *out, const CptSandboxReportPeriod *period)
{
  cpt_sandbox_report_lines_write_month (out, "fromDate", period->first, FALSE);
  cpt_sandbox_report_lines_write_month (out, "toDate", period->last, TRUE);
  write_roots (out, cash_flow, G_N_ELEMENTS (cash_flow));
}
