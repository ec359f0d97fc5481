/* cpt-figure.h — the figures that a company is known by: sums of monthly reports, and what they were a year before.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-report.h"

G_BEGIN_DECLS

#define CPT_FIGURE_MONTHS 12

/**
 * CptFigureSpan:
 * @CPT_FIGURE_TWELVE_MONTHS: the twelve months up to the newest
 * @CPT_FIGURE_CALENDAR_YEAR: the newest month's year, up to it
 * @CPT_FIGURE_FINANCIAL_YEAR: the newest month's financial year, up to it
 *
 * What a figure is about.
 */
typedef enum
{
  CPT_FIGURE_TWELVE_MONTHS,
  CPT_FIGURE_CALENDAR_YEAR,
  CPT_FIGURE_FINANCIAL_YEAR,
} CptFigureSpan;

/**
 * CptFigure:
 * @n_months: months of which the amount is known and part of @amount; 0 when there is no figure
 * @n_wanted: months that were asked for
 * @n_inexact: months left out because their amount is too fine or too large to be added
 * @amount: ten-thousandths
 * @n_compared: months, of those in @amount, of which the amount a year before is known too
 * @compared: ten-thousandths, of the months compared
 * @before: ten-thousandths, of the same months a year before
 * @to: the last day that @amount is about; not valid when there is no figure
 *
 * A sum over months, and what it compares with.
 */
typedef struct
{
  guint n_months;
  guint n_wanted;
  guint n_inexact;
  gint64 amount;
  guint n_compared;
  gint64 compared;
  gint64 before;
  GDate to;
} CptFigure;

CptMonth cpt_figure_find_newest_month (CptReport *report, CptMonth current);
CptMonth cpt_figure_get_first_month (CptFigureSpan span, CptMonth newest, guint year_start);
const CptAmount *cpt_figure_get_month (CptReport *report, CptReportItem item, CptMonth month);
void cpt_figure_sum (CptFigure *self, CptReport *report, CptReportItem item, CptMonth first, CptMonth last);
void cpt_figure_take_equity (CptFigure *self, CptReport *report, CptMonth current);
gboolean cpt_figure_get_change (const CptFigure *self, gint64 *change, gint *per_mille);

G_END_DECLS
