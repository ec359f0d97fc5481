/* cpt-chart-layout.c — where the parts of a chart of months stand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-chart-layout.h"

/* In em. */
#define GAP 0.6     /* between numbers and months, and at the edges */
#define LINE 1.4    /* the height of a line of text */
#define BETWEEN 2.2 /* between the panels: the title of the lower one stands there */

/* The share of the panels' height that the bars have. */
#define BARS 0.64

/**
 * cpt_chart_layout_init:
 * @self: (out): the layout
 * @width: of the chart
 * @height: of the chart
 * @em: the size of its text
 * @numbers_width: of the widest number at an axis
 * @n_months: how many months there are
 *
 * Shares the room out. Where there is too little of it, panels end up without a height, never with less.
 */
void
cpt_chart_layout_init (CptChartLayout *self,
                       double width,
                       double height,
                       double em,
                       double numbers_width,
                       guint n_months)
{
  double panels = MAX (height - (GAP + BETWEEN + 2 * LINE) * em, 0);

  *self = (CptChartLayout){ .n_months = n_months };
  self->x = numbers_width + GAP * em;
  self->width = MAX (width - self->x - GAP * em, 0);
  self->bars = (CptChartPanel){ GAP * em, panels * BARS };
  self->line = (CptChartPanel){ self->bars.y + self->bars.height + BETWEEN * em, panels * (1 - BARS) };
  self->labels_y = self->line.y + self->line.height;
  self->years_y = self->labels_y + LINE * em;
}

/**
 * cpt_chart_layout_get_month_width:
 *
 * Returns: the room of one month
 */
double
cpt_chart_layout_get_month_width (const CptChartLayout *self)
{
  return self->n_months > 0 ? self->width / self->n_months : 0;
}

/**
 * cpt_chart_layout_get_month_x:
 *
 * Returns: where @month begins
 */
double
cpt_chart_layout_get_month_x (const CptChartLayout *self, guint month)
{
  return self->x + cpt_chart_layout_get_month_width (self) * month;
}

/**
 * cpt_chart_layout_get_y:
 * @fraction: 0 at the bottom of the panel, 1 at its top
 *
 * Returns: where that is
 */
double
cpt_chart_layout_get_y (const CptChartPanel *panel, double fraction)
{
  return panel->y + panel->height * (1 - fraction);
}

/**
 * cpt_chart_layout_find_month:
 * @month: (out): the month at @x
 *
 * Returns: whether there is one
 */
gboolean
cpt_chart_layout_find_month (const CptChartLayout *self, double x, guint *month)
{
  if (self->width <= 0 || x < self->x || x >= self->x + self->width)
    return FALSE;

  *month = MIN ((guint) ((x - self->x) / cpt_chart_layout_get_month_width (self)), self->n_months - 1);

  return TRUE;
}
