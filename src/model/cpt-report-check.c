/* cpt-report-check.c — whether a report's results are what its parts make (section 2.12 of the platform reference).
 *
 * Real data may be off by a cent. A part that is absent is nothing; what cannot be held exactly is not checked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-report-check.h"

#define CENT (CPT_AMOUNT_ONE / 100)
#define NO_ITEM (-1)

/* @result = @first − @less + @more */
static const struct
{
  CptReportItem result;
  CptReportItem first;
  int less;
  int more;
} identities[] = {
  { CPT_REPORT_GROSS_PROFIT, CPT_REPORT_INCOME, CPT_REPORT_COST_OF_SALES, NO_ITEM },
  { CPT_REPORT_NET_OPERATING_PROFIT, CPT_REPORT_GROSS_PROFIT, CPT_REPORT_EXPENSES, NO_ITEM },
  { CPT_REPORT_NET_OTHER_INCOME, CPT_REPORT_OTHER_INCOME, CPT_REPORT_OTHER_EXPENSES, NO_ITEM },
  { CPT_REPORT_NET_PROFIT, CPT_REPORT_NET_OPERATING_PROFIT, NO_ITEM, CPT_REPORT_NET_OTHER_INCOME },
  { CPT_REPORT_NET_ASSETS, CPT_REPORT_ASSETS, CPT_REPORT_LIABILITIES, NO_ITEM },
  { CPT_REPORT_EQUITY, CPT_REPORT_NET_ASSETS, NO_ITEM, NO_ITEM },
};

static gboolean
add (CptAmountSum *sum, const CptReportPeriod *period, int item, gboolean is_less)
{
  CptAmount amount = item != NO_ITEM ? period->amounts[item] : (CptAmount){ .text = NULL };

  if (amount.text == NULL)
    return TRUE;

  amount.value = is_less ? -amount.value : amount.value;
  cpt_amount_sum_add (sum, &amount);

  return amount.is_exact;
}

/* Returns: whether there is something to check, and it is wrong. */
static gboolean
check (const CptReportPeriod *period, guint identity, gint64 *off)
{
  CptAmountSum sum = { 0 };

  if (period->amounts[identities[identity].result].text == NULL ||
      !add (&sum, period, identities[identity].first, TRUE) || !add (&sum, period, identities[identity].less, FALSE) ||
      !add (&sum, period, identities[identity].more, TRUE) || sum.n_added == 0 ||
      !add (&sum, period, (int) identities[identity].result, FALSE))
    return FALSE;

  return cpt_amount_sum_get (&sum, off) && (*off > CENT || *off < -CENT);
}

/**
 * cpt_report_check_list:
 * @report: whose periods are months
 * @first: the first month to check
 * @last: the last
 *
 * Returns: (transfer full) (element-type CptReportMismatch): what is wrong by more than a cent, newest first
 */
GArray *
cpt_report_check_list (CptReport *report, CptMonth first, CptMonth last)
{
  GArray *mismatches = g_array_new (FALSE, FALSE, sizeof (CptReportMismatch));

  for (guint i = 0; i < cpt_report_get_n_periods (report); i++)
    {
      const CptReportPeriod *period = cpt_report_get_period (report, i);
      CptReportMismatch mismatch = { .month = cpt_month_of_date (&period->to) };

      if (mismatch.month < first || mismatch.month > last)
        continue;

      for (guint identity = 0; identity < G_N_ELEMENTS (identities); identity++)
        {
          mismatch.item = identities[identity].result;
          if (check (period, identity, &mismatch.off))
            g_array_append_val (mismatches, mismatch);
        }
    }

  return mismatches;
}
