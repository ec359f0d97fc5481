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

/**
 * cpt_focus_is_in_program:
 *
 * Returns: whether a window or a dialog of the program is in front
 */
gboolean
cpt_focus_is_in_program (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_is_active (window))
        return TRUE;
    }

  return FALSE;
}
