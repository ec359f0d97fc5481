/* cpt-sandbox-pushes-private.h — the routes of the write history.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-request-private.h"

G_BEGIN_DECLS

CptSandboxAnswer *cpt_sandbox_pushes_list (CptSandboxRequest *request);
CptSandboxAnswer *cpt_sandbox_pushes_show (CptSandboxRequest *request);

G_END_DECLS
