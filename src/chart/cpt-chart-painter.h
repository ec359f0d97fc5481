/* cpt-chart-painter.h — draws a chart of months, on a screen or on paper.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "cpt-chart-data.h"
#include "cpt-chart-layout.h"
#include "cpt-chart-palette.h"

G_BEGIN_DECLS

#define CPT_CHART_NO_MONTH (-1)

/**
 * CptChartPaper:
 * @context: the font, and what it is drawn on
 * @palette: the colours
 * @em: the size of the text
 * @selected: the month that is marked, or CPT_CHART_NO_MONTH
 *
 * How a chart is drawn.
 */
typedef struct
{
  PangoContext *context;
  const CptChartPalette *palette;
  double em;
  int selected;
} CptChartPaper;

void cpt_chart_painter_lay_out (CptChartLayout *layout,
                                CptChartData *data,
                                const CptChartPaper *paper,
                                double width,
                                double height);
void
cpt_chart_painter_paint (cairo_t *cairo, CptChartData *data, const CptChartLayout *layout, const CptChartPaper *paper);

G_END_DECLS
