/* cpt-sandbox-read-table-private.h — the reads that are stored.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-read-private.h"
#include "cpt-sandbox-world-private.h"

G_BEGIN_DECLS

void cpt_sandbox_read_table_insert (CptSandboxWorld *world, CptSandboxRead *read);
GPtrArray *cpt_sandbox_read_table_load_all (CptSandboxWorld *world, const char *company);
CptSandboxRead *cpt_sandbox_read_table_load (CptSandboxWorld *world, const char *company, const char *id);
char *cpt_sandbox_read_table_find_running (CptSandboxWorld *world, const char *connection, const char *data_type);
CptSandboxRead *
cpt_sandbox_read_table_find_latest (CptSandboxWorld *world, const char *connection, const char *data_type);
CptSandboxRead *cpt_sandbox_read_table_find_ended (CptSandboxWorld *world, gint64 until);
void cpt_sandbox_read_table_settle (CptSandboxWorld *world, const char *id);
gint64 cpt_sandbox_read_table_find_slot (CptSandboxWorld *world, const char *connection, gint64 ready);

G_END_DECLS
