/* cpt-sandbox-report-lines.c — how the lines of a financial report are written.
 *
 * A report is a table of lines: each has a depth, and either an account or the sum of the deeper lines below it.
 * Account ids are as odd as accounting packages give them (trap 48 of the reference).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-report-lines-private.h"

#include "cpt-sandbox-json-private.h"

#define SUM (-1)
#define LEVELS 64

/**
 * Line:
 * @member: (nullable): of the report, for a root
 * @name: as the package calls it
 * @account_id: (nullable): absent without one
 * @account: a CptSandboxAccount, or SUM
 * @depth: 0 for a root
 * @share: thousandths of the account
 */
typedef struct
{
  const char *member;
  const char *name;
  const char *account_id;
  int account;
  guint depth;
  gint64 share;
} Line;

static const Line profit_and_loss[] = {
  { "income", "Income", NULL, SUM, 0, 0 },
  { NULL, "Ventes", "4000", CPT_SANDBOX_SALES, 1, 1000 },
  { NULL, "Services", "4100", CPT_SANDBOX_SERVICES, 1, 1000 },
  { "costOfSales", "Cost of Sales", NULL, SUM, 0, 0 },
  { NULL, "Achats", "5000", CPT_SANDBOX_PURCHASES, 1, 1000 },
  { NULL, "Transport sur achats", "", CPT_SANDBOX_FREIGHT, 1, 1000 },
  { "expenses", "Expense", NULL, SUM, 0, 0 },
  { NULL, "Personnel", NULL, SUM, 1, 0 },
  { NULL, "Salaires", "6100", CPT_SANDBOX_WAGES, 2, 1000 },
  { NULL, "Charges sociales", "6110", CPT_SANDBOX_CHARGES, 2, 1000 },
  { NULL, "Locaux", NULL, SUM, 1, 0 },
  { NULL, "Loyer", "6200", CPT_SANDBOX_RENT, 2, 1000 },
  { NULL, "T\303\251l\303\251communications", "80000021-1514407462", CPT_SANDBOX_TELECOM, 1, 1000 },
  { NULL, "Honoraires", "professional_fees", CPT_SANDBOX_FEES, 1, 1000 },
  { "otherIncome", "Other Income", NULL, SUM, 0, 0 },
  { NULL, "Int\303\251r\303\252ts re\303\247us", "7000", CPT_SANDBOX_INTEREST_INCOME, 1, 1000 },
  { "otherExpenses", "Other Expenses", NULL, SUM, 0, 0 },
  { NULL, "Int\303\251r\303\252ts d'emprunt", "7100", CPT_SANDBOX_INTEREST_PAID, 1, 1000 },
};

static const Line balance_sheet[] = {
  { "assets", "Assets", NULL, SUM, 0, 0 },
  { NULL, "Actif \303\240 court terme", NULL, SUM, 1, 0 },
  { NULL, "Tr\303\251sorerie", NULL, SUM, 2, 0 },
  { NULL, "Banque", "1010", CPT_SANDBOX_BANK, 3, 1000 },
  { NULL, "Clients", "1100", CPT_SANDBOX_RECEIVABLES, 2, 1000 },
  { NULL, "Stocks", "1200", CPT_SANDBOX_STOCK, 2, 1000 },
  { NULL, "Immobilisations", NULL, SUM, 1, 0 },
  { NULL, "\303\211quipement", "1500", CPT_SANDBOX_EQUIPMENT, 2, 1000 },
  { "liabilities", "Liabilities", NULL, SUM, 0, 0 },
  { NULL, "Fournisseurs", "2000", CPT_SANDBOX_PAYABLES, 1, 1000 },
  { NULL, "Emprunt bancaire", "2500", CPT_SANDBOX_LOAN, 1, 1000 },
  { "equity", "Equities", NULL, SUM, 0, 0 },
  { NULL, "Capital", "3000", CPT_SANDBOX_CAPITAL, 1, 1000 },
  { NULL, "R\303\251sultat de l'exercice", "current_earnings", CPT_SANDBOX_RESULT, 1, 1000 },
};

static const Line cash_flow[] = {
  { "cashReceipts", "Cash Receipts", NULL, SUM, 0, 0 },
  { NULL, "Encaissements clients", "4000", CPT_SANDBOX_SALES, 1, 970 },
  { NULL, "Services encaiss\303\251s", "4100", CPT_SANDBOX_SERVICES, 1, 1000 },
  { "cashPayments", "Cash Payments", NULL, SUM, 0, 0 },
  { NULL, "Fournisseurs pay\303\251s", "5000", CPT_SANDBOX_PURCHASES, 1, 950 },
  { NULL, "Personnel", NULL, SUM, 1, 0 },
  { NULL, "Salaires vers\303\251s", "6100", CPT_SANDBOX_WAGES, 2, 1000 },
  { NULL, "Charges vers\303\251es", "6110", CPT_SANDBOX_CHARGES, 2, 1000 },
  { NULL, "Loyer pay\303\251", "6200", CPT_SANDBOX_RENT, 1, 1000 },
};

static gint64
get_value (const Line *line, gsize n_lines, const CptSandboxLedger *ledger)
{
  gint64 sum = 0;

  if (line->account != SUM)
    return ledger->amounts[line->account] * line->share / 1000;

  for (gsize i = 1; i < n_lines && line[i].depth > line->depth; i++)
    if (line[i].account != SUM)
      sum += get_value (&line[i], n_lines - i, ledger);

  return sum;
}

