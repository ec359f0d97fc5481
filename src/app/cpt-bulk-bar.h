/* cpt-bulk-bar.h — how the refreshes of many companies stand, and what can be done about it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-bulk-watch.h"
#include "cpt-sync.h"

G_BEGIN_DECLS

#define CPT_TYPE_BULK_BAR (cpt_bulk_bar_get_type ())
G_DECLARE_FINAL_TYPE (CptBulkBar, cpt_bulk_bar, CPT, BULK_BAR, GtkWidget)

GtkWidget *cpt_bulk_bar_new (CptStore *store, CptBulkWatch *watch, CptSync *sync);
void cpt_bulk_bar_set_narrow (CptBulkBar *self, gboolean narrow, gboolean cramped);

G_END_DECLS
