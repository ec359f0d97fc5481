/* cpt-chart-data.h — what a chart of months shows: two kinds of bars, and a line on a panel of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

#include "cpt-chart-scale.h"

G_BEGIN_DECLS

/**
 * CptChartState:
 * @CPT_CHART_MISSING: nothing is known: there is a gap, not a zero
 * @CPT_CHART_PARTIAL: known so far: the month is not over
 * @CPT_CHART_WHOLE: known
 *
 * What is known of a month.
 */
typedef enum
{
  CPT_CHART_MISSING,
  CPT_CHART_PARTIAL,
  CPT_CHART_WHOLE,
} CptChartState;

/**
 * CptChartSeries:
 *
 * What is drawn of a month.
 */
typedef enum
{
  CPT_CHART_FIRST_BAR,
  CPT_CHART_SECOND_BAR,
  CPT_CHART_LINE,
} CptChartSeries;
#define CPT_N_CHART_SERIES (CPT_CHART_LINE + 1)

/**
 * CptChartPoint:
 * @value: any whole number, the same unit for all bars
 * @state: what is known of it
 *
 * One value of one month.
 */
typedef struct
{
  gint64 value;
  CptChartState state;
} CptChartPoint;

/* A number at an axis, in words. Returns: (transfer full). */
typedef char *(*CptChartFormatFunc) (gint64 value);

#define CPT_TYPE_CHART_DATA (cpt_chart_data_get_type ())
G_DECLARE_FINAL_TYPE (CptChartData, cpt_chart_data, CPT, CHART_DATA, GObject)

CptChartData *cpt_chart_data_new (CptChartFormatFunc format, const char *line_title);
void cpt_chart_data_add_month (CptChartData *self, const char *label, const char *year, const CptChartPoint *points);
guint cpt_chart_data_get_n_months (CptChartData *self);
const char *cpt_chart_data_get_label (CptChartData *self, guint month);
const char *cpt_chart_data_get_year (CptChartData *self, guint month);
const CptChartPoint *cpt_chart_data_get_point (CptChartData *self, guint month, CptChartSeries series);
const char *cpt_chart_data_get_line_title (CptChartData *self);
char *cpt_chart_data_format (CptChartData *self, gint64 value);
gboolean cpt_chart_data_fit_bars (CptChartData *self, CptChartScale *scale, guint n_steps);
gboolean cpt_chart_data_fit_line (CptChartData *self, CptChartScale *scale, guint n_steps);

G_END_DECLS
