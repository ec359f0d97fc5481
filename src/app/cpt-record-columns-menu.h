/* cpt-record-columns-menu.h — which columns are shown, and in which order, for a person to choose.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "cpt-record-column.h"

G_BEGIN_DECLS

/* Signal "chosen" (GStrv names): those to show, in their order; none for the usual ones. */
#define CPT_TYPE_RECORD_COLUMNS_MENU (cpt_record_columns_menu_get_type ())
G_DECLARE_FINAL_TYPE (CptRecordColumnsMenu, cpt_record_columns_menu, CPT, RECORD_COLUMNS_MENU, GtkPopover)

void cpt_record_columns_menu_show (CptRecordColumnsMenu *self, GPtrArray *columns, const char *const *shown);

G_END_DECLS
