/* cpt-sandbox-generator-private.h — companies that are made up from the seed whenever they are asked for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-company-private.h"
#include "cpt-sandbox-property-private.h"

G_BEGIN_DECLS

typedef struct _CptSandboxGenerator CptSandboxGenerator;

CptSandboxGenerator *cpt_sandbox_generator_new (guint64 seed, guint count, gint64 epoch);
void cpt_sandbox_generator_free (CptSandboxGenerator *self);

guint cpt_sandbox_generator_get_count (CptSandboxGenerator *self);
CptSandboxCompany *cpt_sandbox_generator_make (CptSandboxGenerator *self, guint position);
gboolean cpt_sandbox_generator_find (CptSandboxGenerator *self, const char *id, guint *position);
const guint *cpt_sandbox_generator_order (CptSandboxGenerator *self, const CptSandboxOrder *order);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptSandboxGenerator, cpt_sandbox_generator_free)

G_END_DECLS
