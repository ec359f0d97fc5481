/* cpt-company-editor.h — changes what a company is described by, and says so.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-change-control.h"
#include "cpt-company-row.h"
#include "cpt-store.h"

G_BEGIN_DECLS

#define CPT_TYPE_COMPANY_EDITOR (cpt_company_editor_get_type ())
G_DECLARE_FINAL_TYPE (CptCompanyEditor, cpt_company_editor, CPT, COMPANY_EDITOR, GObject)

CptCompanyEditor *cpt_company_editor_new (CptStore *store, CptChangeControl *control, AdwToastOverlay *toasts);
void cpt_company_editor_describe (CptCompanyEditor *self, CptCompanyRow *row, const char *description);
void cpt_company_editor_cancel (CptCompanyEditor *self, gint64 change_id);
void cpt_company_editor_retry (CptCompanyEditor *self, gint64 change_id);

G_END_DECLS
