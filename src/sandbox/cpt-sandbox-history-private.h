/* cpt-sandbox-history-private.h — the reads of a company, those that are stored and those that are generated.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-company-private.h"
#include "cpt-sandbox-list-private.h"
#include "cpt-sandbox-read-private.h"

G_BEGIN_DECLS

CptSandboxAnswer *
cpt_sandbox_history_answer (CptSandboxRequest *request, CptSandboxListing *listing, CptSandboxCompany *company);
CptSandboxRead *cpt_sandbox_history_find (CptSandboxWorld *world, CptSandboxCompany *company, const char *id);
GPtrArray *cpt_sandbox_history_load_recent (CptSandboxWorld *world, CptSandboxCompany *company);

G_END_DECLS
