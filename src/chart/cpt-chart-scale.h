/* cpt-chart-scale.h — an axis: round numbers, and where values stand between them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CptChartScale:
 * @low: the number at the bottom, a multiple of @step
 * @high: the number at the top, a multiple of @step
 * @step: between two lines of the grid: 1, 2 or 5 times a power of ten
 *
 * An axis of whole numbers.
 */
typedef struct
{
  gint64 low;
  gint64 high;
  gint64 step;
} CptChartScale;

void cpt_chart_scale_fit (CptChartScale *self, gint64 least, gint64 most, guint n_steps);
double cpt_chart_scale_get_fraction (const CptChartScale *self, gint64 value);
guint cpt_chart_scale_get_n_ticks (const CptChartScale *self);
gint64 cpt_chart_scale_get_tick (const CptChartScale *self, guint position);

G_END_DECLS
