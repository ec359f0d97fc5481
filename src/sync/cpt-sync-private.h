/* cpt-sync-private.h — what the Link URL half of CptSync needs of the other half.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company-repository.h"
#include "cpt-sync.h"

G_BEGIN_DECLS

CptCompanyRepository *cpt_sync_get_companies (CptSync *self);
void cpt_sync_await (CptSync *self, const char *company_id);
void cpt_sync_fetch_links (CptSync *self, GPtrArray *targets, const char *connection_id, GTask *task);

G_END_DECLS
