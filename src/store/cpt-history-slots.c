/* cpt-history-slots.c — the slots of a list that live, and those that a cell shows.
 *
 * Slots are not owned: each takes itself out when it goes, so that the same place has the same slot while somebody
 * holds it. When items come or go above a slot it moves with its item; one whose own item went is in no place any more.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-history-slot-private.h"

struct _CptHistorySlots
{
  GHashTable *slots; /* position to slot */
  GHashTable *bound; /* set of slots */
};

CptHistorySlots *
cpt_history_slots_new (void)
{
  CptHistorySlots *self = g_new0 (CptHistorySlots, 1);

  self->slots = g_hash_table_new (NULL, NULL);
  self->bound = g_hash_table_new (NULL, NULL);

  return self;
}

void
cpt_history_slots_free (CptHistorySlots *self)
{
  g_hash_table_unref (self->slots);
  g_hash_table_unref (self->bound);
  g_free (self);
}

/**
 * cpt_history_slots_get:
 * @list: whose slots these are
 *
 * Returns: (transfer full): the slot at @position, new when none lives there
 */
CptHistorySlot *
cpt_history_slots_get (CptHistorySlots *self, CptHistoryList *list, guint position)
{
  CptHistorySlot *slot = g_hash_table_lookup (self->slots, GUINT_TO_POINTER (position));

  if (slot != NULL)
    return g_object_ref (slot);

  slot = cpt_history_slot_new (list, position);
  g_hash_table_insert (self->slots, GUINT_TO_POINTER (position), slot);

  return slot;
}

/**
 * cpt_history_slots_set_bound:
 * @is_bound: whether a cell shows @slot from now on
 */
void
cpt_history_slots_set_bound (CptHistorySlots *self, CptHistorySlot *slot, gboolean is_bound)
{
  if (is_bound)
    g_hash_table_add (self->bound, slot);
  else
    g_hash_table_remove (self->bound, slot);
}

/**
 * cpt_history_slots_drop:
 *
 * @slot goes.
 */
void
cpt_history_slots_drop (CptHistorySlots *self, CptHistorySlot *slot)
{
  gpointer position = GUINT_TO_POINTER (cpt_history_slot_get_position (slot));

  g_hash_table_remove (self->bound, slot);
  if (g_hash_table_lookup (self->slots, position) == slot)
    g_hash_table_remove (self->slots, position);
}

/**
 * cpt_history_slots_edit:
 * @position: where items went and came
 * @n_removed: items that went
 * @n_added: items that came
 *
 * Moves the slots behind; those in between lose their place.
 */
void
cpt_history_slots_edit (CptHistorySlots *self, guint position, guint n_removed, guint n_added)
{
  g_autoptr (GHashTable) before = g_steal_pointer (&self->slots);
  GHashTableIter iter;
  gpointer slot = NULL;

  self->slots = g_hash_table_new (NULL, NULL);

  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, NULL, &slot))
    {
      guint place = cpt_history_slot_get_position (slot);

      if (place >= position + n_removed)
        place = place - n_removed + n_added;
      else if (place >= position)
        place = G_MAXUINT;

      cpt_history_slot_move (slot, place);
      if (place != G_MAXUINT)
        g_hash_table_insert (self->slots, GUINT_TO_POINTER (place), slot);
    }
}

/**
 * cpt_history_slots_foreach_bound:
 * @func: called with each slot that a cell shows; it may have others shown, or not shown any more
 */
void
cpt_history_slots_foreach_bound (CptHistorySlots *self, CptHistorySlotFunc func, gpointer user_data)
{
  guint n_slots = 0;
  g_autofree gpointer *slots = g_hash_table_get_keys_as_array (self->bound, &n_slots);

  for (guint i = 0; i < n_slots; i++)
    {
      if (g_hash_table_contains (self->bound, slots[i]))
        func (slots[i], user_data);
    }
}
