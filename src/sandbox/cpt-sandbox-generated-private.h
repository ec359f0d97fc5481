/* cpt-sandbox-generated-private.h — which generated companies are no longer as they were generated.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-company-private.h"
#include "cpt-sandbox-world-private.h"

G_BEGIN_DECLS

CptSandboxCompany *cpt_sandbox_generated_load (CptSandboxWorld *world, const char *id);
void cpt_sandbox_generated_keep (CptSandboxWorld *world, CptSandboxCompany *company);
GArray *cpt_sandbox_generated_load_hidden (CptSandboxWorld *world);

G_END_DECLS
