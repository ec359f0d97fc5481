/* cpt-status-icon.c — a status mark as a widget that grows with the text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-status-icon.h"
#include "cpt-text-size.h"

#include <math.h>

#define DEFAULT_SIZE 0.95

struct _CptStatusIcon
{
  GtkWidget parent_instance;

  CptStatusMark mark;
  double size; /* em */
};

G_DEFINE_FINAL_TYPE (CptStatusIcon, cpt_status_icon, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_MARK = 1,
  PROP_SIZE,
} CptStatusIconProperty;

static GParamSpec *properties[PROP_SIZE + 1];

static int
pixel_size (CptStatusIcon *self)
{
  return (int) ceil (self->size * cpt_text_size_get_em (GTK_WIDGET (self)));
}

static void
cpt_status_icon_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  *minimum = *natural = pixel_size (CPT_STATUS_ICON (widget));
}

static void
cpt_status_icon_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CptStatusIcon *self = CPT_STATUS_ICON (widget);
  int size = pixel_size (self);
  graphene_point_t at = GRAPHENE_POINT_INIT ((float) ((gtk_widget_get_width (widget) - size) / 2),
                                             (float) ((gtk_widget_get_height (widget) - size) / 2));
  CptStatusColors colors;

  cpt_status_palette_get (cpt_status_theme_get (adw_style_manager_get_default ()), cpt_status_mark_get_hue (self->mark),
                          &colors);
  cpt_status_mark_snapshot (self->mark, snapshot, &at, (float) size, &colors.mark);
}

static void
cpt_status_icon_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  CptStatusIcon *self = CPT_STATUS_ICON (object);

  switch ((CptStatusIconProperty) property_id)
    {
    case PROP_MARK:
      g_value_set_enum (value, (gint) self->mark);
      break;

    case PROP_SIZE:
      g_value_set_double (value, self->size);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cpt_status_icon_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  CptStatusIcon *self = CPT_STATUS_ICON (object);

  switch ((CptStatusIconProperty) property_id)
    {
    case PROP_MARK:
      cpt_status_icon_set_mark (self, (CptStatusMark) g_value_get_enum (value));
      break;

    case PROP_SIZE:
      self->size = g_value_get_double (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cpt_status_icon_class_init (CptStatusIconClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = cpt_status_icon_get_property;
  object_class->set_property = cpt_status_icon_set_property;
  widget_class->measure = cpt_status_icon_measure;
  widget_class->snapshot = cpt_status_icon_snapshot;

  properties[PROP_MARK] = g_param_spec_enum ("mark", NULL, NULL, CPT_TYPE_STATUS_MARK, CPT_STATUS_MARK_NONE, flags);
  properties[PROP_SIZE] = g_param_spec_double ("size", NULL, NULL, 0.1, 20, DEFAULT_SIZE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "status-icon");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
cpt_status_icon_init (CptStatusIcon *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->size = DEFAULT_SIZE;
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

/**
 * cpt_status_icon_new:
 *
 * Returns: (transfer floating): a widget that shows @mark
 */
GtkWidget *
cpt_status_icon_new (CptStatusMark mark)
{
  return g_object_new (CPT_TYPE_STATUS_ICON, "mark", mark, NULL);
}

/**
 * cpt_status_icon_set_mark:
 *
 * Shows @mark from now on.
 */
void
cpt_status_icon_set_mark (CptStatusIcon *self, CptStatusMark mark)
{
  g_return_if_fail (CPT_IS_STATUS_ICON (self));

  if (self->mark == mark)
    return;

  self->mark = mark;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MARK]);
}
