/* cpt-popover-anchor.h — popovers that open on a widget that did not expect them, and leave it clean.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void cpt_popover_anchor_align (GtkPopover *popover, GtkWidget *button);
void cpt_popover_anchor_popup (GtkPopover *popover, GtkWidget *anchor, const GdkRectangle *at);
void cpt_popover_anchor_watch (GtkMenuButton *button);

G_END_DECLS
