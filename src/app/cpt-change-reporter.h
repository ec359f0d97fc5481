/* cpt-change-reporter.h — says in toasts how what the user did ended at the platform.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-outbox-repository.h"
#include "cpt-sync.h"

G_BEGIN_DECLS

/* Signal: "copy-link" (int64 rid, string connection_id): asked for from the toast about a company that was added, or,
 * with the ID, a connection. */
#define CPT_TYPE_CHANGE_REPORTER (cpt_change_reporter_get_type ())
G_DECLARE_FINAL_TYPE (CptChangeReporter, cpt_change_reporter, CPT, CHANGE_REPORTER, GObject)

CptChangeReporter *cpt_change_reporter_new (CptSync *sync, CptOutboxRepository *outbox, AdwToastOverlay *toasts);

G_END_DECLS
