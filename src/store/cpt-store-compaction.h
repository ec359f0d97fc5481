/* cpt-store-compaction.h — what was deleted gives its room on the disk back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-store.h"

G_BEGIN_DECLS

void
cpt_store_compact_async (CptStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean cpt_store_compact_finish (CptStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
