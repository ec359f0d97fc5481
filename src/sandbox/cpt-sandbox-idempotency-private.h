/* cpt-sandbox-idempotency-private.h — the same key, the same answer (section 1.1 of the reference).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-request-private.h"

G_BEGIN_DECLS

CptSandboxAnswer *cpt_sandbox_idempotency_find (CptSandboxRequest *request);
void cpt_sandbox_idempotency_keep (CptSandboxRequest *request, const CptSandboxAnswer *answer);

G_END_DECLS
