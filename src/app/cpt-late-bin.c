/* cpt-late-bin.c — a place whose widget is made when it is first seen.
 *
 * Of a stack a person mostly sees the first page. The four other views of a company took two thirds of the work of
 * opening it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-late-bin.h"

struct _CptLateBin
{
  AdwBin parent_instance;

  GType widget_type;
};

G_DEFINE_FINAL_TYPE (CptLateBin, cpt_late_bin, ADW_TYPE_BIN)

typedef enum
{
  PROP_WIDGET_TYPE = 1,
} CptLateBinProperty;

static GParamSpec *properties[PROP_WIDGET_TYPE + 1];

enum
{
  MADE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
cpt_late_bin_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch ((CptLateBinProperty) property_id)
    {
    case PROP_WIDGET_TYPE:
      g_value_set_gtype (value, CPT_LATE_BIN (object)->widget_type);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cpt_late_bin_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  switch ((CptLateBinProperty) property_id)
    {
    case PROP_WIDGET_TYPE:
      CPT_LATE_BIN (object)->widget_type = g_value_get_gtype (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

/* A stack maps what it shows before it gives it the focus, so that there is something to give it to. */
static void
cpt_late_bin_map (GtkWidget *widget)
{
  cpt_late_bin_make (CPT_LATE_BIN (widget));

  GTK_WIDGET_CLASS (cpt_late_bin_parent_class)->map (widget);
}

static void
cpt_late_bin_class_init (CptLateBinClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cpt_late_bin_get_property;
  object_class->set_property = cpt_late_bin_set_property;
  GTK_WIDGET_CLASS (klass)->map = cpt_late_bin_map;

  properties[PROP_WIDGET_TYPE] = g_param_spec_gtype (
      "widget-type", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[MADE] = g_signal_new ("made", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, GTK_TYPE_WIDGET);
}

static void
cpt_late_bin_init (CptLateBin *self)
{
}

/**
 * cpt_late_bin_make:
 *
 * Makes the widget now, if it was not made yet; adw_bin_get_child() gives it only when it was.
 *
 * Returns: (transfer none): the widget
 */
GtkWidget *
cpt_late_bin_make (CptLateBin *self)
{
  GtkWidget *widget = NULL;

  g_return_val_if_fail (CPT_IS_LATE_BIN (self), NULL);

  widget = adw_bin_get_child (ADW_BIN (self));
  if (widget != NULL)
    return widget;

  widget = g_object_new (self->widget_type, NULL);
  adw_bin_set_child (ADW_BIN (self), widget);
  g_signal_emit (self, signals[MADE], 0, widget);

  return widget;
}
