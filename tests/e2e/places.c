/* places.c — loaded into the program by the driver: where widgets are, told as GTK 4.8 tells it.
 *
 * On the accessibility bus of GTK 4.18 a widget's place is the sum of gtk_accessible_get_bounds() of itself and of all
 * that it is in. The sum is not its place: each bounds are counted from the inside of the parent's padding and border,
 * and give the outside of the widget's own, so that all paddings and borders on the way are missing; what is in a stack
 * is counted twice, for its page again; and a popover is counted from what it belongs to. Nor does it say that a widget
 * is not mapped. So the bounds are given another meaning here, by which the sum is right: from the outside of the
 * parent to the outside of the widget, nowhere for pages, popovers and windows (of which the inside is told, as GTK 4.8
 * does), and no bounds without being mapped.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>

#if GTK_CHECK_VERSION(4, 10, 0)
static gboolean
get_bounds_of_widget (GtkAccessible *accessible, int *x, int *y, int *width, int *height)
{
  GtkWidget *widget = GTK_WIDGET (accessible);
  GtkWidget *parent = gtk_widget_get_parent (widget);
  graphene_rect_t box = GRAPHENE_RECT_INIT (0, 0, 0, 0);
  graphene_rect_t around = GRAPHENE_RECT_INIT (0, 0, 0, 0);
  gboolean is_mapped = gtk_widget_get_mapped (widget);

  if (is_mapped && GTK_IS_NATIVE (widget))
    box.size = GRAPHENE_SIZE_INIT ((float) gtk_widget_get_width (widget), (float) gtk_widget_get_height (widget));
  else if (is_mapped)
    is_mapped = gtk_widget_compute_bounds (widget, parent, &box) &&
                (GTK_IS_NATIVE (parent) || gtk_widget_compute_bounds (parent, parent, &around));

  *x = (int) (box.origin.x - around.origin.x);
  *y = (int) (box.origin.y - around.origin.y);
  *width = is_mapped ? (int) box.size.width : 0;
  *height = is_mapped ? (int) box.size.height : 0;

  return is_mapped;
}

static gboolean
get_bounds_of_page (GtkAccessible *accessible, int *x, int *y, int *width, int *height)
{
  GtkWidget *child = GTK_IS_STACK_PAGE (accessible) ? gtk_stack_page_get_child (GTK_STACK_PAGE (accessible))
                                                    : adw_view_stack_page_get_child (ADW_VIEW_STACK_PAGE (accessible));
  gboolean is_mapped = get_bounds_of_widget (GTK_ACCESSIBLE (child), x, y, width, height);

  *width += *x;
  *height += *y;
  *x = *y = 0;

  return is_mapped;
}

/* What derives from @type after this, and implements it anew, starts from a copy of this. */
static void
give_bounds (GType type, gboolean (*get_bounds) (GtkAccessible *, int *, int *, int *, int *))
{
  gpointer class = g_type_class_ref (type);
  /* By its name: GTK 4.8 had no type of it for others. */
  GtkAccessibleInterface *interface = g_type_interface_peek (class, g_type_from_name ("GtkAccessible"));

  if (interface != NULL)
    interface->get_bounds = get_bounds;
}
#endif

__attribute__ ((constructor)) static void
load (void)
{
  g_unsetenv ("LD_PRELOAD"); /* what the program starts is not driven */
#if GTK_CHECK_VERSION(4, 10, 0)
  give_bounds (GTK_TYPE_WIDGET, get_bounds_of_widget);
  give_bounds (GTK_TYPE_STACK_PAGE, get_bounds_of_page);
  give_bounds (ADW_TYPE_VIEW_STACK_PAGE, get_bounds_of_page);
#endif
}
