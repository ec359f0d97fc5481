/* cpt-activity-place.h — the activity log beside the figures of a company or, where there is no room, over them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-store.h"

G_BEGIN_DECLS

/* Property "figures": the widget that the log stands beside. */
#define CPT_TYPE_ACTIVITY_PLACE (cpt_activity_place_get_type ())
G_DECLARE_FINAL_TYPE (CptActivityPlace, cpt_activity_place, CPT, ACTIVITY_PLACE, AdwBin)

void cpt_activity_place_watch (CptActivityPlace *self, CptStore *store, const char *company_id);
void cpt_activity_place_refill (CptActivityPlace *self);
gboolean cpt_activity_place_find (CptActivityPlace *self);

G_END_DECLS
