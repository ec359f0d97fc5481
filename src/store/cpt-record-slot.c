/* cpt-record-slot.c — an item of a list of records: a place, and what stands there now.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-record-slot-private.h"

struct _CptRecordSlot
{
  GObject parent_instance;

  CptRecordList *list; /* weak */
  guint position;
  guint n_bound;     /* cells that show it */
  gint64 rid;        /* of @record */
  CptRecord *record; /* (nullable): as it was told last, while bound */
};

typedef enum
{
  PROP_RECORD = 1,
} CptRecordSlotProperty;
static GParamSpec *properties[PROP_RECORD + 1];

G_DEFINE_FINAL_TYPE (CptRecordSlot, cpt_record_slot, G_TYPE_OBJECT)

static void
cpt_record_slot_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch ((CptRecordSlotProperty) property_id)
    {
    case PROP_RECORD:
      g_value_set_object (value, CPT_RECORD_SLOT (object)->record);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cpt_record_slot_dispose (GObject *object)
{
  CptRecordSlot *self = CPT_RECORD_SLOT (object);

  if (self->list != NULL)
    cpt_record_list_drop (self->list, self);
  g_clear_weak_pointer (&self->list);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (cpt_record_slot_parent_class)->dispose (object);
}

static void
cpt_record_slot_class_init (CptRecordSlotClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cpt_record_slot_get_property;
  object_class->dispose = cpt_record_slot_dispose;

  properties[PROP_RECORD] =
      g_param_spec_object ("record", NULL, NULL, CPT_TYPE_RECORD, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
cpt_record_slot_init (CptRecordSlot *self)
{
}

/**
 * cpt_record_slot_new:
 *
 * Returns: (transfer full): the slot at @position of @list
 */
CptRecordSlot *
cpt_record_slot_new (CptRecordList *list, guint position)
{
  CptRecordSlot *self = g_object_new (CPT_TYPE_RECORD_SLOT, NULL);

  g_set_weak_pointer (&self->list, list);
  self->position = position;

  return self;
}

/**
 * cpt_record_slot_get_position:
 *
 * Returns: its place in the list
 */
guint
cpt_record_slot_get_position (CptRecordSlot *self)
{
  g_return_val_if_fail (CPT_IS_RECORD_SLOT (self), G_MAXUINT);

  return self->position;
}

/**
 * cpt_record_slot_get_record:
 *
 * Returns: (transfer none) (nullable): what stands here, on a bound slot; %NULL when it is not read yet: then
 *   "notify::record" follows
 */
CptRecord *
cpt_record_slot_get_record (CptRecordSlot *self)
{
  g_return_val_if_fail (CPT_IS_RECORD_SLOT (self), NULL);

  return self->record;
}

/**
 * cpt_record_slot_bind:
 *
 * A cell shows this slot: from now on it is told when its record changes.
 */
void
cpt_record_slot_bind (CptRecordSlot *self)
{
  g_return_if_fail (CPT_IS_RECORD_SLOT (self));

  if (self->list == NULL || self->n_bound++ > 0)
    return;

  cpt_record_list_set_bound (self->list, self, TRUE);
  self->rid = cpt_record_list_get_rid (self->list, self->position);
  g_set_object (&self->record, cpt_record_list_look (self->list, self->position));
}

/**
 * cpt_record_slot_unbind:
 *
 * No cell shows this slot any more.
 */
void
cpt_record_slot_unbind (CptRecordSlot *self)
{
  g_return_if_fail (CPT_IS_RECORD_SLOT (self));

  if (self->n_bound == 0 || --self->n_bound > 0)
    return;

  g_clear_object (&self->record);
  if (self->list != NULL)
    cpt_record_list_set_bound (self->list, self, FALSE);
}

/**
 * cpt_record_slot_refresh:
 *
 * The record here may be another one: looks again, and tells. One that is being read again stays until it is there.
 */
void
cpt_record_slot_refresh (CptRecordSlot *self)
{
  CptRecord *record = NULL;
  gint64 rid = 0;

  if (self->list == NULL)
    return;

  record = cpt_record_list_look (self->list, self->position);
  rid = cpt_record_list_get_rid (self->list, self->position);
  if (record == NULL && rid != 0 && rid == self->rid)
    return;

  self->rid = rid;
  if (g_set_object (&self->record, record))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD]);
}
