/* cpt-company-lookup.h — the company that has an ID, as another one names it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company-row.h"
#include "cpt-store.h"

G_BEGIN_DECLS

void cpt_company_lookup_async (CptStore *store,
                               const char *company_id,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
CptCompanyRow *
cpt_company_lookup_finish (CptStore *store, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
