/* cpt-sandbox-link-private.h — the Link pages, where a client authorises a connection.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-request-private.h"

G_BEGIN_DECLS

CptSandboxAnswer *cpt_sandbox_link_show_company (CptSandboxRequest *request);
CptSandboxAnswer *cpt_sandbox_link_choose (CptSandboxRequest *request);
CptSandboxAnswer *cpt_sandbox_link_show_connection (CptSandboxRequest *request);
CptSandboxAnswer *cpt_sandbox_link_authorize (CptSandboxRequest *request);
CptSandboxAnswer *cpt_sandbox_link_show_end (CptSandboxRequest *request);
CptSandboxAnswer *cpt_sandbox_link_show_style (CptSandboxRequest *request);

G_END_DECLS
