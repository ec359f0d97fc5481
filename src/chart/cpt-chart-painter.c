/* cpt-chart-painter.c — draws a chart of months, on a screen or on paper.
 *
 * Behind everything the marked month, then the grid of both panels, the bars, the line, and the months' names. What is
 * partial is hatched and hollow; what is missing is an empty frame with a question mark, and a dashed line across.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-chart-painter.h"

#define N_BAR_STEPS 4
#define N_LINE_STEPS 2

/* Of a month's width. */
#define BAR_WIDTH 0.34
#define BAR_GAP 0.02

/* In em. */
#define POINT 0.22
#define STROKE 0.12
#define HATCH 0.3
#define DASH 0.28

#define PARTIAL_FILL 0.18
#define SELECTION_FILL 0.22

typedef struct
{
  cairo_t *cairo;
  CptChartData *data;
  const CptChartLayout *layout;
  const CptChartPaper *paper;
  CptChartScale bars;
  CptChartScale line;
  gboolean has_bars;
  gboolean has_line;
} Painter;

static void
set_color (Painter *self, const GdkRGBA *color, double alpha)
{
  cairo_set_source_rgba (self->cairo, color->red, color->green, color->blue, color->alpha * alpha);
}

static void
set_dashed (Painter *self, gboolean is_dashed)
{
  double dash = DASH * self->paper->em;

  cairo_set_dash (self->cairo, &dash, is_dashed ? 1 : 0, 0);
}

static PangoLayout *
new_text (const CptChartPaper *paper, const char *text, gboolean is_bold)
{
  PangoLayout *layout = pango_layout_new (paper->context);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  if (is_bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_attr_list_insert (attributes, pango_attr_scale_new (0.85));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, text, -1);

  return layout;
}

/* @align: 0 begins at @x, 0.5 is centred on it, 1 ends there. @middle: whether @y is its middle rather than its top. */
static void
draw_text (Painter *self, const char *text, gboolean is_bold, double x, double y, double align, gboolean middle)
{
  g_autoptr (PangoLayout) layout = new_text (self->paper, text, is_bold);
  int width = 0;
  int height = 0;

  pango_layout_get_pixel_size (layout, &width, &height);
  set_color (self, &self->paper->palette->text, 1);
  cairo_move_to (self->cairo, x - width * align, middle ? y - height / 2.0 : y);
  pango_cairo_show_layout (self->cairo, layout);
}

static void
draw_selection (Painter *self)
{
  const CptChartLayout *layout = self->layout;

  if (self->paper->selected == CPT_CHART_NO_MONTH)
    return;

  set_color (self, &self->paper->palette->axis, SELECTION_FILL);
  cairo_rectangle (self->cairo, cpt_chart_layout_get_month_x (layout, (guint) self->paper->selected), layout->bars.y,
                   cpt_chart_layout_get_month_width (layout), layout->labels_y - layout->bars.y);
  cairo_fill (self->cairo);
}

static void
draw_rule (Painter *self, double y, const GdkRGBA *color)
{
  double sharp = (int) y + 0.5; /* a line of one pixel fills one row of them */

  set_color (self, color, 1);
  cairo_set_line_width (self->cairo, 1);
  cairo_move_to (self->cairo, self->layout->x, sharp);
  cairo_line_to (self->cairo, self->layout->x + self->layout->width, sharp);
  cairo_stroke (self->cairo);
}

static void
draw_axis (Painter *self, const CptChartPanel *panel, const CptChartScale *scale)
{
  for (guint i = 0; i < cpt_chart_scale_get_n_ticks (scale); i++)
    {
      gint64 tick = cpt_chart_scale_get_tick (scale, i);
      double y = cpt_chart_layout_get_y (panel, cpt_chart_scale_get_fraction (scale, tick));
      g_autofree char *number = cpt_chart_data_format (self->data, tick);

      draw_rule (self, y, tick == 0 ? &self->paper->palette->axis : &self->paper->palette->grid);
      draw_text (self, number, FALSE, self->layout->x - 0.4 * self->paper->em, y, 1, TRUE);
    }
}

/* Lines at 45 degrees over what is clipped. */
static void
hatch (Painter *self, double x, double y, double width, double height)
{
  double step = HATCH * self->paper->em;

  cairo_set_line_width (self->cairo, 1);
  for (double start = x - height; start < x + width; start += step)
    {
      cairo_move_to (self->cairo, start, y + height);
      cairo_line_to (self->cairo, start + height, y);
    }
  cairo_stroke (self->cairo);
}

