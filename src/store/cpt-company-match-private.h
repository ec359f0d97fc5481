/* cpt-company-match-private.h — which field beside the name a search found, and what is written there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company-result-private.h"

G_BEGIN_DECLS

const char *cpt_company_match_find (CptCompany *company, const char *const *terms, CptMatchRank rank, char **text);

G_END_DECLS
