/* cpt-sandbox-logo-private.h — the logos of the platforms, drawn by us.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-catalogue-private.h"

G_BEGIN_DECLS

GString *cpt_sandbox_logo_draw (const CptSandboxPlatform *platform);

G_END_DECLS
