/* cpt-sync-records.h — pages of records, read when somebody asks for them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-record-repository.h"
#include "cpt-sync.h"

G_BEGIN_DECLS

void cpt_sync_read_records_async (CptSync *self,
                                  const CptRecordPlace *place,
                                  const CptRecordQuery *query,
                                  guint page,
                                  guint page_size,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
CptRecordPage *
cpt_sync_read_records_finish (CptSync *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
