/* cpt-shrink.c — buttons and windows that give way where there is no room for them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-shrink.h"

#define LEAST_CHARACTERS 4 /* enough to guess the word */

/**
 * cpt_shrink_button:
 * @button: a GtkButton with a label
 *
 * Lets the label be cut with "…" rather than push the window wider than the screen; its accessible name stays whole.
 */
void
cpt_shrink_button (GtkWidget *button)
{
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));

  g_return_if_fail (GTK_IS_LABEL (label));

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label),
                             MIN (LEAST_CHARACTERS, g_utf8_strlen (gtk_label_get_text (GTK_LABEL (label)), -1)));
}

/**
 * cpt_shrink_labels:
 * @widget: what holds labels, such as a view switcher
 *
 * Lets all labels in it be cut with "…", as cpt_shrink_button() does.
 */
void
cpt_shrink_labels (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    gtk_label_set_ellipsize (GTK_LABEL (widget), PANGO_ELLIPSIZE_END);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    cpt_shrink_labels (child);
}

/**
 * cpt_shrink_window:
 * @window: with a default size, not shown yet
 *
 * Makes it no larger than the window that it belongs to.
 */
void
cpt_shrink_window (GtkWindow *window)
{
  GtkWindow *parent = gtk_window_get_transient_for (window);
  int width = 0;
  int height = 0;

  if (parent == NULL || gtk_widget_get_width (GTK_WIDGET (parent)) == 0)
    return;

  gtk_window_get_default_size (window, &width, &height);
  gtk_window_set_default_size (window, MIN (width, gtk_widget_get_width (GTK_WIDGET (parent))),
                               MIN (height, gtk_widget_get_height (GTK_WIDGET (parent))));
}
