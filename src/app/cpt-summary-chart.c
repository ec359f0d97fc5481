/* cpt-summary-chart.c — the months of a company: a chart, and the same as a table.
 *
 * The months that the figures are about and those of a year before, up to the newest that is over, and the current one
 * as far as it is known; only those that the figures are about where there is little room. The month that is marked in
 * the chart is read out in words above it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-summary-chart.h"

#include "cpt-chart-palette.h"
#include "cpt-digit-spacing.h"
#include "cpt-figure-words.h"
#include "cpt-figure.h"
#include "cpt-month-chart.h"
#include "cpt-shrink.h"
#include "cpt-spoken-name.h"

#include <glib/gi18n.h>

#define LABEL_EVERY 3

struct _CptSummaryChart
{
  AdwBin parent_instance;

  CptReport *profit;  /* (nullable) */
  CptReport *balance; /* (nullable) */
  CptMonth first;     /* that is shown; CPT_MONTH_UNKNOWN: nothing is */
  CptMonth last;      /* that is shown */
  CptMonth current;   /* that is not over */
  guint n_months;     /* that the figures are about */
  gboolean narrow;

  /* of the template */
  GtkBox *heading;
  GtkLabel *title;
  GtkLabel *readout;
  GtkLabel *legend;
  GtkWidget *show_chart;
  GtkWidget *show_table;
  CptMonthChart *chart;
  GtkGrid *table;
};

G_DEFINE_FINAL_TYPE (CptSummaryChart, cpt_summary_chart, ADW_TYPE_BIN)

/* By CptChartSeries. */
static const CptReportItem items[] = { CPT_REPORT_INCOME, CPT_REPORT_NET_OPERATING_PROFIT, CPT_REPORT_EQUITY };
G_STATIC_ASSERT (G_N_ELEMENTS (items) == CPT_N_CHART_SERIES);

static const char *
get_series_name (CptChartSeries series)
{
  switch (series)
    {
    case CPT_CHART_FIRST_BAR:
      return _ ("Revenue");

    case CPT_CHART_SECOND_BAR:
      return _ ("Operating profit");

    case CPT_CHART_LINE:
    default:
      return _ ("Equity");
    }
}

static const CptAmount *
find_amount (CptSummaryChart *self, CptChartSeries series, CptMonth month)
{
  CptReport *report = series == CPT_CHART_LINE ? self->balance : self->profit;
  const CptAmount *amount = report != NULL ? cpt_figure_get_month (report, items[series], month) : NULL;

  /* Equity by its other name. */
  if (amount == NULL && series == CPT_CHART_LINE && report != NULL)
    amount = cpt_figure_get_month (report, CPT_REPORT_NET_ASSETS, month);

  return amount;
}

static CptChartPoint
get_point (CptSummaryChart *self, CptChartSeries series, CptMonth month)
{
  const CptAmount *amount = find_amount (self, series, month);

  if (amount == NULL || !amount->is_exact)
    return (CptChartPoint){ 0, CPT_CHART_MISSING };

  return (CptChartPoint){ amount->value, month < self->current ? CPT_CHART_WHOLE : CPT_CHART_PARTIAL };
}

/* Thousands and more, in short. */
static const struct
{
  gint64 unit;
  const char *name;
} units[] = {
  /* Translators: thousands of millions, short, at the axis of a chart: "2 bn" */
  { 1000000000, NC_ ("unit", "bn") },
  /* Translators: millions, short, at the axis of a chart: "1.5 M" */
  { 1000000, NC_ ("unit", "M") },
  /* Translators: thousands, short, at the axis of a chart: "80 k" */
  { 1000, NC_ ("unit", "k") },
};

/* A round number at an axis: to be read, not added. */
static char *
format_tick (gint64 value)
{
  gint64 amount = value / CPT_AMOUNT_ONE;

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (amount >= units[i].unit || amount <= -units[i].unit)
      return g_strdup_printf ("%g\u00a0%s", (double) amount / (double) units[i].unit,
                              g_dpgettext2 (NULL, "unit", units[i].name));

  return g_strdup_printf ("%g", (double) value / CPT_AMOUNT_ONE);
}

