/* cpt-history-slot.c — an item of a history list: a place, and what stands there now.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-history-slot-private.h"

struct _CptHistorySlot
{
  GObject parent_instance;

  CptHistoryList *list; /* weak */
  guint position;       /* %G_MAXUINT: in no place any more */
  guint n_bound;        /* cells that show it */
  GObject *item;        /* (nullable): as it was told last, while bound */
};

typedef enum
{
  PROP_ITEM = 1,
} CptHistorySlotProperty;
static GParamSpec *properties[PROP_ITEM + 1];

G_DEFINE_FINAL_TYPE (CptHistorySlot, cpt_history_slot, G_TYPE_OBJECT)

static void
cpt_history_slot_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  CptHistorySlot *self = CPT_HISTORY_SLOT (object);

  switch ((CptHistorySlotProperty) property_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, cpt_history_slot_get_item (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cpt_history_slot_dispose (GObject *object)
{
  CptHistorySlot *self = CPT_HISTORY_SLOT (object);

  if (self->list != NULL)
    cpt_history_slots_drop (cpt_history_list_get_slots (self->list), self);
  g_clear_weak_pointer (&self->list);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (cpt_history_slot_parent_class)->dispose (object);
}

static void
cpt_history_slot_class_init (CptHistorySlotClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cpt_history_slot_get_property;
  object_class->dispose = cpt_history_slot_dispose;

  /**
   * CptHistorySlot:item:
   *
   * The read or the write that stands here now; notified while the slot is bound.
   */
  properties[PROP_ITEM] =
      g_param_spec_object ("item", NULL, NULL, G_TYPE_OBJECT, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
cpt_history_slot_init (CptHistorySlot *self)
{
}

/**
 * cpt_history_slot_new:
 *
 * Returns: (transfer full): the slot at @position of @list
 */
CptHistorySlot *
cpt_history_slot_new (CptHistoryList *list, guint position)
{
  CptHistorySlot *self = g_object_new (CPT_TYPE_HISTORY_SLOT, NULL);

  g_set_weak_pointer (&self->list, list);
  self->position = position;

  return self;
}

/**
 * cpt_history_slot_get_position:
 *
 * Returns: its place in the list; %G_MAXUINT when its item went
 */
guint
cpt_history_slot_get_position (CptHistorySlot *self)
{
  g_return_val_if_fail (CPT_IS_HISTORY_SLOT (self), G_MAXUINT);

  return self->position;
}

/**
 * cpt_history_slot_get_item:
 *
 * Returns: (transfer none) (nullable): the #CptRead or #CptWrite that stands here now; %NULL when it is not read yet:
 *   then "notify::item" follows on a bound slot
 */
gpointer
cpt_history_slot_get_item (CptHistorySlot *self)
{
  g_return_val_if_fail (CPT_IS_HISTORY_SLOT (self), NULL);

  if (self->n_bound > 0)
    return self->item;

  return self->list != NULL ? cpt_history_list_get_item_at (self->list, self->position) : NULL;
}

/**
 * cpt_history_slot_bind:
 *
 * A cell shows this slot: from now on it is told when its item changes.
 */
void
cpt_history_slot_bind (CptHistorySlot *self)
{
  g_return_if_fail (CPT_IS_HISTORY_SLOT (self));

  if (self->list == NULL || self->n_bound++ > 0)
    return;

  g_set_object (&self->item, cpt_history_list_get_item_at (self->list, self->position));
  cpt_history_slots_set_bound (cpt_history_list_get_slots (self->list), self, TRUE);
}

/**
 * cpt_history_slot_unbind:
 *
 * No cell shows this slot any more.
 */
void
cpt_history_slot_unbind (CptHistorySlot *self)
{
  g_return_if_fail (CPT_IS_HISTORY_SLOT (self));

  if (self->n_bound == 0 || --self->n_bound > 0)
    return;

  g_clear_object (&self->item);
  if (self->list != NULL)
    cpt_history_slots_set_bound (cpt_history_list_get_slots (self->list), self, FALSE);
}

/**
 * cpt_history_slot_move:
 * @position: its place from now on; %G_MAXUINT for none
 */
void
cpt_history_slot_move (CptHistorySlot *self, guint position)
{
  self->position = position;
}

/**
 * cpt_history_slot_refresh:
 *
 * The item here may be another one: looks again, and tells. One that lost its place keeps what it shows.
 */
void
cpt_history_slot_refresh (CptHistorySlot *self)
{
  if (self->list != NULL && self->position != G_MAXUINT &&
      g_set_object (&self->item, cpt_history_list_get_item_at (self->list, self->position)))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}
