/* cpt-sandbox-past-private.h — what happened over a connection before it was added.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-connection-private.h"
#include "cpt-sandbox-data-type-private.h"
#include "cpt-sandbox-world-private.h"

G_BEGIN_DECLS

/**
 * CptSandboxPastRefresh:
 * @moment: when all types were asked for
 * @outcome: (nullable): what they ended in; %NULL for what they end in by themselves
 * @cut: (nullable): what those ended in that were not through twelve seconds later
 * @has_mishaps: whether now and then one went wrong
 */
typedef struct
{
  gint64 moment;
  const char *outcome;
  const char *cut;
  gboolean has_mishaps;
} CptSandboxPastRefresh;

void cpt_sandbox_past_refresh (CptSandboxWorld *world,
                               CptSandboxConnection *connection,
                               const CptSandboxPastRefresh *refresh);
void cpt_sandbox_past_add_weeks (CptSandboxWorld *world, CptSandboxConnection *connection, gint64 last);
void cpt_sandbox_past_ask (CptSandboxWorld *world,
                           CptSandboxConnection *connection,
                           const CptSandboxDataType *data_type,
                           gint64 moment);
void cpt_sandbox_past_add_writes (CptSandboxWorld *world, const CptSandboxConnection *connection);

G_END_DECLS
