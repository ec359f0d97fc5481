/* cpt-companies-state.h — what the companies list is asked to show: search, filter, order; remembered by the account.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company-list.h"
#include "cpt-meta-repository.h"

G_BEGIN_DECLS

/* Signal "changed": the query is another one. */
#define CPT_TYPE_COMPANIES_STATE (cpt_companies_state_get_type ())
G_DECLARE_FINAL_TYPE (CptCompaniesState, cpt_companies_state, CPT, COMPANIES_STATE, GObject)

CptCompaniesState *cpt_companies_state_new (CptMetaRepository *meta);
const CptCompanyQuery *cpt_companies_state_get_query (CptCompaniesState *self);
gboolean cpt_companies_state_is_narrowed (CptCompaniesState *self);
void cpt_companies_state_set_text (CptCompaniesState *self, const char *text);
void cpt_companies_state_set_among (CptCompaniesState *self, GArray *among);
void cpt_companies_state_set_tag (CptCompaniesState *self, GVariant *tag);
void cpt_companies_state_set_filter (CptCompaniesState *self, CptCompanyFilter filter);
void cpt_companies_state_set_sort (CptCompaniesState *self, CptCompanySort sort, gboolean descending);

G_END_DECLS
