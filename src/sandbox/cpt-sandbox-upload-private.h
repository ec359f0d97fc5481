/* cpt-sandbox-upload-private.h — the route that takes files.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-request-private.h"

G_BEGIN_DECLS

/* What twenty files of ten megabytes need, with what is between them. */
#define CPT_SANDBOX_UPLOAD_MAX_BODY (201 * 1024 * 1024)

CptSandboxAnswer *cpt_sandbox_upload_files (CptSandboxRequest *request);
gboolean cpt_sandbox_upload_is_meant (const char *method, const char *path);

G_END_DECLS
