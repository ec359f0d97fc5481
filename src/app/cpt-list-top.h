/* cpt-list-top.h — a list whose top is looked at stays there when rows come above.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void cpt_list_top_follow (GtkScrolledWindow *scroller, guint position, guint n_added, guint n_items);

G_END_DECLS
