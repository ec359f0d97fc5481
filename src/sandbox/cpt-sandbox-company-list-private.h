/* cpt-sandbox-company-list-private.h — a page of the companies.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-request-private.h"

G_BEGIN_DECLS

CptSandboxAnswer *cpt_sandbox_company_list_answer (CptSandboxRequest *request);

G_END_DECLS
