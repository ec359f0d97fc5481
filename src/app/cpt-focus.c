/* cpt-focus.c — where the keyboard is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-focus.h"

/**
 * cpt_focus_is_elsewhere:
 * @widget: a page whose keys act
 *
 * Returns: whether keys belong to somebody else: the focus is in a field, or in a popover
 */
gboolean
cpt_focus_is_elsewhere (GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  return focus != NULL && (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus) ||
                           gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL);
}
