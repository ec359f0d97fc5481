/* cpt-list-top.c — a list whose top is looked at stays there when rows come above.
 *
 * GTK keeps the row in place that was the first. So the list goes back to its top once the new rows are laid out: that
 * is at the end of the next frame. No later, or it would undo what somebody scrolled meanwhile.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-list-top.h"

#define FRAMES 2
#define FRAMES_KEY "cpt-list-top-frames"

static guint
get_frames (GtkScrolledWindow *scroller)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (scroller), FRAMES_KEY));
}

static void
set_frames (GtkScrolledWindow *scroller, guint n_frames)
{
  g_object_set_data (G_OBJECT (scroller), FRAMES_KEY, GUINT_TO_POINTER (n_frames));
}

static gboolean
frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (widget);
  guint n_frames = get_frames (scroller) - 1;

  set_frames (scroller, n_frames);
  if (n_frames > 0)
    return G_SOURCE_CONTINUE;

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (scroller), 0);

  return G_SOURCE_REMOVE;
}

/**
 * cpt_list_top_follow:
 * @scroller: around the list
 * @position: where rows came, just now
 * @n_added: how many
 * @n_items: how many there are now
 *
 * Has the new rows seen, if they came at the top and that is what is looked at. A list that is all new is at its top
 * anyway. To be called on the main thread, for each change of the list's model.
 */
void
cpt_list_top_follow (GtkScrolledWindow *scroller, guint position, guint n_added, guint n_items)
{
  gboolean is_at_top = FALSE;

  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (scroller));

  is_at_top =
      get_frames (scroller) > 0 || gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (scroller)) < 1;
  if (position > 0 || n_added == 0 || n_added == n_items || !is_at_top)
    return;

  if (get_frames (scroller) == 0)
    gtk_widget_add_tick_callback (GTK_WIDGET (scroller), frame_cb, NULL, NULL);
  set_frames (scroller, FRAMES);
}
