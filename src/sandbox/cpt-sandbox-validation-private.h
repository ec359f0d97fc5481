/* cpt-sandbox-validation-private.h — what is wrong with the data of a read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-read-private.h"

G_BEGIN_DECLS

void cpt_sandbox_validation_write (const CptSandboxRead *read, GString *out, guint64 seed, gint64 now);

G_END_DECLS
