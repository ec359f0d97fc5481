/* cpt-column-title.h — where the titles of columns stand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void cpt_column_title_set_at_end (GtkColumnView *view, const char *title);

G_END_DECLS
