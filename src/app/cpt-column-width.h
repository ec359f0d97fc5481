/* cpt-column-width.h — how wide a column must be for what stands in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

int cpt_column_width_of_title (GtkWidget *view, const char *title);
int cpt_column_width_of_moments (GtkWidget *view, char *(*format) (gint64 time));

G_END_DECLS
