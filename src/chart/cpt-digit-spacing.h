/* cpt-digit-spacing.h — the space between thousands, where it can be seen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void cpt_digit_spacing_add (PangoAttrList *attributes, const char *text);
void cpt_digit_spacing_set_text (GtkLabel *label, const char *text);

G_END_DECLS
