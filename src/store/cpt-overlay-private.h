/* cpt-overlay-private.h — what the user did, over what the platform said.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-change.h"
#include "cpt-company.h"

G_BEGIN_DECLS

CptCompany *cpt_overlay_apply (CptCompany *company, GPtrArray *changes);
gboolean cpt_overlay_hides (GPtrArray *changes);
gboolean cpt_overlay_concerns (CptChangeKind kind);
gboolean cpt_overlay_awaits_company (CptChange *change);

G_END_DECLS
