/* cpt-popover-anchor.c — popovers that open on a widget that did not expect them, and leave it clean.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-popover-anchor.h"

/* Pixels: to the edges of the window, and of the arrow. */
#define MARGIN 12
#define ARROW 12

/* Disposed of by hand: GTK 4.8 may keep a reference to a popover that was closed while it had the pointer. */
static gboolean
unparent_cb (gpointer user_data)
{
  GtkWidget *popover = user_data;

  if (gtk_widget_get_parent (popover) != NULL)
    {
      gtk_widget_unparent (popover);
      g_object_run_dispose (G_OBJECT (popover));
    }

  return G_SOURCE_REMOVE;
}

/* Not at once: GTK still works on the popover that it closes. */
static void
closed_cb (GtkPopover *popover, gpointer user_data)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (popover), g_object_unref);
}

static void
anchor_destroyed_cb (GtkWidget *popover)
{
  gtk_widget_set_visible (popover, FALSE);
  unparent_cb (popover);
}

/* Back to where the keyboard was, or a person would begin again at the top of the window. */
static void
give_focus_back_cb (GtkWidget *focus)
{
  if (gtk_widget_get_mapped (focus))
    gtk_widget_grab_focus (focus);
}

/* A popover that would stick out of the window on one side of the middle of what it points to is put edge to edge with
 * it instead, if it stays in the window then. */
static void
align (GtkWidget *popover, GtkWidget *anchor, int width, const GdkRectangle *at)
{
  gboolean is_rtl = gtk_widget_get_direction (anchor) == GTK_TEXT_DIR_RTL;
  int room = gtk_widget_get_width (anchor);
  int left = at->x + at->width / 2 - width / 2;

  if (left < MARGIN && at->x + width <= room)
    gtk_widget_set_halign (popover, is_rtl ? GTK_ALIGN_END : GTK_ALIGN_START);
  else if (left + width > room - MARGIN && at->x + at->width >= width)
    gtk_widget_set_halign (popover, is_rtl ? GTK_ALIGN_START : GTK_ALIGN_END);
}

/* Below what it points to, unless there is more room above it, and that is needed. */
static void
choose_side (GtkWidget *popover, GtkWidget *anchor, int height, const GdkRectangle *at)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (anchor));
  graphene_point_t top;
  float above = 0;
  float below = 0;

  if (!gtk_widget_compute_point (anchor, root, &GRAPHENE_POINT_INIT (0, (float) at->y), &top))
    return;

  above = top.y;
  below = (float) gtk_widget_get_height (root) - top.y - (float) at->height;
  if (below < (float) height && above > below)
    gtk_popover_set_position (GTK_POPOVER (popover), GTK_POS_TOP);
}

/* A popover that is not shown yet has no size, what is in it has. */
static void
place_in_window (GtkPopover *popover, GtkWidget *anchor, const GdkRectangle *at)
{
  GtkWidget *child = gtk_popover_get_child (popover);
  int width = 0;
  int height = 0;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  width = CLAMP (gtk_widget_get_width (anchor) - 2 * MARGIN, 0, width);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  align (GTK_WIDGET (popover), anchor, width, at);
  choose_side (GTK_WIDGET (popover), anchor, height + ARROW, at);
}

/**
 * cpt_popover_anchor_align:
 * @popover: of @button, about to open
 * @button: in the window
 *
 * Puts @popover edge to edge with @button where, in its middle, it would stick out of the window.
 */
void
cpt_popover_anchor_align (GtkPopover *popover, GtkWidget *button)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (button));
  graphene_rect_t bounds;
  int width = 0;

  if (!gtk_widget_compute_bounds (button, root, &bounds))
    return;

  gtk_widget_measure (gtk_popover_get_child (popover), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_set_halign (GTK_WIDGET (popover), GTK_ALIGN_FILL);
  align (GTK_WIDGET (popover), root, width, &(GdkRectangle){ (int) bounds.origin.x, 0, (int) bounds.size.width, 1 });
}

/* Pixels that the widest text in @widget asks for. */
static int
measure_widest (GtkWidget *widget)
{
  int widest = 0;

  if (GTK_IS_LABEL (widget))
    gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &widest, NULL, NULL);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    widest = MAX (widest, measure_widest (child));

  return widest;
}

/* Pixels, as a label reckons with them. */
static int
measure_character (GtkWidget *label)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (label), NULL, NULL);
  int width = MAX (pango_font_metrics_get_approximate_char_width (metrics),
                   pango_font_metrics_get_approximate_digit_width (metrics));

  pango_font_metrics_unref (metrics);

  return MAX (PANGO_PIXELS_CEIL (width), 1);
}

static void
cut_texts (GtkWidget *widget, int most)
{
  int width = 0;

  if (GTK_IS_LABEL (widget))
    gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  if (width > most)
    {
      gtk_label_set_ellipsize (GTK_LABEL (widget), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (widget), MAX (most / measure_character (widget), 1));
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    cut_texts (child, most);
}

/* A menu is as wide as its longest entry, and with large text wider than a small window: what is too long is cut. */
static void
keep_in_window (GtkPopover *menu, GtkWidget *anchor)
{
  GtkWidget *content = gtk_popover_get_child (menu);
  int room = gtk_widget_get_width (GTK_WIDGET (gtk_widget_get_root (anchor))) - 2 * MARGIN;
  int natural = 0;

  gtk_widget_measure (content, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  if (room > 0 && natural > room)
    cut_texts (content, MAX (measure_widest (content) - (natural - room), MARGIN));
}

/* The part of @at that is not at an edge of the window, where what opens would stand flush with it. */
static GdkRectangle
keep_off_edges (GtkWidget *anchor, const GdkRectangle *at)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (anchor));
  GdkRectangle inner = *at;
  graphene_point_t origin;
  int least = 0;
  int most = 0;

  if (!gtk_widget_compute_point (anchor, root, &GRAPHENE_POINT_INIT (0, 0), &origin))
    return inner;

  least = MARGIN - (int) origin.x;
  most = gtk_widget_get_width (root) - MARGIN - (int) origin.x;
  inner.x = CLAMP (at->x, least, MAX (most - 1, least));
  inner.width = CLAMP (at->x + at->width - inner.x, 1, MAX (most - inner.x, 1));

  return inner;
}

/**
 * cpt_popover_anchor_popup:
 * @popover: (transfer floating): lives until it is closed, or until @anchor goes
 * @anchor: where it points to
 * @at: (nullable): a rectangle in the coordinates of @anchor; %NULL for all of it
 *
 * Opens @popover at @anchor, within the window if it can be. A menu, which has no arrow, opens where it is asked for.
 */
void
cpt_popover_anchor_popup (GtkPopover *popover, GtkWidget *anchor, const GdkRectangle *at)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (anchor));

  gtk_widget_set_parent (GTK_WIDGET (popover), anchor);
  if (at != NULL)
    {
      GdkRectangle inner = keep_off_edges (anchor, at);

      gtk_popover_set_pointing_to (popover, &inner);
      if (gtk_popover_get_has_arrow (popover))
        place_in_window (popover, anchor, &inner);
    }
  if (GTK_IS_POPOVER_MENU (popover))
    keep_in_window (popover, anchor);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  if (focus != NULL)
    g_signal_connect_object (popover, "closed", G_CALLBACK (give_focus_back_cb), focus,
                             G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (anchor, "destroy", G_CALLBACK (anchor_destroyed_cb), popover, G_CONNECT_SWAPPED);
  gtk_popover_popup (popover);
}
