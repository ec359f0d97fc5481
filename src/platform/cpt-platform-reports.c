/* cpt-platform-reports.c — the platform's financial reports.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-platform-reports.h"

#include "cpt-platform-client-private.h"
#include "cpt-platform-path-private.h"
#include "cpt-report.h"

/* The text is what is kept; that it is a report, its reader says. */
static gboolean
decode (GBytes *body, CptReportKind kind, CptPlatformOutcome *outcome, GError **error)
{
  g_autoptr (CptReport) report = cpt_report_new_from_json (kind, body, error);

  if (report == NULL)
    return FALSE;

  outcome->value = g_bytes_ref (body);
  outcome->free_value = (GDestroyNotify) g_bytes_unref;

  return TRUE;
}

static gboolean
decode_profit_and_loss (GBytes *body, CptPlatformOutcome *outcome, GError **error)
{
  return decode (body, CPT_REPORT_PROFIT_AND_LOSS, outcome, error);
}

static gboolean
decode_balance_sheet (GBytes *body, CptPlatformOutcome *outcome, GError **error)
{
  return decode (body, CPT_REPORT_BALANCE_SHEET, outcome, error);
}

static gboolean
decode_cash_flow (GBytes *body, CptPlatformOutcome *outcome, GError **error)
{
  return decode (body, CPT_REPORT_CASH_FLOW, outcome, error);
}

/* By CptReportKind. */
static const CptPlatformDecoder decoders[] = { decode_profit_and_loss, decode_balance_sheet, decode_cash_flow };
G_STATIC_ASSERT (G_N_ELEMENTS (decoders) == CPT_N_REPORT_KINDS);

static void
add_number (CptRequest *request, const char *name, guint number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);

  cpt_platform_path_add_parameter (request, name, text);
}

/**
 * cpt_platform_client_get_report_async:
 * @period_months: months of each period, from 1 on
 * @n_periods: how many are asked for, from 1 on, back from the most recent month
 *
 * Reads a financial report of a company.
 */
void
cpt_platform_client_get_report_async (CptPlatformClient *self,
                                      CptPriority priority,
                                      const char *company_id,
                                      CptReportKind kind,
                                      guint period_months,
                                      guint n_periods,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  CptRequest *request;

  g_return_if_fail (CPT_IS_PLATFORM_CLIENT (self));

  request = cpt_platform_path_read (priority, "companies", company_id, "data", "financials",
                                    cpt_report_kind_get_data_type (kind), NULL);
  request->max_bytes = CPT_PLATFORM_MAX_PAGE_BYTES;
  add_number (request, "periodLength", period_months);
  add_number (request, "periodsToCompare", n_periods);
  cpt_platform_client_start (self, request, decoders[kind], cpt_platform_client_get_report_async, cancellable, callback,
                             user_data);
}

/**
 * cpt_platform_client_get_report_finish:
 *
 * Returns: (transfer full) (nullable): the JSON as it came, which cpt_report_new_from_json() reads;
 *   CPT_ERROR_NOT_FOUND when nothing is known, CPT_ERROR_NOT_READY when it was never read, or is being read
 */
GBytes *
cpt_platform_client_get_report_finish (CptPlatformClient *self, GAsyncResult *result, GError **error)
{
  return cpt_platform_client_finish (self, result, cpt_platform_client_get_report_async, NULL, error);
}
