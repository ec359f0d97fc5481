/* cpt-popover-anchor.c — popovers that open on a widget that did not expect them, and leave it clean.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-popover-anchor.h"

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

/**
 * cpt_popover_anchor_popup:
 * @popover: (transfer floating): lives until it is closed, or until @anchor goes
 * @anchor: where it points to
 * @at: (nullable): a rectangle in the coordinates of @anchor; %NULL for all of it
 *
 * Opens @popover at @anchor.
 */
void
cpt_popover_anchor_popup (GtkPopover *popover, GtkWidget *anchor, const GdkRectangle *at)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (anchor));

  gtk_widget_set_parent (GTK_WIDGET (popover), anchor);
  gtk_popover_set_pointing_to (popover, at);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  if (focus != NULL)
    g_signal_connect_object (popover, "closed", G_CALLBACK (give_focus_back_cb), focus,
                             G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (anchor, "destroy", G_CALLBACK (anchor_destroyed_cb), popover, G_CONNECT_SWAPPED);
  gtk_popover_popup (popover);
}
