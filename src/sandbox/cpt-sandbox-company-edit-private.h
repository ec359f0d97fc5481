/* cpt-sandbox-company-edit-private.h — reads into a company what was sent about it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-company-private.h"
#include "cpt-sandbox-request-private.h"

G_BEGIN_DECLS

/**
 * CptSandboxEdit:
 * @CPT_SANDBOX_EDIT_UPDATE: what is absent stays (PATCH)
 * @CPT_SANDBOX_EDIT_REPLACE: what is absent is erased, a name is required (PUT, POST)
 */
typedef enum
{
  CPT_SANDBOX_EDIT_UPDATE,
  CPT_SANDBOX_EDIT_REPLACE,
} CptSandboxEdit;

CptSandboxAnswer *cpt_sandbox_company_edit (CptSandboxRequest *request,
                                            CptSandboxCompany *company,
                                            CptSandboxEdit edit) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
