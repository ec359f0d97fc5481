/* cpt-operations-view.h — a history as a table or, where there is no room, as a list of two-line rows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-clock.h"
#include "cpt-company.h"
#include "cpt-history-list.h"

G_BEGIN_DECLS

/* Properties: "narrow" (whether rows have two lines). Signals: "selected": another operation is selected, or none. */
#define CPT_TYPE_OPERATIONS_VIEW (cpt_operations_view_get_type ())
G_DECLARE_FINAL_TYPE (CptOperationsView, cpt_operations_view, CPT, OPERATIONS_VIEW, AdwBin)

void cpt_operations_view_set_clock (CptOperationsView *self, CptClock *clock);
void cpt_operations_view_show (CptOperationsView *self, CptHistoryList *list, CptCompany *company);
void cpt_operations_view_refill (CptOperationsView *self, gboolean only_durations);
gpointer cpt_operations_view_get_selected (CptOperationsView *self);
void cpt_operations_view_select (CptOperationsView *self, const char *id);

G_END_DECLS
