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
 * it instead, if it stays in the window then. Where neither can be, and beside an edge, it is moved away from there.
 * @at is in the window. */
static void
align (GtkPopover *popover, GtkWidget *root, int width, const GdkRectangle *at)
{
  gboolean is_rtl = gtk_widget_get_direction (root) == GTK_TEXT_DIR_RTL;
  int room = gtk_widget_get_width (root);
  int left = at->x + at->width / 2 - width / 2;
  int kept = 0;
  GtkAlign halign = GTK_ALIGN_FILL;

  if (left < MARGIN && at->x + width <= room)
    {
      halign = is_rtl ? GTK_ALIGN_END : GTK_ALIGN_START;
      left = at->x;
    }
  else if (left + width > room - MARGIN && at->x + at->width >= width)
    {
      halign = is_rtl ? GTK_ALIGN_START : GTK_ALIGN_END;
      left = at->x + at->width - width;
    }

  kept = CLAMP (left, MARGIN, MAX (room - MARGIN - width, MARGIN));
  gtk_widget_set_halign (GTK_WIDGET (popover), halign);
  gtk_popover_set_offset (popover, kept - left, 0);
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

/* A popover that is not shown yet has no size, what is in it has: pixels, with its frame. */
static int
measure_frame (GtkPopover *popover)
{
  GtkWidget *frame = gtk_widget_get_parent (gtk_popover_get_child (popover));
  int width = 0;

  gtk_widget_measure (frame, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);

  return width;
}

static void
place_in_window (GtkPopover *popover, GtkWidget *anchor, const GdkRectangle *at)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (anchor));
  graphene_point_t start;
  int width = measure_frame (popover);
  int height = 0;

  if (!gtk_widget_compute_point (anchor, root, &GRAPHENE_POINT_INIT ((float) at->x, (float) at->y), &start))
    return;

  width = CLAMP (gtk_widget_get_width (root) - 2 * MARGIN, 0, width);
  gtk_widget_measure (gtk_popover_get_child (popover), GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  align (popover, root, width, &(GdkRectangle){ (int) start.x, (int) start.y, at->width, at->height });
  choose_side (GTK_WIDGET (popover), anchor, height + ARROW, at);
}

/* The entry that @label names; the label itself where it is the title of a section. */
static GtkWidget *
find_entry (GtkWidget *label)
{
  for (GtkWidget *widget = label; widget != NULL && !GTK_IS_POPOVER (widget); widget = gtk_widget_get_parent (widget))
    if (g_str_equal (gtk_widget_get_css_name (widget), "modelbutton"))
      return widget;

  return label;
}

/* Keys are short, and say nothing when they are cut. */
static gboolean
can_be_cut (GtkWidget *widget)
{
  return GTK_IS_LABEL (widget) && !g_str_equal (gtk_widget_get_css_name (widget), "accelerator");
}

/* Pixels that the entry which @label names asks for, with its keys. */
static int
measure_entry (GtkWidget *label)
{
  int width = 0;

  gtk_widget_measure (find_entry (label), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);

  return width;
}

/* Pixels that the widest entry in @widget asks for. */
static int
measure_widest (GtkWidget *widget)
{
  int widest = can_be_cut (widget) ? measure_entry (widget) : 0;

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

/* Pixels, without what CSS puts around it. */
static int
measure_text (GtkWidget *label)
{
  int width = 0;

  pango_layout_get_pixel_size (gtk_label_get_layout (GTK_LABEL (label)), &width, NULL);

  return width;
}

/* What was cut before is whole again if it can be: the window and its text may have become larger or smaller. */
static void
cut_texts (GtkWidget *widget, int most)
{
  int width = 0;

  if (can_be_cut (widget) && gtk_label_get_ellipsize (GTK_LABEL (widget)) != PANGO_ELLIPSIZE_NONE)
    {
      gtk_label_set_ellipsize (GTK_LABEL (widget), PANGO_ELLIPSIZE_NONE);
      gtk_label_set_max_width_chars (GTK_LABEL (widget), -1);
    }
  if (can_be_cut (widget))
    width = measure_entry (widget);
  if (width > most)
    {
      int around = width - measure_text (widget);

      gtk_label_set_ellipsize (GTK_LABEL (widget), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (widget), MAX ((most - around) / measure_character (widget), 1));
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
  int most = 0;

  cut_texts (content, G_MAXINT);
  natural = measure_frame (menu);
  most = measure_widest (content);
  /* Again and again: what stands around a text is not the same in each line. */
  while (room > 0 && natural > room && most > MARGIN)
    {
      most -= natural - room;
      cut_texts (content, most);
      natural = measure_frame (menu);
    }
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

static void
align_with_button (GtkPopover *popover, GtkWidget *button)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (button));
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (button, root, &bounds))
    align (popover, root, measure_frame (popover),
           &(GdkRectangle){ (int) bounds.origin.x, 0, (int) bounds.size.width, 1 });
}

static gboolean
keep_in_window_cb (gpointer user_data)
{
  GtkPopover *menu = user_data;
  GtkWidget *anchor = gtk_widget_get_parent (GTK_WIDGET (menu));

  if (anchor == NULL || gtk_widget_get_root (anchor) == NULL)
    return G_SOURCE_REMOVE;

  keep_in_window (menu, anchor);
  if (GTK_IS_MENU_BUTTON (anchor))
    align_with_button (menu, anchor);

  return G_SOURCE_REMOVE;
}

/* Now, and once more before it is drawn: a menu that was just made gets the titles of its sections when it is idle. */
static void
keep_menu_in_window (GtkPopover *menu, GtkWidget *anchor)
{
  keep_in_window (menu, anchor);
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, keep_in_window_cb, g_object_ref (menu), g_object_unref);
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
    keep_menu_in_window (popover, anchor);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  if (focus != NULL)
    g_signal_connect_object (popover, "closed", G_CALLBACK (give_focus_back_cb), focus,
                             G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (anchor, "destroy", G_CALLBACK (anchor_destroyed_cb), popover, G_CONNECT_SWAPPED);
  gtk_popover_popup (popover);
}

/**
 * cpt_popover_anchor_align:
 * @popover: of @button, about to open
 * @button: in the window
 *
 * Lets @popover open within the window, and off its edges: edge to edge with @button where, in its middle, it would
 * stick out. The texts of a menu that is wider than the window are cut.
 */
void
cpt_popover_anchor_align (GtkPopover *popover, GtkWidget *button)
{
  if (GTK_IS_POPOVER_MENU (popover))
    keep_menu_in_window (popover, button);
  align_with_button (popover, button);
}

static void
create_popup_cb (GtkMenuButton *button, gpointer user_data)
{
  GtkPopover *popover = gtk_menu_button_get_popover (button);

  if (popover != NULL)
    cpt_popover_anchor_align (popover, GTK_WIDGET (button));
}

/**
 * cpt_popover_anchor_watch:
 * @button: with a menu or a popover, now or later
 *
 * Lets what @button opens open within the window, as cpt_popover_anchor_align() does.
 */
void
cpt_popover_anchor_watch (GtkMenuButton *button)
{
  g_return_if_fail (GTK_IS_MENU_BUTTON (button));

  gtk_menu_button_set_create_popup_func (button, create_popup_cb, NULL, NULL);
}
