/* cpt-summary-document.c — the figures of a company on paper.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-summary-document.h"

#include "cpt-figure-words.h"
#include "cpt-report-words.h"

#include <glib/gi18n.h>

/* @value, @change and @period are taken. */
static void
add_row (CptPrintDocument *document, const char *name, gboolean is_strong, char *value, char *change, char *period)
{
  GStrv cells = g_new0 (char *, 4);

  cells[0] = value;
  cells[1] = change != NULL ? change : g_strdup ("");
  cells[2] = period != NULL ? period : g_strdup ("");
  cpt_print_document_add_row (document, name, cells)->is_strong = is_strong;
}

static void
add_figure (CptPrintDocument *document, const char *name, const CptFigure *figure, const char *currency, char *period)
{
  add_row (document, name, TRUE, cpt_figure_words_value (figure, currency), cpt_figure_words_change (figure), period);
}

static void
add_margin (CptPrintDocument *document, const char *name, const CptFigure *part, const CptFigure *whole)
{
  add_row (document, name, FALSE, cpt_figure_words_margin (part, whole), cpt_figure_words_margin_change (part, whole),
           cpt_figure_words_period (part));
}

static void
add_chart_names (CptPrintDocument *document)
{
  document->chart_names = g_new0 (char *, CPT_N_CHART_SERIES + 1);
  document->chart_names[CPT_CHART_FIRST_BAR] = g_strdup (cpt_report_words_item (CPT_REPORT_INCOME));
  document->chart_names[CPT_CHART_SECOND_BAR] = g_strdup (cpt_report_words_item (CPT_REPORT_NET_OPERATING_PROFIT));
  document->chart_names[CPT_CHART_LINE] = g_strdup (cpt_report_words_item (CPT_REPORT_EQUITY));
}

/**
 * cpt_summary_document_new:
 * @company: its name
 *
 * Returns: (transfer full): what stands on paper, without a chart
 */
CptPrintDocument *
cpt_summary_document_new (const char *company, const CptSummaryFigures *figures)
{
  CptPrintDocument *document = cpt_print_document_new ();
  const CptFigure *revenue = &figures->revenue;

  document->title = g_strdup (company);
  document->subtitle = g_strdup (_ ("Summary"));
  document->columns = g_new0 (char *, 4);
  document->columns[0] = g_strdup (_ ("Amount"));
  document->columns[1] = g_strdup (_ ("Change"));
  document->columns[2] = g_strdup (_ ("Period"));
  add_figure (document, _ ("Revenue"), revenue, figures->currency, cpt_figure_words_period (revenue));
  add_figure (document, _ ("Operating profit"), &figures->operating_profit, figures->currency,
              cpt_figure_words_period (&figures->operating_profit));
  add_figure (document, _ ("Equity"), &figures->equity, figures->equity_currency,
              cpt_figure_words_day (&figures->equity));
  add_margin (document, _ ("Gross margin"), &figures->gross_profit, revenue);
  add_margin (document, _ ("Operating margin"), &figures->operating_profit, revenue);
  add_margin (document, _ ("Net margin"), &figures->net_profit, revenue);
  add_chart_names (document);

  return document;
}
