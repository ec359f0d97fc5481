/* cpt-company-copier.h — the rows of companies to the clipboard, as text between tabs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CPT_TYPE_COMPANY_COPIER (cpt_company_copier_get_type ())
G_DECLARE_FINAL_TYPE (CptCompanyCopier, cpt_company_copier, CPT, COMPANY_COPIER, GObject)

CptCompanyCopier *cpt_company_copier_new (CptStore *store, AdwToastOverlay *toasts);
void cpt_company_copier_copy (CptCompanyCopier *self, GArray *rids);

G_END_DECLS