static void
draw_partial_bar (Painter *self, const GdkRGBA *color, double x, double y, double width, double height)
{
  cairo_save (self->cairo);
  cairo_rectangle (self->cairo, x, y, width, height);
  cairo_clip_preserve (self->cairo);
  set_color (self, color, PARTIAL_FILL);
  cairo_fill_preserve (self->cairo);
  set_color (self, color, 1);
  cairo_set_line_width (self->cairo, 2); /* the clip leaves half of it */
  cairo_stroke (self->cairo);
  hatch (self, x, y, width, height);
  cairo_restore (self->cairo);
}

static void
draw_bar (Painter *self, guint month, CptChartSeries series)
{
  const CptChartPoint *point = cpt_chart_data_get_point (self->data, month, series);
  const GdkRGBA *color = &self->paper->palette->series[series];
  double room = cpt_chart_layout_get_month_width (self->layout);
  double middle = cpt_chart_layout_get_month_x (self->layout, month) + room / 2;
  double x = series == CPT_CHART_FIRST_BAR ? middle - (BAR_WIDTH + BAR_GAP) * room : middle + BAR_GAP * room;
  double zero = cpt_chart_layout_get_y (&self->layout->bars, cpt_chart_scale_get_fraction (&self->bars, 0));
  double end = cpt_chart_layout_get_y (&self->layout->bars, cpt_chart_scale_get_fraction (&self->bars, point->value));

  if (point->state == CPT_CHART_PARTIAL)
    {
      draw_partial_bar (self, color, x, MIN (zero, end), BAR_WIDTH * room, MAX (zero - end, end - zero));
      return;
    }

  set_color (self, color, 1);
  cairo_rectangle (self->cairo, x, MIN (zero, end), BAR_WIDTH * room, MAX (zero - end, end - zero));
  cairo_fill (self->cairo);
}

/* An empty frame: nobody knows how high the bars would be. */
static void
draw_gap (Painter *self, guint month)
{
  double room = cpt_chart_layout_get_month_width (self->layout);
  double x = cpt_chart_layout_get_month_x (self->layout, month) + room * (0.5 - BAR_WIDTH);
  double zero = cpt_chart_layout_get_y (&self->layout->bars, cpt_chart_scale_get_fraction (&self->bars, 0));
  double height = (zero - self->layout->bars.y) * 0.6;

  set_color (self, &self->paper->palette->axis, 1);
  set_dashed (self, TRUE);
  cairo_set_line_width (self->cairo, 1);
  cairo_rectangle (self->cairo, x, zero - height, 2 * BAR_WIDTH * room, height);
  cairo_stroke (self->cairo);
  set_dashed (self, FALSE);
  draw_text (self, "?", TRUE, x + BAR_WIDTH * room, zero - height / 2, 0.5, TRUE);
}

static void
draw_bars (Painter *self)
{
  for (guint month = 0; month < cpt_chart_data_get_n_months (self->data); month++)
    {
      gboolean has_any = FALSE;

      for (CptChartSeries series = CPT_CHART_FIRST_BAR; series <= CPT_CHART_SECOND_BAR; series++)
        if (cpt_chart_data_get_point (self->data, month, series)->state != CPT_CHART_MISSING)
          {
            draw_bar (self, month, series);
            has_any = TRUE;
          }
      if (!has_any)
        draw_gap (self, month);
    }
}

static void
get_point_place (Painter *self, guint month, double *x, double *y)
{
  const CptChartPoint *point = cpt_chart_data_get_point (self->data, month, CPT_CHART_LINE);

  *x = cpt_chart_layout_get_month_x (self->layout, month) + cpt_chart_layout_get_month_width (self->layout) / 2;
  *y = cpt_chart_layout_get_y (&self->layout->line, cpt_chart_scale_get_fraction (&self->line, point->value));
}

/* From the month @from to the month @to; dashed where months between are missing, or the last is not over. */
static void
draw_stretch (Painter *self, guint from, guint to)
{
  double x = 0;
  double y = 0;
  gboolean is_partial = cpt_chart_data_get_point (self->data, to, CPT_CHART_LINE)->state == CPT_CHART_PARTIAL;

  set_dashed (self, to > from + 1 || is_partial);
  get_point_place (self, from, &x, &y);
  cairo_new_path (self->cairo);
  cairo_move_to (self->cairo, x, y);
  get_point_place (self, to, &x, &y);
  cairo_line_to (self->cairo, x, y);
  cairo_stroke (self->cairo);
  set_dashed (self, FALSE);
}

