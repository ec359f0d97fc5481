/* cpt-summary-document.h — the figures of a company on paper.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-figure.h"
#include "cpt-print-document.h"

G_BEGIN_DECLS

/**
 * CptSummaryFigures:
 * @currency: (nullable): of the profit and loss
 * @equity_currency: (nullable): of the balance sheet
 *
 * What a summary is about.
 */
typedef struct
{
  CptFigure revenue;
  CptFigure gross_profit;
  CptFigure operating_profit;
  CptFigure net_profit;
  CptFigure equity;
  const char *currency;
  const char *equity_currency;
} CptSummaryFigures;

CptPrintDocument *cpt_summary_document_new (const char *company, const CptSummaryFigures *figures);

G_END_DECLS
