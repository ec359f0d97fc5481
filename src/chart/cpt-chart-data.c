/* cpt-chart-data.c — what a chart of months shows: two kinds of bars, and a line on a panel of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-chart-data.h"

typedef struct
{
  char *label; /* (nullable): not every month has room for its name */
  char *year;  /* (nullable): that begins with it */
  CptChartPoint points[CPT_N_CHART_SERIES];
} Month;

struct _CptChartData
{
  GObject parent_instance;

  CptChartFormatFunc format;
  char *line_title;
  GArray *months; /* (element-type Month) */
};

G_DEFINE_FINAL_TYPE (CptChartData, cpt_chart_data, G_TYPE_OBJECT)

static void
month_clear (gpointer data)
{
  Month *month = data;

  g_free (month->label);
  g_free (month->year);
}

static void
cpt_chart_data_finalize (GObject *object)
{
  CptChartData *self = CPT_CHART_DATA (object);

  g_array_unref (self->months);
  g_free (self->line_title);

  G_OBJECT_CLASS (cpt_chart_data_parent_class)->finalize (object);
}

static void
cpt_chart_data_class_init (CptChartDataClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_chart_data_finalize;
}

static void
cpt_chart_data_init (CptChartData *self)
{
  self->months = g_array_new (FALSE, FALSE, sizeof (Month));
  g_array_set_clear_func (self->months, month_clear);
}

/**
 * cpt_chart_data_new:
 * @format: how numbers stand at the axes
 * @line_title: of the line's panel
 *
 * Returns: (transfer full): data without a month; complete it before it is shown
 */
CptChartData *
cpt_chart_data_new (CptChartFormatFunc format, const char *line_title)
{
  CptChartData *self = g_object_new (CPT_TYPE_CHART_DATA, NULL);

  self->format = format;
  self->line_title = g_strdup (line_title);

  return self;
}

/**
 * cpt_chart_data_add_month:
 * @label: (nullable): its name, where it is to stand at the axis
 * @year: (nullable): the year, where one begins
 * @points: by CptChartSeries
 *
 * Adds the month after the last one.
 */
void
cpt_chart_data_add_month (CptChartData *self, const char *label, const char *year, const CptChartPoint *points)
{
  Month month = { g_strdup (label), g_strdup (year), { { 0 } } };

  for (guint i = 0; i < CPT_N_CHART_SERIES; i++)
    month.points[i] = points[i];
  g_array_append_val (self->months, month);
}

/**
 * cpt_chart_data_get_n_months:
 *
 * Returns: how many months there are
 */
guint
cpt_chart_data_get_n_months (CptChartData *self)
{
  return self->months->len;
}

/**
 * cpt_chart_data_get_label:
 *
 * Returns: (transfer none) (nullable): what stands at the axis
 */
const char *
cpt_chart_data_get_label (CptChartData *self, guint month)
{
  return g_array_index (self->months, Month, month).label;
}

/**
 * cpt_chart_data_get_year:
 *
 * Returns: (transfer none) (nullable): the year that begins there
 */
const char *
cpt_chart_data_get_year (CptChartData *self, guint month)
{
  return g_array_index (self->months, Month, month).year;
}

/**
 * cpt_chart_data_get_point:
 *
 * Returns: (transfer none): the value
 */
const CptChartPoint *
cpt_chart_data_get_point (CptChartData *self, guint month, CptChartSeries series)
{
  return &g_array_index (self->months, Month, month).points[series];
}

/**
 * cpt_chart_data_get_line_title:
 *
 * Returns: (transfer none): the title of the line's panel
 */
const char *
cpt_chart_data_get_line_title (CptChartData *self)
{
  return self->line_title;
}

/**
 * cpt_chart_data_format:
 *
 * Returns: (transfer full): @value as it stands at an axis
 */
char *
cpt_chart_data_format (CptChartData *self, gint64 value)
{
  return self->format (value);
}

static gboolean
find_range (CptChartData *self, CptChartSeries first, CptChartSeries last, gint64 *least, gint64 *most)
{
  gboolean has_any = FALSE;

  for (guint month = 0; month < self->months->len; month++)
    for (CptChartSeries series = first; series <= last; series++)
      {
        const CptChartPoint *point = cpt_chart_data_get_point (self, month, series);

        if (point->state == CPT_CHART_MISSING)
          continue;

        *least = has_any ? MIN (*least, point->value) : point->value;
        *most = has_any ? MAX (*most, point->value) : point->value;
        has_any = TRUE;
      }

  return has_any;
}

/**
 * cpt_chart_data_fit_bars:
 * @scale: (out): an axis for them, with zero on it
 *
 * Returns: whether there is a bar
 */
gboolean
cpt_chart_data_fit_bars (CptChartData *self, CptChartScale *scale, guint n_steps)
{
  gint64 least = 0;
  gint64 most = 0;
  gboolean has_any = find_range (self, CPT_CHART_FIRST_BAR, CPT_CHART_SECOND_BAR, &least, &most);

  cpt_chart_scale_fit (scale, MIN (least, 0), MAX (most, 0), n_steps);

  return has_any;
}

/**
 * cpt_chart_data_fit_line:
 * @scale: (out): an axis for it, which need not have zero on it
 *
 * Returns: whether the line has a point
 */
gboolean
cpt_chart_data_fit_line (CptChartData *self, CptChartScale *scale, guint n_steps)
{
  gint64 least = 0;
  gint64 most = 0;
  gboolean has_any = find_range (self, CPT_CHART_LINE, CPT_CHART_LINE, &least, &most);

  cpt_chart_scale_fit (scale, least, most, n_steps);

  return has_any;
}
