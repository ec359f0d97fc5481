/* cpt-sandbox-linking-private.h — how a connection comes to be, is authorised, or is not, and ends.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-company-private.h"
#include "cpt-sandbox-world-private.h"

G_BEGIN_DECLS

CptSandboxConnection *
cpt_sandbox_linking_create (CptSandboxWorld *world, CptSandboxCompany *company, const CptSandboxPlatform *platform);
CptSandboxConnection *cpt_sandbox_linking_find_rival (CptSandboxCompany *company, CptSandboxConnection *connection);
void cpt_sandbox_linking_mark_linked (CptSandboxWorld *world, CptSandboxConnection *connection);
void cpt_sandbox_linking_authorize (CptSandboxWorld *world, CptSandboxConnection *connection, const char *data_set);
void cpt_sandbox_linking_unlink (CptSandboxWorld *world, CptSandboxConnection *connection);
void cpt_sandbox_linking_withdraw (CptSandboxWorld *world, CptSandboxConnection *connection);
void cpt_sandbox_linking_fail (CptSandboxWorld *world, CptSandboxConnection *connection, guint status);

G_END_DECLS
