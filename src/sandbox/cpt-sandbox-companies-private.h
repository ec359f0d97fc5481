/* cpt-sandbox-companies-private.h — the routes of companies.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-company-private.h"
#include "cpt-sandbox-request-private.h"

G_BEGIN_DECLS

CptSandboxAnswer *cpt_sandbox_companies_list (CptSandboxRequest *request);
CptSandboxAnswer *cpt_sandbox_companies_create (CptSandboxRequest *request);
CptSandboxAnswer *cpt_sandbox_companies_show (CptSandboxRequest *request);
CptSandboxAnswer *cpt_sandbox_companies_update (CptSandboxRequest *request);
CptSandboxAnswer *cpt_sandbox_companies_replace (CptSandboxRequest *request);
CptSandboxAnswer *cpt_sandbox_companies_delete (CptSandboxRequest *request);

CptSandboxAnswer *cpt_sandbox_companies_find (CptSandboxRequest *request,
                                              CptSandboxCompany **company) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
