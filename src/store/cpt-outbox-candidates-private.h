/* cpt-outbox-candidates-private.h — which companies could be the one that a creation made.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-statement-private.h"

G_BEGIN_DECLS

CptStatement *cpt_outbox_candidates_prepare (sqlite3 *handle, const char *name, gint64 since, GError **error);

G_END_DECLS
