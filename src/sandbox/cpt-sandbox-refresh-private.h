/* cpt-sandbox-refresh-private.h — the routes of reads: queue them, look at them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-request-private.h"

G_BEGIN_DECLS

CptSandboxAnswer *cpt_sandbox_refresh_all (CptSandboxRequest *request);
CptSandboxAnswer *cpt_sandbox_refresh_one (CptSandboxRequest *request);
CptSandboxAnswer *cpt_sandbox_refresh_history (CptSandboxRequest *request);
CptSandboxAnswer *cpt_sandbox_refresh_show (CptSandboxRequest *request);
CptSandboxAnswer *cpt_sandbox_refresh_validation (CptSandboxRequest *request);
CptSandboxAnswer *cpt_sandbox_refresh_status (CptSandboxRequest *request);

G_END_DECLS
