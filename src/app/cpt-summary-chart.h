/* cpt-summary-chart.h — the months of a company: a chart, and the same as a table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-chart-data.h"
#include "cpt-report.h"

G_BEGIN_DECLS

#define CPT_TYPE_SUMMARY_CHART (cpt_summary_chart_get_type ())
G_DECLARE_FINAL_TYPE (CptSummaryChart, cpt_summary_chart, CPT, SUMMARY_CHART, AdwBin)

void cpt_summary_chart_set_narrow (CptSummaryChart *self, gboolean narrow);
void
cpt_summary_chart_show (CptSummaryChart *self, CptReport *profit, CptReport *balance, CptMonth current, guint n_months);
CptChartData *cpt_summary_chart_new_data (CptSummaryChart *self);

G_END_DECLS
