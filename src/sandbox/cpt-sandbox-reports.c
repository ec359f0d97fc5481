/* cpt-sandbox-reports.c — the routes of financial reports (section 2.12 of the platform reference).
 *
 * Periods are newest first and run backwards from the anchor month. A month without data is missing from the answer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-reports-private.h"

#include <stdio.h>
#include <string.h>

#include "cpt-sandbox-companies-private.h"
#include "cpt-sandbox-json-private.h"
#include "cpt-sandbox-latest-private.h"
#include "cpt-sandbox-report-edges-private.h"
#include "cpt-sandbox-report-lines-private.h"

#define MAX_PERIODS 1000

/* What the reports differ in. */
typedef struct
{
  const char *data_type;
  CptSandboxReportWriteFunc write;
  CptSandboxReportWriteFunc write_edges;
  gboolean has_basis;
  gboolean has_input;
  gboolean has_month_ends; /* its bounds are last days of months (trap 47) */
} Kind;

static const Kind kinds[] = {
  { "profitAndLoss", cpt_sandbox_report_lines_write_profit_and_loss, cpt_sandbox_report_edges_write_profit_and_loss,
    TRUE, FALSE, FALSE },
  { "balanceSheet", cpt_sandbox_report_lines_write_balance_sheet, cpt_sandbox_report_edges_write_balance_sheet, FALSE,
    FALSE, TRUE },
  { "cashFlowStatement", cpt_sandbox_report_lines_write_cash_flow, cpt_sandbox_report_edges_write_cash_flow, TRUE, TRUE,
    FALSE },
};

/* Packages that say less about their reports than the others, or something else. */
static const struct
{
  const char *platform;
  const char *basis;
  const char *currency; /* (nullable): absent */
} odd_platforms[] = {
  { "pbtz", "Unknown", "XXX" },
  { "fbrh", "Cash", NULL },
};

/* What is asked for, and where it comes from. */
typedef struct
{
  const Kind *kind;
  CptSandboxBooks books;
  CptSandboxOddity oddity;
  const char *basis;
  const char *currency; /* (nullable) */
  guint period_length;
  guint n_periods;
  int anchor;
} Wish;

static CptSandboxAnswer *
read_number (CptSandboxRequest *request, const char *name, guint *number)
{
  const char *text = cpt_sandbox_request_get_query (request, name);
  guint64 value = 0;

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 1, MAX_PERIODS, &value, NULL))
    return cpt_sandbox_answer_new_error (400, "%s must be a whole number from 1 on", name);

  *number = (guint) value;

  return NULL;
}

static int
month_of_date (const char *text)
{
  guint year = 0;
  guint month = 0;

  if (sscanf (text, "%4u-%2u-", &year, &month) != 2 || month < 1 || month > 12)
    return -1;

  return (int) (year * 12 + month - 1);
}

static CptSandboxAnswer *
read_anchor (CptSandboxRequest *request, Wish *wish)
{
  const char *text = cpt_sandbox_request_get_query (request, "startMonth");

  wish->anchor = wish->books.current;
  if (text == NULL)
    return NULL;

  wish->anchor = month_of_date (text);
  if (wish->anchor < 0)
    return cpt_sandbox_answer_new_error (400, "startMonth must be a date");

  if (wish->anchor > wish->books.current || wish->anchor < cpt_sandbox_books_get_first_month (&wish->books))
    return cpt_sandbox_answer_new_error (404, "No data available for %s", text);

  return NULL;
}

static CptSandboxAnswer *
read_wish (CptSandboxRequest *request, Wish *wish)
{
  CptSandboxAnswer *refusal = read_number (request, "periodLength", &wish->period_length);

  return refusal != NULL ? refusal : read_number (request, "periodsToCompare", &wish->n_periods);
}

/* The months of a period together. Returns: whether there is any. */
static gboolean
add_up (const Wish *wish, guint position, CptSandboxReportPeriod *period)
{
  gboolean has_any = FALSE;

  *period = (CptSandboxReportPeriod){ .oddity = wish->oddity };
  period->last = wish->anchor - (int) (position * wish->period_length);
  period->first = period->last - (int) wish->period_length + 1;
  for (int month = period->first; month <= period->last; month++)
    {
      CptSandboxLedger ledger = { { 0 } };

      if (!cpt_sandbox_books_has_month (&wish->books, month))
        continue;

      has_any = TRUE;
      cpt_sandbox_books_get_month (&wish->books, month, &ledger);
      for (CptSandboxAccount account = 0; account < CPT_SANDBOX_N_ACCOUNTS; account++)
        period->ledger.amounts[account] =
            ledger.amounts[account] + (account <= CPT_SANDBOX_INTEREST_PAID ? period->ledger.amounts[account] : 0);
    }

  return has_any;
}

