/* cpt-sandbox-company-family-private.h — parents and subsidiaries.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-company-private.h"
#include "cpt-sandbox-request-private.h"

G_BEGIN_DECLS

CptSandboxAnswer *cpt_sandbox_company_family_edit (CptSandboxRequest *request,
                                                   CptSandboxCompany *company) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
