/* test-chart-painter.c — what is drawn where, read back from the picture.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-chart-painter.h"

#include <string.h>

#define WIDTH 600
#define HEIGHT 300
#define EM 12

typedef struct
{
  cairo_surface_t *picture;
  CptChartPalette palette;
  CptChartLayout layout;
} Drawing;

static char *
format (gint64 value)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, value);
}

static void
draw (Drawing *drawing, CptChartData *data, int selected)
{
  g_autoptr (PangoFontMap) fonts = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (fonts);
  CptChartPaper paper = { context, &drawing->palette, EM, selected };
  cairo_t *cairo = NULL;

  drawing->picture = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo = cairo_create (drawing->picture);
  cpt_chart_palette_init (&drawing->palette, FALSE, FALSE);
  cpt_chart_painter_lay_out (&drawing->layout, data, &paper, WIDTH, HEIGHT);
  cpt_chart_painter_paint (cairo, data, &drawing->layout, &paper);
  cairo_destroy (cairo);
  cairo_surface_flush (drawing->picture);
  g_object_unref (context);
}

/* How many pixels in the column at @x, within @panel, have the colour of @series. */
static guint
count (Drawing *drawing, double x, const CptChartPanel *panel, CptChartSeries series)
{
  const guchar *pixels = cairo_image_surface_get_data (drawing->picture);
  int stride = cairo_image_surface_get_stride (drawing->picture);
  const GdkRGBA *color = &drawing->palette.series[series];
  guint32 wanted = 0xff000000u | (guint32) (color->red * 255 + 0.5) << 16 | (guint32) (color->green * 255 + 0.5) << 8 |
                   (guint32) (color->blue * 255 + 0.5);
  guint n = 0;

  for (int y = (int) panel->y; y < (int) (panel->y + panel->height); y++)
    {
      guint32 pixel;

      memcpy (&pixel, pixels + y * stride + (int) x * 4, sizeof pixel);
      n += pixel == wanted ? 1 : 0;
    }

  return n;
}

static double
middle_of (Drawing *drawing, guint month, double share)
{
  return cpt_chart_layout_get_month_x (&drawing->layout, month) +
         cpt_chart_layout_get_month_width (&drawing->layout) * share;
}

static CptChartData *
make_data (void)
{
  static const CptChartPoint months[][CPT_N_CHART_SERIES] = {
    { { 80, CPT_CHART_WHOLE }, { 40, CPT_CHART_WHOLE }, { 5, CPT_CHART_WHOLE } },
    { { 0, CPT_CHART_MISSING }, { 0, CPT_CHART_MISSING }, { 0, CPT_CHART_MISSING } },
    { { 20, CPT_CHART_PARTIAL }, { 10, CPT_CHART_PARTIAL }, { 9, CPT_CHART_PARTIAL } },
  };
  CptChartData *data = cpt_chart_data_new (format, "Equity");

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    cpt_chart_data_add_month (data, "Jan", "2026", months[i]);

  return data;
}

static void
test_a_bar_is_as_high_as_its_value (void)
{
  g_autoptr (CptChartData) data = make_data ();
  Drawing drawing;
  guint high;
  guint low;

  draw (&drawing, data, CPT_CHART_NO_MONTH);
  high = count (&drawing, middle_of (&drawing, 0, 0.35), &drawing.layout.bars, CPT_CHART_FIRST_BAR);
  low = count (&drawing, middle_of (&drawing, 0, 0.65), &drawing.layout.bars, CPT_CHART_SECOND_BAR);

  g_assert_cmpfloat_with_epsilon (high, drawing.layout.bars.height, 3);
  g_assert_cmpfloat_with_epsilon (low, drawing.layout.bars.height / 2, 3);
  cairo_surface_destroy (drawing.picture);
}

static void
test_a_missing_month_has_no_bar (void)
{
  g_autoptr (CptChartData) data = make_data ();
  Drawing drawing;

  draw (&drawing, data, CPT_CHART_NO_MONTH);
  for (double share = 0.05; share < 1; share += 0.05)
    g_assert_cmpuint (count (&drawing, middle_of (&drawing, 1, share), &drawing.layout.bars, CPT_CHART_FIRST_BAR), ==,
                      0);
  cairo_surface_destroy (drawing.picture);
}

static void
test_a_partial_month_is_not_filled (void)
{
  g_autoptr (CptChartData) data = make_data ();
  Drawing drawing;
  guint solid;

  draw (&drawing, data, CPT_CHART_NO_MONTH);
  solid = count (&drawing, middle_of (&drawing, 2, 0.35), &drawing.layout.bars, CPT_CHART_FIRST_BAR);
  g_assert_cmpfloat (solid, <, drawing.layout.bars.height / 8);
  cairo_surface_destroy (drawing.picture);
}

static guint32
get_pixel (Drawing *drawing, double x, double y)
{
  guint32 pixel;

  memcpy (&pixel,
          cairo_image_surface_get_data (drawing->picture) +
              (int) y * cairo_image_surface_get_stride (drawing->picture) + (int) x * 4,
          sizeof pixel);

  return pixel;
}

static void
test_the_marked_month_stands_out (void)
{
  g_autoptr (CptChartData) data = make_data ();
  Drawing drawing;

  draw (&drawing, data, 1);
  g_assert_cmphex (get_pixel (&drawing, middle_of (&drawing, 1, 0.05), drawing.layout.bars.y + 3), !=, 0);
  g_assert_cmphex (get_pixel (&drawing, middle_of (&drawing, 2, 0.05), drawing.layout.bars.y + 3), ==, 0);
  cairo_surface_destroy (drawing.picture);
}

static void
test_the_colours_of_each_theme_differ (void)
{
  for (guint theme = 0; theme < 4; theme++)
    {
      CptChartPalette palette;

      cpt_chart_palette_init (&palette, theme % 2 == 1, theme >= 2);
      for (guint i = 0; i < CPT_N_CHART_SERIES; i++)
        for (guint j = i + 1; j < CPT_N_CHART_SERIES; j++)
          g_assert_false (gdk_rgba_equal (&palette.series[i], &palette.series[j]));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-painter/a-bar-is-as-high-as-its-value", test_a_bar_is_as_high_as_its_value);
  g_test_add_func ("/chart-painter/a-missing-month-has-no-bar", test_a_missing_month_has_no_bar);
  g_test_add_func ("/chart-painter/a-partial-month-is-not-filled", test_a_partial_month_is_not_filled);
  g_test_add_func ("/chart-painter/the-marked-month-stands-out", test_the_marked_month_stands_out);
  g_test_add_func ("/chart-painter/the-colours-of-each-theme-differ", test_the_colours_of_each_theme_differ);

  return g_test_run ();
}
