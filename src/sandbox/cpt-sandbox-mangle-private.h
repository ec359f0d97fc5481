/* cpt-sandbox-mangle-private.h — spoils an answer, as faults ask for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-answer-private.h"

G_BEGIN_DECLS

void cpt_sandbox_mangle (CptSandboxAnswer *answer, guint flags);

G_END_DECLS
