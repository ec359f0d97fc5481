/* cpt-refresh-requester.h — asks for the data of companies to be refreshed, and says how that ended.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-company-row.h"
#include "cpt-store.h"
#include "cpt-sync.h"

G_BEGIN_DECLS

#define CPT_TYPE_REFRESH_REQUESTER (cpt_refresh_requester_get_type ())
G_DECLARE_FINAL_TYPE (CptRefreshRequester, cpt_refresh_requester, CPT, REFRESH_REQUESTER, GObject)

CptRefreshRequester *cpt_refresh_requester_new (CptStore *store, CptSync *sync, AdwToastOverlay *toasts);
void cpt_refresh_requester_ask (CptRefreshRequester *self, CptCompanyRow *row, const char *connection_id);
void cpt_refresh_requester_read_type (CptRefreshRequester *self,
                                      CptCompanyRow *row,
                                      const char *data_type,
                                      const char *connection_id);

G_END_DECLS
