/* cpt-snapshot-builder-private.h — a snapshot from the tables and the outbox, as they are at one moment.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-snapshot-private.h"

G_BEGIN_DECLS

CptSnapshot *cpt_snapshot_build (sqlite3 *handle, gint64 now, GError **error);

G_END_DECLS