static void
draw_point (Painter *self, guint month)
{
  double x = 0;
  double y = 0;

  get_point_place (self, month, &x, &y);
  cairo_new_path (self->cairo);
  cairo_arc (self->cairo, x, y, POINT * self->paper->em, 0, 2 * G_PI);
  if (cpt_chart_data_get_point (self->data, month, CPT_CHART_LINE)->state == CPT_CHART_PARTIAL)
    cairo_stroke (self->cairo);
  else
    cairo_fill (self->cairo);
}

static void
draw_line (Painter *self)
{
  int last = CPT_CHART_NO_MONTH;

  set_color (self, &self->paper->palette->series[CPT_CHART_LINE], 1);
  cairo_set_line_width (self->cairo, STROKE * self->paper->em);
  for (guint month = 0; month < cpt_chart_data_get_n_months (self->data); month++)
    {
      if (cpt_chart_data_get_point (self->data, month, CPT_CHART_LINE)->state == CPT_CHART_MISSING)
        continue;

      if (last != CPT_CHART_NO_MONTH)
        draw_stretch (self, (guint) last, month);
      draw_point (self, month);
      last = (int) month;
    }
}

static void
draw_months (Painter *self)
{
  const CptChartLayout *layout = self->layout;
  double room = cpt_chart_layout_get_month_width (layout);

  for (guint month = 0; month < layout->n_months; month++)
    {
      const char *label = cpt_chart_data_get_label (self->data, month);
      const char *year = cpt_chart_data_get_year (self->data, month);
      double x = cpt_chart_layout_get_month_x (layout, month);

      if (label != NULL)
        draw_text (self, label, FALSE, x + room / 2, layout->labels_y, 0.5, FALSE);
      if (year != NULL)
        draw_text (self, year, TRUE, x, layout->years_y, 0, FALSE);
    }
}

/* The widest number at the axis of @scale. */
static double
measure_numbers (CptChartData *data, const CptChartPaper *paper, const CptChartScale *scale)
{
  int widest = 0;

  for (guint i = 0; i < cpt_chart_scale_get_n_ticks (scale); i++)
    {
      g_autofree char *number = cpt_chart_data_format (data, cpt_chart_scale_get_tick (scale, i));
      g_autoptr (PangoLayout) layout = new_text (paper, number, FALSE);
      int width = 0;

      pango_layout_get_pixel_size (layout, &width, NULL);
      widest = MAX (widest, width);
    }

  return widest;
}

/**
 * cpt_chart_painter_lay_out:
 * @layout: (out): where everything stands
 * @data: what is shown
 * @paper: how it is drawn
 * @width: of the chart
 * @height: of the chart
 *
 * Shares the room out, with what the numbers at the axes need.
 */
void
cpt_chart_painter_lay_out (CptChartLayout *layout,
                           CptChartData *data,
                           const CptChartPaper *paper,
                           double width,
                           double height)
{
  CptChartScale bars;
  CptChartScale line;

  cpt_chart_data_fit_bars (data, &bars, N_BAR_STEPS);
  cpt_chart_data_fit_line (data, &line, N_LINE_STEPS);
  cpt_chart_layout_init (layout, width, height, paper->em,
                         MAX (measure_numbers (data, paper, &bars), measure_numbers (data, paper, &line)),
                         cpt_chart_data_get_n_months (data));
}

/**
 * cpt_chart_painter_paint:
 * @cairo: where to
 * @data: what is shown
 * @layout: as cpt_chart_painter_lay_out() gave it for @data
 * @paper: how it is drawn
 *
 * Draws the chart.
 */
void
cpt_chart_painter_paint (cairo_t *cairo, CptChartData *data, const CptChartLayout *layout, const CptChartPaper *paper)
{
  Painter self = { .cairo = cairo, .data = data, .layout = layout, .paper = paper };

  self.has_bars = cpt_chart_data_fit_bars (data, &self.bars, N_BAR_STEPS);
  self.has_line = cpt_chart_data_fit_line (data, &self.line, N_LINE_STEPS);

  draw_selection (&self);
  if (self.has_bars)
    {
      draw_axis (&self, &layout->bars, &self.bars);
      draw_bars (&self);
    }
  if (self.has_line)
    {
      draw_text (&self, cpt_chart_data_get_line_title (data), TRUE, layout->x, layout->line.y - 1.6 * paper->em, 0,
                 FALSE);
      draw_axis (&self, &layout->line, &self.line);
      draw_line (&self);
    }
  draw_months (&self);
}
