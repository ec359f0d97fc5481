/* cpt-company-slot-private.h — what the list does with its slots.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-slot-table-private.h"

G_BEGIN_DECLS

CptCompanySlot *cpt_company_slot_new (CptCompanyList *list, guint position);
void cpt_company_slot_refresh (CptCompanySlot *self);

/* Of the list, for its slots. */
CptCompanyRow *cpt_company_list_get_row_at (CptCompanyList *self, guint position);
CptSlotTable *cpt_company_list_get_slots (CptCompanyList *self);

G_END_DECLS
