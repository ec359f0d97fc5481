/* cpt-sandbox-events-private.h — lets happen what is due.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-world-private.h"

G_BEGIN_DECLS

void cpt_sandbox_events_settle (CptSandboxWorld *world);

G_END_DECLS
