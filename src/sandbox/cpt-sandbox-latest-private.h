/* cpt-sandbox-latest-private.h — which read the data of one type comes from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-company-private.h"
#include "cpt-sandbox-data-type-private.h"
#include "cpt-sandbox-request-private.h"

G_BEGIN_DECLS

/**
 * CptSandboxLatest:
 * @connection: (not nullable): what was read
 * @moment: when that ended: the data is as it was then
 */
typedef struct
{
  const CptSandboxConnection *connection;
  gint64 moment;
} CptSandboxLatest;

CptSandboxAnswer *cpt_sandbox_latest_find (CptSandboxRequest *request,
                                           CptSandboxCompany *company,
                                           const CptSandboxConnection *only,
                                           const char *data_type,
                                           CptSandboxLatest *latest) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
