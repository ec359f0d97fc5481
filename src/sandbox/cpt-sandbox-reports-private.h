/* cpt-sandbox-reports-private.h — the routes of financial reports.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-request-private.h"

G_BEGIN_DECLS

CptSandboxAnswer *cpt_sandbox_reports_show (CptSandboxRequest *request);

G_END_DECLS