/* Returns: how many lines it is, itself included. */
static gsize
write_line (GString *out, const Line *line, gsize n_lines, const CptSandboxLedger *ledger)
{
  gsize i = 1;

  cpt_sandbox_json_begin_object (out, line->member);
  cpt_sandbox_json_string (out, "name", line->name);
  if (line->account_id != NULL)
    cpt_sandbox_json_string (out, "accountId", line->account_id);
  cpt_sandbox_json_cents (out, "value", get_value (line, n_lines, ledger));
  cpt_sandbox_json_begin_array (out, "items");
  while (i < n_lines && line[i].depth > line->depth)
    i += write_line (out, &line[i], n_lines - i, ledger);
  cpt_sandbox_json_end_array (out);
  cpt_sandbox_json_end_object (out);

  return i;
}

/* A root with one line in it, which has one line in it, and so on: 64 levels, all of the same value. */
static void
write_deep_root (GString *out, const Line *root, gsize n_lines, const CptSandboxLedger *ledger)
{
  gint64 value = get_value (root, n_lines, ledger);

  for (guint level = 1; level <= LEVELS; level++)
    {
      g_autofree char *name = g_strdup_printf ("Niveau %u", level);

      cpt_sandbox_json_begin_object (out, level == 1 ? root->member : NULL);
      cpt_sandbox_json_string (out, "name", level == 1 ? root->name : name);
      cpt_sandbox_json_cents (out, "value", value);
      cpt_sandbox_json_begin_array (out, "items");
    }

  for (guint level = 1; level <= LEVELS; level++)
    {
      cpt_sandbox_json_end_array (out);
      cpt_sandbox_json_end_object (out);
    }
}

static void
write_lines (GString *out, const Line *lines, gsize n_lines, const CptSandboxReportPeriod *period)
{
  if (period->oddity != CPT_SANDBOX_ODDITY_DEEP)
    {
      for (gsize i = 0; i < n_lines;)
        i += write_line (out, &lines[i], n_lines - i, &period->ledger);

      return;
    }

  for (gsize i = 0; i < n_lines; i++)
    if (lines[i].depth == 0)
      write_deep_root (out, &lines[i], n_lines - i, &period->ledger);
}

static gint64
get_root (const Line *lines, gsize n_lines, const char *member, const CptSandboxLedger *ledger)
{
  gsize i = 0;

  while (g_strcmp0 (lines[i].member, member) != 0)
    i++;

  return get_value (&lines[i], n_lines - i, ledger);
}

/**
 * cpt_sandbox_report_lines_write_month:
 * @month: in months since the year 0
 * @is_last_day: whether its last day is meant rather than its first
 *
 * Writes a date as reports have them: no zone.
 */
void
cpt_sandbox_report_lines_write_month (GString *out, const char *name, int month, gboolean is_last_day)
{
  guint number = (guint) (month % 12) + 1;
  guint year = (guint) (month / 12);
  guint day = is_last_day ? g_date_get_days_in_month ((GDateMonth) number, (GDateYear) year) : 1;
  g_autofree char *text = g_strdup_printf ("%04u-%02u-%02uT00:00:00", year, number, day);

  cpt_sandbox_json_string (out, name, text);
}

/**
 * cpt_sandbox_report_lines_write_profit_and_loss:
 *
 * Writes the members of one period.
 */
void
cpt_sandbox_report_lines_write_profit_and_loss (GString *out, const CptSandboxReportPeriod *period)
{
  const CptSandboxLedger *ledger = &period->ledger;
  gsize n = G_N_ELEMENTS (profit_and_loss);
  gint64 gross = get_root (profit_and_loss, n, "income", ledger) - get_root (profit_and_loss, n, "costOfSales", ledger);
  gint64 operating = gross - get_root (profit_and_loss, n, "expenses", ledger);
  gint64 other =
      get_root (profit_and_loss, n, "otherIncome", ledger) - get_root (profit_and_loss, n, "otherExpenses", ledger);

  cpt_sandbox_report_lines_write_month (out, "fromDate", period->first, FALSE);
  cpt_sandbox_report_lines_write_month (out, "toDate", period->last, TRUE);
  write_lines (out, profit_and_loss, n, period);
  cpt_sandbox_json_cents (out, "grossProfit", gross);
  cpt_sandbox_json_cents (out, "netOperatingProfit", operating);
  cpt_sandbox_json_cents (out, "netOtherIncome", other);
  cpt_sandbox_json_cents (out, "netProfit", operating + other);
}

/**
 * cpt_sandbox_report_lines_write_balance_sheet:
 *
 * Writes the members of one period: how things stand at its end.
 */
void
cpt_sandbox_report_lines_write_balance_sheet (GString *out, const CptSandboxReportPeriod *period)
{
  const CptSandboxLedger *ledger = &period->ledger;
  gsize n = G_N_ELEMENTS (balance_sheet);

  cpt_sandbox_report_lines_write_month (out, "date", period->last, TRUE);
  write_lines (out, balance_sheet, n, period);
  cpt_sandbox_json_cents (out, "netAssets",
                          get_root (balance_sheet, n, "assets", ledger) -
                              get_root (balance_sheet, n, "liabilities", ledger));
}

/**
 * cpt_sandbox_report_lines_write_cash_flow:
 *
 * Writes the members of one period.
 */
void
cpt_sandbox_report_lines_write_cash_flow (GString *out, const CptSandboxReportPeriod *period)
{
  cpt_sandbox_report_lines_write_month (out, "fromDate", period->first, FALSE);
  cpt_sandbox_report_lines_write_month (out, "toDate", period->last, TRUE);
  write_lines (out, cash_flow, G_N_ELEMENTS (cash_flow), period);
}
