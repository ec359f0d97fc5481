/* cpt-sandbox-connection-table-private.h — the connections that are stored.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-company-private.h"
#include "cpt-sandbox-world-private.h"

G_BEGIN_DECLS

void cpt_sandbox_connection_table_load_all (CptSandboxWorld *world, CptSandboxCompany *company);
CptSandboxConnection *cpt_sandbox_connection_table_load (CptSandboxWorld *world, const char *id);
void cpt_sandbox_connection_table_touch (CptSandboxWorld *world, const char *id);
void cpt_sandbox_connection_table_save (CptSandboxWorld *world, CptSandboxConnection *connection);
void cpt_sandbox_connection_table_remove (CptSandboxWorld *world, const char *id);

G_END_DECLS
