/* cpt-sandbox-push-table-private.h — the writes that are stored.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-push-private.h"

G_BEGIN_DECLS

void cpt_sandbox_push_table_insert (CptSandboxWorld *world, const CptSandboxPush *push);
GPtrArray *cpt_sandbox_push_table_load_all (CptSandboxWorld *world, const char *company);
CptSandboxPush *cpt_sandbox_push_table_load (CptSandboxWorld *world, const char *company, const char *key);

G_END_DECLS
