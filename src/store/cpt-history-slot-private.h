/* cpt-history-slot-private.h — what the list does with its slots.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-history-list.h"

G_BEGIN_DECLS

/* The slots of a list that live, and those that a cell shows. */
typedef struct _CptHistorySlots CptHistorySlots;

/* What is called with each slot that a cell shows. */
typedef void (*CptHistorySlotFunc) (CptHistorySlot *slot, gpointer user_data);

CptHistorySlots *cpt_history_slots_new (void);
void cpt_history_slots_free (CptHistorySlots *self);
CptHistorySlot *cpt_history_slots_get (CptHistorySlots *self, CptHistoryList *list, guint position);
void cpt_history_slots_set_bound (CptHistorySlots *self, CptHistorySlot *slot, gboolean is_bound);
void cpt_history_slots_drop (CptHistorySlots *self, CptHistorySlot *slot);
void cpt_history_slots_edit (CptHistorySlots *self, guint position, guint n_removed, guint n_added);
void cpt_history_slots_foreach_bound (CptHistorySlots *self, CptHistorySlotFunc func, gpointer user_data);

CptHistorySlot *cpt_history_slot_new (CptHistoryList *list, guint position);
void cpt_history_slot_move (CptHistorySlot *self, guint position);
void cpt_history_slot_refresh (CptHistorySlot *self);

/* Of the list, for its slots. */
gpointer cpt_history_list_get_item_at (CptHistoryList *self, guint position);
CptHistorySlots *cpt_history_list_get_slots (CptHistoryList *self);

G_END_DECLS
