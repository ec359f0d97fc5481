/* cpt-bulk-requester.h — asks for the data of several companies to be refreshed at once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-store.h"
#include "cpt-sync.h"

G_BEGIN_DECLS

#define CPT_TYPE_BULK_REQUESTER (cpt_bulk_requester_get_type ())
G_DECLARE_FINAL_TYPE (CptBulkRequester, cpt_bulk_requester, CPT, BULK_REQUESTER, GObject)

CptBulkRequester *cpt_bulk_requester_new (CptStore *store, CptSync *sync, AdwToastOverlay *toasts);
void cpt_bulk_requester_ask (CptBulkRequester *self, GArray *rids);

G_END_DECLS
