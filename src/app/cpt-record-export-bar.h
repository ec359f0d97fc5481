/* cpt-record-export-bar.h — an export of records: where to, how far it is, how it ended.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "cpt-record-exporter.h"

G_BEGIN_DECLS

/* Signal "failed" (GError): nothing was exported. */
#define CPT_TYPE_RECORD_EXPORT_BAR (cpt_record_export_bar_get_type ())
G_DECLARE_FINAL_TYPE (CptRecordExportBar, cpt_record_export_bar, CPT, RECORD_EXPORT_BAR, GtkBox)

void cpt_record_export_bar_ask (CptRecordExportBar *self, CptRecordExporter *exporter, const char *name);
void cpt_record_export_bar_export (CptRecordExportBar *self, CptRecordExporter *exporter, GFile *file);
void cpt_record_export_bar_cancel (CptRecordExportBar *self);
gboolean cpt_record_export_bar_is_busy (CptRecordExportBar *self);

G_END_DECLS
