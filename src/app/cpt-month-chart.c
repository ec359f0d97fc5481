/* cpt-month-chart.c — a chart of months that one walks by pointer and keys.
 *
 * One month is marked: the one under the pointer, or the one that the arrow keys, Home and End moved to. Whoever shows
 * the chart says the month's values in words, next to it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-month-chart.h"

#include "cpt-chart-painter.h"
#include "cpt-text-size.h"

/* In em. */
#define LEAST_HEIGHT 16
#define HEIGHT 28
#define LEAST_WIDTH 20

struct _CptMonthChart
{
  GtkWidget parent_instance;

  CptChartData *data; /* (nullable) */
  CptChartPalette palette;
  int selected;     /* CPT_CHART_NO_MONTH: none */
  double pointer_x; /* where the pointer was last */
};

G_DEFINE_FINAL_TYPE (CptMonthChart, cpt_month_chart, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_SELECTED = 1,
} CptMonthChartProperty;

static GParamSpec *properties[PROP_SELECTED + 1];

static CptChartPaper
get_paper (CptMonthChart *self)
{
  return (CptChartPaper){ gtk_widget_get_pango_context (GTK_WIDGET (self)), &self->palette,
                          cpt_text_size_get_em (GTK_WIDGET (self)), self->selected };
}

static void
lay_out (CptMonthChart *self, CptChartLayout *layout)
{
  CptChartPaper paper = get_paper (self);

  cpt_chart_painter_lay_out (layout, self->data, &paper, gtk_widget_get_width (GTK_WIDGET (self)),
                             gtk_widget_get_height (GTK_WIDGET (self)));
}

static void
cpt_month_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CptMonthChart *self = CPT_MONTH_CHART (widget);
  CptChartPaper paper = get_paper (self);
  CptChartLayout layout;
  cairo_t *cairo = NULL;

  if (self->data == NULL)
    return;

  lay_out (self, &layout);
  cairo = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                                                    (float) gtk_widget_get_height (widget)));
  cpt_chart_painter_paint (cairo, self->data, &layout, &paper);
  cairo_destroy (cairo);
}

static void
cpt_month_chart_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  double em = cpt_text_size_get_em (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = (int) (LEAST_HEIGHT * em);
      *natural = (int) (HEIGHT * em);
    }
  else
    {
      /* Narrower it cannot be read, but it must not make the window wider than the screen. */
      *minimum = MIN ((int) (LEAST_WIDTH * em), 280);
      *natural = (int) (LEAST_WIDTH * em);
    }
}

static gboolean
step_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  CptMonthChart *self = CPT_MONTH_CHART (widget);
  int n_months = self->data != NULL ? (int) cpt_chart_data_get_n_months (self->data) : 0;
  int step = g_variant_get_int32 (arguments);

  if (n_months == 0)
    return FALSE;

  cpt_month_chart_select (self, CLAMP (self->selected + step, 0, n_months - 1));

  return TRUE;
}

static void
mark_at (CptMonthChart *self, double x)
{
  CptChartLayout layout;
  guint month = 0;

  if (self->data == NULL)
    return;

  lay_out (self, &layout);
  if (cpt_chart_layout_find_month (&layout, x, &month))
    cpt_month_chart_select (self, (int) month);
}

/* GTK tells of the pointer again when something near it was laid out: what the keys marked meanwhile stays. */
static void
moved_cb (CptMonthChart *self, double x, double y)
{
  if (ABS (x - self->pointer_x) < 0.5)
    return;

  self->pointer_x = x;
  mark_at (self, x);
}

static void
pressed_cb (CptMonthChart *self, int n_press, double x, double y)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  mark_at (self, x);
}

static void
cpt_month_chart_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch ((CptMonthChartProperty) property_id)
    {
    case PROP_SELECTED:
      g_value_set_int (value, CPT_MONTH_CHART (object)->selected);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cpt_month_chart_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  switch ((CptMonthChartProperty) property_id)
    {
    case PROP_SELECTED:
      cpt_month_chart_select (CPT_MONTH_CHART (object), g_value_get_int (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cpt_month_chart_finalize (GObject *object)
{
  g_clear_object (&CPT_MONTH_CHART (object)->data);

  G_OBJECT_CLASS (cpt_month_chart_parent_class)->finalize (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    int step;
  } keys[] = {
    { GDK_KEY_Left, -1 },      { GDK_KEY_Right, 1 },          { GDK_KEY_Page_Up, -12 },
    { GDK_KEY_Page_Down, 12 }, { GDK_KEY_Home, -G_MAXINT16 }, { GDK_KEY_End, G_MAXINT16 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, 0, step_cb, "i", keys[i].step);
}

static void
cpt_month_chart_class_init (CptMonthChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = cpt_month_chart_finalize;
  object_class->get_property = cpt_month_chart_get_property;
  object_class->set_property = cpt_month_chart_set_property;
  widget_class->measure = cpt_month_chart_measure;
  widget_class->snapshot = cpt_month_chart_snapshot;

  properties[PROP_SELECTED] =
      g_param_spec_int ("selected", NULL, NULL, CPT_CHART_NO_MONTH, G_MAXINT, CPT_CHART_NO_MONTH,
                        G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "month-chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  add_keys (widget_class);
}

static void
cpt_month_chart_init (CptMonthChart *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->selected = CPT_CHART_NO_MONTH;
  cpt_chart_palette_init (&self->palette, FALSE, FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (moved_cb), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/**
 * cpt_month_chart_show:
 * @data: what is shown; not to be changed any more
 *
 * Shows @data, and marks the last month that is known whole; a month that was marked among as many stays so.
 */
void
cpt_month_chart_show (CptMonthChart *self, CptChartData *data)
{
  guint n_months = cpt_chart_data_get_n_months (data);
  int selected = self->selected;

  g_return_if_fail (CPT_IS_MONTH_CHART (self));

  if (self->data == NULL || cpt_chart_data_get_n_months (self->data) != n_months)
    selected = CPT_CHART_NO_MONTH;
  g_set_object (&self->data, data);
  for (guint month = n_months; month > 0 && selected == CPT_CHART_NO_MONTH; month--)
    if (cpt_chart_data_get_point (data, month - 1, CPT_CHART_FIRST_BAR)->state == CPT_CHART_WHOLE)
      selected = (int) month - 1;

  self->selected = selected;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * cpt_month_chart_set_theme:
 *
 * Draws in the colours of that theme.
 */
void
cpt_month_chart_set_theme (CptMonthChart *self, gboolean is_dark, gboolean has_high_contrast)
{
  g_return_if_fail (CPT_IS_MONTH_CHART (self));

  cpt_chart_palette_init (&self->palette, is_dark, has_high_contrast);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * cpt_month_chart_get_selected:
 *
 * Returns: the month that is marked; CPT_CHART_NO_MONTH, below 0, without one
 */
int
cpt_month_chart_get_selected (CptMonthChart *self)
{
  g_return_val_if_fail (CPT_IS_MONTH_CHART (self), CPT_CHART_NO_MONTH);

  return self->selected;
}

/**
 * cpt_month_chart_select:
 * @month: to be marked, or CPT_CHART_NO_MONTH
 *
 * Marks a month.
 */
void
cpt_month_chart_select (CptMonthChart *self, int month)
{
  g_return_if_fail (CPT_IS_MONTH_CHART (self));

  if (self->selected == month)
    return;

  self->selected = month;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}
