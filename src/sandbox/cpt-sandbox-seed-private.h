/* cpt-sandbox-seed-private.h — the company that is there at the first start.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-world-private.h"

G_BEGIN_DECLS

#define CPT_SANDBOX_SEED_PLATFORM "mqjo"

CptSandboxGuid cpt_sandbox_seed_get_company (guint64 seed);
CptSandboxGuid cpt_sandbox_seed_get_connection (guint64 seed);
void cpt_sandbox_seed_first_company (CptSandboxWorld *world);

G_END_DECLS
