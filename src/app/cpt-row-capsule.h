/* cpt-row-capsule.h — the buttons of a row, shared by all rows: rename, copy Link URL.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Signals: "rename", "copy-link": of the company whose row the capsule is on. */
#define CPT_TYPE_ROW_CAPSULE (cpt_row_capsule_get_type ())
G_DECLARE_FINAL_TYPE (CptRowCapsule, cpt_row_capsule, CPT, ROW_CAPSULE, GtkWidget)

gint64 cpt_row_capsule_get_rid (CptRowCapsule *self);
void cpt_row_capsule_show_row (CptRowCapsule *self, gint64 rid, GtkWidget *cell);
void cpt_row_capsule_hide (CptRowCapsule *self);
GtkWidget *cpt_row_capsule_get_cell (CptRowCapsule *self);

G_END_DECLS
