/* cpt-slot-table-private.h — the slots of a list that live, and those that a cell shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company-list.h"

G_BEGIN_DECLS

typedef struct _CptSlotTable CptSlotTable;

CptSlotTable *cpt_slot_table_new (void);
void cpt_slot_table_free (CptSlotTable *self);
CptCompanySlot *cpt_slot_table_get (CptSlotTable *self, CptCompanyList *list, guint position);
void cpt_slot_table_set_bound (CptSlotTable *self, CptCompanySlot *slot, gboolean is_bound);
void cpt_slot_table_drop (CptSlotTable *self, CptCompanySlot *slot);
void cpt_slot_table_refresh_bound (CptSlotTable *self);

G_END_DECLS
