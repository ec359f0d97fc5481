/* cpt-text-size.h — measures that follow the text size.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

double cpt_text_size_get_em (GtkWidget *widget);
int cpt_text_size_scale (GtkWidget *widget, int pixels);

G_END_DECLS
