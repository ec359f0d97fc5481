/* cpt-activity-row.h — a row of the activity log: what happened, and, where it is the first of its day, the day.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-activity.h"

G_BEGIN_DECLS

#define CPT_TYPE_ACTIVITY_ROW (cpt_activity_row_get_type ())
G_DECLARE_FINAL_TYPE (CptActivityRow, cpt_activity_row, CPT, ACTIVITY_ROW, AdwBin)

GtkWidget *cpt_activity_row_new (void);
void cpt_activity_row_show (CptActivityRow *self, CptActivity *entry);
void cpt_activity_row_set_day (CptActivityRow *self, const char *day);

G_END_DECLS
