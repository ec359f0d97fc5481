/* cpt-column-sorter.h — by which column a view is asked to sort.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkSorter *cpt_column_sorter_new (gconstpointer column);
gconstpointer cpt_column_sorter_ask (GtkSorter *view_sorter, gboolean *is_descending);

G_END_DECLS
