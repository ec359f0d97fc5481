/* cpt-month-chart.h — a chart of months that one walks by pointer and keys.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "cpt-chart-data.h"

G_BEGIN_DECLS

#define CPT_TYPE_MONTH_CHART (cpt_month_chart_get_type ())
G_DECLARE_FINAL_TYPE (CptMonthChart, cpt_month_chart, CPT, MONTH_CHART, GtkWidget)

void cpt_month_chart_show (CptMonthChart *self, CptChartData *data);
void cpt_month_chart_set_theme (CptMonthChart *self, gboolean is_dark, gboolean has_high_contrast);
int cpt_month_chart_get_selected (CptMonthChart *self);
void cpt_month_chart_select (CptMonthChart *self, int month);

G_END_DECLS
