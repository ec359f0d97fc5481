/* cpt-details-expander.h — "Details": what support asks for, folded away, to be copied.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CPT_TYPE_DETAILS_EXPANDER (cpt_details_expander_get_type ())
G_DECLARE_FINAL_TYPE (CptDetailsExpander, cpt_details_expander, CPT, DETAILS_EXPANDER, AdwBin)

GtkWidget *cpt_details_expander_new (const char *text);
void cpt_details_expander_set_text (CptDetailsExpander *self, const char *text);

G_END_DECLS
