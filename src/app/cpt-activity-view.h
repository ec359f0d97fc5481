/* cpt-activity-view.h — the activity log of a company: searched, filtered by kind, by days.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-activity-list.h"

G_BEGIN_DECLS

/* Property "has-close": whether there is a button that activates "activity.hide". */
#define CPT_TYPE_ACTIVITY_VIEW (cpt_activity_view_get_type ())
G_DECLARE_FINAL_TYPE (CptActivityView, cpt_activity_view, CPT, ACTIVITY_VIEW, AdwBin)

void cpt_activity_view_watch (CptActivityView *self, CptStore *store, const char *company_id);
void cpt_activity_view_refill (CptActivityView *self);
void cpt_activity_view_find (CptActivityView *self);

G_END_DECLS
