/* cpt-sandbox-connections-private.h — the routes of connections.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-company-private.h"
#include "cpt-sandbox-request-private.h"

G_BEGIN_DECLS

CptSandboxAnswer *cpt_sandbox_connections_list (CptSandboxRequest *request);
CptSandboxAnswer *cpt_sandbox_connections_create (CptSandboxRequest *request);
CptSandboxAnswer *cpt_sandbox_connections_show (CptSandboxRequest *request);
CptSandboxAnswer *cpt_sandbox_connections_unlink (CptSandboxRequest *request);
CptSandboxAnswer *cpt_sandbox_connections_delete (CptSandboxRequest *request);
CptSandboxAnswer *cpt_sandbox_connections_authorize (CptSandboxRequest *request);

CptSandboxAnswer *cpt_sandbox_connections_find (CptSandboxRequest *request,
                                                CptSandboxCompany **company,
                                                CptSandboxConnection **connection) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
