/* cpt-waiting-private.h — which companies have a Link URL that their client has not followed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-snapshot-private.h"

G_BEGIN_DECLS

gboolean cpt_waiting_mark (CptSnapshot *snapshot, sqlite3 *handle, GError **error);

G_END_DECLS
