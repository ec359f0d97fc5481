/* cpt-late-bin.h — a place whose widget is made when it is first seen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Property "widget-type" (GType, construct only): of a widget that needs nothing to be made.
 * Signal "made" (the widget): it stands in its place, and is not seen yet. */
#define CPT_TYPE_LATE_BIN (cpt_late_bin_get_type ())
G_DECLARE_FINAL_TYPE (CptLateBin, cpt_late_bin, CPT, LATE_BIN, AdwBin)

GtkWidget *cpt_late_bin_make (CptLateBin *self);

G_END_DECLS
