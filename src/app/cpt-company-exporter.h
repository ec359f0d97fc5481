/* cpt-company-exporter.h — the companies that are shown, or selected, into a file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company-columns.h"
#include "cpt-file-exporter.h"

G_BEGIN_DECLS

void cpt_company_exporter_init (CptFileMaker *maker, CptStore *store, CptCompanyColumns *columns, GArray *rids);
GArray *cpt_company_exporter_list_shown (CptCompanyList *list);
void cpt_company_exporter_ask (AdwToastOverlay *toasts, CptStore *store, CptCompanyColumns *columns, GArray *rids);

G_END_DECLS