static char *
format_month (CptMonth month, const char *format)
{
  g_autoptr (GDateTime) first =
      g_date_time_new_utc ((int) cpt_month_get_year (month), (int) cpt_month_get_month (month), 1, 0, 0, 0);

  return g_date_time_format (first, format);
}

static guint
count_months (CptSummaryChart *self)
{
  return (guint) (self->last - self->first + 1);
}

static CptChartData *
new_data (CptSummaryChart *self)
{
  CptChartData *data = cpt_chart_data_new (format_tick, get_series_name (CPT_CHART_LINE));

  for (CptMonth month = self->first; month <= self->last; month++)
    {
      gboolean is_first_of_year = month == self->first || cpt_month_get_month (month) == 1;
      /* Translators: a month at the axis of a chart, short, for g_date_time_format() */
      g_autofree char *label = (month - self->first) % LABEL_EVERY == 1 ? format_month (month, _ ("%b")) : NULL;
      g_autofree char *year = is_first_of_year ? g_strdup_printf ("%u", cpt_month_get_year (month)) : NULL;
      CptChartPoint points[CPT_N_CHART_SERIES];

      for (CptChartSeries series = 0; series < CPT_N_CHART_SERIES; series++)
        points[series] = get_point (self, series, month);
      cpt_chart_data_add_month (data, label, year, points);
    }

  return data;
}

static char *
dup_amount (CptSummaryChart *self, CptChartSeries series, CptMonth month, const char *currency)
{
  const CptAmount *amount = find_amount (self, series, month);

  if (amount == NULL)
    return g_strdup ("—");

  return amount->is_exact ? cpt_figure_words_amount (amount->value, currency) : g_strdup (amount->text);
}

static const char *
get_currency (CptSummaryChart *self)
{
  const char *currency = self->profit != NULL ? cpt_report_get_currency (self->profit) : NULL;

  return currency == NULL && self->balance != NULL ? cpt_report_get_currency (self->balance) : currency;
}

/* Translators: a month and its year, for g_date_time_format(): "June 2026" */
#define MONTH_FORMAT _ ("%B %Y")

