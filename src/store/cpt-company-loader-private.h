/* cpt-company-loader-private.h — companies by row: what the platform said, and what the user did to them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "cpt-company.h"

G_BEGIN_DECLS

typedef struct _CptCompanyLoader CptCompanyLoader;

CptCompanyLoader *cpt_company_loader_new (sqlite3 *handle, GError **error);
void cpt_company_loader_free (CptCompanyLoader *self);
CptCompany *cpt_company_loader_load (CptCompanyLoader *self, gint64 rid, GError **error);
GPtrArray *cpt_company_loader_load_changes (CptCompanyLoader *self, gint64 rid, GError **error);
CptCompany *cpt_company_loader_load_shown (CptCompanyLoader *self, gint64 rid, GPtrArray **changes, GError **error);
gboolean cpt_company_loader_resolve (CptCompanyLoader *self, gint64 rid, gint64 *resolved, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptCompanyLoader, cpt_company_loader_free)

G_END_DECLS
