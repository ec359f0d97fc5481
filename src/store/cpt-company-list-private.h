/* cpt-company-list-private.h — what the folder's own files ask of the list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company-list.h"
#include "cpt-company-result-private.h"

G_BEGIN_DECLS

CptCompanyResult *cpt_company_list_get_result (CptCompanyList *self);
CptStore *cpt_company_list_get_store (CptCompanyList *self);

G_END_DECLS
