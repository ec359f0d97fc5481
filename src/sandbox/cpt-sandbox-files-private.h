/* cpt-sandbox-files-private.h — the routes of files.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-request-private.h"

G_BEGIN_DECLS

CptSandboxAnswer *cpt_sandbox_files_list (CptSandboxRequest *request);
CptSandboxAnswer *cpt_sandbox_files_download (CptSandboxRequest *request);

G_END_DECLS
