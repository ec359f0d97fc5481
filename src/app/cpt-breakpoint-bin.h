/* cpt-breakpoint-bin.h — tells its child whether the window is narrow, before it is laid out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Properties: "child" (GtkWidget), "narrow-below" (int, pixels at the normal text size), "narrow" (boolean, read only).
 */
#define CPT_TYPE_BREAKPOINT_BIN (cpt_breakpoint_bin_get_type ())
G_DECLARE_FINAL_TYPE (CptBreakpointBin, cpt_breakpoint_bin, CPT, BREAKPOINT_BIN, GtkWidget)

gboolean cpt_breakpoint_bin_get_narrow (CptBreakpointBin *self);
gboolean cpt_breakpoint_bin_get_cramped (CptBreakpointBin *self);

G_END_DECLS
