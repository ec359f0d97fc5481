/* cpt-sandbox-reads-private.h — queues reads, and gives them up.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-course-private.h"
#include "cpt-sandbox-read-private.h"
#include "cpt-sandbox-world-private.h"

G_BEGIN_DECLS

CptSandboxRead *cpt_sandbox_reads_add (CptSandboxWorld *world,
                                       const CptSandboxConnection *connection,
                                       const CptSandboxDataType *data_type,
                                       const CptSandboxCourse *course);
CptSandboxRead *cpt_sandbox_reads_queue (CptSandboxWorld *world,
                                         const CptSandboxConnection *connection,
                                         const CptSandboxDataType *data_type);
void cpt_sandbox_reads_queue_all (CptSandboxWorld *world, CptSandboxConnection *connection);
void cpt_sandbox_reads_end (CptSandboxWorld *world, const char *connection, const char *outcome);

G_END_DECLS
