/* cpt-sandbox-company-table-private.h — the companies that are stored.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-company-private.h"
#include "cpt-sandbox-world-private.h"

G_BEGIN_DECLS

CptSandboxCompany *cpt_sandbox_company_table_load (CptSandboxWorld *world, const char *id);
GPtrArray *cpt_sandbox_company_table_load_all (CptSandboxWorld *world);
guint cpt_sandbox_company_table_count (CptSandboxWorld *world);
void cpt_sandbox_company_table_save (CptSandboxWorld *world, CptSandboxCompany *company);
void cpt_sandbox_company_table_remove (CptSandboxWorld *world, const char *id);

G_END_DECLS
