/* cpt-record-source.h — all records that a list shows, one slice after another, for an export.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-record-reader.h"

G_BEGIN_DECLS

#define CPT_TYPE_RECORD_SOURCE (cpt_record_source_get_type ())
G_DECLARE_FINAL_TYPE (CptRecordSource, cpt_record_source, CPT, RECORD_SOURCE, GObject)

CptRecordSource *cpt_record_source_new (CptStore *store,
                                        CptSync *sync,
                                        const CptRecordPlace *place,
                                        const CptRecordQuery *query,
                                        gboolean is_kept);
void cpt_record_source_next_async (CptRecordSource *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GPtrArray *
cpt_record_source_next_finish (CptRecordSource *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
guint cpt_record_source_get_total (CptRecordSource *self);

G_END_DECLS
