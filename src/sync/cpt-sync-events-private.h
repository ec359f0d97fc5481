/* cpt-sync-events-private.h — what the engine tells, as properties and signals of CptSync.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sync-private.h"

G_BEGIN_DECLS

/* Their data is the CptSync. */
extern const CptSyncEvents cpt_sync_events;

void cpt_sync_events_want_key (CptSync *self);
void cpt_sync_events_install (GType type);

G_END_DECLS
