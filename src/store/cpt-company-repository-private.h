/* cpt-company-repository-private.h — what the two files of the repository share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company-repository.h"
#include "cpt-store-private.h"

G_BEGIN_DECLS

CptStore *cpt_company_repository_get_store (CptCompanyRepository *self);

G_END_DECLS
