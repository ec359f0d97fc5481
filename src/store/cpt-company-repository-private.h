/* cpt-company-repository-private.h — what the two files of the repository share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company-repository.h"
#include "cpt-store-private.h"

G_BEGIN_DECLS

CptStore *cpt_company_repository_get_store (CptCompanyRepository *self);

/* Returns: (transfer full): what is wanted of a company, as it is shown. On the query thread. */
typedef gpointer (*CptCompanyMakeFunc) (gint64 rid, CptCompany *company);

void cpt_company_repository_make_async (CptCompanyRepository *self,
                                        GArray *rids,
                                        CptCompanyMakeFunc make,
                                        GDestroyNotify free_made,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
GPtrArray *cpt_company_repository_make_finish (CptCompanyRepository *self,
                                               GAsyncResult *result,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
