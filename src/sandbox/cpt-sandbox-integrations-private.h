/* cpt-sandbox-integrations-private.h — the routes of integrations.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-request-private.h"

G_BEGIN_DECLS

CptSandboxAnswer *cpt_sandbox_integrations_list (CptSandboxRequest *request);
CptSandboxAnswer *cpt_sandbox_integrations_show (CptSandboxRequest *request);
CptSandboxAnswer *cpt_sandbox_integrations_branding (CptSandboxRequest *request);
CptSandboxAnswer *cpt_sandbox_integrations_logo (CptSandboxRequest *request);

G_END_DECLS
