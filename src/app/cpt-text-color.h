/* cpt-text-color.h — the colour of a part of a text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void cpt_text_color_add (PangoAttrList *attributes, const GdkRGBA *color, guint start, guint end);

G_END_DECLS
