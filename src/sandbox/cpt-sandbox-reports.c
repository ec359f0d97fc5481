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
#include "cpt-sandbox-history-private.h"
#include "cpt-sandbox-json-private.h"
#include "cpt-sandbox-report-lines-private.h"
#include "cpt-sandbox-time-private.h"

#define MAX_PERIODS 1000

/* What the reports differ in. */
typedef struct
{
  const char *data_type;
  CptSandboxReportWriteFunc write;
  gboolean has_basis;
  gboolean has_input;
  gboolean has_month_ends; /* its bounds are last days of months (trap 47) */
} Kind;

static const Kind kinds[] = {
  { "profitAndLoss", cpt_sandbox_report_lines_write_profit_and_loss, TRUE, FALSE, FALSE },
  { "balanceSheet", cpt_sandbox_report_lines_write_balance_sheet, FALSE, FALSE, TRUE },
  { "cashFlowStatement", cpt_sandbox_report_lines_write_cash_flow, TRUE, TRUE, FALSE },
};

/* What is asked for. */
typedef struct
{
  const Kind *kind;
  CptSandboxBooks books;
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

static void
set_today (CptSandboxBooks *books, gint64 now)
{
  g_autoptr (GDateTime) today = g_date_time_new_from_unix_utc (now / CPT_SANDBOX_TICKS_PER_SECOND);

  books->current = g_date_time_get_year (today) * 12 + g_date_time_get_month (today) - 1;
  books->day = (guint) g_date_time_get_day_of_month (today);
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

/* Whether the type was ever read with success, and is not being read for the first time. */
static gboolean
was_read (CptSandboxRequest *request, CptSandboxCompany *company, const char *data_type)
{
  g_autoptr (GPtrArray) reads = cpt_sandbox_history_load_recent (request->world, company);

  for (guint i = 0; i < reads->len; i++)
    {
      CptSandboxRead *read = g_ptr_array_index (reads, i);

      if (strcmp (read->data_type, data_type) == 0 &&
          cpt_sandbox_read_get_state (read, request->world->now).is_completed)
        return TRUE;
    }

  return FALSE;
}

/* The connection whose books are reported; NULL when the company has none that keeps books. */
static CptSandboxConnection *
find_books (CptSandboxCompany *company)
{
  for (guint i = 0; i < company->connections->len; i++)
    {
      CptSandboxConnection *connection = g_ptr_array_index (company->connections, i);

      if (connection->platform->source == CPT_SANDBOX_SOURCE_ACCOUNTING && connection->linked != 0)
        return connection;
    }

  return NULL;
}

static CptSandboxAnswer *
open_books (CptSandboxRequest *request, CptSandboxCompany *company, CptSandboxConnection **connection)
{
  *connection = find_books (company);

  return *connection != NULL ? NULL
                             : cpt_sandbox_answer_new_error (
                                   404, "No data available: company %s has no accounting data", company->id.text);
}

static CptSandboxAnswer *
read_wish (CptSandboxRequest *request, Wish *wish)
{
  CptSandboxAnswer *refusal = read_number (request, "periodLength", &wish->period_length);

  if (refusal == NULL)
    refusal = read_number (request, "periodsToCompare", &wish->n_periods);

  return refusal != NULL ? refusal : read_anchor (request, wish);
}

/* The months of a period together. Returns: whether there is any. */
static gboolean
add_up (const Wish *wish, guint position, CptSandboxReportPeriod *period)
{
  gboolean has_any = FALSE;

  *period = (CptSandboxReportPeriod){ 0 };
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
  cpt_sandbox_json_begin_array (body, "reports");
  for (guint i = 0; i < wish->n_periods; i++)
    {
      CptSandboxReportPeriod period;

      if (!add_up (wish, i, &period))
        continue;

      cpt_sandbox_json_begin_object (body, NULL);
      wish->kind->write (body, &period);
      cpt_sandbox_json_end_object (body);
    }
  cpt_sandbox_json_end_array (body);
}

static CptSandboxAnswer *
answer (const Wish *wish)
{
  GString *body = g_string_new (NULL);

  cpt_sandbox_json_begin_object (body, NULL);
  write_periods (body, wish);
  if (wish->kind->has_basis)
    cpt_sandbox_json_string (body, "reportBasis", "Accrual");
  if (wish->kind->has_input)
    cpt_sandbox_json_string (body, "reportInput", "Indirect");
  cpt_sandbox_json_string (body, "currency", cpt_sandbox_books_get_currency (&wish->books));
  cpt_sandbox_report_lines_write_month (body, "mostRecentAvailableMonth", wish->books.current,
                                        wish->kind->has_month_ends);
  cpt_sandbox_report_lines_write_month (body, "earliestAvailableMonth",
                                        cpt_sandbox_books_get_first_month (&wish->books), FALSE);
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

/* GET /companies/{companyId}/data/financials/{report} */
CptSandboxAnswer *
cpt_sandbox_reports_show (CptSandboxRequest *request)
{
  Wish wish = { .kind = find_kind (request) };
  g_autoptr (CptSandboxCompany) company = NULL;
  CptSandboxConnection *connection = NULL;
  CptSandboxAnswer *refusal = cpt_sandbox_companies_find (request, &company);

  if (refusal == NULL)
    refusal = open_books (request, company, &connection);
  if (refusal != NULL)
    return refusal;

  wish.books.data_set = connection->data_set;
  wish.books.seed = cpt_sandbox_mix_text (request->world->seed, connection->id.text);
  set_today (&wish.books, request->world->now);
  refusal = read_wish (request, &wish);
  if (refusal == NULL && !was_read (request, company, wish.kind->data_type))
    refusal = cpt_sandbox_answer_new_error (409, "%s: the data set has not been requested, or is being read",
                                            wish.kind->data_type);

  return refusal != NULL ? refusal : answer (&wish);
}
