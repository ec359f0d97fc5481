/* cpt-chart-palette.h — the colours of charts, in every theme.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gdk/gdk.h>

#include "cpt-chart-data.h"

G_BEGIN_DECLS

/**
 * CptChartPalette:
 * @series: by CptChartSeries: they differ in lightness as well as in hue
 * @axis: of the zero line and of what marks a gap
 * @grid: of the lines behind, which are decoration
 * @text: of numbers and months
 *
 * The colours of one theme.
 */
typedef struct
{
  GdkRGBA series[CPT_N_CHART_SERIES];
  GdkRGBA axis;
  GdkRGBA grid;
  GdkRGBA text;
} CptChartPalette;

void cpt_chart_palette_init (CptChartPalette *self, gboolean is_dark, gboolean has_high_contrast);

G_END_DECLS