/* What the marked month's values are, for those who see and those who listen. */
static void
read_out (CptSummaryChart *self)
{
  int selected = cpt_month_chart_get_selected (self->chart);
  g_autofree char *month = NULL;
  g_autofree char *revenue = NULL;
  g_autofree char *profit = NULL;
  g_autofree char *equity = NULL;
  g_autofree char *text = NULL;

  if (selected < 0 || self->first == CPT_MONTH_UNKNOWN)
    return;

  month = format_month (self->first + selected, MONTH_FORMAT);
  revenue = dup_amount (self, CPT_CHART_FIRST_BAR, self->first + selected, get_currency (self));
  profit = dup_amount (self, CPT_CHART_SECOND_BAR, self->first + selected, get_currency (self));
  equity = dup_amount (self, CPT_CHART_LINE, self->first + selected, get_currency (self));

  /* Translators: the values of a month: the month, then three amounts */
  text = g_strdup_printf (_ ("%s: revenue %s · operating profit %s · equity %s"), month, revenue, profit, equity);
  cpt_digit_spacing_set_text (self->readout, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chart), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
add_cell (CptSummaryChart *self, const char *text, int column, int row)
{
  GtkWidget *label = gtk_label_new (NULL);

  cpt_digit_spacing_set_text (GTK_LABEL (label), text);
  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_widget_add_css_class (label, row == 0 ? "heading" : "numeric");
  gtk_grid_attach (self->table, label, column, row, 1, 1);
}

static void
clear_table (CptSummaryChart *self)
{
  GtkWidget *cell = NULL;

  while ((cell = gtk_widget_get_first_child (GTK_WIDGET (self->table))) != NULL)
    gtk_grid_remove (self->table, cell);
}

/* Newest first, as the platform gives them. */
static void
show_table (CptSummaryChart *self)
{
  int row = 0;

  clear_table (self);
  /* Translators: title of a column */
  add_cell (self, C_ ("column", "Month"), 0, 0);
  for (CptChartSeries series = 0; series < CPT_N_CHART_SERIES; series++)
    add_cell (self, get_series_name (series), (int) series + 1, 0);

  for (CptMonth month = self->last; month >= self->first; month--)
    {
      g_autofree char *name = format_month (month, MONTH_FORMAT);

      row++;
      add_cell (self, name, 0, row);
      for (CptChartSeries series = 0; series < CPT_N_CHART_SERIES; series++)
        {
          g_autofree char *amount = dup_amount (self, series, month, NULL);

          add_cell (self, amount, (int) series + 1, row);
        }
    }
}

/* A square in the colour of each series, and its name. */
static void
show_legend (CptSummaryChart *self, const CptChartPalette *palette)
{
  g_autoptr (GString) markup = g_string_new (NULL);

  for (CptChartSeries series = 0; series < CPT_N_CHART_SERIES; series++)
    {
      const GdkRGBA *color = &palette->series[series];
      g_autofree char *name = g_markup_escape_text (get_series_name (series), -1);

      g_string_append_printf (markup, "%s<span foreground=\"#%02x%02x%02x\">%s</span> %s", series > 0 ? "    " : "",
                              (guint) (color->red * 255), (guint) (color->green * 255), (guint) (color->blue * 255),
                              series == CPT_CHART_LINE ? "●" : "■", name);
    }
  gtk_label_set_markup (self->legend, markup->str);
}

static void
theme_changed_cb (CptSummaryChart *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  gboolean is_dark = adw_style_manager_get_dark (style);
  gboolean has_high_contrast = adw_style_manager_get_high_contrast (style);
  CptChartPalette palette;

  cpt_chart_palette_init (&palette, is_dark, has_high_contrast);
  cpt_month_chart_set_theme (self->chart, is_dark, has_high_contrast);
  show_legend (self, &palette);
}

static void
show_title (CptSummaryChart *self)
{
  guint n_months = count_months (self);
  const char *currency = get_currency (self);
  g_autofree char *title = NULL;

  if (currency != NULL)
    /* Translators: title of a chart: a number of months, and the code of a currency */
    title = g_strdup_printf (g_dngettext (NULL, "%u month, in %s", "%u months, in %s", n_months), n_months, currency);
  else
    /* Translators: title of a chart: a number of months */
    title = g_strdup_printf (g_dngettext (NULL, "%u month", "%u months", n_months), n_months);
  gtk_label_set_label (self->title, title);
  cpt_spoken_name_set (self->chart, title);
}

static gboolean
is_known (CptSummaryChart *self, CptMonth month)
{
  return find_amount (self, CPT_CHART_FIRST_BAR, month) != NULL || find_amount (self, CPT_CHART_LINE, month) != NULL;
}

/* The months that are shown: those up to the newest that is over, and the current one if anything is known of it. */
static void
find_months (CptSummaryChart *self)
{
  CptMonth profit =
      self->profit != NULL ? cpt_figure_find_newest_month (self->profit, self->current) : CPT_MONTH_UNKNOWN;
  CptMonth balance =
      self->balance != NULL ? cpt_figure_find_newest_month (self->balance, self->current) : CPT_MONTH_UNKNOWN;
  CptMonth newest = MAX (profit, balance);
  CptMonth n_shown = (CptMonth) self->n_months + (self->narrow ? 0 : CPT_FIGURE_MONTHS);

  self->first = newest != CPT_MONTH_UNKNOWN ? newest - n_shown + 1 : newest;
  self->last = is_known (self, self->current) ? self->current : newest;
}

static void
update (CptSummaryChart *self)
{
  g_autoptr (CptChartData) data = NULL;

  find_months (self);
  gtk_widget_set_visible (GTK_WIDGET (self), self->first != CPT_MONTH_UNKNOWN);
  if (self->first == CPT_MONTH_UNKNOWN)
    return;

  data = new_data (self);
  cpt_month_chart_show (self->chart, data);
  show_title (self);
  show_table (self);
}

static void
cpt_summary_chart_dispose (GObject *object)
{
  CptSummaryChart *self = CPT_SUMMARY_CHART (object);

  g_clear_object (&self->profit);
  g_clear_object (&self->balance);

  G_OBJECT_CLASS (cpt_summary_chart_parent_class)->dispose (object);
}

static void
cpt_summary_chart_class_init (CptSummaryChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cpt_summary_chart_dispose;

  g_type_ensure (CPT_TYPE_MONTH_CHART);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/summary-chart.ui");
  gtk_widget_class_bind_template_child (widget_class, CptSummaryChart, heading);
  gtk_widget_class_bind_template_child (widget_class, CptSummaryChart, title);
  gtk_widget_class_bind_template_child (widget_class, CptSummaryChart, readout);
  gtk_widget_class_bind_template_child (widget_class, CptSummaryChart, legend);
  gtk_widget_class_bind_template_child (widget_class, CptSummaryChart, show_chart);
  gtk_widget_class_bind_template_child (widget_class, CptSummaryChart, show_table);
  gtk_widget_class_bind_template_child (widget_class, CptSummaryChart, chart);
  gtk_widget_class_bind_template_child (widget_class, CptSummaryChart, table);
  gtk_widget_class_bind_template_callback (widget_class, read_out);
}

static void
cpt_summary_chart_init (CptSummaryChart *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->first = CPT_MONTH_UNKNOWN;
  self->current = CPT_MONTH_UNKNOWN;
  gtk_widget_init_template (GTK_WIDGET (self));
  cpt_shrink_button (self->show_chart);
  cpt_shrink_button (self->show_table);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (theme_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (theme_changed_cb), self, G_CONNECT_SWAPPED);
  theme_changed_cb (self);
}

/**
 * cpt_summary_chart_set_narrow:
 * @narrow: whether there is little room
 *
 * Shows fewer months where there is little room.
 */
void
cpt_summary_chart_set_narrow (CptSummaryChart *self, gboolean narrow)
{
  g_return_if_fail (CPT_IS_SUMMARY_CHART (self));

  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->heading),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  if (self->current != CPT_MONTH_UNKNOWN)
    update (self);
}