static void
write_periods (GString *body, const Wish *wish)
{
  guint n_periods = wish->oddity != CPT_SANDBOX_ODDITY_EMPTY ? wish->n_periods : 0;
  CptSandboxReportWriteFunc write =
      wish->oddity == CPT_SANDBOX_ODDITY_EDGES ? wish->kind->write_edges : wish->kind->write;

  cpt_sandbox_json_begin_array (body, "reports");
  for (guint i = 0; i < n_periods; i++)
    {
      CptSandboxReportPeriod period;

      if (!add_up (wish, i, &period))
        continue;

      cpt_sandbox_json_begin_object (body, NULL);
      write (body, &period);
      cpt_sandbox_json_end_object (body);
    }
  cpt_sandbox_json_end_array (body);
}

static void
write_bounds (GString *body, const Wish *wish)
{
  if (wish->currency != NULL)
    cpt_sandbox_json_string (body, "currency", wish->currency);

  cpt_sandbox_report_lines_write_month (body, "mostRecentAvailableMonth", wish->books.current,
                                        wish->kind->has_month_ends);
  cpt_sandbox_report_lines_write_month (body, "earliestAvailableMonth",
                                        cpt_sandbox_books_get_first_month (&wish->books), FALSE);
}

/* Of an empty report nothing is known. */
static CptSandboxAnswer *
answer (const Wish *wish)
{
  GString *body = g_string_new (NULL);

  cpt_sandbox_json_begin_object (body, NULL);
  write_periods (body, wish);

  if (wish->kind->has_basis)
    cpt_sandbox_json_string (body, "reportBasis", wish->basis);

  if (wish->kind->has_input)
    cpt_sandbox_json_string (body, "reportInput", "Indirect");

  if (wish->oddity != CPT_SANDBOX_ODDITY_EMPTY)
    write_bounds (body, wish);

  cpt_sandbox_json_end_object (body);

  return cpt_sandbox_answer_new_json (200, body);
}

static const Kind *
find_kind (CptSandboxRequest *request)
{
  g_autofree char *name = g_match_info_fetch_named (request->match, "report");

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].data_type, name) == 0)
      return &kinds[i];

  return NULL;
}

static void
open_books (Wish *wish, CptSandboxWorld *world, const CptSandboxLatest *latest)
{
  const CptSandboxConnection *connection = latest->connection;

  wish->oddity = cpt_sandbox_faults_get_oddity (world->faults, connection, wish->kind->data_type);
  cpt_sandbox_books_init (&wish->books, connection->data_set, cpt_sandbox_mix_text (world->seed, connection->id.text),
                          latest->moment);

  if (wish->oddity == CPT_SANDBOX_ODDITY_GAP)
    wish->books.gap = wish->books.current - 2;

  wish->basis = "Accrual";
  wish->currency = cpt_sandbox_books_get_currency (&wish->books);

  for (gsize i = 0; i < G_N_ELEMENTS (odd_platforms); i++)
    if (strcmp (odd_platforms[i].platform, connection->platform->key) == 0)
      {
        wish->basis = odd_platforms[i].basis;
        wish->currency = odd_platforms[i].currency;
      }
}

/* GET /companies/{companyId}/data/financials/{report} */
CptSandboxAnswer *
cpt_sandbox_reports_show (CptSandboxRequest *request)
{
  Wish wish = { .kind = find_kind (request) };
  CptSandboxLatest latest;
  g_autoptr (CptSandboxCompany) company = NULL;
  CptSandboxAnswer *refusal = cpt_sandbox_companies_find (request, &company);

  if (refusal == NULL)
    refusal = read_wish (request, &wish);

  if (refusal == NULL)
    refusal = cpt_sandbox_latest_find (request, company, NULL, wish.kind->data_type, &latest);

  if (refusal != NULL)
    return refusal;

  open_books (&wish, request->world, &latest);
  refusal = read_anchor (request, &wish);

  return refusal != NULL ? refusal : answer (&wish);
}
