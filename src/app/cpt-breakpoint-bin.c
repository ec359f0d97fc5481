/* cpt-breakpoint-bin.c — tells its child whether the window is narrow, before it is laid out.
 *
 * libadwaita 1.2 has no breakpoints. The bin asks for the smallest window that is supported, whatever its child asks
 * for, decides on the width that it is given, and lays the child out after whoever listens to "notify::narrow" has
 * adapted it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-breakpoint-bin.h"
#include "cpt-text-size.h"

#define SMALLEST_WIDTH 360
#define SMALLEST_HEIGHT 294

struct _CptBreakpointBin
{
  GtkWidget parent_instance;

  GtkWidget *child;
  int narrow_below;
  int cramped_below;
  gboolean narrow;
  gboolean cramped;
};

static void buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CptBreakpointBin,
                               cpt_breakpoint_bin,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

typedef enum
{
  PROP_CHILD = 1,
  PROP_NARROW_BELOW,
  PROP_NARROW,
  PROP_CRAMPED_BELOW,
  PROP_CRAMPED,
} CptBreakpointBinProperty;

static GParamSpec *properties[PROP_CRAMPED + 1];

static GtkBuildableIface *parent_buildable;

static void
set_child (CptBreakpointBin *self, GtkWidget *child)
{
  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
}

static void
add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  if (GTK_IS_WIDGET (child))
    set_child (CPT_BREAKPOINT_BIN (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = add_child;
}

static void
cpt_breakpoint_bin_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  CptBreakpointBin *self = CPT_BREAKPOINT_BIN (widget);

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? SMALLEST_WIDTH : SMALLEST_HEIGHT;
  *natural = *minimum;

  if (self->child != NULL)
    {
      int child_natural = 0;

      gtk_widget_measure (self->child, orientation, -1, NULL, &child_natural, NULL, NULL);
      *natural = MAX (*natural, child_natural);
    }
}

static void
cpt_breakpoint_bin_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CptBreakpointBin *self = CPT_BREAKPOINT_BIN (widget);
  gboolean narrow = width < cpt_text_size_scale (widget, self->narrow_below);
  gboolean cramped = width < cpt_text_size_scale (widget, self->cramped_below);
  int least_width = 0;
  int least_height = 0;

  if (self->cramped != cramped)
    {
      self->cramped = cramped;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CRAMPED]);
    }

  if (self->narrow != narrow)
    {
      self->narrow = narrow;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
    }

  if (self->child == NULL)
    return;

  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
  width = MAX (width, least_width);
  gtk_widget_measure (self->child, GTK_ORIENTATION_VERTICAL, width, &least_height, NULL, NULL, NULL);
  height = MAX (height, least_height);
  gtk_widget_allocate (self->child, width, height, baseline, NULL);
}

static void
cpt_breakpoint_bin_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  CptBreakpointBin *self = CPT_BREAKPOINT_BIN (object);

  switch ((CptBreakpointBinProperty) property_id)
    {
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;

    case PROP_NARROW_BELOW:
      g_value_set_int (value, self->narrow_below);
      break;

    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;

    case PROP_CRAMPED_BELOW:
      g_value_set_int (value, self->cramped_below);
      break;

    case PROP_CRAMPED:
      g_value_set_boolean (value, self->cramped);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cpt_breakpoint_bin_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  CptBreakpointBin *self = CPT_BREAKPOINT_BIN (object);

  switch ((CptBreakpointBinProperty) property_id)
    {
    case PROP_CHILD:
      set_child (self, g_value_get_object (value));
      break;

    case PROP_NARROW_BELOW:
      self->narrow_below = g_value_get_int (value);
      gtk_widget_queue_allocate (GTK_WIDGET (self));
      break;

    case PROP_CRAMPED_BELOW:
      self->cramped_below = g_value_get_int (value);
      gtk_widget_queue_allocate (GTK_WIDGET (self));
      break;

    case PROP_NARROW:
    case PROP_CRAMPED:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cpt_breakpoint_bin_dispose (GObject *object)
{
  set_child (CPT_BREAKPOINT_BIN (object), NULL);

  G_OBJECT_CLASS (cpt_breakpoint_bin_parent_class)->dispose (object);
}

static void
cpt_breakpoint_bin_class_init (CptBreakpointBinClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cpt_breakpoint_bin_dispose;
  object_class->get_property = cpt_breakpoint_bin_get_property;
  object_class->set_property = cpt_breakpoint_bin_set_property;
  widget_class->measure = cpt_breakpoint_bin_measure;
  widget_class->size_allocate = cpt_breakpoint_bin_size_allocate;

  properties[PROP_CHILD] =
      g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW_BELOW] =
      g_param_spec_int ("narrow-below", NULL, NULL, 0, G_MAXINT, 0, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] =
      g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CRAMPED_BELOW] =
      g_param_spec_int ("cramped-below", NULL, NULL, 0, G_MAXINT, 0, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CRAMPED] =
      g_param_spec_boolean ("cramped", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
cpt_breakpoint_bin_init (CptBreakpointBin *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * cpt_breakpoint_bin_get_narrow:
 *
 * Returns: whether the width given last is below the breakpoint
 */
gboolean
cpt_breakpoint_bin_get_narrow (CptBreakpointBin *self)
{
  g_return_val_if_fail (CPT_IS_BREAKPOINT_BIN (self), FALSE);

  return self->narrow;
}

/**
 * cpt_breakpoint_bin_get_cramped:
 *
 * Returns: whether the width given last has room for the most important only: large text on a small window
 */
gboolean
cpt_breakpoint_bin_get_cramped (CptBreakpointBin *self)
{
  g_return_val_if_fail (CPT_IS_BREAKPOINT_BIN (self), FALSE);

  return self->cramped;
}
