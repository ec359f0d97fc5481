/* cpt-sandbox-past-private.h — what happened over a connection before it was added.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-connection-private.h"
#include "cpt-sandbox-world-private.h"

G_BEGIN_DECLS

void cpt_sandbox_past_add_writes (CptSandboxWorld *world, const CptSandboxConnection *connection);

G_END_DECLS
