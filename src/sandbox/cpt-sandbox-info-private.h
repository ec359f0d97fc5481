/* cpt-sandbox-info-private.h — the routes of what a package says about the business itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-request-private.h"

G_BEGIN_DECLS

CptSandboxAnswer *cpt_sandbox_info_show (CptSandboxRequest *request);
CptSandboxAnswer *cpt_sandbox_info_show_commerce (CptSandboxRequest *request);

G_END_DECLS
