/* cpt-record-exporter.h — the records that are shown, into a file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "cpt-record-source.h"

G_BEGIN_DECLS

/**
 * CptRecordFormat:
 * @CPT_RECORD_FORMAT_CSV: the columns, told to be UTF-8 by the first character
 * @CPT_RECORD_FORMAT_PLAIN_CSV: the same without that character
 * @CPT_RECORD_FORMAT_JSON: whole records, as the platform wrote them
 */
typedef enum
{
  CPT_RECORD_FORMAT_CSV,
  CPT_RECORD_FORMAT_PLAIN_CSV,
  CPT_RECORD_FORMAT_JSON,
} CptRecordFormat;

/* Signal "progress": more was written. */
#define CPT_TYPE_RECORD_EXPORTER (cpt_record_exporter_get_type ())
G_DECLARE_FINAL_TYPE (CptRecordExporter, cpt_record_exporter, CPT, RECORD_EXPORTER, GObject)

CptRecordExporter *
cpt_record_exporter_new (CptRecordSource *source, CptRecordFormat format, GPtrArray *columns, GPtrArray *shown);
void cpt_record_exporter_write_async (CptRecordExporter *self,
                                      GFile *file,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean cpt_record_exporter_write_finish (CptRecordExporter *self,
                                           GAsyncResult *result,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
guint cpt_record_exporter_get_n_written (CptRecordExporter *self);
guint cpt_record_exporter_get_total (CptRecordExporter *self);

G_END_DECLS
