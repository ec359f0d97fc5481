/* cpt-status-icon.h — a status mark as a widget that grows with the text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-status-mark.h"

G_BEGIN_DECLS

/* Properties: "mark" (CptStatusMark), "size" (double, in em of the widget's font; 14 px are 0.95). */
#define CPT_TYPE_STATUS_ICON (cpt_status_icon_get_type ())
G_DECLARE_FINAL_TYPE (CptStatusIcon, cpt_status_icon, CPT, STATUS_ICON, GtkWidget)

GtkWidget *cpt_status_icon_new (CptStatusMark mark);
void cpt_status_icon_set_mark (CptStatusIcon *self, CptStatusMark mark);

G_END_DECLS
