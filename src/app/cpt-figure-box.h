/* cpt-figure-box.h — one figure of a company: what it is, how much, against what, of when.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CPT_TYPE_FIGURE_BOX (cpt_figure_box_get_type ())
G_DECLARE_FINAL_TYPE (CptFigureBox, cpt_figure_box, CPT, FIGURE_BOX, AdwBin)

void cpt_figure_box_show (CptFigureBox *self, const char *value, const char *change, const char *period);

G_END_DECLS
