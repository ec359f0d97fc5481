/* cpt-figure.c — the figures that a company is known by: sums of monthly reports, and what they were a year before.
 *
 * The rules are those of section 2.12 of the platform reference ("Summary figures"): monthly reports, the current month
 * left out, the months that were really found counted, and compared with the same months of the year before. An amount
 * that cannot be held exactly is in no sum.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-figure.h"

/**
 * cpt_figure_find_newest_month:
 * @report: of months
 * @current: the month that is not over, by the platform's clock
 *
 * Returns: the newest month of @report that is over; CPT_MONTH_UNKNOWN when there is none
 */
CptMonth
cpt_figure_find_newest_month (CptReport *report, CptMonth current)
{
  for (guint i = 0; i < cpt_report_get_n_periods (report); i++)
    {
      CptMonth month = cpt_month_of_date (&cpt_report_get_period (report, i)->to);

      if (month != CPT_MONTH_UNKNOWN && month < current)
        return month;
    }

  return CPT_MONTH_UNKNOWN;
}

/**
 * cpt_figure_get_first_month:
 * @newest: the last month of the span
 * @year_start: the month, 1 to 12, that the financial year begins with
 *
 * Returns: the first month of the span
 */
CptMonth
cpt_figure_get_first_month (CptFigureSpan span, CptMonth newest, guint year_start)
{
  guint start = span == CPT_FIGURE_FINANCIAL_YEAR ? year_start : 1;

  if (span == CPT_FIGURE_TWELVE_MONTHS)
    return newest - CPT_FIGURE_MONTHS + 1;

  return newest - (CptMonth) ((cpt_month_get_month (newest) + CPT_FIGURE_MONTHS - start) % CPT_FIGURE_MONTHS);
}

/**
 * cpt_figure_get_month:
 * @report: of months
 *
 * Returns: (transfer none) (nullable): the amount of @item in @month; %NULL when the report has none
 */
const CptAmount *
cpt_figure_get_month (CptReport *report, CptReportItem item, CptMonth month)
{
  const CptReportPeriod *period = cpt_report_find_month (report, month);

  return period != NULL && period->amounts[item].text != NULL ? &period->amounts[item] : NULL;
}

static gboolean
add (gint64 *sum, const CptAmount *amount)
{
  return amount->is_exact && cpt_amount_add (*sum, amount->value, sum);
}

static void
add_month (CptFigure *self, const CptAmount *amount, const CptAmount *before)
{
  if (!add (&self->amount, amount))
    {
      self->n_inexact++;
      return;
    }

  self->n_months++;
  if (before != NULL && add (&self->before, before) && add (&self->compared, amount))
    self->n_compared++;
}

/**
 * cpt_figure_sum:
 * @self: (out): the figure
 * @report: of months
 * @first: the first month
 * @last: the last month, not before @first
 *
 * Adds up the months that the report has.
 */
void
cpt_figure_sum (CptFigure *self, CptReport *report, CptReportItem item, CptMonth first, CptMonth last)
{
  *self = (CptFigure){ .n_wanted = (guint) (last - first + 1) };

  for (CptMonth month = first; month <= last; month++)
    {
      const CptAmount *amount = cpt_figure_get_month (report, item, month);

      if (amount != NULL)
        add_month (self, amount, cpt_figure_get_month (report, item, month - CPT_FIGURE_MONTHS));
    }
  if (self->n_months > 0)
    cpt_month_get_last_day (last, &self->to);
}

static const CptAmount *
find_equity (const CptReportPeriod *period)
{
  if (period == NULL)
    return NULL;

  if (period->amounts[CPT_REPORT_EQUITY].text != NULL)
    return &period->amounts[CPT_REPORT_EQUITY];

  return period->amounts[CPT_REPORT_NET_ASSETS].text != NULL ? &period->amounts[CPT_REPORT_NET_ASSETS] : NULL;
}

/**
 * cpt_figure_take_equity:
 * @self: (out): the figure
 * @report: balance sheets of months
 * @current: the month that is not over, by the platform's clock
 *
 * Takes the equity of the newest balance sheet; its net assets where it has none.
 */
void
cpt_figure_take_equity (CptFigure *self, CptReport *report, CptMonth current)
{
  CptMonth month = cpt_figure_find_newest_month (report, current);
  const CptReportPeriod *period = month != CPT_MONTH_UNKNOWN ? cpt_report_find_month (report, month) : NULL;
  const CptAmount *amount = find_equity (period);

  *self = (CptFigure){ .n_wanted = 1 };
  if (amount == NULL)
    return;

  add_month (self, amount, find_equity (cpt_report_find_month (report, month - CPT_FIGURE_MONTHS)));
  self->to = period->to;
}

/**
 * cpt_figure_get_change:
 * @change: (out): ten-thousandths, of the months compared
 * @per_mille: (out): thousandths of what it was; 0 when that says nothing
 *
 * Returns: whether there is something to compare with
 */
gboolean
cpt_figure_get_change (const CptFigure *self, gint64 *change, gint *per_mille)
{
  if (self->n_compared == 0 || !cpt_amount_subtract (self->compared, self->before, change))
    return FALSE;

  if (!cpt_amount_get_share (*change, self->before, per_mille))
    *per_mille = 0;

  return TRUE;
}
