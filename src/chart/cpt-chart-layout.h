/* cpt-chart-layout.h — where the parts of a chart of months stand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CptChartPanel:
 * @y: its top
 * @height: its height
 *
 * One of the panels above each other; they share the months.
 */
typedef struct
{
  double y;
  double height;
} CptChartPanel;

/**
 * CptChartLayout:
 * @x: where the first month begins
 * @width: of all months together
 * @n_months: how many there are
 * @bars: the panel of the bars
 * @line: the panel of the line
 * @labels_y: where the names of the months stand
 * @years_y: where the years stand, below them
 *
 * The parts of a chart, in the units of its size.
 */
typedef struct
{
  double x;
  double width;
  guint n_months;
  CptChartPanel bars;
  CptChartPanel line;
  double labels_y;
  double years_y;
} CptChartLayout;

void cpt_chart_layout_init (CptChartLayout *self,
                            double width,
                            double height,
                            double em,
                            double numbers_width,
                            guint n_months);
double cpt_chart_layout_get_month_x (const CptChartLayout *self, guint month);
double cpt_chart_layout_get_month_width (const CptChartLayout *self);
double cpt_chart_layout_get_y (const CptChartPanel *panel, double fraction);
gboolean cpt_chart_layout_find_month (const CptChartLayout *self, double x, guint *month);

G_END_DECLS
