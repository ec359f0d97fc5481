/* cpt-platform-choice.h — which platforms a company can be connected to, in what order, and what speaks against one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company.h"
#include "cpt-integration.h"

G_BEGIN_DECLS

GPtrArray *cpt_platform_choice_list (GPtrArray *integrations, gboolean is_enabled);
gboolean cpt_platform_choice_is_same_group (CptIntegration *first, CptIntegration *second);
const char *cpt_platform_choice_get_group (CptIntegration *integration);
gboolean cpt_platform_choice_matches (CptIntegration *integration, const char *const *terms);
char *cpt_platform_choice_dup_remark (CptIntegration *integration);
CptConnection *
cpt_platform_choice_find_rival (CptIntegration *integration, CptCompany *company, GPtrArray *integrations);

G_END_DECLS
