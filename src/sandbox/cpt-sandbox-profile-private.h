/* cpt-sandbox-profile-private.h — the routes of the profile.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-request-private.h"

G_BEGIN_DECLS

CptSandboxAnswer *cpt_sandbox_profile_show (CptSandboxRequest *request);
CptSandboxAnswer *cpt_sandbox_profile_replace (CptSandboxRequest *request);

char *cpt_sandbox_profile_dup_name (CptSandboxWorld *world);
char *cpt_sandbox_profile_dup_redirect_url (CptSandboxWorld *world);

G_END_DECLS
