/* cpt-sandbox-template-private.h — fills the templates of the Link pages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-words-private.h"

G_BEGIN_DECLS

char *cpt_sandbox_template_fill (CptSandboxLanguage language, const char *name, ...) G_GNUC_NULL_TERMINATED;
GBytes *cpt_sandbox_template_load (const char *name);

G_END_DECLS
