/* cpt-file-uploader.h — files on their way to the platform, one after the other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "cpt-sync.h"

G_BEGIN_DECLS

/* Signals: "changed" (how far it is), "refused" (a sentence: which file was not uploaded, and why; GError (nullable):
 * what the platform said). */
#define CPT_TYPE_FILE_UPLOADER (cpt_file_uploader_get_type ())
G_DECLARE_FINAL_TYPE (CptFileUploader, cpt_file_uploader, CPT, FILE_UPLOADER, GObject)

CptFileUploader *cpt_file_uploader_new (CptSync *sync, const char *company_id);
void cpt_file_uploader_add (CptFileUploader *self, GListModel *files, const char *connection_id);
void cpt_file_uploader_cancel (CptFileUploader *self);
gboolean cpt_file_uploader_is_busy (CptFileUploader *self);
char *cpt_file_uploader_dup_text (CptFileUploader *self);
double cpt_file_uploader_get_fraction (CptFileUploader *self);

G_END_DECLS
