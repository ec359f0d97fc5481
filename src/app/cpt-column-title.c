/* cpt-column-title.c — where the titles of columns stand: over what they name.
 *
 * A column of GTK has no alignment for its title. Its widget is a box of a label and of an arrow, which has room even
 * where nothing is sorted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-column-title.h"

static GtkWidget *
find_label (GtkWidget *widget)
{
  GtkWidget *label = GTK_IS_LABEL (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && label == NULL;
       child = gtk_widget_get_next_sibling (child))
    label = find_label (child);

  return label;
}

/* The arrow goes before the words, so that these end where the numbers do. */
static void
move_to_end (GtkWidget *label)
{
  GtkWidget *box = gtk_widget_get_parent (label);

  gtk_widget_insert_before (label, box, NULL);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_halign (label, GTK_ALIGN_END);
  gtk_widget_set_hexpand (box, FALSE); /* it ends here: the table does not expand for its titles */
}

/**
 * cpt_column_title_set_at_end:
 * @view: its header is the first child, as in GTK 4.8 to 4.18
 * @title: of a column of quantities, as it was given to GTK
 *
 * Lets the title end where the line does.
 */
void
cpt_column_title_set_at_end (GtkColumnView *view, const char *title)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  for (GtkWidget *child = gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (view))); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *label = find_label (child);

      if (label != NULL && g_strcmp0 (gtk_label_get_text (GTK_LABEL (label)), title) == 0)
        move_to_end (label);
    }
}
