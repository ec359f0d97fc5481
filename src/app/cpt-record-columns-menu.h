/* cpt-record-columns-menu.h — which columns are shown, in which order, and what records are ordered by, for a person to
 * choose.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "cpt-record-column.h"

G_BEGIN_DECLS

/* Signals: "chosen" (GStrv names): those to show, in their order; none for the usual ones; "order-chosen" (const char
 * *order_by): a path, with "-" before it for descending. */
#define CPT_TYPE_RECORD_COLUMNS_MENU (cpt_record_columns_menu_get_type ())
G_DECLARE_FINAL_TYPE (CptRecordColumnsMenu, cpt_record_columns_menu, CPT, RECORD_COLUMNS_MENU, GtkPopover)

void cpt_record_columns_menu_show (CptRecordColumnsMenu *self,
                                   GPtrArray *columns,
                                   const char *const *shown,
                                   const char *order_by);

G_END_DECLS
