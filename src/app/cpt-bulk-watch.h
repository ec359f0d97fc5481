/* cpt-bulk-watch.h — follows the refreshes of many companies.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-bulk-words.h"

G_BEGIN_DECLS

/* Signals: "changed": how they stand may be another, or time has passed; "ended": they have just ended. */
#define CPT_TYPE_BULK_WATCH (cpt_bulk_watch_get_type ())
G_DECLARE_FINAL_TYPE (CptBulkWatch, cpt_bulk_watch, CPT, BULK_WATCH, GObject)

CptBulkWatch *cpt_bulk_watch_new (CptStore *store);
const CptBulkStatus *cpt_bulk_watch_get_status (CptBulkWatch *self);
CptBulkPhase cpt_bulk_watch_get_phase (CptBulkWatch *self);
gint64 cpt_bulk_watch_get_now (CptBulkWatch *self);
CptBulkRepository *cpt_bulk_watch_get_repository (CptBulkWatch *self);

G_END_DECLS
