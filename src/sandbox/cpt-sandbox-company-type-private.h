/* cpt-sandbox-company-type-private.h — what companies can be queried and ordered by.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-property-private.h"

G_BEGIN_DECLS

extern const CptSandboxItemType cpt_sandbox_company_type;
extern const CptSandboxItemType cpt_sandbox_company_tags_type;
extern const CptSandboxItemType cpt_sandbox_connection_type;

G_END_DECLS
