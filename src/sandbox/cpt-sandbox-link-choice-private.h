/* cpt-sandbox-link-choice-private.h — the Link page where a client chooses a platform.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-company-private.h"
#include "cpt-sandbox-request-private.h"

G_BEGIN_DECLS

CptSandboxAnswer *cpt_sandbox_link_choice_answer (CptSandboxRequest *request, CptSandboxCompany *company);
char *cpt_sandbox_link_choice_say (const char *pattern, const char *first, const char *second);

G_END_DECLS
