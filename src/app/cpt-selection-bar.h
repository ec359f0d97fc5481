/* cpt-selection-bar.h — how many companies are selected, and what can be done with all of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Its buttons name actions of the page that it stands in (companies.…). */
#define CPT_TYPE_SELECTION_BAR (cpt_selection_bar_get_type ())
G_DECLARE_FINAL_TYPE (CptSelectionBar, cpt_selection_bar, CPT, SELECTION_BAR, AdwBin)

GtkWidget *cpt_selection_bar_new (void);
void cpt_selection_bar_update (CptSelectionBar *self, guint n_selected, guint n_hidden, gboolean is_narrow);

G_END_DECLS
