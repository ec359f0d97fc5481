/* cpt-first-paint.h — what can wait until a widget has been seen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*CptFirstPaintFunc) (gpointer object);

void cpt_first_paint_call (GtkWidget *widget, CptFirstPaintFunc func, gpointer object);

G_END_DECLS
