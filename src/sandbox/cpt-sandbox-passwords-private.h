/* cpt-sandbox-passwords-private.h — who may open a Link page, and send its form.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-company-private.h"
#include "cpt-sandbox-world-private.h"

G_BEGIN_DECLS

void cpt_sandbox_passwords_add (CptSandboxWorld *world, CptSandboxCompany *company);
void cpt_sandbox_passwords_add_to_connection (CptSandboxWorld *world, CptSandboxConnection *connection);
gboolean cpt_sandbox_passwords_use (CptSandboxWorld *world, const char *subject, const char *password);

char *cpt_sandbox_passwords_new_form (CptSandboxWorld *world, const char *subject);
gboolean cpt_sandbox_passwords_has_form (CptSandboxWorld *world, const char *subject, const char *form);

G_END_DECLS