/**
 * cpt_summary_chart_show:
 * @profit: (nullable): profit and loss, by months
 * @balance: (nullable): balance sheets, by months
 * @current: the month that is not over, by the platform's clock
 * @n_months: that the figures are about; 0 when that is not known
 *
 * Shows the months; hides itself when there is none. The same again touches nothing: the month that is marked stays so.
 */
void
cpt_summary_chart_show (CptSummaryChart *self, CptReport *profit, CptReport *balance, CptMonth current, guint n_months)
{
  g_return_if_fail (CPT_IS_SUMMARY_CHART (self));

  n_months = n_months > 0 ? n_months : CPT_FIGURE_MONTHS;
  if (self->profit == profit && self->balance == balance && self->current == current && self->n_months == n_months)
    return;

  g_set_object (&self->profit, profit);
  g_set_object (&self->balance, balance);
  self->current = current;
  self->n_months = n_months;
  update (self);
}

/**
 * cpt_summary_chart_new_data:
 *
 * Returns: (transfer full) (nullable): what it shows, for other places; %NULL when there is nothing
 */
CptChartData *
cpt_summary_chart_new_data (CptSummaryChart *self)
{
  g_return_val_if_fail (CPT_IS_SUMMARY_CHART (self), NULL);

  return self->first != CPT_MONTH_UNKNOWN ? new_data (self) : NULL;
}
