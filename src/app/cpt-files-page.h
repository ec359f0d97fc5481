/* cpt-files-page.h — the files that were uploaded for a company: by day, to download and to upload.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company-actions.h"

G_BEGIN_DECLS

#define CPT_TYPE_FILES_PAGE (cpt_files_page_get_type ())
G_DECLARE_FINAL_TYPE (CptFilesPage, cpt_files_page, CPT, FILES_PAGE, AdwBin)

void cpt_files_page_set_account (CptFilesPage *self, CptStore *store, CptSync *sync, CptCompanyActions *actions);
void cpt_files_page_show (CptFilesPage *self, CptCompany *company);
void cpt_files_page_download (CptFilesPage *self, const char *date, GFile *target);
void cpt_files_page_upload (CptFilesPage *self, GListModel *files);

G_END_DECLS
