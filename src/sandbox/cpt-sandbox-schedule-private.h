/* cpt-sandbox-schedule-private.h — which type of which connection is read next by itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-connection-private.h"
#include "cpt-sandbox-read-private.h"
#include "cpt-sandbox-world-private.h"

G_BEGIN_DECLS

/**
 * CptSandboxDue:
 * @moment: when it is due
 * @connection: (nullable): the id of the one to be read over
 * @hours: between reads
 */
typedef struct
{
  gint64 moment;
  char *connection;
  const CptSandboxDataType *data_type;
  gint64 hours;
} CptSandboxDue;

void cpt_sandbox_schedule_plan (CptSandboxWorld *world, CptSandboxConnection *connection);
void cpt_sandbox_schedule_plan_owner (CptSandboxWorld *world, const char *owner);
void cpt_sandbox_schedule_move (CptSandboxWorld *world, const CptSandboxRead *read);
gboolean cpt_sandbox_schedule_find (CptSandboxWorld *world, gint64 until, CptSandboxDue *due);
void cpt_sandbox_schedule_run (CptSandboxWorld *world, const CptSandboxDue *due, gint64 until);

G_END_DECLS
