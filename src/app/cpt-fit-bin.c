/* cpt-fit-bin.c — a child with a preferred width, which asks for the height that it needs at that width.
 *
 * Popovers and scrolled windows of GTK 4.8 ask their content how high it is without saying how wide it will be;
 * wrapping labels then answer for one long line, and the last rows are cut. This answers for the width that it will
 * have.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-fit-bin.h"

#include "cpt-text-size.h"

#define WINDOW_MARGIN 24 /* beside a popover or a dialog, so that the window behind can be seen */

struct _CptFitBin
{
  GtkWidget parent_instance;

  GtkWidget *child; /* (nullable) */
  int preferred_width;
  int limit; /* pixels; 0: none */
};

static void buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CptFitBin,
                               cpt_fit_bin,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

typedef enum
{
  PROP_CHILD = 1,
  PROP_PREFERRED_WIDTH,
} Property;

static int
get_wished_width (CptFitBin *self)
{
  int width = cpt_text_size_scale (GTK_WIDGET (self), self->preferred_width);

  return self->limit > 0 ? MIN (width, self->limit) : width;
}

static void
cpt_fit_bin_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  CptFitBin *self = CPT_FIT_BIN (widget);
  int least = 0;

  if (self->child == NULL)
    return;

  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = MAX (least, get_wished_width (self));
    }
  else
    {
      gtk_widget_measure (self->child, GTK_ORIENTATION_VERTICAL,
                          for_size < 0 ? MAX (least, get_wished_width (self)) : MAX (least, for_size), minimum, natural,
                          NULL, NULL);
    }
}

static GtkSizeRequestMode
cpt_fit_bin_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
cpt_fit_bin_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CptFitBin *self = CPT_FIT_BIN (widget);

  if (self->child != NULL)
    gtk_widget_allocate (self->child, width, height, baseline, NULL);
}

static void
set_child (CptFitBin *self, GtkWidget *child)
{
  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
}

static void
cpt_fit_bin_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CptFitBin *self = CPT_FIT_BIN (object);

  switch ((Property) id)
    {
    case PROP_CHILD:
      set_child (self, g_value_get_object (value));
      break;
    case PROP_PREFERRED_WIDTH:
      self->preferred_width = g_value_get_int (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cpt_fit_bin_dispose (GObject *object)
{
  set_child (CPT_FIT_BIN (object), NULL);

  G_OBJECT_CLASS (cpt_fit_bin_parent_class)->dispose (object);
}

static void
add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  set_child (CPT_FIT_BIN (buildable), GTK_WIDGET (child));
}

static void
buildable_init (GtkBuildableIface *iface)
{
  iface->add_child = add_child;
}

static void
cpt_fit_bin_class_init (CptFitBinClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = cpt_fit_bin_set_property;
  object_class->dispose = cpt_fit_bin_dispose;
  widget_class->measure = cpt_fit_bin_measure;
  widget_class->size_allocate = cpt_fit_bin_size_allocate;
  widget_class->get_request_mode = cpt_fit_bin_get_request_mode;

  g_object_class_install_property (object_class, PROP_CHILD,
                                   g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, flags));
  g_object_class_install_property (object_class, PROP_PREFERRED_WIDTH,
                                   g_param_spec_int ("preferred-width", NULL, NULL, 0, G_MAXINT, 0, flags));
}

static void
cpt_fit_bin_init (CptFitBin *self)
{
}

/**
 * cpt_fit_bin_set_limit:
 * @limit: pixels that it is never wider than, as long as its child can be so narrow; 0 for none
 */
void
cpt_fit_bin_set_limit (CptFitBin *self, int limit)
{
  g_return_if_fail (CPT_IS_FIT_BIN (self));

  self->limit = limit;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * cpt_fit_bin_fit:
 * @around: (nullable): a widget of the window that it is shown over
 *
 * Keeps it narrower than that window.
 */
void
cpt_fit_bin_fit (CptFitBin *self, GtkWidget *around)
{
  GtkRoot *root = around != NULL ? gtk_widget_get_root (around) : NULL;
  int width = root != NULL ? gtk_widget_get_width (GTK_WIDGET (root)) : 0;

  g_return_if_fail (CPT_IS_FIT_BIN (self));

  cpt_fit_bin_set_limit (self, width > 0 ? width - WINDOW_MARGIN : 0);
}
