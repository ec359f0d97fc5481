/* cpt-sandbox-sync-settings-private.h — the routes of sync settings.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-request-private.h"

G_BEGIN_DECLS

CptSandboxAnswer *cpt_sandbox_sync_settings_show_client (CptSandboxRequest *request);
CptSandboxAnswer *cpt_sandbox_sync_settings_set_client (CptSandboxRequest *request);
CptSandboxAnswer *cpt_sandbox_sync_settings_show_company (CptSandboxRequest *request);
CptSandboxAnswer *cpt_sandbox_sync_settings_set_company (CptSandboxRequest *request);

G_END_DECLS
