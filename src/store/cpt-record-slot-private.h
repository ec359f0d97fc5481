/* cpt-record-slot-private.h — what a list of records asks of its slots, and they of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-record-list.h"

G_BEGIN_DECLS

CptRecordSlot *cpt_record_slot_new (CptRecordList *list, guint position);
void cpt_record_slot_refresh (CptRecordSlot *self);

/* Of the list. */
CptRecord *cpt_record_list_look (CptRecordList *self, guint position);
void cpt_record_list_set_bound (CptRecordList *self, CptRecordSlot *slot, gboolean is_bound);
void cpt_record_list_drop (CptRecordList *self, CptRecordSlot *slot);

G_END_DECLS
