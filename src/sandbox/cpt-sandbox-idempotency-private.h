/* cpt-sandbox-idempotency-private.h — the same key gets the same answer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-request-private.h"

G_BEGIN_DECLS

const char *cpt_sandbox_idempotency_get_key (CptSandboxRequest *request);
CptSandboxAnswer *cpt_sandbox_idempotency_replay (CptSandboxRequest *request, const char *key);
void cpt_sandbox_idempotency_record (CptSandboxRequest *request, const char *key, CptSandboxAnswer *answer);

G_END_DECLS
