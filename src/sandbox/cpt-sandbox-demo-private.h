/* cpt-sandbox-demo-private.h — the demonstration companies: every state that a company can be in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-world-private.h"

G_BEGIN_DECLS

void cpt_sandbox_demo_add (CptSandboxWorld *world);

G_END_DECLS
