/* cpt-inscription-text.h — texts of cells, at the edge where lines begin.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *cpt_inscription_text_new (const char *css_class);
void cpt_inscription_text_set (GtkInscription *inscription, const char *text, PangoAttrList *attributes);

G_END_DECLS
