/* cpt-sandbox-record-list-private.h — the routes of records.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-request-private.h"

G_BEGIN_DECLS

CptSandboxAnswer *cpt_sandbox_record_list_of_company (CptSandboxRequest *request);
CptSandboxAnswer *cpt_sandbox_record_list_of_connection (CptSandboxRequest *request);
CptSandboxAnswer *cpt_sandbox_record_list_of_account (CptSandboxRequest *request);

G_END_DECLS
