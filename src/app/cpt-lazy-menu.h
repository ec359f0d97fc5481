/* cpt-lazy-menu.h — a menu button whose menu is made when it is first opened.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void cpt_lazy_menu_set (GtkMenuButton *button, GMenuModel *model);

G_END_DECLS
