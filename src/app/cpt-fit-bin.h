/* cpt-fit-bin.h — a child with a preferred width, which asks for the height that it needs at that width.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Properties: "child", "preferred-width" (pixels at normal text size). */
#define CPT_TYPE_FIT_BIN (cpt_fit_bin_get_type ())
G_DECLARE_FINAL_TYPE (CptFitBin, cpt_fit_bin, CPT, FIT_BIN, GtkWidget)

void cpt_fit_bin_set_limit (CptFitBin *self, int limit);
void cpt_fit_bin_fit (CptFitBin *self, GtkWidget *around);

G_END_DECLS
