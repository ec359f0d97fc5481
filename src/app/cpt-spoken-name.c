/* cpt-spoken-name.c — what a screen reader calls a widget.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-spoken-name.h"

/**
 * cpt_spoken_name_set:
 * @widget: (type GtkWidget): a button has its text already, a drop-down is of a template of its own
 * @name: what to call it
 *
 * Names a widget, also one that shows a text. GTK 4.18 lets a button be labelled by its text and a drop-down by what is
 * chosen, as a relation, and a relation goes before a name.
 */
void
cpt_spoken_name_set (gpointer widget, const char *name)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_accessible_reset_relation (widget, GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (widget, GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
