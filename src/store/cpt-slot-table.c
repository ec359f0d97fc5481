/* cpt-slot-table.c — the slots of a list that live, and those that a cell shows.
 *
 * Slots are not owned: each takes itself out when it goes, so that the same position has the same slot while somebody
 * holds it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-slot-table-private.h"

#include "cpt-company-slot-private.h"

struct _CptSlotTable
{
  GHashTable *slots; /* position to slot */
  GHashTable *bound; /* set of slots */
};

CptSlotTable *
cpt_slot_table_new (void)
{
  CptSlotTable *self = g_new0 (CptSlotTable, 1);

  self->slots = g_hash_table_new (NULL, NULL);
  self->bound = g_hash_table_new (NULL, NULL);

  return self;
}

void
cpt_slot_table_free (CptSlotTable *self)
{
  g_hash_table_unref (self->slots);
  g_hash_table_unref (self->bound);
  g_free (self);
}

/**
 * cpt_slot_table_get:
 * @list: whose slots these are
 *
 * Returns: (transfer full): the slot at @position, new when none lives there
 */
CptCompanySlot *
cpt_slot_table_get (CptSlotTable *self, CptCompanyList *list, guint position)
{
  CptCompanySlot *slot = g_hash_table_lookup (self->slots, GUINT_TO_POINTER (position));

  if (slot != NULL)
    return g_object_ref (slot);

  slot = cpt_company_slot_new (list, position);
  g_hash_table_insert (self->slots, GUINT_TO_POINTER (position), slot);

  return slot;
}

/**
 * cpt_slot_table_set_bound:
 * @is_bound: whether a cell shows @slot from now on
 */
void
cpt_slot_table_set_bound (CptSlotTable *self, CptCompanySlot *slot, gboolean is_bound)
{
  if (is_bound)
    g_hash_table_add (self->bound, slot);
  else
    g_hash_table_remove (self->bound, slot);
}

/**
 * cpt_slot_table_drop:
 *
 * @slot goes.
 */
void
cpt_slot_table_drop (CptSlotTable *self, CptCompanySlot *slot)
{
  g_hash_table_remove (self->bound, slot);
  g_hash_table_remove (self->slots, GUINT_TO_POINTER (cpt_company_slot_get_position (slot)));
}

/**
 * cpt_slot_table_refresh_bound:
 *
 * What stands where may have changed: every slot that a cell shows looks again.
 */
void
cpt_slot_table_refresh_bound (CptSlotTable *self)
{
  guint n_slots = 0;
  g_autofree gpointer *slots = g_hash_table_get_keys_as_array (self->bound, &n_slots);

  /* Telling one may unbind another. */
  for (guint i = 0; i < n_slots; i++)
    {
      if (g_hash_table_contains (self->bound, slots[i]))
        cpt_company_slot_refresh (slots[i]);
    }
}
