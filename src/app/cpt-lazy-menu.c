/* cpt-lazy-menu.c — a menu button whose menu is made when it is first opened.
 *
 * GTK makes a widget of every item as soon as a button has a model: the four menus of the window took 8 of its first
 * 90 ms.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-lazy-menu.h"

#include "cpt-popover-anchor.h"

/* What it says may be known only once it is open. */
static void
changed_cb (GtkMenuButton *button)
{
  GtkPopover *popover = gtk_menu_button_get_popover (button);

  if (popover != NULL && gtk_widget_get_mapped (GTK_WIDGET (popover)))
    cpt_popover_anchor_align (popover, GTK_WIDGET (button));
}

static void
create_popup_cb (GtkMenuButton *button, gpointer user_data)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, G_MENU_MODEL (user_data));
  cpt_popover_anchor_align (gtk_menu_button_get_popover (button), GTK_WIDGET (button));
}

/**
 * cpt_lazy_menu_set:
 * @button: without a menu
 * @model: of the menu
 *
 * Gives @button the menu of @model, without making it.
 */
void
cpt_lazy_menu_set (GtkMenuButton *button, GMenuModel *model)
{
  g_return_if_fail (GTK_IS_MENU_BUTTON (button));
  g_return_if_fail (G_IS_MENU_MODEL (model));

  gtk_menu_button_set_create_popup_func (button, create_popup_cb, g_object_ref (model), g_object_unref);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (changed_cb), button,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER); /* after the menu has followed */
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE, -1);
}
